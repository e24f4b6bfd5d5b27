"""kill -9 before every rename of a repair: never an older desk by stealth, and nothing is lost."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from callcenter.care.command import doctor
from callcenter.clock import SystemClock
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import StoreDamaged, StoreMissing
from callcenter.keys.data_key import DemoKeychain, data_key
from callcenter.store.backups import make_backup
from callcenter.store.examining import examine, opened
from callcenter.workstation import open_workstation
from tests.builders import intake
from tests.care.conftest import Person
from tests.care.test_repair import break_page, leaf_pages, raws
from tests.conftest import seat

ROOT = Path(__file__).parents[2]
MOST = 12


@pytest.fixture
def before(tmp_path):
    """A damaged desk with a backup, and work that was made after it."""
    folder = tmp_path / "before"
    keychain = DemoKeychain(folder / "keys")
    station = open_workstation(folder / "profile", keychain=keychain)
    seat(station)
    register_ticket(station.desk, intake())
    path, key = station.desk.store.path, data_key(folder / "profile", keychain)
    make_backup(path, key, SystemClock().now())
    register_ticket(station.desk, intake())
    station.close()
    everything = set(raws(path, key))
    break_page(path, leaf_pages(path, key, "tickets_by_phone")[0])
    return folder, key, everything


def numbers_of(path, key):
    with opened(path, key) as connection:
        return [row[0] for row in connection.execute("SELECT used FROM number_blocks")]


def test_killed_at_any_rename_it_begins_again(before, tmp_path):
    folder, key, everything = before
    broken = (folder / "profile" / "desk.db").read_bytes()
    killed = 0
    for at in range(1, MOST):
        copy = tmp_path / str(at)
        shutil.copytree(folder, copy)
        done = subprocess.run(
            [sys.executable, "-m", "tests.care.killing", str(copy), str(at)],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        profile, keychain = copy / "profile", DemoKeychain(copy / "keys")
        database = profile / "desk.db"
        if done.returncode != -signal.SIGKILL:
            assert done.returncode == 1, done.stderr
            break
        killed += 1
        if not database.exists():
            with pytest.raises(StoreMissing):
                open_workstation(profile, keychain=keychain)
        person = Person({"ya": "ya"})
        code = doctor(profile, repairing=True, terminal=person, keychain=lambda k=keychain: k)
        assert code == 1, person.all_said
        assert examine(database, key).sound
        assert set(raws(database, key)) == everything
        assert numbers_of(database, key) == [2, 0]
        kept = [one.read_bytes() for one in profile.glob("desk.db*") if one.is_file()]
        assert broken in kept, "the damaged file is still there"
    assert killed >= 3, "the sealed file, the damaged database, the restored one"
    assert done.returncode == 1


def test_the_sample_is_damaged(before):
    folder, key, _everything = before
    try:
        assert not examine(folder / "profile" / "desk.db", key).sound
    except StoreDamaged:
        return
