"""Times, spans and numbers as an Indonesian reads them; every time is shown in WIB (UTC+7).

The present is always given in. Words and names are in the language of the screen, except in
`told_date` and `told_short_date`, which go to citizens and offices. Must not know any widget.
"""

from datetime import date, datetime, timedelta, timezone
from typing import Literal

from msgspec import Struct

from ui.translation import marked as _t
from ui.translation import shown

WIB = timezone(timedelta(hours=7), "WIB")
_MONTHS = (
    _t("Jan"), _t("Feb"), _t("Mar"), _t("Apr"), _t("Mei"), _t("Jun"),
    _t("Jul"), _t("Agu"), _t("Sep"), _t("Okt"), _t("Nov"), _t("Des"),
)  # fmt: skip
_LONG_MONTHS = (
    _t("Januari"), _t("Februari"), _t("Maret"), _t("April"), _t("Mei"), _t("Juni"),
    _t("Juli"), _t("Agustus"), _t("September"), _t("Oktober"), _t("November"), _t("Desember"),
)  # fmt: skip
_DAYS = (
    _t("Senin"), _t("Selasa"), _t("Rabu"), _t("Kamis"), _t("Jumat"), _t("Sabtu"), _t("Minggu"),
)  # fmt: skip
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_KILO, _MEGA, _GIGA = 1_000, 1_000_000, 1_000_000_000


class Remaining(Struct, frozen=True):
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
    return f"{day.day} {shown(_MONTHS[day.month - 1])} {day.year}"


def told_short_date(moment: datetime | date) -> str:
    """Return `11 Des 2026` in Indonesian always, for what leaves the desk."""
    day = _day(moment)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(moment: datetime | date, now: datetime) -> str:
    """Return `12 Okt`, with the year when it is another one."""
    day = _day(moment)
    if day.year != wib(now).year:
        return date_text(day)
    return f"{day.day} {shown(_MONTHS[day.month - 1])}"


def long_date(moment: datetime | date) -> str:
    """Return `Jumat, 11 Desember 2026`."""
    day = _day(moment)
    weekday, month = shown(_DAYS[day.weekday()]), shown(_LONG_MONTHS[day.month - 1])
    return f"{weekday}, {day.day} {month} {day.year}"


def told_date(moment: datetime | date) -> str:
    """Return `Jumat, 11 Desember 2026` in Indonesian always, for what is said to a citizen."""
    day = _day(moment)
    return f"{_DAYS[day.weekday()]}, {day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"


def moment_text(moment: datetime, now: datetime) -> str:
    """Return `21.14` today, `kemarin 21.14`, `besok 09.00`, else `9 Nov 21.14`."""
    apart = (wib(moment).date() - wib(now).date()).days
    if apart == 0:
        return time_text(moment)
    words = {-1: shown("kemarin"), 1: shown("besok")}
    return f"{words.get(apart) or short_date(moment, now)} {time_text(moment)}"


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
        return shown("baru saja")
    if seconds < _HOUR:
        return shown("{n} mnt").format(n=int(seconds // _MINUTE))
    if seconds < _DAY:
        return shown("{n} jam").format(n=int(seconds // _HOUR))
    if seconds < 60 * _DAY:
        return shown("{n} hari lalu").format(n=int(seconds // _DAY))
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
    """Return `640 KB`, `1,2 MB` or `6,3 GB`."""
    if size >= _GIGA:
        return f"{number(size / _GIGA, 1)} GB"
    if size >= _MEGA:
        return f"{number(size / _MEGA, 1)} MB"
    return f"{number(max(1, size / _KILO))} KB"


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
        return Remaining(f"−{text}", shown("lewat {span}").format(span=spoken), "red", "■")
    text, spoken = _left(seconds, working_days)
    said = shown("sisa {span}").format(span=spoken)
    if near:
        return Remaining(text, said, "amber", "▲")
    return Remaining(text, said, "neutral", "")


def late_text(due: datetime, now: datetime) -> str:
    """Return `lewat 7 hari`, under a day `lewat 3 jam 20 menit`."""
    seconds = max(0.0, (wib(now) - wib(due)).total_seconds())
    days = int(seconds // _DAY)
    span = shown("{n} hari").format(n=days) if days else _span(seconds)[1]
    return shown("lewat {span}").format(span=span)


def _left(seconds: float, working_days: int | None) -> tuple[str, str]:
    if seconds < _DAY:
        return _span(seconds)
    if working_days is not None:
        short, spoken, days = shown("{n} hk"), shown("{n} hari kerja"), working_days
    else:
        short, spoken, days = shown("{n} h"), shown("{n} hari"), int(seconds // _DAY)
    return short.format(n=days), spoken.format(n=days)


def _span(seconds: float) -> tuple[str, str]:
    days, rest = divmod(int(seconds), _DAY)
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    clock = f"{hours:02d}:{minutes:02d}"
    text = " ".join((shown("{n} h").format(n=days), clock)) if days else clock
    parts = (
        (days, shown("{n} hari")), (hours, shown("{n} jam")), (minutes, shown("{n} menit")),
    )  # fmt: skip
    spoken = " ".join(words.format(n=n) for n, words in parts if n)
    return text, spoken or shown("{n} menit").format(n=0)


def _day(moment: datetime | date) -> date:
    return wib(moment).date() if isinstance(moment, datetime) else moment
