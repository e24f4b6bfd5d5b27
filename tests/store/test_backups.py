"""Backups of the desk's database: whole, encrypted, three of them, opened before they count."""

import os
import shutil
from datetime import timedelta

import pytest

from callcenter.errors import BackupBeingMade, BackupNeedsRoom, Cancelled, StoreDamaged
from callcenter.keys.data_key import data_key
from callcenter.store import backups
from callcenter.store.backups import (
    KEPT,
    PAGE_BYTES,
    backup_due,
    backups_of,
    make_backup,
    newest_sound,
)
from callcenter.store.examining import examine, opened
from tests.fakes import START

OTHER = bytes(range(32))


@pytest.fixture
def database(workstation):
    return workstation.desk.store.path


@pytest.fixture
def key(workstation, keychain):
    return data_key(workstation.desk.profile, keychain)


def note(store, name, value=b"x"):
    with store.write() as tx:
        tx.exec_driver_sql("INSERT OR REPLACE INTO kv VALUES (?, ?)", (name, value))


def names(path, key):
    with opened(path, key) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM kv")}


def flip(path, at, bit=1):
    with path.open("rb+") as file:
        file.seek(at)
        one = file.read(1)[0]
        file.seek(at)
        file.write(bytes([one ^ bit]))


def test_a_backup_is_the_database_of_its_moment_and_encrypted(workstation, database, key):
    note(workstation.desk.store, "sebelum")
    made = make_backup(database, key, START)
    note(workstation.desk.store, "sesudah")
    assert names(made.database, key) >= {"sebelum"}
    assert "sesudah" not in names(made.database, key)
    assert not made.database.read_bytes().startswith(b"SQLite format 3")
    assert examine(made.database, key).sound
    assert {one.name for one in made.folder.iterdir()} == {"desk.db", "profile.id"}
    assert made.made_at == START
    if os.name == "posix":
        assert made.folder.stat().st_mode & 0o077 == 0
        assert made.database.stat().st_mode & 0o077 == 0


def test_the_key_slots_of_the_moment_lie_beside(workstation, database, key):
    slots = workstation.desk.profile / "keyslots.json"
    slots.write_text("{}")
    made = make_backup(database, key, START)
    slots.write_text("changed")
    assert (made.folder / "keyslots.json").read_text() == "{}"


def test_a_save_during_the_copy_goes_through_and_the_copy_ends(workstation, database, key):
    store = workstation.desk.store
    note(store, "besar", os.urandom(9 << 20))
    heard = []

    def told(done, all_of_them):
        heard.append((done, all_of_them))
        assert len(heard) < 20, "it begins again at every save"
        note(store, f"sambil-{len(heard)}")

    made = make_backup(database, key, START, told)
    assert len(heard) > 1
    assert heard[-1][0] == heard[-1][1]
    assert "sambil-1" not in names(made.database, key)
    assert "sambil-1" in names(database, key)


def test_three_are_kept_and_the_oldest_goes_last(database, key):
    made = [make_backup(database, key, START + timedelta(days=n)) for n in range(KEPT + 2)]
    assert [one.number for one in backups_of(database)] == [5, 4, 3]
    assert not made[1].folder.exists()


def test_a_copy_from_before_an_upgrade_goes_with_the_backups_of_its_time(database, key):
    copy = database.with_name("desk.db.before-0003")
    copy.write_bytes(b"an older desk")
    os.utime(copy, (1, 1))
    for n in range(KEPT):
        assert copy.exists()
        make_backup(database, key, START + timedelta(days=n))
    assert not copy.exists()
    copy.write_bytes(b"of just now")
    make_backup(database, key, START + timedelta(days=KEPT))
    assert copy.exists()


def test_what_a_killed_backup_left_is_in_nobody_s_way(database, key):
    part = database.parent / "backups" / backups._PART
    part.mkdir(parents=True)
    (part / "desk.db").write_bytes(b"half")
    assert backups_of(database) == ()
    make_backup(database, key, START)
    assert len(backups_of(database)) == 1
    assert not part.exists()


def test_one_is_due_each_day_and_after_a_clock_or_a_key_went_another_way(database, key):
    assert backup_due(database, key, START)
    make_backup(database, key, START)
    assert not backup_due(database, key, START + timedelta(hours=23))
    assert backup_due(database, key, START + timedelta(hours=24))
    assert backup_due(database, key, START - timedelta(days=40))
    make_backup(database, key, START - timedelta(days=40))
    assert not backup_due(database, key, START - timedelta(days=39, hours=2))
    assert backup_due(database, OTHER, START - timedelta(days=39, hours=2))


def test_the_store_makes_it_when_it_is_due(workstation, clock, database):
    store = workstation.desk.store
    assert store.back_up_when_due() is not None
    assert store.back_up_when_due() is None
    clock.advance(days=1)
    assert store.back_up_when_due() is not None
    assert len(backups_of(database)) == 2


def test_a_person_s_is_made_at_once_and_the_day_s_waits_for_the_next_day(workstation):
    store = workstation.desk.store
    heard = []
    assert store.back_up_when_due() is not None
    made = store.back_up(lambda *pages: heard.append(pages))
    assert [one.number for one in store.backups()] == [2, 1]
    assert store.backups()[0] == made
    assert heard[-1] == (made.size // PAGE_BYTES,) * 2
    assert store.back_up_when_due() is None


def test_a_second_at_the_same_time_is_refused_and_harms_the_first_nothing(database, key):
    def told(_done, _all):
        with pytest.raises(BackupBeingMade):
            make_backup(database, key, START)

    first = make_backup(database, key, START, told)
    assert backups_of(database) == (first,)
    assert examine(first.database, key).sound


@pytest.mark.parametrize("checking", [False, True])
def test_stopped_in_the_copy_or_in_its_check_it_leaves_nothing_behind(
    workstation, database, key, checking
):
    before = make_backup(database, key, START)
    note(workstation.desk.store, "besar", os.urandom(9 << 20))
    heard, asked = [], []

    def stop():
        if not checking:
            return bool(heard)
        asked.extend(heard[-1:] if heard and heard[-1][0] == heard[-1][1] else ())
        return len(asked) == 2  # before the check, after it

    with pytest.raises(Cancelled):
        make_backup(database, key, START, lambda *pages: heard.append(pages), stop)
    assert (heard[-1][0] == heard[-1][1]) is checking
    assert list((database.parent / "backups").iterdir()) == [before.folder]
    assert make_backup(database, key, START).number == 2


def test_stopped_before_its_turn_came_it_is_never_begun(database, key):
    with pytest.raises(Cancelled):
        make_backup(database, key, START, stop=lambda: True)
    assert not (database.parent / "backups").exists()


def test_without_room_nothing_is_written_and_what_it_needs_is_said(database, key, monkeypatch):
    usage = shutil.disk_usage(database.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1 << 20))
    with pytest.raises(BackupNeedsRoom) as lacks:
        make_backup(database, key, START)
    assert lacks.value.free == 1 << 20
    assert lacks.value.needed > database.stat().st_size
    assert not (database.parent / "backups").exists()


def test_a_damaged_database_pushes_no_sound_backup_out(workstation, database, key):
    note(workstation.desk.store, "besar", os.urandom(1 << 20))
    for n in range(KEPT):
        make_backup(database, key, START + timedelta(days=n))
    workstation.close()
    flip(database, database.stat().st_size // 2)
    before = [one.folder for one in backups_of(database)]
    with pytest.raises(StoreDamaged):
        make_backup(database, key, START + timedelta(days=9))
    assert [one.folder for one in backups_of(database)] == before
    assert not (database.parent / "backups" / backups._PART).exists()


def test_the_newest_that_is_whole_is_found(database, key):
    older, newer = (make_backup(database, key, START + timedelta(days=n)) for n in range(2))
    assert newest_sound(database, key)[0] == newer
    flip(newer.database, newer.size - 100)
    assert newest_sound(database, key)[0] == older
    assert newest_sound(database, OTHER) is None


def test_no_database_means_no_backup(tmp_path, key):
    with pytest.raises(StoreDamaged):
        examine(tmp_path / "nothing.db", key)
    assert list(tmp_path.glob("nothing*")) == []
