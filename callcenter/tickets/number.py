"""The ticket number `YY-BBBB-NNN-CC`: made offline, read aloud, typed back. Leases no blocks.

YY year, BBBB leased block, NNN serial in it, CC the ISO 7064 mod 97-10 check digits, which catch
every wrong digit and every swap of neighbours.
"""

import re
import unicodedata

from callcenter.errors import TicketNumberInvalid

SERIALS_PER_BLOCK = 1000
"""Serials run from 0 to 999."""

_LENGTH = 11
_CENTURY = 2000
_WORD = re.compile(r"(?:(?:no(?:mor)?|tiket|ticket|#)[\s.:]*)+", re.IGNORECASE)
_GROUPED = re.compile(r"\d{2}\D+\d{4}\D+\d{3}\D+\d{2}", re.ASCII)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SEPARATORS = re.compile(r"[\s.,/_\-\u2010-\u2015\u2212]")
_SPOKEN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
)  # fmt: skip


def make_number(year: int, block: int, serial: int) -> str:
    """The canonical number: `year` 2000 to 2099, `block` 0 to 9999, `serial` 0 to 999.

    Raises ValueError outside these.
    """
    short_year = year - _CENTURY
    if not (0 <= short_year < 100 and 0 <= block < 10_000 and 0 <= serial < SERIALS_PER_BLOCK):  # noqa: PLR2004
        raise ValueError(f"no ticket number for year {year}, block {block}, serial {serial}")
    body = f"{short_year:02}{block:04}{serial:03}"
    return _grouped(f"{body}{98 - int(body) * 100 % 97:02}")


def parse_number(raw: str) -> str:
    """The canonical number from any grouping.

    Allowed around and between the 11 digits: blanks, dots, commas, dashes, slashes, underscores;
    in front also "no", "nomor", "tiket", "#"; full-width digits. Raises TicketNumberInvalid with
    reason letter (any other sign), length or check.
    """
    digits = _digits(raw)
    if not re.fullmatch(r"[0-9]*", digits):
        raise TicketNumberInvalid(raw, "letter")
    if len(digits) != _LENGTH:
        raise TicketNumberInvalid(raw, "length")
    if int(digits) % 97 != 1 or not 2 <= int(digits[-2:]) <= 98:  # noqa: PLR2004 - 00, 01, 99: twins
        raise TicketNumberInvalid(raw, "check")
    return _grouped(digits)


def looks_like_number(raw: str) -> bool:
    """Whether a search means a ticket number: it is one, or is written 2-4-3-2 with a slip in it.

    Eleven digits in another grouping with wrong check digits are rather a telephone number.
    """
    try:
        parse_number(raw)
    except TicketNumberInvalid as fault:
        return fault.reason == "check" and _GROUPED.fullmatch(_unworded(raw)) is not None
    return True


def spoken(number: str) -> str:
    """The number in Indonesian words, digit by digit, a comma between the groups.

    Raises TicketNumberInvalid as `parse_number` does.
    """
    groups = parse_number(number).split("-")
    return ", ".join(" ".join(_SPOKEN[int(digit)] for digit in group) for group in groups)


def _grouped(digits: str) -> str:
    return f"{digits[:2]}-{digits[2:6]}-{digits[6:9]}-{digits[9:]}"


def _unworded(raw: str) -> str:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", raw)).strip()
    return _WORD.sub("", text, count=1) if _WORD.match(text) else text


def _digits(raw: str) -> str:
    return _SEPARATORS.sub("", _unworded(raw))
