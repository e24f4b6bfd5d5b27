"""While a save is under way: what is closed, locked or left keeps no draft of what is a ticket.

And loses nothing: when the save fails the draft is there, and what was typed meanwhile waits.
"""

from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callcenter.desk.change_settings import change_settings
from callcenter.desk.find_caller import find_caller
from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.keep_note_draft import keep_note_draft, note_drafts
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.search import search
from callcenter.store import numbers
from callcenter.tickets.words import Confidentiality
from callcenter.workstation import Workstation
from tests.ui.entering import Door, desk_of_rina, shown_seat
from tests.ui.form_rig import NUMBER, ROAD, FormDesk, desk, focused, lane_busy
from tests.ui.shell import settled, shown_window
from ui.context import UiContext
from ui.main_window import MainWindow
from ui.ticket_form.form import TicketForm

__all__ = ["desk"]

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return
LATE = " dan lampunya padam"


def press_save() -> None:
    QTest.keyClick(focused(), ENTER, CTRL)


def told(desk: FormDesk) -> None:
    """A call told in full, its last word not on disk yet."""
    desk.type("phone", NUMBER)
    desk.type("description", ROAD)
    desk.settle()
    desk.form.keeper.touch()


def refused(desk: FormDesk) -> None:
    """A call nobody can save: nothing says what happened."""
    desk.type("phone", NUMBER)
    desk.type("name", "Contoh Sari")


def told_in(qtbot: QtBot, ctx: UiContext, window: MainWindow) -> TicketForm:
    """The form of a whole window, a call told in it."""
    window.show_screen("new")
    form = window.screens.get("new")
    assert isinstance(form, TicketForm)
    form.body.description.input.setPlainText(ROAD)
    settled(qtbot, ctx)
    form.live.ask()
    settled(qtbot, ctx)
    form.keeper.touch()
    return form


def notes(desk: FormDesk, ticket_id: str) -> list[str]:
    return [one.fields["note"] for one in note_drafts(desk.desk, ticket_id)]


@pytest.mark.parametrize("how", ["flush_draft", "flush"])
def test_a_desk_closed_during_a_save_keeps_no_draft_of_it(desk: FormDesk, how: str) -> None:
    told(desk)
    with desk.desk_lane_busy():
        press_save()
        assert desk.form.finishing.is_busy
        desk.form.flush_draft() if how == "flush_draft" else desk.form.keeper.flush()
    desk.end()
    assert len(desk.tickets()) == 1
    assert desk.drafts() == []


def test_a_desk_closed_during_a_save_that_fails_keeps_the_draft(desk: FormDesk) -> None:
    refused(desk)
    with desk.desk_lane_busy():
        press_save()
        desk.form.flush_draft()
    desk.end()
    assert desk.tickets() == []
    assert [(one.intake.phone, one.intake.name) for one in desk.drafts()] == [
        (NUMBER, "Contoh Sari")
    ]


def test_closed_in_the_moment_a_save_failed_keeps_the_draft(desk: FormDesk) -> None:
    """The desk refused it already; the form has not heard of it yet."""
    refused(desk)
    press_save()
    (save,) = desk.background._open
    assert save.exception(10) is not None
    assert desk.form.finishing.is_busy
    desk.form.flush_draft()
    desk.end()
    assert [one.intake.name for one in desk.drafts()] == ["Contoh Sari"]


def test_the_window_closed_during_a_save_keeps_no_draft_of_it(qtbot: QtBot, ctx: UiContext) -> None:
    window = shown_window(qtbot, ctx)
    form = told_in(qtbot, ctx, window)
    with lane_busy(ctx.background):
        form.save()
        window.close()
    assert ctx.background.shutdown(10)
    assert len(search(ctx.desk, "")) == 1
    assert load_drafts(ctx.desk) == []


def test_the_desk_locked_during_a_save_keeps_no_draft_of_it(qtbot: QtBot, door: Door) -> None:
    def numbered(station: Workstation) -> None:
        change_settings(station.desk, replace(station.desk.settings, demo=True))
        with station.desk.store.write() as tx:
            numbers.add_blocks(tx, (417,))

    with desk_of_rina(door, numbered) as ctx, shown_seat(qtbot, ctx) as seat:
        settled(qtbot, ctx)
        form = told_in(qtbot, ctx, seat.window)
        lock = seat.window.lock
        assert lock is not None
        with lane_busy(ctx.background):
            form.save()
            lock.lock()
        assert lock.is_locked
        settled(qtbot, ctx)
        assert len(search(ctx.desk, "")) == 1
        assert load_drafts(ctx.desk) == []


def test_a_call_taken_during_a_save_stands_and_the_saved_one_is_a_note(desk: FormDesk) -> None:
    told(desk)
    with desk.desk_lane_busy():
        press_save()
        desk.form.start_call("0813-0000-1111")
        desk.type("name", "Contoh Budi")
    desk.settle()
    (ticket_id,) = desk.tickets()
    assert desk.form.stack.currentIndex() == 0
    assert desk.find("phone").text() == "0813-0000-1111"
    assert desk.find("name").text() == "Contoh Budi"
    assert desk.form.toast.text().endswith(read_ticket(desk.desk, ticket_id).ticket.number)
    assert [one.intake.name for one in desk.drafts()] == ["Contoh Budi"]
    desk.type("name", " Dua")
    desk.settle()
    assert [one.intake.name for one in desk.drafts()] == ["Contoh Budi Dua"]


def test_a_call_left_during_a_save_that_fails_is_a_draft_and_told_above(desk: FormDesk) -> None:
    refused(desk)
    with desk.desk_lane_busy():
        press_save()
        slot = desk.form.keeper.slot
        desk.form.start_call("0813-0000-1111")
    desk.settle()
    kept = {one.slot: one.intake.name for one in desk.drafts()}
    assert kept[slot] == "Contoh Sari"
    assert desk.find(f"draft_{slot}").isVisible()
    assert desk.form.body.banner.isVisible()
    assert desk.form.body.description.error() == ""


def test_what_is_typed_after_a_save_that_failed_is_kept_as_usual(desk: FormDesk) -> None:
    refused(desk)
    with desk.desk_lane_busy():
        press_save()
        desk.type("name", " Satu")
        desk.form.flush_draft()
    desk.settle()
    assert [one.intake.name for one in desk.drafts()] == ["Contoh Sari Satu"]
    desk.type("name", " Dua")
    desk.settle()
    assert [one.intake.name for one in desk.drafts()] == ["Contoh Sari Satu Dua"]


@pytest.mark.parametrize("then", ["stay", "close", "leave"])
def test_words_typed_during_a_save_wait_at_the_ticket(desk: FormDesk, then: str) -> None:
    told(desk)
    with desk.desk_lane_busy():
        press_save()
        desk.type("description", LATE)
        if then == "close":
            desk.form.flush_draft()
        elif then == "leave":
            desk.form.new_ticket()
    desk.end() if then == "close" else desk.settle()
    (ticket_id,) = desk.tickets()
    assert read_ticket(desk.desk, ticket_id).ticket.text("description") == ROAD
    assert notes(desk, ticket_id) == [LATE.strip()]
    assert desk.drafts() == []
    if then != "close":
        assert "catatan" in desk.form.toast.text()


def test_nothing_typed_during_a_save_begins_no_note(desk: FormDesk) -> None:
    told(desk)
    with desk.desk_lane_busy():
        press_save()
        desk.form.keeper.touch()
        assert not desk.form.keeper._quiet.isActive()  # nothing of it is asked of the desk
    desk.settle()
    (ticket_id,) = desk.tickets()
    assert notes(desk, ticket_id) == []
    assert desk.drafts() == []


def test_words_typed_while_joining_stand_behind_a_note_begun(desk: FormDesk) -> None:
    known = desk.register(description=ROAD, category="pekerjaan-umum")
    keep_note_draft(desk.desk, known.ticket_id, "note", {"note": "Sudah ditelepon."})
    told(desk)
    with desk.desk_lane_busy():
        desk.form._join(known.ticket_id)
        desk.type("description", LATE)
    desk.settle()
    assert notes(desk, known.ticket_id) == [f"Sudah ditelepon.\n{LATE.strip()}"]
    assert desk.drafts() == []
    assert desk.form.toast.button.label() == "Batalkan gabungan"


def _join(desk: FormDesk, ticket_id: str) -> None:
    desk.form._join(ticket_id)


def _prank(desk: FormDesk, _ticket_id: str) -> None:
    desk.form._mark_prank("anak-anak tertawa")


@pytest.mark.parametrize("ends", [_join, _prank])
@pytest.mark.parametrize("then", ["close", "leave"])
def test_joining_and_prank_take_the_draft_too(
    desk: FormDesk, ends: Callable[[FormDesk, str], None], then: str
) -> None:
    known = desk.register(description="Lampu padam", category="pekerjaan-umum")
    told(desk)
    with desk.desk_lane_busy():
        ends(desk, known.ticket_id)
        desk.form.flush_draft() if then == "close" else desk.form.new_ticket()
        desk.type("name", "") if then == "close" else desk.type("name", "Contoh Budi")
    desk.end() if then == "close" else desk.settle()
    assert [one.intake.name for one in desk.drafts()] == (
        [] if then == "close" else ["Contoh Budi"]
    )
    if then == "leave":
        assert desk.form.stack.currentIndex() == 0
        assert desk.find("name").text() == "Contoh Budi"


def test_a_prank_taken_back_brings_what_was_typed_meanwhile(desk: FormDesk) -> None:
    told(desk)
    with desk.desk_lane_busy():
        desk.form._mark_prank("anak-anak tertawa")
        desk.type("description", LATE)
    desk.settle()
    assert find_caller(desk.desk, NUMBER).prank_count == 1
    desk.form.toast.button.click()
    desk.settle()
    assert desk.find("description").toPlainText() == ROAD + LATE


def test_a_second_ending_does_not_change_what_the_first_gives_back(desk: FormDesk) -> None:
    known = desk.register(description="Lampu padam", category="pekerjaan-umum")
    told(desk)
    with desk.desk_lane_busy():
        desk.form._join(known.ticket_id)
        desk.form.start_call("0813-0000-1111")
        desk.form._mark_prank("tertawa")
    desk.settle()
    desk.form.toast.button.click()
    desk.settle()
    assert desk.find("description").toPlainText() == ROAD
    assert find_caller(desk.desk, "0813-0000-1111").prank_count == 0


@pytest.mark.parametrize("fails", [False, True])
def test_identity_stopped_during_a_save_is_written_nowhere(desk: FormDesk, fails: bool) -> None:
    refused(desk)
    if not fails:
        desk.type("description", "Contoh Sari melihat jalan depan pasar berlubang besar")
        desk.settle()
    with desk.desk_lane_busy():
        press_save()
        desk.call.set_confidentiality(Confidentiality.NO_IDENTITY)
        desk.type("landmark", "dekat pasar")
    desk.settle()
    kept = repr(desk.drafts())
    assert "Sari" not in kept
    assert "7900" not in kept
    assert len(desk.tickets()) == (0 if fails else 1)
    for ticket_id in desk.tickets():
        assert desk.drafts() == []
        assert notes(desk, ticket_id) == ["dekat pasar"]


def test_what_is_being_saved_is_not_thrown_away(desk: FormDesk) -> None:
    told(desk)
    with desk.desk_lane_busy():
        press_save()
        desk.form.body.menu.chosen.emit("discard")
        assert desk.find("description").toPlainText() == ROAD
    desk.settle()
    assert desk.form.stack.currentIndex() == 1
    assert desk.drafts() == []


def test_nothing_is_written_before_the_save(desk: FormDesk) -> None:
    """A draft in front of it would be a commit the operator waits for."""
    told(desk)
    (before,) = desk.drafts()
    seen: list[object] = []
    with desk.desk_lane_busy():
        press_save()
        desk.background.desk(partial(desk.drafts), seen.append)
        assert list(desk.drafts()) == [before]
    desk.settle()
    assert seen == [[]]


def test_what_is_known_of_the_number_is_nothing_that_was_typed(desk: FormDesk) -> None:
    desk.register(
        description="Lampu padam", category="pekerjaan-umum", phone=NUMBER, name="Contoh Sari"
    )
    desk.type("description", ROAD)
    desk.settle()
    desk.type("phone", NUMBER)
    with desk.desk_lane_busy():
        caller = desk.form.body.caller
        desk.until(lambda: not caller._timer.isActive())
        press_save()
        desk.find("nik").setText("1871010101900001")
    desk.settle()
    assert len(desk.tickets()) == 2
    assert [notes(desk, one) for one in desk.tickets()] == [[], []]


def test_late_words_are_kept_once_and_beside_words_that_are_alike(desk: FormDesk) -> None:
    known = desk.register(description=ROAD, category="pekerjaan-umum")
    keep_note_draft(desk.desk, known.ticket_id, "note", {"note": "Sudah ditelepon RT 15."})
    told(desk)
    with desk.desk_lane_busy():
        desk.form._join(known.ticket_id)
        desk.type("description", " RT 1")
        desk.form.flush_draft()
        desk.type("description", " dan 2")
    desk.settle()
    assert notes(desk, known.ticket_id) == ["Sudah ditelepon RT 15.\nRT 1 dan 2"]


def test_the_next_call_is_told_to_wait_for_the_save_of_the_former(desk: FormDesk) -> None:
    told(desk)
    with desk.desk_lane_busy():
        press_save()
        desk.form.new_ticket()
        desk.type("description", "Lampu padam di Contoh Satu")
        press_save()
        assert desk.form.toast.text().startswith("Tiket sebelumnya masih disimpan.")
    desk.settle()
    assert len(desk.tickets()) == 1
    assert desk.find("description").toPlainText() == "Lampu padam di Contoh Satu"


def test_a_draft_that_became_a_ticket_leaves_the_form_as_it_was(desk: FormDesk) -> None:
    told(desk)
    gone = desk.form.keeper.slot
    with desk.desk_lane_busy():
        press_save()
        desk.form.new_ticket()
        desk.type("name", "Contoh Budi")
        slot = desk.form.keeper.slot
        desk.form._go_on_with(gone)
    desk.settle()
    desk.type("name", " Dua")
    desk.settle()
    assert [(one.slot, one.intake.name) for one in desk.drafts()] == [(slot, "Contoh Budi Dua")]
