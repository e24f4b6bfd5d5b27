"""Small files that are there whole or not at all, also after a power cut. Knows nothing of keys."""

import os
from contextlib import ExitStack
from pathlib import Path

from callcenter.errors import StoreUnwritable, file_fault


def write_durably(path: Path, data: bytes) -> None:
    """Puts `data` in the place of the file at once; only this account may read it.

    File and folder are synced and the file is read back. Raises DiskFull or StoreUnwritable; what
    stood there before stands then.
    """
    fresh = path.with_name(f"{path.name}.part")
    try:
        with ExitStack() as undo:
            fresh.unlink(missing_ok=True)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
            undo.callback(fresh.unlink, missing_ok=True)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if fresh.read_bytes() != data:
                raise StoreUnwritable(str(path))
            fresh.replace(path)
            undo.pop_all()
        sync_folder(path.parent)
    except OSError as error:
        raise file_fault(error, str(path)) from error


def read_bounded(path: Path, most: int) -> bytes | None:
    """The content, None when there is no such file or it has more than `most` bytes.

    Raises StoreUnwritable when it may not be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreUnwritable(str(path)) from error
    return data if len(data) <= most else None


def sync_folder(folder: Path) -> None:
    """Makes a rename survive a power cut; Windows needs and knows no such call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_BINARY = getattr(os, "O_BINARY", 0)
