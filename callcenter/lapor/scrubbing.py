"""Takes out of a text what must not leave the desk: numbers, addresses, names (SECURITY 7). Pure.

What is known of the reporters goes in every notation; of everybody else what looks like a NIK, a
telephone number, an e-mail address or a house's address. Too much goes rather than too little.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from callcenter.callers.names import name_words, spellings
from callcenter.callers.phone import phone_digits
from callcenter.lapor.identity import Identity

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

_SPOKEN = r"(?:nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_SPOKEN_RUN = re.compile(rf"(?:\b{_SPOKEN}\b{_APART}|\d{_APART}){{6,}}(?:\b{_SPOKEN}\b|\d)", re.I)
_DIGIT_RUN = re.compile(r"(?<![\d])\+?[(]?[\doO](?:[\s./()\-\u2010-\u2015\u2212,_]{0,3}[\doO]){8,}")
_MONEY = re.compile(r"\d{1,3}(?:[.,]\d{3}){2,}(?:,\d\d|,-)?")
_DATE = re.compile(
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:[\s,]+\d{1,2}[.:]\d\d)?"
)
_EMAIL = re.compile(
    r"[\w.+\-]{1,64}\s{0,3}(?:@|\(\s*at\s*\)|\[\s*at\s*\]|\{\s*at\s*\})\s{0,3}"
    r"\w[\w\-]*(?:\s*(?:\.|\(\s*dot\s*\)|\[\s*dot\s*\]|\bdot\b)\s*\w[\w\-]*)*",
    re.I,
)
_HOUSE = r"(?:nomor|nomer|no|nmr|num|#)[\s.:]*\d{1,4}(?:\s?[a-z]\b)?(?![\d])(?:\s?[/\-]\s?\d{1,4})?"
_STREET = r"(?:jalan|jln|jl|gang|gg|lorong|lrg|lr|perumahan|perum|komplek|kompleks|blok|blk)"
_ADDRESS = re.compile(
    rf"\b{_STREET}\b[\s.]*(?:[\w'’.\-]+[\s,]+){{0,6}}?{_HOUSE}"
    rf"|\b{_STREET}\b[\s.]*(?:[\w'’\-]+\s+){{0,4}}?[\w'’\-]*\d{{1,4}}\s?[a-z]?\b"
    rf"(?=[\s,]*\b(?:rt|rw)\b)"
    r"|\b(?:blok|blk)\b[\s.]*[a-z]{1,2}[\s.\-/]*\d{0,3}\b"
    rf"|\brumah\b[\s,]*(?:\w+\s+){{0,2}}?{_HOUSE}"
    rf"|\b{_HOUSE}(?=[\s,]*\b(?:rt|rw)\b)",
    re.I,
)
_RT_RW = re.compile(
    r"\brt[\s.:/]*(?:\d{1,3}|[ivx]{1,4}\b)?[\s.,/\-]*(?:dan\s+)?rw[\s.:/]*(?:\d{1,3}|[ivx]{1,4}\b)"
    r"|\b(?:rt|rw)[\s.:/]*\d{1,3}(?:\s?/\s?\d{1,3})?\b",
    re.I,
)
_KEPT = (_MONEY, _DATE)


def scrubbed(text: str, known: Identity) -> str:
    """The text without all of it, in compatibility form (NFKC)."""
    plain = readable(text)
    for pattern in (*_numbers(known), *_addresses(known)):
        plain = pattern.sub(_MARK, plain)
    plain = _EMAIL.sub(_MARK, plain)
    plain = _DIGIT_RUN.sub(_unless_harmless, plain)
    plain = _SPOKEN_RUN.sub(_unless_harmless, plain)
    for pattern in (_ADDRESS, _RT_RW):
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


def readable(text: str) -> str:
    """Compatibility forms folded, digits of every script as 0-9, invisible signs left out."""
    folded = unicodedata.normalize("NFKC", text)
    seen = (one for one in folded if one in "\n\t" or unicodedata.category(one) not in _UNSEEN)
    return "".join(_ascii_digit(one) for one in seen)


_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")


def _ascii_digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _unless_harmless(found: re.Match[str]) -> str:
    text = found[0].strip()
    return found[0] if any(one.fullmatch(text) for one in _KEPT) else _MARK


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
        rf"(?:\(?\+?(?:00{_APART})?6{_APART}2{_APART}(?:\(?0\)?)?{_APART}|\(?{_DIGIT[0]}{_APART})?"
    )
    body = _APART.join(_DIGIT[int(one)] for one in digits)
    return re.compile(lead + body, re.IGNORECASE)


def _addresses(known: Identity) -> Iterable[re.Pattern[str]]:
    """A known address whole, and each part of it between commas that says more than a place."""
    for address in known.addresses:
        parts = (address, *(one for one in address.split(",") if re.search(r"\d", one)))
        for part in parts:
            words = re.findall(r"\w+", readable(part))
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
    """The whole name, also written in one, and each of its words that is no mere initial."""
    words = name_words(readable(name))
    forms = [f"(?:{'|'.join(map(re.escape, spellings(one)))})" for one in words]
    joined, letters = _APART.join(forms), "".join(words)
    if len(letters) >= _SHORTEST_JOINED:
        yield joined
        yield _APART.join(map(re.escape, letters))  # B.u.d.i S-a-r-i
    elif len(words) > 1:
        yield _whole(joined)
    for word, form in zip(words, forms, strict=True):
        if len(word) >= _SHORTEST_PART or len(words) == 1:
            yield _whole(form)
            yield _whole(_DOTTED.join(map(re.escape, word)))


def _whole(pattern: str) -> str:
    return rf"(?<![^\W_]){pattern}{_CLITIC}(?![^\W_])"


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
