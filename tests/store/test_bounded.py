"""What keeps searching and ringing bounded: ends of numbers, the vocabulary, ordered histories."""

from pathlib import Path

import pytest
from sqlalchemy import text

from callcenter.errors import Cancelled
from callcenter.store.phone_ends import numbers_with
from callcenter.store.queries import words_begun
from callcenter.store.search import search, search_callers, search_page
from callcenter.store.store import Store
from callcenter.store.tickets import load_ticket, rows_of_caller
from callcenter.store.vocabulary import beginning
from tests.store.old_file import set_back

MADE = (
    "SELECT * FROM vocabulary ORDER BY 1, 2",
    "SELECT * FROM phone_ends ORDER BY 1, 2",
    "SELECT * FROM ticket_reporters ORDER BY 1, 2",
)


def _found(store: Store, typed: str, **more) -> list[str]:
    with store.read() as tx:
        return [hit.ticket_id for hit in search(tx, typed, **more)]


def _held(store: Store) -> list[list[tuple]]:
    with store.read() as tx:
        return [[tuple(row) for row in tx.execute(text(asked))] for asked in MADE]


def _base(store: Store, ticket_id: str, name: str) -> str:
    with store.read() as tx:
        return load_ticket(tx, ticket_id).heads[name].eid


def test_any_part_of_a_number_is_found_as_long_as_somebody_has_it(store, scribe):
    one = scribe.ticket("Sampah", reporter_phone="+6281279001234")
    two = scribe.ticket("Jalan", reporter_phone="+6281279001234")
    for part in ("79001234", "0812 790", "279001", "9001234"):
        assert _found(store, part) == [two, one], part
    assert _found(store, "790012345") == _found(store, "1234") == []
    for ticket_id in (one, two):
        assert _found(store, "79001234") != []
        base = _base(store, ticket_id, "reporter_phone")
        scribe.save(ticket_id, "edited", reporter_phone=("+62721481107", base))
    assert _found(store, "79001234") == []
    assert _found(store, "481107") == [two, one]
    with store.read() as tx:
        assert numbers_with(tx, ["79001"], 9) == []


def test_a_number_of_the_book_outlives_the_ticket_and_goes_with_the_caller(store, scribe):
    caller = scribe.caller("Contoh Sari", ["+6281279001234", "+6281279009999"])
    scribe.save(caller, "phone_removed", subject="caller", body={"phone": "+6281279009999"})
    with store.read() as tx:
        assert [one.id for one in search_callers(tx, "790012")] == [caller]
        assert search_callers(tx, "79009999") == []


def test_a_history_counts_a_ticket_once_open_ones_first(store, scribe):
    caller = scribe.caller()
    done, first, last = (scribe.ticket(one, caller_id=caller) for one in ("a", "b", "c"))
    scribe.save(last, "resolved")
    scribe.save(last, "closed")
    for _ in range(3):
        scribe.save(done, "reporter_joined", body={"caller_id": caller, "name": "C. Sari"})
    with store.read() as tx:
        order = [row.id for row in rows_of_caller(tx, caller)]
        assert order == [first, done, last]
        for limit in (1, 2, 3):
            assert [row.id for row in rows_of_caller(tx, caller, limit)] == order[:limit]
        (card,) = search_callers(tx, "sari")
    assert (card.ticket_count, card.open_count) == (3, 2)


def test_a_word_is_forgotten_with_the_last_ticket_that_says_it(store, scribe):
    one, two = scribe.ticket("Sampah di pasar"), scribe.ticket("Sampah lagi")

    def known() -> list[str]:
        with store.read() as tx:
            return beginning(tx, "ticket", "sampa", 9)

    for ticket_id in (one, two):
        assert known() == ["sampah"]
        base = _base(store, ticket_id, "description")
        scribe.save(ticket_id, "edited", description=("Banjir", base))
    assert known() == []
    assert _found(store, "banji") == [two, one]


def test_one_letter_and_beginnings_of_too_many_words_look_at_rows(store, scribe):
    many = [scribe.ticket(f"menga{chr(97 + at % 26)}{chr(97 + at // 26)}") for at in range(41)]
    scribe.ticket("menara roboh")
    with store.read() as tx:
        begun = words_begun(tx, "ticket", "meng")
        assert begun is not None
        assert not begun.exact
        assert words_begun(tx, "ticket", "mengaa").exact
        assert words_begun(tx, "ticket", "?!") is None
    assert _found(store, "meng") == many[::-1]
    assert _found(store, "meng", limit=3) == many[:-4:-1]
    assert _found(store, "roboh m r")
    assert _found(store, "roboh x") == _found(store, "x") == []
    assert len(_found(store, "m", limit=100)) == 42


def test_a_whole_word_is_found_however_many_others_begin_so(store, scribe, monkeypatch):
    """Also behind more rows than are looked at, and before all that only begin so."""
    said = [scribe.ticket(f"menu makan {at}") for at in range(3)]
    others = [scribe.ticket(" ".join(f"menu{one}{two}" for one in "abcde")) for two in "fghjklmpq"]
    for at in range(120):
        scribe.ticket(f"mencari {at}")
    monkeypatch.setattr("callcenter.store.search_walk.LOOKED_AT", 100)
    assert _found(store, "menu") == said[::-1]
    assert _found(store, "menu makan") == said[::-1]
    monkeypatch.setattr("callcenter.store.search_walk.LOOKED_AT", 1_000)
    assert _found(store, "menu") == [*said[::-1], *others[::-1]]
    with store.read() as tx:
        page = search_page(tx, "menu", limit=5)
        rest = search_page(tx, "menu", rest=page.rest)
    assert [hit.ticket_id for hit in page.hits] == [*said[::-1], *others[:6:-1]]
    shown = [hit.ticket_id for hit in rest.hits]
    assert shown == others[6::-1], "the first page has shown the others"
    assert _found(store, "menu", limit=2) == said[:0:-1], "so many say it that the word is enough"


def test_rows_are_looked_at_in_pieces_and_over_pages(store, scribe):
    rare = [scribe.ticket(f"Zona {at}" if at % 60 == 0 else "Jalan") for at in range(130)][::60]
    assert _found(store, "z") == rare[::-1]
    with store.read() as tx:
        newest = search_page(tx, "z", limit=1)
        next_one = search_page(tx, "z", limit=1, rest=newest.rest)
    assert [hit.ticket_id for hit in (*newest.hits, *next_one.hits)] == rare[:0:-1]


def test_callers_are_found_by_one_letter(store, scribe):
    sari, budi = scribe.caller("Contoh Sari"), scribe.caller("Contoh Budi", ["+62721481107"])
    with store.read() as tx:
        assert [one.id for one in search_callers(tx, "s")] == [sari]
        assert [one.id for one in search_callers(tx, "contoh b")] == [budi]
        assert len(search_callers(tx, "c", 1)) == 1


def test_what_was_typed_comes_before_what_is_made_from_the_same(store, scribe):
    said = [scribe.ticket("Tumpukan pasir"), scribe.ticket("tumpukan batu")]
    kin = [scribe.ticket(f"Sampah menumpuk {at}") for at in range(3)]
    with store.read() as tx:
        page = search_page(tx, "tumpukan", limit=3)
        rest = search_page(tx, "tumpukan", limit=3, rest=page.rest)
    assert [one.ticket_id for one in page.hits] == [said[1], said[0], kin[2]]
    assert [one.ticket_id for one in rest.hits] == [kin[1], kin[0]]
    assert _found(store, "tumpukan", limit=2) == said[::-1]  # enough say that: nothing is added


@pytest.fixture
def old_file(scribe, path) -> Path:
    """A file of the version before, and what the new one made beside it."""
    caller = scribe.caller("Contoh Sari", ["+6281279001234"])
    ticket_id = scribe.ticket("Sampah", reporter_phone="+62721481107", caller_id=caller)
    scribe.save(ticket_id, "reporter_joined", body={"phone": "+6281390005678", "name": "Lain"})
    return path


@pytest.mark.usefixtures("old_file")
def test_an_upgrade_makes_what_the_projection_would_have_made(store, open_store):
    before = _held(store)
    assert all(before)
    set_back(store)
    told: list[str] = []
    again = open_store(progress=told.append)
    assert _held(again) == before
    assert told[:3] == ["copy", "upgrade", "upgrade 1/14"]
    assert told[-1] == "upgrade 14/14"


@pytest.mark.parametrize("asked", [1, 2])
def test_an_upgrade_that_is_stopped_leaves_the_file_as_it_was(
    store, open_store, old_file, asked, monkeypatch
):
    monkeypatch.setattr("callcenter.store.upgrade._STEPS", 1)
    set_back(store)
    before = old_file.read_bytes()
    often: list[int] = []

    def stop() -> bool:
        often.append(1)
        return len(often) >= asked

    with pytest.raises(Cancelled):
        open_store(stop=stop)
    assert old_file.read_bytes() == before
    assert [one.name for one in old_file.parent.glob("*before*")] == []
    assert _found(open_store(), "sampah")
