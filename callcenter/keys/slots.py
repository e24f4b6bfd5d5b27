"""The operators' ways in: made, opened, their passphrase changed.

Opening a slot is the offline check of a passphrase. One caller at a time, never on the GUI thread
(0.2 s of derivation, and the keychain may ask). Who may do what is not decided here.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from callcenter.clock import Clock
from callcenter.errors import (
    FieldInvalid,
    SignInRefused,
    SlotExpired,
    SlotsDamaged,
)
from callcenter.keys import slot_crypto as crypto
from callcenter.keys.data_key import profile_id
from callcenter.keys.device_secret import make_device_secret
from callcenter.keys.keychain import Keychain
from callcenter.keys.lockout import Lockout
from callcenter.keys.old_key import forget_old_key
from callcenter.keys.passphrase import check_passphrase
from callcenter.keys.recovery import public_key, sealed_recovery
from callcenter.keys.slot_crypto import COSTS, DataKeys
from callcenter.keys.slot_file import KEYSLOTS, Costs, Sealed, write
from callcenter.keys.slot_loading import Loaded, Opened, has_slots, info, load
from callcenter.keys.slot_making import (
    FIRST,
    NewOperator,
    Vouch,
    check_operator,
    empty_file,
    new_slot,
    owner,
    rewritten,
    sealed_slot,
)


def new_keys() -> DataKeys:
    """The keys of a profile that is being made."""
    return DataKeys(os.urandom(crypto.KEY_BYTES), os.urandom(crypto.KEY_BYTES))


def lockout_of(profile: Path, keychain: Keychain, clock: Clock) -> Lockout:
    """The waits of this profile; keep it as long as the process runs. Raises as `load`."""
    return Lockout(profile, load(profile, keychain).device, clock)


def create_slots(
    profile: Path,
    keychain: Keychain,
    keys: DataKeys,
    operators: Sequence[NewOperator],
    clock: Clock,
    *,
    recovery: str | None = None,
    vouch: Vouch = FIRST,
    costs: Costs = COSTS,
    replacing: bool = False,
) -> Opened:
    """Makes the slots of a profile, reads them back and opens each; returns the first opened.

    `recovery` is the organisation's public key as text. With `replacing`, after a recovery, slots
    that stand here are given up. Raises FieldInvalid (operator: has_slots, none, uid, name,
    exists, too_many), PassphraseRefused, RecoveryKeyRefused, KeychainMissing, DiskFull,
    StoreUnwritable.
    """
    if has_slots(profile) and not replacing:
        raise FieldInvalid("operator", "has_slots")
    public = public_key(recovery) if recovery is not None else None
    for at, one in enumerate(operators):
        check_operator(one, [other.uid for other in operators[:at]])
    if not operators:
        raise FieldInvalid("operator", "none")
    name = profile_id(profile)
    device = make_device_secret(name, keychain)
    file = empty_file(name, device)
    now = int(clock.now().timestamp())
    giver = Opened(None, keys, None, file.number, 0)
    made = [
        new_slot(file, device, one, vouch, opened=giver, now=now, costs=costs) for one in operators
    ]
    file = replace(file, slots=tuple(made))
    if public is not None:
        file = replace(file, recovery=sealed_recovery(file, public, keys, None))
    Lockout(profile, device, clock).begin_anew()
    write(profile, crypto.signed(file, keys.dek, device), forget=True)
    loaded = load(profile, keychain)
    opened = [_unlocked(profile, loaded, one.uid, one.passphrase) for one in operators]
    if any(one is None or one.keys != keys for one in opened) or opened[0] is None:
        raise SlotsDamaged(str(profile / KEYSLOTS), "alone")
    return opened[0]


def open_slot(
    profile: Path, keychain: Keychain, uid: str, passphrase: str, lockout: Lockout
) -> Opened:
    """The data keys, by an operator's passphrase.

    Raises SignInLocked, SignInRefused (a name that is not known takes as long), SlotExpired,
    SlotsDamaged, SlotsMissing, DeviceSecretMissing, StoreNewer, DiskFull, StoreUnwritable.
    """
    loaded = load(profile, keychain)
    lockout.begin(uid, known=loaded.file.slot(uid) is not None)
    opened = _unlocked(profile, loaded, uid, passphrase)
    if opened is None or opened.slot is None:
        raise SignInRefused
    lockout.passed(uid)
    if opened.slot.until and lockout.now().timestamp() >= opened.slot.until:
        raise SlotExpired
    forget_old_key(loaded.file.profile, keychain, opened.dek)
    return opened


def change_passphrase(
    profile: Path,
    keychain: Keychain,
    uid: str,
    *,
    old: str,
    new: str,
    lockout: Lockout,
    costs: Costs = COSTS,
) -> Opened:
    """Gives this operator's slot another passphrase and a new key pair; the old opens nothing more.

    Raises as `open_slot`, and PassphraseRefused before anything is tried.
    """
    loaded = load(profile, keychain)
    slot = loaded.file.slot(uid)
    check_passphrase(new, uid, slot.name if slot else "")
    opened = open_slot(profile, keychain, uid, old, lockout)
    if slot is None:  # a name that is not known never opens
        raise SignInRefused
    made = sealed_slot(loaded.file, loaded.device, replace(slot, costs=costs), new, opened)
    others = tuple(made if one.uid == uid else one for one in loaded.file.slots)
    return rewritten(profile, loaded, opened, replace(loaded.file, slots=others), forget=True)


def known_wait(profile: Path, keychain: Keychain, uid: str, lockout: Lockout) -> float:
    """Seconds until this person may try again, 0 when now. Raises as `load`."""
    return lockout.wait(uid, known=load(profile, keychain).file.slot(uid) is not None)


def _unlocked(profile: Path, loaded: Loaded, uid: str, passphrase: str) -> Opened | None:
    """None when the passphrase is not right; somebody unknown costs what somebody known does."""
    file = loaded.file
    slot = file.slot(uid)
    costs = file.slots[0].costs if file.slots else COSTS
    private = crypto.unwrap(
        passphrase, loaded.device, slot or crypto.nobody(loaded.device, uid, costs)
    )
    if slot is None or private is None:
        return None

    def of(sealed: Sealed, number: int) -> DataKeys | None:
        return crypto.unseal(private, sealed, crypto.place_of(file.profile, owner(slot), number))

    keys = of(slot.sealed, file.number)
    pending = of(slot.pending, file.pending) if slot.pending else None
    if keys is None or not crypto.belongs_to(file, keys.dek) or (slot.pending and not pending):
        raise SlotsDamaged(str(profile / KEYSLOTS), "alone")
    return Opened(info(slot), keys, pending, file.number, file.generation)
