"""Accounts of a real centre meet the ways in of a desk: linked, let in, one passphrase for both."""

import pytest

from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.rights import Act, Role, may, roles_of
from callcenter.entrance.accounts import admit_account, change_both, link_account
from callcenter.entrance.centre_word import heed
from callcenter.entrance.people import Countersign, admit
from callcenter.entrance.signing import signers
from callcenter.errors import AccountRefused, FieldInvalid, SignInRefused, Unreachable
from callcenter.keys.slot_making import NewOperator
from callcenter.keys.slots import create_slots, new_keys
from callcenter.protocol.events import decode_event
from callcenter.server import accounts
from tests.builders import intake
from tests.contract.people import PASSPHRASE, make_person
from tests.fakes import FakeClock
from tests.keys.people import CHEAP, RINA, SARI, TONO
from tests.sync.people_place import Place, account, centre, enrolled

__all__ = ["centre"]

LOCAL = NewOperator("0193a1b2-0000-7000-8000-000000000001", "Contoh Lia", "tujuh gunung biru")
FRESH = "gerimis di pelabuhan lama"


@pytest.fixture
def place(tmp_path, centre):
    with enrolled(tmp_path / "desk", centre) as made:
        yield made


@pytest.fixture
def local(tmp_path, centre):
    """A desk whose first person was named by the desk itself."""
    made = Place(tmp_path / "local", FakeClock())
    made.profile = tmp_path / "local2"
    create_slots(made.profile, made.keychain, new_keys(), [LOCAL, TONO], made.clock, costs=CHEAP)
    made.come_in(LOCAL)
    made.enrol(centre)
    yield made
    made.close()


def link(place, account, typed, own) -> None:
    link_account(place.entrance, place.desk, place.sessions, account, typed=typed, own=own)


def let_in(place, account, typed, fresh=""):
    return admit_account(
        place.entrance, place.desk, place.sessions, account, typed=typed, fresh=fresh
    )


def test_a_way_in_made_by_a_desk_is_asked_about_only_once_it_is_linked(local, centre):
    with pytest.raises(AccountRefused, match="none"):
        local.greet(LOCAL)
    local.desk.look_at_standing()
    assert local.desk.standing.why == "unlinked"
    make_person(centre, "lia", Role.SUPERVISOR)
    link(local, " Lia ", PASSPHRASE, LOCAL.passphrase)
    assert roles_of(local.desk) == {Role.SUPERVISOR}
    made = register_ticket(local.desk, intake())
    with local.desk.store.read() as tx:
        raws = tx.exec_driver_sql(
            "SELECT raw FROM events WHERE subject_id = ?", (made.ticket_id,)
        ).scalars()
        assert {decode_event(raw).author.uid for raw in raws} == {"lia"}
    with pytest.raises(SignInRefused):
        local.entrance.enter(LOCAL.uid, LOCAL.passphrase)
    local.close()
    local.station = local.entrance.open_desk(local.entrance.enter(LOCAL.uid, PASSPHRASE))
    typed = local.entrance.take_typed()
    local.sessions.greet(*typed)


def test_a_closed_account_takes_the_way_in_that_is_linked_to_it(local, centre):
    make_person(centre, "lia", Role.SUPERVISOR)
    link(local, "lia", PASSPHRASE, LOCAL.passphrase)
    accounts.close_account(centre.centre, "lia")
    local.run()
    came = heed(local.entrance, local.desk, local.station.sync.revocations)
    assert [one.uid for one in came.removed] == [LOCAL.uid]
    assert came.seat == "closed"
    assert [one.uid for one in local.entrance.overview().operators] == [TONO.uid]


def test_a_one_time_code_takes_the_passphrase_of_the_desk(local, centre):
    code = accounts.create_account(centre.centre, "lia", "Contoh Lia", [Role.OPERATOR])
    link(local, "lia", code, LOCAL.passphrase)
    local.greet(LOCAL)
    assert roles_of(local.desk) == {Role.OPERATOR}


def test_who_does_not_know_the_passphrase_here_links_nothing(local, centre):
    make_person(centre, "lia", Role.SUPERVISOR)
    with pytest.raises(SignInRefused):
        link(local, "lia", PASSPHRASE, "bukan ini ya")
    assert local.kept(LOCAL) is None
    with pytest.raises(AccountRefused, match="refused"):
        link(local, "lia", "bukan ini ya", LOCAL.passphrase)
    assert not may(local.desk, Act.SUPERVISE)


def test_one_account_is_one_persons(local, centre):
    make_person(centre, "lia", Role.SUPERVISOR)
    link(local, "lia", PASSPHRASE, LOCAL.passphrase)
    with pytest.raises(AccountRefused, match="taken"):
        local.sessions.sign_in(TONO.uid, "lia", PASSPHRASE)


def test_an_account_lets_its_person_in_for_good_without_a_supervisor(place, centre):
    make_person(centre, "sari", Role.SUPERVISOR)
    done = let_in(place, "sari", PASSPHRASE)
    assert (done.uid, done.name, done.role) == ("sari", "Petugas sari", "pengawas")
    slot = next(one for one in place.entrance.overview().operators if one.uid == "sari")
    assert (slot.vouched, slot.until) == ("online", 0)
    place.start_again(NewOperator("sari", "", PASSPHRASE))
    assert roles_of(place.desk) == {Role.SUPERVISOR}


def test_a_code_lets_in_with_a_passphrase_of_ones_own(place, centre):
    code = accounts.create_account(centre.centre, "sari", "Contoh Sari", [Role.OPERATOR])
    with pytest.raises(AccountRefused, match="due"):
        let_in(place, "sari", code)
    let_in(place, "sari", code, FRESH)
    assert place.entrance.enter("sari", FRESH).uid == "sari"


def test_a_forgotten_passphrase_here_comes_back_by_the_account(place, centre):
    make_person(centre, "tono", Role.OPERATOR)
    let_in(place, "tono", PASSPHRASE)
    assert place.entrance.enter("tono", PASSPHRASE).uid == "tono"


def test_a_passphrase_is_changed_at_both_places_or_at_none(place, centre):
    account(centre, RINA, Role.SUPERVISOR)
    place.greet()
    change_both(place.entrance, place.desk, place.sessions, RINA.passphrase, FRESH)
    again = NewOperator(RINA.uid, RINA.name, FRESH)
    place.start_again(again)
    place.greet(again)
    centre.stop()
    with pytest.raises(Unreachable):
        change_both(place.entrance, place.desk, place.sessions, FRESH, RINA.passphrase)
    assert place.entrance.enter(RINA.uid, FRESH).uid == RINA.uid


def test_only_a_supervisor_by_the_centres_word_stands_behind_a_change(place, centre):
    by = Countersign(RINA.uid, RINA.passphrase)
    assert signers(place.entrance, place.desk) == (RINA.uid,)
    account(centre, RINA, Role.OPERATOR)
    place.greet()
    assert signers(place.entrance, place.desk) == ()
    with pytest.raises(FieldInvalid, match="operator: signer"):
        admit(place.entrance, SARI.uid, SARI.name, SARI.passphrase, by)
    accounts.set_roles(centre.centre, RINA.uid, [Role.SUPERVISOR])
    place.greet()
    assert admit(place.entrance, SARI.uid, SARI.name, SARI.passphrase, by) == SARI.uid
