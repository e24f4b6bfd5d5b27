"""Identifiers: UUIDv7 (RFC 9562), unique on every desk without asking; never used for order."""

import os
import uuid
from collections.abc import Callable

from callcenter.clock import Clock

Entropy = Callable[[int], bytes]


class Ids:
    """Makes UUIDv7 texts from a clock and a source of random bytes."""

    def __init__(self, clock: Clock, entropy: Entropy = os.urandom) -> None:
        self._clock = clock
        self._entropy = entropy

    def new(self) -> str:
        """A new identifier: 36 characters, lower case, version 7."""
        milliseconds = max(0, int(self._clock.now().timestamp() * 1000)) & (2**48 - 1)
        random = int.from_bytes(self._entropy(10), "big")
        value = milliseconds << 80
        value |= 0x7 << 76
        value |= ((random >> 62) & 0xFFF) << 64
        value |= 0b10 << 62
        value |= random & (2**62 - 1)
        return str(uuid.UUID(int=value))
