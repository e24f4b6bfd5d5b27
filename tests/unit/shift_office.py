"""A desk whose night shift has just begun: its people, its sheet, who signs; all names invented.

Who imports the fixture `office` names it in `__all__`.
"""

from datetime import UTC, datetime, timedelta

import pytest

from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.shift_matter import read_shifts, shift_now
from callcenter.desk.shift_sheet import count_sheet, sign_sheet
from callcenter.shifts.spans import Span, shift_id
from tests.builders import intake
from tests.unit.supervisors import watched_over

TEN = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
NIGHT = Span(TEN, TEN + timedelta(hours=8))
"""From 23.00 to 07.00 WIB."""
ROSTER = b"nama,mulai,selesai\nAna Contoh,20-11-2026 23.00,07.00\n"


@pytest.fixture
def office(desk, clock):
    """Ana and Budi are supervisors, Ana sits here; the night has just begun."""
    watched_over(desk, desk_name="Meja satu")
    clock.advance(seconds=(TEN - clock.now()).total_seconds())
    assert shift_now(desk) == NIGHT
    return desk


def new(desk, **fields):
    return register_ticket(desk, intake(**fields)).ticket_id


def book(desk):
    return read_shifts(desk)


def night(desk):
    found = book(desk).find(shift_id(NIGHT))
    assert found is not None
    return found


def sign(desk, side, approval=None):
    """Who sits here signs what they see."""
    seen = night(desk)
    sign_sheet(desk, seen.id, side, approval, of=seen.sheet.eid)


def counted(desk, clock):
    """The night is over and its sheet is there."""
    clock.advance(seconds=max(0, (NIGHT.end - clock.now()).total_seconds()))
    return count_sheet(desk, NIGHT)
