"""Who has work at a desk: other accounts are not let in and lose their seat, offline too."""

import pytest

from callcenter.desk.audit import read_audit
from callcenter.desk.rights import Act, Role, may, roles_of
from callcenter.entrance.accounts import admit_account, link_account
from callcenter.errors import AccountRefused
from callcenter.server import accounts
from callcenter.store import kv, people
from callcenter.sync.status import LinkState
from tests.contract.people import make_person
from tests.keys.people import RINA, SARI, TONO
from tests.sync.people_place import account, account_passphrase, centre, enrolled

__all__ = ["centre"]

ELSEWHERE = [(Role.OFFICER, "dinkes"), (Role.AUDITOR, ""), (Role.ADMIN, "")]


@pytest.fixture
def place(tmp_path, centre):
    with enrolled(tmp_path / "desk", centre) as made:
        account(centre, RINA, Role.SUPERVISOR)
        made.greet()
        yield made


def one_of(centre, who, role, agency="") -> None:
    make_person(centre, who.uid, role, agency=agency)
    account_passphrase(centre, who)


@pytest.mark.parametrize(("role", "agency"), ELSEWHERE)
def test_an_account_without_work_at_a_desk_gets_no_way_in(place, centre, role, agency):
    one_of(centre, SARI, role, agency)
    with pytest.raises(AccountRefused, match="role"):
        admit_account(place.entrance, place.desk, place.sessions, SARI.uid, typed=SARI.passphrase)
    assert SARI.uid not in {one.uid for one in place.entrance.overview().operators}
    assert place.kept(SARI) is None


def test_a_role_of_the_desk_beside_another_one_is_let_in(place, centre):
    make_person(centre, SARI.uid, Role.PRIVACY, Role.AUDITOR)
    account_passphrase(centre, SARI)
    admit_account(place.entrance, place.desk, place.sessions, SARI.uid, typed=SARI.passphrase)
    assert SARI.uid in {one.uid for one in place.entrance.overview().operators}


def test_whoever_sits_here_is_not_linked_to_such_an_account(place, centre):
    place.start_again(TONO)
    one_of(centre, SARI, Role.AUDITOR)
    with pytest.raises(AccountRefused, match="role"):
        link_account(
            place.entrance,
            place.desk,
            place.sessions,
            SARI.uid,
            typed=SARI.passphrase,
            own=TONO.passphrase,
        )
    with place.desk.store.read() as tx:
        assert people.account_of(tx, TONO.uid) == ""
        assert people.may_sit(tx, TONO.uid)


@pytest.mark.parametrize(("role", "agency"), ELSEWHERE)
def test_a_seat_lost_at_the_centre_is_lost_here_also_offline_and_later(place, centre, role, agency):
    account(centre, TONO, Role.OPERATOR)
    place.start_again(TONO)
    place.greet(TONO)
    assert may(place.desk, Act.WORK)
    accounts.set_roles(centre.centre, TONO.uid, [role], agency)
    with pytest.raises(AccountRefused, match="role"):
        place.greet(TONO)
    place.desk.look_at_standing()
    assert (place.desk.standing.why, may(place.desk, Act.WORK)) == ("seat", False)
    assert place.run().state is LinkState.ONLINE
    centre.stop()
    place.clock.advance(hours=100)
    place.start_again(TONO)
    assert (place.desk.standing.why, roles_of(place.desk)) == ("seat", frozenset())


def test_a_seat_given_back_counts_at_the_next_sign_in(place, centre):
    accounts.set_roles(centre.centre, RINA.uid, [Role.AUDITOR])
    with pytest.raises(AccountRefused, match="role"):
        place.greet()
    accounts.set_roles(centre.centre, RINA.uid, [Role.OPERATOR])
    place.greet()
    assert (place.desk.standing.why, roles_of(place.desk)) == ("", {Role.OPERATOR})


def test_a_kept_grant_of_an_earlier_version_without_a_seat_gives_none(place, centre, monkeypatch):
    monkeypatch.setattr("callcenter.sync.sessions.AT_A_DESK", frozenset(Role))
    one_of(centre, TONO, Role.AUDITOR)
    place.start_again(TONO)
    place.greet(TONO)
    assert place.kept(TONO) is not None
    place.desk.look_at_standing()
    assert place.desk.standing.why == "seat"


def test_a_key_taken_away_gives_the_settings_nothing_and_is_written_down(place, centre):
    account(centre, TONO, Role.OPERATOR)
    place.start_again(TONO)
    place.greet(TONO)
    with place.desk.store.write() as tx:
        kv.put(tx, "grant_key", None)
    place.close()
    path = place.profile / "settings.toml"
    path.write_text(path.read_text("utf-8").replace('"operator"', '"pengawas"'), "utf-8")
    place.come_in(TONO)
    assert (place.desk.standing.why, roles_of(place.desk)) == ("edited", frozenset())
    noted = [entry for _, entry in read_audit(place.desk).lines if entry.act == "role_refused"]
    assert [(one.uid, one.reason) for one in noted] == [(TONO.uid, "edited")]
    assert place.run().state is LinkState.ONLINE
    place.desk.look_at_standing()
    assert not may(place.desk, Act.SUPERVISE)


@pytest.mark.parametrize("left", ["session:tono", "account:tono", "no_seat:tono"])
def test_any_trace_of_accounts_tells_that_a_key_was_here(place, left):
    with place.desk.store.write() as tx:
        kv.put(tx, "grant_key", None)
        kv.put(tx, "session:rina", None)
        assert not people.had_accounts(tx)
        kv.put(tx, left, b"x")
        assert people.had_accounts(tx)


def test_a_centre_without_a_key_leaves_roles_to_the_settings(place):
    with place.desk.store.write() as tx:
        people.link(tx, RINA.uid, "ratna")
        people.note_seat(tx, RINA.uid, may_sit=False)
        people.keep_grant_key(tx, "")
    place.desk.look_at_standing()
    assert may(place.desk, Act.SUPERVISE)
