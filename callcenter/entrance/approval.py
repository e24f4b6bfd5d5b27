"""A supervisor says yes to one act of whoever sits here, by their own passphrase; nobody is seated.

Runs on the keys' worker alone. Wrong passphrases wait like any sign-in and are written down.
"""

from callcenter.desk import approval as approvals
from callcenter.desk import audit
from callcenter.desk.approval import Action, Approval
from callcenter.desk.context import Desk
from callcenter.entrance.people import CountersignRefused
from callcenter.entrance.second_person import second_person
from callcenter.entrance.way_in import Entrance
from callcenter.errors import FieldInvalid


def approve(
    entrance: Entrance,
    desk: Desk,
    uid: str,
    passphrase: str,
    *,
    action: Action,
    object_id: str,
    reason: str,
) -> Approval:
    """One yes, for this act on this object, once, for two minutes.

    Raises FieldInvalid (who: same, role), CountersignRefused, SignInLocked; then nobody said yes,
    and that somebody asked is noted.
    """
    try:
        by = second_person(entrance, desk, uid, passphrase)
    except (CountersignRefused, FieldInvalid) as error:
        why = error.reason if isinstance(error, FieldInvalid) else "passphrase"
        audit.note_alone(
            desk,
            audit.Act.APPROVAL_REFUSED,
            kind=action,
            object_id=object_id,
            reason=why,
            fields=(uid,),
        )
        raise
    return approvals.give(desk, by.uid, action, object_id, reason)
