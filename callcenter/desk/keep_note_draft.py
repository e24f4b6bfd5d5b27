"""Keeps what is being written about a ticket (a note, an answer, a reason) until it is saved.

Beside the drafts of the form and never among them: each stands in a slot of its ticket and action.
"""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from callcenter.desk.context import Desk
from callcenter.store import drafts

NOTE_PREFIX = "ticket:"
"""What every slot of a text about a ticket begins with; no form's slot does."""
_OF = "@"


class NoteDraft(Struct, frozen=True):
    """A text begun: `subject` is a ticket's id, or several joined by commas."""

    subject: str
    action: str
    fields: Mapping[str, str]
    kept_at: datetime


def note_slot(subject: str, action: str) -> str:
    """The id under which the end of a text about a ticket is published; its slot begins so."""
    return f"{NOTE_PREFIX}{subject}:{action}"


def _own_slot(desk: Desk, subject: str, action: str) -> str:
    """Each person's text about a ticket stands in a slot of their own."""
    uid = desk.settings.operator
    return note_slot(subject, action) + (f"{_OF}{uid}" if uid else "")


def keep_note_draft(desk: Desk, subject: str, action: str, fields: Mapping[str, str]) -> None:
    """Writes what stands in the fields, in place of what was kept before."""
    payload = msgspec.json.encode({"fields": dict(fields)})
    with desk.store.write() as tx:
        drafts.save_draft(tx, _own_slot(desk, subject, action), payload, desk.clock.now())


def note_drafts(desk: Desk, subject: str) -> list[NoteDraft]:
    """The texts this person began about a ticket, the oldest first.

    Among them are those of nobody this desk knows. One that cannot be read stays on disk.
    """
    others = {one.uid for one in desk.settings.operators} - {desk.settings.operator}
    start = note_slot(subject, "")
    with desk.store.read() as tx:
        kept = [one for one in drafts.load_drafts(tx) if one.slot.startswith(start)]
    found = []
    for one in kept:
        try:
            read = msgspec.json.decode(one.payload, type=_Payload)
        except msgspec.DecodeError:
            continue
        action, _sign, uid = one.slot.removeprefix(start).partition(_OF)
        if uid not in others:
            found.append(NoteDraft(subject, action, read.fields, one.at))
    return found


def drop_note_draft(desk: Desk, subject: str, action: str, *, saved: bool = False) -> None:
    """Ends a text that was thrown away, or saved: then every screen that holds it is told."""
    slot = note_slot(subject, action)
    with desk.store.write() as tx:
        drafts.drop_draft(tx, slot)  # of before texts had an owner
        drafts.drop_draft(tx, _own_slot(desk, subject, action))
    if saved:
        desk.changes.publish((slot,))


class _Payload(msgspec.Struct):
    fields: dict[str, str]
