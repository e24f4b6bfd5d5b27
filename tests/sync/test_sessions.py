"""A person signs in at a real centre from a real desk; what follows for roles, online and off."""

from datetime import timedelta

import pytest
from msgspec import structs

from callcenter.desk.audit import read_audit
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.rights import Act, Role, may, require, roles_of
from callcenter.errors import AccountRefused, NotOurServer, RightMissing, Unreachable
from callcenter.protocol.account_messages import SignInRequest
from callcenter.protocol.grant import KEY_BYTES, key_text
from callcenter.server import accounts, tokens
from callcenter.store import people
from tests.builders import intake
from tests.contract.people import make_person
from tests.fakes import FakeClock
from tests.keys.people import RINA, TONO
from tests.sync.people_place import Place, account, account_passphrase, centre, enrolled

__all__ = ["centre"]


@pytest.fixture
def place(tmp_path, centre):
    with enrolled(tmp_path / "desk", centre) as made:
        yield made


def test_who_signs_in_at_the_centre_has_the_roles_it_says_and_keeps_them_offline(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    assert roles_of(place.desk) == frozenset()
    assert not may(place.desk, Act.SUPERVISE)
    place.greet()
    assert roles_of(place.desk) == {Role.SUPERVISOR}
    require(place.desk, Act.SUPERVISE)
    centre.stop()
    place.start_again()
    assert roles_of(place.desk) == {Role.SUPERVISOR}
    assert not may(place.desk, Act.ADMIN)
    place.clock.advance(hours=23)
    assert may(place.desk, Act.SUPERVISE)
    place.clock.advance(hours=2)
    assert not may(place.desk, Act.SUPERVISE)
    assert register_ticket(place.desk, intake()).number


def test_a_clock_set_back_forty_days_and_forward_two_years_revives_no_grant(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    place.greet()
    first = register_ticket(place.desk, intake())
    centre.stop()
    place.clock.advance(hours=25)
    register_ticket(place.desk, intake())
    assert not may(place.desk, Act.SUPERVISE)
    place.clock.moment -= timedelta(days=40)
    place.desk.look_at_standing()
    assert not may(place.desk, Act.SUPERVISE)
    place.start_again()
    assert not may(place.desk, Act.SUPERVISE)
    with pytest.raises(RightMissing) as refused:
        require(place.desk, Act.SUPERVISE)
    assert (refused.value.act, refused.value.why) == ("supervise", "expired")
    second = register_ticket(place.desk, intake())
    place.clock.moment += timedelta(days=365 * 2)
    place.start_again()
    third = register_ticket(place.desk, intake())
    place.clock.moment -= timedelta(days=365 * 2)
    place.start_again()
    assert not may(place.desk, Act.SUPERVISE)
    assert len({first.number, second.number, third.number}) == 3


def test_time_goes_on_while_a_clock_that_was_set_back_stands_behind(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    place.greet()
    place.clock.moment -= timedelta(days=40)
    assert may(place.desk, Act.SUPERVISE)
    place.clock.advance(hours=25)
    assert not may(place.desk, Act.SUPERVISE)


def test_a_minute_is_kept_without_any_save(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    place.greet()
    place.clock.advance(hours=25)
    place.desk.keep_time()
    place.clock.moment -= timedelta(hours=25)
    place.start_again()
    assert not may(place.desk, Act.SUPERVISE)


def test_a_clock_that_ran_ahead_is_set_right_by_a_live_answer_alone(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    place.greet()
    place.clock.moment += timedelta(days=365 * 2)
    place.desk.keep_time()
    assert not may(place.desk, Act.SUPERVISE)
    place.clock.moment -= timedelta(days=365 * 2)
    place.start_again()
    assert not may(place.desk, Act.SUPERVISE)
    place.run()
    place.desk.keep_time()
    assert may(place.desk, Act.SUPERVISE)


def test_without_a_session_people_work_and_nothing_more(place):
    assert place.desk.standing.why == "none"
    assert register_ticket(place.desk, intake()).number
    for act in set(Act) - {Act.WORK}:
        with pytest.raises(RightMissing):
            require(place.desk, act)
    require(place.desk, Act.WORK)


def test_a_desk_without_a_centre_goes_by_its_settings(tmp_path):
    alone = Place(tmp_path / "alone", FakeClock())
    alone.come_in()
    assert not alone.sessions.takes_grants()
    require(alone.desk, Act.SUPERVISE)
    alone.start_again(TONO)
    assert roles_of(alone.desk) == {Role.OPERATOR}
    with pytest.raises(RightMissing):
        require(alone.desk, Act.SUPERVISE)
    alone.close()


def test_an_older_centre_that_gave_no_key_leaves_roles_to_the_desk(place):
    with place.desk.store.write() as tx:
        people.keep_grant_key(tx, "")
    place.desk.look_at_standing()
    require(place.desk, Act.SUPERVISE)


@pytest.mark.logs_warnings
def test_a_grant_of_another_key_or_about_another_person_is_no_answer(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    account(centre, TONO, Role.SUPERVISOR)
    asked = SignInRequest(uid=TONO.uid, passphrase=TONO.passphrase)
    with pytest.raises(NotOurServer):
        place.sessions._begin(RINA.uid, RINA.uid, lambda api: api.sign_in(asked))
    other = key_text(bytes(KEY_BYTES))
    with place.desk.store.write() as tx:
        people.keep_grant_key(tx, other)
    with pytest.raises(NotOurServer):
        place.greet()
    assert place.kept() is None
    assert not may(place.desk, Act.SUPERVISE)


def test_roles_edited_in_the_settings_are_nothing_beside_a_grant(place, centre):
    account(centre, RINA, Role.OPERATOR)
    place.greet()
    path = place.profile / "settings.toml"
    assert 'role = "pengawas"' in path.read_text("utf-8")
    place.start_again()
    assert roles_of(place.desk) == {Role.OPERATOR}
    with pytest.raises(RightMissing, match="supervise: role"):
        require(place.desk, Act.SUPERVISE)


def test_a_grant_that_was_edited_or_is_anothers_counts_for_nothing(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    account(centre, TONO, Role.OPERATOR)
    place.greet()
    good = place.kept()
    place.start_again(TONO)
    place.greet(TONO)
    own = place.kept(TONO)
    body = good.grant[:100] + ("A" if good.grant[100] != "A" else "B") + good.grant[101:]
    for edited in (good.grant, body, "x", ""):
        with place.desk.store.write() as tx:
            people.keep_session(tx, TONO.uid, structs.replace(own, grant=edited))
        with pytest.raises(RightMissing) as refused:
            require(place.desk, Act.SUPERVISE)
        assert refused.value.why == "edited"
        noted = read_audit(place.desk, limit=1).lines[0][1]
        assert (noted.uid, noted.act, noted.object_id) == (TONO.uid, "role_refused", "supervise")
        assert roles_of(place.desk) == frozenset()
    with place.desk.store.write() as tx:
        people.keep_session(tx, TONO.uid, own)
    place.desk.look_at_standing()
    assert roles_of(place.desk) == {Role.OPERATOR}


def test_what_the_centre_took_back_counts_no_more_even_when_it_is_put_back(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    place.run()
    place.greet()
    before = place.kept()
    accounts.set_roles(centre.centre, RINA.uid, [Role.OPERATOR])
    place.clock.advance(minutes=6)
    place.run()
    assert place.kept() is None
    assert not may(place.desk, Act.SUPERVISE)
    with place.desk.store.write() as tx:
        people.keep_session(tx, RINA.uid, before)
    place.desk.look_at_standing()
    assert place.desk.standing.why == "revoked"
    assert not may(place.desk, Act.SUPERVISE)
    place.greet()
    assert roles_of(place.desk) == {Role.OPERATOR}


def test_a_lost_answer_to_a_renewal_is_asked_for_again_with_the_same_key(
    place, centre, wire, clock
):
    account(centre, RINA, Role.SUPERVISOR)
    place.enrol(centre, wire.url)
    place.greet()
    before = place.kept()
    for one in (clock, place.clock):
        one.advance(minutes=9)
    wire.lose.append("/v1/session/refresh")
    place.run()
    asked = place.kept()
    assert (asked.refresh, bool(asked.refresh_key)) == (before.refresh, True)
    place.start_again()
    place.run()
    after = place.kept()
    assert after.refresh not in ("", before.refresh)
    assert after.refresh_key == ""
    assert after.iat > before.iat
    assert wire.lost == 1
    for one in (clock, place.clock):
        one.advance(minutes=9)
    place.run()
    assert place.kept().refresh not in ("", after.refresh)


def test_a_session_that_is_over_asks_for_the_passphrase_and_saves_go_on(place, centre, clock):
    account(centre, RINA, Role.SUPERVISOR)
    place.greet()
    with centre.database.write() as tx:
        tokens.end_sessions(tx, RINA.uid, "test", centre.centre.now_us())
    for one in (clock, place.clock):
        one.advance(minutes=9)
    place.run()
    assert place.kept().refresh == ""
    assert not place.desk.standing.signed_in
    assert may(place.desk, Act.SUPERVISE)
    assert register_ticket(place.desk, intake()).number


def test_whoever_the_centre_refuses_has_no_role_and_is_not_tried_for_an_hour(place, centre):
    make_person(centre, RINA.uid, Role.SUPERVISOR)
    with pytest.raises(AccountRefused, match="refused"):
        place.greet()
    place.desk.look_at_standing()
    assert place.desk.standing.why == "refused"
    account_passphrase(centre, RINA)
    with pytest.raises(AccountRefused, match="refused"):
        place.greet()
    place.clock.advance(minutes=61)
    place.greet()
    assert may(place.desk, Act.SUPERVISE)


def test_the_passphrase_is_kept_nowhere(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    place.greet()
    place.run()
    with place.desk.store.read() as tx:
        for row in tx.exec_driver_sql("SELECT name, value FROM kv"):
            assert RINA.passphrase.encode() not in bytes(row.value)
    place.close()
    for path in place.profile.rglob("*"):
        if path.is_file():
            assert RINA.passphrase.encode() not in path.read_bytes()


def test_while_the_centre_is_silent_nobody_signs_in_and_the_grant_stays(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    place.greet()
    kept = place.kept()
    centre.stop()
    with pytest.raises(Unreachable):
        place.greet()
    assert place.kept() == kept
    assert may(place.desk, Act.SUPERVISE)
