"""What the centre holds of files after an end, a loss or a long wait, and what it cleans away."""

import asyncio
import os
import resource
import signal
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from callcenter.pictures import decoding
from callcenter.server import tables
from callcenter.server.answers import refusal
from callcenter.server.file_folder import STAGED_SECONDS, FileFolder
from callcenter.server.file_routes import file_routes
from callcenter.server.files import UNNAMED_DAYS, Files
from callcenter.server.head_signal import HeadSignal
from callcenter.server.metrics import Metrics
from callcenter.server.refusal import Refused
from callcenter.server.shared import Shared
from tests.contract.file_sender import PDF, Sender, said, sha
from tests.fakes import FakeClock
from tests.samples_of_files import noise, photo


@pytest.fixture
def one(centre) -> Sender:
    return Sender(centre)


def test_a_centre_that_ended_after_the_last_byte_finishes_when_asked(one, centre):
    ticket_id = one.name(PDF)
    folder = FileFolder(centre.folder / "files")
    folder.stage(sha(PDF), one.client_id, len(PDF))
    folder.append(sha(PDF), one.client_id, PDF)
    assert one.begin(PDF, ticket_id).json()["announced"] is True
    assert one.ask("GET", sha(PDF)).content == PDF


def test_a_centre_that_ended_before_its_row_says_it_when_asked(one, centre):
    ticket_id = one.name(PDF)
    folder = FileFolder(centre.folder / "files")
    folder.stage(sha(PDF), one.client_id, len(PDF))
    folder.append(sha(PDF), one.client_id, PDF)
    folder.finish(sha(PDF), one.client_id)
    assert one.begin(PDF, ticket_id).json()["announced"] is True
    assert [e["subject_id"] for e in said(one)] == [ticket_id]


def test_a_file_that_was_lost_at_the_centre_is_taken_again(one, centre):
    ticket_id = one.name(PDF)
    one.send_file(PDF, ticket_id)
    FileFolder(centre.folder / "files").drop(sha(PDF))
    assert one.begin(PDF, ticket_id).json()["complete"] is False
    assert one.send_file(PDF, ticket_id)["complete"] is True
    assert len(said(one)) == 1


def test_what_the_log_says_already_is_not_said_twice(one, centre):
    ticket_id = one.name(PDF)
    one.send_file(PDF, ticket_id)
    with centre.database.write() as tx:  # a centre set back, whose log has been given back to it
        tx.execute(tables.file_tickets.update().values(announced_at=None))
    assert one.begin(PDF, ticket_id).json()["announced"] is True
    assert len(said(one)) == 1


def test_what_nobody_goes_on_with_or_names_is_cleaned_away(one, centre):
    ticket_id = one.name(PDF)
    one.send_file(PDF, ticket_id)
    stray, begun = noise(500, 1), noise(500, 2)
    one.send_file(stray)
    one.begin(begun)
    clock = FakeClock(centre.centre.clock.now())
    files = Files(replace(centre.centre, clock=clock), FileFolder(centre.folder / "files"))
    files.sweep()
    assert one.ask("GET", sha(stray)).status_code == 200
    assert one.ask("HEAD", sha(begun)).status_code == 200
    clock.advance(seconds=STAGED_SECONDS + 60)
    files.sweep()
    assert one.ask("HEAD", sha(begun)).status_code == 404
    assert one.ask("GET", sha(stray)).status_code == 200
    clock.advance(days=UNNAMED_DAYS)
    files.sweep()
    assert one.ask("GET", sha(stray)).status_code == 404
    assert one.ask("GET", sha(PDF)).content == PDF


def test_the_centre_cleans_up_by_itself_when_files_come(one, centre):
    begun = noise(500, 2)
    one.begin(begun)
    [part] = (centre.folder / "files" / "staged").glob("*/*.part")
    os.utime(part, (0, 0))
    centre.stop()
    centre.start()
    one.url = centre.url
    one.send_file(PDF)
    assert one.ask("HEAD", sha(begun)).status_code == 404


def test_a_chunk_that_trickles_is_given_up_and_loses_nothing(one, centre):
    one.begin(PDF)
    routes = file_routes(
        Shared(centre.centre, HeadSignal(), Metrics(centre.centre)), body_seconds=0.05
    )
    app = Starlette(routes=routes, exception_handlers={Refused: lambda _r, e: refusal(e)})
    headers = {"Authorization": f"Bearer {one.credential}", "Upload-Offset": "0"}
    answered = ask_slowly(app, "PATCH", f"/v1/files/{sha(PDF)}", headers)
    assert answered == 408
    assert one.begin(PDF).json()["stored"] == 0


def test_a_full_disk_is_told_as_one_and_nothing_half_stays(tmp_path):
    folder = FileFolder(tmp_path / "files")
    folder.stage(sha(PDF), "desk", len(PDF))
    folder.append(sha(PDF), "desk", PDF[:100])
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, before[1]))
    try:
        with pytest.raises(OSError, match="large"):
            folder.append(sha(PDF), "desk", PDF[100:9000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert folder.staged(sha(PDF), "desk") == (100, len(PDF))


def test_without_a_folder_every_question_is_put_off(centre):
    bare = replace(centre.centre, files=None, database=NoPlace())
    routes = file_routes(Shared(bare, HeadSignal(), Metrics(bare)))
    app = Starlette(routes=routes, exception_handlers={Refused: lambda _r, e: refusal(e)})
    assert ask_slowly(app, "GET", f"/v1/files/{sha(PDF)}", {}) == 503


class NoPlace:
    """A database that is no folder."""

    place = None


def ask_slowly(app, method: str, path: str, headers: dict[str, str]) -> int:
    """The status of a question whose body never comes."""
    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"", "root_path": "",
        "headers": [(k.lower().encode(), v.encode()) for k, v in headers.items()],
    }  # fmt: skip
    status: list[int] = []

    async def receive():
        await asyncio.Event().wait()

    async def send(message) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])

    asyncio.run(app(scope, receive, send))
    return status[0]


def test_a_picture_that_goes_while_its_small_one_is_painted_leaves_nothing(tmp_path, monkeypatch):
    folder = FileFolder(tmp_path / "files")
    data = photo(40, 40)
    folder.stage(sha(data), "desk", len(data))
    folder.append(sha(data), "desk", data)
    folder.finish(sha(data), "desk")
    paint = decoding.thumbnail

    def painted_while_dropped(raw: bytes) -> bytes:
        folder.drop(sha(data))
        return paint(raw)

    monkeypatch.setattr(decoding, "thumbnail", painted_while_dropped)
    assert folder.thumbnail(sha(data))
    assert [one for one in (tmp_path / "files").rglob("*") if one.is_file()] == []
