"""Time, given in: UTC wall time for showing, monotonic time for waiting; never for order."""

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

WIB = timezone(timedelta(hours=7), "WIB")
"""Waktu Indonesia Barat, the office's zone: UTC+7 without daylight saving."""


class Clock(Protocol):
    """What a room may ask of time."""

    def now(self) -> datetime:
        """Wall time, aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        ...


class CorrectedClock:
    """A clock set right by what the centre's clock said: `offset` is the centre's minus ours."""

    def __init__(self, real: Clock) -> None:
        self._real = real
        self.offset = timedelta()

    def now(self) -> datetime:
        """The centre's time as well as it is known, aware, UTC."""
        return self._real.now() + self.offset

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return self._real.monotonic()


class SystemClock:
    """The machine's clocks."""

    def now(self) -> datetime:
        """Wall time, aware, UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()
