"""Signing on and off, and notes for the next shift: open to everybody who sits at a desk."""

from callcenter.desk.context import Desk
from callcenter.desk.privacy_matter import checked
from callcenter.desk.shift_matter import find_handover, last_shift, shift_now, write
from callcenter.shifts.handover import NoteSort, OnDuty
from callcenter.tickets.words import Kind


def add_shift_note(desk: Desk, text: str, sort: NoteSort = NoteSort.NOTE) -> str:
    """A note into the hand-over of the shift that runs; the eid.

    Raises FieldInvalid (note: empty, too_long, identifying).
    """
    said = checked("note", text, needed=True)
    with desk.change() as change:
        body = {"text": said, "sort": sort.value}
        return write(change, shift_now(desk), Kind.SHIFT_NOTED, body).eid


def sign_on(desk: Desk) -> None:
    """Who sits here begins to work in the shift that runs; once."""
    span, uid = shift_now(desk), desk.author.uid
    with desk.change() as change:
        known = find_handover(change.tx, span)
        here = () if known is None else known.here(change.at)
        if any(one.author.uid == uid for one in here):
            return
        write(change, span, Kind.SHIFT_SIGNED_ON)


def sign_off(desk: Desk) -> None:
    """Who sits here goes, from every shift in which they stand as here."""
    uid = desk.author.uid
    with desk.change() as change:
        for span in (last_shift(desk), shift_now(desk)):
            known = find_handover(change.tx, span)
            if known is not None and _is_here(known.people, uid):
                write(change, span, Kind.SHIFT_SIGNED_OFF)


def _is_here(people: tuple[OnDuty, ...], uid: str) -> bool:
    return any(one.author.uid == uid and one.until is None for one in people)
