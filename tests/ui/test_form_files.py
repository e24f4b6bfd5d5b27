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


def press_save() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def kept(desk: FormDesk) -> list[list[str]]:
    """The files of each draft."""
    return [[one.name for one in draft.files] for draft in desk.drafts()]


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
        press_save()
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
    assert kept(desk) == [[photo.name]]


@pytest.mark.parametrize("tell", [told, lambda _desk: None])
def test_a_form_closed_while_a_file_is_taken_keeps_it(
    desk: FormDesk, photo: Path, tell: Callable[[FormDesk], None]
):
    tell(desk)
    with desk.desk_lane_busy():
        give(desk, photo)
        desk.form.flush_draft()
    desk.end()
    assert kept(desk) == [[photo.name]]


def test_a_file_that_was_not_taken_is_no_draft(desk: FormDesk, tmp_path: Path):
    with desk.desk_lane_busy():
        give(desk, tmp_path / "tidak-ada.txt")
        desk.form.new_ticket()
    desk.settle()
    assert desk.drafts() == []


def _stay(_desk: FormDesk) -> None:
    pass


@pytest.mark.parametrize("then", [_stay, _new, _call])
def test_a_file_given_during_the_save_comes_to_its_ticket(
    desk: FormDesk, photo: Path, tmp_path: Path, then: Callable[[FormDesk], None]
):
    other = tmp_path / "contoh-dua.txt"
    other.write_text("bukti lain")
    told(desk)
    with desk.desk_lane_busy():
        give(desk, photo)
        press_save()
        give(desk, other)
        then(desk)
    desk.settle()
    [ticket_id] = desk.tickets()
    assert [one.name for one in read_files(desk.desk, ticket_id)] == [photo.name, other.name]
    assert desk.form.toast.text() == "Berkas yang diberikan sesudah disimpan sudah ada di tiketnya."
    desk.form.new_ticket()
    desk.settle()
    assert chips(desk) == []
    assert not any(kept(desk))


def _join_known(desk: FormDesk) -> None:
    known = desk.register(description="Lampu padam", category="pekerjaan-umum")
    desk.form._join(known.ticket_id)


def _prank(desk: FormDesk) -> None:
    desk.form._mark_prank("anak-anak tertawa")


def _throw_away(desk: FormDesk) -> None:
    desk.form.body.menu.chosen.emit("discard")


@pytest.mark.parametrize("then", [_stay, _new])
@pytest.mark.parametrize("end", [_join_known, _prank, _throw_away])
def test_what_is_taken_back_brings_the_file_that_was_on_its_way(
    desk: FormDesk,
    photo: Path,
    end: Callable[[FormDesk], None],
    then: Callable[[FormDesk], None],
):
    told(desk)
    with desk.desk_lane_busy():
        give(desk, photo)
        end(desk)
        then(desk)
    desk.settle()
    desk.form.toast.button.click()
    desk.settle()
    assert chips(desk) == [photo.name]
    assert [photo.name] in kept(desk)


def test_what_is_taken_back_at_once_waits_for_the_file(desk: FormDesk, photo: Path):
    told(desk)
    with desk.desk_lane_busy():
        give(desk, photo)
        _throw_away(desk)
        desk.form.toast.button.click()
        assert chips(desk) == []
    desk.settle()
    assert chips(desk) == [photo.name]
    assert kept(desk) == [[photo.name]]


def test_a_save_that_fails_leaves_the_file_in_the_form_once(desk: FormDesk, photo: Path):
    desk.type("phone", NUMBER)
    with desk.desk_lane_busy():
        give(desk, photo)
        press_save()
    desk.settle()
    assert desk.tickets() == []
    assert chips(desk) == [photo.name]


def test_a_file_that_was_not_taken_stops_no_save(desk: FormDesk, photo: Path, tmp_path: Path):
    told(desk)
    with desk.desk_lane_busy():
        give(desk, tmp_path / "tidak-ada.txt")
        give(desk, photo)
        press_save()
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


def test_a_file_refused_meanwhile_is_not_waited_for(desk: FormDesk, tmp_path: Path):
    told(desk)
    with desk.desk_lane_busy():
        give(desk, tmp_path / "tidak-ada.txt")
        _throw_away(desk)
    desk.settle()
    desk.form.toast.button.click()
    desk.settle()
    assert desk.form.evidence.coming == ()
