"""Identity hidden but recognisable. Total: never raises, never shows a value too short to hide.

Masks are made here for the model, so that copy, tooltip, print and accessibility get them too.
"""

import re
import unicodedata

from callcenter.callers.names import name_words

_HIDDEN = "****"
_COVERED = "•••"
_NIK_LENGTH = 16
_REGION = re.compile(
    r"(?:kota|kabupaten|kab\.?|provinsi|prov\.?)(?: [^\W\d_]+){1,3}", re.IGNORECASE
)


def mask_nik(nik: str) -> str:
    """`1871********0001`; all stars unless there are exactly 16 digits; empty stays empty."""
    digits = _digits(nik)
    if not nik.strip():
        return ""
    if len(digits) != _NIK_LENGTH:
        return _HIDDEN * 2
    return digits[:4] + _HIDDEN * 2 + digits[-4:]


def mask_phone(phone: str) -> str:
    """`0812****7890` from a key or any notation; at least four digits are hidden.

    The extension is left out, a foreign number keeps "+" and three digits, a number of less than
    nine digits (a short number too) shows nothing. Empty stays empty.
    """
    if not phone.strip():
        return ""
    number = re.split(r"[;#a-z]", unicodedata.normalize("NFKC", phone).strip().lower())[0]
    digits = _digits(number)
    head = 4
    if number.startswith("+62"):
        digits = "0" + digits[2:]
    elif number.startswith("+"):
        digits, head = "+" + digits, 4
    shown_behind = min(4, len(digits) - head - 4)
    if shown_behind <= 0:
        return _HIDDEN
    return digits[:head] + _HIDDEN + digits[-shown_behind:]


def mask_name(name: str) -> str:
    """`Contoh S•••`: the first of several words is kept, of all others the first letter.

    A word of one or two letters is covered whole; a single word keeps only its first letter.
    """
    words = name.split()
    if len(words) > 1 and len(words[0]) > 2:  # noqa: PLR2004 - an initial or a two-letter name
        return " ".join((words[0], *map(_covered, words[1:])))
    return " ".join(map(_covered, words))


def mask_address(address: str) -> str:
    """`•••, Kota Contoh`: only parts that name a kota, kabupaten or provinsi are kept."""
    parts = [part.strip() for part in address.split(",")]
    if not any(parts):
        return ""
    return ", ".join((_COVERED, *(part for part in parts if _REGION.fullmatch(part))))


def initials(name: str) -> str:
    """Up to two capital letters, of the first and the last word, without titles; "?" for none."""
    firsts = [word[0].upper()[0] for word in name_words(name)]
    return "".join(firsts[:1] + firsts[1:][-1:]) or "?"


def _covered(word: str) -> str:
    return _COVERED if len(word) <= 2 else _first_letter(word) + _COVERED  # noqa: PLR2004


def _first_letter(word: str) -> str:
    """The first sign with the accents that follow it."""
    end = 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return word[:end]


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))
