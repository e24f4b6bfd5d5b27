"""From whatever version the file has to this program's: copy first, all or nothing.

alembic is slow to import: it is touched only when there is something to upgrade.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.dialects.sqlite import insert

from callcenter.errors import StoreNewer
from callcenter.keys.durable import sync_folder
from callcenter.store.engine import refuse_plaintext
from callcenter.store.faults import room_on_disk
from callcenter.store.tables import SEARCH_DDL, alembic_version, metadata

MIGRATIONS = Path(__file__).with_name("migrations")
VERSIONS = tuple(f"{number:04}" for number in range(1, 13))
"""Every schema version, the oldest first; the last one is what `tables` describes."""

Progress = Callable[[str], None]
"""Told the step that begins: copy, upgrade, words 400/20000."""


def stored_version(tx: Connection) -> str | None:
    """The version the file has, None when it holds nothing yet."""
    if not inspect(tx).has_table("alembic_version"):
        return None
    return tx.execute(select(alembic_version.c.version_num)).scalar_one_or_none()


def create(tx: Connection) -> None:
    """Makes every table of this version in an empty file, as the migrations would."""
    metadata.create_all(tx)
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
) -> Path:
    """Copies the file and migrates it in one transaction; returns where the copy lies.

    Raises StoreNewer for a version this program does not know; then nothing was touched.
    """
    if found not in versions:
        raise StoreNewer(str(path), found, versions[-1])
    if progress is not None:
        progress("copy")
    copy = copy_file(engine, path, f"before-{versions[-1]}")
    if progress is not None:
        progress("upgrade")
    with writing.begin() as tx:
        run_migrations(tx, migrations)
    return copy


def run_migrations(tx: Connection, migrations: Path = MIGRATIONS) -> None:
    """Brings the schema to the newest version, inside the given transaction."""
    from alembic import command  # noqa: PLC0415 - 0.2 s that a usual start need not wait for
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = tx
    command.upgrade(config, "head")


def copy_file(engine: Engine, path: Path, suffix: str) -> Path:
    """An encrypted copy beside the file, with everything that stood in the WAL, safely on disk."""
    copy = path.with_name(f"{path.name}.{suffix}")
    fresh = copy.with_name(copy.name + ".part")
    with engine.connect() as connection, room_on_disk(copy):
        driver = connection.connection.driver_connection
        if driver is None:
            raise RuntimeError("the pool gave no connection")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        shutil.copyfile(path, fresh)
    refuse_plaintext(fresh)
    with room_on_disk(copy), fresh.open("rb+") as file:
        os.fsync(file.fileno())
    fresh.replace(copy)
    sync_folder(copy.parent)
    return copy
