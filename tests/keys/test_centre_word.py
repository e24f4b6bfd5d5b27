"""A real centre, a real desk, real slots: who is taken back, who is confirmed."""

import pytest

from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import SignInRefused, SlotExpired
from callcenter.protocol.roles import Role
from callcenter.server import accounts
from callcenter.sync.status import LinkState
from tests.builders import intake
from tests.contract.people import make_person
from tests.keys.people import RINA, SARI, TONO
from tests.keys.place import alone, centre, place, sign_in
from tests.sync.rig import CentreRig, Wire

__all__ = ["alone", "centre", "place"]


@pytest.fixture
def wire(centre):
    one = Wire(lambda: int(centre.url.rpartition(":")[2]))
    yield one
    one.close()


def close_account(centre, uid) -> None:
    make_person(centre, uid, Role.OPERATOR)
    accounts.close_account(centre.centre, uid)


def test_who_was_countersigned_comes_in_for_good_after_the_next_exchange(place, centre, clock):
    place.admit()
    until = place.slot(SARI.uid).until
    assert until
    report, came = place.exchange()
    assert report.state is LinkState.ONLINE
    assert [one.uid for one in came.confirmed] == [SARI.uid]
    slot = place.slot(SARI.uid)
    assert (slot.until, slot.vouched, slot.by) == (0, "online", centre.centre.server_id)
    clock.advance(hours=5)
    assert sign_in(place, SARI) == SARI.uid
    assert place.heed().confirmed == ()


def test_one_made_after_the_question_waits_for_the_next_one(place, clock):
    place.exchange()
    clock.advance(seconds=2)
    place.admit()
    assert place.exchange()[1].confirmed == ()
    assert place.slot(SARI.uid).until
    clock.advance(minutes=5)
    assert len(place.exchange()[1].confirmed) == 1


def test_one_that_has_run_out_is_confirmed_too(place, clock):
    place.admit()
    clock.advance(hours=5)
    with pytest.raises(SlotExpired):
        sign_in(place, SARI)
    place.exchange()
    assert sign_in(place, SARI) == SARI.uid


def test_without_an_exchange_that_went_well_nobody_is_confirmed(place, centre, clock):
    place.admit()
    assert place.heed().confirmed == ()
    centre.stop()
    clock.advance(seconds=1)
    report, came = place.exchange()
    assert report.state is LinkState.OFFLINE
    assert came.confirmed == ()
    assert place.slot(SARI.uid).until
    centre.start()
    clock.advance(seconds=1)
    assert len(place.exchange()[1].confirmed) == 1


def test_a_question_that_is_lost_hinders_no_work_and_confirms_nobody(alone, centre, wire, clock):
    alone.enrol(wire.url, centre)
    alone.admit()
    register_ticket(alone.station.desk, intake())
    wire.lose = ["/v1/revocations"] * 9
    report, came = alone.exchange()
    assert (report.state, report.pushed > 0) == (LinkState.ONLINE, True)
    assert wire.lost
    assert came.confirmed == ()
    wire.lose = []
    clock.advance(minutes=5)
    assert len(alone.exchange()[1].confirmed) == 1


def test_it_is_asked_first_when_the_line_is_back_and_else_every_few_minutes(
    alone, centre, wire, clock
):
    alone.enrol(wire.url, centre)
    wire.asked.clear()
    alone.run()
    assert wire.asked.index("/v1/revocations") == 0
    assert len(wire.asked) > 1
    wire.asked.clear()
    clock.advance(minutes=4)
    alone.run()
    assert "/v1/revocations" not in wire.asked
    clock.advance(minutes=2)
    alone.run()
    assert wire.asked.count("/v1/revocations") == 1
    centre.stop()
    assert alone.run().state is LinkState.OFFLINE
    centre.start()
    wire.asked.clear()
    alone.run()
    assert wire.asked[0] == "/v1/revocations"


def test_a_centre_that_does_not_know_the_question_took_nobody_back(
    alone, tmp_path, clock, monkeypatch
):
    monkeypatch.setattr("callcenter.server.app.account_routes", lambda _shared: [])
    older = CentreRig(tmp_path / "older", clock=clock)
    try:
        alone.enrol(older.url, older)
        alone.admit()
        report, came = alone.exchange()
        assert report.state is LinkState.ONLINE
        assert [one.uid for one in came.confirmed] == [SARI.uid]
    finally:
        older.stop()


def test_a_closed_account_loses_its_way_in_and_its_work_arrives(place, centre):
    place.start_again(TONO)
    register_ticket(place.station.desk, intake())
    close_account(centre, TONO.uid)
    report, came = place.exchange()
    assert report.pushed > 0
    assert [one.uid for one in came.removed] == [TONO.uid]
    assert (came.seat, came.kept) == ("closed", ())
    assert TONO.uid in came.gone
    assert place.slot(TONO.uid) is None
    assert place.entrance.overview().rotation_due
    with pytest.raises(SignInRefused):
        sign_in(place, TONO)
    assert sign_in(place, RINA) == RINA.uid
    assert centre.eids()


def test_a_closed_account_is_never_confirmed_although_a_supervisor_signs_again(place, centre):
    close_account(centre, SARI.uid)
    place.exchange()
    place.admit()
    came = place.heed()
    assert (len(came.removed), came.confirmed, came.seat) == (1, (), "")


def test_an_account_that_was_opened_again_may_come_in(place, centre, clock):
    close_account(centre, SARI.uid)
    place.exchange()
    accounts.reset_account(centre.centre, SARI.uid)
    place.admit()
    clock.advance(minutes=5)
    came = place.exchange()[1]
    assert (came.removed, len(came.confirmed)) == ((), 1)


def test_the_last_way_in_stays_and_whoever_sits_there_is_sent_out_once(place, centre):
    close_account(centre, TONO.uid)
    close_account(centre, RINA.uid)
    came = place.exchange()[1]
    last = {RINA.uid, TONO.uid} - {one.uid for one in came.removed}
    assert [one.uid for one in came.kept] == list(last)
    who = RINA if last == {RINA.uid} else TONO
    again = place.heed()
    assert [one.uid for one in again.kept] == [who.uid]
    place.start_again(who)
    came = place.heed()
    assert ([one.uid for one in came.kept], came.removed, came.seat) == ([who.uid], (), "")


def test_what_was_heard_is_done_after_a_restart_before_the_line_is_back(place, centre):
    close_account(centre, TONO.uid)
    place.run()
    centre.stop()
    place.start_again(TONO)
    came = place.heed()
    assert ([one.uid for one in came.removed], came.seat) == ([TONO.uid], "closed")
    centre.start()


def test_a_centre_that_was_set_back_tells_all_of_it_anew(place, centre, clock):
    close_account(centre, "dini")
    close_account(centre, "eko")
    before = centre.snapshot()
    close_account(centre, SARI.uid)
    place.exchange()
    assert place.station.sync.revocations.word().closed == {"dini", "eko", SARI.uid}
    centre.restore(before)
    clock.advance(minutes=5)
    place.exchange()
    assert place.station.sync.revocations.word().closed == {"dini", "eko"}


def test_another_centre_is_asked_anew(place, centre, clock, tmp_path):
    close_account(centre, "dini")
    place.exchange()
    clock.advance(seconds=1)
    another = CentreRig(tmp_path / "another", clock=clock, name="Pusat Lain")
    try:
        place.station.sync.enrol(another.url, another.code(), "Meja Uji", adopt=True)
        word = place.station.sync.revocations.word
        assert (word().asked, word().time, word().closed) == (None, None, frozenset())
        close_account(another, TONO.uid)
        assert [one.uid for one in place.exchange()[1].removed] == [TONO.uid]
        assert word().by == another.centre.server_id
    finally:
        another.stop()


def test_more_than_one_page_is_read_to_its_end(place, centre, monkeypatch):
    monkeypatch.setattr("callcenter.server.revocations.REVOCATIONS_MAX", 2)
    uids = [f"petugas-{k}" for k in range(5)]
    for uid in uids:
        close_account(centre, uid)
    place.exchange()
    assert place.station.sync.revocations.word().closed == set(uids)


def test_a_desk_without_a_centre_takes_a_supervisors_word_as_the_last(alone, clock):
    alone.admit()
    came = alone.exchange()[1]
    assert [one.uid for one in came.confirmed] == [SARI.uid]
    slot = alone.slot(SARI.uid)
    assert (slot.until, slot.vouched, slot.by) == (0, "countersigned", RINA.uid)
    clock.advance(hours=5)
    assert sign_in(alone, SARI) == SARI.uid


def test_whoever_the_centre_has_taken_back_stays_so_when_it_is_known_later(alone, centre):
    alone.admit()
    alone.exchange()
    alone.enrol(centre.url, centre)
    close_account(centre, SARI.uid)
    assert [one.uid for one in alone.exchange()[1].removed] == [SARI.uid]
