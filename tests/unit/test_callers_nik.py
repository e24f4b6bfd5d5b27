"""A NIK is read with its oddities; only what has no 16 digits is refused. All numbers invented."""

from datetime import date

import pytest

from callcenter.callers.nik import NikReading, read_nik
from callcenter.errors import NikInvalid

TODAY = date(2026, 11, 21)
KNOWN = frozenset({"18.71.01", "180203"})


@pytest.mark.parametrize(
    "raw",
    [
        "1871014107900001",
        "187101 410790 0001",
        "18.71.01.410790.0001",
        "187101-410790–0001",
        "１８７１０１４１０７９０００01",
        "\u200e1871014107900001\u200b",
    ],
)
def test_a_woman_has_forty_added_to_her_day(raw):
    expected = NikReading("1871014107900001", "187101", date(1990, 7, 1), True, ())
    assert read_nik(raw, KNOWN, TODAY) == expected


def test_a_man():
    found = read_nik("1802033112850002", KNOWN, TODAY)
    assert (found.birth_date, found.female, found.warnings) == (date(1985, 12, 31), False, ())


@pytest.mark.parametrize(
    ("ddmmyy", "born"),
    [
        ("211126", date(2026, 11, 21)),
        ("221126", date(1926, 11, 22)),
        ("010100", date(2000, 1, 1)),
        ("290200", date(2000, 2, 29)),
        ("690204", date(2004, 2, 29)),
        ("010127", date(1927, 1, 1)),
        ("711299", date(1999, 12, 31)),
    ],
)
def test_the_latest_year_not_after_today(ddmmyy, born):
    assert read_nik(f"187101{ddmmyy}0001", KNOWN, TODAY).birth_date == born


@pytest.mark.parametrize(
    "ddmmyy", ["000190", "320190", "400190", "720190", "310290", "011390", "010090", "290226"]
)
def test_an_impossible_date_is_a_warning(ddmmyy):
    found = read_nik(f"187101{ddmmyy}0001", KNOWN, TODAY)
    assert found.birth_date is None
    assert found.warnings == ("date",)


def test_day_forty_is_nobodys_and_no_womans():
    assert not read_nik("1871014001900001", KNOWN, TODAY).female


def test_an_unknown_district_is_a_warning():
    found = read_nik("3171010101900001", KNOWN, TODAY)
    assert (found.district_code, found.warnings) == ("317101", ("district",))
    assert read_nik("9" * 16, (), TODAY).warnings == ("date", "district")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "length"),
        ("187101410790000", "length"),
        ("18710141079000011", "length"),
        ("187101410790000O", "letter"),
        ("187101/410790/0001", "characters"),
        ("١٨٧١٠١٤١٠٧٩٠٠٠٠١", "characters"),
    ],
)
def test_refusals_say_why(raw, reason):
    with pytest.raises(NikInvalid) as caught:
        read_nik(raw, KNOWN, TODAY)
    assert caught.value.reason == reason
    assert caught.value.raw == raw


def test_neither_the_reading_nor_the_refusal_prints_the_number():
    assert "1871014107900001" not in repr(read_nik("1871014107900001", KNOWN, TODAY))
    with pytest.raises(NikInvalid) as caught:
        read_nik("18710141079000011", KNOWN, TODAY)
    assert "1871" not in repr(caught.value)
