"""Rewrites the database under another key, and tries whether a key opens it (SECURITY 2).

Nobody else may have the database open meanwhile. Where keys come from is not its matter.
"""

from pathlib import Path

from sqlalchemy.engine.interfaces import DBAPICursor
from sqlcipher3 import dbapi2

from callcenter.errors import StoreBusy, StoreDamaged, StoreUnwritable
from callcenter.store.engine import KEY_BYTES, open_engine
from callcenter.store.faults import fault_of


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


def rekey(path: Path, old: bytes, new: bytes) -> None:
    """Rewrites every page from the old key to the new (32 bytes each): wholly or not at all.

    About 31 ms a megabyte, and as much room again beside the file while it lasts. Raises
    StoreBusy when it is open elsewhere, DiskFull, StoreUnwritable, StoreDamaged.
    """
    if len(new) != KEY_BYTES:
        raise ValueError("the data key must have 32 bytes")
    engine = open_engine(path, old)
    try:
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            _empty_wal(cursor, path)
            cursor.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
            _empty_wal(cursor, path)
        finally:
            connection.close()
    except dbapi2.Error as error:
        raise fault_of(error, path) or StoreUnwritable(str(path)) from error
    finally:
        engine.dispose()
    if not opens(path, new):
        raise StoreUnwritable(str(path))


def _empty_wal(cursor: DBAPICursor, path: Path) -> None:
    """Pages under the old key must not stay behind in the WAL."""
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    answer = cursor.fetchone()
    if answer is None or answer[0]:
        raise StoreBusy(str(path))
