"""What a person does with tickets in the queue: take, remind, raise, snooze and wake, promise."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from callcenter.desk.context import Change, Desk
from callcenter.desk.each_ticket import Carried, each
from callcenter.desk.one_text import check_one_text
from callcenter.desk.own import own_uids
from callcenter.desk.record import record_ticket
from callcenter.errors import FieldInvalid
from callcenter.store import tickets as ticket_store
from callcenter.tickets.apply import MAX_LEVEL
from callcenter.tickets.event import Value
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind


def take(desk: Desk, ticket_ids: Iterable[str], reason: str = "") -> Carried:
    """Takes tickets in hand; refused is (reason: held) one of a colleague's without a reason.

    Raises ReporterNamed (reason).
    """
    why, wanted = reason.strip(), tuple(ticket_ids)
    check_one_text(desk, wanted, "reason", why)
    body: dict[str, Value] = {"uid": desk.author.uid, "name": desk.author.name}
    if why:
        body["reason"] = why

    def check(ticket: Ticket) -> None:
        holder = ticket.holder
        if not why and holder is not None and holder.uid not in own_uids(desk):
            raise FieldInvalid("reason", "held")

    return each(desk, wanted, Kind.TAKEN, _writing(Kind.TAKEN, body), check)


def release(desk: Desk, ticket_id: str) -> None:
    """Gives a ticket back to everybody."""
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.TAKEN, body={"uid": "", "name": ""})


def remind(desk: Desk, ticket_id: str, agency_id: str, means: str, text: str) -> None:
    """Records that an OPD was reminded, and how (whatsapp, telepon, email, surat)."""
    body: dict[str, Value] = {"agency_id": agency_id, "means": means, "text": text.strip()}
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.REMINDED, body=body)


def remind_of(desk: Desk, texts: Mapping[str, str], agency_id: str, means: str) -> Carried:
    """Records for each ticket (by id) its own words of one reminder to an agency.

    Refused is (agency_id: not_holder) one that the agency does not hold.
    """

    def check(ticket: Ticket) -> None:
        if agency_id not in ticket.agency_ids:
            raise FieldInvalid("agency_id", "not_holder")

    def write(change: Change, ticket: Ticket) -> None:
        text = texts[ticket.id].strip()
        body: dict[str, Value] = {"agency_id": agency_id, "means": means, "text": text}
        record_ticket(change, ticket.id, Kind.REMINDED, body=body)

    return each(desk, texts, Kind.REMINDED, write, check)


def raise_level(
    desk: Desk, ticket_ids: Iterable[str], reason: str, beside: Iterable[str] = ()
) -> Carried:
    """Moves tickets one rung up the ladder; refused is (level: top) one that stands there.

    `beside` were chosen with them. Raises FieldInvalid (reason: empty), ReporterNamed (reason).
    """
    why, wanted = reason.strip(), tuple(ticket_ids)
    if not why:
        raise FieldInvalid("reason", "empty")
    check_one_text(desk, wanted, "reason", why, beside)

    def check(ticket: Ticket) -> None:
        if ticket.level >= MAX_LEVEL:
            raise FieldInvalid("level", "top")

    def write(change: Change, ticket: Ticket) -> None:
        body: dict[str, Value] = {"level": ticket.level + 1, "reason": why}
        record_ticket(change, ticket.id, Kind.LEVEL_RAISED, body=body)

    return each(desk, wanted, Kind.LEVEL_RAISED, write, check)


def snooze(desk: Desk, ticket_ids: Iterable[str], until: datetime) -> Carried:
    """Puts tickets aside until a time. Raises FieldInvalid (until: past)."""
    if until <= desk.clock.now():
        raise FieldInvalid("until", "past")
    body: dict[str, Value] = {"until": until.isoformat()}
    return each(desk, ticket_ids, Kind.SNOOZED, _writing(Kind.SNOOZED, body))


def wake(desk: Desk, ticket_ids: Iterable[str]) -> None:
    """Takes tickets that were put aside back into the queue; others are left as they are."""
    with desk.change() as change:
        for one in ticket_ids:
            if ticket_store.load_ticket(change.tx, one).snoozed_until is not None:
                record_ticket(change, one, Kind.SNOOZED, body={"until": ""})


def promise_callback(desk: Desk, ticket_id: str, due: datetime, note: str = "") -> None:
    """Promises to ring the reporter. Raises FieldInvalid (due: past)."""
    promise_callbacks(desk, (ticket_id,), due, note)


def promise_callbacks(
    desk: Desk, ticket_ids: Iterable[str], due: datetime, note: str = ""
) -> Carried:
    """Promises to ring the reporters of these tickets.

    Raises FieldInvalid (due: past), ReporterNamed (text).
    """
    if due <= desk.clock.now():
        raise FieldInvalid("due", "past")
    wanted = tuple(ticket_ids)
    check_one_text(desk, wanted, "text", note)
    body: dict[str, Value] = {"due": due.isoformat(), "text": note.strip()}
    return each(desk, wanted, Kind.CALLBACK_PROMISED, _writing(Kind.CALLBACK_PROMISED, body))


def callback_done(desk: Desk, ticket_id: str, eid: str, text: str) -> None:
    """The promised call was made."""
    with desk.change() as change:
        record_ticket(
            change, ticket_id, Kind.CALLBACK_DONE, body={"eid": eid, "text": text.strip()}
        )


def _writing(kind: Kind, body: Mapping[str, Value]) -> Callable[[Change, Ticket], object]:
    """The same body for every ticket."""
    return lambda change, ticket: record_ticket(change, ticket.id, kind, body=body)
