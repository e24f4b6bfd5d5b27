"""An agency's contacts in words for the screen. Pure; an unknown contact is said to be unknown."""

from callcenter.callers.phone import parse_phone
from callcenter.directory.agencies import Agency
from callcenter.errors import PhoneInvalid
from ui.translation import shown


def phone_shown(raw: str) -> str:
    """The number in its usual grouping, as it stands when it cannot be read."""
    try:
        return parse_phone(raw).pretty if raw else ""
    except PhoneInvalid:
        return raw


def contact_line(agency: Agency) -> str:
    """Number and hours in one line."""
    parts = [phone_shown(agency.phone) or phone_shown(agency.whatsapp) or agency.email]
    if not parts[0]:
        parts = [shown("nomor belum diisi di direktori")]
    if agency.hours_text:
        parts.append(agency.hours_text)
    return " · ".join(parts)


def doubt(agency: Agency) -> str:
    """What the chip says when the number may be old, else empty."""
    if not agency.needs_checking:
        return ""
    years = "".join(sign if sign.isdigit() else " " for sign in agency.source_note).split()
    return shown("no. {year}, periksa").replace("{year}", years[-1]) if years else shown("periksa")
