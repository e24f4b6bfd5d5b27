"""Changes to the slots by somebody who has opened them: give, confirm, take away, recovery.

Who may do which is not decided here; what each is made by is written down in the slot.
"""

from pathlib import Path

from msgspec.structs import replace

from callcenter.clock import Clock
from callcenter.errors import FieldInvalid, NotFound
from callcenter.keys.keychain import Keychain
from callcenter.keys.lockout import Lockout
from callcenter.keys.recovery import public_key, sealed_recovery
from callcenter.keys.slot_crypto import COSTS
from callcenter.keys.slot_file import Costs, Vouched
from callcenter.keys.slot_loading import Opened, hold
from callcenter.keys.slot_making import (
    NewOperator,
    Vouch,
    check_operator,
    new_slot,
    rewritten,
)


def add_slot(
    profile: Path,
    keychain: Keychain,
    opened: Opened,
    who: NewOperator,
    vouch: Vouch,
    *,
    clock: Clock,
    renewing: bool = False,
    costs: Costs = COSTS,
) -> Opened:
    """Gives somebody a way in: online for good, countersigned by a supervisor for 4 hours.

    `renewing` takes the place of the slot this person has (a forgotten passphrase). Raises as
    `hold`, FieldInvalid (operator: uid, name, exists, too_many, vouch), PassphraseRefused.
    """
    if vouch.how == "countersigned" and (not vouch.by or vouch.by == who.uid):
        raise FieldInvalid("operator", "vouch")
    loaded = hold(profile, keychain, opened)
    others = tuple(one for one in loaded.file.slots if not (renewing and one.uid == who.uid))
    check_operator(who, [one.uid for one in others])
    now = int(clock.now().timestamp())
    made = new_slot(loaded.file, loaded.device, who, vouch, opened=opened, now=now, costs=costs)
    changed = replace(loaded.file, slots=(*others, made))
    if renewing:
        Lockout(profile, loaded.device, clock).passed(who.uid)
    return rewritten(profile, loaded, opened, changed, forget=renewing)


def confirm_slot(
    profile: Path, keychain: Keychain, opened: Opened, uid: str, by: str, *, online: bool = True
) -> Opened:
    """The slot is for good: the centre `by` does not object, or there is none to ask.

    Then, not `online`, it stays what a supervisor's word made it. Raises as `hold`, NotFound.
    """
    loaded = hold(profile, keychain, opened)
    slot = loaded.file.slot(uid)
    if slot is None:
        raise NotFound("slot", uid)
    vouched: Vouched = "online" if online else slot.vouched
    confirmed = replace(slot, vouched=vouched, by=by, until=0)
    slots = tuple(confirmed if one.uid == uid else one for one in loaded.file.slots)
    return rewritten(profile, loaded, opened, replace(loaded.file, slots=slots), forget=False)


def remove_slot(profile: Path, keychain: Keychain, opened: Opened, uid: str) -> Opened:
    """Takes somebody's way in, from the copy too, and notes that the data key is to be changed.

    Raises as `hold`, NotFound; FieldInvalid (operator: last) when nobody could open then.
    """
    loaded = hold(profile, keychain, opened)
    if loaded.file.slot(uid) is None:
        raise NotFound("slot", uid)
    left = tuple(one for one in loaded.file.slots if one.uid != uid)
    if not left and loaded.file.recovery is None:
        raise FieldInvalid("operator", "last")
    changed = replace(loaded.file, slots=left, rotation_due=True)
    return rewritten(profile, loaded, opened, changed, forget=True)


def set_recovery(profile: Path, keychain: Keychain, opened: Opened, public: str) -> Opened:
    """Seals the data keys to the organisation's public key; an earlier one opens nothing more.

    Raises as `hold`, RecoveryKeyRefused.
    """
    key = public_key(public)
    loaded = hold(profile, keychain, opened)
    before = loaded.file.recovery
    slot = sealed_recovery(loaded.file, key, opened.keys, opened.pending)
    due = loaded.file.rotation_due or (before is not None and before.public != key)
    changed = replace(loaded.file, recovery=slot, rotation_due=due)
    return rewritten(profile, loaded, opened, changed, forget=True)
