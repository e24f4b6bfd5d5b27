"""The real window: rail, keys, calls, drafts and the way out."""

import sys

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import DiskFull
from tests.builders import intake
from tests.ui.shell import settled, shown_window, typing_window
from ui.call import CallState
from ui.main_window import build_window
from ui.shortcuts import shortcut
from ui.window_rail import RAIL


@pytest.fixture
def window(qtbot, ctx):
    with typing_window(qtbot, ctx) as made:
        yield made


def press(window, id):
    keys = QKeySequence(shortcut(id).keys)[0]
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, keys.key(), keys.keyboardModifiers())


def test_the_rail_has_no_entry_that_leads_nowhere(qtbot, ctx, window):
    assert tuple(window.rail.items) == RAIL
    for key in RAIL:
        window.rail.items[key].click()
        settled(qtbot, ctx)
        assert window.screens.current() == key
        assert window.rail.current() == key


@pytest.mark.parametrize(
    ("id", "screen"),
    [("go_queue", "queue"), ("search", "search"), ("go_directory", "directory"),
     ("go_outbox", "outbox"), ("help", "help"), ("next_screen", "queue"),
     ("go_lapor", "lapor"), ("go_reports", "reports"), ("previous_screen", "reports")],
)  # fmt: skip
def test_every_screen_is_reached_by_its_key(qtbot, ctx, window, id, screen):
    press(window, id)
    settled(qtbot, ctx)
    assert window.screens.current() == screen


def test_no_key_is_bound_twice_in_the_window(window):
    seen = {}
    for one in window.findChildren(QShortcut):
        if one.isEnabled() and one.context() is Qt.ShortcutContext.WindowShortcut:
            keys = one.key().toString()
            assert keys not in seen, f"{one.objectName()} and {seen[keys]}"
            seen[keys] = one.objectName()


def test_f2_begins_a_call_and_the_form_has_the_keyboard(qtbot, ctx, window):
    window.show_screen("queue")
    press(window, "new")
    settled(qtbot, ctx)
    assert window.screens.current() == "new"
    assert ctx.call.state is CallState.CONNECTED
    assert window.screens.get("new").isAncestorOf(QApplication.focusWidget())


def test_f9_opens_what_is_outside_our_authority_from_anywhere(qtbot, ctx, window):
    window.show_screen("queue")
    press(window, "outside")
    settled(qtbot, ctx)
    assert window.screens.current() == "new"
    assert window.screens.get("new").side.outside_is_open


def test_a_number_rings_and_form_and_strip_show_caller_and_history(qtbot, ctx, window):
    register_ticket(ctx.desk, intake())
    window.take_call("+62 812-0000-1234")
    settled(qtbot, ctx)
    assert ctx.call.state is CallState.RINGING
    assert window.strip.number.shown_text() == "0812-0000-1234"
    assert window.strip.certainty.text() == "pasti · Contoh Sari"
    form = window.screens.get("new")
    assert "0812" in form.body.caller.phone.input.text()
    press(window, "new")
    settled(qtbot, ctx)
    assert ctx.call.state is CallState.CONNECTED
    assert ctx.call.number == "+62 812-0000-1234"


def type_story(qtbot, ctx, window, text):
    form = window.screens.get("new")
    form.body.description.input.setFocus()
    QTest.keyClicks(form.body.description.input, text)
    settled(qtbot, ctx)
    return form


def test_a_call_never_steals_typed_text(qtbot, ctx, window):
    form = type_story(qtbot, ctx, window, "Pohon tumbang")
    window.take_call("0813-0000-5678")
    settled(qtbot, ctx)
    assert ctx.call.state is CallState.RINGING
    assert form.body.description.input.toPlainText() == "Pohon tumbang"
    assert QApplication.focusWidget() is form.body.description.input
    press(window, "new")
    settled(qtbot, ctx)
    assert ctx.call.state is CallState.CONNECTED
    form.flush_draft()
    settled(qtbot, ctx)
    kept = [one.intake.description for one in load_drafts(ctx.desk)]
    assert "Pohon tumbang" in kept


def test_a_second_call_waits_and_can_be_taken(qtbot, ctx, window):
    window.take_call("0812-0000-1234")
    window.flow.answer()
    window.take_call("0813-0000-5678")
    settled(qtbot, ctx)
    assert ctx.call.number == "0812-0000-1234"
    assert "0813-0000-5678" in window.toast.text()
    window.toast.undo.emit()
    settled(qtbot, ctx)
    assert ctx.call.number == "0813-0000-5678"
    assert ctx.call.state is CallState.CONNECTED


def test_the_queue_is_counted_while_the_window_is_not_even_shown(qtbot, ctx, clock):
    register_ticket(ctx.desk, intake())
    clock.advance(days=40)
    made = build_window(ctx)
    qtbot.addWidget(made)
    assert made.screens.current() == "new"
    settled(qtbot, ctx)
    assert made.rail.items["queue"]._count == 1


def test_the_counts_of_the_rail_follow_a_save(qtbot, ctx, window):
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: window.rail.items["outbox"]._count > 0, timeout=5000)
    window.show_screen("outbox")
    settled(qtbot, ctx)
    screen = window.screens.get("outbox")
    assert window.rail.items["outbox"]._count == 1  # one ticket, however many steps it took
    assert screen.model.rowCount() == 3


def test_a_ticket_opens_and_esc_from_help_goes_back(qtbot, ctx, window):
    made = register_ticket(ctx.desk, intake())
    window.show_screen("queue")
    window.open_ticket(made.ticket_id)
    settled(qtbot, ctx)
    assert window.screens.current() == "ticket"
    press(window, "help")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.screens.current() == "ticket"


def test_an_error_says_what_is_safe_and_the_title_names_nobody(qtbot, ctx, window):
    window.take_call("0812-0000-1234")
    settled(qtbot, ctx)
    window.show_error(DiskFull("p"))
    assert window.banner.isVisible()
    assert "masih ada di layar" in window.banner.accessibleName()
    assert window.windowTitle() == "Meja Call Center Lampung"


def test_closing_keeps_the_draft_and_the_place_of_the_window(qtbot, ctx, window):
    type_story(qtbot, ctx, window, "Talud longsor")
    window.close()
    settled(qtbot, ctx)
    assert "Talud longsor" in [one.intake.description for one in load_drafts(ctx.desk)]
    assert (ctx.desk.profile / "window.ini").is_file()
    assert window.clock.waits_ms == -1


def test_a_draft_comes_back_in_the_next_window(qtbot, ctx, window):
    type_story(qtbot, ctx, window, "Jembatan retak")
    window.close()
    settled(qtbot, ctx)
    again = shown_window(qtbot, ctx)
    settled(qtbot, ctx)
    assert again.screens.get("new").body.description.input.toPlainText() == "Jembatan retak"
    assert again.screens.current() == "new"
    again.close()
    settled(qtbot, ctx)


def test_a_desk_without_server_or_operator_starts_at_the_page_that_explains(qtbot, ctx):
    made = shown_window(qtbot, ctx)
    settled(qtbot, ctx)
    assert made.screens.current() == "start"
    made.screens.get("start").offline_button.click()
    assert made.screens.current() == "new"
    made.close()
    settled(qtbot, ctx)


def test_a_broken_sync_is_told_once_until_it_works_again(window):
    window.clock.failed.emit(DiskFull("p"))
    assert window.banner.isVisible()
    window.banner.dismiss()
    window.clock.failed.emit(DiskFull("p"))
    assert not window.banner.isVisible()
    window.clock.reported.emit(None)
    window.clock.failed.emit(DiskFull("p"))
    assert window.banner.isVisible()


def test_a_clock_that_is_wrong_is_named_once(qtbot, ctx, window):
    settled(qtbot, ctx)
    status = window.clock.status
    window._on_status(replace(status, offset_ms=59_000))
    assert not window.banner.isVisible()
    window._on_status(replace(status, offset_ms=-700 * 86_400_000))
    assert window.banner.isVisible()
    assert "1.008.000 menit" in window.banner.accessibleName()
    window.banner.hide()
    window._on_status(replace(status, offset_ms=-700 * 86_400_000))
    assert not window.banner.isVisible()


def test_the_numbering_plan_is_read_in_a_quiet_moment_before_anybody_rings(qtbot, ctx, monkeypatch):
    for name in [one for one in sys.modules if one.partition(".")[0] == "phonenumbers"]:
        monkeypatch.delitem(sys.modules, name)
    shown_window(qtbot, ctx)
    assert "phonenumbers" not in sys.modules
    qtbot.waitUntil(lambda: "phonenumbers.data.region_ID" in sys.modules, timeout=10_000)
    settled(qtbot, ctx)
