"""One hand-over over several desks: notes without a line, the other supervisor elsewhere."""

import pytest

from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.shift_duty import add_shift_note, sign_on
from callcenter.desk.shift_matter import last_shift, read_on_shift, read_shifts, shift_now
from callcenter.desk.shift_roster import import_roster
from callcenter.desk.shift_sheet import count_sheet, open_due, sign_sheet
from callcenter.errors import FieldInvalid
from callcenter.shifts.handover import PROGRAM
from callcenter.shifts.signing import Side
from tests.builders import intake
from tests.sync.rig import CentreRig
from tests.sync.stations import settle, supervised

pytestmark = pytest.mark.parametrize("kind", ["sqlite"])
ROSTER = b"nama,mulai,selesai\nBudi Contoh,20-11-2026 23.00,07.00\n"


@pytest.fixture
def centre(tmp_path, place, stop_aside, clock):
    rig = CentreRig(tmp_path / "centre", clock, place)
    yield rig
    stop_aside(rig)


@pytest.fixture
def one(new_station, clock):
    return supervised(new_station, "Meja satu", "ana", 417, clock=clock)


@pytest.fixture
def two(new_station, clock):
    return supervised(new_station, "Meja dua", "budi", 500, clock=clock)


def only(station):
    (found,) = read_shifts(station.desk).handovers
    return found


def test_notes_without_a_line_come_into_one_hand_over(one, two):
    add_shift_note(one.desk, "Dari satu")
    add_shift_note(two.desk, "Dari dua")
    sign_on(two.desk)
    assert [it.text for it in only(one).notes] == ["Dari satu"]
    settle(one, two)
    assert only(one) == only(two)
    assert {it.text for it in only(one).notes} == {"Dari satu", "Dari dua"}
    assert [it.author.name for it in read_on_shift(one.desk)] == ["Budi Contoh"]


def sign(station, side):
    """Who sits there signs what they see there."""
    seen = only(station)
    sign_sheet(station.desk, seen.id, side, of=seen.sheet.eid)


def test_the_second_supervisor_signs_at_another_desk(one, two, clock):
    running = shift_now(one.desk)
    clock.advance(hours=3)
    count_sheet(one.desk, running)
    sign(one, Side.LEAVING)
    settle(one, two)
    with pytest.raises(FieldInvalid):
        sign(two, Side.LEAVING)
    sign(two, Side.COMING)
    settle(two, one)
    assert only(one).is_signed
    assert [it.author.uid for it in only(one).signatures.values()] == ["ana", "budi"]


def test_both_desks_open_the_sheet_without_a_line_and_agree(one, two, clock):
    settle(one, two)  # a desk that never heard the centre's time has its tickets dated there
    register_ticket(one.desk, intake())
    register_ticket(two.desk, intake(phone="0812-0000-7777"))
    clock.advance(hours=3)
    assert open_due(one.desk)
    assert open_due(two.desk)
    assert only(one).sheet.counts.registered == 1
    settle(one, two)
    assert only(one) == only(two)
    assert only(one).sheet.author == PROGRAM
    assert sorted(it.name for it in only(one).desks) == ["Meja dua", "Meja satu"]
    assert all(it.unsent for it in only(one).desks)
    count_sheet(one.desk, last_shift(one.desk))
    assert only(one).sheet.counts.registered == 2


def test_a_signature_is_not_lost_to_a_desk_that_counted_too(one, two, clock):
    register_ticket(one.desk, intake())
    register_ticket(two.desk, intake(phone="0812-0000-7777"))
    clock.advance(hours=3)
    open_due(one.desk)
    sign(one, Side.LEAVING)
    settle(one)
    open_due(two.desk)
    settle(two, one)
    assert only(one) == only(two)
    assert only(two).missing == (Side.COMING,)


def test_who_signed_the_sheet_of_their_own_desk_reads_that_it_is_another(one, two, clock):
    """Both without a line: each counts, each signs, one sheet stands for all."""
    register_ticket(one.desk, intake())
    register_ticket(two.desk, intake(phone="0812-0000-7777"))
    clock.advance(hours=3)
    for station, side in ((one, Side.LEAVING), (two, Side.COMING)):
        open_due(station.desk)
        sign(station, side)
    settle(one, two)
    assert only(one) == only(two)
    assert only(two).missing == (Side.COMING,)
    assert only(two).elsewhere(Side.COMING).author.uid == "budi"
    sign(two, Side.COMING)
    settle(two, one)
    assert only(one).is_signed


def test_a_roster_is_that_of_every_desk(one, two, clock):
    import_roster(one.desk, ROSTER)
    settle(one, two)
    assert read_shifts(two.desk).roster.during(shift_now(two.desk)) == ()
    clock.advance(hours=2)
    during = read_shifts(two.desk).roster.during(shift_now(two.desk))
    assert [it.name for it in during] == ["Budi Contoh"]
