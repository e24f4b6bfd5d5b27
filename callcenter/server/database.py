"""The one engine of the centre, its two kinds of transaction, and its upgrade.

All that is SQLite's own stands in this file; nothing else may know which database it is.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import QueuePool

from callcenter.errors import StoreNewer

_WRITES = "callcenter_writes"
_BUSY_SECONDS = 10
FILE_NAME = "central.sqlite"


class Database:
    """The centre's store of record on SQLite: WAL, durable commits, writers one after another."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = folder / FILE_NAME
        self._path.touch(mode=0o600)
        # Writers queue here, in fair turns, instead of in SQLite's polling busy handler.
        self._turn = threading.Lock()
        self._engine = create_engine(
            f"sqlite:///{self._path}",
            poolclass=QueuePool,
            pool_size=8,
            max_overflow=32,
            hide_parameters=True,
            # The driver never begins a transaction itself: its late BEGIN loses updates.
            connect_args={
                "isolation_level": None,
                "check_same_thread": False,
                "timeout": _BUSY_SECONDS,
            },
        )
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)
        self._upgrade()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view; nothing is written."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """All or nothing, on disk when the block has ended."""
        with self._turn, self._engine.connect() as connection:
            writing = connection.execution_options(**{_WRITES: True})
            with writing.begin():
                yield writing

    def close(self) -> None:
        """Writes the log back into the file and lets go of it."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()

    def _upgrade(self) -> None:
        config = _alembic()
        with self.write() as tx:
            found = MigrationContext.configure(tx).get_current_revision()
            script = ScriptDirectory.from_config(config)
            known = {one.revision for one in script.walk_revisions()}
            if found is not None and found not in known:
                raise StoreNewer(str(self._path), found, script.get_current_head() or "")
            if found != script.get_current_head():
                config.attributes["connection"] = tx
                command.upgrade(config, "head")


def _alembic() -> Config:
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


def _prepare(driver: Any, _record: object) -> None:
    driver.execute("PRAGMA journal_mode=WAL")
    driver.execute("PRAGMA synchronous=FULL")
    driver.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
