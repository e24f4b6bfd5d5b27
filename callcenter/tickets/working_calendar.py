"""Working days of the Lampung provincial offices, in WIB: deadlines and what is left of them.

Knows weekends, Indonesia's national holidays and cuti bersama (`national_holidays`) and the
office's own overrides. It knows no ticket and no clock of its own.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import accumulate

from callcenter.tickets import national_holidays

WIB = timezone(timedelta(hours=7), "WIB")
OFFICE_OPENS = time(7, 30)
OFFICE_CLOSES = time(16, 0)
_OFFICE_HOURS = timedelta(hours=8, minutes=30)
_PARTS = 100
_SATURDAY = 5
_DAY = timedelta(days=1)
_NONE = timedelta()


class WorkingCalendar:
    """Monday to Friday without holidays; `overrides` maps a date to True (working) or False.

    The holidays of a year are computed once per calendar, when a date of that year is first asked,
    and so is how many of its days are worked; so is each deadline: as many are kept as there are
    days with tickets, times a few limits.
    """

    def __init__(self, overrides: Mapping[date, bool] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._holidays: dict[int, frozenset[date]] = {}
        self._due: dict[tuple[date, int], datetime] = {}
        self._counted: dict[int, tuple[int, ...]] = {}

    @property
    def overrides(self) -> Mapping[date, bool]:
        """The office's own days, as they were given."""
        return self._overrides

    def is_working(self, day: date) -> bool:
        """Whether the offices work on this date; an override beats weekend and holiday."""
        own = self._overrides.get(day)
        if own is not None:
            return own
        return day.weekday() < _SATURDAY and day not in self._year(day.year)

    def add_working_days(self, start: datetime, days: int) -> datetime:
        """The deadline `days` working days after an aware `start`, as an aware UTC time.

        It falls on the close of office, 16.00 WIB, of the n-th working day after the day (in WIB)
        of the start; the start's own day never counts. ValueError: naive start or days < 1.
        """
        if days < 1:
            raise ValueError("days must be at least 1")
        first = office_day(start)
        due = self._due.get((first, days))
        if due is None:
            due = self._due[first, days] = self._count(first, days)
        return due

    def add_hundredths(self, start: datetime, hundredths: int) -> datetime:
        """As `add_working_days`, for hundredths of a working day.

        A part of a day runs over its office hours, 7.30 to 16.00 WIB. ValueError as there.
        """
        whole, part = divmod(hundredths, _PARTS)
        if not part:
            return self.add_working_days(start, whole)
        return self.add_working_days(start, whole + 1) - _OFFICE_HOURS * (_PARTS - part) / _PARTS

    def add_office_time(self, moment: datetime, time_open: timedelta) -> datetime:
        """When the offices have been open for so long after an aware moment of their hours."""
        left = self._left(moment)
        if time_open <= left:
            return moment + time_open
        whole, part = divmod(time_open - left, _OFFICE_HOURS)
        if not part:
            return self.add_working_days(moment, whole)
        return self.add_working_days(moment, whole + 1) - (_OFFICE_HOURS - part)

    def _count(self, day: date, left: int) -> datetime:
        while left:
            day += _DAY
            left -= self.is_working(day)
        return datetime.combine(day, OFFICE_CLOSES, WIB).astimezone(UTC)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        whole = sum(self._worked(year)[-1] for year in range(start.year, end.year))
        return whole + self._worked_until(end) - self._worked_until(start)

    def _worked_until(self, day: date) -> int:
        """Working days of its year up to and with it."""
        return self._worked(day.year)[day.timetuple().tm_yday]

    def _worked(self, year: int) -> tuple[int, ...]:
        """How many working days the first 0, 1, 2… days of a year have: asked for every cell."""
        known = self._counted.get(year)
        if known is None:
            first = date(year, 1, 1)
            days = (first + _DAY * step for step in range((date(year, 12, 31) - first).days + 1))
            counted = accumulate((self.is_working(day) for day in days), initial=0)
            known = self._counted[year] = tuple(counted)
        return known

    def office_time(self, since: datetime, until: datetime) -> timedelta:
        """How long the offices were open, 7.30 to 16.00 WIB, from `since` to `until` (aware)."""
        days = self.working_days_between(office_day(since), office_day(until))
        return _OFFICE_HOURS * days + self._left(since) - self._left(until)

    def _left(self, moment: datetime) -> timedelta:
        """What is left of the office hours of its day."""
        day = office_day(moment)
        if not self.is_working(day):
            return _NONE
        return min(max(datetime.combine(day, OFFICE_CLOSES, WIB) - moment, _NONE), _OFFICE_HOURS)

    def remaining_working_days(self, now: datetime, due: datetime) -> int:
        """Whole working days from the day of `now` to the day of `due` (both aware, in WIB).

        0 on the due day itself, negative when it has passed.
        """
        return self.working_days_between(office_day(now), office_day(due))

    def _year(self, year: int) -> frozenset[date]:
        known = self._holidays.get(year)
        if known is None:
            known = self._holidays[year] = _national_holidays(year)
        return known


def _national_holidays(year: int) -> frozenset[date]:
    told = national_holidays.TOLD.get(year)
    if told is None:
        return frozenset(national_holidays.reckoned(year))
    return frozenset(date(year, int(day[:2]), int(day[2:])) for day in told.split())


def office_day(moment: datetime) -> date:
    """The day in WIB of an aware moment; ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("an aware time is needed")
    return moment.astimezone(WIB).date()


def day_after(moment: datetime) -> datetime:
    """When the day in WIB after that of an aware moment begins; ValueError for a naive one."""
    return datetime.combine(office_day(moment) + _DAY, time(), WIB)
