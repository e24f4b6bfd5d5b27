"""The data key of a profile: 32 random bytes in the keychain, found by the profile's id.

The seam for key slots: only this file says where the key that opens the database comes from.
"""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from callcenter.errors import KeyMissing
from callcenter.keys.keychain import Keychain

KEY_BYTES = 32
DATABASE = "desk.db"
PROFILE_ID = "profile.id"


def data_key(profile: Path, keychain: Keychain, database: Path | None = None) -> bytes:
    """The key of this profile, made when there is neither a key nor a database yet.

    `database` is the file it opens, `desk.db` in the profile unless said otherwise. Raises
    KeyMissing when that stands here and its key is not in the keychain.
    """
    name = data_key_name(profile_id(profile))
    key = keychain.get(name)
    if key is not None and len(key) == KEY_BYTES:
        return key
    database = database or profile / DATABASE
    if database.exists():
        raise KeyMissing(str(database))
    fresh = os.urandom(KEY_BYTES)
    keychain.set(name, fresh)
    kept = keychain.get(name)
    if kept != fresh:
        raise KeyMissing(str(database))
    return fresh


def data_key_name(profile: str) -> str:
    """Under which name the keychain has the data key of the profile with this id."""
    return f"data-key-{profile}"


def attachments_key(key: bytes) -> bytes:
    """The key for attached files, derived from the data key: 32 bytes."""
    return HKDF(SHA256(), KEY_BYTES, None, b"callcenter attachments").derive(key)


def profile_id(profile: Path) -> str:
    """The id of this profile, from the file beside the database; made when there is none."""
    path = profile / PROFILE_ID
    with suppress(FileNotFoundError, ValueError):
        return str(uuid.UUID(path.read_text("ascii").strip()))
    profile.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = str(uuid.uuid4())
    fresh = path.with_name(f"{path.name}.part")
    with fresh.open("w", encoding="ascii") as file:
        file.write(made + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return made


class DemoKeychain:
    """Keeps secrets in plain files of a demo profile: protects nothing, never chosen by itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def label(self) -> str:
        """Says plainly that it is for the demo only."""
        return "demo: unprotected key file"

    def get(self, name: str) -> bytes | None:
        """The secret of this name, None when there is none."""
        path = self._path(name)
        try:
            return bytes.fromhex(path.read_text("ascii"))
        except (FileNotFoundError, ValueError):
            return None

    def set(self, name: str, secret: bytes) -> None:
        """Writes the secret to a file that only this account reads."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path(name)
        fresh = path.with_name(path.name + ".part")
        fresh.unlink(missing_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret.hex())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)

    def delete(self, name: str) -> None:
        """Removes the file; nothing happens when there is none."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if not name or not set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"):
            raise ValueError("a secret's name holds small letters, digits and hyphens")
        return self._folder / f"{name}.key"
