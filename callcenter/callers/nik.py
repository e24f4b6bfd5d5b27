"""The NIK, read with its oddities: PPKKCC DDMMYY SSSS. No proof of identity; refuses only nonsense.

It has no check digit and keeps the district of its issue and the birth date as first registered,
so what does not fit is a warning a person weighs, never an error.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from callcenter.errors import NikInvalid

_LENGTH = 16
_WOMEN = 40
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015\u200b-\u200f\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class NikReading:
    """What a NIK says; `nik` is 16 digits and stays out of `repr`.

    `birth_date` is None when the digits are no date; `warnings` holds "date" and "district".
    """

    nik: str = field(repr=False)
    district_code: str
    birth_date: date | None
    female: bool
    warnings: tuple[str, ...]


def read_nik(raw: str, known_districts: Collection[str], today: date) -> NikReading:
    """Read 16 digits, spaces, dots and dashes allowed; the day of birth of a woman has 40 added.

    `known_districts`: Kemendagri codes of kecamatan, "187101" or "18.71.01". The two-digit year
    is the latest one that lies not after `today` (a centenarian is read as a child: the NIK
    cannot tell). Raises NikInvalid with reason letter, characters
    or length.
    """
    digits = _SEPARATORS.sub("", unicodedata.normalize("NFKC", raw))
    if not re.fullmatch(r"[0-9]*", digits):
        letter = any(sign.isalpha() for sign in digits)
        raise NikInvalid(raw, "letter" if letter else "characters")
    if len(digits) != _LENGTH:
        raise NikInvalid(raw, "length")
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    female = day > _WOMEN
    born = _birth_date(day - _WOMEN if female else day, month, year, today)
    district = digits[:6]
    dotted = f"{district[:2]}.{district[2:4]}.{district[4:]}"
    warnings = []
    if born is None:
        warnings.append("date")
    if district not in known_districts and dotted not in known_districts:
        warnings.append("district")
    return NikReading(digits, district, born, female, tuple(warnings))


def _birth_date(day: int, month: int, year: int, today: date) -> date | None:
    century = today.year - today.year % 100
    for start in (century, century - 100):
        try:
            born = date(start + year, month, day)
        except ValueError:
            continue
        if born <= today:
            return born
    return None
