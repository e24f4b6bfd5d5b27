"""Answers no simulator would give, byte by byte: one typed error each, and nothing asked twice."""

import gzip
import io
import json
import logging

import pytest

from callcenter.errors import (
    LaporBusy,
    LaporRefused,
    LaporShape,
    LaporSignIn,
    LaporSilent,
    LaporUncertain,
)
from callcenter.lapor.connect import connect
from callcenter.lapor.http import ANSWER_BYTES, as_json
from callcenter.lapor.settings import Interface
from callcenter.lapor.simulator.account import settings_for
from tests.contract.lapor.samples import CALLS, new_number, report
from tests.lapor_rig import LIMITS
from tests.sync.impostor import Impostor, reply

TOKEN = "token-yang-rahasia"


@pytest.fixture
def answering():
    """Makes a client of somebody who gives these bytes to whatever is asked."""
    made = []

    def make(answer: bytes, kind=Interface.V3):
        aside = Impostor(lambda _path: answer)
        client = connect(settings_for(aside.url, kind, **LIMITS), TOKEN)
        made.extend((client, aside))
        return client, aside

    yield make
    for one in made:
        one.close()


STATUSES = [
    ("400 Bad", LaporRefused, LaporRefused),
    ("404 Not Found", LaporRefused, LaporRefused),
    ("405 No", LaporRefused, LaporRefused),
    ("413 Too Large", LaporRefused, LaporRefused),
    ("401 No", LaporSignIn, LaporSignIn),
    ("403 No", LaporSignIn, LaporSignIn),
    ("429 Wait", LaporBusy, LaporBusy),
    ("407 Proxy", LaporUncertain, LaporRefused),
    ("408 Slow", LaporUncertain, LaporBusy),
    ("409 Conflict", LaporUncertain, LaporRefused),
    ("425 Early", LaporUncertain, LaporBusy),
    ("418 Tea", LaporUncertain, LaporRefused),
    ("500 Broken", LaporUncertain, LaporBusy),
    ("502 Gateway", LaporUncertain, LaporBusy),
    ("504 Gateway", LaporUncertain, LaporBusy),
    ("301 Moved", LaporUncertain, LaporShape),
    ("307 Moved", LaporUncertain, LaporShape),
    ("511 Login", LaporUncertain, LaporShape),
]


@pytest.mark.parametrize(("status", "of_submit", "of_state"), STATUSES)
@pytest.mark.parametrize("body", [b'{"message": "x"}', b"<html>x</html>", b""])
def test_each_status_means_one_thing(answering, status, of_submit, of_state, body):
    client, aside = answering(reply(body, status=status, Location="http://127.0.0.1:9/"))
    with pytest.raises(of_submit) as raised:
        client.submit(report(new_number()))
    assert getattr(raised.value, "status", None) == int(status[:3])
    with pytest.raises(of_state):
        client.state("5")
    assert len(aside.heard) == 2


@pytest.mark.parametrize("way", [b"/\xff\xfe", b"http://[oops", b"http://contoh.example:99999999/"])
def test_where_a_redirect_leads_is_not_even_read(answering, way):
    answer = b"HTTP/1.1 302 Found\r\nLocation: " + way + b"\r\nContent-Length: 0\r\n\r\n"
    client, aside = answering(answer)
    with pytest.raises(LaporUncertain) as raised:
        client.submit(report(new_number()))
    assert (raised.value.reason, raised.value.status) == ("redirect", 302)
    with pytest.raises(LaporShape) as read:
        client.state("5")
    assert read.value.what == "redirect"
    assert len(aside.heard) == 2


def test_the_page_of_a_redirect_is_read_no_further_than_an_answer_may_be():
    given = []

    def answer(_path):
        yield b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 209715200\r\n\r\n"
        for count in range(200):
            given.append(count)
            yield bytes(1 << 20)

    aside = Impostor(answer)
    client = connect(settings_for(aside.url, Interface.V3, **LIMITS), TOKEN)
    with pytest.raises(LaporUncertain):
        client.submit(report(new_number()))
    client.close()
    aside.close()
    assert len(given) << 20 < 8 * ANSWER_BYTES  # what lay in the socket is counted too


TAKEN = {
    "no json": (reply(b"diterima"), "garbage"),
    "empty": (reply(b""), "garbage"),
    "a list": (reply(b"[1]"), "shape"),
    "a number": (reply(b"7"), "shape"),
    "deep": (reply(b"[" * 200_000), "garbage"),
    "a long number": (reply(b'{"complaint_id": ' + b"9" * 5000 + b"}"), "garbage"),
    "no id": (reply(b'{"complaint_id": null}'), "no_id"),
    "an id with a path": (reply(b'{"complaint_id": "../5"}'), "no_id"),
    "a page": (reply(b"  <!doctype HTML><p>", kind="text/html"), "html"),
    "a page called json": (reply(b"<!-- x --><html>"), "html"),
    "packed": (reply(gzip.compress(b'{"complaint_id": 5}'), Content_Encoding="gzip"), "garbage"),
    "too large": (reply(b" " * (ANSWER_BYTES + 1)), "too_large"),
    "a part shorter than nothing": (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n",
        "garbage",
    ),
    "half": (reply(b'{"complaint_id": 5}')[:-4], "cut"),
    "half a head": (b"HTTP/1.1 200 OK\r\nConte", "garbage"),
    "no http": (b"SSH-2.0-contoh\r\n", "cut"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_yes_that_nobody_can_read_is_uncertain(answering, name):
    answer, reason = TAKEN[name]
    client, aside = answering(answer)
    with pytest.raises(LaporUncertain) as raised:
        client.submit(report(new_number()))
    assert raised.value.reason == reason
    assert len(aside.heard) == 1
    with pytest.raises((LaporShape, LaporSilent)):
        client.state("5")


def test_json_is_read_whatever_it_is_called(answering):
    client, _ = answering(reply(b'\xef\xbb\xbf{"complaint_id": 5}', kind="text/html"))
    assert client.submit(report(new_number())) == "5"


def test_a_yes_without_a_body_is_a_yes_to_an_answer_of_ours(answering):
    client, _ = answering(reply(b"", status="204 No Content"))
    CALLS["reply"](client, "5")
    CALLS["reject"](client, "5")


XML = {
    "a number": (b"<lapor><trackingid> #1916449 </trackingid></lapor>", None),
    "as the root": (b"<trackingid>1916449</trackingid>", None),
    "none": (b"<lapor><pesan>ok</pesan></lapor>", "no_id"),
    "empty": (b"<lapor><trackingid/></lapor>", "no_id"),
    "no xml": (b"diterima", "garbage"),
    "an encoding nobody knows": (
        b'<?xml version="1.0" encoding="bogus"?><lapor><trackingid>5</trackingid></lapor>',
        "garbage",
    ),
    "a page": (b"<html><body>Masuk</body></html>", "html"),
    "entities": (
        b'<!DOCTYPE a [<!ENTITY b "1916449">]><lapor><trackingid>&b;</trackingid></lapor>',
        "garbage",
    ),
}


@pytest.mark.parametrize("name", XML)
def test_the_xml_of_v1(answering, name):
    body, reason = XML[name]
    client, _ = answering(reply(body, kind="text/xml"), Interface.V1)
    if reason is None:
        assert client.submit(report(new_number())) == "1916449"
        return
    with pytest.raises(LaporUncertain) as raised:
        client.submit(report(new_number()))
    assert raised.value.reason == reason


def test_what_is_sent_is_what_is_documented(answering):
    client, aside = answering(reply(b'{"complaint_id": 5}'))
    client.submit(report("26-0417-003-87", tags=("jalan", "#contoh")))
    head, _, body = aside.heard[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0] == "POST /v3/complaints/complaint/lampung HTTP/1.1"
    assert f"Authorization: {TOKEN}" in lines
    assert f"token: {TOKEN}" in lines
    assert "Accept: application/json" in lines
    assert "Connection: close" in lines
    sent = json.loads(body)
    assert list(sent) == [
        "title", "content", "channel", "is_new_user_slider", "user_id", "is_inbox",
        "is_disposisi_slider", "classification_id", "disposition_id", "category_id",
        "priority_program_id", "location_id", "community_id", "date_of_incident",
        "copy_externals", "info_disposition", "info_attachments", "tags_raw", "is_approval",
        "is_anonymous", "is_secret", "is_priority", "attachments",
    ]  # fmt: skip
    assert sent["tags_raw"] == "#jalan #contoh"
    assert sent["attachments"] is False
    assert sent["disposition_id"] is None


def test_neither_token_nor_text_stands_in_a_log_or_an_error(answering):
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        client, _ = answering(reply(b"x", status="500 Broken"))
        with pytest.raises(LaporUncertain) as raised:
            client.submit(report(new_number(), content="Cerita contoh yang rahasia"))
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    said = told.getvalue() + repr(raised.value) + repr(as_json({"isi": "Cerita contoh"}))
    assert "Cerita" not in said
    assert TOKEN not in said
