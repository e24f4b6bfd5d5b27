"""Attached files between real desks and a real centre, over a line that loses answers."""

import pytest
from sqlalchemy import update

from callcenter.api.files import FileApi
from callcenter.errors import Unreachable
from callcenter.server.file_folder import FileFolder
from callcenter.store import attachments, uploads
from callcenter.store.tables import outbox
from callcenter.sync.file_lane import BEHIND_TICKETS_SECONDS, SMALLEST_CHUNK, UNNAMED_SECONDS
from tests.samples_of_files import CHUNK
from tests.sync.file_rig import FILE, KEY, Shelf, sha


def test_a_file_goes_behind_its_ticket_and_everybody_learns_of_it(shelf, other_shelf):
    ticket_id = shelf.attach(FILE)
    assert shelf.state(ticket_id) == ("waiting", 0, "")
    report = shelf.lane.run_once()
    assert (report.waits_for, report.again_in, report.chunks) == (
        "tickets", BEHIND_TICKETS_SECONDS, 0,
    )  # fmt: skip
    shelf.rig.run()
    report = shelf.lane.run_once()
    assert (report.finished, report.chunks, report.again_in, report.error) == (1, 5, None, None)
    assert shelf.state(ticket_id) == ("told", len(FILE), "")
    assert "files" in shelf.told
    assert shelf.rig.ticket(ticket_id).available == {}, "only the echo counts"
    for one in (shelf, other_shelf):
        one.rig.run()
        found = one.rig.ticket(ticket_id)
        assert list(found.available) == [sha(FILE)]
        assert [e.kind for e in found.entries] == ["registered", "attachment_added"]
    assert shelf.state(ticket_id) == ("done", len(FILE), "")
    other_shelf.lane.shelf.fetch(sha(FILE), len(FILE))
    assert attachments.read(other_shelf.rig.folder, KEY, sha(FILE)) == FILE


def test_a_run_ends_after_its_slice_and_goes_on(desk):
    shelf = Shelf(desk, slice_seconds=0.0)
    ticket_id = shelf.attach(FILE)
    desk.run()
    seen = []
    while (report := shelf.lane.run_once()).again_in is not None:
        assert report.again_in == 0.0
        assert report.chunks <= 1
        seen.append(shelf.state(ticket_id)[:2])
    assert ("sending", CHUNK) in seen
    assert seen[-1] == ("told", len(FILE))
    shelf.lane.close()


def test_a_ticket_that_comes_in_between_goes_first(desk):
    shelf = Shelf(desk, slice_seconds=0.0)
    shelf.attach(FILE)
    desk.run()
    shelf.lane.run_once()
    shelf.lane.run_once()
    desk.register()
    assert shelf.lane.run_once().waits_for == "tickets"
    desk.run()
    assert shelf.lane.run_once().chunks == 1
    shelf.lane.close()


def test_a_killed_desk_goes_on_where_the_centre_stands(desk):
    shelf = Shelf(desk, slice_seconds=0.0)
    ticket_id = shelf.attach(FILE)
    desk.run()
    for _ in range(3):
        shelf.lane.run_once()
    assert shelf.state(ticket_id) == ("sending", 2 * CHUNK, "")
    shelf.lane.close()
    shelf.more["slice_seconds"] = 60.0
    assert shelf.open().run_once().chunks == 3
    assert shelf.state(ticket_id)[0] == "told"
    shelf.lane.close()


@pytest.mark.parametrize("turn", range(7))
def test_any_answer_may_be_lost(wired, wire, turn):
    ticket_id = wired.attach(FILE)
    wired.rig.run()
    path = "/v1/files" if turn == 0 else f"/v1/files/{sha(FILE)}"
    if turn == 0:
        wire.lose.append(path)
    asked = 0

    class Losing(FileApi):
        def append(self, sha256, offset, chunk):
            nonlocal asked
            asked += 1
            if asked == turn:
                wire.lose.append(path)
            return super().append(sha256, offset, chunk)

    wired.open(lambda url, key: Losing(url, key, read_seconds=5.0))
    wired.run_all()
    assert wired.state(ticket_id) == ("told", len(FILE), "")
    assert wire.lost == (1 if turn < 6 else 0)
    wired.rig.run()
    assert list(wired.rig.ticket(ticket_id).available) == [sha(FILE)]


def test_chunks_grow_smaller_on_a_bad_line_and_larger_again(wired):
    ticket_id = wired.attach(FILE)
    wired.rig.run()
    sizes: list[int] = []

    class Bad(FileApi):
        def append(self, sha256, offset, chunk):
            sizes.append(len(chunk))
            if len(sizes) <= 6:
                raise Unreachable("timeout")
            return super().append(sha256, offset, chunk)

    wired.open(Bad)
    waits = [wired.lane.run_once().again_in for _ in range(6)]
    assert sizes == [CHUNK >> n if n < 4 else SMALLEST_CHUNK for n in range(6)]
    assert all(1.0 <= wait <= 60.0 for wait in waits)
    assert waits == sorted(waits)
    assert not wired.lane.may_hurry()
    wired.run_all()
    assert max(sizes[6:]) == CHUNK
    assert wired.lane.may_hurry()
    assert wired.state(ticket_id)[0] == "told"


def test_a_file_whose_event_is_set_aside_is_asked_about_once_a_minute(shelf):
    ticket_id = shelf.attach(FILE)
    with shelf.rig.store.write() as tx:
        tx.execute(update(outbox).values(state="quarantined"))
    report = shelf.lane.run_once()
    assert report.again_in == UNNAMED_SECONDS
    assert shelf.state(ticket_id)[0::2] == ("waiting", "unnamed")
    assert shelf.lane.run_once().chunks == 0


def test_what_an_earlier_version_kept_is_sent_too(shelf):
    ticket_id = shelf.attach(FILE)
    with shelf.rig.store.write() as tx:
        uploads.forget(tx, sha(FILE))
    assert shelf.rows(ticket_id) == {}
    shelf.run_all()
    assert shelf.state(ticket_id)[0] == "told"


def test_an_answer_that_the_log_does_not_bear_out_is_no_proof(shelf, centre):
    """The centre was set back after its answer and before its log came here."""
    ticket_id = shelf.attach(FILE)
    shelf.rig.run()
    before = centre.snapshot()
    shelf.lane.run_once()
    assert shelf.state(ticket_id)[0] == "told"
    FileFolder(centre.folder / "files").drop(sha(FILE))
    centre.restore(before)
    shelf.told.clear()
    shelf.rig.run()
    assert shelf.state(ticket_id)[0] == "waiting"
    assert "files" in shelf.told, "the lane hears of it"
    shelf.run_all()
    shelf.rig.run()
    assert shelf.state(ticket_id)[0] == "done"
    assert FileFolder(centre.folder / "files").size(sha(FILE)) == len(FILE)


def test_after_a_restore_the_files_are_offered_again(shelf, centre):
    ticket_id = shelf.attach(FILE)
    shelf.run_all()
    FileFolder(centre.folder / "files").drop(sha(FILE))
    with shelf.rig.store.write() as tx:
        assert uploads.ask_again(tx) == 1
    shelf.run_all()
    assert shelf.state(ticket_id)[0] == "told"
    assert FileFolder(centre.folder / "files").size(sha(FILE)) == len(FILE)
