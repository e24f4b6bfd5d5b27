"""The highest time this desk has seen, and its steady time, as they go on in this process.

Keeps nothing on disk.
"""

from datetime import datetime, timedelta
from threading import Lock

from msgspec import Struct

from callcenter.clock import Clock
from callcenter.store.seen_time import Seen


class _Anchor(Struct, frozen=True):
    """A time that was reached at one moment of the monotonic clock."""

    moment: datetime
    monotonic: float


class SeenClock:
    """Never runs backwards, and goes on while the wall clock stands behind what was seen."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._anchor = _Anchor(clock.now(), clock.monotonic())
        self._lowered = -1
        self._turn = Lock()

    def now(self) -> datetime:
        """The highest time there was, aware, UTC."""
        with self._turn:
            return self._reach()

    def _reach(self) -> datetime:
        anchor, wall, monotonic = self._anchor, self._clock.now(), self._clock.monotonic()
        reached = max(wall, anchor.moment + timedelta(seconds=monotonic - anchor.monotonic))
        self._anchor = _Anchor(reached, monotonic)
        return reached

    def learn(self, kept: Seen | None) -> None:
        """What stands on disk counts when it is later, or when the centre set it right."""
        if kept is None:
            return
        with self._turn:
            set_right, self._lowered = kept.lowered != self._lowered, kept.lowered
            if set_right or kept.highest > self._reach():
                self._anchor = _Anchor(kept.highest, self._clock.monotonic())


class SteadyClock:
    """Goes by the monotonic clock and by what is kept; moving the wall clock moves it nowhere."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._anchor: _Anchor | None = None
        self._turn = Lock()

    def now(self, kept: datetime | None) -> datetime:
        """The steady time, aware, UTC; `kept` on disk counts when it is later.

        Where nothing was ever kept it begins with the wall clock.
        """
        with self._turn:
            reached, monotonic = self._reach(kept), self._clock.monotonic()
            self._anchor = _Anchor(reached, monotonic)
            return reached

    def _reach(self, kept: datetime | None) -> datetime:
        anchor = self._anchor
        if anchor is None:
            return kept or self._clock.now()
        reached = anchor.moment + timedelta(seconds=self._clock.monotonic() - anchor.monotonic)
        return reached if kept is None else max(reached, kept)
