"""The doctor: a line for each check, the right code, and no trace where nothing was."""

import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

import main
from callcenter.care.command import doctor
from callcenter.desk.audit import Act, note_alone
from callcenter.errors import KeychainMissing
from callcenter.keys.adopting import adopt
from callcenter.keys.data_key import data_key
from callcenter.keys.device_secret import name_of
from callcenter.keys.keychain import open_keychain
from callcenter.keys.recovery import make_recovery_key
from callcenter.keys.slot_file import BACKUP, KEYSLOTS
from callcenter.store.backups import make_backup
from callcenter.store.tables import audit as rows
from tests.care.conftest import Person, flip
from tests.keys.people import CHEAP, RINA

ROOT = Path(main.__file__).parent


@pytest.fixture
def visit(tmp_path, keychain, clock):
    """Runs the doctor as at a terminal; code and the lines by their name."""

    def run(person=None, **more):
        person = person or Person()
        code = doctor(
            tmp_path / "profile", terminal=person, keychain=lambda: keychain, clock=clock, **more
        )
        lines = [re.fullmatch(r"(ok|peringatan|gagal) +([^:]+): (.+)", one) for one in person.said]
        return code, {one[2]: one[1] for one in lines if one}

    return run


def no_keychain():
    raise KeychainMissing(("keyring.backends.SecretService.Keyring",))


def tree(folder):
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))


def test_a_desk_in_order(station, keychain, visit, clock):
    make_backup(station.desk.store.path, data_key(station.desk.profile, keychain), clock.now())
    code, found = visit()
    assert found.pop("kunci") == "peringatan", "the key lies in the keychain as it is"
    assert set(found.values()) == {"ok"}, found
    assert set(found) == {
        *("sqlcipher", "folder", "berkas", "disk", "penyimpan kunci", "sandi", "keutuhan"),
        *("rujukan", "bentuk data", "cadangan", "jam", "belum terkirim", "jejak audit"),
    }
    assert code == 1


def test_an_edited_and_a_cut_audit_are_found(station, visit):
    for k in range(3):
        note_alone(station.desk, Act.READ, reason=str(k))
    assert visit()[1]["jejak audit"] == "ok"
    with station.desk.store.write() as tx:
        tx.execute(rows.update().where(rows.c.n == 2).values(raw=b"{}"))
    code, found = visit()
    assert (code, found["jejak audit"]) == (2, "gagal")


def test_where_nothing_is_nothing_is_made(tmp_path, visit):
    code, found = visit()
    assert code == 0, found
    assert tree(tmp_path) == ["home", *(one for one in tree(tmp_path) if one.startswith("home/"))]


def test_an_empty_folder_stays_empty(tmp_path, visit):
    (tmp_path / "profile").mkdir(mode=0o700)
    code, found = visit()
    assert (code, found["kunci"]) == (0, "ok")
    assert tree(tmp_path / "profile") == []


def test_without_a_safe_keychain_it_says_what_is_missing_and_makes_nothing(tmp_path):
    home = tmp_path / "bare"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--doctor"],
        env=environment, cwd=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stdout + done.stderr
    assert "gagal       penyimpan kunci: tidak ada penyimpan kunci yang aman" in done.stdout
    assert "GNOME Keyring" in done.stdout
    assert done.stderr == ""
    assert tree(home) == []


def test_repairing_without_a_keychain_changes_nothing(station, clock):
    profile = station.desk.profile
    station.close()
    before = tree(profile)
    person = Person({"ya": "ya"})
    code = doctor(profile, repairing=True, terminal=person, keychain=no_keychain, clock=clock)
    assert code == 2
    assert tree(profile) == before
    assert person.asked == []


def test_an_open_folder_is_told(station, visit):
    station.desk.profile.chmod(0o755)
    expected = "peringatan" if os.name == "posix" else "ok"
    assert visit()[1]["folder"] == expected


def test_a_plain_database_is_told_and_not_opened(station, visit):
    path = station.desk.store.path
    station.close()
    path.write_bytes(b"SQLite format 3\x00" + bytes(5_000))
    code, found = visit()
    assert (code, found["berkas"]) == (2, "gagal")
    assert path.read_bytes() == b"SQLite format 3\x00" + bytes(5_000)


def test_a_lost_database_is_told(station, visit):
    path = station.desk.store.path
    station.close()
    path.unlink()
    assert visit()[1]["berkas"] == "gagal"
    assert not path.exists()


def test_damage_is_told(station, visit):
    path = station.desk.store.path
    station.close()
    flip(path, path.stat().st_size // 2)
    code, found = visit()
    assert (code, found["keutuhan"]) == (2, "gagal")


@pytest.mark.usefixtures("station")
def test_a_clock_set_back_is_told(visit, clock):
    clock.advance(days=-40)
    code, found = visit()
    assert (code, found["jam"]) == (2, "gagal")


@pytest.mark.usefixtures("station")
def test_old_unsent_work_is_told(visit, clock):
    clock.advance(days=2)
    assert visit()[1]["belum terkirim"] == "peringatan"


def test_a_backup_that_is_old_or_damaged_is_told(station, keychain, visit, clock):
    assert visit()[1]["cadangan"] == "peringatan"
    key = data_key(station.desk.profile, keychain)
    made = make_backup(station.desk.store.path, key, clock.now())
    assert visit()[1]["cadangan"] == "ok"
    clock.advance(days=3)
    assert visit()[1]["cadangan"] == "peringatan"
    clock.advance(days=-3)
    flip(made.database, made.size // 2)
    assert visit()[1]["cadangan"] == "peringatan"


def test_key_slots_are_looked_at_and_the_person_signs_in(station, keychain, visit, clock):
    profile = station.desk.profile
    adopt(profile, keychain, [RINA], clock, recovery=make_recovery_key().public, costs=CHEAP)
    code, found = visit()
    assert found["kunci"] == "ok"
    assert found["keutuhan"] == "peringatan", "nobody was there to sign in"
    assert code == 1
    person = Person({"Nama": RINA.uid, "sandi": RINA.passphrase})
    assert visit(person)[1]["keutuhan"] == "ok"
    wrong = Person({"Nama": RINA.uid, "sandi": "bukan kata sandinya"})
    assert visit(wrong)[1]["masuk"] == "gagal"
    assert all(RINA.passphrase not in one for one in person.said)
    assert tree(profile)


def test_damaged_slots_and_a_lost_secret_are_told(station, keychain, visit, clock):
    profile = station.desk.profile
    adopt(profile, keychain, [RINA], clock, costs=CHEAP)
    flip(profile / KEYSLOTS, 40)
    (profile / BACKUP).unlink(missing_ok=True)
    assert visit()[1]["kunci"] == "gagal"
    flip(profile / KEYSLOTS, 40)
    keychain.delete(name_of((profile / "profile.id").read_text().strip()))
    assert visit()[1]["kunci"] == "gagal"


def test_little_room_is_told(station, visit, monkeypatch):
    import shutil

    usage = shutil.disk_usage(station.desk.profile)
    for free, level in ((500 << 20, "peringatan"), (5 << 20, "gagal")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _path, n=free: usage._replace(free=n))
        assert visit()[1]["disk"] == level


def test_the_centre_is_asked_only_when_it_is_wanted(station, visit):
    with station.desk.store.write() as tx:
        tx.exec_driver_sql("UPDATE sync_state SET server_url = 'http://127.0.0.1:9'")
    assert "pusat" not in visit()[1]
    code, found = visit(online=True)
    assert found["pusat"] == "peringatan"
    assert found["LAPOR"] == "ok"
    assert code == 1


def test_the_real_keychain_is_asked_by_default():
    import inspect

    assert inspect.signature(doctor).parameters["keychain"].default is open_keychain


@pytest.mark.usefixtures("station")
def test_time_passed_since_the_centre_was_heard_is_not_the_clock_s_fault(visit, clock):
    clock.advance(seconds=timedelta(days=300).total_seconds())
    assert visit()[1]["jam"] == "ok"
