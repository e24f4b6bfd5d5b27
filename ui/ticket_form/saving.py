"""What the form asks of the desk when it is finished, each run whole on the desk's thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from callcenter.desk.add_note import add_note
from callcenter.desk.context import Desk
from callcenter.desk.join_reporter import join_reporter
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.views import Attachment, Registered
from callcenter.errors import CallcenterError
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.intake import Intake


@dataclass(frozen=True, slots=True)
class Saving:
    """One form ready to be saved: its intake, its files, its draft, notes for the timeline."""

    intake: Intake
    files: tuple[Attachment, ...]
    slot: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """A ticket on disk; `lost_note` is why a note could not follow it, None when all is well."""

    registered: Registered
    lost_note: CallcenterError | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A reporter added to a ticket: the ticket as it is to be read aloud, and how to undo it."""

    registered: Registered
    eid: str


def save(desk: Desk, saving: Saving) -> Saved:
    """Registers the ticket, then its notes; a note that fails does not unsave the ticket."""
    registered = register_ticket(desk, saving.intake, files=saving.files, draft_slot=saving.slot)
    try:
        _note(desk, registered.ticket_id, saving.notes)
    except CallcenterError as error:
        return Saved(registered, error)
    return Saved(registered)


def join(desk: Desk, ticket_id: str, saving: Saving) -> Joined:
    """Adds the reporter to a ticket that exists, and reads that ticket."""
    eid = join_reporter(desk, ticket_id, saving.intake, draft_slot=saving.slot)
    view = read_ticket(desk, ticket_id)
    due = next((one.due for one in view.clocks if one.kind is ClockKind.WHOLE), None)
    registered = Registered(
        ticket_id=ticket_id,
        number=view.ticket.number,
        outcome="disposisi",
        agency_ids=view.ticket.agency_ids,
        promise=due if view.ticket.is_open else None,
        caller_id=saving.intake.caller_id,
    )
    return Joined(registered, eid)


def is_received(desk: Desk, ticket_id: str) -> bool:
    """Whether the centre has echoed everything of the ticket."""
    return not read_ticket(desk, ticket_id).unsent


def _note(desk: Desk, ticket_id: str, notes: Sequence[str]) -> None:
    for text in notes:
        if text.strip():
            add_note(desk, ticket_id, text)
