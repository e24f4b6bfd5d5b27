"""A desk's clock that is off: by days, or back in 1970."""

from datetime import UTC, datetime, timedelta

from callcenter.clock import SystemClock

_NAMED = {
    "right": timedelta(),
    "ahead": timedelta(days=2),
    "behind": timedelta(days=-2),
    "minutes": timedelta(minutes=-7),
}
KINDS = ("right", "ahead", "right", "behind", "1970", "minutes")
"""One after another for the desks."""


class OffsetClock(SystemClock):
    """The machine's clock, wrong in one of the `KINDS`."""

    def __init__(self, kind: str) -> None:
        real = datetime.now(UTC)
        self._offset = _NAMED.get(kind) or timedelta()
        if kind == "1970":
            # An empty battery: it begins at the epoch with every day the machine runs.
            start = real.replace(hour=0, minute=0, second=0, microsecond=0)
            self._offset = datetime(1970, 1, 2, tzinfo=UTC) - start

    def now(self) -> datetime:
        return super().now() + self._offset
