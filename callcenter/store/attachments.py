"""Attached files: encrypted on disk under the hash of their content, a row each in the database.

The file is safely on disk before the row is written. A sender's file name never becomes a path.
"""

import hashlib
import os
from contextlib import ExitStack
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from callcenter.errors import AttachmentRefused, NotFound, PictureRefused, StoreDamaged
from callcenter.keys.durable import sync_folder
from callcenter.pictures.header import check_picture
from callcenter.pictures.kinds import sniff
from callcenter.store import uploads
from callcenter.store.clocks import now_of
from callcenter.store.faults import room_on_disk
from callcenter.store.tables import attachments

MAX_BYTES = 20 << 20
_NONCE = 12
_THUMBNAILS = "thumbnails"


class Attachment(Struct, frozen=True):
    """One attached file: SHA-256 (hex) and size (bytes) of its content, type by its first bytes."""

    sha256: str
    size: int
    mime: str
    name: str


def put(profile: Path, key: bytes, data: bytes, name: str) -> Attachment:
    """Writes the file, encrypted, and waits until it is on disk; the same content lies there once.

    `profile` is its folder, `key` 32 bytes, `name` the sender's file name, shown and never used.
    Raises AttachmentRefused (empty, size, type), DiskFull.
    """
    shown = name.replace("\\", "/").rpartition("/")[2][:200]
    if not data:
        raise AttachmentRefused(shown, "empty")
    if len(data) > MAX_BYTES:
        raise AttachmentRefused(shown, "size")
    mime = sniff(data)
    if not mime:
        raise AttachmentRefused(shown, "type")
    try:
        check_picture(data)
    except PictureRefused as error:
        raise AttachmentRefused(shown, "pixels") from error
    return Attachment(store_bytes(profile, key, data), len(data), mime, shown)


def store_bytes(profile: Path, key: bytes, data: bytes) -> str:
    """Writes bytes that were judged before, a file of the centre for instance; their SHA-256."""
    digest = hashlib.sha256(data).hexdigest()
    path = _path(profile, digest)
    if path.exists():
        _sync_name(path)  # a process may have died right after it gave the name
    else:
        _write(path, _sealed(key, data, digest))
    return digest


def is_here(profile: Path, sha256: str) -> bool:
    """Whether the content lies on this desk."""
    return _path(profile, sha256).exists()


def drop_bytes(profile: Path, sha256: str) -> None:
    """Takes the content off this desk; whoever asks has made sure that the centre has it."""
    _path(profile, sha256).unlink(missing_ok=True)


def drop_everywhere(profile: Path, sha256: str) -> None:
    """Takes an erased file off this desk, with its small picture."""
    for folder in ("attachments", _THUMBNAILS):
        _path(profile, sha256, folder).unlink(missing_ok=True)


def keep_thumbnail(profile: Path, key: bytes, sha256: str, picture: bytes) -> None:
    """Keeps the small picture of a file; empty for one that can have none."""
    _write(_path(profile, sha256, _THUMBNAILS), _sealed(key, picture, f"thumbnail {sha256}"))


def thumbnail(profile: Path, key: bytes, sha256: str) -> bytes | None:
    """The small picture, b"" when there can be none, None when it is not here (or damaged)."""
    try:
        sealed = _path(profile, sha256, _THUMBNAILS).read_bytes()
        return _opened(key, sealed, f"thumbnail {sha256}")
    except (FileNotFoundError, InvalidTag, ValueError):
        return None


def read(profile: Path, key: bytes, sha256: str) -> bytes:
    """The content of an attached file. Raises NotFound, StoreDamaged (changed, or another key)."""
    path = _path(profile, sha256)
    try:
        sealed = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("attachment", sha256) from error
    try:
        return _opened(key, sealed, sha256)
    except (InvalidTag, ValueError) as error:
        raise StoreDamaged(str(path)) from error


def note(tx: Connection, ticket_id: str, attachment: Attachment) -> None:
    """Notes a file that `put` wrote; the event that names it stands in the same transaction.

    From here on it is also owed to the centre.
    """
    row = insert(attachments).values(
        ticket_id=ticket_id,
        sha256=attachment.sha256,
        size=attachment.size,
        mime=attachment.mime,
        name=attachment.name,
        at=now_of(tx),
    )
    tx.execute(row.on_conflict_do_nothing())
    uploads.add(tx, ticket_id, attachment.sha256)


def disown(tx: Connection, ticket_id: str, sha256: str) -> None:
    """Takes `note` back, of a file that the ticket names no more; once sent it stays noted.

    The bytes stay on disk: a draft or another ticket may have them.
    """
    if uploads.take_back(tx, ticket_id, sha256):
        here = attachments.c.ticket_id == ticket_id, attachments.c.sha256 == sha256
        tx.execute(delete(attachments).where(*here))


def of_ticket(tx: Connection, ticket_id: str) -> list[Attachment]:
    """The files of a ticket that lie on this desk, the oldest first."""
    asked = select(attachments).where(attachments.c.ticket_id == ticket_id)
    found = tx.execute(asked.order_by(attachments.c.at, attachments.c.sha256))
    return [Attachment(row.sha256, row.size, row.mime, row.name) for row in found]


def _path(profile: Path, sha256: str, folder: str = "attachments") -> Path:
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):  # noqa: PLR2004
        raise NotFound("attachment", sha256)
    return profile / folder / sha256


def _sealed(key: bytes, data: bytes, name: str) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, name.encode())


def _opened(key: bytes, sealed: bytes, name: str) -> bytes:
    return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())


def _write(path: Path, sealed: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}.part")
    with room_on_disk(path), ExitStack() as undo:
        undo.callback(fresh.unlink, missing_ok=True)
        with fresh.open("xb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    _sync_name(path)


def _sync_name(path: Path) -> None:
    """The file's name, and its folder's own: a fresh folder is a name, too."""
    sync_folder(path.parent)
    sync_folder(path.parent.parent)
