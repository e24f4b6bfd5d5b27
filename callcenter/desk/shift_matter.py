"""What every verb about a shift shares: which shift runs, reading hand-overs, writing into one.

Knows no rule of its own: what a hand-over is stands in `callcenter.shifts`.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.desk.context import Change, Desk
from callcenter.desk.reach import reach_of
from callcenter.desk.record import append
from callcenter.errors import NotFound
from callcenter.shifts.handover import Handover, OnDuty, fold_handover, on_shift, span_body
from callcenter.shifts.roster import Roster, fold_roster
from callcenter.shifts.spans import ROSTER_ID, Span, id_from, shift_id, span_at, span_before
from callcenter.store.matters import any_matter, load_matter, load_matters
from callcenter.tickets.event import SHIFT, Author, Event, Value
from callcenter.tickets.words import Kind

DAYS = 45
"""How far back hand-overs are read unless somebody asks for more."""

RECENT = timedelta(days=2)
"""So far back who is here may have signed on."""


class ShiftBook(Struct, frozen=True):
    """The shift that runs, hand-overs by time (the newest first), the roster, who is here.

    `more`: there are older ones; `reading`: this desk still reads its history.
    """

    now: datetime
    span: Span
    handovers: tuple[Handover, ...]
    roster: Roster
    here: tuple[OnDuty, ...]
    more: bool = False
    reading: bool = False

    def find(self, matter_id: str) -> Handover | None:
        """The hand-over of this id."""
        return next((one for one in self.handovers if one.id == matter_id), None)

    @property
    def late(self) -> tuple[Handover, ...]:
        """Those that miss a signature, the oldest first."""
        return tuple(one for one in reversed(self.handovers) if one.is_late(self.now))


def shift_now(desk: Desk) -> Span:
    """The shift that runs now."""
    return span_at(desk.settings.shift_starts, desk.clock.now())


def last_shift(desk: Desk) -> Span:
    """The shift that ended last."""
    return span_before(desk.settings.shift_starts, shift_now(desk))


def read_shifts(desk: Desk, days: int = DAYS) -> ShiftBook:
    """Everything about the shifts of the last `days`, as far as this desk knows."""
    now = desk.clock.now()
    begin = now - timedelta(days=days)
    with desk.store.read() as tx:
        # What a desk whose clock ran ahead wrote for a shift to come waits until it has come.
        every = tuple(one for one in handovers_since(tx, begin) if one.span.begin <= now)
        older = any_matter(tx, SHIFT, ROSTER_ID, id_from(begin))
        roster = fold_roster(load_matter(tx, ROSTER_ID))
        reading = reach_of(tx).is_reading
    return ShiftBook(now, shift_now(desk), every, roster, on_shift(every, now), older, reading)


def read_on_shift(desk: Desk) -> tuple[OnDuty, ...]:
    """Who signed on and is here now, the first to come first."""
    now = desk.clock.now()
    with desk.store.read() as tx:
        return on_shift(handovers_since(tx, now - RECENT), now)


def handover_of(tx: Connection, matter_id: str) -> Handover:
    """One hand-over. Raises NotFound (shift)."""
    found = fold_handover(matter_id, _mine(load_matter(tx, matter_id)))
    if found is None:
        raise NotFound("shift", matter_id)
    return found


def handovers_since(tx: Connection, begin: datetime) -> tuple[Handover, ...]:
    """Those of shifts that began at `begin` or later, the newest first."""
    found = [
        made
        for matter_id, log in load_matters(tx, SHIFT, id_from(begin))
        if (made := fold_handover(matter_id, log)) is not None
    ]
    return tuple(sorted(found, key=lambda it: (it.span, it.id), reverse=True))


def find_handover(tx: Connection, span: Span) -> Handover | None:
    """The hand-over of a shift, None when nothing was written for it."""
    matter_id = shift_id(span)
    return fold_handover(matter_id, _mine(load_matter(tx, matter_id)))


def write(
    change: Change,
    span: Span,
    kind: Kind,
    body: Mapping[str, Value] | None = None,
    author: Author | None = None,
) -> Event:
    """Writes one event of a shift; empty values are left out."""
    said = {name: one for name, one in (body or {}).items() if one not in ("", None)}
    whole = {**span_body(span), **said}
    return append(change, SHIFT, shift_id(span), kind, body=whole, author=author)


def _mine(log: list[Event]) -> list[Event]:
    return [one for one in log if one.subject == SHIFT]
