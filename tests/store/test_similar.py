"""Candidates for what is told again: few, from an index, however much was told since elsewhere."""

from datetime import timedelta

import pytest

from callcenter.store.similar import ASKED, candidates, told_in, told_with
from tests.store.scribe import Scribe

HERE, NEXT, FAR = "18.71.01.1001", "18.71.01.1002", "18.01.01.2001"


@pytest.fixture
def old(scribe) -> str:
    """One of the place, then many of another place, said in the same words."""
    found = scribe.ticket(
        "Jalan rusak di simpang tugu", place=HERE, category="jalan", pin=[-5, 105]
    )
    for _ in range(30):
        scribe.ticket("Jalan rusak lagi", place=FAR, category="jalan")
    return found


def _ids(tx, docs):
    return [one.id for one in candidates(tx, docs)]


def test_what_was_told_of_the_place_is_found_behind_all_that_was_told_elsewhere(
    store, scribe, clock, old
):
    newer = scribe.ticket("Sampah", place=NEXT, category="sampah")
    since = clock.now() - timedelta(days=1)
    with store.read() as tx:
        assert _ids(tx, told_in(tx, {HERE, NEXT}, since, 9)) == [old, newer]
        assert _ids(tx, told_in(tx, {HERE, NEXT}, since, 1)) == [newer]
        assert _ids(tx, told_in(tx, {HERE, NEXT}, since, 1, "jalan")) == [old]
        assert told_in(tx, {HERE, NEXT}, clock.now(), 9) == told_in(tx, set(), since, 9) == []
        assert candidates(tx, ()) == []


def test_the_rarest_words_are_looked_for_and_what_nobody_says_is_not(store, scribe, clock):
    old = scribe.ticket("tugu")
    common = {"anu", "bus", "cat", "dus", "els", "fis", "gas"}
    for _ in range(26):
        scribe.ticket(" ".join(common))
    since = clock.now() - timedelta(days=1)
    with store.read() as tx:
        assert old in _ids(tx, told_with(tx, common | {"tugu", "qwerty"}, since, 40))
        assert len(told_with(tx, common, since, 5)) == 5
        assert told_with(tx, {"qwerty", 'tu"gu'}, since, 5) == []
        assert told_with(tx, {"tugu"}, clock.now(), 5) == []


def test_of_a_long_text_words_are_looked_up_from_its_beginning_to_its_end(store, scribe, clock):
    old = scribe.ticket("tugu")
    told = [f"kata{at}" for at in range(2 * ASKED)]
    told[-2] = "tugu"
    since = clock.now() - timedelta(days=1)
    with store.read() as tx:
        assert _ids(tx, told_with(tx, told, since, 5)) == [old]


def test_where_it_was_told_counts_when_it_is_named(open_store, clock, ids):
    store = open_store(names=lambda _agencies, place, _category: f"Kota {place[:2]}")
    scribe = Scribe(store, clock, ids)
    one = scribe.ticket("Tugu roboh", place=HERE)
    scribe.ticket("Tugu roboh", place="19.01")
    since = clock.now() - timedelta(days=1)
    with store.read() as tx:
        assert _ids(tx, told_with(tx, {"tugu"}, since, 5, "Kota 18")) == [one]
        assert len(told_with(tx, {"tugu"}, since, 5)) == 2


def test_what_two_tellings_are_compared_by(store, clock, old):
    with store.read() as tx:
        (one,) = candidates(tx, told_in(tx, {HERE}, clock.now() - timedelta(days=1), 5))
        (other, *_) = candidates(tx, told_in(tx, {FAR}, clock.now() - timedelta(days=1), 5))
    assert (one.id, one.category, one.place, one.pin) == (old, "jalan", HERE, (-5.0, 105.0))
    assert "simpang tugu" in one.text
    assert other.pin is None
