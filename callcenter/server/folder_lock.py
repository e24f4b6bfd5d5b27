"""One server process per data folder: a locked file, let go by the system when its process dies.

Knows nothing of what lies in the folder. The desk's lock is its own: the server shares no rooms.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_NAME = "server.lock"

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderTakenError(Exception):
    """Another server process works on this folder."""


@contextmanager
def only_server(folder: Path) -> Iterator[None]:
    """Holds the folder, made when there is none, for this process alone.

    Raises FolderTakenError when another one has it, and OSError when it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _take(handle)
        except OSError as error:
            raise FolderTakenError(str(folder)) from error
        yield
    finally:
        os.close(handle)
