"""The event, append-only and the only truth (SYNC 1): what happened, to whom, said by whom."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from msgspec import Struct, field

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
"""What JSON can hold: the same on desk, wire and server."""

SCHEMA = 1
"""Version of the events this desk writes."""

TICKET = "ticket"
CALLER = "caller"
OFFICE = "office"
PRIVACY = "privacy"
SHIFT = "shift"

MATTERS = frozenset({PRIVACY, SHIFT})
"""Subjects of which there are few: each is folded from its events when it is read."""


class Change(Struct, frozen=True):
    """One scalar field set to a value; `base` is the eid that had last set it for the author."""

    field: str
    value: Value
    base: str | None = None


class Author(Struct, frozen=True):
    """The operator at the desk when it was saved."""

    uid: str
    name: str


class Event(Struct, frozen=True, kw_only=True):
    """One thing that happened to a ticket, a caller, the office or another matter.

    `eid` is a UUIDv7. `n` counts without a gap per `client_id` and `incarnation`, from 1.
    `wall_at` is the desk's wall time (UTC), only shown; `offset_ms` is its estimated distance to
    the server's clock. `seq` and `received_at` are the server's, None until it came back.
    `obeys` names the erasures that its author had seen, or that its bytes were redacted for.
    """

    eid: str
    subject: str
    subject_id: str
    kind: str
    author: Author
    client_id: str
    incarnation: int
    n: int
    wall_at: datetime
    changes: tuple[Change, ...] = ()
    body: Mapping[str, Value] = field(default_factory=dict)
    offset_ms: int | None = None
    schema: int = SCHEMA
    obeys: tuple[str, ...] = ()
    seq: int | None = None
    received_at: datetime | None = None

    @property
    def at(self) -> datetime:
        """The time to show and to run clocks from: the server's unless the desk's is as good.

        A desk that knows its offset within 60 s is better than the receive time, which for a
        ticket typed offline may be days late (SYNC 9).
        """
        if self.offset_ms is not None:
            return _plausible(self.wall_at, timedelta(milliseconds=self.offset_ms))
        return self.received_at or _plausible(self.wall_at, timedelta())


_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


def _plausible(moment: datetime, shift: timedelta) -> datetime:
    """The shifted time, kept where a calendar can still count: a clock gone mad stops nothing."""
    try:
        moved = moment + shift
    except OverflowError:
        moved = moment
    return min(max(moved, _EARLIEST), _LATEST)
