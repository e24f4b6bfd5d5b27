"""Room is made on a desk only of what the centre surely holds and nobody here needs."""

import pytest

from callcenter.api.files import FileApi
from callcenter.server.file_folder import FileFolder
from callcenter.store import attachments, drafts
from tests.fakes import FakeClock
from tests.samples_of_files import noise
from tests.sync.file_rig import FILE, KEY, Shelf, sha


@pytest.fixture
def aged(new_desk, centre):
    """A desk whose clock is moved by hand, with one file the centre has said it has."""
    clock = FakeClock(centre.clock.now())
    rig = new_desk("aged", clock=clock)
    rig.enrol(centre)
    made = Shelf(rig)
    made.ticket_id = made.attach(FILE)
    made.run_all()
    made.clock = clock
    yield made
    made.lane.close()


def gone(shelf) -> bool:
    return not attachments.is_here(shelf.rig.folder, sha(FILE))


def test_room_is_made_only_after_the_echo_and_the_days(aged):
    aged.clock.advance(days=91)
    assert aged.lane.shelf.make_room(90) == 0, "the echo has not come back"
    aged.rig.run()
    assert aged.lane.shelf.make_room(92) == 0
    assert not gone(aged)
    assert aged.lane.shelf.make_room(90) == 1
    assert gone(aged)
    assert aged.rows(aged.ticket_id) == {}
    aged.lane.shelf.fetch(sha(FILE), len(FILE))
    assert attachments.read(aged.rig.folder, KEY, sha(FILE)) == FILE


def test_no_room_is_made_with_what_is_still_needed(aged, centre):
    aged.rig.run()
    aged.attach(FILE)
    aged.clock.advance(days=91)
    assert aged.lane.shelf.make_room(90) == 0, "owed for another ticket"
    aged.run_all()
    assert aged.lane.shelf.make_room(90, at_most=5) == 0, "its echo has not come back"
    aged.rig.run()
    with aged.rig.store.write() as tx:
        drafts.save_draft(
            tx, "form", b'{"files":["' + sha(FILE).encode() + b'"]}', aged.clock.now()
        )
    aged.clock.advance(days=91)
    assert aged.lane.shelf.make_room(90) == 0, "named by a draft"
    with aged.rig.store.write() as tx:
        drafts.drop_draft(tx, "form")
    FileFolder(centre.folder / "files").drop(sha(FILE))
    assert aged.lane.shelf.make_room(90) == 0, "the centre lost it"
    assert not gone(aged)


def test_room_is_made_bit_by_bit(aged):
    for seed in range(3):
        aged.attach(noise(200, seed))
    aged.run_all()
    aged.rig.run()
    aged.clock.advance(days=91)
    assert aged.lane.shelf.make_room(90, at_most=2) == 2
    assert aged.lane.shelf.make_room(90, at_most=9) == 2


def test_a_file_needed_again_while_the_centre_was_asked_stays(aged):
    aged.rig.run()
    aged.clock.advance(days=91)

    class Slow(FileApi):
        def begin(self, wanted):
            state = super().begin(wanted)
            aged.attach(FILE)
            return state

    aged.open(Slow)
    assert aged.lane.shelf.make_room(90) == 0
    assert not gone(aged)
