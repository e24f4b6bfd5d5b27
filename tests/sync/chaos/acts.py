"""What an operator does at one desk of the chaos: real verbs on shared tickets, chosen by a seed.

Every save carries a mark in its text that no other save has: so a doubled one shows.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import func, select

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note
from callcenter.desk.context import Desk
from callcenter.desk.dispatch import dispatch
from callcenter.desk.edit_ticket import edit_ticket, resolve_conflict
from callcenter.desk.finish import close_ticket, reopen, resolve, verify
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import (
    FieldInvalid,
    InputError,
    NotFound,
    NumbersExhausted,
    StoreBusy,
    TransitionRefused,
)
from callcenter.ids import Ids
from callcenter.store.tables import events
from callcenter.store.ticket_tables import tickets
from callcenter.tickets.event import Change
from tests.builders import intake
from tests.sync.chaos.confirmed import Confirmed

REFUSALS = (TransitionRefused, FieldInvalid, InputError, NotFound, NumbersExhausted, StoreBusy)
"""What a desk may say to a person; nothing was saved then."""


class _Noting(Ids):
    """Ids that remember what they gave out."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self.given: list[str] = []

    def new(self) -> str:
        self.given.append(self._ids.new())
        return self.given[-1]


@dataclass(slots=True)
class Operator:
    """One person at one desk; `mark` begins every mark of this desk."""

    desk: Desk
    mark: str
    chance: random.Random
    ids: _Noting = field(init=False)
    files: list[str] = field(default_factory=list)
    saves: int = 0

    def __post_init__(self) -> None:
        self.ids = _Noting(self.desk.ids)
        self.desk.ids = self.ids

    def act(self) -> Confirmed:
        """One save, as it was confirmed; raises one of the `REFUSALS`."""
        ticket_id = self._any_ticket()
        if ticket_id is None or self.chance.random() < 0.3:
            return self.register()
        act = self.chance.choices(_ACTS, _WEIGHTS)[0]
        mark = self._next_mark()
        self.files.clear()
        act(self, ticket_id, mark)
        return self._confirmed(ticket_id, mark, files=tuple(self.files))

    def register(self, mark: str = "") -> Confirmed:
        """A new ticket, sometimes with a note in the same transaction."""
        mark = mark or self._next_mark()
        told = intake(
            phone=f"0812-0000-{self.chance.randrange(30):04}",
            name=f"Contoh {self.chance.randrange(30)}",
            description=f"{mark} {'jalan berlubang ' * self.chance.randrange(1, 40)}",
            agency_ids=self.chance.choice([(), ("bmbk",), ("bmbk", "bpbd")]),
        )
        saved = register_ticket(self.desk, told)
        return self._confirmed(saved.ticket_id, mark, saved.number)

    def _next_mark(self) -> str:
        self.ids.given.clear()
        self.saves += 1
        return f"[{self.mark}.{self.saves}]"

    def _confirmed(
        self, ticket_id: str, mark: str, number: str = "", files: tuple[str, ...] = ()
    ) -> Confirmed:
        with self.desk.store.read() as tx:
            # Ids are given to tickets and callers, too; only events count.
            asked = select(events.c.subject_id).where(events.c.subject_id.in_(self.ids.given))
            subjects = set(tx.execute(asked).scalars())
        eids = tuple(one for one in self.ids.given if one not in subjects)
        return Confirmed(eids, ticket_id, mark, number, time.time(), files)

    def _any_ticket(self) -> str | None:
        """Mostly one of the newest, which the other desks have at hand as well."""
        with self.desk.store.read() as tx:
            many = tx.execute(select(func.count()).select_from(tickets)).scalar_one()
            if not many:
                return None
            place = min(int(self.chance.expovariate(0.1)), many - 1)
            asked = select(tickets.c.id).order_by(tickets.c.id.desc()).offset(place).limit(1)
            return tx.execute(asked).scalar_one()


def _note(one: Operator, ticket_id: str, mark: str) -> None:
    add_note(one.desk, ticket_id, f"{mark} warga menelepon lagi")


def _edit(one: Operator, ticket_id: str, mark: str) -> None:
    ticket = read_ticket(one.desk, ticket_id).ticket
    name, value = one.chance.choice(
        [
            ("landmark", f"{mark} dekat balai"),
            ("description", f"{mark} cerita yang diperbaiki"),
            ("urgency", one.chance.choice(["normal", "segera"])),
        ]
    )
    head = ticket.heads.get(name)
    edit_ticket(one.desk, ticket_id, [Change(name, value, head.eid if head else None)])


def _dispatch(one: Operator, ticket_id: str, mark: str) -> None:
    dispatch(one.desk, ticket_id, [one.chance.choice(["bmbk", "bpbd"])], mark)


def _move(one: Operator, ticket_id: str, mark: str) -> None:
    step = one.chance.randrange(4)
    if step == 0:
        verify(one.desk, ticket_id)
    elif step == 1:
        resolve(one.desk, ticket_id, mark)
    elif step == 2:
        close_ticket(one.desk, ticket_id, mark)
    else:
        reopen(one.desk, ticket_id, mark)


def _attach(one: Operator, ticket_id: str, mark: str) -> None:
    """A document of one to three chunks; its bytes are this save's own."""
    text = f"{mark} {one.chance.randbytes(one.chance.randrange(100, 300_000)).hex()}"
    file = keep_bytes(one.desk, "catatan.txt", text.encode())
    add_attachment(one.desk, ticket_id, [file])
    one.files.append(file.sha256)


def _settle_conflict(one: Operator, ticket_id: str, _mark: str) -> None:
    ticket = read_ticket(one.desk, ticket_id).ticket
    if not ticket.conflicts:
        raise NotFound("conflict", ticket_id)
    found = ticket.conflicts[0]
    resolve_conflict(one.desk, ticket_id, found.field, found.value)


_Act = Callable[[Operator, str, str], None]
_ACTS: tuple[_Act, ...] = (_note, _edit, _dispatch, _move, _attach, _settle_conflict)
_WEIGHTS = (8, 8, 2, 4, 1, 2)
