"""Machines in the way of desk and centre: full disks, locked and damaged databases, old programs.

What was acknowledged stays; what was refused goes through once the machine is well again.
"""

import resource
import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from callcenter.errors import EnvironmentFault, StoreBusy, StoreDamaged
from callcenter.server.database import FILE_NAME
from callcenter.store import sync_state
from callcenter.store.engine import open_engine
from callcenter.store.tables import events
from callcenter.sync.status import LinkState
from tests.contract.speaker import Speaker
from tests.store.test_machine_faults import no_room
from tests.sync.chaos.centres import CentreProcesses, SqliteBase
from tests.sync.rig import DeskRig


@pytest.fixture
def processes(tmp_path):
    one = CentreProcesses(SqliteBase(tmp_path), tmp_path)
    one.start()
    yield one
    one.stop()


@pytest.fixture
def reached(processes, new_desk) -> DeskRig:
    """A desk enrolled at the server process."""
    desk = new_desk()
    _enrol(desk, processes)
    return desk


def _enrol(desk: DeskRig, processes: CentreProcesses) -> None:
    desk.sync.enrol(_url(processes), processes.codes(1)[0], "Meja uji")


def _url(processes: CentreProcesses) -> str:
    host, port = processes.addresses[0]
    return f"http://{host}:{port}"


@contextmanager
def _no_room_for(pid: int, limit: int):
    """No file of that process grows beyond `limit` bytes."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


def _central_eids(tmp_path: Path) -> list[str]:
    with closing(sqlite3.connect(tmp_path / "centre" / FILE_NAME)) as database:
        return [eid for (eid,) in database.execute("SELECT eid FROM events ORDER BY seq")]


def test_a_full_disk_of_the_centre_refuses_whole_pushes_and_loses_none(
    processes, reached, tmp_path
):
    reached.register_many(20)
    assert reached.run().settled == 20
    wal = tmp_path / "centre" / f"{FILE_NAME}-wal"
    with _no_room_for(processes.pids[0], wal.stat().st_size + 20_000):
        reached.register_many(200, "panjang " * 50)
        report = reached.run()
        assert (report.state, report.pushed) == (LinkState.OFFLINE, 0)
        assert report.again_in is not None
        assert len(_central_eids(tmp_path)) == 20
    reached.run()
    assert reached.outbox() == []
    assert len(_central_eids(tmp_path)) == 220


def test_a_full_disk_of_the_desk_takes_no_half_save_and_no_half_page(processes, reached, new_desk):
    other = new_desk("lain")
    _enrol(other, processes)
    other.register_many(150, "panjang " * 50)
    other.run()
    kept = reached.register("Sebelum penuh")
    before = reached.state()
    reached.store.checkpoint()
    with no_room(200_000):
        with pytest.raises(EnvironmentFault):
            reached.register_many(200, "panjang " * 100)
        with pytest.raises(EnvironmentFault):
            reached.run()
    assert reached.state().next_n == before.next_n
    assert reached.ticket(kept).text("description") == "Sebelum penuh"
    reached.register("Sesudah penuh")
    reached.run()
    assert reached.outbox() == []
    with reached.store.read() as tx:
        assert len(tx.execute(select(events.c.eid)).all()) == 152


def test_a_database_locked_by_another_program_is_busy_and_nothing_is_lost(
    centre, monkeypatch, new_desk
):
    quick = partial(open_engine, busy_seconds=0.05)
    monkeypatch.setattr("callcenter.store.store.open_engine", quick)
    desk = new_desk()
    desk.enrol(centre)
    desk.register("Sebelum")
    backup = new_desk("desk")  # another program with the file open
    with backup.store.write():
        with pytest.raises(StoreBusy):
            desk.register("Terkunci", number="260417101" + "45")
        with pytest.raises(StoreBusy):
            desk.run()
    desk.register("Sesudah")
    assert desk.run().settled == 2
    assert len(centre.rows()) == 2


def test_a_damaged_page_of_the_desk_is_said_and_the_centre_keeps_what_it_has(
    centre, new_desk, tmp_path
):
    desk = new_desk()
    desk.enrol(centre)
    desk.register_many(200, "panjang " * 30)
    desk.run()
    desk.close()
    path = tmp_path / "desk" / "desk.db"
    size = path.stat().st_size
    with path.open("r+b") as file:
        for at in range(40 * 4096, size, 4096):
            file.seek(at + 1000)
            byte = file.read(1)
            file.seek(at + 1000)
            file.write(bytes((byte[0] ^ 1,)))
    with pytest.raises(StoreDamaged):
        _read_everything(new_desk("desk"))
    # A new profile takes its place, with all that was confirmed there.
    fresh = new_desk("baru")
    fresh.enrol(centre)
    while fresh.run().pulled:
        pass
    with fresh.store.read() as tx:
        found = tx.execute(select(events.c.eid)).scalars().all()
    assert sorted(found) == sorted(centre.eids())


def _read_everything(desk: DeskRig) -> None:
    with desk.store.read() as tx:
        tx.execute(select(events)).all()


def test_a_damaged_page_of_the_centre_is_never_answered_with_wrong_data(
    processes, reached, tmp_path
):
    reached.register_many(300, "panjang " * 30)
    reached.run()
    processes.stop()
    path = tmp_path / "centre" / FILE_NAME
    with path.open("r+b") as file:
        for at in range(path.stat().st_size // 8192 * 4096, path.stat().st_size, 4096):
            file.seek(at)
            file.write(b"\xff" * 100)  # the head of the page: what it is and where its rows lie
    processes.start()
    with reached.store.write() as tx:
        sync_state.set_server(tx, _url(processes), "Pusat", 1)
    later = reached.register("Sesudah rusak")
    report = reached.run()
    assert report.state is not LinkState.ONLINE
    assert later in [row.subject_id for row in reached.outbox()]
    assert len(reached.outbox()) >= 1


def test_a_desk_of_the_first_protocol_works_beside_new_ones(centre, desk):
    """Protocol 1 as the first release spoke it: no marks, no offers, no head, unknown kinds."""
    old = Speaker(centre)
    mine = [old.event() for _ in range(3)]
    assert old.push(*mine).json()["acked_n"] == 3
    desk.register("Meja baru")
    desk.run()
    page = old.pull().json()
    assert [one["event"]["eid"] for one in page["events"]] == centre.eids()
    assert len(page["events"]) == 4
    again = old.push(*mine).json()
    assert [one["state"] for one in again["results"]] == ["known"] * 3
