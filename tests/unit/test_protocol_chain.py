"""Chain, zstd and the shape of events, by themselves."""

from hashlib import sha256

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from callcenter.protocol.chain import START, fold_chain, link
from callcenter.protocol.events import encode_event
from callcenter.protocol.packing import PackedInvalid, pack, unpack
from callcenter.protocol.wellformed import EventMalformed, read_event, same_content
from callcenter.tickets.apply import fold
from tests.builders import IDS, EventLine

_eids = st.lists(st.uuids().map(str), max_size=12)


def test_the_chain_is_the_one_of_the_specification():
    eid = "0190aaaa-0000-7000-8000-000000000001"
    assert link(START, eid) == sha256(bytes(16) + eid.encode()).digest()[:16]


@given(_eids, _eids)
def test_folding_in_parts_is_folding_at_once(first, second):
    assert fold_chain(fold_chain(START, first), second) == fold_chain(START, first + second)


@given(st.lists(st.uuids().map(str), min_size=2, max_size=8, unique=True))
def test_every_other_order_or_loss_shows(eids):
    whole = fold_chain(START, eids)
    assert fold_chain(START, eids[:-1]) != whole
    assert fold_chain(START, eids[::-1]) != whole


@given(st.binary(max_size=4000))
def test_packing_gives_back_what_went_in(data):
    assert unpack(pack(data), 4000) == data


@given(st.binary(min_size=1, max_size=500), st.data())
def test_a_cut_frame_is_never_taken(data, more):
    packed = pack(data)
    cut = more.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(PackedInvalid):
        unpack(packed[:cut], 500)


def test_a_bomb_is_refused_by_its_header():
    with pytest.raises(PackedInvalid) as caught:
        unpack(pack(bytes(5000)), 4999)
    assert caught.value.too_large
    streamed = zstandard.ZstdCompressor().compressobj()
    unsized = streamed.compress(b"x" * 100) + streamed.flush()
    with pytest.raises(PackedInvalid) as caught:
        unpack(unsized, 4999)
    assert not caught.value.too_large


def _fields(**more) -> dict:
    line = EventLine(IDS.new(), IDS.new())
    return msgspec.json.decode(encode_event(line.registered())) | more


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


@given(st.sampled_from(sorted(_fields())), _json)
def test_what_is_taken_for_an_event_can_always_be_folded(name, value):
    try:
        event = read_event(msgspec.json.encode(_fields(**{name: value})))
    except EventMalformed:
        return
    assert fold(event.subject_id, [event]).entries[0].eid == event.eid


@pytest.mark.parametrize("raw", [b"", b"{", b'"\xff"', b"[" * 9000, b"null", b"{}"])
def test_what_is_no_json_event_is_malformed(raw):
    with pytest.raises(EventMalformed):
        read_event(raw)


def test_only_the_place_in_the_count_may_differ():
    fields = _fields()
    one = msgspec.json.encode(fields)
    assert same_content(one, msgspec.json.encode(fields | {"n": 9, "incarnation": 2}))
    assert not same_content(one, msgspec.json.encode(fields | {"kind": "closed"}))
