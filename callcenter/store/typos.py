"""Words of the index that are one slip of a letter away from a typed one."""

from sqlalchemy import Connection

_SHORTEST = 4
_MOST = 12


def near_terms(tx: Connection, word: str) -> tuple[str, ...]:
    """Indexed words that begin with the same letter and differ by at most one slip.

    A short word or a number stands for itself. At most 12.
    """
    if len(word) < _SHORTEST or word.isdigit():
        return (word,)
    asked = (
        "SELECT term FROM ticket_terms WHERE term >= ? AND term < ?"
        " AND length(term) BETWEEN ? AND ?"
    )
    after = word[0] + "\U0010ffff"
    rows = tx.exec_driver_sql(asked, (word[0], after, len(word) - 1, len(word) + 1))
    return tuple(term for (term,) in rows if one_slip(word, term))[:_MOST]


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
