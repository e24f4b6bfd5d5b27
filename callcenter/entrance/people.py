"""What people change about the ways in: their own passphrase, who comes in, the recovery key.

Whoever sits here asks; a supervisor's passphrase stands behind everything but one's own. Runs on
the keys' worker alone.
"""

from dataclasses import dataclass, field

from callcenter.desk import audit
from callcenter.entrance.signing import signers
from callcenter.entrance.way_in import Entrance, Opened
from callcenter.errors import FieldInvalid, SignInRefused
from callcenter.ids import Ids
from callcenter.keys import slots
from callcenter.keys.slot_changes import add_slot, remove_slot
from callcenter.keys.slot_changes import set_recovery as seal_recovery
from callcenter.keys.slot_making import NewOperator, Vouch
from callcenter.store.faults import machine_faults

SUPERVISOR = "pengawas"


@dataclass(frozen=True, slots=True)
class Countersign:
    """Who stands behind a change, with their passphrase."""

    uid: str
    passphrase: str = field(repr=False)


class CountersignRefused(SignInRefused):
    """The passphrase of whoever should stand behind a change is not right."""


def change_passphrase(entrance: Entrance, old: str, new: str) -> Opened:
    """Whoever sits here takes another passphrase. Raises as `slots.change_passphrase`."""
    with machine_faults(entrance.profile):
        uid = _held(entrance).uid
        opened = entrance.keep(
            slots.change_passphrase(
                entrance.profile,
                entrance.keychain,
                uid,
                old=old,
                new=new,
                lockout=entrance.lockout,
                costs=entrance.costs,
            )
        )
        _note(entrance, "passphrase", uid)
        return opened


def admit(entrance: Entrance, uid: str, name: str, passphrase: str, by: Countersign) -> str:
    """Gives somebody a way in, or a new passphrase to whoever has one; returns their uid.

    `uid` is "" for somebody this desk does not know. It lasts 4 hours unless `centre_word.heed`
    makes it last: the centre did not object, or this desk has none. Raises as `add_slot`,
    CountersignRefused, SignInLocked.
    """
    with machine_faults(entrance.profile):
        _check(entrance, by)
        there = [one.uid for one in entrance.overview().operators]
        who = NewOperator(uid or Ids(entrance.clock).new(), " ".join(name.split()), passphrase)
        entrance.keep(
            add_slot(
                entrance.profile,
                entrance.keychain,
                _held(entrance),
                who,
                Vouch("countersigned", by.uid),
                clock=entrance.clock,
                renewing=who.uid in there,
                costs=entrance.costs,
            )
        )
        _note(entrance, "renewed" if who.uid in there else "admitted", who.uid, by.uid)
        return who.uid


def dismiss(entrance: Entrance, uid: str, by: Countersign) -> None:
    """Takes somebody's way in; the data key is changed at the next start.

    Raises as `remove_slot`, CountersignRefused; FieldInvalid (operator: here) for whoever sits
    here.
    """
    with machine_faults(entrance.profile):
        if uid == _held(entrance).uid:
            raise FieldInvalid("operator", "here")
        _check(entrance, by)
        entrance.keep(remove_slot(entrance.profile, entrance.keychain, _held(entrance), uid))
        _note(entrance, "dismissed", uid, by.uid)


def set_recovery(entrance: Entrance, public: str, by: Countersign) -> None:
    """The organisation's recovery key opens this profile; an earlier one opens nothing more.

    Raises RecoveryKeyRefused, CountersignRefused, and as `hold`.
    """
    with machine_faults(entrance.profile):
        _check(entrance, by)
        entrance.keep(
            seal_recovery(entrance.profile, entrance.keychain, _held(entrance), public.strip())
        )
        _note(entrance, "recovery", "", by.uid)


def _note(entrance: Entrance, what: str, uid: str, by: str = "") -> None:
    """What was done to the ways in, to whose, and who stands behind it."""
    if entrance.desk is not None:
        audit.note_alone(
            entrance.desk,
            audit.Act.WAY_IN,
            kind="person",
            object_id=uid,
            reason=what,
            fields=(by,) if by else (),
        )


def _check(entrance: Entrance, by: Countersign) -> None:
    """The passphrase of whoever stands behind it, with the same waits as any sign-in.

    Whether they may is asked of the open desk: a name put into the settings is no supervisor.
    """
    if not by.uid:
        raise FieldInvalid("operator", "vouch")
    if entrance.desk is not None and by.uid not in signers(entrance, entrance.desk):
        raise FieldInvalid("operator", "signer")
    try:
        slots.open_slot(
            entrance.profile, entrance.keychain, by.uid, by.passphrase, entrance.lockout
        )
    except SignInRefused as error:
        raise CountersignRefused from error


def _held(entrance: Entrance) -> Opened:
    if entrance.opened is None:
        raise SignInRefused
    return entrance.opened
