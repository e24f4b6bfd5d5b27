"""Names compared the way an ear does: no titles, no accents, any order, one slip of a letter.

Says only how far two names agree; whether they are one person is decided by a person.
"""

import re
import unicodedata
from enum import Enum

_TITLE_WORDS = """
    almarhum almarhumah alm almh abang bang bapak bpk pak ibu bu kak kakak mas mbak om tante
    nona nn nyonya ny tuan tn saudara saudari sdr sdri haji hajah hajjah h hj kh kyai
    ust ustad ustaz ustadz ustadzah dr dra drg drh drs ir prof
    sh se st sip skom spd ssos sag skm skep sked amd amdkeb mm mh mt msi mpd mkes mkom
"""
_TITLES = frozenset(_TITLE_WORDS.split())
"""Forms of address and degrees, without dots."""

_MUHAMMAD_WORDS = """
    moh mohd muh mhd moch mochamad mochammad mohamad mohammad mohammed muhamad
    muhammed
"""
_MUHAMMAD = frozenset(_MUHAMMAD_WORDS.split())
"""Spellings of one name that differ by more than a letter."""

_TYPO_LENGTH = 4
"""From this many letters on a slip is a slip; "Ani" and "Adi" are two people."""


class Agreement(Enum):
    """How far two names agree."""

    SAME = "same"
    PARTIAL = "partial"
    """One is part of the other ("Sari", "C. Sari", "Contoh Sari"), or one is missing."""
    DIFFERENT = "different"


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case without accents, titles, dots and apostrophes."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    plain = re.sub(r"['`\u2018\u2019\u02bc]", "", plain)
    words: list[str] = []
    for piece in re.split(r"[^\w.]+", plain):
        if piece.replace(".", "") not in _TITLES:
            parts = re.findall(r"[^\W_]+", piece)
            words += ["muhammad" if part in _MUHAMMAD else part for part in parts]
    return tuple(word for word in words if word not in _TITLES)


def compare_names(one: str, other: str) -> Agreement:
    """How far two names agree; symmetric."""
    pair = (name_words(one), name_words(other))
    fewer, more = sorted(pair, key=lambda words: (len(words), words))
    if not fewer:
        return Agreement.PARTIAL if more else Agreement.SAME
    if "".join(fewer) == "".join(more):
        return Agreement.SAME
    left, right = _without_common(fewer, more)
    if len(left) == len(right) and (not left or (len(left) == 1 and _one_slip(left[0], right[0]))):
        return Agreement.SAME
    return Agreement.PARTIAL if _is_part(left, right) else Agreement.DIFFERENT


def _without_common(fewer: tuple[str, ...], more: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """What is left of both once equal words are taken away in pairs."""
    left, right = [], list(more)
    for word in fewer:
        if word in right:
            right.remove(word)
        else:
            left.append(word)
    return left, right


def _is_part(left: list[str], right: list[str]) -> bool:
    """Every word left over finds a word of its own that begins alike, at most one by a slip."""
    free = list(right)
    slips = 0
    for word in sorted(left, key=len, reverse=True):
        alike = next((w for w in free if w.startswith(word) or word.startswith(w)), None)
        if alike is None:
            slips += 1
            alike = next((w for w in free if _one_slip(word, w)), None)
        if alike is None or slips > 1:
            return False
        free.remove(alike)
    return True


def _one_slip(one: str, other: str) -> bool:
    """One letter wrong, missing, too many, or two neighbours swapped."""
    short, long = sorted((one, other), key=len)
    if len(short) < _TYPO_LENGTH or len(long) - len(short) > 1:
        return False
    at = next((i for i, sign in enumerate(short) if sign != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[:at] + long[at : at + 2][::-1] + long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or short == swapped


def spellings(word: str) -> tuple[str, ...]:
    """A word of `name_words` and the other ways it is written; itself alone for most."""
    return (word, *sorted(_MUHAMMAD)) if word == "muhammad" else (word,)
