"""A damaged database: unsent work comes out, the backup goes in, nothing is deleted or doubled."""

import random
import shutil
from contextlib import ExitStack

import apsw
import pytest

from callcenter.care import repair as repairing
from callcenter.care.command import doctor
from callcenter.care.saving import unsent_work
from callcenter.desk.add_note import add_note
from callcenter.desk.import_outbox import preview_outbox
from callcenter.desk.read_outbox import read_outbox
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import CallcenterError
from callcenter.keys.data_key import data_key
from callcenter.store.backups import make_backup
from callcenter.store.examining import examine, opened
from callcenter.sync.lock import ProfileLock
from callcenter.workstation import open_workstation
from tests.builders import intake
from tests.care.conftest import Person, flip
from tests.sync.rig import CentreRig

PAGE = 4096


@pytest.fixture
def key(workstation, keychain):
    return data_key(workstation.desk.profile, keychain)


@pytest.fixture
def doctored(workstation, keychain, clock):
    def run(person):
        code = doctor(
            workstation.desk.profile,
            repairing=True,
            terminal=person,
            keychain=lambda: keychain,
            clock=clock,
        )
        return code, person

    return run


@pytest.fixture
def centre(tmp_path):
    rig = CentreRig(tmp_path / "centre")
    yield rig
    rig.stop()


@pytest.fixture
def reopened(tmp_path, keychain, clock):
    """Opens a desk as the application would."""
    with ExitStack() as ending:

        def opened_now(name):
            one = open_workstation(tmp_path / name, keychain=keychain, clock=clock)
            ending.callback(one.close)
            return one

        yield opened_now


def raws(path, key):
    with opened(path, key) as connection:
        return {row[0]: bytes(row[1]) for row in connection.execute("SELECT eid, raw FROM events")}


def leaf_pages(path, key, table):
    """The pages of a table or index where rows stand, by number: another reader of the format."""
    connection = apsw.Connection(str(path))
    try:
        for one in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}'\""):
            connection.execute(f"PRAGMA {one}").fetchall()
        asked = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno"
        return [row[0] for row in connection.execute(asked, (table,))]
    finally:
        connection.close()


def break_page(path, number):
    flip(path, (number - 1) * PAGE + 100)


def many(desk, count):
    for _ in range(count):
        register_ticket(desk, intake())


def test_everything_unsent_is_read_from_a_database_that_is_whole(station, key):
    station.desk.store.checkpoint()
    path = station.desk.store.path
    found = unsent_work(path, key)
    assert found.whole
    assert sorted(found.events) == sorted(raws(path, key).values())
    assert len(found.files) == 1
    assert {block: used for block, (_place, used) in found.blocks.items()} == {417: 2, 418: 0}


@pytest.mark.parametrize("table", ["events", "outbox"])
def test_around_a_damaged_page_everything_else_is_read(station, key, table):
    many(station.desk, 40)
    path = station.desk.store.path
    station.close()
    before = raws(path, key)
    pages = leaf_pages(path, key, table)
    assert len(pages) > 2
    break_page(path, pages[len(pages) // 2])
    found = unsent_work(path, key)
    assert not found.whole
    assert set(found.events) <= set(before.values()), "never what was not written"
    lost = len(before) - len(found.events)
    # What an outbox row said is also said by the event itself: it never came back.
    assert lost == 0 if table == "outbox" else 0 < lost < len(before) // 4


def test_the_last_page_may_be_gone(station, key):
    many(station.desk, 40)
    path = station.desk.store.path
    station.close()
    before = raws(path, key)
    break_page(path, leaf_pages(path, key, "events")[-1])
    found = unsent_work(path, key)
    assert 0 < len(before) - len(found.events) < len(before) // 4


def test_the_backup_goes_in_and_the_work_since_then_with_it(
    station, key, doctored, reopened, clock
):
    desk, profile = station.desk, station.desk.profile
    path = desk.store.path
    make_backup(path, key, clock.now())
    late = register_ticket(desk, intake(description="Setelah cadangan dibuat."))
    add_note(desk, late.ticket_id, "Belum terkirim")
    station.close()
    before = raws(path, key)
    # An index of the search: the work itself can all be read, the database is not whole.
    break_page(path, leaf_pages(path, key, "tickets_by_phone")[0])
    broken = path.read_bytes()
    code, person = doctored(Person({"ya": "ya"}))
    assert code == 1, person.all_said
    aside = [one for one in profile.glob("desk.db.rusak-*") if one.suffix.startswith(".rusak")]
    assert [one.read_bytes() for one in aside] == [broken]
    assert examine(path, key).sound
    assert {eid for eid in raws(path, key)} == set(before)
    with opened(path, key) as connection:
        # What was counted after the backup is not counted a second time.
        assert connection.execute("SELECT incarnation FROM sync_state").fetchone() == (2,)
    again = reopened("profile")
    read = [register_ticket(again.desk, intake()).number for _ in range(3)]
    assert late.number not in read
    assert len(set(read)) == 3
    sealed = next((profile / "diselamatkan").glob("*.lpgx"))
    words = next(one for one in person.said if "kata sandinya" in one).rpartition(": ")[2]
    assert preview_outbox(reopened("other").desk, sealed, words).events == len(before)


def test_numbers_that_cannot_be_read_are_given_up(station, key, doctored, clock):
    path = station.desk.store.path
    make_backup(path, key, clock.now())
    station.close()
    break_page(path, leaf_pages(path, key, "number_blocks")[0])
    code, person = doctored(Person({"ya": "ya"}))
    assert code == 1
    assert "Nomor tiket baru datang" in person.all_said
    with opened(path, key) as connection:
        assert connection.execute("SELECT count(*) FROM number_blocks").fetchone() == (0,)


def test_no_is_no(station, key, doctored, clock):
    path = station.desk.store.path
    make_backup(path, key, clock.now())
    station.close()
    flip(path, path.stat().st_size // 2)
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    code, person = doctored(Person({"ya": "tidak"}))
    assert code == 2
    assert "Tidak ada yang diubah" in person.all_said
    after = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    assert after == before


def test_without_a_whole_backup_the_work_is_saved_and_nothing_moved(station, key, doctored, clock):
    path = station.desk.store.path
    made = make_backup(path, key, clock.now())
    station.close()
    flip(made.database, made.size // 2)
    break_page(path, leaf_pages(path, key, "tickets_by_phone")[0])
    before = path.read_bytes()
    code, _person = doctored(Person({"ya": "ya"}))
    assert code == 2
    assert path.read_bytes() == before
    assert len(list((path.parent / "diselamatkan").glob("*.lpgx"))) == 1


def test_a_lost_database_comes_back_from_its_backup(station, key, doctored, clock):
    path = station.desk.store.path
    make_backup(path, key, clock.now())
    before = raws(path, key)
    station.close()
    path.unlink()
    code, _person = doctored(Person({"ya": "ya"}))
    assert code == 1
    assert set(raws(path, key)) == set(before)


def test_cut_short_after_the_database_was_put_aside_it_begins_again(station, key, doctored, clock):
    path = station.desk.store.path
    make_backup(path, key, clock.now())
    late = register_ticket(station.desk, intake())
    station.close()
    before = raws(path, key)
    break_page(path, leaf_pages(path, key, "tickets_by_phone")[0])
    repairing._put_aside(path, clock.now())
    (path.parent / "desk.db.part").write_bytes(b"half")
    code, _person = doctored(Person({"ya": "ya"}))
    assert code == 1
    assert set(raws(path, key)) == set(before)
    assert late.number


def test_a_sound_database_is_left_alone(station, key, doctored):
    before = raws(station.desk.store.path, key)
    code, person = doctored(Person({"ya": "ya"}))
    assert (code, person.asked) == (0, [])
    assert raws(station.desk.store.path, key) == before


def test_while_a_window_is_open_nothing_is_repaired(station, key, doctored, clock):
    path = station.desk.store.path
    make_backup(path, key, clock.now())
    station.close()
    flip(path, path.stat().st_size // 2)
    before = path.read_bytes()
    window = ProfileLock(path.parent / "window.lock")
    window.acquire()
    code, person = doctored(Person({"ya": "ya"}))
    window.release()
    assert code == 2
    assert "aplikasi masih terbuka" in person.all_said
    assert path.read_bytes() == before


def test_a_hundred_flipped_bits_never_give_wrong_content(station, key, tmp_path):
    """Whatever bit of the file: what is read was written, and what is wrong is said in words."""
    path = station.desk.store.path
    station.close()
    before = raws(path, key)
    whole = path.read_bytes()
    chance = random.Random(417)
    told = 0
    for turn in range(100):
        at = chance.randrange(len(whole)) if turn else 0
        copy = tmp_path / "flipped.db"
        copy.write_bytes(whole)
        flip(copy, at, 1 << chance.randrange(8))
        try:
            sound = examine(copy, key).sound
        except CallcenterError:
            sound = False
        assert not sound, f"bit at {at} was not seen"
        told += 1
        try:
            found = raws(copy, key)
        except CallcenterError:
            found = {}
        assert found.items() <= before.items()
        rescued = unsent_work(copy, key)
        assert set(rescued.events) <= set(before.values())
    assert told == 100


def test_the_desk_and_the_doctor_survive_flipped_bits(station, keychain, clock):
    path, profile = station.desk.store.path, station.desk.profile
    station.close()
    whole = path.read_bytes()
    chance = random.Random(42)
    for _ in range(12):
        path.write_bytes(whole)
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        flip(path, chance.randrange(len(whole)), 1 << chance.randrange(8))
        code = doctor(profile, terminal=Person(), keychain=lambda: keychain, clock=clock)
        assert code == 2
        try:
            open_workstation(profile, keychain=keychain, clock=clock).close()
        except CallcenterError:
            continue
    shutil.rmtree(profile)


def test_after_a_repair_the_centre_has_everything_once(station, key, doctored, reopened, centre):
    """Some was sent after the backup, some never: pulled again, or offered again, never twice."""
    desk, path = station.desk, station.desk.store.path
    station.sync.enrol(centre.url, centre.code(), "Meja Uji")
    station.sync.run_once()
    make_backup(path, key, desk.clock.now())
    sent = register_ticket(desk, intake(description="Terkirim setelah cadangan."))
    station.sync.run_once()
    kept = register_ticket(desk, intake(description="Belum terkirim."))
    station.close()
    everything = set(raws(path, key))
    break_page(path, leaf_pages(path, key, "tickets_by_phone")[0])
    assert doctored(Person({"ya": "ya"}))[0] == 1
    again = reopened("profile")
    fresh = register_ticket(again.desk, intake(description="Sesudah perbaikan."))
    for _ in range(6):
        again.sync.run_once()
    eids = centre.eids()
    assert len(eids) == len(set(eids))
    assert everything < set(eids)
    assert read_outbox(again.desk)[1] == ()
    numbers = {read_ticket(again.desk, one.ticket_id).ticket.number for one in (sent, kept, fresh)}
    assert numbers == {sent.number, kept.number, fresh.number}
    assert len(numbers) == 3
