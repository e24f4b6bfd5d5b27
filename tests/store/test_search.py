"""One box: number, phone, name, words, agency, place; quoted, marked, newest first, with slips."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from callcenter.store.marks import LENGTH, matching, snippet
from callcenter.store.match import fold_word, tokens
from callcenter.store.narrowing import SearchFilters
from callcenter.store.search import search, search_callers, search_page
from callcenter.store.store import Store
from callcenter.store.tickets import load_ticket
from callcenter.store.typos import meant, near_terms

NAMES = {"bmbk": "Dinas Bina Marga", "18.72": "Kota Metro", "jalan": "Jalan dan jembatan"}


@pytest.fixture
def store(open_store):
    def names(agencies, place, category):
        return " ".join(NAMES.get(one, "") for one in (*agencies, place, category))

    return open_store(names=names)


def found(store: Store, text_: str, **more: Any) -> list[str]:
    with store.read() as tx:
        return [hit.ticket_id for hit in search(tx, text_, **more)]


def pages(store: Store, text_: str, **more: Any) -> list[list[str]]:
    """All of it, page by page."""
    seen: list[list[str]] = []
    rest = None
    while not seen or rest is not None:
        with store.read() as tx:
            page = search_page(tx, text_, rest=rest, **more)
        seen.append([hit.ticket_id for hit in page.hits])
        rest = page.rest
    return seen


@pytest.fixture
def corpus(scribe) -> dict[str, str]:
    return {
        "road": scribe.ticket(
            "Jalan berlubang di depan kantor camat.",
            "26-0417-000-96",
            landmark="Simpang Contoh",
            reporter_name="Contoh Sari",
            reporter_phone="+6281279001234",
            category="jalan",
            place="18.71.01",
        ),
        "waste": scribe.ticket("Sampah menumpuk, NEAR pasar; 50% * belum diangkut", place="18.72"),
        "light": scribe.ticket("Lampu jalan padam di Kafé Contoh", channel="whatsapp"),
    }


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("jalan", ["light", "road"]),
        ("JALAN berlub", ["road"]),
        ("kantor-camat", ["road"]),
        ('kantor"camat', ["road"]),
        ("NEAR(pasar)", ["waste"]),
        ("near", ["waste"]),
        ("50% *", ["waste"]),
        ("^sampah:*", ["waste"]),
        ("cafe", ["light"]),
        ("qqqqqq", []),
        ("kafe", ["light"]),
        ("🚧", []),
        ('"', []),
        ("'; DROP TABLE tickets; --", []),
        ("words:sampah", []),
        ("jalan AND OR NOT", []),
        ("simpang", ["road"]),
        ("sari", ["road"]),
        ("26-0417-000-96", ["road"]),
        ("tiket 26.0417.00096", ["road"]),
        ("2604170", ["road"]),
        ("0812 7900 1234", ["road"]),
        ("+62812-7900", ["road"]),
        ("79001234", ["road"]),
        ("metro", ["waste"]),
        ("jembatan", ["road"]),
        ("sampha", ["waste"]),
        ("smapah", ["waste"]),
        ("zampah", ["waste"]),
        ("berlubamg jaln", ["road"]),
        ("berlubag", ["road"]),
        ("lubang", ["road"]),
        ("lubang camat", ["road"]),
        ("tumpuk", ["waste"]),
        ("tumpukan", ["waste"]),
        ("mengangkut", ["waste"]),
        ("menumpuknya", ["waste"]),
        ("lub", ["road"]),
        ("Pekon Metor", ["waste"]),
        ("HP: 0812 7900 1234", ["road"]),
        ("Contoh 081279001234 / 0721 999999", ["road"]),
        ("Laporan Anda 26-0417-000-96 diterima", ["road"]),
        ("Laporan Anda 26-0417-000-97 diterima", []),
        ("lampujalan", ["light"]),
        ("sam'pah", ["waste"]),
    ],
)
def test_what_is_typed_finds(store, corpus, typed, expected):
    assert found(store, typed) == [corpus[name] for name in expected]


def test_an_empty_text_is_the_newest_of_all(store, corpus):
    assert found(store, "  ") == [corpus["light"], corpus["waste"], corpus["road"]]
    assert found(store, "", limit=1) == [corpus["light"]]


def test_an_agency_is_found_by_id_and_name_once_it_holds_it(store, scribe, corpus):
    assert found(store, "bina marga") == []
    scribe.save(corpus["road"], "dispatched", body={"agency_ids": ["bmbk"]})
    assert found(store, "bina marga") == found(store, "bmbk") == [corpus["road"]]
    for typed in ("", "jalan", "jlan"):
        assert found(store, typed, filters=SearchFilters(agency_id="bmbk")) == [corpus["road"]]
    assert found(store, "jalan", filters=SearchFilters(agency_id="dinsos")) == []
    assert found(store, "jalan", filters=SearchFilters(agency_id='"*')) == []


def test_filters_narrow(store, corpus, clock):
    later = clock.now() + timedelta(days=1)
    for filters, names in (
        (SearchFilters(channel="whatsapp"), ["light"]),
        (SearchFilters(place="18.71"), ["road"]),
        (SearchFilters(category="jalan"), ["road"]),
        (SearchFilters(states=("ditutup",)), []),
        (SearchFilters(open_only=True), ["light", "road"]),
        (SearchFilters(classification="aspirasi"), []),
        (SearchFilters(since=later), []),
        (SearchFilters(until=later), ["light", "road"]),
    ):
        assert found(store, "jalan", filters=filters) == [corpus[name] for name in names], filters


def test_pages_go_on_where_the_last_one_ended(store, scribe):
    ids = [scribe.ticket(f"Sampah {number}") for number in range(7)]
    assert pages(store, "sampah", limit=3) == [ids[:3:-1], ids[3:0:-1], ids[:1]]


@pytest.mark.usefixtures("corpus")
def test_the_marks_show_what_matched(store):
    with store.read() as tx:
        (hit,) = search(tx, "kantor berlub")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["berlubang", "kantor"]


@pytest.mark.parametrize(
    ("typed", "marked"), [("tumpuk", ["menumpuk"]), ("pengangkutan", ["diangkut"])]
)
@pytest.mark.usefixtures("corpus")
def test_the_whole_word_is_marked_when_a_part_of_it_was_typed(store, typed, marked):
    with store.read() as tx:
        (hit,) = search(tx, typed)
    assert [hit.snippet[start:end] for start, end in hit.marks] == marked


def test_the_reporter_is_found_by_but_never_shown(store, scribe, corpus):
    scribe.save(corpus["waste"], "reporter_joined", body={"name": "Contoh Bagus"})
    for typed in ("sari", "bagus", "contoh sari", "0812 7900 1234"):
        with store.read() as tx:
            hits = search(tx, typed)
        assert hits
        for hit in hits:
            assert "Sari" not in hit.snippet
            assert "Bagus" not in hit.snippet


def test_a_report_without_identity_is_not_found_by_a_name(store, scribe):
    scribe.ticket("Pungli", reporter_name="Contoh Tono", confidentiality="tanpa_identitas")
    assert found(store, "tono") == []


def test_an_index_of_another_version_is_made_anew(store, open_store, corpus):
    with store.write() as tx:
        tx.exec_driver_sql("UPDATE meta SET value = '1' WHERE name = 'words_version'")
        tx.exec_driver_sql("DELETE FROM ticket_words")
    assert found(store, "lubang") == []
    store.close()
    again = open_store()
    told: list[str] = []
    again.renew_words(told.append)
    assert found(again, "lubang") == [corpus["road"]]
    assert told == ["words 3/3"]
    again.renew_words(told.append)
    assert told == ["words 3/3"]  # made once


def test_notes_are_found_and_withdrawn_ones_are_not(store, scribe, corpus):
    note = scribe.save(corpus["waste"], "note_added", body={"text": "truk mogok"})
    assert found(store, "mogok") == [corpus["waste"]]
    scribe.save(corpus["waste"], "withdrawn", body={"eid": note.eid})
    assert found(store, "mogok") == []


def test_what_a_rule_said_is_no_word_of_a_ticket_and_what_a_person_said_is(store, scribe, corpus):
    said = {"rule": "opd-diam", "cause": "x", "reason": "kodealasan", "level": 3, "for": "pengawas"}
    scribe.save(corpus["waste"], "escalated", body=said)
    assert found(store, "kodealasan") == []
    scribe.save(corpus["waste"], "escalated", body={"level": 4, "reason": "warga marah besar"})
    assert found(store, "marah") == [corpus["waste"]]


def test_the_number_of_a_caller_finds_the_tickets_of_that_person(store, scribe):
    caller = scribe.caller("Contoh Budi", ["+62721481107"])
    ticket = scribe.ticket("Air mati", caller_id=caller)
    assert found(store, "(0721) 48 11 07") == [ticket]
    with store.read() as tx:
        assert [one.id for one in search_callers(tx, "0721 481107")] == [caller]
        assert [one.id for one in search_callers(tx, "bud")] == [caller]
        assert [one.id for one in search_callers(tx, "Bduī contoh")] == [caller]
        assert search_callers(tx, "tidak ada") == search_callers(tx, "!") == []


@pytest.mark.parametrize("end", ["06493", "0 6493", "006493", "62006493"])
def test_the_end_of_a_number_may_begin_like_a_prefix(store, scribe, end):
    caller = scribe.caller("Contoh Siti", ["+6281262006493"])
    ticket = scribe.ticket("Air mati", caller_id=caller)
    assert found(store, end) == [ticket]
    with store.read() as tx:
        assert [one.id for one in search_callers(tx, end)] == [caller]


def test_what_only_says_that_a_name_follows_need_not_stand_there(store, scribe, corpus):
    scribe.ticket("Tugu metri, satu")  # nearly so, but for a letter
    for typed in ("Kec. Metro", "di Kelurahan Metro", "metro"):
        assert found(store, typed) == [corpus["waste"]], typed
    assert found(store, "Ibu Sari") == [corpus["road"]]
    assert found(store, "desa me") == []


def test_an_apostrophe_is_no_matter_in_the_text_nor_in_the_question(store, scribe):
    joined = scribe.ticket("Azan salat jumat terlalu keras")
    apart = scribe.ticket("Parkir Jum’at di Ma'arif")
    assert found(store, "jum'at") == [apart, joined]
    assert found(store, "jumat") == [joined, apart]
    assert found(store, "maarif") == found(store, "MA’ARIF") == [apart]
    with store.read() as tx:
        assert near_terms(tx, "maarif") == ("ma arif",)


def test_forms_of_address_and_numbers_among_words_find_the_caller(store, scribe):
    caller = scribe.caller("Contoh Budi", ["+62721481107"])
    with store.read() as tx:
        for typed in ("Pak Budi", "Sdr. Contoh Budi", "Budi, HP 0721 481107", "pak bduī"):
            assert [one.id for one in search_callers(tx, typed)] == [caller], typed


def test_a_corrected_text_is_found_by_its_new_words_alone(store, scribe):
    event = scribe.save("t1", "registered", description="Sampah")
    scribe.save("t1", "edited", description=("Banjir", event.eid))
    assert found(store, "banjir") == ["t1"]
    assert found(store, "sampah") == []


def test_candidates_are_bounded(store, scribe):
    for number in range(60):
        scribe.ticket(f"jalan {number}")
    with store.read() as tx:
        plan = " ".join(
            row[3]
            for row in tx.execute(
                text(
                    "EXPLAIN QUERY PLAN SELECT t.id FROM tickets t JOIN ticket_words ON"
                    " ticket_words.rowid = t.doc WHERE ticket_words MATCH '\"jalan\" *'"
                    " ORDER BY ticket_words.rowid DESC LIMIT 5"
                )
            )
        )
    assert "TEMP B-TREE" not in plan
    assert len(found(store, "jalan", limit=5)) == 5


def test_a_long_text_is_cut_around_the_match():
    long = "kata " * 100 + "berlubang " + "ekor " * 100
    shown, marks = snippet(long, matching(("berlub",)))
    assert len(shown) <= LENGTH + 4
    assert [shown[start:end] for start, end in marks] == ["berlubang"]
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert snippet("a\n\nb", matching(())) == ("a · b", ())
    assert snippet("x" * 500, matching(()))[0] == "x" * LENGTH + " …"


def test_words_are_folded_and_quoted():
    assert tokens("Kantor-Camat ÉCOLE kantor") == ("kantor", "camat", "ecole")
    assert fold_word("Ñandú") == "nandu"
    assert len(tokens(" ".join(f"w{n}" for n in range(99)))) == 16


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("jalan", "jalan", True),
        ("jalan", "jalna", True),
        ("jalan", "jalam", True),
        ("jalan", "jaln", True),
        ("jalan", "jaalan", True),
        ("jalan", "lajan", False),
        ("jalan", "jln", False),
        ("jalan", "jamin", False),
    ],
)
def test_one_slip(one, other, same):
    assert (one in meant(other)) is (other in meant(one)) is same


@pytest.mark.usefixtures("corpus")
def test_a_slip_in_the_beginning_of_a_longer_word(store):
    with store.read() as tx:
        assert near_terms(tx, "berlubn") == ("berlubang",)
        assert near_terms(tx, "berxxb") == ()
        assert near_terms(tx, "zampah") == near_terms(tx, "sampah") == ("sampah",)
        assert near_terms(tx, "2604") == ("2604",)
        assert near_terms(tx, "jln") == ("jln",)


@pytest.mark.parametrize(
    "strange",
    ["a\x00b sampah", "\u202esampah", "😀 sampah", "sampah " * 40_000, "\n\n\t", "'\"%_\\ sampah"],
    ids=["nul", "bidi", "emoji", "long", "blank", "signs"],
)
def test_any_text_is_kept_as_typed_and_found(store, scribe, strange):
    ticket_id = scribe.ticket(strange)
    with store.read() as tx:
        assert load_ticket(tx, ticket_id).description == strange
        hits = search(tx, "sampah")
    assert [hit.ticket_id for hit in hits] == ([ticket_id] if "sampah" in strange else [])
    for hit in hits:
        assert {hit.snippet[start:end] for start, end in hit.marks} == {"sampah"}
        assert len(hit.snippet) <= LENGTH + 4
