"""Which time counts when the centre speaks of people: clocks ahead, behind, forgotten."""

from datetime import timedelta

import pytest

from callcenter.entrance import people
from callcenter.entrance.people import Countersign
from callcenter.errors import SignInLocked, SignInRefused, SlotExpired
from callcenter.keys.lockout import LOCKOUT
from callcenter.keys.slot_file import KEYSLOTS
from tests.fakes import FakeClock
from tests.keys.people import RINA, SARI, TONO
from tests.keys.place import alone, centre, place, sign_in

__all__ = ["alone", "centre", "place"]


FRESH = "gerimis di pelabuhan lama"


def there_and_back(place) -> None:
    """The slots are written twice more, and Rina's passphrase is what it was."""
    people.change_passphrase(place.entrance, RINA.passphrase, FRESH)
    people.change_passphrase(place.entrance, FRESH, RINA.passphrase)


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
