"""The centre is restored from its own backup while desks work: every confirmed save is there."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import URL

from callcenter.server import tables
from callcenter.server.__main__ import main
from callcenter.server.file_folder import FileFolder
from callcenter.store import uploads
from callcenter.sync.status import LinkState
from tests.postgres import put_back
from tests.samples_of_files import noise
from tests.sync.file_rig import Shelf, sha
from tests.sync.healing_rig import all_whole, log, settle
from tests.sync.rig import PATIENCE, CentreRig, DeskRig

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])

FILE = noise(5000, seed=9)


class Working:
    """Desks that save and sync without a pause until they are told to stop."""

    def __init__(self, *desks: DeskRig) -> None:
        self._desks = desks
        self._turns = [threading.Semaphore(0) for _ in desks]
        self._enough = threading.Event()
        self.confirmed: set[str] = set()
        self.states: set[LinkState] = set()

    def __enter__(self) -> "Working":
        self._threads = ThreadPoolExecutor(len(self._desks))
        self._done = [
            self._threads.submit(self._work, desk, turn)
            for desk, turn in zip(self._desks, self._turns, strict=True)
        ]
        return self

    def __exit__(self, *_error: object) -> None:
        self._enough.set()
        for one in self._done:
            one.result(PATIENCE)
        self._threads.shutdown()

    def go_on(self, turns: int) -> None:
        """Returns when every desk has done so many more turns."""
        for turn in self._turns:
            while turn.acquire(blocking=False):
                pass  # what was done before does not count
            for _ in range(turns):
                assert turn.acquire(timeout=PATIENCE)

    def _work(self, desk: DeskRig, turn: threading.Semaphore) -> None:
        while not self._enough.is_set():
            saved = desk.save(desk.register(), "note_added", body={"text": "Warga menunggu"})
            report = desk.run()
            self.states.add(report.state)
            if not desk.outbox():
                self.confirmed.add(saved.eid)
            turn.release()


def _command(centre: CentreRig) -> list[str]:
    """Where the database and the files are, as the commands are told."""
    if isinstance(centre.place, URL):
        address = centre.place.render_as_string(hide_password=False)
        return ["--database-url", address, "--files", str(centre.folder / "files")]
    return ["--data", str(centre.folder)]


def _backup(centre: CentreRig, folder: Path) -> Path:
    assert main(["backup", *_command(centre), "--to", str(folder)]) == 0
    (path,) = folder.glob("pusat-*.backup")
    return path


def _restore(centre: CentreRig, path: Path) -> None:
    """What stands in the README: a stopped server, and an empty database or the old one aside."""
    more = ["--replace"]
    if isinstance(centre.place, URL):
        put_back(centre.place)
        more = []
    assert main(["restore", *_command(centre), "--from", str(path), *more]) == 0


def test_a_centre_restored_from_its_backup_while_desks_push_gets_every_confirmed_save(
    centre, desk, new_desk, tmp_path, capsys
):
    other = new_desk("other")
    other.enrol(centre, name="Meja 2")
    with Working(desk, other) as working:
        working.go_on(2)
        path = _backup(centre, tmp_path / "kept")
        working.go_on(3)
        late = set(working.confirmed)
        centre.stop()
        working.go_on(2)
        _restore(centre, path)
        centre.start()
        working.go_on(3)
    settle(desk, other, desk)

    assert working.states == {LinkState.ONLINE, LinkState.OFFLINE}
    assert "dipulihkan" in capsys.readouterr().out
    assert len(late) >= 6
    assert working.confirmed > late
    assert working.confirmed <= set(centre.eids())
    saved = {row[0] for one in (desk, other) for row in log(one)}
    all_whole(centre, [desk, other], saved)
    assert centre.rows(tables.quarantine) == []


def test_what_was_confirmed_after_the_backup_is_back_after_one_run_of_its_desk(
    centre, desk, tmp_path, capsys
):
    desk.register_many(3)
    settle(desk)
    path = _backup(centre, tmp_path / "kept")
    desk.register_many(4, "Sesudah cadangan")
    settle(desk)
    before = centre.eids()
    centre.stop()
    _restore(centre, path)
    centre.start()
    assert "3 catatan" in capsys.readouterr().out
    assert centre.eids() == before[:3]
    report = desk.run()
    assert (report.state, report.offered) == (LinkState.ONLINE, 4)
    assert centre.eids() == before
    all_whole(centre, [desk], set(before))


def test_a_file_the_centre_lost_comes_again_by_itself(centre, desk):
    shelf = Shelf(desk)
    shelf.run_all()
    copy = centre.snapshot()
    ticket_id = shelf.attach(FILE)
    shelf.run_all()
    desk.run()
    assert shelf.state(ticket_id, FILE)[0] == "done"
    assert [row.sha256 for row in centre.rows(tables.files)] == [sha(FILE)]
    centre.restore(copy)
    FileFolder(centre.folder / "files").drop(sha(FILE))
    assert centre.rows(tables.files) == []

    desk.run()

    with desk.store.read() as tx:
        assert uploads.due(tx).sha256 == sha(FILE)
    shelf.run_all()
    desk.run()
    shelf.lane.close()
    assert shelf.state(ticket_id, FILE) == ("done", len(FILE), "")
    assert [row.sha256 for row in centre.rows(tables.files)] == [sha(FILE)]
    assert FileFolder(centre.folder / "files").size(sha(FILE)) == len(FILE)
    announced = [row.kind for row in centre.rows() if row.subject_id == ticket_id]
    assert announced.count("attachment_available") == 1
