"""Rosters: CSV and iCalendar read strictly; overlaps and garbage refused with their line."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.errors import RosterRefused
from callcenter.shifts.roster import (
    DUTIES_MAX,
    EMPTY_ROSTER,
    ROSTER_BYTES,
    Duty,
    covered,
    fold_roster,
    refuse_clash,
    replaced,
    roster_body,
)
from callcenter.shifts.roster_file import read_roster_file
from callcenter.shifts.spans import Span
from callcenter.tickets.words import Kind
from tests.unit.shift_log import said

HEAD = "nama,mulai,selesai\n"
GOOD = HEAD + (
    "Ana Contoh,22-11-2026 07.00,15.00\n"
    "Budi  Contoh,2026-11-22 23:00,07:00\n"
    "Ana Contoh,22/11/2026 15:00,22/11/2026 23.00\n"
)
DAYS = ("21-11-2026", "21-12-2026", "20-01-2027", "17-02-2027", "28-02-2027")
QUARTER = HEAD + "".join(f"Ana,{day} 07.00,15.00\n" for day in DAYS)
"""No month is left out, and 100 days are just not over."""


def wib(day, hour):
    return datetime(2026, 11, day, hour, tzinfo=UTC) - timedelta(hours=7)


def calendar(*lines, name="VEVENT"):
    return "\r\n".join(("BEGIN:VCALENDAR", f"BEGIN:{name}", *lines, f"END:{name}", "END:VCALENDAR"))


EVENT = ("DTSTART:20261122T070000", "DTEND:20261122T150000", "SUMMARY:Ana Contoh")


def read(text):
    return read_roster_file(text.encode())


def refused(text):
    with pytest.raises(RosterRefused) as caught:
        read_roster_file(text if isinstance(text, bytes) else text.encode())
    return (caught.value.reason, caught.value.line, caught.value.other)


def test_csv_is_read_with_its_forms_of_time():
    assert read(GOOD) == (
        Duty(wib(22, 7), wib(22, 15), "Ana Contoh"),
        Duty(wib(22, 15), wib(22, 23), "Ana Contoh"),
        Duty(wib(22, 23), wib(23, 7), "Budi Contoh"),
    )
    marked = "\ufeff" + GOOD.replace(",", ";").replace("nama", "No;NAMA").replace("\n", "\n1;")
    marked = marked.removesuffix("1;").replace(
        "No;NAMA;mulai;selesai\n1;", "No;NAMA;mulai;selesai\n1;"
    )
    assert read(marked) == read(GOOD)
    assert read(GOOD + "\n,,\n") == read(GOOD)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", ("empty", 0, 0)),
        (HEAD, ("empty", 0, 0)),
        (b"\xff\xfe\x00", ("text", 0, 0)),
        ("nama\x00", ("text", 0, 0)),
        ("nama,mulai\n", ("header", 1, 0)),
        ("nama,nama,mulai,selesai\n", ("header", 1, 0)),
        (HEAD + "Ana,22-11-2026 07.00\n", ("cells", 2, 0)),
        (HEAD + '"Ana,22-11-2026 07.00,15.00\n', ("cells", 2, 0)),
        (HEAD + "A" * 201 + ",22-11-2026 07.00,15.00\n", ("cells", 2, 0)),
        (HEAD + "Ana,besok,15.00\n", ("when", 2, 0)),
        (HEAD + "Ana,22-11-2026 07.00,sore\n", ("when", 2, 0)),
        (HEAD + "Ana,31-02-2026 07.00,15.00\n", ("when", 2, 0)),
        (HEAD + ",22-11-2026 07.00,15.00\n", ("name", 2, 0)),
        (HEAD + "A" * 81 + ",22-11-2026 07.00,15.00\n", ("name", 2, 0)),
        (HEAD + "Ana\u202e,22-11-2026 07.00,15.00\n", ("name", 2, 0)),
        (HEAD + "Ana,22-11-2026 07.00,22-11-2026 07.00\n", ("backwards", 2, 0)),
        (HEAD + "Ana,22-11-2026 07.00,23-11-2026 07.01\n", ("long", 2, 0)),
        (HEAD + "Ana,22-11-1926 07.00,15.00\n", ("year", 2, 0)),
        (GOOD + "Ana Contoh,22-11-2062 07.00,15.00\n", ("gap", 5, 3)),
        (HEAD + "Ana,22-11-2021 07.00,15.00\nAna,22-11-2026 07.00,15.00\n", ("gap", 3, 2)),
        (QUARTER + "Ana,01-03-2027 07.00,15.00\n", ("span", 7, 0)),
        (GOOD + "ana  CONTOH,22-11-2026 14.59,23-11-2026 01.00\n", ("overlap", 5, 2)),
        (HEAD + "x,22-11-2026 07.00,15.00\n" * (DUTIES_MAX + 1), ("many", 0, 0)),
        (b"x" * (ROSTER_BYTES + 1), ("size", 0, 0)),
    ],
)  # fmt: skip
def test_csv_that_is_not_right_is_refused_with_its_line(text, why):
    assert refused(text) == why


def test_two_people_may_be_here_at_once():
    assert len(read(HEAD + "A,22-11-2026 07.00,15.00\nB,22-11-2026 07.00,15.00\n")) == 2


def test_ical_is_read_with_zones_folds_escapes_and_alarms():
    text = "\r\n".join((
        "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VTIMEZONE", "TZID:Asia/Jakarta",
        "BEGIN:STANDARD", "DTSTART:19700101T000000", "END:STANDARD", "END:VTIMEZONE",
        "BEGIN:VEVENT", 'DTSTART;TZID="Asia/Jakarta":20261122T070000', "DTEND:20261122T080000Z",
        "SUMMARY:Ana\\, ", " Con", "\ttoh\\n", "DESCRIPTION;X=\"a;b:c\":apa saja",
        "BEGIN:VALARM", "SUMMARY:alarm", "END:VALARM", "END:VEVENT",
        "BEGIN:VEVENT", "STATUS:CANCELLED", "SUMMARY:Batal", "END:VEVENT",
        "BEGIN:VEVENT", "STATUS:CONFIRMED", "DTSTART;VALUE=DATE-TIME:20261122T150000",
        "DTEND:20261122T230000", "SUMMARY:Budi\\\\Contoh", "END:VEVENT",
        "END:VCALENDAR", "",
    ))  # fmt: skip
    assert read(text) == (
        Duty(wib(22, 7), wib(22, 15), "Ana, Contoh"),
        Duty(wib(22, 15), wib(22, 23), "Budi\\Contoh"),
    )
    assert read_roster_file(b"\xef\xbb\xbf\r\n" + text.encode()) == read(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("BEGIN:VCALENDARX", ("calendar", 0, 0)),
        (calendar(*EVENT[:2]), ("event", 2, 0)),
        (calendar(*EVENT, "RRULE:FREQ=DAILY"), ("repeats", 6, 0)),
        (calendar(*EVENT, "SUMMARY:Dua"), ("twice", 6, 0)),
        (calendar("DTSTART;VALUE=DATE:20261122", *EVENT[1:]), ("day", 3, 0)),
        (calendar("DTSTART;TZID=Asia/Makassar:20261122T070000", *EVENT[1:]), ("zone", 3, 0)),
        (calendar("DTSTART:20261131T070000", *EVENT[1:]), ("when", 3, 0)),
        (calendar("DTSTART:besok", *EVENT[1:]), ("when", 3, 0)),
        (calendar("\x7f\x7f", *EVENT), ("cells", 3, 0)),
        (calendar("DT START:1", *EVENT), ("cells", 3, 0)),
        (calendar("DTSTART;TZID:20261122T070000", *EVENT[1:]), ("cells", 3, 0)),
        (calendar("SUMMARY:" + "x" * 2001), ("cells", 3, 0)),
        (calendar(*EVENT, name="VTODO"), ("empty", 0, 0)),
        (calendar("BEGIN:VEVENT", "END:VEVENT", *EVENT), ("nesting", 3, 0)),
        (calendar(*EVENT, "END:VALARM"), ("nesting", 6, 0)),
        (calendar(*(["BEGIN:X"] * 9)), ("nesting", 9, 0)),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + "\n".join(EVENT), ("nesting", 5, 0)),
        (calendar(*EVENT) + "\nSUMMARY:luar", ("nesting", 8, 0)),
        (calendar(*EVENT) + "\nEND:VCALENDAR", ("nesting", 8, 0)),
        (calendar(*EVENT) + "\nBEGIN:VEVENT", ("nesting", 8, 0)),
        (calendar(*EVENT, "END:VEVENT", "BEGIN:VEVENT", *EVENT), ("overlap", 7, 2)),
        (calendar(*([*EVENT, "END:VEVENT", "BEGIN:VEVENT"] * DUTIES_MAX), *EVENT), ("many", 0, 0)),
    ],
)  # fmt: skip
def test_ical_that_is_not_right_is_refused_with_its_line(text, why):
    assert refused(text) == why


def test_a_fold_of_nothing_is_refused():
    assert refused(b"BEGIN:VCALENDAR\r\n\r\n folded") == ("cells", 3, 0)


@given(st.binary(max_size=300))
def test_garbage_never_comes_through(data):
    for text in (data, b"BEGIN:VCALENDAR\n" + data, HEAD.encode() + data):
        try:
            found = read_roster_file(text)
        except RosterRefused:
            continue
        assert found


def events(*imports):
    return [
        replace(said(Kind.ROSTER_SET, hour), body=roster_body(read(text)))
        for hour, text in enumerate(imports, 1)
    ]


def test_a_later_import_stands_for_the_time_it_covers():
    later = HEAD + "Citra Contoh,22-11-2026 15.00,23-11-2026 00.00\n"
    roster = fold_roster(events(GOOD, later))
    assert [one.name for one in roster.duties] == ["Ana Contoh", "Citra Contoh"]
    assert roster.at == events(GOOD, later)[1].at
    assert fold_roster([]) == EMPTY_ROSTER
    night = Span(wib(22, 14), wib(22, 15))
    assert [one.name for one in roster.during(night)] == ["Ana Contoh"]
    assert [one.name for one in roster.from_on(wib(22, 15))] == ["Citra Contoh"]


def test_what_cannot_be_read_of_a_roster_is_left_out():
    good = events(GOOD)[0]
    duties = [*good.body["duties"], 5, [1, 2], ["x", "y", "z"],
              [good.body["end"], good.body["begin"], "mundur"],
              [good.body["begin"], good.body["end"], 7]]  # fmt: skip
    strange = replace(good, body={**good.body, "duties": duties})
    assert fold_roster([strange]).duties == read(GOOD)
    assert fold_roster([replace(good, body={**good.body, "duties": "x"})]).duties == ()
    for body in ({}, {"begin": good.body["begin"]}):
        assert fold_roster([replace(good, body=body)]) == EMPTY_ROSTER
    assert fold_roster([replace(good, kind=Kind.SHIFT_NOTED)]) == EMPTY_ROSTER


def test_what_stands_before_the_file_may_not_clash_with_it():
    roster = fold_roster(events(HEAD + "Ana Contoh,22-11-2026 07.00,15.00\n"))
    refuse_clash(roster, read(HEAD + "Ana Contoh,22-11-2026 15.00,23.00\n"))
    refuse_clash(roster, read(HEAD + "Budi Contoh,22-11-2026 14.00,23.00\n"))
    refuse_clash(roster, read(HEAD + "Ana Contoh,22-11-2026 07.00,23.00\n"))
    with pytest.raises(RosterRefused) as caught:
        refuse_clash(roster, read(HEAD + "ana contoh,22-11-2026 14.00,23.00\n"))
    assert caught.value.reason == "clash"


def test_a_file_that_takes_turns_away_says_how_many():
    roster = fold_roster(events(GOOD))
    assert replaced(roster, read(GOOD)) == 0
    assert replaced(roster, read(HEAD + "Ana Contoh,22-11-2026 07.00,23.00\n")) == 2
    assert replaced(roster, read(HEAD + "Citra Contoh,23-11-2026 07.00,15.00\n")) == 0


def test_two_imports_without_a_line_leave_nobody_twice_at_once():
    """Each desk refused a clash with what it knew; in the centre's order the later one holds."""
    one = HEAD + "Ana Contoh,22-11-2026 07.00,15.00\nBudi Contoh,22-11-2026 07.00,15.00\n"
    roster = fold_roster(events(one, HEAD + "ana contoh,22-11-2026 14.00,23.00\n"))
    assert [(it.name, it.begin) for it in roster.duties] == [
        ("Budi Contoh", wib(22, 7)), ("ana contoh", wib(22, 14)),
    ]  # fmt: skip


def test_a_file_is_about_the_time_from_its_first_beginning_to_its_last_end():
    assert covered(read(GOOD)) == Span(wib(22, 7), wib(23, 7))
