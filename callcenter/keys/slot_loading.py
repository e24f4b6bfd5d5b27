"""Reads the key slots and says whether they can be trusted; puts the copy back. Opens no slot."""

from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from callcenter.errors import (
    CallcenterError,
    DeviceSecretMissing,
    SignInRefused,
    SlotsDamaged,
    SlotsMissing,
)
from callcenter.keys.data_key import PROFILE_ID
from callcenter.keys.device_secret import device_secret
from callcenter.keys.durable import read_bounded
from callcenter.keys.keychain import Keychain
from callcenter.keys.slot_crypto import DataKeys, belongs_to, made_here, mark_of
from callcenter.keys.slot_file import BACKUP, KEYSLOTS, Slot, SlotFile, put_back, read


@dataclass(frozen=True, slots=True)
class Loaded:
    """Slots that this computer wrote, and the computer's secret (32 bytes)."""

    file: SlotFile
    device: bytes = field(repr=False)


class SlotInfo(Struct, frozen=True):
    """What may be shown of a slot. `made` and `until` in unix seconds, `until` 0 = for good."""

    uid: str
    name: str
    vouched: str
    by: str
    made: int
    until: int


class Opened(Struct, frozen=True):
    """Data keys in the hand of somebody: an operator, or the recovery key (`slot` None).

    `pending` is there while a rotation is not settled: either of both opens the database.
    """

    slot: SlotInfo | None
    keys: DataKeys
    pending: DataKeys | None
    number: int
    generation: int

    @property
    def uid(self) -> str:
        """Whose it is; "" by the recovery key."""
        return self.slot.uid if self.slot else ""

    @property
    def dek(self) -> bytes:
        """The key of the database, 32 bytes."""
        return self.keys.dek


class Overview(Struct, frozen=True):
    """The slots of a profile for the start window, the settings page and the doctor."""

    operators: tuple[SlotInfo, ...]
    recovery: bool
    rotation_due: bool
    rotation_pending: bool
    generation: int
    copy_whole: bool


def info(slot: Slot) -> SlotInfo:
    """What may be shown of this slot."""
    return SlotInfo(slot.uid, slot.name, slot.vouched, slot.by, slot.made, slot.until)


def has_slots(profile: Path) -> bool:
    """True when this profile has key slots, whole or not."""
    return (profile / KEYSLOTS).exists() or (profile / BACKUP).exists()


def load(profile: Path, keychain: Keychain) -> Loaded:
    """The slots, checked against this computer's secret before any passphrase is asked for.

    Raises SlotsMissing, SlotsDamaged (says whether the copy is whole), DeviceSecretMissing,
    StoreNewer, StoreUnwritable. May block on the keychain: never on the GUI thread.
    """
    if not has_slots(profile):
        raise SlotsMissing(str(profile / KEYSLOTS))
    try:
        return _load(profile, profile / KEYSLOTS, keychain)
    except (SlotsDamaged, DeviceSecretMissing) as error:
        if _copy_whole(profile, keychain):
            raise SlotsDamaged(str(profile / KEYSLOTS), "backup") from error
        raise


def overview(profile: Path, keychain: Keychain) -> Overview:
    """What may be shown of the slots. Raises as `load`."""
    file = load(profile, keychain).file
    return Overview(
        tuple(map(info, file.slots)),
        file.recovery is not None,
        file.rotation_due,
        file.pending != 0,
        file.generation,
        _copy_whole(profile, keychain),
    )


def hold(profile: Path, keychain: Keychain, opened: Opened) -> Loaded:
    """The slots as they stand, for a change by whoever has opened them.

    Raises as `load`; SignInRefused when the keys were changed since: open again.
    """
    loaded = load(profile, keychain)
    pending = (loaded.file.pending != 0) == (opened.pending is not None)
    if not pending or not belongs_to(loaded.file, opened.dek):
        raise SignInRefused
    return loaded


def restore_copy(profile: Path, keychain: Keychain) -> None:
    """The copy takes the place of damaged slots, which stay beside it as `.damaged`.

    Raises SlotsDamaged when the copy is not whole either; then nothing was changed.
    """
    if not _copy_whole(profile, keychain):
        raise SlotsDamaged(str(profile / KEYSLOTS), "alone")
    put_back(profile)


def _load(profile: Path, path: Path, keychain: Keychain) -> Loaded:
    file = read(path)
    if file is None or not _same_profile(profile, file):
        raise SlotsDamaged(str(path), "alone")
    secret = device_secret(profile, file.profile, keychain)
    if file.device != mark_of(secret):
        raise DeviceSecretMissing(str(path))
    if not made_here(file, secret):
        raise SlotsDamaged(str(path), "alone")
    return Loaded(file, secret)


def _copy_whole(profile: Path, keychain: Keychain) -> bool:
    try:
        _load(profile, profile / BACKUP, keychain)
    except CallcenterError:
        return False
    return True


def _same_profile(profile: Path, file: SlotFile) -> bool:
    """A profile that lost its id is still its slots' own."""
    told = read_bounded(profile / PROFILE_ID, 100)
    return told is None or told.decode("ascii", "replace").strip() == file.profile
