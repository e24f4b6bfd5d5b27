"""Keeps numbers of people out of what the privacy office writes about them. Pure.

What is written in a matter outlives an erasure, so it may name nobody. Numbers and addresses of
mail are recognised; names are not, the screen asks for none.
"""

import re
import unicodedata

_DIGITS = re.compile(r"\+?\d(?:[\s().\-/]{0,2}\d){6,}")
_MAIL = re.compile(r"\S+@\S+\.\S+")
_OURS = re.compile(r"\b(?:(?:PDP|RTN|INS)-\d{8}-[0-9A-Z]{5}|\d{2}-\d{4}-\d{3}-\d{2})\b")
"""Numbers of requests and of tickets; they name a matter."""


def names_somebody(text: str) -> bool:
    """Whether a text holds what may be a telephone number, a NIK or an address of mail."""
    plain = _OURS.sub(" ", unicodedata.normalize("NFKC", text))
    return bool(_DIGITS.search(plain) or _MAIL.search(plain))
