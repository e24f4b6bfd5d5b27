"""Words as people say and mistype them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.directory.words import (
    PhraseBook,
    Vocabulary,
    fold,
    one_edit_apart,
    phrase_atoms,
    split_words,
    stem,
)

WORDS = st.text(alphabet="abcdefgh", min_size=1, max_size=9)


def heard(phrases: list[str], text: str, abbreviations: dict[str, str] | None = None) -> list[str]:
    positions = Vocabulary(phrases, abbreviations or {}).positions(text)
    return [hit.phrase for hit in PhraseBook(phrases).find(positions)]


def test_folding():
    assert fold("  Café, R.S.U.D.  e-Samsat! ") == "cafe r s u d e samsat"
    assert stem("jalannya") == "jalan"
    assert stem("tanya") == "tanya"
    assert split_words("a | b\n b |\n\n c") == ("a", "b", "c")
    assert phrase_atoms("e-Samsat usul*") == ("e", "samsat", "usul*")


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("sampah", "sampah", False),
        ("sampah", "sampa", True),
        ("sampah", "saampah", True),
        ("sampah", "sumpah", True),
        ("sampah", "smapah", True),
        ("sampah", "smaaph", False),
        ("abcd", "badc", False),
        ("ab", "abcd", False),
    ],
)
def test_one_edit(left, right, near):
    assert one_edit_apart(left, right) is near
    assert one_edit_apart(right, left) is near


@settings(deadline=None, max_examples=60)
@given(WORDS, st.integers(0, 8), st.sampled_from("xyz"))
def test_any_single_slip_is_near(word, at, letter):
    at = at % len(word)
    assert one_edit_apart(word, word[:at] + letter + word[at:])
    assert one_edit_apart(word, word[:at] + letter + word[at + 1 :])
    assert one_edit_apart(word, word[:at] + word[at + 1 :])


def test_phrases_are_heard_in_any_order_and_with_words_between():
    assert heard(["motor hilang"], "motor kakak saya hilang") == ["motor hilang"]
    assert heard(["motor hilang"], "hilang kemarin motor saya") == ["motor hilang"]
    assert heard(["motor hilang"], "motor saya ada di rumah teman, tetapi dompet hilang") == []
    assert heard(["motor hilang"], "hilang sudah lama sekali dompet di motor") == []
    assert heard(["motor hilang"], "motor") == []


def test_closer_words_weigh_more():
    book = PhraseBook(["jalan rusak"])
    words = Vocabulary(["jalan rusak"], {})
    near = book.find(words.positions("jalan rusak"))[0]
    late = book.find(words.positions("begini ya mbak saya mau cerita tentang jalan rusak"))[0]
    far = book.find(words.positions("jalan di depan pasar rusak"))[0]
    assert near.score > far.score
    assert near.score > late.score
    twice = book.find(words.positions("jalan di depan pasar rusak, jalan rusak"))[0]
    assert twice.positions == {4, 5}


def test_a_phrase_inside_a_longer_one_adds_nothing():
    assert heard(["bpjs", "tidak punya bpjs"], "tidak punya bpjs") == ["tidak punya bpjs"]
    assert heard(["bpjs", "tidak punya bpjs"], "bpjs saya mati, dulu tidak punya bpjs") == [
        "tidak punya bpjs",
        "bpjs",
    ]


def test_abbreviations_endings_beginnings_and_typos():
    assert heard(["rumah sakit"], "di RS.", {"rs": "rumah sakit"}) == ["rumah sakit"]
    assert heard(["jalan"], "jalannya") == ["jalan"]
    assert heard(["usul*"], "mengusulkan usulan") == ["usul*"]
    assert heard(["berlubang"], "berlubamg") == ["berlubang"]
    assert heard(["pasar"], "kasar pasir") == []


def test_the_same_word_twice_needs_two_places():
    assert heard(["kejar kejar"], "kejar") == []
    assert heard(["kejar kejar"], "kejar-kejar") == ["kejar kejar"]
