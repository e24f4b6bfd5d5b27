"""Rosters at a desk: taken whole or not at all, by a supervisor, with a yes to what goes."""

import pytest

from callcenter.desk.change_settings import sit_down
from callcenter.desk.shift_roster import import_roster, look_at_roster
from callcenter.errors import RightMissing, RosterRefused
from callcenter.shifts.roster import EMPTY_ROSTER
from tests.unit.shift_office import NIGHT, ROSTER, book, office

__all__ = ["office"]


def test_a_roster_is_taken_whole(office):
    taken = import_roster(office, ROSTER)
    assert (taken.duties, taken.people, taken.span) == (1, 1, NIGHT)
    assert [one.name for one in book(office).roster.during(NIGHT)] == ["Ana Contoh"]


def test_a_roster_that_is_not_right_changes_nothing(office, tmp_path):
    import_roster(office, ROSTER)
    before = book(office).roster
    twice = ROSTER + b"Ana Contoh,21-11-2026 06.00,08.00\n"
    clash = b"nama,mulai,selesai\nAna Contoh,21-11-2026 06.00,08.00\n"
    calendar = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:sampah\nEND:VCALENDAR"
    for data, why in ((twice, "overlap"), (clash, "clash"), (calendar, "nesting"), (b"", "empty")):
        with pytest.raises(RosterRefused) as caught:
            import_roster(office, data)
        assert caught.value.reason == why
    with pytest.raises(RosterRefused) as caught:
        look_at_roster(office, tmp_path / "tidak-ada.csv")
    assert caught.value.reason == "unreadable"
    assert book(office).roster == before


def test_a_roster_comes_from_a_file_and_by_a_supervisor_alone(office, tmp_path):
    path = tmp_path / "jadwal.csv"
    path.write_bytes(ROSTER)
    sit_down(office, "citra")
    with pytest.raises(RightMissing):
        look_at_roster(office, path)
    assert book(office).roster == EMPTY_ROSTER
    sit_down(office, "ana")
    look = look_at_roster(office, path)
    assert (look.data, look.span, look.replaced) == (ROSTER, NIGHT, 0)
    assert book(office).roster == EMPTY_ROSTER


def test_turns_go_only_when_somebody_agreed_to_as_many(office, tmp_path):
    path = tmp_path / "jadwal.csv"
    path.write_bytes(ROSTER.replace(b"Ana", b"Budi"))
    import_roster(office, ROSTER)
    import_roster(office, ROSTER)
    look = look_at_roster(office, path)
    assert look.replaced == 1
    with pytest.raises(RosterRefused) as caught:
        import_roster(office, look.data)
    assert caught.value.reason == "replaces"
    assert [one.name for one in book(office).roster.duties] == ["Ana Contoh"]
    import_roster(office, look.data, replacing=look.replaced)
    assert [one.name for one in book(office).roster.duties] == ["Budi Contoh"]
