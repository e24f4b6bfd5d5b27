"""Search at the centre: any notation, newest first, nobody found who wants not to be known."""

import pytest

from callcenter.server import server_search, tables
from callcenter.server.server_search import catch_up
from callcenter.tickets.number import make_number
from tests.contract.speaker import Speaker


@pytest.fixture
def speaker(centre) -> Speaker:
    return Speaker(centre)


def register(speaker, text="Lampu jalan padam", *, number: int | None = None, **fields) -> dict:
    changes = [{"field": "description", "value": text}]
    changes += [{"field": name, "value": value} for name, value in fields.items()]
    body = {}
    if number is not None:
        body = {"number": make_number(2026, speaker.blocks[0], number)}
    event = speaker.event(changes=changes, body=body)
    assert speaker.push(event).status_code == 200
    return event


def found(speaker, question: str, **more) -> list[str]:
    answer = speaker.post("/v1/search", {"q": question, **more})
    assert answer.status_code == 200, answer.text
    in_the_address = speaker.get("/v1/search", q=question, **more).json()
    assert in_the_address["hits"] == answer.json()["hits"]
    assert answer.json()["behind"] == 0
    return [one["ticket_id"] for one in answer.json()["hits"]]


def test_words_are_found_at_once_newest_first_and_also_when_begun(speaker):
    first = register(speaker, "Jalan BERLUBANG di depan pasar")
    register(speaker, "Sampah menumpuk")
    last = register(speaker, "jalan rusak berat dan berlubang")
    both = [last["subject_id"], first["subject_id"]]
    assert found(speaker, "berlubang") == both
    assert found(speaker, "berlu jalan") == both
    assert found(speaker, "berlubang pasar") == both[1:]
    assert found(speaker, "gunung") == []
    answer = speaker.get("/v1/search", q="jalan", limit=1).json()
    assert ([one["ticket_id"] for one in answer["hits"]], answer["more"]) == (both[:1], True)


def test_a_number_is_found_in_any_grouping_and_by_its_beginning(speaker):
    one, other = register(speaker, number=7), register(speaker, number=8)
    number = make_number(2026, speaker.blocks[0], 7)
    for text in (number, number.replace("-", ""), f"No. {number.replace('-', ' ')}"):
        assert found(speaker, text) == [one["subject_id"]]
    begun = found(speaker, number.replace("-", "")[:6])
    assert set(begun) == {one["subject_id"], other["subject_id"]}


def test_a_former_number_is_found_too(speaker):
    register(speaker, number=9)
    twin = register(speaker, number=9)
    assert twin["subject_id"] in found(speaker, make_number(2026, speaker.blocks[0], 9))


@pytest.mark.parametrize(
    "question", ["0812-3456-7890", "+62 812 3456 7890", "81234", "34567890", "(0812) 34567890"]
)
def test_a_phone_is_found_in_any_notation_from_either_end(speaker, question):
    one = register(speaker, reporter_phone="+6281234567890")
    register(speaker, reporter_phone="+6281399999999")
    assert found(speaker, question) == [one["subject_id"]]


@pytest.mark.parametrize("end", ["06493", "0 6493", "006493", "62006493"])
def test_the_end_of_a_number_may_begin_like_a_prefix(speaker, end):
    one = register(speaker, reporter_phone="+6281262006493")
    register(speaker, reporter_phone="+6281264936493")
    assert found(speaker, end) == [one["subject_id"]]


def test_digits_in_one_piece_are_found_in_the_text_as_well(speaker):
    said = register(speaker, "Meter air 4512345 rusak")
    called = register(speaker, reporter_phone="+628124512345")
    assert found(speaker, "4512345") == [called["subject_id"], said["subject_id"]]


def test_names_are_found_and_never_shown(speaker):
    one = register(speaker, reporter_name="Rosmala Contoh", reporter_phone="+6281234567890")
    answer = speaker.get("/v1/search", q="rosmala")
    assert [hit["ticket_id"] for hit in answer.json()["hits"]] == [one["subject_id"]]
    assert "Rosmala" not in answer.text
    assert "81234567890" not in answer.text


@pytest.mark.parametrize("secrecy", ["rahasia", "anonim", "tanpa_identitas"])
def test_who_is_hidden_is_not_found_even_when_it_was_known_before(speaker, secrecy):
    one = register(speaker, reporter_name="Rosmala Contoh", reporter_phone="+6281234567890")
    assert found(speaker, "rosmala") == found(speaker, "81234567890") == [one["subject_id"]]
    change = [{"field": "confidentiality", "value": secrecy, "base": one["eid"]}]
    hiding = speaker.event(kind="edited", subject_id=one["subject_id"], changes=change)
    assert speaker.push(hiding).status_code == 200
    assert found(speaker, "rosmala") == found(speaker, "81234567890") == []
    assert found(speaker, "lampu") == [one["subject_id"]]


@pytest.mark.parametrize("secrecy", ["rahasia", "anonim", "tanpa_identitas"])
def test_what_the_desk_noted_of_somebody_hidden_finds_nothing(speaker, secrecy):
    one = register(speaker, confidentiality=secrecy)
    same = {"subject_id": one["subject_id"], "changes": []}
    note = speaker.event(kind="note_added", body={"text": "pegawai gudang"}, **same)
    answer = speaker.event(kind="closed", body={"reason": "tuntas ditambal"}, **same)
    assert speaker.push(note, answer).status_code == 200
    assert found(speaker, "gudang") == []
    assert found(speaker, "ditambal") == [one["subject_id"]]


def test_a_note_added_later_is_found_and_a_withdrawn_one_is_not(speaker):
    one = register(speaker)
    same = {"subject_id": one["subject_id"], "changes": []}
    note = speaker.event(kind="note_added", body={"text": "dekat jembatan gantung"}, **same)
    assert speaker.push(note).status_code == 200
    assert found(speaker, "jembatan") == [one["subject_id"]]
    gone = speaker.event(kind="withdrawn", body={"eid": note["eid"]}, **same)
    assert speaker.push(gone).status_code == 200
    assert found(speaker, "jembatan") == []


@pytest.mark.parametrize(
    "question",
    ['"', "lampu OR xyz", "lampu) xyz", "NOT lampu*", "words: lampu", "a'b & | ! <->", "", "\x00"],
)
def test_what_is_typed_is_never_syntax(speaker, question):
    register(speaker)
    assert found(speaker, question) == []


def test_accents_and_case_do_not_matter(speaker):
    one = register(speaker, "Kafé di Jalan Teuku")
    assert found(speaker, "CAFE") == []
    assert found(speaker, "KAFE") == [one["subject_id"]]


def test_the_index_follows_in_batches_and_says_how_far_behind_it_is(centre, speaker):
    for _ in range(5):
        register(speaker)
    while catch_up(centre):
        pass
    with centre.database.write() as tx:
        server_search.forget_words(tx)
    assert [catch_up(centre, 2) for _ in range(3)] == [3, 1, 0]
    assert catch_up(centre) == 0
    assert centre.rows(tables.search_state)[0].words_seq == 5


def test_the_index_fills_itself_after_a_push(centre, speaker, until):
    register(speaker)
    until(lambda: centre.rows(tables.search_state)[0].words_seq == 1)


@pytest.fixture
def until():
    """Asks again and again until it is so; fails after a time."""
    import time

    def wait(true) -> None:
        end = time.monotonic() + 20
        while not true():
            assert time.monotonic() < end

    return wait
