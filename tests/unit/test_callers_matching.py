"""Certain, possible or new: the number decides, a clearly other name casts doubt."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.callers.caller import CallerCard
from callcenter.callers.matching import Match, match_callers
from callcenter.callers.names import Agreement, compare_names, name_words

MOBILE = "+6281279001234"
OTHER = "+6281279005678"
OFFICE = "+62721481107"

SARI = CallerCard(id="c1", name="Contoh Sari", phones=(MOBILE,))
BUDI = CallerCard(
    id="c2",
    name="Misal Budi",
    phones=(OTHER, MOBILE),
    last_contact=datetime(2026, 1, 2, tzinfo=UTC),
)
NAMELESS = CallerCard(id="c3", phones=(MOBILE,))


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Ibu",
        "Contoh Sari",
        "ibu contoh sari",
        "SARI CONTOH",
        "Hj. Sari",
        "Con",
        "Contoh Sarii",
        "Conto Sari",
        "C. Sari",
    ],
)
def test_one_person_with_this_number_is_certain(name):
    assert match_callers(MOBILE, name, [SARI]) == Match("pasti", SARI, ())


def test_a_person_without_a_name_is_certain_by_the_number():
    assert match_callers(MOBILE, "Contoh Sari", [NAMELESS]) == Match("pasti", NAMELESS, ())


def test_a_clearly_other_name_casts_doubt():
    assert match_callers(MOBILE, "Misal Budi", [SARI]) == Match("mungkin", SARI, ())


def test_several_persons_on_a_number_are_never_certain():
    assert match_callers(MOBILE, "", [SARI, BUDI]) == Match("mungkin", BUDI, (SARI,))
    assert match_callers(MOBILE, "Contoh Sari", [BUDI, SARI]) == Match("mungkin", SARI, (BUDI,))
    assert match_callers(MOBILE, "Lain Sekali", [SARI, BUDI]) == Match("mungkin", BUDI, (SARI,))


def test_the_better_name_goes_before_the_later_call():
    full = CallerCard(id="c8", name="Contoh Sari", phones=(MOBILE,))
    part = CallerCard(
        id="c9", name="Sari", phones=(MOBILE,), last_contact=datetime(2026, 1, 2, tzinfo=UTC)
    )
    assert match_callers(MOBILE, "Contoh Sari", [part, full]) == Match("mungkin", full, (part,))


def test_the_line_goes_before_the_name():
    inside = CallerCard(id="c9", phones=(f"{OFFICE};ext=12",))
    namesake = CallerCard(id="c8", name="Contoh Sari", phones=(OTHER,))
    found = match_callers(OFFICE, "Contoh Sari", [namesake, inside])
    assert found == Match("mungkin", inside, (namesake,))


def test_one_person_given_twice_is_one_person():
    assert match_callers(MOBILE, "", [SARI, SARI]) == Match("pasti", SARI, ())


def test_the_same_name_with_another_number_is_possible():
    assert match_callers(OTHER, "Bu Contoh Sari", [SARI]) == Match("mungkin", SARI, ())
    assert match_callers(OTHER, "Sari", [SARI]) == Match("baru", None, ())


def test_the_number_goes_before_the_name():
    namesake = CallerCard(id="c0", name="Contoh Sari", phones=(OTHER,))
    assert match_callers(MOBILE, "Contoh Sari", [namesake, SARI]) == Match(
        "pasti", SARI, (namesake,)
    )
    assert match_callers(MOBILE, "Sari Contoh", [BUDI, namesake]) == Match(
        "mungkin", namesake, (BUDI,)
    )


def test_a_stranger_is_new():
    assert match_callers(OTHER, "Misal Budi", [SARI]) == Match("baru", None, ())
    assert match_callers(OTHER, "", [SARI]) == Match("baru", None, ())
    assert match_callers(MOBILE, "Contoh Sari", []) == Match("baru", None, ())


@pytest.mark.parametrize("key", ["112", f"{OFFICE};ext=12"])
def test_short_numbers_and_extensions_are_never_certain(key):
    card = CallerCard(id="c4", name="Contoh Sari", phones=(key,))
    assert match_callers(key, "Contoh Sari", [card]) == Match("mungkin", card, ())
    assert match_callers(key, "", [card]).certainty == "mungkin"


def test_a_withheld_number_matches_by_name_alone():
    assert match_callers("", "Contoh Sari", [SARI]) == Match("mungkin", SARI, ())
    blank = CallerCard(id="c5", name="Misal Budi", phones=("",))
    assert match_callers("", "", [SARI, blank]) == Match("baru", None, ())


def test_another_extension_of_the_line_is_possible():
    inside = CallerCard(id="c6", name="Contoh Sari", phones=(f"{OFFICE};ext=12",))
    outside = CallerCard(id="c7", name="Misal Budi", phones=(OFFICE,))
    assert match_callers(OFFICE, "", [inside]) == Match("mungkin", inside, ())
    assert match_callers(f"{OFFICE};ext=7", "", [outside]) == Match("mungkin", outside, ())
    assert match_callers(OFFICE, "", [inside, outside]) == Match("pasti", outside, (inside,))
    assert match_callers(OFFICE, "Misal Budi", [inside]) == Match("baru", None, ())
    assert match_callers(OFFICE, "Contoh Sari", [inside, outside]) == Match(
        "mungkin", inside, (outside,)
    )


def test_the_last_to_call_goes_first_then_the_order_is_fixed():
    early = CallerCard(id="a", phones=(MOBILE,), last_contact=datetime(2025, 1, 1, tzinfo=UTC))
    late = CallerCard(id="b", phones=(MOBILE,), last_contact=datetime(2026, 1, 1, tzinfo=UTC))
    never = CallerCard(id="0", phones=(MOBILE,))
    never_too = CallerCard(id="1", phones=(MOBILE,))
    found = match_callers(MOBILE, "", [never_too, early, never, late])
    assert found == Match("mungkin", late, (early, never, never_too))


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Contoh Sari", "sari, CONTOH", Agreement.SAME),
        ("H. Contoh Sari", "Bpk. Contoh Sari", Agreement.SAME),
        ("Dr. Hj. Contoh Sari, S.Pd., M.Si.", "Ny. Contoh Sari", Agreement.SAME),
        ("H.Contoh", "Contoh", Agreement.SAME),
        ("Tn. Élan", "elan", Agreement.SAME),
        ("Ｃｏｎｔｏｈ", "contoh", Agreement.SAME),
        ("Nur'aini", "Nuraini", Agreement.SAME),
        ("Nur Aini", "Nuraini", Agreement.SAME),
        ("Moh. Contoh", "Muhammad Contoh", Agreement.SAME),
        ("Contoh Sari", "Contoh Sarri", Agreement.SAME),
        ("Contoh Sari", "Contoh Sora", Agreement.DIFFERENT),
        ("Contoh", "Cnotoh", Agreement.SAME),
        ("Contoh", "Conroh", Agreement.SAME),
        ("Contoh", "Ontoh", Agreement.SAME),
        ("Contoh", "Contohah", Agreement.PARTIAL),
        ("Ani", "Adi", Agreement.DIFFERENT),
        ("Rina Sara", "Rini Sari", Agreement.DIFFERENT),
        ("Sari", "Contoh Sari", Agreement.PARTIAL),
        ("Sary", "Contoh Sari", Agreement.PARTIAL),
        ("Sary Contok", "Contoh Sari Dewi", Agreement.DIFFERENT),
        ("C S", "Contoh Sari", Agreement.PARTIAL),
        ("S C Dewi", "Contoh Sari", Agreement.PARTIAL),
        ("K L", "Contoh Sari", Agreement.DIFFERENT),
        ("Contoh Sari", "Contoh Santoso", Agreement.DIFFERENT),
        ("Contoh Contoh", "Contoh Sari", Agreement.DIFFERENT),
        ("", "Sari", Agreement.PARTIAL),
        ("Ibu", "", Agreement.SAME),
    ],
)
def test_names_agree_as_far_as_an_ear_would_say(one, other, agreement):
    assert compare_names(one, other) is agreement
    assert compare_names(other, one) is agreement


def test_words_of_a_name():
    assert name_words("Dr. Hj. Siti Contoh-Sari, S.Pd.") == ("siti", "contoh", "sari")
    assert name_words("<b>Contoh</b>") == ("b", "contoh", "b")
    assert name_words("Bapak H.") == ()


NAMES = st.lists(st.text(alphabet="abcde", min_size=1, max_size=6), max_size=4).map(" ".join)


@settings(deadline=None)
@given(NAMES, NAMES, st.randoms(use_true_random=False))
def test_comparison_is_symmetric_and_blind_to_order(one, other, chance):
    words = one.split()
    chance.shuffle(words)
    assert compare_names(one, other) is compare_names(other, one)
    assert compare_names(one, " ".join(words)) is Agreement.SAME


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_may_be_a_name(one, other):
    assert compare_names(one, other) is compare_names(other, one)
    assert compare_names(one, one) is Agreement.SAME
