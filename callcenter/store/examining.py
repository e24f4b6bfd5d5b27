"""Reads a whole database and says whether it is sound: every page, every index, every reference.

Changes nothing that is stored. What follows from a finding is not its matter.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from sqlcipher3 import dbapi2

from callcenter.errors import Cancelled, StoreDamaged
from callcenter.store.engine import BUSY_SECONDS, open_engine
from callcenter.store.faults import fault_of, machine_faults

Stop = Callable[[], bool]
"""Asked now and then; True ends the work with Cancelled."""

_INTERRUPTED = 9
_STEPS = 100_000
_MOST = 10


class Examination(Struct, frozen=True):
    """What stands in a database and how whole it is.

    `bad_pages` do not carry the mark of the key any more; `complaints` are SQLite's own words, at
    most ten; `orphans` are rows that refer to nothing.
    """

    db_id: str
    schema: str
    cipher: str
    provider: str
    sqlite: str
    bad_pages: int
    complaints: tuple[str, ...]
    orphans: int

    @property
    def sound(self) -> bool:
        """True when nothing is wrong with it and it says which database it is."""
        return bool(self.db_id) and not (self.bad_pages or self.complaints or self.orphans)


def never() -> bool:
    """Nobody wants it stopped."""
    return False


def examine(path: Path, key: bytes, stop: Stop = never) -> Examination:
    """Reads every page of the database with its key (32 bytes).

    Raises StoreDamaged (also for a wrong key, or when nothing is there), StorePlaintext, StoreBusy,
    StoreUnwritable, CipherMissing, Cancelled.
    """
    with opened(path, key) as connection:
        connection.set_progress_handler(stop, _STEPS)
        pages = "PRAGMA cipher_integrity_check"
        # It reads past SQLite's locks: what a desk at work writes just then is looked at again.
        bad = _rows(connection, pages) and _rows(connection, pages)
        said = [str(row[0]) for row in _rows(connection, f"PRAGMA integrity_check({_MOST})")]
        orphans = _rows(connection, "PRAGMA foreign_key_check")
        return Examination(
            db_id=_one(connection, "SELECT value FROM meta WHERE name = 'db_id'"),
            schema=_one(connection, "SELECT version_num FROM alembic_version"),
            cipher=_one(connection, "PRAGMA cipher_version"),
            provider=_one(connection, "PRAGMA cipher_provider_version"),
            sqlite=str(dbapi2.sqlite_version),
            bad_pages=len(bad),
            complaints=() if said == ["ok"] else tuple(said),
            orphans=len(orphans),
        )


@contextmanager
def opened(
    path: Path, key: bytes, busy_seconds: float = BUSY_SECONDS
) -> Iterator[dbapi2.Connection]:
    """One connection of the driver's, closed afterwards; no database is made.

    What the driver says becomes our own errors; what it cannot name is damage.
    """
    with machine_faults(path):
        if not path.is_file() or path.stat().st_size == 0:
            raise StoreDamaged(str(path))
        with _connection(path, key, busy_seconds) as connection:
            yield connection


@contextmanager
def opened_blank(path: Path, key: bytes) -> Iterator[dbapi2.Connection]:
    """A connection to a file that is made, or is empty yet; else as `opened`."""
    with machine_faults(path), _connection(path, key, BUSY_SECONDS) as connection:
        yield connection


@contextmanager
def _connection(path: Path, key: bytes, busy_seconds: float) -> Iterator[dbapi2.Connection]:
    engine = open_engine(path, key, busy_seconds)
    try:
        connection = engine.raw_connection()
        try:
            yield connection.driver_connection
        finally:
            connection.close()
    except dbapi2.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == _INTERRUPTED:
            raise Cancelled from error
        raise fault_of(error, path) or StoreDamaged(str(path)) from error
    finally:
        engine.dispose()


def _rows(connection: dbapi2.Connection, statement: str) -> list[tuple[object, ...]]:
    return list(connection.execute(statement).fetchall())


def _one(connection: dbapi2.Connection, statement: str) -> str:
    found = connection.execute(statement).fetchone()
    return str(found[0]) if found and found[0] is not None else ""
