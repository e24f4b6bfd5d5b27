"""Conflicts before a person: the card with all of them, the work list, the chip to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.protocol.events import encode_event
from callcenter.store import events
from callcenter.tickets.event import CALLER, Change, Event
from callcenter.tickets.words import Kind, State
from tests.builders import intake, ticket
from tests.ui.colleague import COLLEAGUE, centre_takes, colleague_does
from tests.ui.revealing import say_why
from tests.ui.shell import settled, shown_window
from ui.conflicts.conflict_screen import ConflictScreen
from ui.ticket_view.conflict_card import differing
from ui.ticket_view.screen import TicketScreen

KEY = Qt.Key
LONG = "Jalan rusak di depan balai desa contoh. " * 20


def torn(ctx, *fields, phone="0812-0000-1234"):
    """A ticket on which a colleague set each field to a second value."""
    made = register_ticket(ctx.desk, intake(phone=phone)).ticket_id
    centre_takes(ctx.desk, made)
    for name, first, second in fields:
        base = ticket(ctx.desk, made).heads.get(name)
        for value, on in ((first, base.eid if base else None), (second, "lain")):
            colleague_does(ctx.desk, made, Kind.EDITED, changes=[Change(name, value, on)])
    return made


LANDMARK = ("landmark", "dekat masjid", "dekat balai desa")
NAME = ("on_behalf_of", "Contoh Satu", "Contoh Sari")
STORY = ("on_behalf_of", LONG, LONG + "Ditambah.")


@pytest.fixture
def view(qtbot, ctx):
    made = TicketScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    return made


@pytest.fixture
def screen(qtbot, ctx):
    made = ConflictScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    settled(qtbot, ctx)
    return made


def title(card):
    return card._title.shown_text()


class TestCard:
    def test_several_come_one_after_another_with_their_count(self, qtbot, ctx, view):
        made = torn(ctx, LANDMARK, ("urgency", "segera", "darurat"))
        view.show_ticket(made)
        card = view.conflict
        qtbot.waitUntil(card.isVisible)
        assert title(card).startswith("Konflik 1 dari 2 · Dua nilai untuk “Patokan”")
        card.after.click()
        assert title(card).startswith("Konflik 2 dari 2 · Dua nilai untuk “Urgensi”")
        assert (card.left.shown_text(), card.right.shown_text()) == ("Segera", "Darurat")
        card.choose_right()
        qtbot.waitUntil(lambda: title(card) == "Dua nilai untuk “Patokan”")
        assert ticket(ctx.desk, made).text("urgency") == "darurat"

    def test_both_values_have_author_and_time(self, qtbot, ctx, view):
        view.show_ticket(torn(ctx, LANDMARK))
        card = view.conflict
        qtbot.waitUntil(card.isVisible)
        left, right = (half.hint.shown_text() for half in card._halves)
        assert left.startswith("Operator Dua · ")
        assert left.endswith("dipakai sekarang")
        assert right.startswith("Operator Dua · ±")
        assert right.endswith("ditulis saat terputus")

    def test_a_choice_can_be_taken_back_and_both_are_there_again(self, qtbot, ctx, view):
        made = torn(ctx, LANDMARK)
        view.show_ticket(made)
        qtbot.waitUntil(view.conflict.isVisible)
        view.conflict.choose_right()
        qtbot.waitUntil(view.conflict.isHidden)
        assert ticket(ctx.desk, made).text("landmark") == "dekat balai desa"
        view.toast.button.click()
        qtbot.waitUntil(view.conflict.isVisible)
        assert view.conflict.left.shown_text() == "dekat masjid"
        assert view.conflict.right.shown_text() == "dekat balai desa"
        assert "Operator Dua" in view.conflict._halves[1].hint.shown_text()

    def test_a_long_value_stands_whole_in_a_box(self, qtbot, ctx, view):
        view.show_ticket(torn(ctx, ("description", LONG, LONG + "Ditambah.")))
        card = view.conflict
        qtbot.waitUntil(card.isVisible)
        assert [half.box.isVisible() for half in card._halves] == [True, True]
        assert card._halves[1].box.toPlainText().endswith("Ditambah.")
        assert card.left.isHidden()
        assert differing("satu dua tiga", "satu empat tiga") == (5, 8)
        assert differing("sama", "sama") == (4, 4)
        (mark,) = card._halves[1].box.extraSelections()
        assert mark.cursor.selectedText() == "Ditambah."
        assert card._halves[1].box.verticalScrollBar().value() > 0

    def test_masked_values_are_shown_on_request(self, qtbot, ctx, view):
        view.show_ticket(torn(ctx, NAME))
        card = view.conflict
        qtbot.waitUntil(card.isVisible)
        assert card.left.shown_text() == card.right.shown_text() == "Contoh S•••"
        card.reveal.click()
        say_why(ctx, qtbot, card)
        assert (card.left.shown_text(), card.right.shown_text()) == ("Contoh Satu", "Contoh Sari")
        assert card.reveal.isHidden()
        card._timer.timeout.emit()
        assert card.left.shown_text() == "Contoh S•••"

    def late_step(self, ctx):
        made = register_ticket(ctx.desk, intake()).ticket_id
        resolve(ctx.desk, made, "Sudah ditangani")
        close_ticket(ctx.desk, made, "Tuntas")
        centre_takes(ctx.desk, made)
        colleague_does(ctx.desk, made, Kind.DISPATCHED, {"agency_ids": ["bmbk"]})
        return made

    def test_two_steps_are_told_in_words_with_what_each_choice_does(self, qtbot, ctx, view):
        made = self.late_step(ctx)
        view.show_ticket(made)
        card = view.conflict
        qtbot.waitUntil(card.isVisible)
        assert title(card) == "Dua langkah yang tidak bisa berlaku bersama"
        assert card.left.shown_text() == "Ditutup: Tuntas"
        assert card.right.shown_text() == "Diteruskan ke OPD: BMBK"
        assert card._halves[0].hint.shown_text().startswith("Operator Contoh · ")
        assert "Operator Dua" in card._halves[1].hint.shown_text()
        assert card.keep_left.label() == "Tetap “Ditutup”"
        assert card.keep_right.label() == "Buka lagi tiketnya"
        assert "dibuka lagi" in card._note.shown_text()
        card.choose_left()
        qtbot.waitUntil(card.isHidden)
        assert ticket(ctx.desk, made).state is State.CLOSED

    def test_the_other_way_opens_the_ticket_again(self, qtbot, ctx, view):
        made = self.late_step(ctx)
        view.show_ticket(made)
        qtbot.waitUntil(view.conflict.isVisible)
        view.conflict.choose_right()
        qtbot.waitUntil(view.conflict.isHidden)
        assert ticket(ctx.desk, made).is_open

    def test_where_only_one_way_is_left_only_one_is_offered(self, qtbot, ctx, view):
        made = register_ticket(ctx.desk, intake()).ticket_id
        centre_takes(ctx.desk, made)
        colleague_does(ctx.desk, made, Kind.DATA_RECEIVED)
        view.show_ticket(made)
        card = view.conflict
        qtbot.waitUntil(card.isVisible)
        assert card.keep_right.isHidden()
        card.choose_right()
        settled(qtbot, ctx)
        assert ticket(ctx.desk, made).conflicts


def name_caller(ctx, ticket_id, name):
    caller_id = read_ticket(ctx.desk, ticket_id).caller.id
    event = Event(
        eid=ctx.desk.ids.new(), subject=CALLER, subject_id=caller_id, kind=Kind.CALLER_EDITED,
        author=COLLEAGUE, client_id="0197a000-0000-7000-8000-000000000002", incarnation=1, n=990,
        wall_at=ctx.desk.clock.now(), offset_ms=0, changes=(Change("name", name, "lain"),),
    )  # fmt: skip
    with ctx.desk.store.write() as tx:
        came = events.RemoteEvent(encode_event(event), 9_990, ctx.desk.clock.now())
        events.append_remote(tx, [came])
    ctx.desk.changes.publish({caller_id, ticket_id})
    return caller_id


class TestList:
    def test_nothing_open_says_so(self, screen):
        assert "Tidak ada konflik" in screen.empty.accessibleName()
        assert screen.empty.isVisible()
        assert screen.many.isHidden()

    def test_settling_goes_on_to_the_next(self, qtbot, ctx, screen):
        first = torn(ctx, LANDMARK)
        second = torn(ctx, LANDMARK, phone="0813-0000-5678")
        qtbot.waitUntil(lambda: len(screen.list.rows()) == 2)
        qtbot.waitUntil(screen.card.isVisible)
        assert screen.many.text() == "2 menunggu"
        screen.list.setFocus()
        assert screen.list.current_key() == f"ticket:{first}"
        QTest.keyClick(screen.list, KEY.Key_2)
        qtbot.waitUntil(lambda: screen.list.current_key() == f"ticket:{second}")
        assert ticket(ctx.desk, first).text("landmark") == "dekat balai desa"
        qtbot.waitUntil(lambda: screen.card.current.what.subject_id == second)
        QTest.keyClick(screen.list, KEY.Key_1)
        qtbot.waitUntil(screen.empty.isVisible)
        assert ticket(ctx.desk, second).text("landmark") == "dekat masjid"
        screen.toast.button.click()
        qtbot.waitUntil(lambda: len(screen.list.rows()) == 1)

    def test_a_ticket_that_is_closed_long_ago_is_listed_too(self, qtbot, ctx, screen):
        made = torn(ctx, LANDMARK)
        resolve(ctx.desk, made, "Sudah")
        close_ticket(ctx.desk, made, "Tuntas")
        qtbot.waitUntil(lambda: len(screen.list.rows()) == 1)

    def test_enter_opens_the_ticket_and_escape_leaves(self, qtbot, ctx, screen):
        made = torn(ctx, LANDMARK)
        qtbot.waitUntil(screen.open_button.isVisible)
        with qtbot.waitSignal(screen.open_ticket) as opened:
            QTest.keyClick(screen.list, KEY.Key_Return)
        assert opened.args == [made]
        with qtbot.waitSignal(screen.closed):
            QTest.keyClick(screen, KEY.Key_Escape)

    def test_a_caller_is_settled_here_too(self, qtbot, ctx, screen):
        made = register_ticket(ctx.desk, intake()).ticket_id
        caller_id = name_caller(ctx, made, "Sari Lain")
        qtbot.waitUntil(lambda: len(screen.list.rows()) == 1)
        assert screen.list.rows()[0].title.startswith("Buku penelepon: ")
        qtbot.waitUntil(screen.card.isVisible)
        assert screen.open_button.isHidden()
        with qtbot.assertNotEmitted(screen.open_ticket):
            screen.open_current()
        other = screen.card.current.right.value
        screen.card.choose_right()
        qtbot.waitUntil(screen.empty.isVisible)
        assert read_ticket(ctx.desk, made).caller.name == other
        assert read_ticket(ctx.desk, made).caller.id == caller_id

    def test_the_ticket_shows_its_callers_conflict(self, qtbot, ctx, view):
        made = register_ticket(ctx.desk, intake()).ticket_id
        name_caller(ctx, made, "Sari Lain")
        view.show_ticket(made)
        qtbot.waitUntil(view.conflict.isVisible)
        assert view.conflict.current.what.subject == CALLER


def test_the_queue_counts_them_and_leads_there(qtbot, ctx):
    window = shown_window(qtbot, ctx)
    window.show_screen("queue")
    queue = window.screens.get("queue")
    settled(qtbot, ctx)
    assert queue.conflicts.isHidden()
    torn(ctx, LANDMARK)
    qtbot.waitUntil(queue.conflicts.isVisible)
    assert queue.conflicts.text() == "1 konflik"
    queue.conflicts.click()
    assert window.screens.current() == "conflicts"
    assert window.rail.current() == "queue"
    settled(qtbot, ctx)
    QTest.keyClick(window.screens.get("conflicts").list, KEY.Key_Escape)
    assert window.screens.current() == "queue"
    settled(qtbot, ctx)
    window.activateWindow()
    queue.table.setFocus()
    qtbot.waitUntil(queue.table.hasFocus)
    QTest.keyClick(queue.table, KEY.Key_K)
    assert window.screens.current() == "conflicts"
    window.show_screen("new")
    QTest.keyClick(window, KEY.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.screens.current() == "conflicts"
