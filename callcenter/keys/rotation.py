"""A new data key for everybody who stays, without their passphrases.

The new key is written as pending before the database is rekeyed, and takes the old one's place
after. Ended at any point, one of both opens the database: `settle` finds out which. How a
database is rekeyed and tried is given in.
"""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from callcenter.errors import StoreDamaged, StoreUnwritable
from callcenter.keys import slot_crypto as crypto
from callcenter.keys.data_key import DATABASE
from callcenter.keys.keychain import Keychain
from callcenter.keys.recovery import OWNER
from callcenter.keys.slot_crypto import DataKeys
from callcenter.keys.slot_file import Sealed, SlotFile
from callcenter.keys.slot_loading import Opened, hold
from callcenter.keys.slot_making import owner, rewritten

Rekey = Callable[[bytes, bytes], None]
"""Rewrites the database from the first key to the second, durably, wholly or not at all."""
Opens = Callable[[bytes], bool]
"""True when this key opens the database."""


def rotate(profile: Path, keychain: Keychain, opened: Opened, rekey: Rekey, opens: Opens) -> Opened:
    """Changes the data key; returns the slots opened with the new one.

    A rotation that was not settled is settled first. Raises as `hold` and `settle`, what `rekey`
    raises (the old key opens then, or `settle` finds the new), StoreUnwritable when the database
    did not take the new key.
    """
    opened = settle(profile, keychain, opened, opens)
    fresh = DataKeys(os.urandom(crypto.KEY_BYTES), opened.keys.files)
    loaded = hold(profile, keychain, opened)
    waiting = replace(_with_pending(loaded.file, fresh), rotation_due=True)
    # In the copy too: it may be all there is when the rekey is over.
    pending = rewritten(profile, loaded, replace(opened, pending=fresh), waiting, forget=True)
    rekey(opened.dek, fresh.dek)
    settled = settle(profile, keychain, pending, opens)
    if settled.keys != fresh:
        raise StoreUnwritable(str(profile / DATABASE))
    return settled


def settle(profile: Path, keychain: Keychain, opened: Opened, opens: Opens) -> Opened:
    """Ends a rotation that was begun: the key that opens the database is the only one then.

    To be called after every sign-in, before the database is opened. Raises as `hold`, and
    StoreDamaged when neither key opens it; nothing was changed then.
    """
    if opened.pending is None:
        return opened
    loaded = hold(profile, keychain, opened)
    if opens(opened.pending.dek):
        keys, file = opened.pending, _committed(loaded.file)
    elif opens(opened.dek):
        keys, file = opened.keys, _without_pending(loaded.file)
    else:
        raise StoreDamaged(str(profile / DATABASE))
    return rewritten(profile, loaded, replace(opened, keys=keys, pending=None), file, forget=True)


def _with_pending(file: SlotFile, fresh: DataKeys) -> SlotFile:
    number = file.number + 1

    def to(public: bytes, whose: str) -> Sealed:
        return crypto.seal(public, fresh, crypto.place_of(file.profile, whose, number))

    return replace(
        file,
        pending=number,
        slots=tuple(replace(one, pending=to(one.public, owner(one))) for one in file.slots),
        recovery=file.recovery and replace(file.recovery, pending=to(file.recovery.public, OWNER)),
    )


def _committed(file: SlotFile) -> SlotFile:
    return replace(
        file,
        number=file.pending,
        pending=0,
        rotation_due=False,
        slots=tuple(
            replace(one, sealed=one.pending or one.sealed, pending=None) for one in file.slots
        ),
        recovery=file.recovery
        and replace(
            file.recovery, sealed=file.recovery.pending or file.recovery.sealed, pending=None
        ),
    )


def _without_pending(file: SlotFile) -> SlotFile:
    return replace(
        file,
        pending=0,
        slots=tuple(replace(one, pending=None) for one in file.slots),
        recovery=file.recovery and replace(file.recovery, pending=None),
    )
