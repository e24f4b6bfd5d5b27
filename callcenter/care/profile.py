"""The folder of a desk as care sees it: looked at without making anything in it."""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from callcenter.changes import Changes
from callcenter.clock import Clock
from callcenter.desk.context import Desk
from callcenter.directory.loading import load_directory
from callcenter.ids import Ids
from callcenter.keys.adopting import Stage, stage_of
from callcenter.keys.data_key import PROFILE_ID
from callcenter.keys.durable import read_bounded
from callcenter.keys.keychain import Keychain
from callcenter.keys.slot_loading import has_slots
from callcenter.settings import load_settings
from callcenter.store.store import Store
from callcenter.sync.lock import ProfileLock
from callcenter.tickets.deadlines import Deadlines
from callcenter.workstation import DATABASE, LAPOR_LOCK, LOCK, OVERLAY

_WINDOW_LOCK = "window.lock"
_ID_BYTES = 100


def stage_here(profile: Path, keychain: Keychain) -> Stage:
    """As `stage_of`, but a folder without an id gets none."""
    if not has_slots(profile) and not has_id(profile):
        return Stage.LOST if (profile / DATABASE).exists() else Stage.NEW
    return stage_of(profile, keychain)


def has_id(profile: Path) -> bool:
    """True when the profile's id stands here and is one. Raises StoreUnwritable."""
    found = read_bounded(profile / PROFILE_ID, _ID_BYTES)
    try:
        return found is not None and bool(uuid.UUID(found.decode("ascii").strip()))
    except ValueError:
        return False


@contextmanager
def alone(profile: Path) -> Iterator[None]:
    """Nobody else works on the profile meanwhile; ProfileInUse when somebody does."""
    with ExitStack() as held:
        for name in (_WINDOW_LOCK, LOCK, LAPOR_LOCK):
            lock = ProfileLock(profile / name)
            lock.acquire()
            held.callback(lock.release)
        yield


@contextmanager
def bare_desk(
    profile: Path, database: Path, key: bytes, files_key: bytes, clock: Clock
) -> Iterator[Desk]:
    """A desk without sync, window or keychain over this database file; closed afterwards.

    Raises as `Store.open`.
    """
    settings, _warnings = load_settings(profile)
    directory = load_directory(profile / OVERLAY)

    def deadlines() -> Deadlines:
        return desk.deadlines

    store = Store.open(database, key, clock, deadlines)
    try:
        desk = Desk(
            profile=profile,
            store=store,
            attachments_key=files_key,
            directory=directory,
            settings=settings,
            clock=clock,
            ids=Ids(clock),
            changes=Changes(),
        )
        yield desk
    finally:
        store.close()
