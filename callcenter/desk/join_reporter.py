"""Adds one more reporter to a ticket that exists: the same pothole needs no second ticket."""

from collections.abc import Sequence

from msgspec.structs import replace

from callcenter.callers.phone import parse_phone
from callcenter.desk.add_attachment import add_files, withdraw_files
from callcenter.desk.context import Desk
from callcenter.desk.know_caller import know_caller
from callcenter.desk.nameless import without_identity
from callcenter.desk.record import record_ticket
from callcenter.store import drafts
from callcenter.store.attachments import Attachment
from callcenter.tickets.event import Value
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Kind


def join_reporter(
    desk: Desk,
    ticket_id: str,
    intake: Intake,
    *,
    files: Sequence[Attachment] = (),
    draft_slot: str | None = None,
) -> tuple[str, ...]:
    """The eids of the joining and of each file that the ticket did not have before.

    What this caller said stays in its own words on the timeline.
    """
    with desk.change() as change:
        key = ""
        if intake.names_reporter:
            key = parse_phone(intake.phone).key if intake.phone.strip() else ""
            intake = know_caller(change, intake, key)
        else:
            intake = replace(without_identity(intake), caller_id=None, name="", phone="")
        body: dict[str, Value] = {
            "caller_id": intake.caller_id,
            "name": intake.name.strip(),
            "phone": key,
            "text": intake.description.strip(),
        }
        filled = {name: value for name, value in body.items() if value}
        event = record_ticket(change, ticket_id, Kind.REPORTER_JOINED, body=filled)
        if draft_slot is not None:
            drafts.drop_draft(change.tx, draft_slot)
            change.touched.add("drafts")
        added = add_files(change, ticket_id, files, named=intake.names_reporter)
    return event.eid, *added


def undo_join(desk: Desk, ticket_id: str, eids: Sequence[str]) -> None:
    """Takes a reporter off again, with the files; the timeline keeps all the steps."""
    joined, *files = eids
    with desk.change() as change:
        record_ticket(change, ticket_id, Kind.REPORTER_LEFT, body={"eid": joined})
        withdraw_files(change, ticket_id, files)
