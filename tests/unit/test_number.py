"""The ticket number: any grouping is read, every slip of the pen is caught."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.errors import TicketNumberInvalid
from callcenter.tickets.number import looks_like_number, make_number, parse_number, spoken

NUMBERS = st.builds(make_number, st.integers(2000, 2099), st.integers(0, 9999), st.integers(0, 999))


def refusal(raw: str) -> str:
    with pytest.raises(TicketNumberInvalid) as caught:
        parse_number(raw)
    assert caught.value.raw == raw
    reason: str = caught.value.reason
    return reason


def test_a_number_worked_by_hand():
    # 26041710100 mod 97 = 14, 98 - 14 = 84
    assert make_number(2026, 417, 101) == "26-0417-101-84"
    assert make_number(2000, 0, 0) == "00-0000-000-98"


@pytest.mark.parametrize(
    ("year", "block", "serial"),
    [(1999, 1, 1), (2100, 1, 1), (2026, -1, 1), (2026, 10_000, 1), (2026, 1, -1), (2026, 1, 1000)],
)
def test_a_number_outside_its_ranges_is_not_made(year, block, serial):
    with pytest.raises(ValueError, match=f"block {block}, serial {serial}"):
        make_number(year, block, serial)


@pytest.mark.parametrize(
    "raw",
    [
        "26-0417-101-84",
        "26041710184",
        "26 0417 101 84",
        "26.0417.101.84",
        " 260 417 101 84\n",
        "2604-1710-184",
        "26–0417‑101−84",
        "26/0417/101/84",
        "２６－０４１７－１０１－８４",
        "no. 26-0417-101-84",
        "No 26-0417-101-84",
        "Nomor: 26-0417-101-84",
        "Tiket no. 26-0417-101-84",
        "ticket 26-0417-101-84",
        "#26-0417-101-84",
        "26-0417-101-84.",
        "\u200e26-0417-101-84\u200b",
    ],
)
def test_any_grouping_is_the_same_number(raw):
    assert parse_number(raw) == "26-0417-101-84"
    assert looks_like_number(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "length"),
        ("26-0417-101", "length"),
        ("26-0417-101-849", "length"),
        ("no.", "length"),
        ("26-O417-101-84", "letter"),
        ("26-0417-101-84x", "letter"),
        ("26-0417-101-84 no.", "letter"),
        ("٢٦٠٤١٧١٠١٨٤", "letter"),
        ("26+0417+101+84", "letter"),
        ("26-0417-101-83", "check"),
        ("0812-7900-123", "check"),
    ],
)
def test_refusals_say_why(raw, reason):
    assert refusal(raw) == reason


@pytest.mark.parametrize(
    ("raw", "looks"),
    [
        ("26-0417-101-83", True),
        ("tiket 26 0417 101 83", True),
        ("26041710183", False),
        ("0812-7900-123", False),
        ("26-O417-101-84", False),
        ("26-0417", False),
        ("", False),
    ],
)
def test_what_looks_like_a_number(raw, looks):
    assert looks_like_number(raw) is looks


@settings(deadline=None)
@given(NUMBERS)
def test_made_numbers_are_read_back(number):
    assert parse_number(number) == number
    assert parse_number(number.replace("-", "")) == number
    assert 2 <= int(number[-2:]) <= 98


@settings(deadline=None)
@given(NUMBERS)
def test_every_wrong_digit_is_caught(number):
    digits = number.replace("-", "")
    for at, right in enumerate(digits):
        for wrong in set("0123456789") - {right}:
            assert refusal(digits[:at] + wrong + digits[at + 1 :]) == "check"


@settings(deadline=None)
@given(NUMBERS)
def test_every_swap_of_neighbours_is_caught(number):
    digits = number.replace("-", "")
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            assert refusal(swapped) == "check"


@settings(deadline=None)
@given(st.integers(0, 999_999_999))
def test_only_one_pair_of_check_digits_fits(body):
    fitting = []
    for check in range(100):
        try:
            fitting.append(parse_number(f"{body:09}{check:02}"))
        except TicketNumberInvalid as fault:
            assert fault.reason == "check"  # noqa: PT017
    assert len(fitting) == 1


def test_reading_aloud():
    expected = "dua enam, nol empat satu tujuh, satu nol satu, delapan empat"
    assert spoken("26-0417-101-84") == expected
    assert spoken("26041710184") == expected
    words = set(" ".join(spoken(make_number(2000, b, 358)) for b in range(0, 9999, 617)).split())
    assert {word.strip(",") for word in words} == {
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    }  # fmt: skip


def test_a_wrong_number_is_not_read_aloud():
    with pytest.raises(TicketNumberInvalid):
        spoken("26-0417-101-83")
