"""Centres that are away, odd or refuse, and files that cannot be taken: nothing is given up."""

import pytest

from callcenter.api.files import FileApi
from callcenter.errors import (
    NotEnrolled,
    NotOurServer,
    ProtocolConflict,
    RequestRefused,
    ServerBusy,
    Unreachable,
)
from callcenter.server import tables
from callcenter.store import attachments, uploads
from callcenter.sync.file_lane import NOT_TAKEN_SECONDS
from tests.samples_of_files import CHUNK, noise
from tests.sync.file_rig import FILE, KEY, Shelf, sha


def test_without_a_centre_nothing_is_tried(new_desk):
    shelf = Shelf(new_desk("alone"))
    shelf.attach(FILE, shelf.rig.register(number="26-0417-101-45"))
    report = shelf.lane.run_once()
    assert (report.waits_for, report.again_in) == ("centre", None)
    with pytest.raises(NotEnrolled):
        shelf.lane.shelf.fetch(sha(b"x"), 1)
    assert shelf.lane.shelf.make_room(0) == 0


def test_a_centre_that_is_away_is_asked_again_later(shelf, centre):
    ticket_id = shelf.attach(FILE)
    shelf.rig.run()
    centre.stop()
    report = shelf.lane.run_once()
    assert isinstance(report.error, Unreachable)
    assert report.again_in is not None
    assert shelf.state(ticket_id)[0] == "waiting"
    centre.start()
    shelf.run_all()
    assert shelf.state(ticket_id)[0] == "told"


def test_a_moved_centre_is_spoken_to_at_its_new_address(shelf, centre, wire):
    shelf.attach(FILE)
    shelf.rig.run()
    shelf.lane.run_once()
    shelf.rig.enrol(centre, url=wire.url)
    shelf.attach(noise(100))
    shelf.rig.run()
    shelf.lane.run_once()
    assert "/v1/files" in wire.asked


def test_a_device_that_is_no_longer_known_waits_long(shelf, centre):
    shelf.attach(FILE)
    shelf.rig.run()
    with centre.database.write() as tx:
        tx.execute(tables.devices.update().values(retired=True))
    report = shelf.lane.run_once()
    assert isinstance(report.error, NotEnrolled)
    assert report.again_in == NOT_TAKEN_SECONDS


def test_the_centres_own_wish_for_patience_is_kept(shelf):
    class Busy(FileApi):
        def begin(self, _wanted):
            raise ServerBusy(503, 300.0)

    shelf.attach(FILE)
    shelf.rig.run()
    shelf.open(Busy)
    assert shelf.lane.run_once().again_in == 300.0


def test_a_centre_without_files_is_asked_rarely_and_nothing_is_given_up(shelf):
    class Old(FileApi):
        def begin(self, _wanted):
            raise RequestRefused(404, "not_found")

    ticket_id = shelf.attach(FILE)
    shelf.rig.run()
    shelf.open(Old)
    report = shelf.lane.run_once()
    assert report.again_in == NOT_TAKEN_SECONDS
    assert shelf.state(ticket_id)[0] == "waiting"


@pytest.mark.parametrize("stored", [-1, len(FILE), len(FILE) + 5])
def test_an_answer_that_cannot_be_is_not_believed(shelf, stored):
    class Liar(FileApi):
        def begin(self, wanted):
            told = super().begin(wanted)
            return type(told)(
                sha256=told.sha256, size=told.size, stored=stored, complete=False,
                announced=False, server_time=told.server_time,
            )  # fmt: skip

    shelf.attach(FILE)
    shelf.rig.run()
    shelf.open(Liar)
    assert isinstance(shelf.lane.run_once().error, NotOurServer)


def test_a_chunk_that_came_twice_is_no_harm(shelf):
    class Twice(FileApi):
        def append(self, sha256, offset, chunk):
            super().append(sha256, offset, chunk)
            return super().append(sha256, offset, chunk)

    ticket_id = shelf.attach(FILE)
    shelf.rig.run()
    shelf.open(Twice)
    report = shelf.lane.run_once()
    assert (report.error, report.again_in) == (None, None)
    assert shelf.state(ticket_id) == ("told", len(FILE), "")


def test_a_file_above_the_centres_limit_waits_for_a_person(shelf, centre):
    ticket_id = shelf.attach(FILE)
    shelf.rig.run()
    centre.stop()
    centre.file_bytes = CHUNK
    centre.start()
    shelf.rig.enrol(centre)
    shelf.open()
    assert shelf.lane.run_once().again_in is None
    assert shelf.state(ticket_id) == ("refused", 0, "file_too_large")


def test_another_409_is_trouble_of_the_line(shelf):
    class Odd(FileApi):
        def append(self, *_chunk):
            raise ProtocolConflict("elsewhere", {})

    shelf.attach(FILE)
    shelf.rig.run()
    shelf.open(Odd)
    assert isinstance(shelf.lane.run_once().error, ProtocolConflict)


def test_a_refused_file_lets_the_others_pass_and_waits_for_a_person(shelf):
    program = b"MZ\x00\x01 no document"
    ticket_id = shelf.rig.register()
    attachments.store_bytes(shelf.rig.folder, KEY, program)
    file = attachments.Attachment(sha(program), len(program), "text/plain", "surat.txt")
    with shelf.rig.store.write() as tx:
        attachments.note(tx, ticket_id, file)
    good = shelf.attach(FILE)
    shelf.rig.run()
    assert shelf.lane.run_once().finished == 1
    assert shelf.state(ticket_id, program) == ("refused", 0, "type_refused")
    assert shelf.state(good)[0] == "told"
    with shelf.rig.store.write() as tx:
        uploads.retry(tx, sha(program))
    assert shelf.state(ticket_id, program) == ("waiting", 0, "")
    shelf.run_all()
    assert shelf.state(ticket_id, program)[0] == "refused"


def test_bytes_that_arrive_wrong_are_sent_again_a_few_times(shelf):
    class Flipping(FileApi):
        def append(self, sha256, offset, chunk):
            return super().append(sha256, offset, bytes(len(chunk)))

    data = noise(100)
    ticket_id = shelf.attach(data)
    shelf.rig.run()
    shelf.open(Flipping)
    assert shelf.lane.run_once().again_in is None
    row = shelf.rows(ticket_id)[sha(data)]
    assert (row.state, row.reason, row.tries) == ("refused", "bytes_differ", 6)


def test_a_file_that_is_gone_here_is_done_when_the_centre_has_it(shelf, other_shelf):
    ticket_id = shelf.attach(FILE)
    shelf.rig.run()
    attachments.drop_bytes(shelf.rig.folder, sha(FILE))
    shelf.lane.run_once()
    assert shelf.state(ticket_id) == ("refused", 0, "lost")
    other_shelf.rig.run()
    other_shelf.attach(FILE, ticket_id)
    other_shelf.run_all()
    with shelf.rig.store.write() as tx:
        uploads.retry(tx, sha(FILE))
    shelf.run_all()
    assert shelf.state(ticket_id)[0] == "told"


def test_a_damaged_file_is_never_sent(shelf):
    ticket_id = shelf.attach(FILE)
    path = shelf.rig.folder / "attachments" / sha(FILE)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    shelf.rig.run()
    shelf.lane.run_once()
    assert shelf.state(ticket_id) == ("refused", 0, "lost")
