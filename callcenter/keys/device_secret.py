"""The computer's own secret: 32 bytes in the keychain. Without it no passphrase opens a slot."""

import os
from pathlib import Path

from callcenter.errors import DeviceSecretMissing, KeychainMissing
from callcenter.keys.keychain import Keychain
from callcenter.keys.slot_file import KEYSLOTS

SECRET_BYTES = 32


def name_of(profile_id: str) -> str:
    """Under which name the keychain has it."""
    return f"device-secret-{profile_id}"


def device_secret(profile: Path, profile_id: str, keychain: Keychain) -> bytes:
    """The secret of this computer and account; never made here. Raises DeviceSecretMissing."""
    found = keychain.get(name_of(profile_id))
    if found is None or len(found) != SECRET_BYTES:
        raise DeviceSecretMissing(str(profile / KEYSLOTS))
    return found


def make_device_secret(profile_id: str, keychain: Keychain) -> bytes:
    """The secret, made when there is none yet. KeychainMissing when the keychain forgets it."""
    name = name_of(profile_id)
    found = keychain.get(name)
    if found is not None and len(found) == SECRET_BYTES:
        return found
    fresh = os.urandom(SECRET_BYTES)
    keychain.set(name, fresh)
    if keychain.get(name) != fresh:
        raise KeychainMissing((keychain.label,))
    return fresh
