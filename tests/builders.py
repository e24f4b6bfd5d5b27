"""Builds events and intakes for tests: plainly invented content, every detail can be given."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from callcenter.clock import SystemClock
from callcenter.desk.context import Desk
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.ids import Ids
from callcenter.tickets.event import TICKET, Author, Change, Event
from callcenter.tickets.intake import Intake
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind
from tests.fakes import START

OPERATOR = Author("op-1", "Operator Contoh")
IDS = Ids(SystemClock())


class EventLine:
    """Events of one desk in the order it wrote them, a minute apart unless said otherwise."""

    def __init__(self, ticket_id: str = "t-1", client_id: str = "desk-1") -> None:
        self.ticket_id = ticket_id
        self.client_id = client_id
        self.n = 0
        self.at = START

    def event(
        self,
        kind: Kind | str,
        *,
        body: Mapping[str, Any] | None = None,
        changes: tuple[Change, ...] = (),
        at: datetime | None = None,
        author: Author = OPERATOR,
    ) -> Event:
        self.n += 1
        self.at = at or self.at + timedelta(minutes=1)
        return Event(
            eid=IDS.new(),
            subject=TICKET,
            subject_id=self.ticket_id,
            kind=kind,
            author=author,
            client_id=self.client_id,
            incarnation=1,
            n=self.n,
            wall_at=self.at,
            offset_ms=0,
            changes=changes,
            body=body or {},
        )

    def registered(self, *, at: datetime = START, **fields: Any) -> Event:
        values = {"description": "Jalan berlubang", "category": "pekerjaan-umum"} | fields
        changes = tuple(Change(name, value) for name, value in values.items())
        return self.event(
            Kind.REGISTERED, body={"number": "260417101" + "45"}, changes=changes, at=at
        )


def intake(**fields: Any) -> Intake:
    """A complaint about a provincial road, with whatever is given in its place."""
    values: dict[str, Any] = {
        "phone": "0812-0000-1234",
        "name": "Contoh Sari",
        "description": "Jalan depan Pasar Bandar Jaya berlubang besar, dua motor jatuh.",
        "category": "pekerjaan-umum",
        "place": "18.02.07.1003",
        "answers": {"status_jalan": "provinsi"},
        "agency_ids": ("bmbk",),
    }
    return Intake(**(values | fields))


def register(desk: Desk, count: int) -> list[str]:
    """Tickets that nobody has handed on yet; their ids, in order."""
    return [register_ticket(desk, intake(agency_ids=())).ticket_id for _ in range(count)]


def ticket(desk: Desk, ticket_id: str) -> Ticket:
    """The ticket as its screen would read it."""
    return read_ticket(desk, ticket_id).ticket


def kinds(desk: Desk, ticket_id: str) -> list[str]:
    """What happened to it, in order."""
    return [one.kind for one in ticket(desk, ticket_id).entries]
