"""How far the centre's clock is from this desk's: the midpoint of a request and its answer."""

from datetime import datetime, timedelta

from callcenter.clock import Clock

_SLOWEST = 10.0
"""Seconds; a slower exchange says too little about the clock."""


class Stopwatch:
    """Started right before a request."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wall = clock.now()
        self._began = clock.monotonic()

    def offset_ms(self, server_time: datetime) -> int | None:
        """Centre minus desk in milliseconds; None when the exchange was too slow to tell."""
        took = self._clock.monotonic() - self._began
        if took > _SLOWEST or server_time.tzinfo is None:
            return None
        middle = self._wall + timedelta(seconds=took / 2)
        return round((server_time - middle) / timedelta(milliseconds=1))
