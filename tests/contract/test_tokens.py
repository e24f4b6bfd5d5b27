"""Tokens of a person: short ones, families, lost answers and copies."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from callcenter.server import account_tables, tables
from tests.contract.people import (
    Sitting,
    centre,
    clock,
    desk,
    one,
)
from tests.contract.speaker import IDS, Speaker, refused

__all__ = ["centre", "clock", "desk", "one"]


def test_an_access_token_lives_ten_minutes(one, clock):
    one.sign_in()
    until = datetime.fromisoformat(one.said["access_until"])
    assert until - clock.now() == timedelta(minutes=10)
    clock.advance(minutes=9, seconds=59)
    assert one.get("/v1/session").status_code == 200
    clock.advance(seconds=1)
    refused(one.get("/v1/session"), 401, "session_ended")
    assert one.refresh().status_code == 200
    assert one.get("/v1/session").status_code == 200


def test_a_renewal_leaves_questions_under_way_alone(one):
    one.sign_in()
    before = one.said["access"]
    one.refresh()
    assert one.said["access"] != before
    assert one.get("/v1/session", before).status_code == 200
    one.refresh()
    refused(one.get("/v1/session", before), 401, "session_ended")


def test_a_lost_answer_is_no_theft(one, clock):
    one.sign_in()
    token, key = one.said["refresh"], secrets.token_hex(16)
    first = one.refresh(token, key).json()
    clock.advance(minutes=3)
    again = one.refresh(token, key).json()
    for name in ("access", "refresh", "access_until", "refresh_until"):
        assert again[name] == first[name]
    assert one.refresh(first["refresh"]).status_code == 200


def test_the_same_renewal_twice_at_once_gives_one_pair(one):
    one.sign_in()
    token, key = one.said["refresh"], secrets.token_hex(16)
    with ThreadPoolExecutor(4) as threads:
        told = [each.json() for each in threads.map(lambda _: one.refresh(token, key), range(4))]
    assert len({each["refresh"] for each in told}) == 1
    assert one.refresh(told[0]["refresh"]).status_code == 200


def test_a_token_used_with_another_key_ends_the_family(one):
    one.sign_in()
    token = one.said["refresh"]
    one.refresh(token)
    newest = dict(one.said)
    refused(one.refresh(token), 401, "session_ended")
    refused(one.refresh(newest["refresh"]), 401, "session_ended")
    refused(one.get("/v1/session", newest["access"]), 401, "session_ended")


def test_an_older_generation_ends_the_family_whatever_the_key(centre, one):
    one.sign_in()
    token, key = one.said["refresh"], secrets.token_hex(16)
    one.refresh(token, key)
    one.refresh()
    refused(one.refresh(token, key), 401, "session_ended")
    refused(one.refresh(one.said["refresh"]), 401, "session_ended")
    assert [row.ended_why for row in centre.rows(account_tables.sessions)] == ["stolen"]


def test_a_token_shown_at_another_desk_ends_the_family(centre, one):
    one.sign_in()
    refused(one.refresh(at=Speaker(centre)), 401, "session_ended")
    refused(one.refresh(), 401, "session_ended")


def test_who_knows_a_sessions_name_alone_cannot_end_it(one):
    one.sign_in()
    kind, session, family, shown = one.said["refresh"].split(".")
    for forged in (
        f"{kind}.{session}.{'x' * 22}.{shown}",
        f"{kind}.{session}.{family}",
        f"{kind}.{IDS.new()}.{family}.{shown}",
        "",
        "perbarui..." + "x" * 500,
        "x" * 20,
    ):
        refused(one.refresh(forged or " "), 401, "session_ended")
    assert one.refresh().status_code == 200


@pytest.mark.parametrize("key", ["short", "x" * 87, "a b" * 9])
def test_a_renewal_needs_a_key_that_was_made_for_it(one, key):
    one.sign_in()
    assert refused(one.refresh(key=key), 422, "field_invalid") == {"field": "key"}
    assert one.refresh().status_code == 200


def test_after_a_day_the_passphrase_is_asked_again(one, clock):
    one.sign_in()
    clock.advance(hours=23)
    assert one.refresh().status_code == 200
    clock.advance(hours=1)
    refused(one.get("/v1/session"), 401, "session_ended")
    refused(one.refresh(), 401, "session_ended")


def test_who_leaves_is_gone_and_may_leave_again(one):
    one.sign_in()
    for _ in range(2):
        left = one.speaker.post("/v1/session/end", {"refresh": one.said["refresh"]})
        assert left.status_code == 200
    refused(one.get("/v1/session"), 401, "session_ended")
    assert one.speaker.post("/v1/session/end", {"refresh": "nothing"}).status_code == 200


def test_signing_in_again_ends_the_session_of_before_at_this_desk_alone(centre, one):
    elsewhere = Sitting(Speaker(centre), "op-1")
    elsewhere.sign_in()
    one.sign_in()
    before = one.said["access"]
    one.sign_in()
    refused(one.get("/v1/session", before), 401, "session_ended")
    assert elsewhere.get("/v1/session").status_code == 200


@pytest.mark.parametrize("shown", ["akses.x.y", "akses.." + "z" * 43, "akses." + "q" * 400])
def test_a_strange_access_token_is_one_thing(desk, shown):
    refused(desk.get("/v1/session", credential=shown), 401, "session_ended")
    refused(desk.get("/v1/search", credential=shown, q="x"), 401, "session_ended")


def test_a_persons_token_is_no_desk(one):
    one.sign_in()
    refused(one.get("/v1/sync/changes"), 401, "not_enrolled")
    refused(one.get("/v1/sync/head"), 401, "not_enrolled")
    refused(one.get("/v1/sync/history"), 401, "not_enrolled")
    refused(one.post("/v1/sync/push", one.speaker.request()), 401, "not_enrolled")
    refused(one.speaker.get("/v1/session"), 401, "session_ended")


@pytest.mark.parametrize("change", [{"generation": 99}, {"closed": True}])
def test_an_account_that_changed_is_looked_at_whatever_its_sessions_say(centre, one, change):
    one.sign_in()
    with centre.database.write() as tx:
        tx.execute(account_tables.accounts.update().values(**change))
    refused(one.get("/v1/session"), 401, "session_ended")
    refused(one.refresh(), 401, "session_ended")


@pytest.mark.parametrize("change", [{"retired": True}, {"standing": "pending"}])
def test_a_desk_that_may_not_speak_carries_nobodys_token(centre, one, change):
    one.sign_in()
    with centre.database.write() as tx:
        tx.execute(tables.devices.update().values(**change))
    refused(one.get("/v1/session"), 401, "session_ended")
    assert one.refresh().status_code == 401
    assert one.sign_in().status_code == 401
