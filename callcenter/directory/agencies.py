"""Who answers for what: OPDs, kabupaten/kota, bodies outside the province, emergency numbers.

Holds published contacts only; an unknown contact is empty, never guessed.
"""

from msgspec import Struct

from callcenter.directory.rows import Row
from callcenter.errors import FieldInvalid

PROVINCIAL_KINDS = frozenset({"sekretariat", "biro", "badan", "dinas", "rumah-sakit"})
EMERGENCY_KIND = "darurat"
MUNICIPAL_KIND = "kabupaten-kota"
KINDS = PROVINCIAL_KINDS | {EMERGENCY_KIND, MUNICIPAL_KIND, "vertikal", "pengawas"}
_OFFICE_HOURS_KINDS = frozenset({"sekretariat", "biro", "dinas", "badan"})
_OFFICE_HOURS = "Sen–Jum 07.30–16.00 (jam kantor umum, belum dikonfirmasi)"


class Agency(Struct, frozen=True):
    """An institution a complaint can go to; contacts are as published and empty when unknown.

    `phone` and `whatsapp` are the national digits or a short number; `scope` are the words it
    is competent for; `source_note` says what is doubtful about the entry.
    """

    id: str
    name: str
    abbreviation: str
    kind: str
    region_code: str
    phone: str
    whatsapp: str
    email: str
    hours: str
    scope: tuple[str, ...]
    source_note: str

    @property
    def within_authority(self) -> bool:
        """Whether the province itself can order this institution to act."""
        return self.kind in PROVINCIAL_KINDS

    @property
    def is_emergency(self) -> bool:
        """Whether this is an emergency number, called before any form is filled."""
        return self.kind == EMERGENCY_KIND

    @property
    def needs_checking(self) -> bool:
        """Whether the contact comes from an old source and must be checked before use."""
        return "periksa ulang" in self.source_note

    @property
    def hours_text(self) -> str:
        """Opening hours for the screen; the common office hours are marked as unconfirmed."""
        if self.hours or self.kind not in _OFFICE_HOURS_KINDS:
            return self.hours
        return _OFFICE_HOURS


def parse_agency(row: Row) -> Agency:
    """One agency from a row of agencies.csv; FieldInvalid names the bad column."""
    kind = row.text("kind")
    if kind not in KINDS:
        raise FieldInvalid("kind", f"unknown:{kind}")
    return Agency(
        id=row.text("id"),
        name=row.text("name"),
        abbreviation=row.text("abbreviation"),
        kind=kind,
        region_code=row.text("region_code"),
        phone=_digits(row, "phone"),
        whatsapp=_digits(row, "whatsapp"),
        email=row.text("email", ""),
        hours=row.text("hours", ""),
        scope=row.words("scope"),
        source_note=row.text("source_note", ""),
    )


def _digits(row: Row, field: str) -> str:
    compact = row.text(field, "").translate(str.maketrans("", "", " -.()"))
    digits = compact.removeprefix("+")
    if compact and not (digits.isascii() and digits.isdecimal()):
        raise FieldInvalid(field, "not_a_number")
    return compact
