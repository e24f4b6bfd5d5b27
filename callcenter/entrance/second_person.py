"""Somebody else at this desk says yes to one thing, by their own passphrase; nobody is seated.

Who may is the same rule as for who sits here: the centre's word where it says, else the settings.
Runs on the keys' worker alone. The passphrase is kept nowhere; wrong ones wait like any sign-in.
"""

from callcenter.desk.context import Desk
from callcenter.desk.standing import Role, read_standing
from callcenter.entrance.people import CountersignRefused
from callcenter.entrance.way_in import Entrance
from callcenter.errors import FieldInvalid, SignInRefused
from callcenter.keys import slots
from callcenter.store.faults import machine_faults
from callcenter.tickets.event import Author

_MAY = frozenset({Role.SUPERVISOR, Role.PRIVACY})


def may_stand_behind(entrance: Entrance, desk: Desk) -> tuple[tuple[str, str], ...]:
    """Uid and name of everybody with a way in who may say yes, but who sits here."""
    here = desk.operator.uid
    people = entrance.overview().operators
    return tuple((one.uid, one.name) for one in people if one.uid != here and _may(desk, one.uid))


def second_person(entrance: Entrance, desk: Desk, uid: str, passphrase: str) -> Author:
    """Who says yes, proven.

    Raises FieldInvalid (who: same, role), CountersignRefused, SignInLocked.
    """
    people = dict(may_stand_behind(entrance, desk))
    if uid == desk.operator.uid:
        raise FieldInvalid("who", "same")
    if uid not in people:
        raise FieldInvalid("who", "role")
    with machine_faults(entrance.profile):
        try:
            slots.open_slot(entrance.profile, entrance.keychain, uid, passphrase, entrance.lockout)
        except SignInRefused as error:
            raise CountersignRefused from error
    return Author(uid, people[uid])


def _may(desk: Desk, uid: str) -> bool:
    with desk.store.read() as tx:
        standing = read_standing(tx, uid, desk.seen_now())
    if standing.by_centre:
        return bool(standing.roles & _MAY)
    chiefs = {one.uid for one in desk.settings.operators if one.role == Role.SUPERVISOR}
    return not chiefs or uid in chiefs
