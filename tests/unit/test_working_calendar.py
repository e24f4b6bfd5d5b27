"""Deadlines over working days: known dates of 2026, overrides, and laws that hold for any date."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.tickets import national_holidays
from callcenter.tickets.national_holidays import reckoned
from callcenter.tickets.working_calendar import WIB, WorkingCalendar
from tests import holidays

CALENDAR = WorkingCalendar()
MOMENTS = st.datetimes(
    min_value=datetime(2024, 1, 1), max_value=datetime(2027, 6, 1), timezones=st.just(UTC)
)
DAYS = st.integers(min_value=1, max_value=70)
DATES = st.dates(min_value=date(2024, 1, 1), max_value=date(2027, 6, 1))


def wib(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 8, 17),  # Monday, independence day
        date(2026, 3, 20),  # Friday, cuti bersama before Lebaran
        date(2026, 3, 23),  # Monday, cuti bersama after Lebaran
        date(2026, 3, 24),
        date(2026, 5, 15),  # Friday, cuti bersama after Ascension
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 11, 21),  # Saturday
        date(2026, 11, 22),  # Sunday
    ],
)
def test_offices_rest(day):
    assert not CALENDAR.is_working(day)


@pytest.mark.parametrize("day", [date(2026, 8, 18), date(2026, 3, 25), date(2026, 11, 20)])
def test_offices_work(day):
    assert CALENDAR.is_working(day)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (wib(2026, 11, 20), 14, wib(2026, 12, 10, 16)),
        (wib(2026, 8, 14), 1, wib(2026, 8, 18, 16)),  # over a weekend and 17 August
        (wib(2026, 3, 17), 3, wib(2026, 3, 27, 16)),  # over Nyepi and Lebaran 2026
        (wib(2026, 11, 21, 2), 1, wib(2026, 11, 23, 16)),  # a Saturday night
        (wib(2026, 12, 31), 1, wib(2027, 1, 4, 16)),  # into the next year
    ],
)
def test_deadline_is_close_of_office_in_wib(start, days, due):
    found = CALENDAR.add_working_days(start, days)
    assert found == due
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        (wib(2026, 11, 23, 7, 30), wib(2026, 11, 23, 16), 8.5),
        (wib(2026, 11, 23, 10), wib(2026, 11, 23, 11, 30), 1.5),
        (wib(2026, 11, 23, 15), wib(2026, 11, 24, 8), 1.5),
        (wib(2026, 11, 23, 16), wib(2026, 11, 24, 7, 30), 0),
        (wib(2026, 11, 27, 15), wib(2026, 11, 30, 9), 2.5),  # over a weekend
        (wib(2026, 11, 28), wib(2026, 11, 29), 0),
        (wib(2026, 11, 23, 17), wib(2026, 11, 26, 6), 17),
    ],
)
def test_office_time_is_the_hours_in_which_the_offices_are_open(since, until, hours):
    assert CALENDAR.office_time(since, until) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("hours", "due"),
    [
        (0, wib(2026, 11, 26, 14)),
        (2, wib(2026, 11, 26, 16)),
        (3.5, wib(2026, 11, 27, 9)),
        (10.5, wib(2026, 11, 27, 16)),
        (11, wib(2026, 11, 30, 8)),  # over a weekend
    ],
)
def test_so_much_more_of_office_time(hours, due):
    start = wib(2026, 11, 26, 14)
    assert CALENDAR.add_office_time(start, timedelta(hours=hours)) == due
    assert CALENDAR.office_time(start, due) == timedelta(hours=hours)


def test_the_day_of_the_start_is_the_day_in_wib():
    late_sunday_utc = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # Monday 01.00 WIB
    assert CALENDAR.add_working_days(late_sunday_utc, 1) == wib(2026, 11, 24, 16)


def test_overrides_beat_holiday_and_weekday():
    calendar = WorkingCalendar({date(2026, 8, 17): True, date(2026, 8, 18): False})
    assert calendar.is_working(date(2026, 8, 17))
    assert not calendar.is_working(date(2026, 8, 18))
    assert calendar.add_working_days(wib(2026, 8, 14), 2) == wib(2026, 8, 19, 16)


def test_remaining_days_count_down_through_zero():
    due = wib(2026, 11, 26, 16)
    assert CALENDAR.remaining_working_days(wib(2026, 11, 23), due) == 3
    assert CALENDAR.remaining_working_days(wib(2026, 11, 26, 20), due) == 0
    assert CALENDAR.remaining_working_days(wib(2026, 11, 30), due) == -2


def test_a_naive_time_or_no_day_is_refused():
    with pytest.raises(ValueError, match="aware"):
        CALENDAR.add_working_days(datetime(2026, 11, 20), 1)
    with pytest.raises(ValueError, match="at least 1"):
        CALENDAR.add_working_days(wib(2026, 11, 20), 0)
    with pytest.raises(ValueError, match="at least 1"):
        CALENDAR.add_hundredths(wib(2026, 11, 20), 0)


@settings(deadline=None, max_examples=60)
@given(MOMENTS, DAYS)
def test_a_deadline_lands_on_a_working_day_at_sixteen(start, days):
    due = CALENDAR.add_working_days(start, days).astimezone(WIB)
    assert CALENDAR.is_working(due.date())
    assert (due.hour, due.minute) == (16, 0)


@settings(deadline=None, max_examples=60)
@given(MOMENTS, DAYS)
def test_adding_and_counting_are_inverse(start, days):
    due = CALENDAR.add_working_days(start, days)
    assert CALENDAR.remaining_working_days(start, due) == days


@settings(deadline=None, max_examples=60)
@given(MOMENTS, DAYS)
def test_one_day_more_is_later(start, days):
    first = CALENDAR.add_working_days(start, days)
    assert first > start
    assert CALENDAR.add_working_days(start, days + 1) > first


@settings(deadline=None, max_examples=60)
@given(MOMENTS, st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=40)), DAYS)
def test_a_later_start_is_never_due_earlier(start, wait, days):
    later = CALENDAR.add_working_days(start + wait, days)
    assert later >= CALENDAR.add_working_days(start, days)


@settings(deadline=None, max_examples=60)
@given(DATES, DATES)
def test_counting_back_is_the_negative(one, other):
    assert CALENDAR.working_days_between(one, other) == -CALENDAR.working_days_between(other, one)


@settings(deadline=None, max_examples=60)
@given(DATES, st.integers(0, 900))
def test_counting_over_years_is_counting_day_by_day(start, span):
    calendar = WorkingCalendar({date(2026, 12, 31): True, date(2027, 1, 4): False})
    end = start + timedelta(days=span)
    days = (start + timedelta(days=step) for step in range(1, span + 1))
    assert calendar.working_days_between(start, end) == sum(map(calendar.is_working, days))


def test_the_table_tells_what_the_package_tells():
    assert holidays.main([]) == 0
    for year in national_holidays.TOLD:
        first = date(year, 1, 1)
        days = [first + timedelta(days=step) for step in range(365)]
        told = {day for day in days if day.weekday() < 5 and not CALENDAR.is_working(day)}
        assert told == {day for day in reckoned(year) if day.weekday() < 5 and day in days}


def test_another_year_is_reckoned_by_the_package():
    assert not CALENDAR.is_working(date(2045, 8, 17))
    assert CALENDAR.is_working(date(2045, 8, 18))


def test_a_usual_day_loads_no_holidays_of_the_world():
    asked = "WorkingCalendar().is_working(date(2026, 8, 17))"
    assert _said(f"print({asked}, 'holidays' in sys.modules)") == "False False"


def _said(code: str) -> str:
    probe = (
        "import sys; from datetime import date;"
        f"from callcenter.tickets.working_calendar import WorkingCalendar; {code}"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()
