"""Two tellings of one matter: shared words count the more the fewer say them."""

from callcenter.desk.likeness import Likeness, heard, spoken

COMMON = "Jalan rusak depan pasar"


def _best(told: str, others: list[str]) -> str:
    likeness = Likeness(heard(told, ""), others)
    return max(others, key=likeness.of)


def test_a_rare_word_is_worth_more_than_what_everybody_says():
    others = [*(f"{COMMON} {number}" for number in range(20)), "Tugu gajah miring, jalan macet"]
    assert _best("jalan rusak sekitar tugu gajah", others) == others[-1]
    assert _best("jalan rusak besar", others) in others[:20]


def test_short_forms_and_endings_are_the_same_word():
    likeness = Likeness(
        heard("jln rusaknya sklh", ""), ["Jalan rusak dekat sekolah", "Banjir bandang"]
    )
    assert likeness.of("Jalan rusak dekat sekolah") == 1.0
    assert likeness.of("Banjir bandang") == 0.0


def test_a_landmark_is_part_of_what_was_told():
    others = ["Lampu padam simpang tugu", "Lampu padam gang mawar"]
    likeness = Likeness(heard("Lampu padam", "simpang tugu"), others)
    assert likeness.of(others[0]) > likeness.of(others[1]) > 0


def test_two_words_in_common_with_a_text_of_two_are_not_everything():
    others = ["Lampu padam", "Air keruh sekali"]
    assert Likeness(heard("Lampu padam total tadi malam", ""), others).of("Lampu padam") < 0.7


def test_a_word_alone_says_too_little():
    assert heard("jalan yang sudah", "simpang tugu") == frozenset()
    assert spoken("Jalan di RT 05 sudah rusak, jalan!") == ("jalan", "rusak")
