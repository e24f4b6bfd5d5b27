"""What a report is asked for: from which day to which, in which steps, of which tickets. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.clock import WIB

QUARTER = 3
_YEAR = 12
_DAY = timedelta(days=1)


class Grain(StrEnum):
    """The steps in which time is shown."""

    DAY = "hari"
    MONTH = "bulan"
    QUARTER = "triwulan"


class ReportOrder(Struct, frozen=True, kw_only=True):
    """Tickets registered on the days `begin` to `end` (both with them, in WIB).

    An empty filter means any. `place` is a code with everything inside it; `agency_id` one that
    was ever given the ticket, or to which it was referred.
    """

    begin: date
    end: date
    grain: Grain = Grain.MONTH
    agency_id: str = ""
    place: str = ""
    category: str = ""
    channel: str = ""

    @property
    def start(self) -> datetime:
        """The first instant, aware UTC."""
        return _midnight(self.begin)

    @property
    def stop(self) -> datetime:
        """The first instant after it, aware UTC."""
        return _midnight(self.end + _DAY)

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves tickets of its days out."""
        return bool(self.agency_id or self.place or self.category or self.channel)

    def periods(self) -> tuple[str, ...]:
        """Every step of its time as a key, the first one first."""
        days = (self.begin + _DAY * step for step in range((self.end - self.begin).days + 1))
        return tuple(dict.fromkeys(period_key(day, self.grain) for day in days))


def period_key(day: date, grain: Grain) -> str:
    """`2026-11-22`, `2026-11` or `2026-T4`: keys of one grain stand in the order of time."""
    if grain is Grain.DAY:
        return day.isoformat()
    if grain is Grain.MONTH:
        return f"{day.year:04d}-{day.month:02d}"
    return f"{day.year:04d}-T{(day.month - 1) // QUARTER + 1}"


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of its month."""
    return _months(day.year, day.month, 1)


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of its quarter."""
    return _months(day.year, (day.month - 1) // QUARTER * QUARTER + 1, QUARTER)


def year_of(day: date) -> tuple[date, date]:
    """The first and the last day of its year."""
    return _months(day.year, 1, _YEAR)


def day_before(day: date) -> date:
    """The day before: with `month_of` and the others the span before this one."""
    return day - _DAY


def periodic_order(today: date) -> ReportOrder:
    """The periodic report of Perpres 76/2013: the last whole quarter, month by month."""
    first, last = quarter_of(day_before(quarter_of(today)[0]))
    return ReportOrder(begin=first, end=last, grain=Grain.MONTH)


def fitting_grain(order: ReportOrder) -> ReportOrder:
    """The same with steps that are neither one alone nor hundreds."""
    days = (order.end - order.begin).days + 1
    month, year = 31, 366
    grain = Grain.DAY if days <= month else Grain.MONTH if days <= 2 * year else Grain.QUARTER
    return replace(order, grain=grain)


def _months(year: int, month: int, many: int) -> tuple[date, date]:
    beyond = month - 1 + many
    after = date(year + beyond // _YEAR, beyond % _YEAR + 1, 1)
    return date(year, month, 1), after - _DAY


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), WIB).astimezone(UTC)
