"""Times, spans and numbers as an Indonesian reads them; every time is shown in WIB (UTC+7).

Pure: the present is always given in. Must not know any widget.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal

WIB = timezone(timedelta(hours=7), "WIB")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_LONG_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_KILO, _MEGA = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Remaining:
    """A clock as shown: `text` for the chip, `spoken` in words, tone and shape together."""

    text: str
    spoken: str
    tone: Literal["red", "amber", "neutral"]
    shape: Literal["■", "▲", ""]


def wib(moment: datetime) -> datetime:
    """Return an aware time in WIB; ValueError for a naive one (nobody knows what it means)."""
    if moment.tzinfo is None:
        raise ValueError("naive datetime")
    return moment.astimezone(WIB)


def time_text(moment: datetime) -> str:
    """Return `21.14`."""
    local = wib(moment)
    return f"{local.hour:02d}.{local.minute:02d}"


def date_text(moment: datetime | date) -> str:
    """Return `11 Des 2026`."""
    day = _day(moment)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(moment: datetime | date, now: datetime) -> str:
    """Return `12 Okt`, with the year when it is another one."""
    day = _day(moment)
    return date_text(day) if day.year != wib(now).year else f"{day.day} {_MONTHS[day.month - 1]}"


def long_date(moment: datetime | date) -> str:
    """Return `Jumat, 11 Desember 2026`."""
    day = _day(moment)
    return f"{_DAYS[day.weekday()]}, {day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"


def moment_text(moment: datetime, now: datetime) -> str:
    """Return `21.14` today, `kemarin 21.14`, `besok 09.00`, else `9 Nov 21.14`."""
    apart = (wib(moment).date() - wib(now).date()).days
    word = {0: "", -1: "kemarin ", 1: "besok "}.get(apart, f"{short_date(moment, now)} ")
    return f"{word}{time_text(moment)}"


def duration(seconds: float) -> str:
    """Return `02:41`, from an hour on `1:02:41`; never negative."""
    total = max(0, int(seconds))
    hours, rest = divmod(total, _HOUR)
    clock = f"{rest // _MINUTE:02d}:{rest % _MINUTE:02d}"
    return f"{hours}:{clock}" if hours else clock


def ago(moment: datetime, now: datetime) -> str:
    """Return `baru saja`, `14 mnt`, `3 jam`, `3 hari lalu`, from 60 days on the date."""
    seconds = max(0.0, (wib(now) - wib(moment)).total_seconds())
    if seconds < _MINUTE:
        return "baru saja"
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)} mnt"
    if seconds < _DAY:
        return f"{int(seconds // _HOUR)} jam"
    if seconds < 60 * _DAY:
        return f"{int(seconds // _DAY)} hari lalu"
    return date_text(moment)


def number(value: float, decimals: int = 0) -> str:
    """Return `1.234.567`, with decimals `0,2`."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def percent(part: float, whole: float) -> str:
    """Return `83 %`, `—` when there is no whole."""
    return f"{number(100 * part / whole)} %" if whole else "—"


def distance(metres: float) -> str:
    """Return `350 m` or `1,2 km`."""
    return f"{number(metres)} m" if metres < _KILO else f"{number(metres / _KILO, 1)} km"


def coordinates(lat: float, lon: float) -> str:
    """Return `−4,93, 105,2234`: degrees with two to four decimals (4 are some 11 m)."""
    return ", ".join(_degrees(one) for one in (lat, lon))


def _degrees(value: float) -> str:
    whole, _, decimals = f"{value:.4f}".replace("-", "−").partition(".")
    return f"{whole},{decimals.rstrip('0').ljust(2, '0')}"


def file_size(size: int) -> str:
    """Return `640 KB` or `1,2 MB`."""
    return (
        f"{number(size / _MEGA, 1)} MB" if size >= _MEGA else f"{number(max(1, size / _KILO))} KB"
    )


def remaining_text(
    due: datetime, now: datetime, working_days: int | None = None, *, near: bool = False
) -> Remaining:
    """Return a clock as the queue shows it; source: the drawing of the queue.

    Over: `−2 h 04:10` (days, hours:minutes), red ■. Under a day: `02:10`. Else `2 hk` when the
    clock counts working days, or `5 h`. `near` (from 75 % of the clock on) makes it amber ▲.
    """
    seconds = (wib(due) - wib(now)).total_seconds()
    if seconds < 0:
        text, spoken = _span(-seconds)
        return Remaining(f"−{text}", f"lewat {spoken}", "red", "■")
    text, spoken = _left(seconds, working_days)
    if near:
        return Remaining(text, f"sisa {spoken}", "amber", "▲")
    return Remaining(text, f"sisa {spoken}", "neutral", "")


def _left(seconds: float, working_days: int | None) -> tuple[str, str]:
    if seconds < _DAY:
        return _span(seconds)
    if working_days is not None:
        return f"{working_days} hk", f"{working_days} hari kerja"
    days = int(seconds // _DAY)
    return f"{days} h", f"{days} hari"


def _span(seconds: float) -> tuple[str, str]:
    days, rest = divmod(int(seconds), _DAY)
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    text = f"{days} h {hours:02d}:{minutes:02d}" if days else f"{hours:02d}:{minutes:02d}"
    parts = ((days, "hari"), (hours, "jam"), (minutes, "menit"))
    return text, " ".join(f"{n} {unit}" for n, unit in parts if n) or "0 menit"


def _day(moment: datetime | date) -> date:
    return wib(moment).date() if isinstance(moment, datetime) else moment
