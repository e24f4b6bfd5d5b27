"""Pages of one search: settled by the first, gone on with where it was left, nothing twice."""

import json
from typing import Any

import pytest
from sqlalchemy.event import listen, remove

from callcenter.store.narrowing import SearchFilters
from callcenter.store.search import SearchPage, search_callers, search_page
from callcenter.store.store import Store
from callcenter.store.typos import near_all, two_words
from callcenter.tickets.number import make_number
from tests.store.scribe import Scribe

CLOSED = SearchFilters(states=("ditutup",))


def pages(store: Store, typed: str, **more: Any) -> list[SearchPage]:
    found: list[SearchPage] = []
    while not found or found[-1].rest is not None:
        with store.read() as tx:
            found.append(search_page(tx, typed, rest=found[-1].rest if found else None, **more))
    return found


def shown(found: list[SearchPage]) -> list[list[str]]:
    return [[hit.ticket_id for hit in page.hits] for page in found]


@pytest.fixture
def closed(scribe) -> str:
    """The oldest of all, before thirty that are open."""
    ticket_id = scribe.ticket("Sampah di kali")
    for kind in ("resolved", "closed"):
        scribe.save(ticket_id, kind)
    for _ in range(30):
        scribe.ticket("Sampah di pasar")
    return ticket_id


def test_what_is_spelled_right_never_ends_in_what_is_nearly_so(store, scribe):
    scribe.ticket("Sampai kapan ditunggu")
    said = [scribe.ticket("Sampah di pasar") for _ in range(4)]
    assert shown(pages(store, "sampah", limit=2)) == [said[:1:-1], said[1::-1], []]


def test_what_was_found_by_a_slip_goes_on_by_it(store, scribe):
    said = [scribe.ticket("Sampah di pasar") for _ in range(5)]
    assert shown(pages(store, "smapah", limit=2)) == [said[:2:-1], said[2:0:-1], said[:1]]


def test_the_slip_of_a_sentence_is_looked_for_on_a_page_of_its_own(store, scribe):
    said = scribe.ticket("Jalan rusak depan pasar")
    assert shown(pages(store, "jalan rusak depan pasra")) == [[], [said]]
    assert shown(pages(store, "rusak depan pasra")) == [[said]]
    assert shown(pages(store, "26 0999 001 11")) == [[]]


def test_what_is_said_often_is_no_slip_of_a_sentence(store, scribe, monkeypatch):
    for _ in range(3):
        scribe.ticket("Jalan rusak depan pasar")
    scribe.ticket("Jalak rusak")
    monkeypatch.setattr("callcenter.store.typos._ENOUGH", 3)
    with store.read() as tx:
        assert "jalak" in near_all(tx, "jalan")[0]
        first, *_, last = near_all(tx, "jalan rusak depan pasra")
        assert (first, last) == (("jalan",), ("pasar",))
        assert near_all(tx, "jalan rusak depan pasar") == []


def test_an_empty_first_page_is_the_last_only_when_nothing_is_left(store, scribe, monkeypatch):
    scribe.ticket("jalan")
    assert shown(pages(store, "qqqq")) == [[]]
    monkeypatch.setattr("callcenter.store.search_walk._FITTING", 10)
    monkeypatch.setattr("callcenter.store.search_walk._IN_ORDER", 10)
    assert shown(pages(store, "qqqq")) == [[]]


@pytest.mark.parametrize("typed", ["sampah", "", "di"])
def test_a_walk_that_was_given_up_is_gone_on_with_where_it_was_left(
    store, scribe, closed, typed, monkeypatch
):
    nearly = scribe.ticket("Sampai di sini", channel="whatsapp")
    for kind in ("resolved", "closed"):
        scribe.save(nearly, kind)
    monkeypatch.setattr("callcenter.store.search_walk._FITTING", 10)
    monkeypatch.setattr("callcenter.store.search_walk._IN_ORDER", 10)
    found = pages(store, typed, filters=CLOSED)
    hits = [one for page in shown(found) for one in page]
    assert hits == ([closed] if typed == "sampah" else [nearly, closed])
    left = [page.rest.below for page in found if page.rest is not None]
    assert len(left) == 3
    assert left == sorted(left, reverse=True)
    assert found[0].rest.reached is not None


def test_rows_that_must_be_read_are_gone_on_with_too(store, scribe, monkeypatch):
    begun = scribe.ticket("Sampah di kalibalau")
    for kind in ("resolved", "closed"):
        scribe.save(begun, kind)
    for at in range(41):
        scribe.ticket(f"kali{chr(97 + at % 26)}{chr(97 + at // 26)}")
    monkeypatch.setattr("callcenter.store.search_walk.LOOKED_AT", 16)
    assert shown(pages(store, "kali", filters=CLOSED)) == [[], [], [begun]]


def test_tickets_of_one_moment_stand_on_one_page_each(store, scribe, clock):
    same = []
    for _ in range(5):
        same.append(scribe.ticket("Sampah"))
        clock.advance(seconds=-1)
    for typed in ("sampah", ""):
        hits = [one for page in shown(pages(store, typed, limit=2)) for one in page]
        assert sorted(hits) == sorted(same), typed


@pytest.mark.parametrize("most", [3, 2_000])
def test_tickets_of_a_number_and_of_one_moment_are_all_found_in_order(
    store, scribe, clock, monkeypatch, most
):
    monkeypatch.setattr("callcenter.store.reported.MOST", most)
    own = []
    for moment in (2, 9, 1, 1, 3, 1):  # so many of the same microsecond
        for _ in range(moment):
            own.append(scribe.ticket("Air mati", reporter_phone="+6281279001234"))
            clock.advance(seconds=-1)
        clock.advance(seconds=1)
    for typed in ("081279001234", "79001234", "hp 0812-7900-1234"):
        for limit in (2, 50):
            found = shown(pages(store, typed, limit=limit))
            assert [one for page in found for one in page] == own[::-1], (typed, limit)


def test_what_a_number_finds_is_followed_by_what_its_digits_say(store, scribe):
    said = scribe.ticket("Meter 81279001234 rusak")
    own = [scribe.ticket("Air mati", reporter_phone="+6281279001234") for _ in range(3)]
    newer = scribe.ticket("Meter 81279001234 hilang")
    assert shown(pages(store, "81279001234", limit=2)) == [own[:0:-1], [own[0], newer], [said]]


def test_of_the_many_tickets_of_a_number_no_more_are_read_than_fill_a_page(store, scribe):
    own = [scribe.ticket("Air mati", reporter_phone="+6281279001234") for _ in range(60)]
    asked: list[int] = []

    def hear(_on: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if "tickets.id = " in statement and "SELECT tickets.doc" in statement:
            asked.append(len(json.loads(parameters[0])))

    listen(store._engine, "before_cursor_execute", hear)
    try:
        with store.read() as tx:
            first = search_page(tx, "081279001234", limit=5)
        before = asked.copy()
        with store.read() as tx:
            search_page(tx, "081279001234", limit=5, filters=CLOSED)
    finally:
        remove(store._engine, "before_cursor_execute", hear)
    assert [hit.ticket_id for hit in first.hits] == own[:-6:-1]
    assert sum(before) == 10
    assert sum(asked) == 10 + len(own)  # nothing fits: all were looked at, in ever longer pieces


def test_the_next_way_begins_with_the_newest_again(store, scribe):
    own = [scribe.ticket("Air mati", make_number(2026, 417, at)) for at in range(3)]
    caller = scribe.ticket("Lampu padam", reporter_phone="+6281226041700")
    assert shown(pages(store, "260417", limit=2)) == [own[:0:-1], [own[0], caller], []]


def test_a_place_is_narrowed_by_its_name_and_without_a_text_by_its_code(open_store, clock, ids):
    store = open_store(names=lambda _agencies, place, _category: f"Desa {place[-1]}")
    scribe = Scribe(store, clock, ids)
    here = [scribe.ticket("Sampah", place="18.01.01.2001") for _ in range(2)]
    scribe.ticket("Sampah", place="18.01.01.2002")
    for name in ("", "Desa 1"):
        filters = SearchFilters(place="18.01.01.2001", place_name=name)
        for typed in ("sampah", "", "s"):
            found = [
                one.ticket_id for page in pages(store, typed, filters=filters) for one in page.hits
            ]
            assert found == here[::-1], (name, typed)


@pytest.fixture
def few_joined(monkeypatch):
    """A page joins four tickets of each of two words, from two on."""
    monkeypatch.setattr("callcenter.store.queries.JOINED", 8)
    monkeypatch.setattr("callcenter.store.search_walk._FEW_PAGES", 1)


@pytest.mark.usefixtures("few_joined")
def test_words_that_many_say_and_hardly_anybody_together_are_joined_page_by_page(store, scribe):
    both = scribe.ticket("Air banjir")
    for _ in range(20):
        scribe.ticket("Air mati")
        scribe.ticket("Banjir besar")
    found = pages(store, "air banjir", limit=2)
    assert [one for page in shown(found) for one in page] == [both]
    left = [page.rest.below for page in found if page.rest is not None]
    assert len(left) == 3
    assert left == sorted(left, reverse=True)


@pytest.mark.parametrize("typed", ["air mati", "mati air hujan", "hujan a", "air mati hujan d"])
def test_joined_page_by_page_is_found_what_is_found_at_once(store, scribe, typed, monkeypatch):
    words = ("Air", "mati", "hujan", "deras", "atap")
    for at in range(96):
        scribe.ticket(" ".join(word for n, word in enumerate(words) if at * 7 >> n & 1) or "Pohon")
    for filters in (SearchFilters(), SearchFilters(open_only=True), CLOSED):
        at_once = [one for page in shown(pages(store, typed, filters=filters)) for one in page]
        with monkeypatch.context() as patch:
            patch.setattr("callcenter.store.queries.JOINED", 8)
            patch.setattr("callcenter.store.search_walk._FEW_PAGES", 1)
            found = pages(store, typed, filters=filters, limit=3)
        assert [one for page in shown(found) for one in page] == at_once
        assert bool(at_once) == (filters != CLOSED)


@pytest.mark.usefixtures("few_joined")
def test_what_is_made_from_the_same_comes_behind_all_that_was_joined_and_once(store, scribe):
    said, kin = [], []
    for _ in range(9):
        said.append(scribe.ticket("Perbaikan jalan"))
        kin.append(scribe.ticket("Jalan diperbaiki"))
    hits = [one for page in shown(pages(store, "perbaikan jalan", limit=30)) for one in page]
    assert hits == [*said[::-1], *kin[::-1]]


def test_a_slip_is_tried_once_everything_was_looked_through_in_vain(store, scribe, monkeypatch):
    nearly = scribe.ticket("Sampai di sini")
    for kind in ("resolved", "closed"):
        scribe.save(nearly, kind)
    for _ in range(30):
        scribe.ticket("Sampah di pasar")
    monkeypatch.setattr("callcenter.store.search_walk._FITTING", 10)
    found = shown(pages(store, "sampah", filters=CLOSED))
    assert found[0] == []
    assert [one for page in found for one in page] == [nearly]


@pytest.mark.usefixtures("few_joined")
def test_what_only_begins_so_is_joined_behind_the_very_words_and_nothing_comes_twice(store, scribe):
    whole, begun = [], []
    for at in range(42):
        begun.append(scribe.ticket(f"kali{chr(97 + at % 26)}{chr(97 + at // 26)} mati"))
        if at % 4 == 0:
            whole.append(scribe.ticket("kali mati"))
    found = shown(pages(store, "kali mati", limit=60))
    assert len(found) > 2
    assert [one for page in found for one in page] == [*whole[::-1], *begun[::-1]]


@pytest.mark.usefixtures("few_joined")
def test_joined_rows_that_must_be_read_are_not_read_without_end(store, scribe, monkeypatch):
    monkeypatch.setattr("callcenter.store.search_walk.LOOKED_AT", 2)
    scribe.ticket(" ".join(f"z{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(42)))
    for _ in range(12):
        scribe.ticket("air mati")
    left = [page.rest.below for page in pages(store, "air mati z", limit=4) if page.rest]
    assert len(left) == 4


def test_two_words_written_as_one_are_looked_for_among_the_newest_of_the_longer(
    store, scribe, monkeypatch
):
    monkeypatch.setattr("callcenter.store.typos._NEIGHBOURS", 3)
    scribe.ticket("Azan di masjid tiap jum'at")
    with store.read() as tx:
        assert two_words(tx, "ticket", "jumat") == ["jum at"]
    for _ in range(3):
        scribe.ticket("jum")
    with store.read() as tx:
        assert two_words(tx, "ticket", "jumat") == ["jum at"]
    scribe.ticket("jum")
    with store.read() as tx:
        assert two_words(tx, "ticket", "jumat") == []


@pytest.mark.parametrize("typed", ["sam\ud800pah", "\udc00sampah \ud800", "\ud83d sampah"])
def test_half_a_character_is_not_looked_for(store, scribe, typed):
    said = [scribe.ticket("Sampah di pasar") for _ in range(3)]
    assert shown(pages(store, typed, limit=2)) == [said[:0:-1], said[:1]]


def test_half_a_character_is_in_no_callers_name_or_number(store, scribe):
    caller = scribe.caller()
    with store.read() as tx:
        for typed in ("Con\ud800toh Sari", "0812\ud800-7900-1234"):
            assert [one.id for one in search_callers(tx, typed)] == [caller]
        assert search_callers(tx, "\ud800") == []
