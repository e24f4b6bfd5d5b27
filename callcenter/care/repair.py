"""Puts the last sound backup in the place of a damaged database. Deletes nothing.

The damaged files are renamed aside, after the unsent work that can be read was copied out into a
sealed file. What the centre has comes again with the next exchange.
"""

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, delete

from callcenter.care.profile import alone, bare_desk
from callcenter.care.saving import Found, Place, Saved, save_unsent, unsent_work
from callcenter.care.signing_in import Held
from callcenter.clock import Clock
from callcenter.desk.context import Desk
from callcenter.desk.import_outbox import import_outbox
from callcenter.errors import DiskFull, SealedFileRefused, StoreDamaged
from callcenter.keys.durable import sync_folder
from callcenter.keys.sealed_file import new_passphrase
from callcenter.settings import load_settings
from callcenter.store import sync_state
from callcenter.store.backups import Backup, newest_sound
from callcenter.store.examining import examine
from callcenter.store.faults import machine_faults
from callcenter.store.tables import meta, number_blocks
from callcenter.sync.enrolment import forget_blocks
from callcenter.workstation import DATABASE

ASIDE = "rusak"
RESCUED = "diselamatkan"
_SIDECARS = ("-wal", "-shm")
_ROOM = 64 << 20
_WORDS = "words_version"


class Repaired(Struct, frozen=True):
    """What was done. `saved` is None when nothing unsent could be read, or there was none."""

    backup: Backup
    aside: tuple[Path, ...]
    saved: Saved | None
    passphrase: str
    taken_in: int
    numbers_kept: bool


def damaged(profile: Path, held: Held) -> bool:
    """True when the database is gone, does not open, or is not whole.

    Raises what is not damage: StoreBusy, StorePlaintext, StoreUnwritable, DiskFull.
    """
    database = profile / DATABASE
    if not database.is_file() or database.stat().st_size == 0:
        return True
    try:
        return not examine(database, held.key).sound
    except StoreDamaged:
        return True


def last_backup(profile: Path, held: Held) -> Backup | None:
    """The backup that would be put back, None when there is none that is whole."""
    found = newest_sound(profile / DATABASE, held.key)
    return found[0] if found else None


def rescue_unsent(
    profile: Path, held: Held, clock: Clock, passphrase: str
) -> tuple[Found, Saved | None]:
    """Reads what is unsent out of the damaged database into a sealed file of the profile."""
    source = _damaged_file(profile)
    if source is None:
        return Found(whole=False), None
    found = unsent_work(source, held.key)
    folder = profile / RESCUED
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"belum-terkirim-{_stamp(clock.now())}.lpgx"
    device = load_settings(profile)[0].desk_name
    try:
        place = Place(profile, source, held.key, held.files, device)
        return found, save_unsent(found, place, target, passphrase, clock.now())
    except SealedFileRefused:
        return found, None


def repair(
    profile: Path, held: Held, backup: Backup, clock: Clock, said: Callable[[str], None]
) -> Repaired:
    """Everything from the rescue to the restored database; ended in between, begin again.

    `said` hears the passphrase of the sealed file as soon as the file stands. Raises ProfileInUse,
    DiskFull before anything is touched, StoreUnwritable.
    """
    database = profile / DATABASE
    with machine_faults(database), alone(profile):
        _require_room(profile, backup)
        passphrase = new_passphrase()
        found, saved = rescue_unsent(profile, held, clock, passphrase)
        if saved is not None:
            said(f"Berkas titipan: {saved.path.name} · kata sandinya: {passphrase}")
        fresh = database.with_name(f"{DATABASE}.part")
        _copy(backup, fresh)
        with bare_desk(profile, fresh, held.key, held.files, clock) as desk:
            taken_in = _prepare(desk, found, saved, passphrase)
        aside = _put_aside(database, clock.now())
        fresh.replace(database)
        sync_folder(profile)
    return Repaired(backup, aside, saved, passphrase, taken_in, found.blocks is not None)


def _prepare(desk: Desk, found: Found, saved: Saved | None, passphrase: str) -> int:
    """The backup goes on where the damaged database ended; how many events were taken in."""
    with desk.store.write() as tx:
        _keep_numbers(tx, found)
        # A count of its own: what was counted after the backup is offered as it was.
        sync_state.new_incarnation(tx)
        # The words of agencies and places are put in at the next opening.
        tx.execute(delete(meta).where(meta.c.name == _WORDS))
    taken = import_outbox(desk, saved.path, passphrase).fresh if saved else 0
    desk.store.checkpoint()
    return taken


def _keep_numbers(tx: Connection, found: Found) -> None:
    """No number is given twice: as far as they were used, or none at all until new ones come."""
    forget_blocks(tx)
    rows = [
        {"block": block, "position": position, "used": used}
        for block, (position, used) in (found.blocks or {}).items()
    ]
    if rows:
        tx.execute(number_blocks.insert(), rows)


def _copy(backup: Backup, fresh: Path) -> None:
    for name in (fresh, *(fresh.with_name(fresh.name + one) for one in _SIDECARS)):
        name.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    shutil.copyfile(backup.database, fresh)
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())


def _put_aside(database: Path, now: datetime) -> tuple[Path, ...]:
    """The database first: without it a desk says that it is missing, and never opens half of it."""
    moved = []
    for end in ("", *_SIDECARS):
        one = database.with_name(database.name + end)
        if one.exists():
            moved.append(one.replace(_free(database, now, end)))
    sync_folder(database.parent)
    return tuple(moved)


def _free(database: Path, now: datetime, end: str) -> Path:
    stem = f"{database.name}.{ASIDE}-{_stamp(now)}"
    names = [f"{stem}{more}{end}" for more in ("", *(f"-{n}" for n in range(2, 100)))]
    return next(one for one in map(database.with_name, names) if not one.exists())


def _damaged_file(profile: Path) -> Path | None:
    """The database, or what a repair that was cut short has put aside of it."""
    database = profile / DATABASE
    if database.is_file() and database.stat().st_size > 0:
        return database
    aside = [
        one
        for one in profile.glob(f"{DATABASE}.{ASIDE}-*")
        if not one.name.endswith(_SIDECARS) and one.stat().st_size > 0
    ]
    return max(aside, key=lambda one: one.name, default=None)


def _require_room(profile: Path, backup: Backup) -> None:
    if shutil.disk_usage(profile).free < 2 * backup.size + _ROOM:
        raise DiskFull(str(profile / DATABASE))


def _stamp(now: datetime) -> str:
    return f"{now:%Y%m%dT%H%M%S}"
