"""What a person does with tickets in the queue: take, remind, raise, snooze and wake, promise."""

from collections.abc import Iterable
from datetime import datetime

from callcenter.desk.context import Desk
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.store import tickets as ticket_store
from callcenter.tickets.apply import MAX_LEVEL
from callcenter.tickets.event import Value
from callcenter.tickets.words import Kind


def take(desk: Desk, ticket_ids: Iterable[str], reason: str = "") -> None:
    """Takes tickets in hand. Raises FieldInvalid (reason: empty) to take one from a colleague."""
    with desk.change() as change:
        for one in ticket_ids:
            holder = ticket_store.load_ticket(change.tx, one).holder
            other = holder is not None and holder.uid != desk.author.uid
            if other and not reason.strip():
                raise FieldInvalid("reason", "empty")
            body: dict[str, Value] = {"uid": desk.author.uid, "name": desk.author.name}
            if reason.strip():
                body["reason"] = reason.strip()
            record_ticket(change, one, Kind.TAKEN, body=body)


def release(desk: Desk, ticket_id: str) -> None:
    """Gives a ticket back to everybody."""
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.TAKEN, body={"uid": "", "name": ""})


def remind(desk: Desk, ticket_id: str, agency_id: str, means: str, text: str) -> None:
    """Records that an OPD was reminded, and how (whatsapp, telepon, email, surat)."""
    body: dict[str, Value] = {"agency_id": agency_id, "means": means, "text": text.strip()}
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.REMINDED, body=body)


def raise_level(desk: Desk, ticket_ids: Iterable[str], reason: str) -> None:
    """Moves tickets one rung up the ladder. Raises FieldInvalid (reason: empty; level: top)."""
    if not reason.strip():
        raise FieldInvalid("reason", "empty")
    with desk.change() as change:
        for one in ticket_ids:
            level = ticket_store.load_ticket(change.tx, one).level
            if level >= MAX_LEVEL:
                raise FieldInvalid("level", "top")
            body: dict[str, Value] = {"level": level + 1, "reason": reason.strip()}
            record_ticket(change, one, Kind.LEVEL_RAISED, body=body)


def snooze(desk: Desk, ticket_ids: Iterable[str], until: datetime) -> None:
    """Puts tickets aside until a time. Raises FieldInvalid (until: past)."""
    if until <= desk.clock.now():
        raise FieldInvalid("until", "past")
    with desk.change() as change:
        for one in ticket_ids:
            record_ticket(change, one, Kind.SNOOZED, body={"until": until.isoformat()})


def wake(desk: Desk, ticket_ids: Iterable[str]) -> None:
    """Takes tickets that were put aside back into the queue; others are left as they are."""
    with desk.change() as change:
        for one in ticket_ids:
            if ticket_store.load_ticket(change.tx, one).snoozed_until is not None:
                record_ticket(change, one, Kind.SNOOZED, body={"until": ""})


def promise_callback(desk: Desk, ticket_id: str, due: datetime, note: str = "") -> None:
    """Promises to ring the reporter. Raises FieldInvalid (due: past)."""
    if due <= desk.clock.now():
        raise FieldInvalid("due", "past")
    body: dict[str, Value] = {"due": due.isoformat(), "text": note.strip()}
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.CALLBACK_PROMISED, body=body)


def callback_done(desk: Desk, ticket_id: str, eid: str, text: str) -> None:
    """The promised call was made."""
    with desk.change() as change:
        record_ticket(
            change, ticket_id, Kind.CALLBACK_DONE, body={"eid": eid, "text": text.strip()}
        )
