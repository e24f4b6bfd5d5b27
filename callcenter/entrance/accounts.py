"""Accounts of the centre meet the ways in of this desk: linked, let in by one, one passphrase.

Asks the centre and changes the slots, in this order: a kill in between leaves a new passphrase at
the centre and the old one here, and the next sign-in says so. Runs on the keys' worker and may take
as long as the centre does. Knows no screen.
"""

from msgspec import Struct

from callcenter.desk.context import Desk
from callcenter.desk.standing import Role, read_standing
from callcenter.entrance.people import change_passphrase
from callcenter.entrance.way_in import Entrance, Opened
from callcenter.errors import AccountRefused, FieldInvalid, SignInRefused
from callcenter.keys import slots
from callcenter.keys.passphrase import check_passphrase
from callcenter.keys.slot_changes import add_slot
from callcenter.keys.slot_making import NewOperator, Vouch
from callcenter.store import people
from callcenter.store.faults import machine_faults
from callcenter.sync.enrolment import server_id
from callcenter.sync.sessions import Sessions

__all__ = ["Admitted", "admit_account", "change_both", "link_account"]


class Admitted(Struct, frozen=True):
    """Who got a way in, as the centre knows them; `role` as this desk's list names it."""

    uid: str
    name: str
    role: str


def link_account(
    entrance: Entrance, desk: Desk, sessions: Sessions, account: str, *, typed: str, own: str
) -> None:
    """Whoever sits here belongs to `account`, and has one passphrase for both from now on.

    `typed` is the account's passphrase, which becomes the one here too; or a one-time code, then
    `own`, the passphrase here, becomes the account's. Raises AccountRefused, another NetworkError,
    SignInRefused and SignInLocked (`own` is wrong), PassphraseRefused.
    """
    uid, name = _held(entrance).uid, _account(account)
    with machine_faults(entrance.profile):
        slots.open_slot(entrance.profile, entrance.keychain, uid, own, entrance.lockout)
    try:
        sessions.sign_in(uid, name, typed)
    except AccountRefused as refused:
        if refused.reason != "due":
            raise
        sessions.choose(uid, name, typed, own)
    else:
        if typed != own:
            change_passphrase(entrance, own, typed)
    finally:
        desk.changes.publish({"people"})


def admit_account(
    entrance: Entrance, desk: Desk, sessions: Sessions, account: str, *, typed: str, fresh: str = ""
) -> Admitted:
    """A way in for the person of `account`: the centre vouches, no supervisor is asked.

    `typed` is the account's passphrase, or a one-time code with the passphrase `fresh` to be had
    from now on. Who has a way in already gets it anew. Raises AccountRefused ("due" for a code
    without `fresh`), another NetworkError, PassphraseRefused, and as `add_slot`.
    """
    name = _account(account)
    check_passphrase(fresh or typed, name)
    if fresh:
        sessions.choose(name, name, typed, fresh)
    else:
        sessions.sign_in(name, name, typed)
    with desk.store.read() as tx:
        kept, by = people.session_of(tx, name), server_id(tx)
        standing = read_standing(tx, name, desk.seen_now())
    called = kept.name if kept is not None else name
    there = {one.uid for one in entrance.overview().operators}
    with machine_faults(entrance.profile):
        entrance.keep(
            add_slot(
                entrance.profile,
                entrance.keychain,
                _held(entrance),
                NewOperator(name, called, fresh or typed),
                Vouch("online", by),
                clock=entrance.clock,
                renewing=name in there,
                costs=entrance.costs,
            )
        )
    role = Role.SUPERVISOR if Role.SUPERVISOR in standing.roles else Role.OPERATOR
    return Admitted(name, called, role.value)


def change_both(entrance: Entrance, desk: Desk, sessions: Sessions, old: str, new: str) -> None:
    """Whoever sits here takes another passphrase, at the centre first where they have an account.

    Where the centre cannot be asked nothing is changed. An account the centre does not take with
    this passphrase stays as it is there. Raises as `sessions.choose` and `slots.change_passphrase`.
    """
    uid = _held(entrance).uid
    with machine_faults(entrance.profile):
        slots.open_slot(entrance.profile, entrance.keychain, uid, old, entrance.lockout)
    info = _held(entrance).slot
    check_passphrase(new, uid, info.name if info is not None else "")
    with desk.store.read() as tx:
        kept = people.session_of(tx, uid)
    if kept is not None and sessions.takes_grants():
        try:
            sessions.choose(uid, kept.account, old, new)
        finally:
            desk.changes.publish({"people"})
    change_passphrase(entrance, old, new)


def _account(typed: str) -> str:
    name = typed.strip().lower()
    if not name:
        raise FieldInvalid("account", "empty")
    return name


def _held(entrance: Entrance) -> Opened:
    if entrance.opened is None:
        raise SignInRefused
    return entrance.opened
