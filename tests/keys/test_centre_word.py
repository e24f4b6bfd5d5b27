"""A real centre, a real desk, real slots: who is taken back, who is confirmed, and the time."""

from datetime import timedelta

import pytest

from callcenter.desk.register_ticket import register_ticket
from callcenter.entrance import people
from callcenter.entrance.centre_word import heed
from callcenter.entrance.people import Countersign, admit
from callcenter.entrance.way_in import Entrance
from callcenter.errors import SignInLocked, SignInRefused, SlotExpired
from callcenter.keys.lockout import LOCKOUT
from callcenter.keys.slot_file import KEYSLOTS
from callcenter.keys.slots import create_slots, new_keys
from callcenter.protocol.roles import Role
from callcenter.server import accounts
from callcenter.sync.status import LinkState
from callcenter.workstation import Workstation
from tests.builders import intake
from tests.contract.people import make_person
from tests.fakes import FakeClock, FakeKeychain
from tests.keys.people import CHEAP, RINA, SARI, TONO
from tests.sync.rig import CentreRig, Wire

FRESH = "gerimis di pelabuhan lama"


class Place:
    """One desk that its people open, beside its centre."""

    def __init__(self, profile, clock) -> None:
        self.profile, self.clock, self.keychain = profile, clock, FakeKeychain()
        self.station: Workstation | None = None
        self.entrance = self._entrance()

    def _entrance(self) -> Entrance:
        return Entrance(self.profile, keychain=self.keychain, clock=self.clock, costs=CHEAP)

    def come_in(self, who=RINA) -> None:
        self.station = self.entrance.open_desk(self.entrance.enter(who.uid, who.passphrase))

    @property
    def _open(self) -> Workstation:
        assert self.station is not None
        return self.station

    def start_again(self, who=RINA) -> None:
        self.close()
        self.entrance = self._entrance()
        self.come_in(who)

    def close(self) -> None:
        if self.station is not None:
            self.station.close()
            self.station = None

    def enrol(self, url: str, centre: CentreRig) -> None:
        self._open.sync.enrol(url, centre.code(), "Meja Uji")

    def run(self):
        return self._open.sync.run_once()

    def heed(self):
        return heed(self.entrance, self._open.desk, self._open.sync.revocations)

    def exchange(self):
        report = self.run()
        return report, self.heed()

    def admit(self, who=SARI) -> str:
        by = Countersign(RINA.uid, RINA.passphrase)
        return admit(self.entrance, who.uid, who.name, who.passphrase, by)

    def slot(self, uid):
        there = self.entrance.overview().operators
        return next((one for one in there if one.uid == uid), None)


@pytest.fixture
def centre(tmp_path, clock):
    rig = CentreRig(tmp_path / "centre", clock=clock)
    yield rig
    rig.stop()


@pytest.fixture
def alone(profile, clock):
    """A desk that never had a centre; Rina sits there, Tono may come in too."""
    place = Place(profile, clock)
    create_slots(profile, place.keychain, new_keys(), [RINA, TONO], clock, costs=CHEAP)
    place.come_in()
    yield place
    place.close()


@pytest.fixture
def place(alone, centre):
    alone.enrol(centre.url, centre)
    return alone


@pytest.fixture
def wire(centre):
    one = Wire(lambda: int(centre.url.rpartition(":")[2]))
    yield one
    one.close()


def close_account(centre, uid) -> None:
    make_person(centre, uid, Role.OPERATOR)
    accounts.close_account(centre.centre, uid)


def there_and_back(place) -> None:
    """The slots are written twice more, and Rina's passphrase is what it was."""
    people.change_passphrase(place.entrance, RINA.passphrase, FRESH)
    people.change_passphrase(place.entrance, FRESH, RINA.passphrase)


def sign_in(place, who) -> str:
    return place.entrance.enter(who.uid, who.passphrase).uid


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


def test_a_clock_that_was_ahead_and_is_right_again_is_forgotten(place, clock):
    begun = clock.moment
    place.exchange()
    clock.moment += timedelta(days=400)
    assert place.entrance.lockout.now() == clock.moment
    place.heed()
    clock.moment = begun
    clock.elapsed += 400
    place.start_again()
    assert place.entrance.lockout.now() > begun + timedelta(days=399)
    place.exchange()
    assert abs(place.entrance.lockout.now() - begun) < timedelta(seconds=61)
    place.start_again()
    place.heed()
    assert abs(place.entrance.lockout.now() - begun) < timedelta(seconds=61)


def test_a_clock_that_is_ahead_shortens_no_wait(alone, centre, clock):
    """While it is wrong the highest time stands: setting it right would skip the wait."""
    alone.enrol(centre.url, centre)
    alone.exchange()
    clock.moment += timedelta(days=2)
    clock.advance(minutes=10)
    for _ in range(6):
        with pytest.raises((SignInRefused, SignInLocked)):
            alone.entrance.enter(TONO.uid, "salah semuanya")
    before = alone.entrance.wait(TONO.uid)
    alone.heed()
    assert alone.entrance.wait(TONO.uid) == before > 0


def test_a_clock_behind_the_centre_counts_the_centres_time(place, centre, clock):
    place.admit()
    ahead = timedelta(hours=6)
    word = place.station.sync.revocations
    centre.stop()
    centre.clock = FakeClock(clock.moment + ahead)
    centre.start()
    place.run()
    assert word.word().time == clock.moment + ahead
    place.heed()
    assert place.entrance.lockout.now() >= clock.moment + ahead


def test_a_forgotten_time_revives_nobody(alone, centre, clock):
    """The waits' file is gone and the clock set back: the database still knows how late it was."""
    alone.enrol(centre.url, centre)
    alone.admit()
    begun = clock.moment
    clock.advance(hours=5)
    alone.heed()
    alone.close()
    (alone.profile / LOCKOUT).unlink()
    clock.moment = begun
    alone.entrance = alone._entrance()
    with pytest.raises(SignInLocked):
        alone.come_in(SARI)
    clock.advance(minutes=31)
    alone.come_in(SARI)
    assert alone.heed().seat == "expired"
    with pytest.raises(SlotExpired):
        sign_in(alone, SARI)


def test_older_slots_that_were_put_back_are_told_until_they_are_written_again(alone):
    older = (alone.profile / KEYSLOTS).read_bytes()
    alone.admit()
    assert not alone.heed().older
    (alone.profile / KEYSLOTS).write_bytes(older)
    assert alone.heed().older
    alone.start_again()
    assert alone.heed().older
    there_and_back(alone)
    assert not alone.heed().older


def test_other_data_keys_count_anew(alone):
    there_and_back(alone)
    alone.heed()
    people.dismiss(alone.entrance, TONO.uid, Countersign(RINA.uid, RINA.passphrase))
    alone.start_again()
    assert not alone.heed().older
