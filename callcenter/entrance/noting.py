"""Writes down who came in, and how often somebody tried in vain before: once the desk is open.

Before that there is no key to write with; the count of wrong tries is kept by the waits.
"""

from typing import Literal, Protocol

from callcenter.desk import audit
from callcenter.desk.context import Desk

How = Literal["start", "unlock", "switch"]
Left = Literal["lock", "idle", "close"]


class Door(Protocol):
    """Where people come in."""

    def take_missed(self) -> int:
        """Wrong passphrases before the right one, told once."""


def note_entry(door: Door, desk: Desk, how: How) -> None:
    """Notes the wrong tries of whoever sits here now, if there were any, and that they came in.

    Also that what the centre said of them was edited here: nobody may have asked for a right yet.
    """
    desk.look_at_standing()
    uid, missed = desk.settings.operator, door.take_missed()
    with desk.change() as change:
        if missed:
            audit.note(
                change,
                audit.Act.SIGN_IN_FAILED,
                kind="person",
                object_id=uid,
                reason=str(missed),
                uid=uid,
            )
        audit.note(change, audit.Act.SIGN_IN, kind="person", object_id=uid, reason=how, uid=uid)
        if desk.standing.why == "edited":
            audit.note(
                change,
                audit.Act.ROLE_REFUSED,
                kind="person",
                object_id=uid,
                reason="edited",
                uid=uid,
            )


def note_exit(desk: Desk, uid: str, how: Left) -> None:
    """Notes that this person's place is locked or closed."""
    audit.note_alone(desk, audit.Act.SIGN_OUT, kind="person", object_id=uid, reason=how, uid=uid)
