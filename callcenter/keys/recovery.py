"""The organisation's way in: a key pair whose private half lies on paper in a safe.

The desk knows the public half and seals the data keys to it. Writes no private key anywhere.
"""

import hashlib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from callcenter.errors import RecoveryKeyRefused, SlotsDamaged, SlotsMissing
from callcenter.keys import slot_crypto as crypto
from callcenter.keys.slot_file import BACKUP, KEYSLOTS, Recovery, Sealed, SlotFile, read
from callcenter.keys.slot_loading import Opened, has_slots

_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs that are not mistaken for each other when read aloud or copied by hand."""
_CHECK = 3
_LENGTH = (crypto.KEY_BYTES + _CHECK) * 8 // 5
_GROUP = 4
OWNER = "recovery"
_PASSPHRASE = "passphrase"  # noqa: S105 - what is sealed, not a secret


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A new pair as texts of 14 groups of four: the desk gets `public`, the safe `private`."""

    public: str
    private: str = field(repr=False)


def make_recovery_key() -> RecoveryKey:
    """A new key pair; nothing is kept of it."""
    private = crypto.new_private()
    return RecoveryKey(_text("public", crypto.public_of(private)), _text("private", private))


def public_key(text: str) -> bytes:
    """The public key of this text, 32 bytes. Raises RecoveryKeyRefused: signs, length, check."""
    return _key("public", text)


def private_key(text: str) -> bytes:
    """The private key of this text, 32 bytes.

    Raises RecoveryKeyRefused: signs, length, check, or public when it is the other half.
    """
    return _key("private", text)


def public_text(file_key: bytes) -> str:
    """The public key as it is shown and compared: 14 groups of four signs."""
    return _text("public", file_key)


def open_recovery(profile: Path, text: str) -> Opened:
    """The data keys, by the private recovery key; needs neither keychain nor passphrase.

    The slots may be damaged elsewhere, or come from another computer; the copy is tried too.
    Raises RecoveryKeyRefused (also other: made for another key), SlotsMissing, SlotsDamaged,
    StoreNewer, StoreUnwritable.
    """
    private = private_key(text)
    if not has_slots(profile):
        raise SlotsMissing(str(profile / KEYSLOTS))
    there = [one for one in (read(profile / KEYSLOTS), read(profile / BACKUP)) if one is not None]
    opened = [(one, found) for one in there if (found := _opened(one, private))]
    for file, found in opened:
        if crypto.belongs_to(file, found.dek):
            return found
    if opened:
        return opened[0][1]
    mine = crypto.public_of(private)
    if any(one.recovery and one.recovery.public != mine for one in there):
        raise RecoveryKeyRefused("other")
    raise SlotsDamaged(str(profile / KEYSLOTS), "alone")


class _SealedPassphrase(msgspec.Struct, frozen=True):
    """The passphrase of a file, sealed to the organisation; bound to the profile it was made in."""

    profile: str
    sealed: Sealed


def seal_passphrase(profile: Path, passphrase: str) -> bytes | None:
    """The passphrase of a sealed file (32 bytes at most), for the recovery key of this profile.

    None when no recovery key was set.
    """
    file = read(profile / KEYSLOTS)
    if file is None or file.recovery is None:
        return None
    packed = crypto.DataKeys(passphrase.encode().ljust(crypto.KEY_BYTES), bytes(crypto.KEY_BYTES))
    place = crypto.place_of(file.profile, _PASSPHRASE, 0)
    sealed = crypto.seal(file.recovery.public, packed, place)
    return msgspec.json.encode(_SealedPassphrase(file.profile, sealed))


def open_passphrase(data: bytes, text: str) -> str:
    """What `seal_passphrase` sealed, by the private recovery key; RecoveryKeyRefused."""
    private = private_key(text)
    try:
        found = msgspec.json.decode(data, type=_SealedPassphrase)
    except msgspec.MsgspecError as error:
        raise RecoveryKeyRefused("other") from error
    place = crypto.place_of(found.profile, _PASSPHRASE, 0)
    keys = crypto.unseal(private, found.sealed, place)
    if keys is None:
        raise RecoveryKeyRefused("other")
    return keys.dek.decode().rstrip()


def sealed_recovery(
    file: SlotFile, public: bytes, keys: crypto.DataKeys, pending: crypto.DataKeys | None
) -> Recovery:
    """The recovery slot for this public key, with the pending keys while there are any."""

    def to(these: crypto.DataKeys, number: int) -> Sealed:
        return crypto.seal(public, these, crypto.place_of(file.profile, OWNER, number))

    waiting = to(pending, file.pending) if pending and file.pending else None
    return Recovery(public, to(keys, file.number), waiting)


def _opened(file: SlotFile, private: bytes) -> Opened | None:
    slot = file.recovery
    if slot is None:
        return None

    def of(sealed: Sealed, number: int) -> crypto.DataKeys | None:
        return crypto.unseal(private, sealed, crypto.place_of(file.profile, OWNER, number))

    keys = of(slot.sealed, file.number)
    if keys is None:
        return None
    pending = of(slot.pending, file.pending) if slot.pending else None
    return Opened(None, keys, pending, file.number, file.generation)


def _text(half: str, key: bytes) -> str:
    value = int.from_bytes(key + _check(half, key), "big")
    signs = "".join(_SIGNS[value >> (5 * at) & 31] for at in reversed(range(_LENGTH)))
    return "-".join(signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def _key(half: str, text: str) -> bytes:
    plain = unicodedata.normalize("NFKC", text).upper()
    signs = "".join(one for one in plain if not one.isspace() and one != "-")
    if not set(signs) <= set(_SIGNS):
        raise RecoveryKeyRefused("signs")
    if len(signs) != _LENGTH:
        raise RecoveryKeyRefused("length")
    value = 0
    for one in signs:
        value = value << 5 | _SIGNS.index(one)
    data = value.to_bytes(crypto.KEY_BYTES + _CHECK, "big")
    key, check = data[: crypto.KEY_BYTES], data[crypto.KEY_BYTES :]
    if check == _check(half, key):
        return key
    raise RecoveryKeyRefused("public" if check == _check("public", key) else "check")


def _check(half: str, key: bytes) -> bytes:
    return hashlib.sha256(f"callcenter recovery {half} ".encode() + key).digest()[:_CHECK]
