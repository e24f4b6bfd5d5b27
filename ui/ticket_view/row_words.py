"""Short words and chips for a ticket wherever it is listed: agencies, places, clocks, states.

Pure: reads the directory it is given. Knows no widget and writes nothing.
"""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from callcenter.directory.bundle import Directory
from callcenter.tickets.deadlines import ClockKind, RunningClock, Standing
from callcenter.tickets.words import State
from callcenter.tickets.working_calendar import WorkingCalendar
from ui import formats
from ui.formats import Remaining
from ui.widgets.paint import ChipLook, Shape
from ui.words_on_screen import label, state_tone

translate = QCoreApplication.translate
NOTHING = "—"
WORKING_CLOCKS = frozenset(
    {ClockKind.VERIFY, ClockKind.FOLLOW_UP, ClockKind.WHOLE, ClockKind.REPORTER}
)
"""Clocks that count working days; the others run around the clock."""


def agency_short(directory: Directory, agency_id: str) -> str:
    """Return the abbreviation of an agency; the id of one this desk does not know."""
    found = directory.agencies.get(agency_id)
    if found is None:
        return agency_id
    return found.abbreviation or found.name


def agencies_short(directory: Directory, ids: Iterable[str], most: int = 3) -> str:
    """Return `Dinsos, Dinkes`, `Dinsos, Dinkes, BPBD +2` or a dash."""
    names = [agency_short(directory, one) for one in ids]
    if len(names) > most:
        return f"{', '.join(names[:most])} +{len(names) - most}"
    return ", ".join(names) or NOTHING


def agencies_long(directory: Directory, ids: Iterable[str]) -> str:
    """Return the full names, one a line."""
    known = directory.agencies
    return "\n".join(known[one].name if one in known else one for one in ids)


def place_short(directory: Directory, code: str) -> str:
    """Return the name of the smallest place, a dash for none, the code of an unknown one."""
    if not code:
        return NOTHING
    return directory.places.get(code).short_name if code in directory.places else code


def place_long(directory: Directory, code: str) -> str:
    """Return `Gunung Sari, Enggal, Kota Bandar Lampung`."""
    if not code:
        return NOTHING
    return directory.places.path(code) if code in directory.places else code


def category_name(directory: Directory, category_id: str) -> str:
    """Return LAPOR's name of a category, a dash for none."""
    found = directory.categories.get(category_id)
    return found.name if found else category_id or NOTHING


def state_chip(state: str, *, small: bool = False) -> ChipLook:
    """Return the chip of a state; one this desk does not know is shown as it came."""
    try:
        known = State(state)
    except ValueError:
        return ChipLook(state, "neutral", "", small)
    return ChipLook(label(known), state_tone(known), "", small)


def clock_remaining(clock: RunningClock, now: datetime, calendar: WorkingCalendar) -> Remaining:
    """Return how a running clock is shown; ValueError for one that stands or has ended."""
    if clock.due is None:
        raise ValueError("a clock that stands has nothing left")
    days = None
    if clock.kind in WORKING_CLOCKS:
        days = calendar.remaining_working_days(now, clock.due)
    near = clock.standing(now) is Standing.NEAR
    return formats.remaining_text(clock.due, now, days, near=near)


def clock_chip(clock: RunningClock, now: datetime, calendar: WorkingCalendar) -> ChipLook:
    """Return the chip of the queue: `■ −2 h 04:10`."""
    left = clock_remaining(clock, now, calendar)
    shape: Shape = left.shape
    return ChipLook(left.text, left.tone, shape)
