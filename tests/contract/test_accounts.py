"""People at the centre: who gets in, and how nobody learns more than yes or no.

What changes about a person ends what was given before.
"""

import statistics
import time
from datetime import timedelta

import pytest
import requests

from callcenter.protocol.grant import is_revoked, read_key
from callcenter.protocol.roles import Role
from callcenter.server import account_tables, accounts, passphrases, sign_in
from callcenter.server.refusal import Refused
from callcenter.server.sign_in_limit import Try
from tests.contract.people import (
    PASSPHRASE,
    Sitting,
    centre,
    clock,
    desk,
    make_person,
    one,
    revoked,
)
from tests.contract.speaker import Speaker, refused

__all__ = ["centre", "clock", "desk", "one"]


def test_a_code_a_passphrase_and_then_the_passphrase_alone(centre, desk):
    code = accounts.create_account(centre.centre, "sri", "Sri Contoh", [Role.OPERATOR])
    sri = Sitting(desk, "sri")
    refused(sri.sign_in(code), 403, "passphrase_due")
    told = sri.choose(code.lower().replace("-", " "), PASSPHRASE)
    assert told.status_code == 200
    assert (sri.said["name"], sri.said["roles"]) == ("Sri Contoh", ["operator"])
    refused(sri.choose(code, "lain sama sekali"), 403, "sign_in_refused")
    assert sri.sign_in().status_code == 200
    assert sri.get("/v1/session").json()["uid"] == "sri"
    kept = centre.rows(account_tables.accounts)[0].passphrase_hash
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_code_is_late_after_three_days(centre, desk, clock):
    code = accounts.create_account(centre.centre, "sri", "Sri", [Role.OPERATOR])
    clock.advance(hours=72)
    refused(Sitting(desk, "sri").choose(code, PASSPHRASE), 403, "sign_in_refused")


@pytest.mark.parametrize("uid", ["op-1", "nobody", "  ", "x" * 300, "op\x00", "Ω", "closed"])
def test_no_refusal_says_which_part_was_wrong(centre, desk, uid):
    make_person(centre, "op-1", Role.OPERATOR)
    make_person(centre, "closed", Role.OPERATOR)
    accounts.close_account(centre.centre, "closed")
    answer = desk.post("/v1/session", {"uid": uid, "passphrase": "salah semuanya"})
    assert refused(answer, 403, "sign_in_refused") == {}


def test_an_unknown_person_takes_as_long_as_a_known_one():
    def median(kept: str) -> float:
        spent = []
        for _ in range(5):
            began = time.perf_counter()
            assert not passphrases.is_passphrase("salah semuanya", kept)
            spent.append(time.perf_counter() - began)
        return statistics.median(spent)

    known = median(passphrases.hash_passphrase(PASSPHRASE))
    assert 0.5 < median("") / known < 2


def test_a_passphrase_is_the_same_however_it_is_composed():
    kept = passphrases.hash_passphrase("caf\u00e9 di pantai")
    assert passphrases.is_passphrase("cafe\u0301 di pantai", kept)
    assert not passphrases.is_passphrase("cafe di pantai", kept)
    assert not passphrases.is_passphrase("", "")


def test_the_uid_is_taken_in_any_case(one):
    one.uid = "  OP-1 "
    assert one.sign_in().json()["uid"] == "op-1"


def test_a_stranger_without_a_desk_is_not_even_asked(centre, desk):
    make_person(centre, "op-1", Role.OPERATOR)
    asked = {"uid": "op-1", "passphrase": PASSPHRASE}
    refused(desk.post("/v1/session", asked, credential=None), 401, "not_enrolled")
    strange = f"{desk.client_id}.{'x' * 43}"
    refused(desk.post("/v1/session", asked, credential=strange), 401, "not_enrolled")
    assert centre.rows(account_tables.sign_in_tries) == []


@pytest.mark.parametrize("fresh", ["pendek", "x" * 1_025, PASSPHRASE])
def test_a_poor_new_passphrase_is_told_before_anything_is_looked_at(centre, one, fresh):
    assert refused(one.choose(PASSPHRASE, fresh), 422, "field_invalid") == {"field": "fresh"}
    assert centre.rows(account_tables.sign_in_tries) == []


def test_a_new_passphrase_ends_every_other_session(centre, one):
    other = Sitting(Speaker(centre), "op-1")
    other.sign_in()
    one.choose(PASSPHRASE, "kuda lumping biru")
    refused(other.get("/v1/session"), 401, "session_ended")
    refused(other.refresh(), 401, "session_ended")
    refused(other.sign_in(), 403, "sign_in_refused")
    assert one.get("/v1/session").status_code == 200


def test_nothing_secret_stands_in_the_database(centre, desk):
    code = accounts.create_account(centre.centre, "sri", "Sri", [Role.OPERATOR])
    sri = Sitting(desk, "sri")
    sri.choose(code, PASSPHRASE)
    sri.refresh()
    with centre.database.read() as tx:
        rows = [tx.execute(table.select()).all() for table in account_tables.metadata.sorted_tables]
    data = repr(rows)
    assert "sri" in data
    for secret in (code, PASSPHRASE, *sri.said["refresh"].split(".")[2:], sri.said["grant"]):
        assert secret not in data
    assert sri.said["access"].rpartition(".")[2] not in data


def test_the_grant_is_for_this_desk_and_its_key_was_told_at_the_enrolment(centre, one):
    code = centre.code()
    told = one.speaker.post("/v1/enrol", one.speaker.enrolment(code), credential=None).json()
    info = requests.get(centre.url + "/v1/info", timeout=5).json()
    assert told["grant_key"] == info["grant_key"]
    assert read_key(told["grant_key"]) == centre.centre.grant_key
    one.sign_in()
    grant = one.grant(centre)
    assert (grant.uid, grant.known_roles) == ("op-1", {Role.OPERATOR})
    assert grant.exp - grant.iat == timedelta(hours=72)


def test_the_key_stays_over_restarts(centre):
    before = centre.centre.grant_key
    centre.stop()
    centre.start()
    assert centre.centre.grant_key == before
    assert repr(centre.centre.signing_key) not in repr(centre.centre)


def test_a_supervisors_grant_is_a_day_long_and_a_renewal_begins_anew(centre, desk, clock):
    boss = Sitting(desk, make_person(centre, "kepala", Role.SUPERVISOR))
    boss.sign_in()
    clock.advance(hours=5)
    boss.refresh()
    assert boss.grant(centre).exp == clock.now() + timedelta(hours=24)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda c: accounts.close_account(c, "op-1"), "closed"),
        (lambda c: accounts.reset_account(c, "op-1"), "changed"),
        (lambda c: accounts.set_roles(c, "op-1", [Role.SUPERVISOR]), "changed"),
    ],
)
def test_every_change_ends_sessions_and_takes_the_grants_of_before_back(centre, one, change, why):
    one.sign_in()
    grant = one.grant(centre)
    _, head = revoked(one.speaker)
    change(centre.centre)
    refused(one.get("/v1/session"), 401, "session_ended")
    refused(one.refresh(), 401, "session_ended")
    fresh, newest = revoked(one.speaker, head)
    assert [(each.kind, each.uid) for each in fresh] == [(why, "op-1")]
    assert is_revoked(grant, fresh)
    assert revoked(one.speaker, newest) == ([], newest)
    assert len(revoked(one.speaker, newest + 100)[0]) == newest


def test_other_roles_for_a_closed_account_do_not_tell_desks_that_it_is_open_again(centre, one):
    accounts.close_account(centre.centre, "op-1")
    accounts.set_roles(centre.centre, "op-1", [Role.SUPERVISOR])
    assert [each.kind for each in revoked(one.speaker)[0] if each.uid == "op-1"][-1] == "closed"


def test_a_grant_given_after_the_change_is_good_even_at_the_same_moment(centre, one):
    accounts.set_roles(centre.centre, "op-1", [Role.OPERATOR, Role.SUPERVISOR])
    one.sign_in()
    assert one.said["roles"] == ["operator", "pengawas"]
    assert not is_revoked(one.grant(centre), revoked(one.speaker)[0])


def test_roles_edited_behind_the_centres_back_change_no_token(centre, one):
    one.sign_in()
    with centre.database.write() as tx:
        tx.execute(account_tables.accounts.update().values(roles=["admin", "kepala"]))
    assert one.get("/v1/session").json()["roles"] == ["admin"]
    assert one.grant(centre).known_roles == {Role.OPERATOR}


def test_the_last_administrator_stays(centre):
    make_person(centre, "admin-1", Role.ADMIN)
    for change in (
        lambda: accounts.close_account(centre.centre, "admin-1"),
        lambda: accounts.set_roles(centre.centre, "admin-1", [Role.AUDITOR]),
    ):
        with pytest.raises(Refused, match="last_admin"):
            change()
    make_person(centre, "admin-2", Role.ADMIN)
    accounts.close_account(centre.centre, "admin-1")
    with pytest.raises(Refused, match="last_admin"):
        accounts.close_account(centre.centre, "admin-2")


@pytest.mark.parametrize(
    ("uid", "roles", "agency", "field"),
    [
        ("", [Role.OPERATOR], "", "uid"),
        ("a b", [Role.OPERATOR], "", "uid"),
        ("sri", [], "", "roles"),
        ("sri", [Role.OFFICER], "", "agency"),
        ("sri", [Role.OPERATOR], "dlh", "agency"),
        ("sri", [Role.OFFICER, Role.ADMIN], "dlh", "agency"),
    ],
)
def test_an_account_that_makes_no_sense_is_not_made(centre, uid, roles, agency, field):
    with pytest.raises(Refused) as caught:
        accounts.create_account(centre.centre, uid, "Nama", roles, agency)
    assert caught.value.details == {"field": field}


def test_a_uid_is_never_given_to_somebody_else(centre):
    make_person(centre, "op-1", Role.OPERATOR)
    accounts.close_account(centre.centre, "op-1")
    with pytest.raises(Refused, match="uid_taken"):
        accounts.create_account(centre.centre, "OP-1", "Orang Lain", [Role.OPERATOR])


def test_an_account_that_changes_while_its_passphrase_is_derived_lets_nobody_in(centre, desk, one):
    with centre.database.read() as tx:
        seen = accounts.find_account(tx, one.uid)
    assert seen is not None
    counted = Try(one.uid, desk.client_id, "127.0.0.1")
    accounts.set_roles(centre.centre, one.uid, [Role.AUDITOR])
    with pytest.raises(Refused, match="sign_in_refused"):
        sign_in._begin(centre.centre, seen, counted)
    assert centre.rows(account_tables.sessions) == []
