"""From whatever version the file has to this program's: copy first, all or nothing.

alembic is slow to import: it is touched only when there is something to upgrade.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from callcenter.errors import Cancelled, StoreNewer
from callcenter.keys.durable import sync_folder
from callcenter.store import caller_tables, search_tables, tables, ticket_tables
from callcenter.store.engine import refuse_plaintext
from callcenter.store.examining import Stop, never
from callcenter.store.faults import room_on_disk
from callcenter.store.search_tables import SEARCH_DDL
from callcenter.store.tables import alembic_version

MIGRATIONS = Path(__file__).with_name("migrations")
VERSIONS = tuple(f"{number:04}" for number in range(1, 17))
"""Every schema version, the oldest first; the last one is what the modules of tables describe."""

Progress = Callable[[str], None]
"""Told the step that begins: copy, upgrade, upgrade 3/14, words 400/20000."""

_PIECE = 8 << 20
_STEPS = 100_000


def stored_version(tx: Connection) -> str | None:
    """The version the file has, None when it holds nothing yet."""
    if not inspect(tx).has_table("alembic_version"):
        return None
    return tx.execute(select(alembic_version.c.version_num)).scalar_one_or_none()


def create(tx: Connection) -> None:
    """Makes every table of this version in an empty file, as the migrations would."""
    for part in (tables, ticket_tables, caller_tables, search_tables):
        part.metadata.create_all(tx)
    for statement in SEARCH_DDL:
        tx.exec_driver_sql(statement)
    tx.execute(insert(alembic_version).values(version_num=VERSIONS[-1]))


def upgrade(
    engine: Engine,
    writing: Engine,
    path: Path,
    found: str,
    *,
    versions: tuple[str, ...] = VERSIONS,
    migrations: Path = MIGRATIONS,
    progress: Progress | None = None,
    stop: Stop = never,
) -> Path:
    """Copies the file and migrates it in one transaction; returns where the copy lies.

    Raises StoreNewer for a version this program does not know, and Cancelled; then nothing was
    touched, and nothing lies beside it.
    """
    if found not in versions:
        raise StoreNewer(str(path), found, versions[-1])
    if progress is not None:
        progress("copy")
    copy = copy_file(engine, path, f"before-{versions[-1]}", stop)
    if progress is not None:
        progress("upgrade")
    try:
        with writing.begin() as tx, stoppable(tx, stop):
            run_migrations(tx, migrations, progress)
    except Cancelled:
        copy.unlink()
        raise
    return copy


@contextmanager
def stoppable(tx: Connection, stop: Stop) -> Iterator[None]:
    """Statements that end with Cancelled as soon as somebody wants it; the caller rolls back."""
    driver = tx.connection.driver_connection
    if driver is None:
        raise RuntimeError("the pool gave no connection")
    stopped: list[bool] = []

    def heard() -> bool:
        if stop():
            stopped.append(True)
        return bool(stopped)

    driver.set_progress_handler(heard, _STEPS)
    try:
        yield
    except DBAPIError as error:
        if not stopped:
            raise
        raise Cancelled from error
    finally:
        driver.set_progress_handler(None, 0)


def run_migrations(
    tx: Connection, migrations: Path = MIGRATIONS, progress: Progress | None = None
) -> None:
    """Brings the schema to the newest version, inside the given transaction."""
    from alembic import command  # noqa: PLC0415 - 0.2 s that a usual start need not wait for
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = tx
    config.attributes["progress"] = progress or (lambda _step: None)
    command.upgrade(config, "head")


def copy_file(engine: Engine, path: Path, suffix: str, stop: Stop = never) -> Path:
    """An encrypted copy beside the file, with everything that stood in the WAL, safely on disk.

    Raises Cancelled; then there is none.
    """
    copy = path.with_name(f"{path.name}.{suffix}")
    fresh = copy.with_name(copy.name + ".part")
    with engine.connect() as connection, room_on_disk(copy):
        driver = connection.connection.driver_connection
        if driver is None:
            raise RuntimeError("the pool gave no connection")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        _copy(path, fresh, stop)
    refuse_plaintext(fresh)
    with room_on_disk(copy), fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(copy)
    sync_folder(copy.parent)
    return copy


def _copy(path: Path, fresh: Path, stop: Stop) -> None:
    with path.open("rb") as whole, fresh.open("wb") as file:
        while piece := whole.read(_PIECE):
            file.write(piece)
            if stop():
                break
        else:
            return
    fresh.unlink()
    raise Cancelled
