"""What every benchmark is given, and the profile it works on. Measures nothing."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from callcenter.desk.change_settings import change_settings
from callcenter.keys.data_key import DemoKeychain
from callcenter.store import numbers
from callcenter.workstation import Workstation, open_workstation
from tests.conftest import seat

BUILD = Path(__file__).resolve().parents[2] / "build"
BLOCKS = range(5000, 5040)
"""Number blocks that no other desk of a benchmark has: 40,000 tickets."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was not given is None; `database` is the centre's: sqlite or postgres.

    With `in_place` the window works on the profile itself, for one that takes long to copy.
    """

    runs: int | None = None
    profile: Path | None = None
    tickets: int | None = None
    database: str = "sqlite"
    in_place: bool = False


@contextmanager
def work_folder() -> Iterator[Path]:
    """A folder on the disk the project lies on: a temp folder in memory would sync for nothing."""
    BUILD.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=BUILD))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ready_profile(folder: Path, options: Options) -> Path:
    """A profile with somebody seated and numbers leased: a copy in `folder`, or a fresh one."""
    profile = folder / "profile"
    if options.profile is not None and options.in_place:
        profile = options.profile
    elif options.profile is not None:
        shutil.copytree(options.profile, profile)
        rest_disk()
    station = opened(profile)
    desk = station.desk
    if desk.settings.current_operator is None:
        seat(station, *BLOCKS)
        change_settings(desk, replace(desk.settings, demo=True))  # no first page in the way
    else:
        with desk.store.write() as tx:
            numbers.add_blocks(tx, BLOCKS)
    station.close()
    return profile


def rest_disk() -> None:
    """Until copies are written: else the disk still writes them while commits are timed."""
    if hasattr(os, "sync"):
        os.sync()


def opened(profile: Path) -> Workstation:
    """The desk of a demo profile: its key lies beside it."""
    return open_workstation(profile, keychain=DemoKeychain(profile))
