"""The locked desk: when it locks, what is covered, who opens it, and another person's turn."""

import time

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from shiboken6 import isValid

from callcenter.desk.audit import Act, read_audit
from callcenter.desk.change_settings import change_settings
from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.keep_note_draft import keep_note_draft, note_drafts
from callcenter.tickets.words import Confidentiality
from tests.keys.people import RINA, TONO
from tests.ui.entering import desk_of_rina, shown_seat
from tests.ui.shell import settled, shell_context
from ui.sign_in.seat import Seat

STORY = "Jembatan gantung putus di dekat pasar"


@pytest.fixture
def ctx(door):
    def try_out(station):
        change_settings(station.desk, replace(station.desk.settings, demo=True))

    with desk_of_rina(door, try_out) as made:
        yield made


@pytest.fixture
def seat(qtbot, ctx):
    with shown_seat(qtbot, ctx) as made:
        settled(qtbot, ctx)
        yield made


def come_in(qtbot, seat, ctx, who, passphrase=None) -> None:
    cover = seat.window.lock.cover
    settled(qtbot, ctx)
    rows = [row.key for row in cover.panel.people.rows()]
    cover.panel.people.setCurrentIndex(cover.panel.people.model().index(rows.index(who.uid), 0))
    settled(qtbot, ctx)
    cover.panel.passphrase.input.setText(passphrase or who.passphrase)
    cover.panel.enter()
    settled(qtbot, ctx)


def noted(ctx, act):
    return read_audit(ctx.desk, acts=[act]).lines


def story(seat):
    return seat.window.screens.get("new").body.description.input


def test_nobody_for_ten_minutes_locks_and_a_touch_puts_it_off(seat, door):
    lock = seat.window.lock
    door.clock.advance(minutes=9)
    lock.check()
    assert not lock.is_locked
    QTest.keyClick(seat.window.windowHandle(), Qt.Key.Key_Shift)
    door.clock.advance(minutes=9)
    lock.check()
    assert not lock.is_locked
    door.clock.advance(minutes=2)
    lock.check()
    assert lock.is_locked
    assert lock.cover.isVisible()
    assert not seat.window.centralWidget().isVisible()
    assert lock.cover.geometry() == seat.window.rect()
    assert QApplication.focusWidget() is lock.cover.panel.passphrase.input


def test_who_left_and_how_is_noted(qtbot, seat, ctx, door):
    door.clock.advance(minutes=11)
    seat.window.lock.check()
    come_in(qtbot, seat, ctx, RINA)
    seat.window.lock.lock()
    come_in(qtbot, seat, ctx, RINA)
    seat.window.close()
    settled(qtbot, ctx)
    left = [one for _n, one in noted(ctx, Act.SIGN_OUT)]
    assert [(one.uid, one.reason) for one in left] == [
        (RINA.uid, "close"), (RINA.uid, "lock"), (RINA.uid, "idle"),
    ]  # fmt: skip


def test_the_minutes_are_those_of_the_settings(ctx, seat, door):
    change_settings(ctx.desk, replace(ctx.desk.settings, idle_minutes=30))
    door.clock.advance(minutes=29)
    seat.window.lock.check()
    assert not seat.window.lock.is_locked
    door.clock.advance(minutes=2)
    seat.window.lock.check()
    assert seat.window.lock.is_locked


def test_touching_a_box_counts_too(qtbot, seat, door):
    box = QDialog(seat.window)
    box.open()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is box.windowHandle())
    door.clock.advance(minutes=9)
    QTest.keyClick(box.windowHandle(), Qt.Key.Key_Shift)
    door.clock.advance(minutes=9)
    seat.window.lock.check()
    assert not seat.window.lock.is_locked
    box.close()


def test_never_while_somebody_is_on_the_line(ctx, seat, door):
    seat.window.take_call("0812-0000-1234")
    seat.window.flow.answer()
    door.clock.advance(hours=1)
    seat.window.lock.check()
    seat.window.lock.lock()
    assert not seat.window.lock.is_locked
    ctx.call.hang_up()
    door.clock.advance(minutes=9)
    seat.window.lock.check()
    assert not seat.window.lock.is_locked


def test_the_key_locks_and_no_key_reaches_past_the_cover(qtbot, ctx, seat):
    typed = story(seat)
    typed.setFocus()
    QTest.keyClicks(typed, STORY)
    QTest.keyClick(
        seat.window.windowHandle(),
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    settled(qtbot, ctx)
    assert seat.window.lock.is_locked
    assert [one.intake.description for one in load_drafts(ctx.desk, RINA.uid)] == [STORY]
    QTest.keyClick(seat.window.windowHandle(), Qt.Key.Key_F2)
    QTest.keyClick(seat.window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not ctx.call.is_active
    assert seat.window.screens.current() == "new"
    for _ in range(40):
        QTest.keyClick(seat.window.windowHandle(), Qt.Key.Key_Tab)
        assert seat.window.lock.cover.isAncestorOf(QApplication.focusWidget())
    come_in(qtbot, seat, ctx, RINA, "bukan kata sandinya")
    assert seat.window.lock.is_locked
    come_in(qtbot, seat, ctx, RINA)
    assert not seat.window.lock.is_locked
    assert story(seat).toPlainText() == STORY
    assert QApplication.focusWidget() is story(seat)
    QTest.keyClick(seat.window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert seat.window.screens.current() == "queue"


def test_menus_close_boxes_are_put_away_and_what_was_copied_here_goes(qtbot, ctx, seat):
    menu = QMenu(seat.window)
    menu.addAction("x")
    menu.popup(seat.window.pos())
    box = QDialog(seat.window)
    box.open()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
    QGuiApplication.clipboard().setText("0812-0000-1234")
    seat.window.lock.lock()
    assert QApplication.activePopupWidget() is None
    assert not box.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    come_in(qtbot, seat, ctx, RINA)
    assert box.isVisible()
    box.close()


def test_what_another_program_copied_stays(seat):
    QGuiApplication.clipboard().setText("dari sini")
    seat.window.lock._copied = "dari sini"
    QGuiApplication.clipboard().blockSignals(True)
    QGuiApplication.clipboard().setText("dari program lain")
    QGuiApplication.clipboard().blockSignals(False)
    seat.window.lock.lock()
    assert QGuiApplication.clipboard().text() == "dari program lain"


def test_another_person_gets_a_window_of_their_own_in_less_than_a_second(qtbot, ctx, seat):
    typed = story(seat)
    typed.setFocus()
    QTest.keyClicks(typed, STORY)
    keep_note_draft(ctx.desk, "tiket-1", "note", {"text": "catatan Rina"})
    before = seat.window
    ctx.call.set_confidentiality(Confidentiality.SECRET)
    settled(qtbot, ctx)
    before.strip.operator.choose("switch")
    settled(qtbot, ctx)
    assert {row.key for row in before.lock.cover.panel.people.rows()} == {RINA.uid, TONO.uid}
    began = time.process_time()  # what other programs take of the machine is not ours
    come_in(qtbot, seat, ctx, TONO)
    qtbot.waitUntil(lambda: seat.window is not before and seat.window.isVisible(), timeout=5000)
    spent = time.process_time() - began
    settled(qtbot, ctx)
    assert ctx.desk.operator.uid == TONO.uid
    assert story(seat).toPlainText() == ""
    assert seat.ctx.call.confidentiality is Confidentiality.NORMAL
    assert not seat.ctx.call.typing
    assert load_drafts(ctx.desk, TONO.uid) == []
    assert seat.window.screens.get("new").body.drafts.isHidden()
    assert note_drafts(ctx.desk, "tiket-1") == []
    assert not isValid(before)
    assert spent < 1.0
    seat.window.lock.lock(everybody=True)
    come_in(qtbot, seat, ctx, RINA)
    qtbot.waitUntil(lambda: story(seat).toPlainText() == STORY, timeout=5000)
    assert [one.fields["text"] for one in note_drafts(ctx.desk, "tiket-1")] == ["catatan Rina"]
    kept = load_drafts(ctx.desk)
    assert [(one.operator, one.intake.confidentiality) for one in kept] == [
        (RINA.uid, Confidentiality.SECRET)
    ]
    assert seat.ctx.call.confidentiality is Confidentiality.SECRET


def test_a_call_at_a_locked_desk_rings_without_its_number_and_waits(qtbot, ctx, seat):
    seat.window.lock.lock()
    seat.take_call("0812-0000-1234")
    settled(qtbot, ctx)
    cover = seat.window.lock.cover
    assert cover.ring.isVisible()
    assert "0812" not in cover.ring.accessibleName()
    assert not ctx.call.is_active
    come_in(qtbot, seat, ctx, RINA)
    assert ctx.call.number == "0812-0000-1234"


def test_the_one_who_comes_in_instead_gets_the_call(qtbot, ctx, seat):
    before = seat.window
    before.lock.lock(everybody=True)
    seat.take_call("0812-0000-1234")
    come_in(qtbot, seat, ctx, TONO)
    qtbot.waitUntil(lambda: seat.window is not before, timeout=5000)
    settled(qtbot, ctx)
    assert seat.ctx.call.number == "0812-0000-1234"


def test_without_passphrases_nothing_locks(qtbot, workstation):
    with shell_context(workstation) as plain:
        made = Seat(plain)
        qtbot.addWidget(made.window)
        assert made.window.lock is None
