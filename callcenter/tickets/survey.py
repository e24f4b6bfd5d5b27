"""The satisfaction survey (SKM, PermenPANRB 14/2017): nine elements of 1 to 4, and the IKM. Pure.

IKM = sum(NRR of each element x 1/9) x 25, in exact fractions, rounded half up to two decimals and
graded after rounding (DOMAIN 7).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from msgspec import Struct

from callcenter.clock import WIB
from callcenter.errors import FieldInvalid

ELEMENTS: Final = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "sarana",
    "penanganan",
)
"""The nine elements in their order."""

LEAST, MOST = 1, 4

GRADES = (
    (Decimal("88.31"), "A"),
    (Decimal("76.61"), "B"),
    (Decimal("65.00"), "C"),
    (Decimal("25.00"), "D"),
)
"""The least index of each grade, the best first."""

Scores = tuple[int, ...]
"""Nine scores in the order of ELEMENTS."""


class Survey(Struct, frozen=True):
    """What a reporter answered at `at` (UTC), after the ticket was opened again so many times."""

    at: datetime
    scores: Scores
    reopened: int = 0


class Satisfaction(Struct, frozen=True):
    """What many surveys amount to. `elements` are the means (NRR, 1 to 4) rounded to two decimals;
    `ikm` is 25.00 to 100.00, `grade` A to D."""

    surveys: int
    elements: tuple[Decimal, ...]
    ikm: Decimal
    grade: str


def read_scores(given: object) -> Scores | None:
    """The nine scores that an event holds, None when they are none."""
    if not isinstance(given, Sequence) or len(given) != len(ELEMENTS):
        return None
    scores = tuple(one for one in given if isinstance(one, int) and not isinstance(one, bool))
    whole = len(scores) == len(ELEMENTS) and all(LEAST <= one <= MOST for one in scores)
    return scores if whole else None


def with_survey(surveys: tuple[Survey, ...], answered: Survey) -> tuple[Survey, ...]:
    """One more; on the same day and of the same ending it sets the last one right."""
    kept = surveys[:-1] if surveys and _is_same(surveys[-1], answered) else surveys
    return (*kept, answered)


def _is_same(last: Survey, answered: Survey) -> bool:
    days = {one.at.astimezone(WIB).date() for one in (last, answered)}
    return len(days) == 1 and last.reopened == answered.reopened


def check_scores(given: Sequence[int | None]) -> Scores:
    """Nine scores as they were typed. Raises FieldInvalid with the name of the first element that
    is missing (`missing`) or not between 1 and 4 (`range`)."""
    for name, one in zip(ELEMENTS, (*given, *(None for _ in ELEMENTS)), strict=False):
        if one is None:
            raise FieldInvalid(name, "missing")
        if not LEAST <= one <= MOST:
            raise FieldInvalid(name, "range")
    return tuple(one for one in given[: len(ELEMENTS)] if one is not None)


def satisfaction(surveys: Iterable[Scores]) -> Satisfaction | None:
    """The means, the IKM and its grade; None without any survey."""
    found = list(surveys)
    if not found:
        return None
    return satisfaction_of(len(found), [sum(scores) for scores in zip(*found, strict=True)])


def satisfaction_of(surveys: int, sums: Sequence[int]) -> Satisfaction:
    """The same from the sums of the scores by element, of one survey or more."""
    ikm = _rounded(Fraction(25 * sum(sums), len(ELEMENTS) * surveys))
    means = tuple(_rounded(Fraction(one, surveys)) for one in sums)
    return Satisfaction(surveys, means, ikm, grade_of(ikm))


def grade_of(ikm: Decimal) -> str:
    """A from 88.31, B from 76.61, C from 65.00, D below; `ikm` has two decimals."""
    return next((grade for least, grade in GRADES if ikm >= least), "D")


def _rounded(value: Fraction) -> Decimal:
    """Half up to two decimals; values are never negative."""
    return Decimal((2 * value.numerator * 100 + value.denominator) // (2 * value.denominator)) / 100
