"""One backup of a database at a time, in this process and in every other one.

The lock is SQLite's own on an empty file beside the database: it works alike on every system, and
the system lets go of it when the process dies. Nothing is ever written into the file.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from callcenter.errors import BackupBeingMade, StoreBusy
from callcenter.store.faults import machine_faults

LOCK = "backup.lock"


@contextmanager
def backup_turn(database: Path) -> Iterator[None]:
    """The right to make a backup of this database. Raises BackupBeingMade, StoreUnwritable."""
    path = database.with_name(LOCK)
    with machine_faults(path):
        path.touch(mode=0o600)
        lock = dbapi2.connect(str(path), timeout=0, isolation_level=None)
    with closing(lock):
        try:
            with machine_faults(path):
                lock.execute("BEGIN EXCLUSIVE")
        except StoreBusy as error:
            raise BackupBeingMade(str(path)) from error
        yield
