"""What the form asks of the desk when it is finished, each run whole on the desk's thread."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.callers.scrubbing import unnamed
from callcenter.desk.context import Desk
from callcenter.desk.join_reporter import join_reporter
from callcenter.desk.keep_draft import Draft
from callcenter.desk.keep_note_draft import keep_note_draft, note_drafts
from callcenter.desk.nameless import identity_of, without_identity
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.views import Attachment, Registered
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.intake import Intake

_NOTE = "note"
"""The action of a note about a ticket, and its one field."""
_TOLD = ("story", "answered", "note")
"""Stories, which are gone on with: of them only what was added is late."""


class Coming(Struct, eq=False):
    """A file on its way into the profile: `file` is set on the desk's thread, where a save or a
    draft that was asked for later stands behind it; None still when it `is_over` and not taken.
    """

    file: Attachment | None = None
    is_over: bool = False


class Saving(Struct, frozen=True):
    """One form ready to be saved: its intake, its files, its draft.

    `note` goes with it to whom it is referred to, `handed` tells which emergency numbers were
    given; `coming` are files that were given and not all taken yet.
    """

    intake: Intake
    files: tuple[Attachment, ...]
    slot: str
    coming: tuple[Coming, ...] = ()
    note: str = ""
    handed: str = ""


class Begun(Struct, frozen=True):
    """A form in the middle of typing, with the files that were given and are not all taken yet."""

    draft: Draft
    coming: tuple[Coming, ...] = ()

    def whole(self) -> Draft:
        """The draft with every file that was taken by now."""
        return replace(self.draft, files=with_coming(self.draft.files, self.coming))


def is_nothing(draft: Draft) -> bool:
    """Nobody would miss it."""
    told = draft.intake
    return told.is_empty and not (draft.files or told.answers or told.answered or told.nik)


NOTHING = Saving(Intake(), (), "")


class Joined(Struct, frozen=True):
    """A reporter added to a ticket: the ticket as it is to be read aloud, and how to undo it."""

    registered: Registered
    eids: tuple[str, ...]


def with_coming(files: Sequence[Attachment], coming: Iterable[Coming]) -> tuple[Attachment, ...]:
    """All of them, each content once: to be asked on the desk's thread."""
    found = {one.sha256: one for one in files}
    for one in coming:
        if one.file is not None:
            found.setdefault(one.file.sha256, one.file)
    return tuple(found.values())


def save(desk: Desk, saving: Saving) -> Registered:
    """Registers the ticket with everything noted beside it, or nothing at all."""
    return register_ticket(
        desk,
        saving.intake,
        files=with_coming(saving.files, saving.coming),
        draft_slot=saving.slot,
        note=saving.note,
        notes=(saving.handed,),
    )


def join(desk: Desk, ticket_id: str, saving: Saving) -> Joined:
    """Adds the reporter to a ticket that exists, and reads that ticket.

    What was noted in the call follows the reporter's own words: one step, taken back as one.
    """
    known = saving.intake.lapor_id
    origin = f"SP4N-LAPOR! #{known}" if known else ""
    told = (saving.intake.description.strip(), origin, saving.handed.strip(), saving.note.strip())
    intake = replace(saving.intake, description="\n".join(one for one in told if one))
    files = with_coming(saving.files, saving.coming)
    eids = join_reporter(desk, ticket_id, intake, files=files, draft_slot=saving.slot)
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
    return Joined(registered, eids)


def late_words(asked: Saving, now: Saving) -> str:
    """What was typed after the save was asked for, "" when nothing was."""
    before, changed = _texts(asked), []
    for name, text in _texts(now).items():
        known = before.get(name, "").strip()
        if text.strip() not in ("", known):
            changed.append(text.strip().removeprefix(known if name in _TOLD else "").strip())
    return "\n".join(changed)


def _texts(saving: Saving) -> dict[str, str]:
    """What only a person writes: who reports may be filled in by what is known of a number."""
    one = saving.intake
    told = {"story": one.description, "answered": one.answered, "note": saving.note}
    answers = {f"answer.{name}": text for name, text in one.answers.items()}
    return told | answers | {"landmark": one.landmark}


def nameless(saving: Saving) -> Saving:
    """The same without whoever reports."""
    told, note = saving.intake, unnamed(saving.note, identity_of(saving.intake))
    intake = replace(
        without_identity(told), phone="", caller_id=None, name="", nik="", on_behalf_of=""
    )
    return replace(saving, intake=intake, note=note)


def keep_late(desk: Desk, ticket_id: str, text: str, before: str = "") -> None:
    """Begins a note of the ticket with it, for a person to save: behind one begun already.

    `before` is what the same form kept of it a moment ago, which this takes the place of.
    """
    drafts = note_drafts(desk, ticket_id)
    begun = next((one.fields[_NOTE] for one in drafts if one.action == _NOTE), "")
    if before and f"\n{begun}".endswith(f"\n{before}"):
        begun = begun.removesuffix(before).removesuffix("\n")
    kept = "\n".join(one for one in (begun, text) if one)
    keep_note_draft(desk, ticket_id, _NOTE, {_NOTE: kept})


def is_received(desk: Desk, ticket_id: str) -> bool:
    """Whether the centre has echoed everything of the ticket."""
    return not read_ticket(desk, ticket_id).unsent
