"""Answers that make the HTTP library itself stumble: one typed error each, nothing taken in."""

from contextlib import closing

import pytest

from callcenter.api.central import CentralApi
from callcenter.api.files import FileApi
from callcenter.errors import NotOurServer
from callcenter.protocol.limits import ANSWER_BYTES
from tests.sync.impostor import Impostor

JSON = b"Content-Type: application/json\r\n"
ASKED = {
    "centre": (CentralApi, lambda api: api.info()),
    "files": (FileApi, lambda api: api.read("ab" * 32, 0, 5)),
}


def asked_of(answer, way):
    """The error of one question; the one who answers is gone afterwards."""
    aside = Impostor(lambda _path: answer)
    kind, ask = ASKED[way]
    with (
        closing(aside),
        closing(kind(aside.url, "a.b")) as api,
        pytest.raises(NotOurServer) as raised,
    ):
        ask(api)
    return raised.value.reason


@pytest.mark.parametrize("way", ASKED)
@pytest.mark.parametrize("place", [b"/\xff\xfe", b"http://[oops", b"http://contoh.example:99999/"])
def test_where_a_redirect_leads_is_not_even_read(way, place):
    head = b"HTTP/1.1 302 Found\r\nLocation: " + place + b"\r\nContent-Length: 0\r\n\r\n"
    assert asked_of(head, way) == "redirect"


@pytest.mark.parametrize("way", ASKED)
def test_a_part_shorter_than_nothing_is_garbage(way):
    head = b"HTTP/1.1 206 OK\r\n" if way == "files" else b"HTTP/1.1 200 OK\r\n"
    answer = head + JSON + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n"
    assert asked_of(answer, way) == "garbage"


@pytest.mark.parametrize("way", ASKED)
def test_the_page_of_a_redirect_is_not_taken_in(way):
    given = []

    def pieces():
        yield b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 209715200\r\n\r\n"
        for count in range(200):
            given.append(count)
            yield bytes(1 << 20)

    assert asked_of(pieces(), way) == "redirect"
    assert len(given) << 20 < 2 * max(ANSWER_BYTES, 16 << 20)
