"""People at the centre: who gets in, for how long, and how nobody learns more than yes or no."""

import secrets
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
import requests

from callcenter.protocol.account_messages import Revocation
from callcenter.protocol.grant import is_revoked, read_key
from callcenter.protocol.roles import Role
from callcenter.server import account_tables, accounts, device_standing, passphrases
from callcenter.server.refusal import Refused
from callcenter.server.sign_in_limit import ACCOUNT, ADDRESS, DEVICE, Try, count_try, forgive_try
from tests.contract.people import PASSPHRASE, Sitting, make_person
from tests.contract.speaker import IDS, Speaker, refused
from tests.fakes import FakeClock
from tests.sync.rig import CentreRig


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def centre(tmp_path, place, clock, stop_aside):
    rig = CentreRig(tmp_path / "centre", clock, place=place)
    yield rig
    stop_aside(rig)


@pytest.fixture
def desk(centre) -> Speaker:
    return Speaker(centre)


@pytest.fixture
def one(centre, desk) -> Sitting:
    return Sitting(desk, make_person(centre, "op-1", Role.OPERATOR))


# ---- signing in ----


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
    kept = passphrases.hash_passphrase("café di pantai")
    assert passphrases.is_passphrase("café di pantai", kept)
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


# ---- limits ----


def test_five_fails_and_a_wait_that_doubles_over_restarts(centre, one, clock):
    for _ in range(5):
        refused(one.sign_in("salah semuanya"), 403, "sign_in_refused")
    for minutes in (1, 2, 4, 8, 16, 30, 30):
        centre.stop()
        centre.start()
        held = one.sign_in()
        refused(held, 429, "too_many_tries")
        assert int(held.headers["Retry-After"]) == minutes * 60
        clock.advance(minutes=minutes)
        refused(one.sign_in("salah semuanya"), 403, "sign_in_refused")
    clock.advance(minutes=30)
    assert one.sign_in().status_code == 200
    elsewhere = Sitting(Speaker(centre), "op-1")
    for _ in range(4):
        refused(elsewhere.sign_in("salah semuanya"), 403, "sign_in_refused")
    assert elsewhere.sign_in().status_code == 200


def test_a_desk_where_somebody_mistypes_each_day_is_never_held(one, clock):
    for _ in range(40):
        refused(one.sign_in("salah semuanya"), 403, "sign_in_refused")
        assert one.sign_in().status_code == 200
        clock.advance(minutes=10)


def test_an_unknown_person_is_held_like_a_known_one(desk, one):
    nobody = Sitting(desk, "nobody")
    for _ in range(5):
        refused(nobody.sign_in(), 403, "sign_in_refused")
    refused(nobody.sign_in(), 429, "too_many_tries")
    assert one.sign_in().status_code == 200


def test_a_desk_that_tries_everybody_is_held(centre, desk, one):
    for k in range(10):
        refused(Sitting(desk, f"orang-{k}").sign_in(), 403, "sign_in_refused")
    refused(one.sign_in(), 429, "too_many_tries")
    elsewhere = Sitting(Speaker(centre), "op-1")
    assert elsewhere.sign_in().status_code == 200


def test_right_passphrases_never_hold_a_desk(centre, one):
    for _ in range(12):
        assert one.sign_in().status_code == 200
    assert [row.fails for row in centre.rows(account_tables.sign_in_tries)] == [0]


def test_many_tries_at_once_gain_nothing(one):
    def attempt(_) -> int:
        return one.sign_in("salah semuanya").status_code

    with ThreadPoolExecutor(8) as threads:
        told = sorted(threads.map(attempt, range(8)))
    assert told == [403] * 5 + [429] * 3


def test_an_administrators_new_code_ends_the_wait(centre, one):
    for _ in range(5):
        one.sign_in("salah semuanya")
    code = accounts.reset_account(centre.centre, "op-1")
    assert one.choose(code, "kuda lumping biru").status_code == 200


def _count(centre, one: Try) -> Refused | None:
    with centre.database.write() as tx:
        return count_try(tx, centre.centre, one, centre.centre.now_us())


def test_an_address_is_counted_unless_it_is_this_machine(centre, clock):
    for k in range(ADDRESS.free):
        assert _count(centre, Try(f"a{k}", f"m{k}", "203.0.113.9")) is None
        assert _count(centre, Try(f"b{k}", f"n{k}", "127.0.0.1")) is None
    held = _count(centre, Try("c", "d", "203.0.113.9"))
    assert held is not None
    assert held.retry_after == 60
    assert _count(centre, Try("c", "d", "127.0.0.1")) is None
    clock.advance(minutes=11)
    assert _count(centre, Try("c", "d", "203.0.113.9")) is None


def test_fails_are_forgotten_after_a_quiet_day_and_a_desk_after_a_quiet_hour(centre, clock):
    someone = Try("op-1", "meja", "127.0.0.1")
    for _ in range(4):
        assert _count(centre, someone) is None
    clock.advance(hours=25)
    for _ in range(4):
        assert _count(centre, someone) is None
    assert sorted(row.fails for row in centre.rows(account_tables.sign_in_tries)) == [4, 4]
    with centre.database.write() as tx:
        forgive_try(tx, centre.centre, someone)
    assert [row.fails for row in centre.rows(account_tables.sign_in_tries)] == [3]


def test_a_clock_set_back_holds_nobody_for_forty_days(centre, clock):
    someone = Try("op-1", "meja", "127.0.0.1")
    for _ in range(5):
        assert _count(centre, someone) is None
    clock.advance(days=-40)
    assert _count(centre, someone) is None
    assert _count(centre, someone) is not None


@pytest.mark.parametrize("limit", [ACCOUNT, DEVICE, ADDRESS])
def test_no_wait_is_longer_than_its_limit(limit):
    waits = [limit.hold(fails) for fails in range(limit.free + 2_000)]
    assert waits[limit.free - 1] == 0
    assert waits[limit.free] == 60_000_000
    assert max(waits) == limit.longest


# ---- tokens ----


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


# ---- grants and revocations ----


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


def _revoked(speaker: Speaker, since: int = 0) -> tuple[list[Revocation], int]:
    said = speaker.get("/v1/revocations", since=since).json()
    return [
        Revocation(**{**one, "at": datetime.fromisoformat(one["at"])})
        for one in said["revocations"]
    ], said["head"]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda c: accounts.close_account(c, "op-1"), "closed"),
        (lambda c: accounts.reset_account(c, "op-1"), "changed"),
        (lambda c: accounts.set_roles(c, "op-1", [Role.SUPERVISOR]), "changed"),
    ],
)
def test_every_change_ends_sessions_and_takes_the_grants_of_before_back(centre, one, change, kind):
    one.sign_in()
    grant = one.grant(centre)
    _, head = _revoked(one.speaker)
    change(centre.centre)
    refused(one.get("/v1/session"), 401, "session_ended")
    refused(one.refresh(), 401, "session_ended")
    fresh, newest = _revoked(one.speaker, head)
    assert [(each.kind, each.uid) for each in fresh] == [(kind, "op-1")]
    assert is_revoked(grant, fresh)
    assert _revoked(one.speaker, newest) == ([], newest)
    assert len(_revoked(one.speaker, newest + 100)[0]) == newest


def test_a_grant_given_after_the_change_is_good_even_at_the_same_moment(centre, one):
    accounts.set_roles(centre.centre, "op-1", [Role.OPERATOR, Role.SUPERVISOR])
    one.sign_in()
    assert one.said["roles"] == ["operator", "pengawas"]
    assert not is_revoked(one.grant(centre), _revoked(one.speaker)[0])


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


# ---- devices ----


def test_a_new_desk_waits_for_an_approval_when_that_is_asked_for(centre, desk):
    device_standing.ask_for_approval(centre.centre, wanted=True)
    fresh = Speaker(centre)
    refused(fresh.pull(), 401, "device_pending")
    refused(fresh.push(fresh.event()), 401, "device_pending")
    refused(fresh.get("/v1/revocations"), 401, "device_pending")
    assert desk.pull().status_code == 200
    device_standing.approve_device(centre.centre, fresh.client_id)
    assert fresh.pull().status_code == 200
    same = fresh.enrolment(centre.code())
    assert fresh.post("/v1/enrol", same, credential=None).json()["approved"] is True
    fresh.secret = "n" * 43
    told = fresh.post("/v1/enrol", fresh.enrolment(centre.code()), credential=None).json()
    assert told["approved"] is False
    refused(fresh.pull(), 401, "device_pending")


def test_the_first_desk_waits_for_nobody(centre):
    device_standing.ask_for_approval(centre.centre, wanted=True)
    assert Speaker(centre).pull().status_code == 200


def test_a_desk_that_retires_sends_what_it_holds_and_is_gone(centre, desk, one):
    one.sign_in()
    device_standing.retire_device(centre.centre, desk.client_id, now=False)
    refused(one.get("/v1/session"), 401, "session_ended")
    refused(one.sign_in(), 401, "device_retiring")
    refused(desk.pull(), 401, "device_retiring")
    refused(desk.get("/v1/search", q="x"), 401, "device_retiring")
    told, _ = _revoked(desk)
    assert (told[-1].kind, told[-1].device) == ("retiring", desk.client_id)
    assert desk.push(desk.event()).status_code == 200
    assert desk.post("/v1/devices/drained", {}).status_code == 200
    refused(desk.push(desk.event()), 401, "not_enrolled")
    refused(desk.post("/v1/devices/drained", {}), 401, "not_enrolled")


def test_a_lost_desk_is_gone_at_once(centre, desk, one):
    one.sign_in()
    device_standing.retire_device(centre.centre, desk.client_id, now=True)
    refused(one.get("/v1/session"), 401, "session_ended")
    refused(desk.push(desk.event()), 401, "not_enrolled")
    other = Speaker(centre)
    told, head = _revoked(other)
    assert (told[-1].kind, told[-1].device) == ("retired", desk.client_id)
    device_standing.retire_device(centre.centre, desk.client_id, now=True)
    assert _revoked(other)[1] == head
    with pytest.raises(Refused, match="device_retired"):
        device_standing.approve_device(centre.centre, desk.client_id)


def test_a_desk_that_stays_cannot_take_its_leave(desk):
    refused(desk.post("/v1/devices/drained", {}), 409, "not_retiring")
    assert desk.pull().status_code == 200


def test_an_administrator_looks_after_people_and_desks_over_the_wire(centre, desk):
    make_person(centre, "op-1", Role.OPERATOR)
    chief = Sitting(desk, make_person(centre, "admin-1", Role.ADMIN))
    chief.sign_in()
    device_standing.ask_for_approval(centre.centre, wanted=True)
    fresh = Speaker(centre)
    listed = chief.get("/v1/devices").json()["devices"]
    assert [each["standing"] for each in listed] == ["approved", "pending"]
    assert chief.post(f"/v1/devices/{fresh.client_id}/approve", {}).status_code == 200
    assert fresh.pull().status_code == 200
    assert chief.post(f"/v1/devices/{fresh.client_id}/retire", {"now": True}).status_code == 200
    refused(fresh.pull(), 401, "not_enrolled")
    assert chief.post("/v1/accounts/op-1/close", {}).status_code == 200
    people = {each["uid"]: each for each in chief.get("/v1/accounts").json()["accounts"]}
    assert (people["op-1"]["standing"], people["admin-1"]["standing"]) == ("closed", "active")
    assert not [name for name in people["op-1"] if "hash" in name or "code" in name]
    refused(chief.post("/v1/accounts/nobody/close", {}), 404, "account_unknown")
    refused(chief.post("/v1/accounts/admin-1/close", {}), 409, "last_admin")
    refused(chief.post("/v1/devices/nothing/approve", {}), 404, "device_unknown")


def test_nobody_else_may(one):
    one.sign_in()
    here = one.speaker.client_id
    for path in ("/v1/accounts", "/v1/devices"):
        refused(one.get(path), 403, "not_allowed")
        refused(one.speaker.get(path), 401, "session_ended")
    for path in ("/v1/accounts/op-1/close", f"/v1/devices/{here}/approve"):
        refused(one.post(path, {}), 403, "not_allowed")
        refused(one.speaker.post(path, {}), 401, "session_ended")
    refused(one.post(f"/v1/devices/{here}/retire", {"now": True}), 403, "not_allowed")
    assert one.speaker.pull().status_code == 200
