"""The one place where what the driver says becomes an error a person can act on. Holds no prose."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from callcenter.errors import (
    DiskFull,
    EnvironmentFault,
    StoreBusy,
    StoreDamaged,
    StoreUnwritable,
)

_BUSY, _LOCKED, _IO, _CORRUPT, _FULL, _NOT_A_DATABASE = 5, 6, 10, 11, 13, 26
_PERM, _READONLY, _CANTOPEN = 3, 8, 14
"""Primary result codes, https://sqlite.org/rescode.html."""

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
    return None if kind is None else kind(str(path))


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
