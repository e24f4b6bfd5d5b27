"""What of a person a text still tells, and what it does not."""

import pytest

from callcenter.callers.traces import find_traces, known_names, known_nik, known_phones

KNOWN = (
    *known_names(["Contoh Sari", "  ", "Al"]),
    *known_phones(["0812-7900-1234", "+6281279001234", "(0721) 48 11 07 ext. 12", "", "110"]),
    *known_nik("1871 0155 0190 0001"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hubungi 0812 7900 1234 ya", [("phone", "0812 7900 1234")]),
        ("wa +62 812-7900-1234.", [("phone", "+62 812-7900-1234")]),
        ("6281279001234", [("phone", "6281279001234")]),
        ("(0812)79001234", [("phone", "(0812)79001234")]),
        ("jam 2 081279001234", [("phone", "081279001234")]),
        ("kantor +62 (0)721 481107", [("phone", "+62 (0)721 481107")]),
        ("CONTOH\u00a0 sari\njatuh", [("name", "CONTOH\u00a0 sari")]),
        ("NIK 187101.550190.0001", [("nik", "187101.550190.0001")]),
        ("Contoh Sari, Contoh Sari", [("name", "Contoh Sari")] * 2),
        ("Contoh Sarina dan Sari", []),
        ("nomor 9081279001234 atau 0812790012345", []),
        ("lapor ke 110, kata Al", []),
    ],
)
def test_traces(text, found):
    traces = find_traces(text, KNOWN)
    assert [(one.what, text[one.start : one.end]) for one in traces] == found


def test_the_same_number_twice_is_one():
    assert [one.what for one in KNOWN] == ["name", "phone", "phone", "nik"]


def test_a_trace_within_another_is_not_told_twice():
    known = (*known_names(["Contoh Sari", "Sari"]), *known_nik("1871"))
    assert len(find_traces("Contoh Sari", known)) == 1
    assert "Sari" not in repr(known)
