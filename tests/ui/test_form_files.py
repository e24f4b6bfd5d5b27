"""A file goes with what stood in the form when it was given, however soon that is saved or left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.read_files import read_files
from tests.ui.form_rig import NUMBER, ROAD, FormDesk, desk, focused

__all__ = ["desk"]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "contoh-lubang.txt"
    path.write_text("bukti contoh")
    return path


def give(desk: FormDesk, path: Path) -> None:
    """As it is dropped on the story."""
    desk.form.body.description.input.files_given.emit([path])


def chips(desk: FormDesk) -> list[str]:
    return [one.name for one in desk.form.body.evidence.files]


def told(desk: FormDesk) -> None:
    desk.type("phone", NUMBER)
    desk.type("description", ROAD)
    desk.settle()


def test_a_file_that_is_still_on_its_way_is_saved_with_the_ticket(desk: FormDesk, photo: Path):
    told(desk)
    with desk.desk_lane_busy():
        give(desk, photo)
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    [ticket_id] = desk.tickets()
    assert [one.name for one in read_files(desk.desk, ticket_id)] == [photo.name]


def _new(desk: FormDesk) -> None:
    desk.form.new_ticket()


def _call(desk: FormDesk) -> None:
    desk.form.start_call("0813-0000-1111")


@pytest.mark.parametrize("leave", [_new, _call])
def test_a_file_never_goes_with_the_next_call(
    desk: FormDesk, photo: Path, leave: Callable[[FormDesk], None]
):
    told(desk)
    slot = desk.form.keeper.slot
    with desk.desk_lane_busy():
        give(desk, photo)
        leave(desk)
    desk.settle()
    assert chips(desk) == []
    [left] = [one for one in desk.drafts() if one.slot == slot]
    assert [one.name for one in left.files] == [photo.name]


def test_a_file_alone_is_a_draft_before_it_is_taken(desk: FormDesk, photo: Path):
    with desk.desk_lane_busy():
        give(desk, photo)
        desk.form.new_ticket()
    desk.settle()
    assert [[one.name for one in draft.files] for draft in desk.drafts()] == [[photo.name]]


def test_a_form_closed_while_a_file_is_taken_keeps_it(desk: FormDesk, photo: Path):
    told(desk)
    with desk.desk_lane_busy():
        give(desk, photo)
        desk.form.keeper.flush()
    desk.end()
    assert [[one.name for one in draft.files] for draft in desk.drafts()] == [[photo.name]]


def test_a_save_that_fails_leaves_the_file_in_the_form_once(desk: FormDesk, photo: Path):
    desk.type("phone", NUMBER)
    with desk.desk_lane_busy():
        give(desk, photo)
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.tickets() == []
    assert chips(desk) == [photo.name]


def test_a_file_that_was_not_taken_stops_no_save(desk: FormDesk, photo: Path, tmp_path: Path):
    told(desk)
    with desk.desk_lane_busy():
        give(desk, tmp_path / "tidak-ada.txt")
        give(desk, photo)
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    [ticket_id] = desk.tickets()
    assert [one.name for one in read_files(desk.desk, ticket_id)] == [photo.name]
    assert desk.form.evidence.coming == ()


def test_a_joined_reporters_files_come_to_the_ticket_and_go_again(desk: FormDesk, photo: Path):
    known = desk.register(description="Lampu padam", category="pekerjaan-umum")
    told(desk)
    give(desk, photo)
    desk.settle()
    desk.form._join(known.ticket_id)
    desk.settle()
    assert [one.name for one in read_files(desk.desk, known.ticket_id)] == [photo.name]
    desk.form.toast.button.click()
    desk.settle()
    assert read_files(desk.desk, known.ticket_id) == ()
    assert chips(desk) == [photo.name]
