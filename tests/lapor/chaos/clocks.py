"""A clock that runs faster than the machine's, the same in every process of a storm."""

import time
from datetime import UTC, datetime


class FastClock:
    """`speed` seconds pass in each real one, counted from the moment `start` (seconds since 1970).

    A process that is killed and started again goes on where the others are.
    """

    def __init__(self, start: float, speed: float) -> None:
        self._start = start
        self._speed = speed

    def now(self) -> datetime:
        gone = (time.time() - self._start) * self._speed
        return datetime.fromtimestamp(self._start + gone, UTC)

    def monotonic(self) -> float:
        return time.monotonic() * self._speed
