"""The one place where what the driver says becomes an error a person can act on. Holds no prose."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlcipher3 import dbapi2

from callcenter.errors import (
    DiskFull,
    EnvironmentFault,
    StoreBusy,
    StoreDamaged,
    StoreUnwritable,
    file_fault,
)

_BUSY, _LOCKED, _IO, _CORRUPT, _FULL, _NOT_A_DATABASE = 5, 6, 10, 11, 13, 26
_PERM, _READONLY, _CANTOPEN = 3, 8, 14
"""Primary result codes, https://sqlite.org/rescode.html."""
_NOT_WRITTEN = frozenset(_IO | more << 8 for more in (3, 4, 5, 6, 19))
"""Extended codes of a disk that does not take what is written: write, sync, truncate, map."""
_LITTLE_ROOM = 1 << 20

_FAULTS: dict[int, Callable[[str], EnvironmentFault]] = {
    _BUSY: StoreBusy,
    _LOCKED: StoreBusy,
    _IO: StoreDamaged,
    _CORRUPT: StoreDamaged,
    _FULL: DiskFull,
    _NOT_A_DATABASE: StoreDamaged,
    _PERM: StoreUnwritable,
    _READONLY: StoreUnwritable,
    _CANTOPEN: StoreUnwritable,
}


def fault_of(error: BaseException | None, path: Path) -> EnvironmentFault | None:
    """The environment's fault behind a driver error, None when it is rather a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    kind = _FAULTS.get(code & 0xFF)
    if kind is None:
        return None
    if code & 0xFF == _IO and _no_room(path):
        kind = DiskFull  # it often shows as a failed write only
    elif code in _NOT_WRITTEN:
        kind = StoreUnwritable
    return kind(str(path))


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    except OSError:
        return False


@contextmanager
def machine_faults(path: Path) -> Iterator[None]:
    """Work on files, or on the driver past SQLAlchemy, whose failure raises our own errors."""
    try:
        yield
    except OSError as error:
        raise file_fault(error, str(path)) from error
    except dbapi2.Error as error:
        fault = fault_of(error, path)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def room_on_disk(path: Path) -> Iterator[None]:
    """File work that raises DiskFull when there is no room for it."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(str(path)) from error
        raise


def translate_faults(engine: Engine, path: Path) -> None:
    """From now on every connect, statement and commit of this engine raises our own errors."""

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> None:
        fault = fault_of(context.original_exception, path)
        if fault is not None:
            raise fault from context.original_exception
