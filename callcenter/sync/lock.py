"""One sync worker per profile: a locked file, let go by the system when its process dies."""

import os
import sys
from pathlib import Path

from callcenter.errors import ProfileInUse

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProfileLock:
    """The right to sync one profile; the file stays, only its lock comes and goes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Takes the lock, or keeps it; ProfileInUse when another process or desk holds it."""
        if self._handle is not None:
            return
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(handle)
        except OSError as error:
            os.close(handle)
            raise ProfileInUse(str(self._path)) from error
        self._handle = handle

    def release(self) -> None:
        """Lets go; closing the file gives up its lock on every system."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
