"""The one store of the centre, its two kinds of transaction, and its upgrade.

SQLite's own ways stand here, PostgreSQL's in postgres.py; nothing else may know which it is.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from callcenter.errors import StoreNewer
from callcenter.server import postgres
from callcenter.server.refusal import Refused

FILE_NAME = "central.sqlite"
_WRITES = "callcenter_writes"
_BUSY_SECONDS = 10
_TRIES = 5
_LATER_SECONDS = 2
_SQLITE_AWAY = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
)
_P = ParamSpec("_P")
_T = TypeVar("_T")


class DatabaseAway(Refused):
    """503: the database cannot serve now; whether a commit came through is not known."""

    def __init__(self) -> None:
        super().__init__(503, "database_away", retry_after=_LATER_SECONDS)


class Contended(Refused):
    """503: another worker was first; nothing was stored, the whole transaction can be run again."""

    def __init__(self) -> None:
        super().__init__(503, "database_busy", retry_after=_LATER_SECONDS)


class Database:
    """The centre's store of record: a folder with a SQLite file, or a PostgreSQL address."""

    def __init__(self, place: Path | URL, *, unsafe: bool = False) -> None:
        """Opens and upgrades it.

        Raises DatabaseAway, StoreNewer, OSError, or postgres.NotDurable unless `unsafe` is meant.
        """
        self.place = place
        self._turn: AbstractContextManager[Any]
        if isinstance(place, Path):
            self._engine = _sqlite_engine(place)
            # Writers queue here, in fair turns, instead of in SQLite's polling busy handler.
            self._turn = threading.Lock()
            self._reading = self._engine
        else:
            self._engine = postgres.make_engine(place, unsafe=unsafe)
            self._turn = nullcontext()
            self._reading = postgres.reading(self._engine)
        try:
            self._check(unsafe=unsafe)
            self._upgrade()
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def url(self) -> URL | None:
        """The address of a database that several processes may share; None for a file."""
        return None if isinstance(self.place, Path) else self.place

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view; nothing is written. Raises DatabaseAway."""
        with _told(), self._reading.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """All or nothing, on disk when the block has ended. Raises DatabaseAway, Contended."""
        with _told(), self._turn, self._engine.connect() as connection:
            writing = connection.execution_options(**{_WRITES: True})
            with writing.begin():
                yield writing

    def scour(self) -> None:
        """Empties SQLite's log: only then erased text has left the disk. PostgreSQL cleans itself.

        A reader in the way leaves it for the next time.
        """
        if self.url is None:
            with _told(), self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Lets go of it; SQLite's log is written back into the file."""
        if self.url is None:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()

    def _check(self, *, unsafe: bool) -> None:
        if self.url is not None and not unsafe:
            with self.read() as tx:
                postgres.check_durable(tx)

    def _upgrade(self) -> None:
        config = _alembic()
        with self.write() as tx:
            lock_founding(tx)
            found = MigrationContext.configure(tx).get_current_revision()
            script = ScriptDirectory.from_config(config)
            known = {one.revision for one in script.walk_revisions()}
            if found is not None and found not in known:
                where = str(self.place) if self.url is None else str(self.url.database)
                raise StoreNewer(where, found, script.get_current_head() or "")
            if found != script.get_current_head():
                config.attributes["connection"] = tx
                command.upgrade(config, "head")


def lock_subjects(tx: Connection, ids: Iterable[str]) -> None:
    """Makes other writers of these subjects wait until this transaction ends.

    To be called before their history is read: a fold of half a history would be stored else.
    """
    if tx.dialect.name == postgres.NAME:
        postgres.lock_subjects(tx, ids)


def lock_founding(tx: Connection) -> None:
    """Makes other processes that begin on this database wait until this transaction ends."""
    if tx.dialect.name == postgres.NAME:
        postgres.lock_founding(tx)


def settled(work: Callable[_P, _T]) -> Callable[_P, _T]:
    """Runs `work`, which is one transaction, again when another worker was first.

    A broken unique key is a race once or twice; one that stays is a fault and is raised as such.
    """

    @wraps(work)
    def again(*args: _P.args, **named: _P.kwargs) -> _T:
        for left in reversed(range(_TRIES)):
            try:
                return work(*args, **named)
            except Contended as error:
                if left:
                    continue
                if isinstance(error.__cause__, IntegrityError):
                    raise error.__cause__ from None
                raise
        raise AssertionError("unreachable")

    return again


@contextmanager
def _told() -> Iterator[None]:
    """Turns what a database says about itself into an answer for the asker."""
    try:
        yield
    except PoolTimeout as error:
        raise DatabaseAway from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            code = getattr(error.orig, "sqlite_errorcode", 0)
            if code & 0xFF in _SQLITE_AWAY:
                raise DatabaseAway from error
        elif postgres.is_contended(error):
            raise Contended from error
        elif postgres.is_away(error):
            raise DatabaseAway from error
        raise


def _sqlite_engine(folder: Path) -> Engine:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / FILE_NAME
    path.touch(mode=0o600)
    engine = create_engine(
        f"sqlite:///{path}",
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
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _alembic() -> Config:
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


def _prepare(driver: Any, _record: object) -> None:
    driver.execute("PRAGMA journal_mode=WAL")
    driver.execute("PRAGMA synchronous=FULL")
    driver.execute("PRAGMA foreign_keys=ON")
    driver.execute("PRAGMA secure_delete=ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
