"""Hand-written stand-ins for what a test must control: time, randomness, the OS keychain."""

import random
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 20, 14, 14, tzinfo=UTC)
"""A Friday, 21.14 WIB."""


class FakeClock:
    """A clock that moves when it is told to."""

    def __init__(self, moment: datetime = START) -> None:
        self.moment = moment
        self.elapsed = 0.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.elapsed

    def advance(self, **span: float) -> None:
        step = timedelta(**span)
        self.moment += step
        self.elapsed += step.total_seconds()


class FakeKeychain:
    """Keeps secrets in memory, as an OS keychain would for one account."""

    label = "Gantungan kunci uji"

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def set(self, name: str, secret: bytes) -> None:
        self.kept[name] = secret

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)


def seeded_entropy(seed: int):
    """Random bytes that are the same in every run."""
    source = random.Random(seed)
    return source.randbytes
