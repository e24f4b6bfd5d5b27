"""What the pusher of LAPOR asks of this desk's books, and what it notes for itself alone.

Rows and marks; folds nothing. The words in the indexes are named as the tables name them.
"""

from collections.abc import Collection
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    func,
    or_,
    select,
    text,
)

from callcenter.store import kv
from callcenter.store.tables import events
from callcenter.store.ticket_tables import (
    LAPOR_HELD,
    LAPOR_REPLYING,
    LAPOR_TO_SEND,
    LAPOR_UNSETTLED,
    tickets,
)
from callcenter.tickets.words import Push

_MARK = "lapor_judged"
_EVENTS_AT_ONCE = 400
_LONG_AGO = datetime.fromisoformat("1970-01-01T00:00:00+00:00")

_stamp = (
    select(func.count().concat(":").concat(func.coalesce(func.max(events.c.seq), 0)))
    .where(events.c.subject_id == tickets.c.id)
    .scalar_subquery()
)
"""Another one with each event of the ticket, and when the centre gives one its place."""


class Going(Struct, frozen=True):
    """What the desk `me` hands over by itself: all registered from `since` on, or chosen ones."""

    me: str
    all: bool
    since: datetime | None = None


class Mark(Struct, frozen=True):
    """How far tickets kept back were judged.

    `terms` names what is set; under it every one up to `doc` was judged (all when `done`), and
    after that those of which something stands in the log up to the row `event`.
    """

    terms: str = ""
    doc: int = 0
    done: bool = False
    event: int = 0


def unfinished(tx: Connection, me: str) -> list[tuple[str, str]]:
    """Tickets (id, stamp) that this desk has reserved or that are in doubt by its doing."""
    asked = (
        select(tickets.c.id, _stamp)
        .where(
            text(f"({LAPOR_UNSETTLED})"),
            tickets.c.lapor_owner == me,
            tickets.c.lapor_state.in_((Push.RESERVED.value, Push.UNCERTAIN.value)),
        )
        .order_by(tickets.c.lapor_at)
    )
    return [(row[0], row[1]) for row in tx.execute(asked)]


def ready(
    tx: Connection, going: Going, passed: Collection[str], limit: int
) -> list[tuple[str, str]]:
    """Tickets (id, stamp) to hand over, the oldest first; never `passed`."""
    found = []
    for condition in _ready(going):
        asked = select(tickets.c.registered_at, tickets.c.id, _stamp).where(condition)
        if passed:
            asked = asked.where(tickets.c.id.not_in(passed))
        ordered = asked.order_by(tickets.c.registered_at, tickets.c.id).limit(limit)
        found += [tuple(row) for row in tx.execute(ordered)]
    return [(ticket_id, stamp) for _, ticket_id, stamp in sorted(found)[:limit]]


def count_waiting(tx: Connection, going: Going) -> tuple[int, datetime | None]:
    """How many wait, reserved ones too, and when the oldest of them was registered."""
    reserved = and_(
        text(f"({LAPOR_UNSETTLED})"),
        tickets.c.lapor_state == Push.RESERVED.value,
        tickets.c.lapor_owner == going.me,
    )
    count, times = 0, []
    for condition in (*_ready(going), reserved):
        asked = select(func.count(), func.min(tickets.c.registered_at)).where(condition)
        row = tx.execute(asked).one()
        count += row[0]
        times += [row[1]] if row[1] else []
    return count, min(times, default=None)


def counts(tx: Connection) -> tuple[int, int, int, int]:
    """In doubt, refused, without a row of the mapping, with an answer of ours LAPOR has not."""
    unsettled = text(f"({LAPOR_UNSETTLED})")
    is_refused = tickets.c.lapor_state == Push.REFUSED.value
    replies = and_(text(LAPOR_REPLYING))
    answered = and_(tickets.c.lapor_state == Push.SENT.value, tickets.c.lapor_replies > 0)
    doubtful = and_(unsettled, tickets.c.lapor_person, ~is_refused, ~answered)
    unmapped = and_(text(LAPOR_HELD), tickets.c.lapor_reason == "mapping")
    return (
        _count(tx, doubtful),
        _count(tx, and_(unsettled, is_refused)),
        _count(tx, unmapped),
        _count(tx, replies),
    )


def replying(tx: Connection) -> list[tuple[str, str]]:
    """Tickets (id, stamp) at LAPOR with an answer of ours that it has not, the oldest first."""
    asked = select(tickets.c.id, _stamp).where(
        text(LAPOR_REPLYING), tickets.c.lapor_state == Push.SENT.value
    )
    return [(row[0], row[1]) for row in tx.execute(asked.order_by(tickets.c.lapor_at))]


def is_settled(tx: Connection, eid: str) -> bool:
    """Whether the centre has given this event its place."""
    asked = select(events.c.seq).where(events.c.eid == eid)
    return tx.execute(asked).scalar_one_or_none() is not None


def mark(tx: Connection) -> Mark:
    """How far it was judged."""
    kept = kv.get(tx, _MARK)
    try:
        return msgspec.json.decode(kept, type=Mark) if kept else Mark()
    except msgspec.DecodeError:
        return Mark()


def keep_mark(tx: Connection, reached: Mark) -> None:
    """It was judged so far."""
    kv.put(tx, _MARK, msgspec.json.encode(reached))


def to_judge(tx: Connection, me: str, terms: str, limit: int) -> tuple[list[str], Mark | None]:
    """Tickets kept back that are to be judged (again), and the mark to keep after them.

    All of them once when the terms are others than before, then those that something happened to.
    None: nothing happened.
    """
    known = mark(tx)
    if known.terms != terms:
        known = Mark(terms, event=_last_event(tx))
    if known.done:
        return _changed(tx, me, known)
    asked = select(tickets.c.doc, tickets.c.id).where(_kept_back(me), tickets.c.doc > known.doc)
    found = tx.execute(asked.order_by(tickets.c.doc).limit(limit)).all()
    done = len(found) < limit
    doc = found[-1][0] if found else known.doc
    return [row[1] for row in found], Mark(terms, doc, done, known.event)


def _changed(tx: Connection, me: str, known: Mark) -> tuple[list[str], Mark | None]:
    found = tx.exec_driver_sql(
        "SELECT rowid, subject_id FROM events WHERE rowid > ? ORDER BY rowid LIMIT ?",
        (known.event, _EVENTS_AT_ONCE),
    ).all()
    if not found:
        return [], None
    subjects = {row[1] for row in found}
    asked = select(tickets.c.id).where(tickets.c.id.in_(subjects), _kept_back(me))
    reached = Mark(known.terms, known.doc, done=True, event=found[-1][0])
    return list(tx.execute(asked.order_by(tickets.c.doc)).scalars()), reached


def _ready(going: Going) -> tuple[ColumnElement[bool], ...]:
    """Those this desk registered, and those a person sends from here."""
    free = and_(tickets.c.lapor_state == Push.READY.value, ~tickets.c.lapor_person)
    chosen = and_(text("lapor_assigned <> ''"), tickets.c.lapor_assigned == going.me, free)
    if not going.all:
        return (chosen,)
    own = and_(
        text(LAPOR_TO_SEND),
        tickets.c.registered_on == going.me,
        tickets.c.registered_at >= (_LONG_AGO if going.since is None else going.since),
        tickets.c.lapor_assigned == "",
        free,
    )
    return own, chosen


def _kept_back(me: str) -> ColumnElement[bool]:
    own = and_(tickets.c.registered_on == me, tickets.c.lapor_assigned == "")
    return and_(text(LAPOR_HELD), or_(own, tickets.c.lapor_assigned == me))


def _last_event(tx: Connection) -> int:
    found = tx.exec_driver_sql("SELECT coalesce(max(rowid), 0) FROM events").scalar_one()
    return int(found)


def _count(tx: Connection, condition: ColumnElement[bool]) -> int:
    return tx.execute(select(func.count()).select_from(tickets).where(condition)).scalar_one()
