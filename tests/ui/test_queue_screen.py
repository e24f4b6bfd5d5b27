"""The queue on a real desk: keys, reasons, undo, what a colleague does meanwhile, the counts."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.change_settings import change_settings
from callcenter.desk.finish import resolve
from callcenter.desk.queue_views import MOST, keep_view, read_views
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.work_queue import promise_callback, snooze, take
from callcenter.errors import FieldInvalid
from callcenter.settings import Operator
from callcenter.store import kv
from callcenter.tickets.words import Kind, Outcome, State
from tests.builders import intake
from tests.ui.colleague import colleague_does
from tests.ui.shell import settled, shown_screen
from tests.ui.ticket_rig import ticket
from ui.queue.model import LAST
from ui.queue.queue_screen import FAST_MS, SLOW_MS, QueueScreen


@pytest.fixture
def ids(workstation, clock) -> list[str]:
    made = []
    for agencies in (("bmbk",), ("dishub",), ("dinsos",)):
        made.append(register_ticket(workstation.desk, intake(agency_ids=agencies)).ticket_id)
        clock.advance(days=1)
    return made


@pytest.fixture
def screen(qtbot, ctx, ids) -> QueueScreen:
    assert ids
    made = shown_screen(qtbot, ctx, QueueScreen(ctx))
    made.table.setFocus()
    return made


def choose(qtbot, ctx, screen, ticket_id):
    screen.select(ticket_id)
    settled(qtbot, ctx)


def test_the_chips_count_and_the_rail_is_told_even_unseen(qtbot, ctx, ids, clock):
    assert len(ids) == 3
    clock.moment = ctx.desk.clock.now() + timedelta(days=30)
    hidden = QueueScreen(ctx)
    qtbot.addWidget(hidden)
    with qtbot.waitSignal(hidden.count_changed, timeout=5000) as told:
        pass
    assert told.args == [3, 0, 0]
    assert hidden.chips.over.text() == "3 lewat"


def test_a_takes_what_nobody_holds_and_can_be_undone(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_A)
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).holder.uid == "op-1"
    assert screen.toast.isVisible()
    screen.toast.button.click()
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).holder is None


def test_taking_from_a_colleague_needs_a_reason(qtbot, ctx, screen, ids):
    colleague_does(ctx.desk, ids[0], Kind.TAKEN, {"uid": "op-2", "name": "Operator Dua"})
    qtbot.waitUntil(lambda: screen.model.row(0).holder_uid == "op-2")
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_A)
    composer = screen.slot.current
    composer.save()
    settled(qtbot, ctx)
    assert composer.fields["reason"].error() == "Alasan masih kosong."
    assert ticket(ctx, ids[0]).holder.uid == "op-2"
    composer.reason.setText("pergantian giliran")
    composer.save()
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).holder.uid == "op-1"
    assert screen.slot.current is None


def test_keys_do_nothing_while_something_else_has_the_focus(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[0])
    screen.bar.buttons["raise"].setFocus()
    QTest.keyClick(screen.bar.buttons["raise"], Qt.Key.Key_A)
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).holder is None


def test_n_raises_several_at_once_with_one_reason(qtbot, ctx, screen, ids):
    screen.table.selectAll()
    settled(qtbot, ctx)
    assert screen.bar.title() == "3 tiket dipilih"
    assert not screen.bar.buttons["answer"].isEnabled()
    QTest.keyClick(screen.table, Qt.Key.Key_N)
    screen.slot.current.text.setPlainText("OPD tidak menjawab dua kali")
    screen.slot.current.save()
    settled(qtbot, ctx)
    assert [ticket(ctx, one).level for one in ids] == [2, 2, 2]


def test_s_puts_aside_until_tomorrow_and_the_row_goes_down(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_S)
    composer = screen.slot.current
    composer.until.cards.cards["tomorrow"].click()
    composer.save()
    settled(qtbot, ctx)
    until = ticket(ctx, ids[0]).snoozed_until
    assert (until.hour, until.minute) == (1, 0)  # 08.00 WIB
    assert screen.model.position(ids[0]) == 2
    screen.toast.button.click()  # Batalkan
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).snoozed_until is None
    assert screen.model.position(ids[0]) == 0


def test_w_wakes_only_what_was_put_aside(qtbot, ctx, screen, ids, clock):
    choose(qtbot, ctx, screen, ids[0])
    assert screen.bar.buttons["wake"].isHidden()
    QTest.keyClick(screen.table, Qt.Key.Key_W)
    settled(qtbot, ctx)
    assert Kind.SNOOZED not in [one.kind for one in ticket(ctx, ids[0]).entries]
    snooze(ctx.desk, ids[:1], clock.now() + timedelta(days=1))
    qtbot.waitUntil(lambda: screen.model.position(ids[0]) == 2)
    settled(qtbot, ctx)
    assert screen.bar.buttons["wake"].isVisible()
    QTest.keyClick(screen.table, Qt.Key.Key_W)
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).snoozed_until is None
    assert screen.model.position(ids[0]) == 0
    assert screen.bar.buttons["wake"].isHidden()


def test_r_prepares_a_text_that_does_not_name_the_reporter(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_R)
    settled(qtbot, ctx)
    text = screen.slot.current.text.toPlainText()
    number = ticket(ctx, ids[0]).number
    assert number in text
    assert "Contoh Sari" not in text
    assert "0812" not in text
    screen.slot.current.save()
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).reminders == 1
    assert "diingatkan 1×" in screen.bar.story()


def test_t_hands_over_without_an_answer(qtbot, ctx, screen, ids):
    record_follow_up(ctx.desk, ids[0], "bmbk", outcome=Outcome.PROGRESS, text="dicek")
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_T)
    settled(qtbot, ctx)
    composer = screen.slot.current
    composer.text.setPlainText("jalan kabupaten, bukan provinsi")
    composer.save()
    settled(qtbot, ctx)
    assert "masih kosong" in composer.fields["target"].error()
    composer.target.toggle("dishub")
    composer.save()
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).agency_ids == ("dishub",)
    assert ticket(ctx, ids[0]).transfers == 0  # nobody said "bukan wewenang"
    assert screen.toast.text().startswith("Dialihkan ke")
    qtbot.waitUntil(lambda: "ke Dishub" in screen.bar.story())
    assert screen.bar.story().endswith("belum dijawab")


def test_c_ticks_off_a_promised_call(qtbot, ctx, screen, ids, clock):
    promise_callback(ctx.desk, ids[0], clock.now() + timedelta(hours=1))
    qtbot.waitUntil(lambda: screen.model.row(0).next_clock == "telepon_balik")
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_C)
    settled(qtbot, ctx)
    composer = screen.slot.current
    assert composer.done_box.isVisible()
    composer.text.setPlainText("sudah dikabari")
    composer.save()
    settled(qtbot, ctx)
    assert all(one.done for one in ticket(ctx, ids[0]).callbacks)


def test_d_ends_a_ticket_and_selects_no_other_by_itself(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[1])
    QTest.keyClick(screen.table, Qt.Key.Key_D)
    settled(qtbot, ctx)
    screen.slot.current.text.setPlainText("lampu diganti")
    screen.slot.current.save()
    settled(qtbot, ctx)
    assert ticket(ctx, ids[1]).state is State.RESOLVED
    assert screen.model.position(ids[1]) == -1
    assert ids[1] not in [row.id for row in screen.selected_rows()]


def test_enter_opens_and_tells_which(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[2])
    with qtbot.waitSignal(screen.open_ticket, timeout=1000) as told:
        QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert told.args == [ids[2]]


def test_esc_keeps_the_text_and_the_same_key_brings_it_back(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_N)
    screen.slot.current.text.setPlainText("setengah kalimat")
    QTest.keyClick(screen.slot.current.text, Qt.Key.Key_Escape)
    assert screen.slot.current is None
    assert screen.table.hasFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_N)
    assert screen.slot.current.text.toPlainText() == "setengah kalimat"


def test_a_colleagues_step_moves_neither_focus_nor_selection_nor_text(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[1])
    QTest.keyClick(screen.table, Qt.Key.Key_N)
    box = screen.slot.current.text
    box.setPlainText("sedang menulis")
    resolve(ctx.desk, ids[0], "selesai di tempat lain")
    colleague_does(ctx.desk, ids[1], Kind.NOTE_ADDED, {"text": "catatan rekan"})
    qtbot.waitUntil(lambda: screen.model.position(ids[0]) == -1)
    settled(qtbot, ctx)
    assert [row.id for row in screen.selected_rows()] == [ids[1]]
    assert box.hasFocus()
    assert box.toPlainText() == "sedang menulis"


def test_a_composer_keeps_its_ticket_when_the_cursor_goes_on(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_N)
    choose(qtbot, ctx, screen, ids[2])
    screen.slot.current.text.setPlainText("untuk yang pertama")
    screen.slot.current.save()
    settled(qtbot, ctx)
    assert [ticket(ctx, one).level for one in ids] == [2, 1, 1]


def test_time_alone_turns_a_row_red_and_quickens_the_pace(qtbot, screen, clock):
    assert screen.pace_ms == SLOW_MS
    due = screen.model.row(0).next_due
    clock.moment = due - timedelta(minutes=30)
    screen.tick()
    assert screen.pace_ms == FAST_MS
    clock.moment = due + timedelta(minutes=1)
    with qtbot.waitSignal(screen.turned_red, timeout=1000):
        screen.tick()


def test_opened_by_a_person_the_first_row_is_chosen_and_later_choices_stay(qtbot, ctx, screen, ids):
    assert screen.selected_rows() == []
    screen.focus_first()
    settled(qtbot, ctx)
    assert [row.id for row in screen.selected_rows()] == ids[:1]
    assert screen.table.hasFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_A)
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).holder.uid == "op-1"
    choose(qtbot, ctx, screen, ids[2])
    screen.hide()
    screen.show()
    screen.focus_first()
    screen.read()
    settled(qtbot, ctx)
    assert [row.id for row in screen.selected_rows()] == ids[2:]


def test_a_queue_that_is_still_read_chooses_when_it_is_there(qtbot, ctx, ids):
    made = QueueScreen(ctx)
    qtbot.addWidget(made)
    made.show()
    made.focus_first()
    assert made.model.rowCount() == 0
    settled(qtbot, ctx)
    assert [row.id for row in made.selected_rows()] == ids[:1]


def test_without_any_ticket_the_screen_says_what_comes(qtbot, ctx):
    made = QueueScreen(ctx)
    qtbot.addWidget(made)
    made.show()
    settled(qtbot, ctx)
    assert made.findChild(type(made._empty), "empty_state").isVisible()
    assert made.table.isHidden()


def test_j_records_what_the_opd_answered(qtbot, ctx, screen, ids):
    choose(qtbot, ctx, screen, ids[0])
    QTest.keyClick(screen.table, Qt.Key.Key_J)
    settled(qtbot, ctx)
    composer = screen.slot.current
    assert composer.text.hasFocus()
    QTest.keyClicks(composer.text, "Sudah ditambal")
    QTest.keyClick(composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).state is State.FOLLOWED_UP
    row = screen.model.row(screen.model.position(ids[0]))
    assert row.last_kind == Kind.FOLLOW_UP_RECORDED


def test_the_last_step_says_how_long_ago_and_what(qtbot, ctx, screen, ids, clock):
    take(ctx.desk, [ids[0]])
    at = screen.model.position(ids[0])
    qtbot.waitUntil(lambda: screen.model.row(at).holder_uid == "op-1")
    clock.advance(hours=2)
    assert screen.model.text(screen.model.row(at), LAST) == "2 jam · Diambil alih"
    screen.resize(1600, 720)
    assert not screen.table.isColumnHidden(LAST)
    screen.resize(900, 720)
    assert screen.table.isColumnHidden(LAST)


def test_a_view_is_kept_taken_and_forgotten_per_person(qtbot, ctx, screen, ids):
    row = screen.filters
    row.agency.set_key("dishub")
    row.changed.emit()
    assert [one.id for one in screen.model.rows()] == [ids[1]]
    row.views.pick("keep")
    settled(qtbot, ctx)
    (kept,) = row.views.views
    assert (kept.name, kept.chosen) == ("OPD: Dishub", {"agency": "dishub"})
    row.views.pick("all")
    assert len(screen.model.rows()) == 3
    row.views.pick("=OPD: Dishub")
    assert [one.id for one in screen.model.rows()] == [ids[1]]
    texts = [one.text for one in row.views._entries()]
    assert texts == ["Semua", "", "OPD: Dishub", "", "Lupakan tampilan ini"]

    def sit_down(uid):
        people = (Operator("op-1", "Operator Contoh"), Operator("op-2", "Operator Dua"))
        change_settings(ctx.desk, replace(ctx.desk.settings, operators=people, operator=uid))
        settled(qtbot, ctx)

    sit_down("op-2")
    qtbot.waitUntil(lambda: row.views.views == ())
    sit_down("op-1")
    qtbot.waitUntil(lambda: row.views.views == (kept,))
    row.views.pick("drop")
    qtbot.waitUntil(lambda: row.views.views == ())
    assert read_views(ctx.desk) == ()
    menu = row.views.open_menu()
    assert [one.text() for one in menu.actions() if one.text()] == ["Semua", "Simpan tampilan ini"]
    menu.close()


def test_views_have_a_bound_and_a_name(ctx, ids):
    assert ids
    for at in range(MOST):
        keep_view(ctx.desk, f"Tampilan {at}", {"level": str(at)})
    with pytest.raises(FieldInvalid, match="view"):
        keep_view(ctx.desk, "Satu lagi", {})
    assert len(keep_view(ctx.desk, "Tampilan 3", {"level": "9"})) == MOST
    with pytest.raises(FieldInvalid, match="name"):
        keep_view(ctx.desk, "  ", {})
    with ctx.desk.store.write() as tx:
        kv.put(tx, "queue_views:op-1", b'[{"other":1}]')
    assert read_views(ctx.desk) == ()
