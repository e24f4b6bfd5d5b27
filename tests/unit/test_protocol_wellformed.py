"""What is an event: each limit of PROTOCOL section 2 at its edge, and nothing lost in bytes."""

from datetime import UTC, datetime

import msgspec
import pytest

from callcenter.protocol.events import decode_event, encode_event
from callcenter.protocol.limits import EVENT_BYTES
from callcenter.protocol.wellformed import EventMalformed, read_event
from callcenter.tickets.event import Change
from tests.builders import IDS, EventLine

_CENTURY_MS = 100 * 365 * 86_400_000


def _fields(**more) -> dict:
    line = EventLine(IDS.new(), IDS.new())
    return msgspec.json.decode(encode_event(line.registered())) | more


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        ({"n": 1}, {"n": 0}, "n"),
        ({"n": 2**53 - 1}, {"n": 2**53}, "n"),
        ({"incarnation": 1}, {"incarnation": 0}, "incarnation"),
        ({"incarnation": 2**31 - 1}, {"incarnation": 2**31}, "incarnation"),
        ({"author": {"uid": "u" * 128}}, {"author": {"uid": "u" * 129}}, "author"),
        ({"kind": "k" * 64}, {"kind": "k" * 65}, "kind"),
        ({"kind": "a.b_9"}, {"kind": "9a"}, "kind"),
        ({"subject": "shift"}, {"subject": ""}, "subject"),
        ({}, {"subject_id": "T-1"}, "subject_id"),
        ({}, {"client_id": "0190AAAA-0000-7000-8000-000000000001"}, "client_id"),
        ({"offset_ms": -_CENTURY_MS}, {"offset_ms": -_CENTURY_MS - 1}, "offset_ms"),
        ({"offset_ms": _CENTURY_MS}, {"offset_ms": _CENTURY_MS + 1}, "offset_ms"),
        ({"offset_ms": None}, {"offset_ms": 0.5}, "types"),
        ({"wall_at": "1900-01-01T00:00:00Z"}, {"wall_at": "1899-12-31T23:59:59Z"}, "time"),
        ({"wall_at": "9000-12-31T23:59:59Z"}, {"wall_at": "9001-01-01T00:00:00Z"}, "time"),
    ],
)
def test_each_limit_holds_at_its_edge(good, bad, reason):
    assert read_event(msgspec.json.encode(_fields(**good))).eid
    with pytest.raises(EventMalformed) as caught:
        read_event(msgspec.json.encode(_fields(**bad)))
    assert caught.value.reason == reason


def test_an_event_of_the_largest_size_is_taken_and_one_byte_more_is_not():
    room = EVENT_BYTES - len(msgspec.json.encode(_fields(body={"text": ""})))
    whole = msgspec.json.encode(_fields(body={"text": "x" * room}))
    assert len(whole) == EVENT_BYTES
    assert read_event(whole).body["text"] == "x" * room
    with pytest.raises(EventMalformed) as caught:
        read_event(whole[:-2] + b" }}")
    assert caught.value.reason == "size"


def test_what_the_centre_adds_comes_with_the_event():
    at = datetime(2026, 11, 20, tzinfo=UTC)
    event = read_event(msgspec.json.encode(_fields()), 7, at)
    assert (event.seq, event.received_at) == (7, at)


def test_a_change_remembers_what_it_was_made_upon():
    base = IDS.new()
    changes = (Change("description", "Baru", base), Change("place_code", "1871"))
    event = EventLine(IDS.new(), IDS.new()).event("updated", changes=changes)
    raw = encode_event(event)
    assert decode_event(raw).changes == changes
    assert "base" not in msgspec.json.decode(raw)["changes"][1]
