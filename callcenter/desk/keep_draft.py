"""Keeps what is being typed: a draft a second old at most, back in the same place after a crash."""

from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from callcenter.desk.context import Desk
from callcenter.desk.keep_note_draft import NOTE_PREFIX
from callcenter.store import drafts
from callcenter.store.attachments import Attachment
from callcenter.tickets.intake import Intake
from callcenter.tickets.texts import clean_text
from callcenter.tickets.words import Confidentiality


class Draft(Struct, frozen=True, kw_only=True):
    """A form in the middle of typing: what stands in it, and where the cursor was.

    `focus` is the objectName of the widget, `cursor` the position in it; `started_at` is when the
    call was taken. `slot` tells several drafts of one operator apart.
    """

    slot: str
    operator: str
    intake: Intake
    files: tuple[Attachment, ...] = ()
    focus: str = ""
    cursor: int = 0
    started_at: datetime | None = None
    kept_at: datetime | None = None


def keep_draft(desk: Desk, draft: Draft) -> None:
    """Writes the draft; one without identity is kept without what names the reporter."""
    intake = _encodable(draft.intake)
    if intake.confidentiality is Confidentiality.NO_IDENTITY:
        intake = replace(intake, phone="", caller_id=None, name="", nik="", on_behalf_of="")
    payload = msgspec.json.encode(
        {
            "operator": draft.operator,
            "intake": intake,
            "files": draft.files,
            "focus": draft.focus,
            "cursor": draft.cursor,
            "started_at": draft.started_at,
        }
    )
    with desk.store.write() as tx:
        drafts.save_draft(tx, draft.slot, payload, desk.clock.now())
    desk.changes.publish(("drafts",))


def _encodable(intake: Intake) -> Intake:
    return replace(
        intake,
        phone=clean_text(intake.phone),
        name=clean_text(intake.name),
        on_behalf_of=clean_text(intake.on_behalf_of),
        nik=clean_text(intake.nik),
        description=clean_text(intake.description),
        landmark=clean_text(intake.landmark),
        answered=clean_text(intake.answered),
        lapor_id=clean_text(intake.lapor_id),
        answers={name: clean_text(text) for name, text in intake.answers.items()},
    )


def load_drafts(desk: Desk, operator: str = "") -> list[Draft]:
    """The drafts of this desk, the newest first; one that cannot be read is left on disk.

    With `operator` (a uid) those of that person alone, and those of people this desk no longer
    knows: their work is not lost.
    """
    with desk.store.read() as tx:
        kept = [one for one in drafts.load_drafts(tx) if not one.slot.startswith(NOTE_PREFIX)]
    found = []
    for one in kept:
        try:
            read = msgspec.json.decode(one.payload, type=_Payload)
        except msgspec.DecodeError:
            continue
        found.append(
            Draft(
                slot=one.slot,
                operator=read.operator,
                intake=read.intake,
                files=read.files,
                focus=read.focus,
                cursor=read.cursor,
                started_at=read.started_at,
                kept_at=one.at,
            )
        )
    if operator:
        others = {one.uid for one in desk.settings.operators} - {operator}
        found = [one for one in found if one.operator not in others]
    return sorted(found, key=lambda draft: draft.kept_at or desk.clock.now(), reverse=True)


def drop_draft(desk: Desk, slot: str) -> None:
    """Ends a draft: it was saved as a ticket, or thrown away on purpose."""
    with desk.store.write() as tx:
        drafts.drop_draft(tx, slot)
    desk.changes.publish(("drafts",))


class _Payload(msgspec.Struct):
    operator: str
    intake: Intake
    files: tuple[Attachment, ...] = ()
    focus: str = ""
    cursor: int = 0
    started_at: datetime | None = None
