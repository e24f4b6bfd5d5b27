"""The survey of nine elements: what is taken, and what the IKM is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.errors import FieldInvalid
from callcenter.tickets.survey import (
    ELEMENTS,
    check_scores,
    grade_of,
    read_scores,
    satisfaction,
)

ALL = st.lists(st.integers(1, 4), min_size=9, max_size=9).map(tuple)


def test_all_fours_are_a_hundred():
    found = satisfaction([(4,) * 9] * 3)
    assert found is not None
    assert (found.surveys, str(found.ikm), found.grade) == (3, "100", "A")
    assert found.ikm == Decimal("100.00")
    assert found.elements == (Decimal(4),) * 9


def test_all_ones_are_twenty_five():
    found = satisfaction([(1,) * 9])
    assert found is not None
    assert (found.ikm, found.grade) == (Decimal(25), "D")


def test_a_survey_worked_by_hand():
    found = satisfaction([(3, 3, 2, 4, 3, 4, 4, 3, 2), (4, 3, 3, 4, 3, 3, 4, 3, 3)])
    assert found is not None
    # sums 7 6 5 8 6 7 8 6 5 = 58; 58 / 18 x 25 = 80.555…
    assert (found.ikm, found.grade) == (Decimal("80.56"), "B")
    assert found.elements[:3] == (Decimal("3.5"), Decimal(3), Decimal("2.5"))


@pytest.mark.parametrize(
    ("ikm", "grade"),
    [
        ("100.00", "A"), ("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"),
        ("65.00", "C"), ("64.99", "D"), ("25.00", "D"),
    ],
)  # fmt: skip
def test_the_grades_at_their_boundaries(ikm, grade):
    assert grade_of(Decimal(ikm)) == grade


def test_it_is_rounded_half_up_before_it_is_graded():
    # 200 surveys with a sum of 6,358: 25 x 6358 / 1800 = 88.30555… -> 88.31
    sums = [(4,) * 9] * 116 + [(3,) * 9] * 75 + [(2,) * 9] * 8
    last = (2, 2, 2, 2, 2, 2, 2, 1, 1)
    total = sum(map(sum, sums)) + sum(last)
    assert total == 6_361
    low = [*sums, (2, 2, 2, 2, 1, 1, 1, 1, 1)]
    assert sum(map(sum, low)) == 6_358
    found = satisfaction(low)
    assert found is not None
    assert (found.ikm, found.grade) == (Decimal("88.31"), "A")
    half = satisfaction([(1, 1, 1, 1, 1, 1, 1, 1, 2)] + [(1,) * 9] * 49)  # 25.0555… -> 25.06
    assert half is not None
    assert half.ikm == Decimal("25.06")
    exactly = satisfaction([(1,) * 8 + (2,)] * 9 + [(1,) * 9] * 491)  # 25.05 exactly
    assert exactly is not None
    assert exactly.ikm == Decimal("25.05")


@given(st.lists(ALL, min_size=1, max_size=40))
def test_it_lies_between_its_ends_and_knows_no_order(surveys):
    found = satisfaction(surveys)
    assert found is not None
    assert Decimal(25) <= found.ikm <= Decimal(100)
    assert found == satisfaction(reversed(surveys))


def test_without_any_survey_there_is_no_figure():
    assert satisfaction([]) is None


@pytest.mark.parametrize("missing", range(9))
def test_a_missing_element_is_named(missing):
    typed = [4] * 9
    typed[missing] = None
    with pytest.raises(FieldInvalid) as caught:
        check_scores(typed)
    assert (caught.value.field, caught.value.reason) == (ELEMENTS[missing], "missing")
    with pytest.raises(FieldInvalid) as caught:
        check_scores([4] * missing)
    assert (caught.value.field, caught.value.reason) == (ELEMENTS[missing], "missing")


@pytest.mark.parametrize("wrong", [0, 5, -1])
def test_a_score_outside_one_to_four_is_named(wrong):
    with pytest.raises(FieldInvalid) as caught:
        check_scores([4, 4, wrong, 4, 4, 4, 4, 4, 4])
    assert (caught.value.field, caught.value.reason) == ("waktu", "range")


def test_nine_scores_are_taken():
    assert check_scores([1, 2, 3, 4, 1, 2, 3, 4, 1]) == (1, 2, 3, 4, 1, 2, 3, 4, 1)


@pytest.mark.parametrize(
    "given",
    [None, "444444444", [4] * 8, [4] * 10, [4] * 8 + [5], [4] * 8 + [0], [4] * 8 + [True],
     [4] * 8 + ["4"], 4, {"a": 1}],
)  # fmt: skip
def test_what_an_event_holds_is_scores_or_nothing(given):
    assert read_scores(given) is None


def test_the_scores_of_an_event_are_read():
    assert read_scores([4, 3, 2, 1, 4, 3, 2, 1, 4]) == (4, 3, 2, 1, 4, 3, 2, 1, 4)
