"""Tickets read back: one whole, or many as rows for lists. Writes nothing."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    case,
    exists,
    func,
    or_,
    select,
    text,
    type_coerce,
)

from callcenter.errors import NotFound
from callcenter.store import set_aside
from callcenter.store.caller_family import family
from callcenter.store.columns import micros
from callcenter.store.log import chunks, events_of
from callcenter.store.reported import history
from callcenter.store.rows import COLUMNS, TicketRow, ticket_row
from callcenter.store.tables import events, offers, outbox
from callcenter.store.ticket_columns import number_key
from callcenter.store.ticket_tables import ticket_numbers, tickets
from callcenter.tickets.apply import fold
from callcenter.tickets.event import TICKET
from callcenter.tickets.ticket import Ticket

UNSENT_STATES = ("new", "sent", "quarantined")


class QueueCounts(Struct, frozen=True):
    """Tickets whose next clock is over, near or runs calmly, and events the centre has not got."""

    over: int
    near: int
    running: int
    unsent: int


def load_ticket(tx: Connection, ticket_id: str) -> Ticket:
    """The ticket, folded from its events; raises NotFound."""
    log = [event for event in events_of(tx, ticket_id) if event.subject == TICKET]
    if not log:
        raise NotFound("ticket", ticket_id)
    return fold(ticket_id, log)


def find_by_number(tx: Connection, number: str) -> str | None:
    """The id of the ticket that has this number, or else had it; in any grouping."""
    asked = select(ticket_numbers.c.ticket_id).where(ticket_numbers.c.number == number_key(number))
    ordered = asked.order_by(ticket_numbers.c.former, ticket_numbers.c.ticket_id)
    return tx.execute(ordered).scalars().first()


def find_by_lapor_id(tx: Connection, complaint_id: str) -> list[str]:
    """The ids of the tickets that stand under this id at LAPOR, the newest first."""
    return list(tx.execute(with_lapor_id(complaint_id)).scalars())


def with_lapor_id(complaint_id: str) -> Select[str]:
    """Asks for these tickets; the condition of the index is said word for word, so it is used."""
    asked = select(tickets.c.id).where(tickets.c.lapor_id == complaint_id, text("lapor_id <> ''"))
    return asked.order_by(tickets.c.registered_at.desc())


def doc_of(tx: Connection, ticket_id: str) -> int | None:
    """The `doc` of this ticket; None when this desk does not hold it."""
    asked = select(tickets.c.doc).where(tickets.c.id == ticket_id)
    return tx.execute(asked).scalar_one_or_none()


def number_of(tx: Connection, ticket_id: str) -> str:
    """The number of this ticket, empty when this desk does not hold it."""
    asked = select(tickets.c.number).where(tickets.c.id == ticket_id)
    return tx.execute(asked).scalar_one_or_none() or ""


def rows(tx: Connection, ids: Iterable[str]) -> list[TicketRow]:
    """The rows of these tickets, in this order; ids without a ticket are left out."""
    wanted = list(dict.fromkeys(ids))
    found = {
        row.id: row
        for piece in chunks(wanted)
        for row in _rows(tx, select_rows().where(tickets.c.id.in_(piece)))
    }
    return [found[one] for one in wanted if one in found]


def rows_of_caller(tx: Connection, caller_id: str, limit: int = 50) -> list[TicketRow]:
    """Tickets a caller reported or joined, also under merged callers; open first, then newest."""
    _, ids = family(tx, caller_id)
    return rows(tx, history(tx, ids, limit))


def queue_rows(tx: Connection, limit: int, now: datetime) -> list[TicketRow]:
    """What the desk must watch, what breaks next first; the snoozed ones come last.

    What waits for a person and has no clock stands where what breaks now stands: doubts at LAPOR,
    two values, events that the centre does not take.
    """
    snoozed = func.coalesce(tickets.c.snoozed_until > now, False)
    found = _watched(tx, ~snoozed, limit, now)
    if len(found) < limit:
        found += _watched(tx, snoozed, limit - len(found), now)
    return found


def _watched(
    tx: Connection, which: ColumnElement[bool], limit: int, now: datetime
) -> list[TicketRow]:
    asked = select_rows().where(tickets.c.queued, which).limit(limit)
    due = tickets.c.next_due
    timed = _rows(tx, asked.where(due.is_not(None)).order_by(due))
    still = _rows(tx, asked.where(due.is_(None)).order_by(tickets.c.registered_at))
    still += _set_aside(tx, which)
    if not still:
        return timed
    both = sorted((*timed, *still), key=lambda row: (row.next_due or now, row.registered_at))
    return both[:limit]


def _set_aside(tx: Connection, which: ColumnElement[bool]) -> list[TicketRow]:
    """Those that stand in the queue because of an event that is set aside, and for nothing else."""
    return [
        row
        for piece in chunks(set_aside.only_aside(tx))
        for row in _rows(tx, select_rows().where(tickets.c.id.in_(piece), which))
    ]


def counts(tx: Connection, now: datetime) -> QueueCounts:
    """How the queue stands."""
    at = micros(now)
    over = _raw("next_due") <= at
    near = ~over & (_raw("next_near") <= at)
    found = tx.execute(
        select(
            func.count().label("all"),
            func.coalesce(func.sum(case((over, 1), else_=0)), 0).label("over"),
            func.coalesce(func.sum(case((near, 1), else_=0)), 0).label("near"),
        ).where(tickets.c.queued)
    ).one()
    waiting = select(func.count()).select_from(outbox).where(outbox.c.state.in_(UNSENT_STATES))
    unsent = tx.execute(waiting).scalar_one()
    aside = set_aside.counts(tx, at)
    calm = found.all - found.over - found.near + aside.running
    return QueueCounts(found.over + aside.over, found.near + aside.near, calm, unsent)


def count_tickets(tx: Connection) -> int:
    """How many tickets this desk holds, open and closed."""
    return tx.execute(select(func.count()).select_from(tickets)).scalar_one()


def in_place(prefix: str) -> ColumnElement[bool]:
    """The ticket lies in this place or in a part of it (Kemendagri codes nest by prefix)."""
    stem = prefix.rstrip(".")
    return or_(
        tickets.c.place == stem, (tickets.c.place > stem + ".") & (tickets.c.place < stem + "/")
    )


def select_rows() -> Select[tuple[object, ...]]:
    """What `ticket_row` is made of: columns, whether something waits to be sent or is aside."""
    waiting = exists().where(outbox.c.subject_id == tickets.c.id, outbox.c.state.in_(UNSENT_STATES))
    # From the few offers to their events: a join is walked from the log, all of it.
    offered = select(events.c.subject_id).where(events.c.eid.in_(select(offers.c.eid)))
    aside = exists().where(outbox.c.subject_id == tickets.c.id, outbox.c.state == "quarantined")
    unsent = or_(waiting, tickets.c.id.in_(offered))
    shown = (tickets.c[name] for name in (*COLUMNS, "latitude", "longitude"))
    return select(*shown, unsent.label("unsent"), aside.label("aside"))


def _rows(tx: Connection, asked: Select[tuple[object, ...]]) -> list[TicketRow]:
    return [ticket_row(one) for one in tx.execute(asked).all()]


def _raw(name: str) -> ColumnElement[int]:
    """A time column as the number it is stored as."""
    return type_coerce(tickets.c[name], Integer)
