"""The offline grant: only what the centre signed, for this desk, and only while it counts."""

import base64
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from callcenter.protocol.account_messages import Revocation
from callcenter.protocol.grant import (
    _CONTEXT,
    Grant,
    GrantInvalid,
    SeenTime,
    is_revoked,
    key_text,
    new_signing_key,
    public_key,
    read_grant,
    read_key,
    sign_grant,
)
from callcenter.protocol.roles import Role, grant_hours

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
KEY = new_signing_key()
PUBLIC = public_key(KEY)


def _grant(**more) -> Grant:
    said: dict[str, Any] = {
        "uid": "op-1",
        "name": "Operator Contoh",
        "roles": ["operator"],
        "device": "meja-1",
        "centre": "pusat-1",
        "iat": NOON,
        "exp": NOON + timedelta(hours=72),
        "revision": 7,
    }
    return Grant(**(said | more))


def _read(text: str, at: datetime = NOON, **more) -> Grant:
    where = {"device": "meja-1", "centre": "pusat-1"} | more
    return read_grant(text, PUBLIC, at=SeenTime(at), **where)


def _reason(text: str, *given, **more) -> str:
    with pytest.raises(GrantInvalid) as caught:
        _read(text, *given, **more)
    return caught.value.reason


def test_a_grant_says_what_was_signed():
    grant = _grant(roles=["operator", "pengawas"], exp=NOON + timedelta(hours=24))
    found = _read(sign_grant(grant, KEY))
    assert found == grant
    assert found.known_roles == {Role.OPERATOR, Role.SUPERVISOR}


def test_a_role_nobody_knows_here_gives_nothing():
    found = _read(sign_grant(_grant(roles=["operator", "kepala"], policy=9), KEY))
    assert found.known_roles == {Role.OPERATOR}


def test_it_counts_to_its_last_moment_and_no_longer():
    text = sign_grant(_grant(), KEY)
    last = NOON + timedelta(hours=72)
    assert _read(text, last - timedelta(microseconds=1)).uid == "op-1"
    assert _reason(text, last) == "expired"


def test_a_clock_set_back_revives_nothing():
    text = sign_grant(_grant(), KEY)
    seen = SeenTime(NOON).seen(NOON + timedelta(hours=73)).seen(NOON - timedelta(days=40))
    assert seen.highest == NOON + timedelta(hours=73)
    with pytest.raises(GrantInvalid, match="expired"):
        read_grant(text, PUBLIC, device="meja-1", centre="pusat-1", at=seen)


def test_only_the_centres_own_word_brings_the_highest_time_down():
    ahead = SeenTime(NOON).seen(NOON + timedelta(days=730))
    told = ahead.told(NOON + timedelta(minutes=1))
    assert told.highest == NOON + timedelta(minutes=1)
    fresh = sign_grant(_grant(), KEY)
    assert read_grant(fresh, PUBLIC, device="meja-1", centre="pusat-1", at=told).uid == "op-1"


def test_a_desk_whose_clock_is_behind_takes_a_grant_of_now():
    assert _read(sign_grant(_grant(), KEY), NOON - timedelta(days=400)).uid == "op-1"


def test_another_desk_or_another_centre_is_not_meant():
    text = sign_grant(_grant(), KEY)
    assert _reason(text, device="meja-2") == "device"
    assert _reason(text, centre="pusat-2") == "centre"


def test_another_key_signed_nothing_here():
    assert _reason(sign_grant(_grant(), new_signing_key())) == "signature"


@pytest.mark.parametrize(
    "change",
    [
        {"roles": ["admin"]},
        {"uid": "op-2"},
        {"exp": NOON + timedelta(days=999)},
    ],
)
def test_a_grant_that_was_edited_is_none(change):
    data = base64.urlsafe_b64decode(sign_grant(_grant(), KEY) + "==")
    body = msgspec.json.encode(_grant(**change))
    edited = base64.urlsafe_b64encode(data[:64] + body).decode().rstrip("=")
    assert _reason(edited) == "signature"


def test_no_bit_can_be_turned():
    text = sign_grant(_grant(), KEY)
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    chance = random.Random(5)
    for _ in range(200):
        turned = bytearray(data)
        turned[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        shown = base64.urlsafe_b64encode(bytes(turned)).decode().rstrip("=")
        assert _reason(shown) == "signature"


@pytest.mark.parametrize("text", ["", "x", "====", "ä" * 90, "A" * 90, "A" * 5_000, "a b" * 40])
def test_what_is_no_grant_is_told_apart_from_a_forged_one(text):
    assert _reason(text) in ("form", "signature")


def test_the_centre_signs_no_span_that_its_roles_do_not_have():
    long = _grant(roles=["operator", "pengawas"])
    assert _reason(sign_grant(long, KEY)) == "expired"
    backwards = _grant(exp=NOON - timedelta(hours=1))
    assert _reason(sign_grant(backwards, KEY)) == "expired"
    naive = _grant(iat=datetime(2026, 11, 20, 5, 0), exp=datetime(2026, 11, 20, 6, 0))
    assert _reason(sign_grant(naive, KEY)) == "expired"


def test_a_later_version_is_not_guessed_at():
    assert _reason(sign_grant(_grant(version=2), KEY)) == "version"


@pytest.mark.parametrize(
    ("roles", "hours"),
    [
        ({Role.OPERATOR}, 72),
        ({Role.OFFICER}, 72),
        ({Role.SUPERVISOR}, 24),
        ({Role.OPERATOR, Role.SUPERVISOR}, 24),
        ({Role.OPERATOR, Role.ADMIN}, 24),
    ],
)
def test_the_most_powerful_role_decides_how_long(roles, hours):
    assert grant_hours(roles) == hours


def _revocation(**more) -> Revocation:
    said: dict[str, Any] = {
        "seq": 8,
        "kind": "closed",
        "at": NOON + timedelta(minutes=1),
        "uid": "op-1",
    }
    return Revocation(**(said | more))


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        ({}, True),
        ({"uid": "op-2"}, False),
        ({"uid": "", "device": "meja-1"}, True),
        ({"uid": "", "device": "meja-2"}, False),
        ({"seq": 7, "at": NOON}, False),
        ({"seq": 8, "at": NOON}, True),
        ({"seq": 7}, True),
    ],
)
def test_what_was_taken_back_after_it_was_given_counts_no_more(change, gone):
    assert is_revoked(_grant(), [_revocation(**change)]) is gone


def test_an_entry_about_nobody_takes_nothing_back():
    nobody = _revocation(uid="", device="")
    assert not is_revoked(_grant(uid="", device=""), [nobody])


def test_a_key_travels_as_text():
    assert read_key(key_text(PUBLIC)) == PUBLIC
    assert len(key_text(PUBLIC)) == 43
    for wrong in ("", "A" * 42, key_text(PUBLIC) + "=", "A" * 100):
        with pytest.raises(GrantInvalid, match="form"):
            read_key(wrong)


def _signature(body: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(KEY).sign(_CONTEXT + body)


def test_what_was_signed_yet_is_no_grant_or_asked_of_no_key_is_told():
    body = b'{"uid": 5}'
    signed = base64.urlsafe_b64encode(_signature(body) + body)
    assert _reason(signed.decode().rstrip("=")) == "form"
    text, where = sign_grant(_grant(), KEY), {"device": "meja-1", "centre": "pusat-1"}
    with pytest.raises(GrantInvalid, match="form"):
        read_grant(text, b"short", at=SeenTime(NOON), **where)


def test_one_grant_has_one_text():
    texts = (sign_grant(_grant(name="x" * more), KEY) for more in range(3))
    text = next(one for one in texts if len(one) % 4)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    spare = text[:-1] + alphabet[alphabet.index(text[-1]) + 1]
    pad = "=" * (-len(text) % 4)
    assert base64.urlsafe_b64decode(spare + pad) == base64.urlsafe_b64decode(text + pad)
    assert _reason(spare) == "form"
