"""Which tickets stand where on their way to LAPOR, for the lists a person reads. Reads only."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, text, true

from callcenter.store.ticket_tables import LAPOR_THERE, LAPOR_TO_SEND, LAPOR_UNSETTLED, tickets
from callcenter.tickets.words import Push


class Going(Struct, frozen=True):
    """What goes by itself: all that was registered from `since` on, or only what was chosen."""

    all: bool
    since: datetime | None = None


def person_ids(
    tx: Connection, *, silent: datetime, gone: str, limit: int
) -> tuple[tuple[str, ...], int]:
    """Tickets that need a person, the longest waiting first, and how many there are in all.

    Also those that a desk is about to post since before `silent`, those that LAPOR has no longer
    (their status there is `gone`), and those whose complaint another ticket has as well.
    """
    left_behind = (tickets.c.lapor_state == Push.RESERVED.value) & (tickets.c.lapor_at < silent)
    unsettled = text(f"({LAPOR_UNSETTLED})") & or_(tickets.c.lapor_person, left_behind)
    vanished = text(LAPOR_THERE) & (tickets.c.lapor_status == gone) & ~tickets.c.lapor_person
    found: list[tuple[datetime | None, str]] = []
    count = 0
    for asked in (unsettled, vanished, *_shared(tx, gone)):
        at = tickets.c.lapor_at
        rows = tx.execute(select(at, tickets.c.id).where(asked).order_by(at).limit(limit)).all()
        found += [(one.lapor_at, one.id) for one in rows]
        count += _count(tx, asked) if len(rows) == limit else len(rows)
    found.sort(key=lambda one: (one[0] is not None, one[0] or datetime.min, one[1]))
    return tuple(one for _, one in found[:limit]), count


def sharing(tx: Connection, ticket_id: str, complaint_id: str) -> tuple[str, ...]:
    """The numbers of the other tickets that have this complaint and were not merged away."""
    asked = select(tickets.c.number).where(
        tickets.c.lapor_id == complaint_id,
        text("lapor_id <> ''"),
        tickets.c.id != ticket_id,
        tickets.c.duplicate_of.is_(None),
    )
    return tuple(tx.execute(asked.order_by(tickets.c.registered_at, tickets.c.id)).scalars())


def waiting_ids(tx: Connection, going: Going, limit: int) -> tuple[tuple[str, ...], int]:
    """Tickets that go by themselves and have not gone, the oldest first; how many in all."""
    ready = _ready() & _goes(going)
    leaving = text(f"({LAPOR_UNSETTLED})") & (tickets.c.lapor_state == Push.RESERVED.value)
    return _listed(tx, or_(leaving, ready), limit)


def unchosen_ids(tx: Connection, going: Going, limit: int) -> tuple[tuple[str, ...], int]:
    """Tickets that go only when a person chooses them, the newest first; how many in all."""
    return _listed(tx, _ready() & ~_goes(going), limit, newest=True)


def ids_in(tx: Connection, state: Push, limit: int) -> tuple[tuple[str, ...], int]:
    """Tickets in a state, the newest first; how many in all."""
    return _listed(tx, tickets.c.lapor_state == state.value, limit, newest=True)


def desks_of(tx: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The desk that has to hand each of these over: the one a person chose, else where it began."""
    asked = select(tickets.c.id, tickets.c.lapor_assigned, tickets.c.registered_on)
    rows = tx.execute(asked.where(tickets.c.id.in_(ids)))
    return {row.id: row.lapor_assigned or row.registered_on for row in rows}


def registered_between(
    tx: Connection, begin: datetime, end: datetime, *, there: bool = False
) -> tuple[str, ...]:
    """Tickets registered in [begin, end), the oldest first; `there`: only those LAPOR has."""
    asked = select(tickets.c.id).where(
        tickets.c.registered_at >= begin, tickets.c.registered_at < end
    )
    if there:
        asked = asked.where(text("lapor_id <> ''"))
    ordered = asked.order_by(tickets.c.registered_at, tickets.c.id)
    return tuple(tx.execute(ordered).scalars())


def _shared(tx: Connection, gone: str) -> tuple[ColumnElement[bool], ...]:
    """Asks for the tickets whose complaint two have; nothing to ask when there is no such one."""
    every = tickets.c.lapor_id
    asked = select(every).where(text("lapor_id <> ''")).group_by(every).having(func.count() > 1)
    twice = tx.execute(asked).scalars().all()
    if not twice:
        return ()
    held = and_(text("lapor_id <> ''"), every.in_(twice), tickets.c.duplicate_of.is_(None))
    still = select(every).where(held).group_by(every).having(func.count() > 1)
    here = text(LAPOR_THERE) & (tickets.c.lapor_status != gone) & ~tickets.c.lapor_person
    return (and_(held, every.in_(tx.execute(still).scalars().all()), here),)


def _ready() -> ColumnElement[bool]:
    return and_(text(LAPOR_TO_SEND), tickets.c.lapor_state == Push.READY.value)


def _goes(going: Going) -> ColumnElement[bool]:
    chosen = tickets.c.lapor_chosen.is_(True)
    if not going.all:
        return chosen
    return true() if going.since is None else chosen | (tickets.c.registered_at >= going.since)


def _listed(
    tx: Connection, asked: ColumnElement[bool], limit: int, *, newest: bool = False
) -> tuple[tuple[str, ...], int]:
    at = tickets.c.registered_at
    ordered = select(tickets.c.id).where(asked).order_by(at.desc() if newest else at, tickets.c.id)
    ids: Sequence[str] = tx.execute(ordered.limit(limit)).scalars().all()
    return tuple(ids), _count(tx, asked) if len(ids) == limit else len(ids)


def _count(tx: Connection, asked: ColumnElement[bool]) -> int:
    return tx.execute(select(func.count()).select_from(tickets).where(asked)).scalar_one()
