"""What is no entry and no word of the centre about an audit is refused; what a refusal means."""

import base64

import msgspec
import pytest

from callcenter.errors import AccountRefused, EnrolmentRefused, RequestRefused
from callcenter.protocol.audit import ENTRY_BYTES, CheckpointInvalid, read_checkpoint, read_entry
from callcenter.sync.sessions import _refusal
from tests.fakes import FakeClock

AT = FakeClock().now().isoformat()


def raw(**said):
    entry = {"n": 1, "at": AT, "wall": AT, "uid": "ana", "act": "reveal", **said}
    return msgspec.json.encode(entry)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"x" * (ENTRY_BYTES + 1), "too large"),
        (b"{", "no entry"),
        (raw(n=0), "bounds"),
        (raw(uid="x" * 1_000), "bounds"),
        (raw(at="2026-11-20T10:00:00"), "zone"),
    ],
)
def test_what_is_no_entry_is_refused(data, why):
    with pytest.raises(ValueError, match=why):
        read_entry(data)


def test_what_a_refusal_of_an_account_means():
    busy = _refusal(EnrolmentRefused("busy"))
    assert isinstance(busy, AccountRefused)
    assert busy.reason == "busy"
    short = _refusal(RequestRefused(422, "passphrase"))
    assert isinstance(short, AccountRefused)
    assert short.reason == "short"
    other = RequestRefused(400, "odd")
    assert _refusal(other) is other


@pytest.mark.parametrize("text", ["", "!!", "AAAA"])
def test_what_is_no_word_of_the_centre_is_refused(text):
    with pytest.raises(CheckpointInvalid):
        read_checkpoint(text, b"", device="meja", centre="pusat")


@pytest.mark.parametrize(
    "other", [{"device": "lain"}, {"centre": "lain"}, {"n": -1}], ids=["desk", "centre", "count"]
)
def test_a_word_about_something_else_is_none(other):
    whole = {"chain": "rantai", "hash": "00" * 32, "own_n": 0, "at": AT}
    said = whole | {"device": "meja", "centre": "pusat", "n": 1} | other
    text = base64.urlsafe_b64encode(bytes(64) + msgspec.json.encode(said)).decode("ascii")
    with pytest.raises(CheckpointInvalid):
        read_checkpoint(text, b"", device="meja", centre="pusat")
    right = said | {"device": "meja", "centre": "pusat", "n": 1}
    text = base64.urlsafe_b64encode(bytes(64) + msgspec.json.encode(right)).decode("ascii")
    assert read_checkpoint(text, b"", device="meja", centre="pusat").n == 1
