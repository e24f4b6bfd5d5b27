"""The folder of attached files: staged per device, verified, then named by their hash for ever.

Several processes may share it: every step on one file holds a lock that dies with its process.
Knows bytes and names alone; what the database says of them stands in `files`.
"""

import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from callcenter.errors import PictureRefused
from callcenter.pictures import decoding
from callcenter.pictures.header import check_picture
from callcenter.pictures.kinds import sniff
from callcenter.protocol.file_messages import FILE_BYTES
from callcenter.server.refusal import Refused

STAGED_SECONDS = 7 * 86_400
"""A file nobody went on with for a week begins anew."""

_FULL_RETRY_SECONDS = 300

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


class FileFolder:
    """Bytes of attached files below one folder, none of them above `most` bytes."""

    def __init__(self, root: Path, most: int = FILE_BYTES) -> None:
        self.root = root
        self.most = most

    @contextmanager
    def locked(self, sha256: str) -> Iterator[None]:
        """Nobody else, in whatever process, works on this file meanwhile.

        256 locks for all files: the lock files need not be taken away, which would be a race.
        """
        with _room():
            path = self.root / "locks" / sha256[:2]
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
            yield
        finally:
            os.close(handle)

    def path(self, sha256: str) -> Path:
        """Where the whole file lies, or will; the hash was checked to be one."""
        return self.root / sha256[:2] / sha256[2:]

    def size(self, sha256: str) -> int | None:
        """Bytes of a file that is whole, None when it is not."""
        try:
            return self.path(sha256).stat().st_size
        except FileNotFoundError:
            return None

    def staged(self, sha256: str, client_id: str) -> tuple[int, int] | None:
        """How many bytes of how many this device has handed over, None when it has not begun."""
        part = self._part(sha256, client_id)
        return None if part is None else (part.stat().st_size, _declared(part))

    def stage(self, sha256: str, client_id: str, size: int) -> int:
        """Begins, or goes on with, a file of `size` bytes; the bytes that are here already.

        Each device has a staged file of its own: wrong bytes of one never spoil another's.
        """
        part = self._part(sha256, client_id)
        if part is not None and _declared(part) == size:
            return part.stat().st_size
        with _room():
            if part is not None:
                part.unlink(missing_ok=True)
            fresh = self._staging(client_id) / f"{sha256}.{size}.part"
            fresh.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.touch(mode=0o600)
        return 0

    def append(self, sha256: str, client_id: str, chunk: bytes) -> int:
        """Adds bytes at the end of what is staged; how many are staged then.

        Not waited for until they are on the platter: the hash at the end finds what was lost.
        """
        part = self._part(sha256, client_id)
        if part is None:
            raise Refused(404, "file_unknown")
        before = part.stat().st_size
        try:
            with _room(), part.open("ab") as file:
                file.write(chunk)
        except (Refused, OSError):
            os.truncate(part, before)
            raise
        return before + len(chunk)

    def unstage(self, sha256: str, client_id: str) -> None:
        """Takes away what this device had handed over of a file that is whole by now."""
        part = self._part(sha256, client_id)
        if part is not None:
            part.unlink(missing_ok=True)

    def finish(self, sha256: str, client_id: str) -> str:
        """Makes a whole staged file the file: right bytes, a type that is taken, on the platter.

        Returns its type. Refused 422 (bytes_differ, type_refused, picture_too_large); then what
        was staged is gone.
        """
        part = self._part(sha256, client_id)
        if part is None:
            raise Refused(404, "file_unknown")
        data = part.read_bytes()
        try:
            mime = _judge(data, sha256)
        except Refused:
            part.unlink(missing_ok=True)
            raise
        with _room():
            target = self.path(sha256)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _to_disk(part)
            part.replace(target)
            _to_disk(target.parent)
            _to_disk(self.root)
        return mime

    def type_of(self, sha256: str) -> str:
        """The type of a whole file, by its bytes."""
        return sniff(self.path(sha256).read_bytes())

    def thumbnail(self, sha256: str) -> bytes:
        """The small picture of a whole file, made once; empty when it can have none."""
        kept = self.path(sha256).with_suffix(".thumb")
        with suppress(FileNotFoundError):
            return kept.read_bytes()
        try:
            picture = decoding.thumbnail(self.path(sha256).read_bytes())
        except PictureRefused:
            picture = b""
        with _room():
            fresh = kept.with_suffix(f".{os.getpid()}.{os.urandom(4).hex()}.new")
            fresh.write_bytes(picture)
            fresh.replace(kept)
        if not self.path(sha256).exists():  # dropped while it was painted: nothing of it may stay
            kept.unlink(missing_ok=True)
        return picture

    def drop(self, sha256: str) -> None:
        """Takes a whole file away, and its small picture."""
        self.path(sha256).unlink(missing_ok=True)
        self.path(sha256).with_suffix(".thumb").unlink(missing_ok=True)

    def sweep(self, now: float) -> None:
        """Takes away what was staged and left for a week; `now` in seconds since 1970."""
        for folder in (self.root / "staged").glob("*"):
            for part in folder.glob("*.part"):
                with suppress(FileNotFoundError):
                    if part.stat().st_mtime < now - STAGED_SECONDS:
                        part.unlink()

    def _staging(self, client_id: str) -> Path:
        return self.root / "staged" / client_id

    def _part(self, sha256: str, client_id: str) -> Path | None:
        return next(self._staging(client_id).glob(f"{sha256}.*.part"), None)


def _declared(part: Path) -> int:
    return int(part.name.split(".")[1])


def _judge(data: bytes, sha256: str) -> str:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Refused(422, "bytes_differ")
    mime = sniff(data)
    if not mime:
        raise Refused(422, "type_refused")
    try:
        check_picture(data)
    except PictureRefused as error:
        raise Refused(422, "picture_too_large") from error
    return mime


@contextmanager
def _room() -> Iterator[None]:
    """A full disk is told as one, so that desks wait and do not give up."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused(503, "disk_full", retry_after=_FULL_RETRY_SECONDS) from error
        raise


def _to_disk(path: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return  # Windows needs and knows no such call
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
