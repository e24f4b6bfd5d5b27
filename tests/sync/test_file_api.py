"""The desk's way to files against servers that lie: what is not right is never believed."""

import http.server
import threading
from typing import Any

import pytest

from callcenter.api.files import FileApi
from callcenter.errors import FieldInvalid, NotOurServer, RequestRefused, ServerBusy
from callcenter.protocol.file_messages import THUMBNAIL_BYTES, FileBegin

SHA = "ab" * 32


class Liar(http.server.ThreadingHTTPServer):
    """Answers every question with what it was told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.body = 200, b"{}"
        self.headers: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_asker) -> None:
        """A desk that hangs up in the middle is what these tests are about."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        told: Any = self.server
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        told.asked.append((self.headers.get("Authorization"), self.headers.get("Range")))
        self.send_response(told.status)
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(told.body)))
        self.end_headers()
        self.wfile.write(told.body)

    do_GET = _answer  # noqa: N815 - names of the standard library
    do_POST = _answer  # noqa: N815
    do_PATCH = _answer  # noqa: N815

    def log_message(self, *_said) -> None:
        """Silent."""


@pytest.fixture
def liar():
    server = Liar()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def api(liar):
    made = FileApi(liar.url, "desk.secret", read_seconds=5.0)
    yield made
    made.close()


def begin(api: FileApi):
    wanted = FileBegin(protocol=2, sha256=SHA, size=5, type="", ticket_id="x")
    return api.begin(wanted)


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"stored": "x"}', b"[" * 5000])
def test_garbage_is_no_state(api, liar, body):
    liar.body = body
    with pytest.raises(NotOurServer):
        begin(api)
    assert liar.asked[-1][0] == "Bearer desk.secret"


def test_an_answer_without_end_is_cut(api, liar):
    liar.body = bytes(200_000)
    with pytest.raises(NotOurServer):
        begin(api)


def test_a_packed_answer_was_not_asked_for(api, liar):
    liar.headers = {"Content-Encoding": "gzip"}
    with pytest.raises(NotOurServer):
        begin(api)


@pytest.mark.parametrize(
    ("status", "size"), [(200, 5), (206, 4), (206, 6)], ids=["whole", "short", "long"]
)
def test_a_piece_is_exactly_what_was_asked_for(api, liar, status, size):
    liar.status, liar.body = status, bytes(size)
    with pytest.raises(NotOurServer):
        api.read(SHA, 0, 5)
    assert liar.asked[-1][1] == "bytes=0-4"


def test_a_thumbnail_is_small_or_none(api, liar):
    liar.body = bytes(THUMBNAIL_BYTES + 1)
    with pytest.raises(NotOurServer):
        api.thumbnail(SHA)
    liar.status, liar.headers = 404, {"Content-Type": "application/json"}
    liar.body = b'{"code": "thumbnail_none"}'
    assert api.thumbnail(SHA) is None
    liar.body = b'{"code": "file_unknown"}'
    with pytest.raises(RequestRefused):
        api.thumbnail(SHA)


def test_refusals_come_as_the_same_errors_as_everywhere(api, liar):
    liar.status, liar.body = 503, b"busy"
    liar.headers = {"Content-Type": "text/html", "Retry-After": "7"}
    with pytest.raises(ServerBusy) as busy:
        begin(api)
    assert busy.value.retry_after == 7.0


def test_the_address_is_checked_as_everywhere():
    with pytest.raises(FieldInvalid):
        FileApi("http://pusat.example", "x")
