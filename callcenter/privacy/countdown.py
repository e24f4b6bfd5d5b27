"""The clock of the privacy office: 3 x 24 hours around the clock, never paused. Pure."""

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from callcenter.tickets.deadlines import NEAR_PERCENT, Standing

LIMIT: Final = timedelta(hours=72)
"""3 x 24 hours (UU 27/2022), for a request and for the notice of a breach alike."""


class Countdown(Struct, frozen=True):
    """From `start` (aware UTC) on; `ended` is when it was met, None while it runs."""

    start: datetime
    ended: datetime | None = None

    @property
    def due(self) -> datetime:
        """When it must be over."""
        return self.start + LIMIT

    def left(self, now: datetime) -> timedelta:
        """What is left, negative when it is over; for an ended one what was left then."""
        return self.due - (self.ended or now)

    def standing(self, now: datetime) -> Standing:
        """How it stands, in the words and with the share of the queue's clocks."""
        if self.ended is not None:
            return Standing.ENDED
        if now >= self.due:
            return Standing.OVER
        near = self.start + LIMIT * NEAR_PERCENT / 100
        return Standing.NEAR if now >= near else Standing.RUNNING

    @property
    def was_late(self) -> bool:
        """Whether it was met only after it was due."""
        return self.ended is not None and self.ended > self.due
