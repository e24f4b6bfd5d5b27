"""One key per telephone number, whatever its notation, and a reason for every refusal."""

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callcenter.callers.phone import Phone, parse_phone, phone_digits, phone_parts, refused_letter
from callcenter.errors import PhoneInvalid

MOBILE = Phone("+6281279001234", "mobile", "", "0812-7900-1234")
OFFICE = Phone("+62721481107", "fixed", "", "(0721) 481107")
DESK_12 = Phone("+62721481107;ext=12", "fixed", "12", "(0721) 481107 ext. 12")


def refusal(raw: str) -> str:
    with pytest.raises(PhoneInvalid) as caught:
        parse_phone(raw)
    reason: str = caught.value.reason
    return reason


@pytest.mark.parametrize(
    "raw",
    [
        "081279001234",
        "0812 7900 1234",
        "0812-7900-1234",
        "0812 - 7900 - 1234",
        "0812.7900.1234",
        "+6281279001234",
        "+62 812 7900 1234",
        "+62 (0)812-7900-1234",
        "(+62) 812 7900 1234",
        "6281279001234",
        "62 812-7900-1234",
        "0062 812 7900 1234",
        "00162 812 7900 1234",
        "０８１２７９００１２３４",
        "\u202a+62 812\u20117900\u20111234\u202c",
        "0812–7900−1234",
        "0812\u00a07900\u00a01234",
        "tel:+6281279001234",
        "TEL:0812-7900-1234",
        "tel:%2B62812%207900%201234",
        "tel:081279001234;phone-context=+62",
        "tel://081279001234?x=1",
        "whatsapp:+6281279001234",
        "whatsapp://send?phone=6281279001234",
        "whatsapp://send/?text=halo&phone=%2B6281279001234&app=1",
        "callto:081279001234",
    ],
)
def test_every_notation_of_a_mobile_is_one_number(raw):
    assert parse_phone(raw) == MOBILE


@pytest.mark.parametrize(
    "raw", ["0721481107", "(0721) 48 11 07", "( 0721 ) 481107", "+62 721 481107", "62721481107"]
)
def test_every_notation_of_an_office_is_one_number(raw):
    assert parse_phone(raw) == OFFICE


@pytest.mark.parametrize(
    "raw",
    [
        "0721 481107 ext. 12",
        "0721 481107 ext 12",
        "(0721) 481107, ekst. 12",
        "(0721) 481107 pes 12",
        "(0721) 481107 PES. 12",
        "(0721) 481107 pesawat: 12",
        "0721481107#12",
        "0721-481107 # 12",
        "+62721481107;ext=12",
        "tel:+62-721-481107;ext=12",
        "tel:0721481107;phone-context=+62;EXT=12",
        "０７２１ ４８１１０７ ｅｘｔ １２",
    ],
)
def test_every_notation_of_an_extension_is_one_key(raw):
    assert parse_phone(raw) == DESK_12


def test_an_extension_keeps_its_leading_zero():
    assert parse_phone("0721481107 ext 07").key == "+62721481107;ext=07"


@pytest.mark.parametrize(
    "raw", ["110", "112", "113", "115", "118", "119", "123", "157", "14045", "１１２", "tel:112"]
)
def test_short_numbers_are_their_own_key(raw):
    found = parse_phone(raw)
    assert found.kind == "short"
    assert found.key == found.pretty
    assert found.key in {"110", "112", "113", "115", "118", "119", "123", "157", "14045"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("0811 790 5000", Phone("+628117905000", "mobile", "", "0811-790-5000")),
        ("0811790500", Phone("+62811790500", "mobile", "", "0811-790-500")),
        ("0812345678901", Phone("+62812345678901", "mobile", "", "0812-3456-78901")),
        ("021 1234 5678", Phone("+622112345678", "fixed", "", "(021) 12345678")),
        ("0800 123 4567", Phone("+628001234567", "fixed", "", "0800 1234567")),
        ("1500123", Phone("+621500123", "fixed", "", "1500123")),
        ("+60 12-345 6789", Phone("+60123456789", "foreign", "", "+60 12-345 6789")),
        ("001 60 12 345 6789", Phone("+60123456789", "foreign", "", "+60 12-345 6789")),
        (
            "+60 3-2345 6789 ext 4",
            Phone("+60323456789;ext=4", "foreign", "4", "+60 3-2345 6789 ext. 4"),
        ),
    ],
)
def test_kinds_and_how_they_are_shown(raw, expected):
    assert parse_phone(raw) == expected


def test_a_prefix_newer_than_the_known_plan_is_let_through():
    assert parse_phone("0720 1234567") == Phone("+627201234567", "fixed", "", "07201234567")
    assert parse_phone("0840 1234 567") == Phone("+628401234567", "mobile", "", "0840-123-4567")


@pytest.mark.parametrize(
    ("shortest", "longest"), [("0840123456", "0840123456789"), ("072012345", "072012345678")]
)
def test_an_unknown_prefix_keeps_to_the_lengths_of_its_kind(shortest, longest):
    assert parse_phone(shortest).key == "+62" + shortest[1:]
    assert parse_phone(longest).key == "+62" + longest[1:]
    assert refusal(shortest[:-1]) == "too_short"
    assert refusal(longest + "1") == "too_long"


def test_only_a_text_that_no_number_needs_is_too_long():
    uri = "whatsapp://send?phone=081279001234&text="
    assert parse_phone(uri.ljust(400, "a")) == MOBILE
    assert refusal(uri.ljust(401, "a")) == "too_long"


def test_a_region_reads_numbers_without_a_country():
    assert parse_phone("012-345 6789", "MY").key == "+60123456789"
    assert parse_phone("+62 812 7900 1234", "MY") == MOBILE
    assert parse_phone("112233445", "MY").kind == "foreign"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "empty"),
        (" \u200e ", "empty"),
        ("tel:", "empty"),
        ("*21*081279001234#", "service_code"),
        ("*123#", "service_code"),
        ("#31#081279001234", "service_code"),
        ("081279001234#", "service_code"),
        ("0812 3456 789O", "letter"),
        ("0812 3456 789о", "letter"),
        ("anonymous", "letter"),
        ("sip:081279001234", "letter"),
        ("0721 481107 ext", "extension"),
        ("0721 481107 ext 12345678", "extension"),
        ("0721/481107", "characters"),
        ("0812+7900+1234", "characters"),
        ("++6281279001234", "characters"),
        ("٠٨١٢٧٩٠٠١٢٣٤", "characters"),
        ("-----", "characters"),
        ("481107", "area_code"),
        ("5617711", "area_code"),
        ("12", "too_short"),
        ("0812", "too_short"),
        ("0812 345", "too_short"),
        ("62812345", "too_short"),
        ("0721 4811", "too_short"),
        ("+62 7", "too_short"),
        ("+60 1234", "too_short"),
        ("0812 3456 7890 12", "too_long"),
        ("0721 4811 0712 3", "too_long"),
        ("+60 12 345 678 9012", "too_long"),
        ("0812 3456 7890 1234 567", "too_long"),
        ("+62 812 3456 7890 1234 5678", "too_long"),
        ("1" * 401, "too_long"),
        ("+1234567890123456789", "too_long"),
        ("+60 1", "too_short"),
        ("+999 123456", "not_possible"),
        ("00812 7900 1234", "not_possible"),
        ("0000 1234 567", "not_possible"),
        ("1234567", "not_possible"),
        ("112 ext 3", "not_possible"),
    ],
)
def test_refusals_say_why(raw, reason):
    with pytest.raises(PhoneInvalid) as caught:
        parse_phone(raw)
    assert caught.value.reason == reason
    assert caught.value.raw == raw


def test_the_letter_can_be_named():
    assert refused_letter("0812 3456 789O") == "O"
    assert refused_letter("0721 481107 ext 12") == ""


@settings(deadline=None)
@given(st.text(alphabet="0123456789+-. ()#*;=extpsOo０²", max_size=30) | st.text(max_size=40))
@example("+62000000")
@example("00000000")
def test_any_text_is_read_or_refused(raw):
    try:
        found = parse_phone(raw)
    except PhoneInvalid:
        return
    assert parse_phone(found.key) == found


NATIONALS = st.from_regex(r"8[1-35-9][0-9]{8,9}|721[2-9][0-9]{5}", fullmatch=True)
PREFIXES = st.sampled_from(["0", "62", "+62", "+62 ", "0062", "+62(0)"])
GAPS = st.sampled_from(["", " ", "-", "."])


@settings(deadline=None)
@given(NATIONALS, PREFIXES, GAPS, st.integers(3, 6))
def test_notation_never_makes_a_twin(national, prefix, gap, cut):
    assert parse_phone(f"{prefix}{national[:cut]}{gap}{national[cut:]}").key == f"+62{national}"


@settings(deadline=None)
@given(NATIONALS, PREFIXES, GAPS, st.integers(3, 6), st.integers(1, 20))
def test_a_beginning_or_an_end_in_any_notation_is_found(national, prefix, gap, cut, length):
    raw = f"{prefix}{national[:cut]}{gap}{national[cut:]}"
    stored = phone_digits(f"+62{national}")
    assert stored == national
    if prefix != "0062" or length > 4:
        assert phone_digits(raw[:length]) in stored
    assert phone_digits(national[-length:]) in stored


@pytest.mark.parametrize(
    ("raw", "digits"),
    [
        ("0812 79", "81279"),
        ("+62 812 79", "81279"),
        ("62812", "812"),
        ("0062812", "812"),
        ("(0721) 48", "72148"),
        ("tel:0721481107;ext=12", "721481107"),
        ("6212", "6212"),
        ("7900", "7900"),
        ("+60 12", "6012"),
        ("001 60 12 345 6789", "60123456789"),
        ("+62", ""),
        ("+62 (0", ""),
        ("620", "620"),
        ("+6", ""),
        ("6", ""),
        ("62", ""),
        ("0", ""),
        ("+", ""),
        ("112", "112"),
        ("Contoh 12", ""),
        ("0812 789O", ""),
    ],
)
def test_search_digits(raw, digits):
    assert phone_digits(raw) == digits


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("0812 3456", ("8123456", "08123456")),
        ("+62 812", ("62812",)),
        ("06493", ("06493",)),
        ("6493", ()),
        ("0", ()),
        ("O812", ()),
        ("", ()),
    ],
)
def test_a_part_is_read_with_and_without_what_may_be_a_prefix(raw, parts):
    assert phone_parts(raw) == parts


def test_the_numbering_plan_is_not_loaded_before_a_number_is_read():
    program = (
        "import sys, callcenter.callers.phone as phone;"
        "before = 'phonenumbers' in sys.modules; phone.parse_phone('112');"
        "phone.parse_phone('081279001234'); print(before, 'phonenumbers' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["False", "True"]
