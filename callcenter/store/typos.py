"""Words of the index that are one slip of a letter away from a typed one."""

from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Connection, Row

_SHORTEST = 4
_MOST = 12
_LAST = "\U0010ffff"

Index = Literal["ticket", "caller"]
"""Whose words are looked through."""


def near_terms(tx: Connection, word: str, index: Index = "ticket") -> tuple[str, ...]:
    """Indexed words that begin like `word` but for one slip, the most frequent first, at most 12.

    The first letter is taken as right as long as something begins with it. A short word or a
    number stands for itself.
    """
    if len(word) < _SHORTEST or word.isdigit():
        return (word,)
    terms = f"SELECT term, doc FROM {index}_terms WHERE"  # noqa: S608 - one of two literals
    same = f"{terms} term >= ? AND term < ?"
    found = _near(word, tx.exec_driver_sql(same, (word[0], word[0] + _LAST)))
    if found:
        return found
    behind = word[2:4]
    other = f"{terms} substr(term, 1, 4) LIKE '%' || ? || '%'"
    return _near(word, tx.exec_driver_sql(other, (behind,)))


def begins_alike(word: str, term: str) -> bool:
    """The term, or its beginning, is the word but for one slip."""
    size = len(word)
    return any(one_slip(word, term[:end]) for end in (size - 1, size, size + 1))


def one_slip(one: str, other: str) -> bool:
    """Equal, or one letter wrong, missing, too many, or two neighbours swapped."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, sign in enumerate(short) if sign != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[:at] + long[at : at + 2][::-1] + long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or short == swapped


def _near(word: str, terms: Iterable[Row[str, int]]) -> tuple[str, ...]:
    near = [(-many, term) for term, many in terms if begins_alike(word, term)]
    return tuple(term for _, term in sorted(near)[:_MOST])
