"""Telephone numbers as people write them, read into one key per number. Dials nothing, asks nobody.

The key is E.164, with ";ext=12" behind it for an extension, so that `0812..`, `+62 812..`,
`62812..` and full-width digits are the same number. Short service numbers are their own key.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from msgspec import Struct

from callcenter.errors import PhoneInvalid

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

PhoneKind = Literal["mobile", "fixed", "short", "foreign"]

EXTENSION_MARK = ";ext="
"""Stands between number and extension in a key."""

PART_DIGITS = 5
"""Digits a part of a number has at least: with fewer it says too little to be looked for."""

_HOME = "ID"
_OWN = "0811-790-5000"
"""The line's own number."""
_HOME_CODE = 62
_LONGEST_TEXT = 400
_MINUS = "\N{MINUS SIGN}"
_URI = re.compile(r"(?:tel|callto|whatsapp):(?://)?(?P<body>.*)", re.IGNORECASE | re.DOTALL)
_SEND = re.compile(r"send/?\?(?:.*&)?phone=(?P<number>[^&]*)", re.IGNORECASE | re.DOTALL)
_EXTENSION = re.compile(
    r"(?P<number>.*?\d\)?)[\s;,]*"
    r"(?:extension|ext|ekstensi|ekst|pesawat|pes|#)[\s.:=#]*(?P<extension>\d*)",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)
_SIGNS = re.compile(r"[+0-9 ().-]*")
_SHAPE = re.compile(r"\(?\+?[0-9 ().-]*")
_ALLOWED = re.compile(r"[+0-9 ().-]{5,20}")
_SHORT = re.compile(r"1\d\d|14\d{3}", re.ASCII)
_ABROAD = re.compile(r"00[179]\d{7}", re.ASCII)
_TRUNK = re.compile("^620")
_WITH_COUNTRY = re.compile(r"628|62\d{7}", re.ASCII)
_MISSING_AREA = re.compile(r"[2-79]\d{3,7}", re.ASCII)
_KEY = re.compile(r"\+62[0-9]{1,15}")
_HOME_PREFIX = re.compile("^6?2?0*")
_PREFIX = re.compile(r"(?:00[179](?=\d{7})|0062)?(?:62(?=0?[2-9])|62?$)?0*", re.ASCII)


class Phone(Struct, frozen=True):
    """One telephone number: `key` to store and compare, `pretty` to show (Indonesian grouping)."""

    key: str
    kind: PhoneKind
    extension: str
    pretty: str


def parse_phone(raw: str, region: str = _HOME) -> Phone:
    """Read a number in any notation, `tel:` and `whatsapp:` URIs included.

    `region` is the country of a number written without one; "foreign" is what is not Indonesian.
    Raises PhoneInvalid with reason: empty, service_code (`*21*..#`), extension, letter,
    characters, area_code (a local number without one), too_short, too_long, not_possible.
    Three digits from 100 to 199 and 14xxx are service numbers: kind "short".
    """
    if len(raw) > _LONGEST_TEXT:
        raise PhoneInvalid(raw, "too_long")
    number, extension = _checked(raw)
    digits = re.sub(r"\D", "", number)
    plus = "+" in number
    if region == _HOME and not plus and _SHORT.fullmatch(digits):
        if extension:
            raise PhoneInvalid(raw, "not_possible")
        return Phone(digits, "short", "", digits)
    if not _ALLOWED.fullmatch(number):
        raise PhoneInvalid(raw, "too_short" if len(number) < 5 else "too_long")  # noqa: PLR2004
    dialled = _dialled(raw, digits, plus, region)
    return _read(raw, dialled, extension, region)


def load_numbering_plan() -> None:
    """Read the plan of the world's numbers (25 to 70 ms, once in a process) before one is told."""
    parse_phone(_OWN)


def phone_digits(raw: str) -> str:
    """Digits of a number or a part of one without trunk and country prefix, for searching.

    The stored form is `phone_digits(key)`; any beginning or end of that number, in any notation,
    gives a part of it. Empty when the text holds letters or nothing but a prefix.
    """
    if _KEY.fullmatch(raw):  # as it is stored: nothing to make plain, and thousands in a page
        return _HOME_PREFIX.sub("", raw[1:])
    number, _ = _split_extension(_plain(raw[:_LONGEST_TEXT]))
    if any(sign.isalpha() for sign in number):
        return ""
    digits = re.sub(r"[^0-9]", "", number)
    if "+" in number:
        return _HOME_PREFIX.sub("", digits) if "62".startswith(digits[:2]) else digits
    return _PREFIX.sub("", digits, count=1)


def phone_parts(raw: str) -> tuple[str, ...]:
    """What a part of a number may mean: `phone_digits`, and the digits as they were typed.

    The end of a number may begin with 0 or 62: then that is no prefix. What has fewer than
    PART_DIGITS is left out, so it is empty for too short a text and where letters stand.
    """
    number, _ = _split_extension(_plain(raw[:_LONGEST_TEXT]))
    if any(sign.isalpha() for sign in number):
        return ()
    typed = re.sub(r"[^0-9]", "", number)
    found = dict.fromkeys((phone_digits(raw), typed))
    return tuple(one for one in found if len(one) >= PART_DIGITS)


def refused_letter(raw: str) -> str:
    """The first letter that makes the text no number, empty when there is none: for the message."""
    number, _ = _split_extension(_plain(raw[:_LONGEST_TEXT]))
    return next((sign for sign in number if sign.isalpha()), "")


def _plain(raw: str) -> str:
    """Compatibility forms folded, pasted direction marks dropped, every dash a hyphen, no URI."""
    folded = unicodedata.normalize("NFKC", raw)
    visible = (sign for sign in folded if unicodedata.category(sign) != "Cf")
    text = "".join("-" if unicodedata.category(s) == "Pd" or s == _MINUS else s for s in visible)
    return _without_uri(text.strip())


def _without_uri(text: str) -> str:
    uri = _URI.fullmatch(text)
    if uri is None:
        return text
    body = uri["body"]
    send = _SEND.match(body)
    if send is not None:
        return unquote(send["number"]).strip()
    number, *parameters = body.partition("?")[0].split(";")
    kept = (one for one in parameters if one.lower().startswith("ext="))
    return unquote(";".join((number, *kept))).strip()


def _split_extension(text: str) -> tuple[str, str | None]:
    """Number and extension; None for none, an empty text when it is announced but missing."""
    found = _EXTENSION.fullmatch(text)
    return (text, None) if found is None else (found["number"], found["extension"])


def _checked(raw: str) -> tuple[str, str]:
    """The number's text, only signs a number may have, and its extension."""
    text = _plain(raw)
    if not text:
        raise PhoneInvalid(raw, "empty")
    if "*" in text or text.startswith("#") or text.endswith("#"):
        raise PhoneInvalid(raw, "service_code")
    number, extension = _split_extension(text)
    if extension is not None and not 1 <= len(extension) <= 7:  # noqa: PLR2004
        raise PhoneInvalid(raw, "extension")
    if any(sign.isalpha() for sign in number):
        raise PhoneInvalid(raw, "letter")
    number = re.sub(r" ?([().-]) ?", r"\1", re.sub(r"\s+", " ", number))
    if not _SHAPE.fullmatch(number) or not any(sign.isdigit() for sign in number):
        raise PhoneInvalid(raw, "characters")
    return number, extension or ""


def _dialled(raw: str, digits: str, plus: bool, region: str) -> str:
    """What to hand to the numbering plan: digits, with "+" when the country stands in front."""
    if plus:
        return "+" + _TRUNK.sub("62", digits)
    if region != _HOME:
        return digits
    digits = digits.removeprefix("00") if digits.startswith("0062") else digits
    if _WITH_COUNTRY.match(digits):
        return "+" + _TRUNK.sub("62", digits)
    if _ABROAD.match(digits):
        return "+" + digits[3:]
    if digits.startswith("00"):  # a doubled zero, far more often than the old prefix 008
        raise PhoneInvalid(raw, "not_possible")
    if _MISSING_AREA.fullmatch(digits):
        raise PhoneInvalid(raw, "area_code")
    return "+62" + digits.removeprefix("0")


def _read(raw: str, dialled: str, extension: str, region: str) -> Phone:
    import phonenumbers  # noqa: PLC0415 - 25 ms that the first window need not wait for

    try:
        number = phonenumbers.parse(dialled, region)
    except phonenumbers.NumberParseException as error:
        raise PhoneInvalid(raw, _PARSE_REASONS.get(error.error_type, "not_possible")) from error
    home = number.country_code == _HOME_CODE
    reason = _home_fault(number) if home else _plan_fault(number)
    if reason:
        raise PhoneInvalid(raw, reason)
    key = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    kind, pretty = _shown(number, home)
    if extension:
        key, pretty = f"{key}{EXTENSION_MARK}{extension}", f"{pretty} ext. {extension}"
    return Phone(key, kind, extension, pretty)


_PARSE_REASONS = {2: "too_short", 3: "too_short", 4: "too_long"}
"""NumberParseException's types: TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN, TOO_LONG."""

_PLAN_REASONS = {0: "", 2: "too_short", 3: "too_long"}
"""ValidationResult: IS_POSSIBLE, TOO_SHORT, TOO_LONG; everything else is not possible."""


def _plan_fault(number: "PhoneNumber") -> str:
    from phonenumbers import is_possible_number_with_reason  # noqa: PLC0415

    return _PLAN_REASONS.get(is_possible_number_with_reason(number), "not_possible")


def _home_fault(number: "PhoneNumber") -> str:
    """Why it cannot be an Indonesian number; a prefix newer than the metadata is let through."""
    from phonenumbers import is_valid_number, national_significant_number  # noqa: PLC0415

    if is_valid_number(number):
        return ""
    national = national_significant_number(number)
    if national[0] in "01":
        return "not_possible"
    shortest, longest = (9, 12) if _is_mobile(national) else (8, 11)
    if len(national) < shortest:
        return "too_short"
    return "too_long" if len(national) > longest else ""


def _is_mobile(national: str) -> bool:
    return national.startswith("8") and not national.startswith("80")


def _shown(number: "PhoneNumber", home: bool) -> tuple[PhoneKind, str]:
    import phonenumbers  # noqa: PLC0415

    if not home:
        style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return "foreign", phonenumbers.format_number(number, style)
    national = phonenumbers.national_significant_number(number)
    if _is_mobile(national):
        cut = 6 if len(national) <= 10 else 7  # noqa: PLR2004 - 0811-790-5000, 0812-7900-1234
        return "mobile", f"0{national[:3]}-{national[3:cut]}-{national[cut:]}"
    if national.startswith("1"):
        return "fixed", national
    if not phonenumbers.is_valid_number(number):
        return "fixed", f"0{national}"
    return "fixed", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
