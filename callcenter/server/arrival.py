"""One event as it came in: what it says, its bytes, and their hash."""

from hashlib import sha256

from msgspec import Struct

from callcenter.protocol.events import encode_event
from callcenter.tickets.event import Event


class Arrival(Struct, frozen=True):
    """An event with its bytes and their SHA-256.

    `received_at` in microseconds is when the centre once received it, before it was set back.
    """

    event: Event
    raw: bytes
    raw_hash: bytes
    received_at: int | None = None

    def at(self, now: int) -> int:
        """The receive time it gets when it is stored now (microseconds)."""
        return now if self.received_at is None else self.received_at


def arrival_of(event: Event) -> Arrival:
    """An event that is written here, encoded for the first time."""
    raw = encode_event(event)
    return Arrival(event, raw, sha256(raw).digest())
