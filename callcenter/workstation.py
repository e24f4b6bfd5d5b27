"""Puts one workstation together: profile folder, settings, key, store, directory, desk, sync.

The one place where the rooms are joined; `main.py`, the demo, the self-check, the tests and the
benchmarks all open a desk here. It starts no thread and no process.
"""

import logging
import os
import socket
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from callcenter.api.central import CentralApi
from callcenter.api.files import FileApi
from callcenter.changes import Changes
from callcenter.clock import Clock, SystemClock
from callcenter.desk.context import Desk
from callcenter.desk.lapor_ledger import DeskLedger
from callcenter.directory.bundle import Directory
from callcenter.directory.loading import load_directory
from callcenter.errors import (
    DiskFull,
    ProfileInUse,
    StoreBusy,
    StoreMissing,
    StoreUnwritable,
)
from callcenter.ids import Ids
from callcenter.keys.data_key import attachments_key, data_key
from callcenter.keys.keychain import Keychain, open_keychain
from callcenter.keys.lapor_token import LaporToken
from callcenter.keys.rotation import settle
from callcenter.keys.slot_loading import Opened
from callcenter.lapor.pusher import Pusher
from callcenter.settings import Operator, Settings, load_settings, save_settings
from callcenter.store.examining import Stop, never
from callcenter.store.faults import machine_faults
from callcenter.store.rekey import opens
from callcenter.store.store import Store
from callcenter.store.upgrade import Progress
from callcenter.sync.file_lane import FileLane
from callcenter.sync.lock import ProfileLock
from callcenter.sync.revocations import Revocations
from callcenter.sync.synchroniser import Synchroniser
from callcenter.tickets.deadlines import Deadlines

__all__ = [
    "DATABASE",
    "OVERLAY",
    "Progress",
    "Stop",
    "Workstation",
    "open_workstation",
    "refuse_a_lost_database",
]

DATABASE = "desk.db"
OVERLAY = "data"
LOCK = "sync.lock"
LAPOR_LOCK = "lapor.lock"
MADE = "desk.made"
"""An empty file: the database of this profile has been made."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workstation:
    """An open desk. `warnings` names the settings and reference rows that were not right."""

    desk: Desk
    sync: Synchroniser
    files: FileLane
    lapor: Pusher
    token: LaporToken
    warnings: tuple[str, ...]
    sole: ProfileLock
    """Held by the process that alone hands the profile's tickets to LAPOR."""
    opened: Opened | None = field(default=None, repr=False)
    """The keys as they were opened by a person; None where the keychain alone opened the desk."""

    def close(self) -> None:
        """Ends the connections and closes the store; safe to call twice."""
        with ExitStack() as ending:
            ending.callback(self.sole.release)
            for close in (self.desk.store.close, self.sync.close, self.files.close):
                ending.callback(close)
            self.lapor.close()


def open_workstation(
    profile: Path,
    *,
    keychain: Keychain | None = None,
    clock: Clock | None = None,
    progress: Progress | None = None,
    stop: Stop = never,
    opened: Opened | None = None,
) -> Workstation:
    """Opens the profile's desk, or makes it; `progress` hears of long work (an upgrade).

    With `opened` the keys are those of the person who came in, and that person sits here; without
    it the keychain alone has the key (the demo, throw-away profiles, tests). Raises the
    EnvironmentFaults of `callcenter.errors`, and Cancelled when `stop` ends the long work: what
    stood in the file stands there still, the next opening begins it again. Nothing is left open.
    """
    with machine_faults(profile):
        return _open(profile, keychain, clock or SystemClock(), progress, opened, stop=stop)


def _open(
    profile: Path,
    keychain: Keychain | None,
    clock: Clock,
    progress: Progress | None,
    opened: Opened | None,
    *,
    stop: Stop,
) -> Workstation:
    profile.mkdir(parents=True, exist_ok=True, mode=0o700)
    profile.chmod(0o700)
    settings, warnings = load_settings(profile)
    if not settings.desk_name:
        settings = replace(settings, desk_name=socket.gethostname()[:40])
    directory = load_directory(profile / OVERLAY)
    refuse_a_lost_database(profile)
    keychain = keychain or open_keychain()
    if opened is not None:
        opened = settle(profile, keychain, opened, lambda key: opens(profile / DATABASE, key))
        settings = _seated(profile, settings, opened)
    key, files_key = _keys(profile, keychain, opened)
    changes = Changes()

    def deadlines() -> Deadlines:
        return desk.deadlines

    def names(agency_ids: tuple[str, ...], place: str, category: str) -> str:
        return _searchable(desk.directory, agency_ids, place, category)

    store = Store.open(profile / DATABASE, key, clock, deadlines, progress, names=names, stop=stop)
    desk = Desk(
        profile=profile,
        store=store,
        attachments_key=files_key,
        directory=directory,
        settings=settings,
        clock=clock,
        ids=Ids(clock),
        changes=changes,
        by_people=opened is not None,
    )
    with ExitStack() as undo:
        undo.callback(store.close)
        store.renew_words(progress, stop)
        with suppress(DiskFull, StoreBusy, StoreUnwritable):  # then the next opening does it
            desk.renew_clocks()
        _mark_as_made(profile)
        undo.pop_all()
    lock = ProfileLock(profile / LOCK)

    def extra_ca() -> Path | None:
        return Path(desk.settings.extra_ca) if desk.settings.extra_ca else None

    def connect(url: str, credential: str | None) -> CentralApi:
        return CentralApi(url, credential, extra_ca=extra_ca(), proxy=desk.settings.proxy)

    sync = Synchroniser(
        store,
        connect,
        clock,
        changes,
        lock=lock,
        history_days=lambda: desk.settings.history_days,
        revocations=Revocations(store, clock) if opened is not None else None,
        who=lambda: desk.settings.operator,
    )
    files = FileLane(
        store,
        lambda url, credential: FileApi(
            url, credential, extra_ca=extra_ca(), proxy=desk.settings.proxy
        ),
        desk.clock,
        changes,
        profile=profile,
        key=desk.attachments_key,
    )
    token = LaporToken(keychain, profile)
    sole = ProfileLock(profile / LAPOR_LOCK)
    pusher = Pusher(DeskLedger(desk, _holding(sole)), token.read, desk.clock)
    _log.info("desk opened")
    problems = (*warnings, *directory.problems)
    return Workstation(desk, sync, files, pusher, token, problems, sole, opened)


def _keys(profile: Path, keychain: Keychain, opened: Opened | None) -> tuple[bytes, bytes]:
    """The key of the database and that of attached files, which outlives a change of the first."""
    if opened is not None:
        return opened.dek, opened.keys.files
    key = data_key(profile, keychain, profile / DATABASE)
    return key, attachments_key(key)


def _seated(profile: Path, settings: Settings, opened: Opened) -> Settings:
    """Whoever opened the desk sits at it; the first of all answers for it as supervisor."""
    if opened.slot is None:
        return settings
    uid, operators = opened.uid, settings.operators
    if not any(one.uid == uid for one in operators):
        role = "operator" if operators else "pengawas"
        operators = (*operators, Operator(uid, opened.slot.name, role))
    seated = replace(settings, operators=operators, operator=uid)
    if seated != settings:
        save_settings(profile, seated)
    return seated


def _holding(lock: ProfileLock) -> Callable[[], bool]:
    """Whether this process alone may hand the profile's tickets to LAPOR; asked at each run."""

    def alone() -> bool:
        try:
            lock.acquire()
        except ProfileInUse:
            return False
        return True

    return alone


def refuse_a_lost_database(profile: Path) -> None:
    """StoreMissing when the database was made here once and is gone or empty.

    A first start that died before its database was whole left no mark: it may begin again.
    """
    database = profile / DATABASE
    there = database.exists() and database.stat().st_size > 0
    if (profile / MADE).exists() and not there:
        raise StoreMissing(str(database))


def _mark_as_made(profile: Path) -> None:
    mark = profile / MADE
    if not mark.exists():
        with mark.open("wb") as file:
            os.fsync(file.fileno())


def _searchable(
    directory: Directory, agency_ids: tuple[str, ...], place: str, category: str
) -> str:
    """The words a ticket is found by that stand in the directory and not in its events."""
    agencies = (directory.agencies[one] for one in agency_ids if one in directory.agencies)
    found = [f"{one.abbreviation} {one.name}" for one in agencies]
    found += [directory.places.path(place)] if place in directory.places else []
    found += [directory.categories[category].name] if category in directory.categories else []
    return " ".join(found)
