"""Attached files between real desks and a real centre, over a line that loses answers."""

import hashlib
import io
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import update

from callcenter.api.files import FileApi
from callcenter.errors import (
    AttachmentRefused,
    Cancelled,
    NotEnrolled,
    NotFound,
    NotOurServer,
    ProtocolConflict,
    RequestRefused,
    ServerBusy,
    StoreDamaged,
    Unreachable,
)
from callcenter.server import tables
from callcenter.server.file_folder import FileFolder
from callcenter.store import attachments, drafts, uploads
from callcenter.store.tables import outbox
from callcenter.sync.file_lane import (
    BEHIND_TICKETS_SECONDS,
    NOT_TAKEN_SECONDS,
    SMALLEST_CHUNK,
    UNNAMED_SECONDS,
    FileLane,
)
from tests.fakes import FakeClock
from tests.samples_of_files import CHUNK, bomb, noise, photo

KEY = bytes(range(32, 64))
FILE = noise(4 * CHUNK + 123, seed=11)


class Shelf:
    """A desk and its lane of files."""

    def __init__(self, rig, **more) -> None:
        self.rig = rig
        self.told: set[str] = set()
        rig.changes.subscribe(self.told.update)
        self.more: dict[str, Any] = {"slice_seconds": 60.0, "chance": lambda: 0.5} | more
        self.lane = self.open()

    def open(self, connect=lambda url, key: FileApi(url, key, read_seconds=5.0)) -> FileLane:
        rig = self.rig
        self.lane = FileLane(
            rig.store, connect, rig.clock, rig.changes,
            profile=rig.folder, key=KEY, **self.more,
        )  # fmt: skip
        return self.lane

    def attach(self, data: bytes, ticket_id: str = "", name: str = "bukti.pdf") -> str:
        """A file kept and named by a ticket, as the desk's verbs do; the ticket's id."""
        ticket_id = ticket_id or self.rig.register()
        file = attachments.put(self.rig.folder, KEY, data, name)
        body = {"sha256": file.sha256, "size": file.size, "type": file.mime, "name": file.name}
        with self.rig.store.write() as tx:
            self.rig._append(tx, ticket_id, "attachment_added", body=body)
            attachments.note(tx, ticket_id, file)
        return ticket_id

    def rows(self, ticket_id: str):
        with self.rig.store.read() as tx:
            return uploads.of_ticket(tx, ticket_id)

    def state(self, ticket_id: str, data: bytes = FILE) -> tuple[str, int, str]:
        row = self.rows(ticket_id)[sha(data)]
        return row.state, row.sent, row.reason

    def run_all(self, most: int = 60) -> int:
        """Runs until nothing is left; how many runs it took."""
        for turn in range(1, most):
            self.rig.run()
            if self.lane.run_once().again_in is None:
                return turn
        raise AssertionError("files never came to an end")


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def drop_staged(centre) -> None:
    for part in (centre.folder / "files" / "staged").glob("*/*.part"):
        part.unlink()


@pytest.fixture
def shelf(desk):
    made = Shelf(desk)
    yield made
    made.lane.close()


@pytest.fixture
def other(new_desk, centre):
    rig = new_desk("other")
    rig.enrol(centre, name="Meja 2")
    made = Shelf(rig)
    yield made
    made.lane.close()


@pytest.fixture
def wired(new_desk, centre, wire):
    rig = new_desk("wired")
    rig.enrol(centre, url=wire.url)
    made = Shelf(rig)
    yield made
    made.lane.close()


def test_a_file_goes_behind_its_ticket_and_everybody_learns_of_it(shelf, other):
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
    for one in (shelf, other):
        one.rig.run()
        found = one.rig.ticket(ticket_id)
        assert list(found.available) == [sha(FILE)]
        assert [e.kind for e in found.entries] == ["registered", "attachment_added"]
    assert shelf.state(ticket_id) == ("done", len(FILE), "")
    other.lane.shelf.fetch(sha(FILE), len(FILE))
    assert attachments.read(other.rig.folder, KEY, sha(FILE)) == FILE


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


def test_a_file_that_is_gone_here_is_done_when_the_centre_has_it(shelf, other):
    ticket_id = shelf.attach(FILE)
    shelf.rig.run()
    attachments.drop_bytes(shelf.rig.folder, sha(FILE))
    shelf.lane.run_once()
    assert shelf.state(ticket_id) == ("refused", 0, "lost")
    other.rig.run()
    other.attach(FILE, ticket_id)
    other.run_all()
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


def test_a_download_tells_how_far_it_is_and_can_be_stopped(shelf, other):
    ticket_id = shelf.attach(FILE)
    shelf.run_all()
    del ticket_id
    steps: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        other.lane.shelf.fetch(
            sha(FILE), len(FILE), lambda *at: steps.append(at), lambda: len(steps) == 2
        )
    assert steps == [(CHUNK, len(FILE)), (2 * CHUNK, len(FILE))]
    assert not attachments.is_here(other.rig.folder, sha(FILE))
    other.lane.shelf.fetch(sha(FILE), len(FILE))
    other.lane.shelf.fetch(sha(FILE), len(FILE), lambda *_: pytest.fail("it is here"))
    assert FILE not in (other.rig.folder / "attachments" / sha(FILE)).read_bytes()


def test_a_download_is_verified(shelf, other, centre):
    with pytest.raises(NotFound):
        other.lane.shelf.fetch(sha(FILE), len(FILE))
    shelf.attach(FILE)
    shelf.run_all()
    path = FileFolder(centre.folder / "files").path(sha(FILE))
    path.write_bytes(bytes(len(FILE)))
    with pytest.raises(NotOurServer):
        other.lane.shelf.fetch(sha(FILE), len(FILE))
    with pytest.raises(NotOurServer):
        other.lane.shelf.fetch(sha(FILE), len(FILE) + 1)
    assert not attachments.is_here(other.rig.folder, sha(FILE))

    class Away(FileApi):
        def read(self, *_where):
            raise RequestRefused(416, "range_invalid")

    other.open(Away)
    with pytest.raises(RequestRefused):
        other.lane.shelf.fetch(sha(FILE), len(FILE))


def test_thumbnails_are_painted_here_and_kept(shelf, other):
    picture = photo(900, 600, secret="Rahasia Contoh")
    shelf.attach(picture, name="foto.jpg")
    assert shelf.lane.shelf.thumbnail(sha(FILE), "application/pdf") is None
    mine = shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg")
    with Image.open(io.BytesIO(mine)) as small:
        assert max(small.size) == 256
    with pytest.raises(RequestRefused):
        other.lane.shelf.thumbnail(sha(picture), "image/jpeg")
    shelf.run_all()
    theirs = other.lane.shelf.thumbnail(sha(picture), "image/jpeg")
    assert theirs[:3] == b"\xff\xd8\xff"
    assert b"Rahasia" not in theirs + mine
    kept = other.rig.folder / "thumbnails" / sha(picture)
    assert theirs not in kept.read_bytes()
    other.lane.close()
    assert other.lane.shelf.thumbnail(sha(picture), "image/jpeg") == theirs
    kept.write_bytes(b"damaged")
    assert other.lane.shelf.thumbnail(sha(picture), "image/jpeg") is not None


def test_a_picture_that_cannot_be_painted_is_not_tried_twice(shelf):
    broken = photo()[:300]
    shelf.attach(broken, name="rusak.jpg")
    assert shelf.lane.shelf.thumbnail(sha(broken), "image/jpeg") is None
    assert attachments.thumbnail(shelf.rig.folder, KEY, sha(broken)) == b""
    assert shelf.lane.shelf.thumbnail(sha(broken), "image/jpeg") is None
    shelf.attach(FILE)
    shelf.run_all()
    attachments.drop_bytes(shelf.rig.folder, sha(FILE))
    assert shelf.lane.shelf.thumbnail(sha(FILE), "image/png") is None


def test_a_busy_machine_does_not_condemn_a_picture(shelf, monkeypatch):
    picture = photo()
    shelf.attach(picture, name="foto.jpg")
    monkeypatch.setattr("callcenter.pictures.decoding.SECONDS", 0.0001)
    assert shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg") is None
    monkeypatch.undo()
    assert shelf.lane.shelf.thumbnail(sha(picture), "image/jpeg") is not None


def test_a_bomb_is_not_even_attached(shelf):
    with pytest.raises(AttachmentRefused) as refused:
        attachments.put(shelf.rig.folder, KEY, bomb(), "kecil.png")
    assert refused.value.reason == "pixels"


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


def test_reading_a_damaged_file_says_so(shelf):
    shelf.attach(FILE)
    path = shelf.rig.folder / "attachments" / sha(FILE)
    path.write_bytes(b"short")
    with pytest.raises(StoreDamaged):
        attachments.read(shelf.rig.folder, KEY, sha(FILE))
