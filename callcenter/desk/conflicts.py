"""Two values of one field, or a step that came too late: found, settled by a person, taken back.

Settling is an event whose base is the head and which ends every other value; taking it back is an
event too, which brings the head and the other values to where they were. Nothing is erased.
"""

from msgspec import Struct

from callcenter.callers.book import Caller
from callcenter.desk.context import Change as DeskChange
from callcenter.desk.context import Desk
from callcenter.desk.record import append_caller, record_ticket
from callcenter.errors import TransitionRefused
from callcenter.store import callers as caller_store
from callcenter.store import conflicts as conflict_store
from callcenter.store import tickets as ticket_store
from callcenter.store.conflicts import ConflictRow
from callcenter.tickets import life
from callcenter.tickets.event import CALLER, Change, Value
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind

__all__ = [
    "ConflictRow",
    "Disputed", "Settled", "can_reopen", "count_conflicts", "keep_state", "read_caller",
    "read_conflicts", "reopen_for_step", "settle_field", "take_back",
]  # fmt: skip

STATE = "state"
REOPENS = "reopens"
"""In the body of a settling that was taken back: eids of the values it brings back."""


class Disputed(Struct, frozen=True):
    """Two values of one field, judged by a person: eids of the head as seen, and of the other."""

    subject: str
    subject_id: str
    field: str
    seen: str
    other: str


class Settled(Struct, frozen=True):
    """What a settling changed: enough to take it back.

    `kept` is the head before; `others` are the values that were ended, each with its eid.
    """

    subject: str
    subject_id: str
    field: str
    kept: Value
    others: tuple[tuple[Value, str], ...]


def read_conflicts(desk: Desk, limit: int = 500) -> tuple[ConflictRow, ...]:
    """Every ticket and every caller with something open, the oldest change first."""
    with desk.store.read() as tx:
        return conflict_store.rows(tx, limit)


def count_conflicts(desk: Desk) -> int:
    """How many tickets and callers wait for a person."""
    with desk.store.read() as tx:
        return conflict_store.count(tx)


def read_caller(desk: Desk, caller_id: str) -> Caller:
    """An entry of the caller book; raises NotFound."""
    with desk.store.read() as tx:
        return caller_store.load_caller(tx, caller_id)


def settle_field(desk: Desk, what: Disputed, value: Value) -> Settled:
    """The field gets the chosen one of the two values; a third one stays open, to be seen too.

    When somebody set the field since the person looked, nothing is settled and TransitionRefused
    is raised, because a value would vanish unseen.
    """
    with desk.change() as change:
        book = _load(change, what.subject, what.subject_id)
        head = book.heads.get(what.field)
        if (head.eid if head else "") != what.seen:
            raise TransitionRefused(Kind.EDITED, STATE)
        others = [
            one
            for one in book.conflicts
            if one.field == what.field and (one.eid == what.other or one.value == value)
        ]
        ended: list[Value] = [one.eid for one in others]
        changed = [Change(what.field, value, what.seen or None)]
        _write(change, what.subject, what.subject_id, {"resolves": ended}, changed)
    values = tuple((_value(one.value), one.eid) for one in others)
    kept = _value(head.value) if head else None
    return Settled(what.subject, what.subject_id, what.field, kept, values)


def take_back(desk: Desk, settled: Settled) -> None:
    """The head is what it was, and the other values are open again, to be settled anew."""
    with desk.change() as change:
        head = _load(change, settled.subject, settled.subject_id).heads[settled.field]
        fields = [Change(settled.field, settled.kept, head.eid)]
        # On a base that is no head any more each of them is an open value again.
        fields += [Change(settled.field, value, eid) for value, eid in settled.others]
        eids: list[Value] = [eid for _value, eid in settled.others]
        _write(change, settled.subject, settled.subject_id, {REOPENS: eids}, fields)


def keep_state(desk: Desk, ticket_id: str) -> None:
    """The state stays; the steps that came too late stay in the story alone."""
    _end_steps(desk, ticket_id, Kind.EDITED, {})


def can_reopen(ticket: Ticket) -> bool:
    """Whether the ticket can be taken up again so that the step can be done after all."""
    return Kind.REOPENED in life.actions(ticket.state)


def reopen_for_step(desk: Desk, ticket_id: str, reason: str) -> None:
    """The ticket is open again, so that a person can do the step that came too late."""
    _end_steps(desk, ticket_id, Kind.REOPENED, {"reason": reason})


def _end_steps(desk: Desk, ticket_id: str, kind: Kind, body: dict[str, Value]) -> None:
    with desk.change() as change:
        ticket = ticket_store.load_ticket(change.tx, ticket_id)
        ended: list[Value] = [one.eid for one in ticket.conflicts if one.field == STATE]
        record_ticket(change, ticket_id, kind, body={**body, "resolves": ended})


def _load(change: DeskChange, subject: str, subject_id: str) -> Ticket | Caller:
    if subject == CALLER:
        return caller_store.load_caller(change.tx, subject_id)
    return ticket_store.load_ticket(change.tx, subject_id)


def _write(
    change: DeskChange,
    subject: str,
    subject_id: str,
    body: dict[str, Value],
    fields: list[Change],
) -> None:
    if subject == CALLER:
        append_caller(change, subject_id, Kind.CALLER_EDITED, body=body, fields=fields)
    else:
        record_ticket(change, subject_id, Kind.EDITED, body=body, fields=fields)


def _value(value: object) -> Value:
    return value  # type: ignore[return-value]
