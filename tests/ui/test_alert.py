"""New red tickets are told by a sound and a note; what a screen asks of another arrives there."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLineEdit

from callcenter.desk.change_settings import change_settings
from callcenter.desk.register_ticket import register_ticket
from tests.builders import intake
from tests.ui.shell import settled, shown_window


@pytest.fixture
def window(qtbot, ctx):
    made = shown_window(qtbot, ctx)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settled(qtbot, ctx)
    yield made
    made.close()
    settled(qtbot, ctx)


class Told:
    def __init__(self, alert):
        self.sounds, self.notes = [], []
        alert.sounded.connect(lambda: self.sounds.append(1))
        alert.noted.connect(self.notes.append)


def add(qtbot, ctx, count):
    for n in range(count):
        register_ticket(ctx.desk, intake(phone=f"0812-0000-100{n}"))
    settled(qtbot, ctx)


def go_over(ctx, window, clock):
    clock.moment = ctx.desk.clock.now() + timedelta(days=40)
    window.screens.get("queue").tick()


def test_new_red_ones_sound_once_and_leave_the_focus(qtbot, ctx, window, clock):
    told = Told(window.alert)
    add(qtbot, ctx, 2)
    qtbot.waitUntil(lambda: window.screens.get("queue").model.rowCount() == 2)
    before = QApplication.focusWidget()
    go_over(ctx, window, clock)
    assert (told.sounds, told.notes) == ([1], [])
    assert QApplication.focusWidget() is before
    window.screens.get("queue").tick()
    assert told.sounds == [1]


def test_away_from_the_window_a_note_says_how_many_and_names_nobody(qtbot, ctx, window, clock):
    told = Told(window.alert)
    add(qtbot, ctx, 2)
    qtbot.waitUntil(lambda: window.screens.get("queue").model.rowCount() == 2)
    elsewhere = QLineEdit()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    go_over(ctx, window, clock)
    assert (told.sounds, told.notes) == ([1], ["2 tiket baru lewat batas"])
    assert elsewhere.isActiveWindow()


def test_switched_off_it_is_silent(qtbot, ctx, window, clock):
    told = Told(window.alert)
    change_settings(ctx.desk, replace(ctx.desk.settings, queue_sound=False))
    add(qtbot, ctx, 1)
    qtbot.waitUntil(lambda: window.screens.get("queue").model.rowCount() == 1)
    go_over(ctx, window, clock)
    assert (told.sounds, told.notes) == ([], [])


def test_what_is_over_at_the_start_is_no_news(qtbot, ctx, clock):
    register_ticket(ctx.desk, intake())
    clock.moment = clock.now() + timedelta(days=40)
    made = shown_window(qtbot, ctx)
    told = Told(made.alert)
    qtbot.waitUntil(lambda: made.screens.get("queue").model.rowCount() == 1)
    settled(qtbot, ctx)
    assert made.screens.get("queue").chips.over.text() == "1 lewat"
    assert told.sounds == []
    made.close()
    settled(qtbot, ctx)


def test_the_directory_leads_to_the_tickets_an_agency_holds(qtbot, ctx, window):
    made = register_ticket(ctx.desk, intake()).ticket_id
    register_ticket(ctx.desk, intake(agency_ids=("dinsos",)))
    window.screens.get("directory").search_agency.emit("bmbk")
    settled(qtbot, ctx)
    assert window.screens.current() == "search"
    search = window.screens.get("search")
    assert [hit.ticket_id for hit in search.found.hits] == [made]
    assert search.filters.wanted().open_only


def test_opening_the_queue_chooses_its_first_row(qtbot, ctx, window):
    add(qtbot, ctx, 1)
    window.show_screen("queue")
    queue = window.screens.get("queue")
    qtbot.waitUntil(lambda: len(queue.selected_rows()) == 1)
    assert queue.table.hasFocus()


def test_a_text_begun_is_kept_when_the_window_closes(qtbot, ctx, window):
    from callcenter.desk.keep_note_draft import note_drafts

    made = register_ticket(ctx.desk, intake()).ticket_id
    window.open_ticket(made)
    settled(qtbot, ctx)
    screen = window.screens.get("ticket")
    screen.take_action("note")
    screen.slot.current.text.setPlainText("belum selesai")
    window.close()
    settled(qtbot, ctx)
    (kept,) = note_drafts(ctx.desk, made)
    assert kept.fields == {"note": "belum selesai"}
