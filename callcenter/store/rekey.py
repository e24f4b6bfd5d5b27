"""Rewrites the database under another key, and tries whether a key opens it (SECURITY 2).

Nobody else may have the database open meanwhile. Where keys come from is not its matter.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine.interfaces import DBAPICursor
from sqlcipher3 import dbapi2

from callcenter.errors import DiskFull, StoreBusy, StoreDamaged, StoreUnwritable
from callcenter.store.engine import BUSY_SECONDS, KEY_BYTES, open_engine
from callcenter.store.faults import fault_of

_ROOM = 8 << 20


def opens(path: Path, key: bytes) -> bool:
    """True when this key (32 bytes) opens the database; changes nothing, makes no database.

    Raises StoreBusy, DiskFull, StoreUnwritable, StorePlaintext: then nothing is known.
    """
    if not path.exists() or path.stat().st_size == 0:
        return False
    engine = open_engine(path, key)
    try:
        with engine.connect():
            return True
    except StoreDamaged:
        return False
    finally:
        engine.dispose()


def rekey(path: Path, old: bytes, new: bytes, busy_seconds: float = BUSY_SECONDS) -> None:
    """Rewrites every page from the old key to the new (32 bytes each): wholly or not at all.

    About 31 ms a megabyte, and as much room again beside the file while it lasts. Raises
    StoreBusy when it is open elsewhere, DiskFull, StoreUnwritable, StoreDamaged.
    """
    if len(new) != KEY_BYTES:
        raise ValueError("the data key must have 32 bytes")
    if shutil.disk_usage(path.parent).free < path.stat().st_size + _ROOM:
        raise DiskFull(str(path))
    with _cursor(path, old, busy_seconds) as cursor:
        _empty_wal(cursor, path)
        cursor.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
    # A rekey that could not be written raises nothing: only opening tells.
    if not opens(path, new):
        raise StoreUnwritable(str(path))
    with _cursor(path, new, busy_seconds) as cursor:
        _empty_wal(cursor, path)


@contextmanager
def _cursor(path: Path, key: bytes, busy_seconds: float) -> Iterator[DBAPICursor]:
    """A cursor outside any transaction; the only connection, closed afterwards."""
    engine = open_engine(path, key, busy_seconds)
    try:
        connection = engine.raw_connection()
        try:
            yield connection.cursor()
        finally:
            connection.close()
    except dbapi2.Error as error:
        raise fault_of(error, path) or StoreUnwritable(str(path)) from error
    finally:
        engine.dispose()


def _empty_wal(cursor: DBAPICursor, path: Path) -> None:
    """Pages under the old key must not stay behind in the WAL or the file."""
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    answer = cursor.fetchone()
    if answer is None or answer[0]:
        raise StoreBusy(str(path))
