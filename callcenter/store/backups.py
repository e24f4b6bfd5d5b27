"""Three encrypted backups of the database in the profile, each verified by opening it.

A backup is a folder with the database, the key slots and the profile's id of that moment: under
the same key, whole or not there. When one is made, and what it is put back for, is not its matter.
"""

import os
import re
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from callcenter.errors import (
    BackupNeedsRoom,
    Cancelled,
    DiskFull,
    EnvironmentFault,
    StoreDamaged,
    StoreUnwritable,
)
from callcenter.keys.durable import sync_folder
from callcenter.store.backup_turn import backup_turn
from callcenter.store.engine import refuse_plaintext
from callcenter.store.examining import (
    Examination,
    Stop,
    examine,
    never,
    opened,
    opened_blank,
)
from callcenter.store.faults import machine_faults

FOLDER = "backups"
KEPT = 3
EVERY = timedelta(days=1)
BESIDE = ("keyslots.json", "profile.id")
"""What is needed to open a backup on its own, with the recovery key."""

Told = Callable[[int, int], None]
"""Told (pages done, all pages)."""
PAGE_BYTES = 4096
"""SQLCipher's page, https://www.zetetic.net/sqlcipher/sqlcipher-api/#cipher_page_size."""

_NAME = re.compile(r"(\d{6})-(\d{8}T\d{6})Z")
_STAMP = "%Y%m%dT%H%M%S"
_PART = "being-made.part"
_PAGES = 1024
_ROOM = 8 << 20


class Backup(Struct, frozen=True):
    """One backup; `number` counts up, `made_at` is what the clock said then, `size` in bytes."""

    folder: Path
    database: Path
    number: int
    made_at: datetime
    size: int


def untold(_done: int, _all: int) -> None:
    """Nobody wants to hear how far it is."""


def backups_of(database: Path) -> tuple[Backup, ...]:
    """The backups of this database, the newest first. Raises StoreUnwritable."""
    folder = database.parent / FOLDER
    with machine_faults(folder):
        if not folder.is_dir():
            return ()
        found = [_backup(one, database.name) for one in folder.iterdir()]
    return tuple(sorted((one for one in found if one), key=lambda one: -one.number))


def backup_due(database: Path, key: bytes, now: datetime) -> bool:
    """True when the newest is a day old, from the future, or not under this key (32 bytes)."""
    newest = next(iter(backups_of(database)), None)
    if newest is None or not timedelta() <= now - newest.made_at < EVERY:
        return True
    try:
        with opened(newest.database, key):
            return False
    except EnvironmentFault:
        return True


def make_backup(
    database: Path, key: bytes, now: datetime, told: Told = untold, stop: Stop = never
) -> Backup:
    """Copies the database as it is now, while others go on writing; keeps the newest three.

    The copy is read whole before it counts, and only then the oldest goes. Raises BackupNeedsRoom
    (before anything is written, or when others fill the disk meanwhile), BackupBeingMade,
    StoreDamaged (the database or the copy), StoreBusy, Cancelled; then the backups are as they
    were.
    """
    _heed(stop)
    _require_room(database)
    with backup_turn(database):
        try:
            return _make(database, key, now, told, stop)
        except DiskFull as error:
            raise _lacks_room(database) from error


def _make(database: Path, key: bytes, now: datetime, told: Told, stop: Stop) -> Backup:
    folder = database.parent / FOLDER
    part = folder / _PART
    with machine_faults(folder), ExitStack() as undo:
        folder.mkdir(mode=0o700, exist_ok=True)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        undo.callback(shutil.rmtree, part, ignore_errors=True)
        copy = part / database.name
        _copy(database, copy, key, told, stop)
        _heed(stop)
        _require_same(copy, database, key, stop)
        _heed(stop)  # much of the check is one step of SQLite's, deaf to it
        _copy_beside(database.parent, part)
        newest = next(iter(backups_of(database)), None)
        number = newest.number + 1 if newest else 1
        place = folder / f"{number:06d}-{now.astimezone(UTC):{_STAMP}}Z"
        part.rename(place)
        undo.pop_all()
        sync_folder(folder)
    made = _backup(place, database.name)
    if made is None:
        raise StoreUnwritable(str(place))
    _let_go(database)
    return made


def _let_go(database: Path) -> None:
    """What is older than the newest three goes, copies from before an upgrade too.

    Erased content must not live on in a copy.
    """
    made = backups_of(database)
    for old in made[KEPT:]:
        shutil.rmtree(old.folder, ignore_errors=True)
    if len(made) < KEPT:
        return
    with machine_faults(database):
        oldest = made[KEPT - 1].database.stat().st_mtime
        for copy in database.parent.glob(f"{database.name}.before-*"):
            if copy.stat().st_mtime < oldest:
                copy.unlink()


def newest_sound(
    database: Path, key: bytes, stop: Stop = never
) -> tuple[Backup, Examination] | None:
    """The newest backup that this key opens and that is whole; None when there is none."""
    for one in backups_of(database):
        try:
            found = examine(one.database, key, stop)
        except EnvironmentFault:
            continue
        if found.sound:
            return one, found
    return None


def _backup(folder: Path, name: str) -> Backup | None:
    found = _NAME.fullmatch(folder.name)
    database = folder / name
    if found is None or not database.is_file():
        return None
    try:
        made_at = datetime.strptime(found[2], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(folder, database, int(found[1]), made_at, database.stat().st_size)


def _heed(stop: Stop) -> None:
    if stop():
        raise Cancelled


def _require_room(database: Path) -> None:
    with machine_faults(database):
        lacks = _lacks_room(database)
    if lacks.free < lacks.needed:
        raise lacks


def _lacks_room(database: Path) -> BackupNeedsRoom:
    wal = database.with_name(f"{database.name}-wal")
    size = database.stat().st_size + (wal.stat().st_size if wal.exists() else 0)
    free = shutil.disk_usage(database.parent).free
    return BackupNeedsRoom(str(database), size + _ROOM, free)


def _copy(database: Path, copy: Path, key: bytes, told: Told, stop: Stop) -> None:
    def progress(_status: int, remaining: int, total: int) -> None:
        _heed(stop)
        told(total - remaining, total)

    copy.touch(mode=0o600)
    with opened(database, key) as source, opened_blank(copy, key) as target:
        # A transaction of its own: what others write meanwhile does not begin it again.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target, pages=_PAGES, progress=progress)
        source.execute("ROLLBACK")
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    refuse_plaintext(copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _require_same(copy: Path, database: Path, key: bytes, stop: Stop) -> None:
    """The copy is whole and is this database: StoreDamaged otherwise."""
    found = examine(copy, key, stop)
    with opened(database, key) as connection:
        asked = connection.execute("SELECT value FROM meta WHERE name = 'db_id'").fetchone()
    if not found.sound or asked is None or asked[0] != found.db_id:
        raise StoreDamaged(str(database))


def _copy_beside(profile: Path, part: Path) -> None:
    for name in BESIDE:
        if (profile / name).is_file():
            copy = part / name
            copy.touch(mode=0o600)
            shutil.copyfile(profile / name, copy)
            with copy.open("rb+") as file:
                os.fsync(file.fileno())
    sync_folder(part)
