"""Keeps numbers of people out of what the privacy office writes about them. Pure.

What is written in a matter outlives an erasure, so it may name nobody. Numbers and addresses of
mail are recognised; names are not, the screen asks for none. Amounts of money are passed by, and
so is a run of digits that is nothing but times and dates: a number beside one is seen all the same.
"""

import re
import unicodedata

_DASH = r"\-\u2010-\u2015"
_RUN = re.compile(rf"\+?\d(?:[\s().:/{_DASH}]{{0,2}}\d){{6,}}")
_MAIL = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
_OURS = re.compile(r"\b(?:(?:PDP|RTN|INS)-\d{8}-[0-9A-Z]{5}|\d{2}-\d{4}-\d{3}-\d{2})\b")
"""Numbers of requests and of tickets; they name a matter."""

_AMOUNT = r"[1-9]\d{0,2}(?:\.\d{3})+(?!\.?\d)(?:,(?:\d{1,2}(?!\d)|-))?"
_RP = r"\brp\.?\s?"
_MONEY = re.compile(
    rf"{_RP}(?:{_AMOUNT}|[1-9]\d{{0,11}}(?!\.?\d))(?:\s?[{_DASH}]\s?(?:{_RP})?{_AMOUNT})?"
    rf"|(?<![\d.+]){_AMOUNT}(?=\s?rupiah\b)",
    re.IGNORECASE,
)

_D, _M, _Y = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_HOURS = rf"{_TIME}(?:\s?[{_DASH}/]\s?{_TIME})?"
_THEN = rf"(?:\s{_HOURS})?"
_DASHED = rf"(?:{_D}-{_M}-{_Y}|{_Y}-{_M}-{_D}){_THEN}"
_OTHER = rf"(?:{_D}\.{_M}\.{_Y}|{_D}/{_M}/(?:{_Y}|\d\d)){_THEN}"
_WHEN = re.compile(
    rf"(?:\d{{1,2}}\s)?(?:{_HOURS}|{_Y}\s{_HOURS}|{_Y}\s?[{_DASH}/]\s?{_Y}"
    rf"|{_DASHED}(?:\s[{_DASH}]\s{_DASHED})?|{_OTHER}(?:\s?[{_DASH}]\s?{_OTHER})?)(?:\s\d{{1,3}})?"
)
"""Hours, years, dates, dates with hours, and from one to the other; a small number beside it."""


def names_somebody(text: str) -> bool:
    """Whether a text holds what may be a telephone number, a NIK or an address of mail."""
    plain = _MONEY.sub("¤", _OURS.sub(" ", unicodedata.normalize("NFKC", text)))
    runs = (found.group() for found in _RUN.finditer(plain))
    return any(_WHEN.fullmatch(one) is None for one in runs) or _MAIL.search(plain) is not None
