"""Registers what was heard: one transaction from the form to a ticket with a number on disk."""

from collections.abc import Sequence

from callcenter.callers.nik import read_nik
from callcenter.callers.phone import parse_phone
from callcenter.callers.scrubbing import unnamed
from callcenter.clock import WIB
from callcenter.desk.add_attachment import store_files
from callcenter.desk.context import Change, Desk
from callcenter.desk.know_caller import know_caller
from callcenter.desk.lapor_ticket import read_complaint_id, require_free
from callcenter.desk.nameless import identity_of, without_file_names, without_identity
from callcenter.desk.record import append, record_ticket
from callcenter.desk.views import Registered
from callcenter.errors import FieldInvalid
from callcenter.lapor import bodies
from callcenter.store import attachments, drafts, numbers, sync_state
from callcenter.tickets.event import TICKET, Value
from callcenter.tickets.intake import Intake, registration_changes
from callcenter.tickets.words import Kind

FIRST_YEAR, LAST_YEAR = 2020, 2099
"""Years a ticket number can be of."""


def register_ticket(
    desk: Desk,
    intake: Intake,
    *,
    files: Sequence[attachments.Attachment] = (),
    draft_slot: str | None = None,
    note: str = "",
    notes: Sequence[str] = (),
) -> Registered:
    """Saves the form as a ticket and sends it on its way; the draft it came from ends with it.

    `note` goes with the ticket to whom it is handed to or referred to (on the timeline when it
    goes to nobody); each of `notes` stands on the timeline by itself.
    Raises FieldInvalid (description, category, classification, phone, complaint_id),
    ComplaintTaken, NumbersExhausted and the store's EnvironmentFaults; then nothing was written
    and the draft is still there.
    """
    _check(desk, intake)
    with desk.change() as change:
        key = ""
        if intake.names_reporter:
            key = parse_phone(intake.phone).key if intake.phone.strip() else ""
            intake = know_caller(change, intake, key)
        else:
            said = identity_of(intake)
            intake, files = without_identity(intake), without_file_names(files)
            note, notes = unnamed(note, said), [unnamed(one, said) for one in notes]
        ticket_id = desk.ids.new()
        number = numbers.take_number(change.tx, _year(change))
        append(
            change,
            TICKET,
            ticket_id,
            Kind.REGISTERED,
            body=_registration_body(intake, number),
            fields=registration_changes(intake, key),
        )
        _note_origin(change, ticket_id, intake.lapor_id)
        store_files(change, ticket_id, files)
        for text in notes:
            _write_note(change, ticket_id, text)
        outcome = _send_on_its_way(change, ticket_id, intake, note.strip())
        if draft_slot is not None:
            drafts.drop_draft(change.tx, draft_slot)
            change.touched.add("drafts")
    promise = None
    if outcome in ("disposisi", "diterima"):
        promise = desk.deadlines.promise(change.at, intake.classification, intake.oversight)
    return Registered(
        ticket_id=ticket_id,
        number=number,
        outcome=outcome,
        agency_ids=intake.agency_ids,
        promise=promise,
        caller_id=intake.caller_id,
    )


def _check(desk: Desk, intake: Intake) -> None:
    """Only what a ticket cannot do without; everything else may be asked later."""
    if intake.names_reporter and intake.nik.strip():
        read_nik(intake.nik, (), desk.clock.now().astimezone(WIB).date())
    if not intake.description.strip():
        raise FieldInvalid("description", "empty")
    if not intake.category:
        raise FieldInvalid("category", "empty")
    if intake.category not in desk.directory.categories:
        raise FieldInvalid("category", "unknown")
    if intake.place and intake.place not in desk.directory.places:
        raise FieldInvalid("place", "unknown")
    for agency_id in intake.agency_ids:
        if agency_id not in desk.directory.agencies:
            raise FieldInvalid("agency", "unknown")


def _year(change: Change) -> int:
    """The year of the number; a clock gone mad falls back to when the centre last answered."""
    year = change.at.astimezone(WIB).year
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    known = sync_state.state(change.tx).last_ok
    if known is None or not FIRST_YEAR <= known.year <= LAST_YEAR:
        raise FieldInvalid("clock", "wrong")
    return known.year


def _registration_body(intake: Intake, number: str) -> dict[str, Value]:
    body: dict[str, Value] = {"number": number}
    if intake.call_seconds is not None:
        body["call_seconds"] = intake.call_seconds
    return body


def _note_origin(change: Change, ticket_id: str, complaint_id: str) -> None:
    """A complaint that came from LAPOR is there already: it is never handed over to it."""
    if not complaint_id:
        return
    found = read_complaint_id(complaint_id)
    require_free(change, found)
    append(change, TICKET, ticket_id, Kind.LAPOR_SENT, body=bodies.sent("", found, "opened"))


def _write_note(change: Change, ticket_id: str, text: str) -> None:
    if text.strip():
        record_ticket(change, ticket_id, Kind.NOTE_ADDED, body={"text": text.strip()})


def _send_on_its_way(change: Change, ticket_id: str, intake: Intake, note: str) -> str:
    """Answered in the call, handed on, referred, or left for verification."""
    if intake.answered.strip():
        _write_note(change, ticket_id, note)
        text: dict[str, Value] = {"text": intake.answered.strip(), "in_call": True}
        record_ticket(change, ticket_id, Kind.RESOLVED, body=text)
        record_ticket(change, ticket_id, Kind.CLOSED, body={"reason": "dijawab_saat_telepon"})
        return "dijawab"
    agencies = [change.desk.directory.agencies[one] for one in intake.agency_ids]
    inside: list[Value] = [one.id for one in agencies if one.within_authority]
    outside: list[Value] = [one.id for one in agencies if not one.within_authority]
    if not agencies:
        _write_note(change, ticket_id, note)
        return "diterima"
    body: dict[str, Value] = {"agency_ids": [*inside, *outside]}
    if note:
        body["note"] = note
    kind, outcome = Kind.REFERRED, "rujukan"
    if inside:
        kind, outcome = Kind.DISPATCHED, "disposisi"
    elif any(one.is_emergency for one in agencies):
        kind, outcome = Kind.EMERGENCY_HANDED, "darurat"
    if outside:
        body["contacts"] = {one.id: one.phone for one in agencies if not one.within_authority}
    record_ticket(change, ticket_id, kind, body=body)
    return outcome
