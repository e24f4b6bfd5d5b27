"""Each clock of a ticket as one line with tone and shape: met, running, near, over, standing.

Pure. Knows no widget.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from callcenter.directory.bundle import Directory
from callcenter.tickets.deadlines import RunningClock, Standing
from callcenter.tickets.working_calendar import OFFICE_CLOSES, WorkingCalendar
from ui import formats
from ui.plain_text import Ink
from ui.ticket_view.row_words import WORKING_CLOCKS, agency_short, clock_remaining
from ui.widgets.paint import Shape
from ui.words_on_screen import label

translate = QCoreApplication.translate


class ClockLine(Struct, frozen=True):
    """What is waited for, how it stands in words, ink and shape, and the date it ends."""

    name: str
    text: str
    ink: Ink
    shape: Shape
    due: str = ""


def clock_lines(
    clocks: Iterable[RunningClock], now: datetime, directory: Directory, calendar: WorkingCalendar
) -> tuple[ClockLine, ...]:
    """Return a line for each clock, in the order given."""
    found = tuple(clocks)
    agencies = {one.agency_id for one in found if one.agency_id}
    return tuple(_line(one, now, directory, calendar, several=len(agencies) > 1) for one in found)


def next_clock(clocks: Iterable[RunningClock]) -> RunningClock | None:
    """Return the running clock that breaks next."""
    running = [one for one in clocks if one.ended is None and one.due is not None]
    return min(running, key=lambda one: one.due or one.start, default=None)


def header_text(clock: RunningClock, now: datetime, calendar: WorkingCalendar) -> str:
    """Return `sisa 5 hari kerja · 11 Des 2026` for the chip at the top right."""
    left = clock_remaining(clock, now, calendar)
    due = formats.date_text(clock.due) if clock.due else ""
    return f"{label(clock.kind)}: {left.spoken} · {due}"


def _line(
    clock: RunningClock,
    now: datetime,
    directory: Directory,
    calendar: WorkingCalendar,
    *,
    several: bool,
) -> ClockLine:
    name = label(clock.kind)
    if several and clock.agency_id:
        name = f"{name} · {agency_short(directory, clock.agency_id)}"
    standing = clock.standing(now)
    if standing is Standing.ENDED:
        return _ended(name, clock, calendar)
    if standing is Standing.PAUSED:
        waiting = translate("clocks", "berhenti, menunggu pelapor")
        return ClockLine(name, waiting, "violet", "?")
    left = clock_remaining(clock, now, calendar)
    ink: Ink = "text" if left.tone == "neutral" else left.tone
    due = ""
    if clock.due is not None:
        closes = formats.wib(clock.due).time() == OFFICE_CLOSES  # not so after a pause
        whole_day = clock.kind in WORKING_CLOCKS and closes
        due = (formats.short_date if whole_day else formats.moment_text)(clock.due, now)
    return ClockLine(name, left.spoken, ink, left.shape, due)


def _ended(name: str, clock: RunningClock, calendar: WorkingCalendar) -> ClockLine:
    late = clock.due is not None and clock.ended is not None and clock.ended > clock.due
    took = ""
    if clock.ended is not None:
        took = _took(clock, clock.ended, calendar)
    if late:
        text = translate("clocks", "terlambat, {took}").format(took=took)
        return ClockLine(name, text, "red", "■")
    return ClockLine(name, took, "green", "✓")


def _took(clock: RunningClock, ended: datetime, calendar: WorkingCalendar) -> str:
    if clock.kind in WORKING_CLOCKS:
        days = max(0, calendar.remaining_working_days(clock.start, ended))
        return translate("clocks", "{n} hari kerja").format(n=days)
    minutes = max(0, int((ended - clock.start).total_seconds() // 60))
    if minutes < 60:  # noqa: PLR2004 - an hour
        return translate("clocks", "{n} menit").format(n=minutes)
    return translate("clocks", "{n} jam").format(n=minutes // 60)
