"""What the privacy office asks of the rows: closed tickets by age, whose data lies here, desks.

Reads only. Walks over the tickets: asked when a person wants to see it, and by the daily look.
"""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Integer, and_, case, func, literal, or_, select

from callcenter.privacy.retention import Closed
from callcenter.store.caller_tables import callers
from callcenter.store.columns import micros, moment_of
from callcenter.store.tables import attachments
from callcenter.store.ticket_tables import ticket_reporters, tickets
from callcenter.tickets.words import Classification, State

_OVER = (State.CLOSED.value, State.REJECTED.value, State.DUPLICATE.value)
_SORTS = {one.value: one for one in Classification}


class Kept(Struct, frozen=True):
    """What was over before then is kept too long: by the sort of a ticket, and the files of any."""

    complaint: datetime
    aspiration: datetime
    information: datetime
    oversight: datetime
    files: datetime


class Person(Struct, frozen=True):
    """Somebody whose data lies here, with the numbers of their tickets."""

    id: str
    name: str
    phones: tuple[str, ...]
    tickets: tuple[str, ...]


def kept_too_long(tx: Connection, kept: Kept, most: int | None = None) -> list[Closed]:
    """Tickets over since before what `kept` says, with what still hangs on them; the oldest first.

    At most `most`.
    """
    over = func.coalesce(tickets.c.closed_at, tickets.c.last_at)
    files = (
        select(func.count())
        .where(attachments.c.ticket_id == tickets.c.id)
        .correlate(tickets)
        .scalar_subquery()
    )
    others = (
        select(func.count())
        .where(
            ticket_reporters.c.ticket_id == tickets.c.id,
            or_(
                ticket_reporters.c.caller_id.is_not(None),
                ticket_reporters.c.name != "",
                ticket_reporters.c.phone != "",
            ),
        )
        .correlate(tickets)
        .scalar_subquery()
    )
    named = case((_names_somebody(), 1), else_=others)
    of_its_sort = case(
        (tickets.c.classification == Classification.INFORMATION.value, _at(kept.information)),
        (tickets.c.oversight, _at(kept.oversight)),
        (tickets.c.classification == Classification.ASPIRATION.value, _at(kept.aspiration)),
        else_=_at(kept.complaint),
    )
    asked = (
        select(
            tickets.c.id,
            tickets.c.classification,
            tickets.c.oversight,
            over.label("over"),
            named.label("named"),
            files.label("files"),
        )
        .where(
            tickets.c.state.in_(_OVER),
            or_(
                and_(over < of_its_sort, named != 0),
                and_(over < _at(kept.files), files != 0),
            ),
        )
        .order_by(over, tickets.c.id)
        .limit(most)
    )
    return [
        Closed(
            id=row.id,
            classification=_SORTS.get(row.classification, Classification.COMPLAINT),
            oversight=row.oversight,
            closed_at=row.over if isinstance(row.over, datetime) else moment_of(row.over),
            has_identity=bool(row.named),
            files=row.files,
        )
        for row in tx.execute(asked)
    ]


def _at(moment: datetime) -> ColumnElement[int]:
    return literal(micros(moment), Integer)


def concerned(tx: Connection) -> tuple[int, int]:
    """How many persons of the caller book, and how many tickets that name somebody, lie here."""
    people = select(func.count()).select_from(callers).where(_is_person())
    named = select(func.count()).select_from(tickets).where(_names_somebody())
    return tx.execute(people).scalar_one(), tx.execute(named).scalar_one()


def people(tx: Connection) -> Iterator[Person]:
    """Each of these persons with their tickets, by name."""
    asked = select(callers.c.id, callers.c.name, callers.c.phones).where(_is_person())
    for row in tx.execute(asked.order_by(callers.c.name, callers.c.id)).all():
        numbers = (
            select(tickets.c.number)
            .join(ticket_reporters, ticket_reporters.c.ticket_id == tickets.c.id)
            .where(ticket_reporters.c.caller_id == row.id)
            .order_by(tickets.c.registered_at)
        )
        found = dict.fromkeys(tx.execute(numbers).scalars())
        yield Person(row.id, row.name, row.phones, tuple(found))


def desks_of_tickets(tx: Connection) -> tuple[str, ...]:
    """The client ids of desks that registered a ticket."""
    asked = select(tickets.c.registered_on).distinct().where(tickets.c.registered_on != "")
    return tuple(sorted(tx.execute(asked).scalars()))


def _is_person() -> ColumnElement[bool]:
    return callers.c.merged_into.is_(None) & or_(callers.c.name != "", callers.c.phones != ())


def _names_somebody() -> ColumnElement[bool]:
    return or_(
        tickets.c.caller_id.is_not(None),
        tickets.c.reporter_name != "",
        tickets.c.reporter_phone != "",
    )
