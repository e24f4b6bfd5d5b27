"""The desk's database, opened: reads and writes are given out as transactions, nothing else.

What is stored and how it is found stands in the sibling modules; they work on a transaction.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from callcenter.clock import Clock
from callcenter.errors import EnvironmentFault, StoreDamaged
from callcenter.ids import Ids
from callcenter.store.backups import (
    Backup,
    Told,
    backup_due,
    backups_of,
    make_backup,
    untold,
)
from callcenter.store.clocks import CLOCK
from callcenter.store.engine import BUSY_SECONDS, WRITE, open_engine, refuse_plaintext
from callcenter.store.events import Page, RemoteEvent, read_page, refresh_stale, stale_subjects
from callcenter.store.examining import Stop, never
from callcenter.store.faults import machine_faults
from callcenter.store.projection import PROJECTOR, Projector, index_again, no_names
from callcenter.store.tables import meta, sync_state
from callcenter.store.ticket_rows import Names
from callcenter.store.turn import Turn
from callcenter.store.upgrade import (
    VERSIONS,
    Progress,
    create,
    stoppable,
    stored_version,
    upgrade,
)
from callcenter.store.words import WORDS_VERSION
from callcenter.tickets.deadlines import Deadlines

_WORDS = "words_version"
_log = logging.getLogger(__name__)


class Store:
    """One open database file; safe to use from several threads, each with its own transaction."""

    def __init__(
        self, path: Path, engine: Engine, projector: Projector, clock: Clock, key: bytes
    ) -> None:
        self.path = path
        self._key = key
        self._clock = clock
        self._engine = engine
        self._closed = False
        self._projector = projector
        self._turn = Turn()
        self._reading = engine.execution_options(**{PROJECTOR: projector, CLOCK: clock})
        self._writing = self._reading.execution_options(**{WRITE: True})

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        clock: Clock,
        deadlines: Callable[[], Deadlines],
        progress: Progress | None = None,
        *,
        names: Names = no_names,
        ids: Ids | None = None,
        stop: Stop = never,
    ) -> "Store":
        """Opens the file, makes or upgrades it (a copy is made first), and checks that it is ours.

        `names` gives the searchable names of agencies, place and category. Raises StorePlaintext,
        StoreDamaged (also for a wrong key), StoreBusy, StoreNewer, StoreUnwritable, DiskFull,
        CipherMissing, and Cancelled when `stop` ends an upgrade; then the file is as it was.
        """
        with machine_faults(path), ExitStack() as undo:
            engine = open_engine(path, key)
            undo.callback(engine.dispose)
            store = cls(path, engine, Projector(deadlines, names), clock, key)
            store._bring_up(ids or Ids(clock), progress, stop)
            undo.pop_all()
        return store

    def read_page(self, items: Sequence[RemoteEvent]) -> Page:
        """A page of the feed, read and folded before the database is asked for; any thread may.

        Raises msgspec.DecodeError or ValidationError for bytes that are no event.
        """
        return read_page(items, self._projector)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view; what is written in it is thrown away."""
        with self._reading.connect() as connection, connection.begin() as transaction:
            yield connection
            transaction.rollback()

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        """The one writer: committed when the block ends, rolled back when it raises.

        What is not `durable` may be gone after a power cut unless something durable was written
        after it: for what can be found out again, such as what is on its way.
        Who comes first writes first: a save waits for the page that is being taken in, not for the
        pages after it.
        """
        with (
            self._turn.taken(BUSY_SECONDS),
            self._writing.connect() as connection,
            nullcontext() if durable else _unsynced(connection),
            connection.begin(),
        ):
            yield connection

    def renew_words(self, progress: Progress | None = None, stop: Stop = never) -> None:
        """Makes what an upgrade left anew, and the search index when another version filled it.

        Asked for once the directory can be named; all or nothing, `progress` hears how far it is.
        Raises Cancelled when `stop` ends it; the next opening begins it again.
        """
        asked = select(meta.c.value).where(meta.c.name == _WORDS)
        with self.read() as tx:
            stale = stale_subjects(tx)
        if stale:
            with self.write() as tx, stoppable(tx, stop):
                refresh_stale(tx)
        with self.read() as tx:
            if tx.execute(asked).scalar_one_or_none() == WORDS_VERSION:
                return

        def tell(done: int, all_of_them: int) -> None:
            if progress is not None:
                progress(f"words {done}/{all_of_them}")

        with self.write() as tx, stoppable(tx, stop):
            index_again(tx, tell)
            row = insert(meta).values(name=_WORDS, value=WORDS_VERSION)
            tx.execute(
                row.on_conflict_do_update(index_elements=["name"], set_={"value": WORDS_VERSION})
            )

    def close(self) -> None:
        """Moves the WAL into the file and lets go of it; safe to call twice, never raises.

        When the machine is in the way the WAL stays where it is: the next opening takes it in.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self.checkpoint()
        except (EnvironmentFault, SQLAlchemyError, dbapi2.Error, OSError) as error:
            _log.warning("the WAL stays for the next opening: %s", type(error).__name__)
        finally:
            self._engine.dispose()

    def checkpoint(self) -> None:
        """Moves the WAL into the file and empties it: only then deleted text is gone."""
        self._checkpoint("TRUNCATE")

    def move_wal(self) -> None:
        """Moves what it can of the WAL into the file; nobody waits for it, readers nor writers."""
        self._checkpoint("PASSIVE")

    def back_up_when_due(self, told: Told = untold, stop: Stop = never) -> Backup | None:
        """A verified backup when the last one is a day old, None when it is not; any thread may.

        It takes seconds; others read and write meanwhile. Raises as `backups.make_backup`.
        """
        if not backup_due(self.path, self._key, self._clock.now()):
            return None
        return self.back_up(told, stop)

    def back_up(self, told: Told = untold, stop: Stop = never) -> Backup:
        """A verified backup at once; as `back_up_when_due` otherwise."""
        return make_backup(self.path, self._key, self._clock.now(), told, stop)

    def backups(self) -> tuple[Backup, ...]:
        """The backups that are kept, the newest first. Raises StoreUnwritable."""
        return backups_of(self.path)

    def _checkpoint(self, mode: str) -> None:
        with machine_faults(self.path), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()

    def _bring_up(self, ids: Ids, progress: Progress | None, stop: Stop) -> None:
        with self.read() as tx:
            found = stored_version(tx)
        if found is None:
            self._create(ids)
        elif found != VERSIONS[-1]:
            upgrade(self._engine, self._writing, self.path, found, progress=progress, stop=stop)
        with self.read() as tx:
            asked = select(meta.c.value).where(meta.c.name == "db_id")
            if tx.execute(asked).scalar_one_or_none() is None:
                raise StoreDamaged(str(self.path))
        refuse_plaintext(self.path)

    def _create(self, ids: Ids) -> None:
        with self.write() as tx:
            if stored_version(tx) is not None:
                return  # another process was faster
            if tx.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one():
                raise StoreDamaged(str(self.path))
            create(tx)
            tx.execute(insert(meta).values(name="db_id", value=ids.new()))
            tx.execute(insert(meta).values(name=_WORDS, value=WORDS_VERSION))
            tx.execute(insert(sync_state).values(id=1, client_id=ids.new()))


@contextmanager
def _unsynced(connection: Connection) -> Iterator[None]:
    """Commits without waiting for the disk; the next commit that waits takes these along."""
    driver = connection.connection.driver_connection
    if driver is None:
        raise StoreDamaged("the connection is gone")
    driver.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        driver.execute("PRAGMA synchronous=FULL")
