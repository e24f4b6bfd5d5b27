"""A file with personal data on its way out: only this account of the computer reads it."""

import os
from pathlib import Path

from callcenter.errors import file_fault


def write_private(path: Path, data: bytes) -> None:
    """Writes it whole and waits until it is on disk. Raises DiskFull, StoreUnwritable.

    A file that stood there is replaced: its old rights would be kept otherwise.
    """
    try:
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise file_fault(error, str(path)) from error
