"""Takes out of a text what must not leave the desk: numbers, addresses, names (SECURITY 7). Pure.

What is known of the reporters goes in every notation; of everybody else what looks like a NIK, a
telephone number, an e-mail address or a house's address. Too much goes rather than too little.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from callcenter.callers.identity import Identity
from callcenter.callers.names import name_words, spellings
from callcenter.callers.personal_notations import (
    ADDRESS,
    DATE,
    DIGIT_RUN,
    EMAIL,
    MONEY,
    RT_RW,
    SPOKEN_RUN,
    TELEPHONE,
)
from callcenter.callers.phone import phone_digits

HIDDEN = "[disamarkan]"
"""Stands where something was taken out."""

_MARK = "\ue000"
_APART = r"[\W_]*"
_SHORTEST_NUMBER = 5
_SHORTEST_PART = 3
_SHORTEST_JOINED = 6
_DOTTED = r"[.\-_*]?"
_CLITIC = r"(?:nya|ku|mu|lah|kah|pun)?"

_DIGIT = (
    r"(?:0|o|nol|kosong)", r"(?:1|l|i|satu)", r"(?:2|dua)", r"(?:3|tiga)", r"(?:4|empat)",
    r"(?:5|lima)", r"(?:6|enam)", r"(?:7|tujuh)", r"(?:8|delapan)", r"(?:9|sembilan)",
)  # fmt: skip
"""A digit as it is written, mistyped or spoken."""

_SPACED = r"[\s.\-_*]{1,3}"
_SHORTEST_SPACED = 4
_LONGEST_RUN = 4
_NEVER_MONEY = 13
_FEWEST_DIGITS = 7
_RUPIAH_BEFORE = re.compile(r"\brp[\s.]{0,3}\Z", re.IGNORECASE)
_RUPIAH_AFTER = re.compile(r"\s{0,3}rupiah\b", re.IGNORECASE)


def scrubbed(text: str, known: Identity) -> str:
    """The text without all of it, in compatibility form (NFKC)."""
    plain = readable(text)
    for pattern in (*_numbers(known), *_addresses(known)):
        plain = pattern.sub(_MARK, plain)
    plain = EMAIL.sub(_MARK, plain)
    plain = TELEPHONE.sub(_unless_date, plain)
    for pattern in (DIGIT_RUN, SPOKEN_RUN):
        plain = pattern.sub(_unless_harmless, plain)
    for pattern in (ADDRESS, RT_RW):
        plain = pattern.sub(_MARK, plain)
    plain = _without_names(plain, known.names)
    return re.sub(rf"{_MARK}(?:[\s,]*{_MARK})*", HIDDEN, plain).strip()


def unnamed(text: str, known: Identity) -> str:
    """The text as it was typed, without the numbers and names of these people alone.

    For a report that keeps no identity: what is told of a place stays, whoever told it goes.
    """
    plain = readable(text)
    for pattern in _numbers(known):
        plain = pattern.sub(_MARK, plain)
    plain = _without_names(plain, known.names)
    if _MARK not in plain:
        return text
    return re.sub(rf"{_MARK}(?:[\s,]*{_MARK})*", HIDDEN, plain)


def cleared(text: str, known: Identity) -> str:
    """The text without these people's numbers, addresses and names, and without any e-mail.

    For what is erased: what happened and where stays, who told it goes in every notation.
    """
    plain = readable(text)
    for pattern in (*_numbers(known), *_addresses(known), EMAIL):
        plain = pattern.sub(_MARK, plain)
    plain = _without_names(plain, known.names)
    if _MARK not in plain:
        return text
    return re.sub(rf"{_MARK}(?:[\s,]*{_MARK})*", HIDDEN, plain)


def speaks_of(text: str, known: Identity) -> bool:
    """Whether a number, an address or a name of these people stands in the text."""
    plain = readable(text)
    if any(one.search(plain) for one in (*_numbers(known), *_addresses(known))):
        return True
    return _without_names(plain, known.names) != plain


def readable(text: str) -> str:
    """Compatibility forms folded, digits of every script as 0-9, invisible signs left out."""
    folded = unicodedata.normalize("NFKC", text)
    seen = (one for one in folded if one in "\n\t" or unicodedata.category(one) not in _UNSEEN)
    return "".join(_ascii_digit(one) for one in seen)


_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")


def _ascii_digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _unless_date(found: re.Match[str]) -> str:
    return found[0] if DATE.fullmatch(found[2]) else found[1] + _MARK


def _unless_harmless(found: re.Match[str]) -> str:
    text = found[0].strip()
    harmless = DATE.fullmatch(text) or _is_money(found) or _is_word(text)
    return found[0] if harmless else _MARK


def _is_money(found: re.Match[str]) -> bool:
    text, start, end = found[0].strip(), found.start(), found.end()
    if not MONEY.fullmatch(text):
        return False
    if len(re.sub(r"\D", "", text)) < _NEVER_MONEY:
        return True
    before, after = found.string[max(0, start - 8) : start], found.string[end : end + 16]
    return bool(_RUPIAH_BEFORE.search(before) or _RUPIAH_AFTER.match(after))


def _is_word(text: str) -> bool:
    """Letters that look like digits and hardly a digit among them: "looooool"."""
    return len(re.findall(r"\d", text)) < _FEWEST_DIGITS and not re.search(r"[^\W\doOlIi_]", text)


def _numbers(known: Identity) -> Iterable[re.Pattern[str]]:
    """Every known telephone number and NIK, whatever stands between its digits."""
    phones = (phone_digits(readable(one)) for one in known.phones)
    niks = (re.sub(r"\D", "", readable(one)) for one in known.niks)
    for digits in dict.fromkeys((*phones, *niks)):
        if len(digits) >= _SHORTEST_NUMBER:
            yield _digits(digits)


@lru_cache(maxsize=64)
def _digits(digits: str) -> re.Pattern[str]:
    lead = (
        rf"(?:\(?\+?(?:00{_APART})?6{_APART}2{_APART}(?:\(?0\)?{_APART})?|\(?{_DIGIT[0]}{_APART})?"
    )
    body = _APART.join(_DIGIT[int(one)] for one in digits)
    return re.compile(lead + body, re.IGNORECASE)


def _addresses(known: Identity) -> Iterable[re.Pattern[str]]:
    """A known address whole, and each part of it between commas that says more than a place."""
    for address in known.addresses:
        parts = (address, *(one for one in address.split(",") if re.search(r"\d", one)))
        for part in parts:
            words = re.findall(r"[^\W_]+", readable(part))
            if len("".join(words)) >= _SHORTEST_NUMBER:
                yield re.compile(_APART.join(map(re.escape, words)), re.IGNORECASE)


def _without_names(text: str, names: tuple[str, ...]) -> str:
    patterns = tuple(dict.fromkeys(one for name in names for one in _name_patterns(name)))
    if not patterns:
        return text
    flat, places = _flat(text)
    hidden = [False] * len(text)
    for pattern in patterns:
        for found in re.finditer(pattern, flat):
            first, last = places[found.start()], places[found.end() - 1]
            hidden[first : last + 1] = [True] * (last + 1 - first)
    return "".join(_MARK if gone else one for one, gone in zip(text, hidden, strict=True))


def _name_patterns(name: str) -> Iterable[str]:
    """The whole name, each run of its words, also in one, and each word that is no mere initial."""
    words = name_words(readable(name))
    forms = [f"(?:{'|'.join(map(re.escape, spellings(one)))})" for one in words]
    joined, letters = _APART.join(forms), "".join(words)
    if len(letters) >= _SHORTEST_JOINED:
        yield joined
        yield _APART.join(map(re.escape, letters))  # B.u.d.i S-a-r-i
    elif len(words) > 1:
        yield _whole(joined)
    for size in range(2, min(_LONGEST_RUN, len(words) - 1) + 1):
        for first in range(len(words) - size + 1):
            yield _whole(_APART.join(forms[first : first + size]))
    for word, form in zip(words, forms, strict=True):
        if len(word) >= _SHORTEST_PART or len(words) == 1:
            yield _whole(form)
            yield _whole(_DOTTED.join(map(re.escape, word)))
        if len(word) >= _SHORTEST_SPACED:
            yield _whole(_SPACED.join(map(re.escape, word)))


def _whole(pattern: str) -> str:
    return rf"(?<![^\W_]){pattern}{_CLITIC}\d{{0,6}}(?![^\W_])"


def _flat(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and for each of its signs where it stood.

    Apostrophes within a name go too, as `name_words` has them.
    """
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for one in unicodedata.normalize("NFKD", sign.casefold()):
            if not unicodedata.combining(one) and one not in "'`\u2018\u2019\u02bc":
                signs.append(one)
                places.append(place)
    return "".join(signs), places
