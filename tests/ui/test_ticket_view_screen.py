"""One ticket on a real desk: its head, notes, masks, files, colleagues' steps."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.add_note import add_note
from callcenter.desk.audit import Act, read_audit
from callcenter.desk.change_settings import change_settings
from callcenter.desk.register_ticket import register_ticket
from callcenter.settings import Operator
from callcenter.tickets.words import Confidentiality, Kind
from tests.builders import intake
from tests.ui.colleague import centre_takes, colleague_does
from tests.ui.revealing import say_why
from tests.ui.shell import settled
from tests.ui.ticket_rig import opened, steps, ticket
from ui.reveal.panel import RevealPanel
from ui.ticket_view.file_copies import copy_name, write_copy
from ui.ticket_view.screen import TicketScreen
from ui.ticket_view.story_card import MOST


@pytest.fixture
def screen(qtbot, ctx, ticket_id) -> TicketScreen:
    return opened(qtbot, ctx, ticket_id)


def test_the_head_reads_number_state_and_how_far_it_came(qtbot, ctx, screen, ticket_id):
    assert screen.header.number.shown_text() == "26-0417-000-96"
    assert screen.header.state.text() == "Disposisi"
    assert screen.header.sync.text() == "tersimpan di sini"
    centre_takes(ctx.desk, ticket_id)
    qtbot.waitUntil(lambda: screen.header.sync.text() == "diterima pusat")
    assert screen.header.sync.shape() == "✓"


def test_ctrl_dot_copies_the_number(screen):
    screen.story.setFocus()
    QTest.keyClick(screen.story.area, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "26-0417-000-96"


def test_a_note_is_saved_with_ctrl_enter_and_can_be_taken_back(qtbot, ctx, screen, ticket_id):
    screen.take_action("note")
    box = screen.slot.current.text
    QTest.keyClicks(box, "Pelapor akan mengirim foto")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.slot.current is None)
    settled(qtbot, ctx)
    assert ticket(ctx, ticket_id).entries[-1].body["text"] == "Pelapor akan mengirim foto"
    screen.toast.button.click()
    settled(qtbot, ctx)
    assert ticket(ctx, ticket_id).entries[-2].withdrawn


def test_an_empty_note_is_refused_at_its_field(qtbot, ctx, screen, ticket_id):
    screen.take_action("note")
    screen.slot.current.save()
    settled(qtbot, ctx)
    assert "masih kosong" in screen.slot.current.fields["note"].error()
    assert ticket(ctx, ticket_id).entries[-1].kind == Kind.DISPATCHED


def test_a_colleagues_step_never_touches_what_is_being_typed(qtbot, ctx, screen, ticket_id):
    screen.take_action("note")
    box = screen.slot.current.text
    QTest.keyClicks(box, "setengah kali")
    cursor = box.textCursor().position()
    before = steps(screen)
    colleague_does(ctx.desk, ticket_id, Kind.NOTE_ADDED, {"text": "dari rekan"})
    qtbot.waitUntil(lambda: steps(screen) == before + 1)
    assert box.toPlainText() == "setengah kali"
    assert box.textCursor().position() == cursor
    assert box.hasFocus()
    assert screen.story.mark.isVisible()
    assert screen.story.mark.text() == "1 langkah baru"


def test_the_mark_goes_when_it_was_looked_at(qtbot, ctx, screen, ticket_id):
    colleague_does(ctx.desk, ticket_id, Kind.NOTE_ADDED, {"text": "dari rekan"})
    qtbot.waitUntil(screen.story.mark.isVisible)
    screen.story.mark.click()
    assert screen.story.mark.isHidden()


def test_ones_own_step_is_no_news(qtbot, ctx, screen, ticket_id):
    before = steps(screen)
    add_note(ctx.desk, ticket_id, "catatan sendiri")
    qtbot.waitUntil(lambda: steps(screen) == before + 1)
    assert screen.story.mark.isHidden()


def test_esc_puts_the_text_away_and_it_comes_back(screen):
    screen.take_action("note")
    QTest.keyClicks(screen.slot.current.text, "belum selesai")
    QTest.keyClick(screen.slot.current.text, Qt.Key.Key_Escape)
    assert screen.slot.current is None
    screen.take_action("note")
    assert screen.slot.current.text.toPlainText() == "belum selesai"


def test_a_text_begun_waits_while_another_ticket_is_looked_at(qtbot, ctx, screen, ticket_id):
    other = register_ticket(ctx.desk, intake(phone="0813-0000-1111")).ticket_id
    screen.take_action("note")
    QTest.keyClicks(screen.slot.current.text, "belum selesai")
    screen.show_ticket(other)
    settled(qtbot, ctx)
    assert screen.slot.current is None
    screen.show_ticket(ticket_id)
    settled(qtbot, ctx)
    assert screen.slot.current.text.toPlainText() == "belum selesai"


def test_esc_outside_a_composer_leaves_the_ticket(qtbot, screen):
    screen.story.setFocus()
    with qtbot.waitSignal(screen.closed, timeout=1000):
        QTest.keyClick(screen.story.area, Qt.Key.Key_Escape)


def _reveal(qtbot, ctx, card, field: str) -> None:
    card.findChild(object, f"ticket.reveal.{field}").click()
    say_why(ctx, qtbot, card)


def test_the_reporter_is_masked_and_shown_for_a_minute_one_field_at_a_time(qtbot, ctx, screen):
    card = screen.side.reporter
    assert card.text("reporter_name") == "Contoh S•••"
    assert card.text("reporter_phone") == "0812****1234"
    _reveal(qtbot, ctx, card, "reporter_phone")
    assert card.text("reporter_phone") == "0812-0000-1234"
    _reveal(qtbot, ctx, card, "reporter_name")
    assert card.text("reporter_phone") == "0812****1234"
    assert card.text("reporter_name") == "Contoh Sari"
    assert card._panel is None
    assert card._timer.interval() == 60_000
    card._timer.timeout.emit()
    assert card.text("reporter_name") == "Contoh S•••"
    noted = [one for _, one in read_audit(ctx.desk, acts=(Act.REVEAL,)).lines]
    assert [(one.fields, one.text) for one in noted] == [
        (("reporter_name",), "ditelepon balik"),
        (("reporter_phone",), "ditelepon balik"),
    ]


def test_the_card_holds_no_plain_value_but_the_one_that_is_shown(qtbot, ctx, screen):
    card = screen.side.reporter

    def held() -> str:
        return repr([vars(card), [row.text() for row in card.rows.values()]])

    assert "Contoh Sari" not in held()
    _reveal(qtbot, ctx, card, "reporter_name")
    assert "Contoh Sari" in held()
    card.hide_again()
    assert "Contoh Sari" not in held()


def test_without_a_reason_nothing_is_shown(qtbot, ctx, screen):
    card = screen.side.reporter
    card.findChild(object, "ticket.reveal.reporter_name").click()
    say_why(ctx, qtbot, card, text=" ")
    assert card.text("reporter_name") == "Contoh S•••"
    panel = card.findChild(RevealPanel)
    assert panel._fields["text"].error()
    QTest.keyClick(panel.text, Qt.Key.Key_Escape)
    assert card._panel is None
    assert read_audit(ctx.desk, acts=(Act.REVEAL,)).lines == ()


def test_a_colleague_s_step_leaves_the_shown_field_and_the_question(qtbot, ctx, screen, ticket_id):
    card = screen.side.reporter
    _reveal(qtbot, ctx, card, "reporter_name")
    card.findChild(object, "ticket.reveal.reporter_phone").click()
    card._panel.text.setText("setengah")
    add_note(ctx.desk, ticket_id, "catatan")
    settled(qtbot, ctx)
    assert card.text("reporter_name") == "Contoh Sari"
    assert card._panel.text.text() == "setengah"


def test_leaving_the_screen_masks_again(qtbot, ctx, screen):
    _reveal(qtbot, ctx, screen.side.reporter, "reporter_phone")
    screen.side.reporter.findChild(object, "ticket.reveal.reporter_name").click()
    screen.hide()
    assert screen.side.reporter.text("reporter_phone") == "0812****1234"
    assert screen.side.reporter._panel is None
    assert not screen.side.reporter._value


def test_somebody_else_who_sits_down_sees_no_more_than_the_mask(qtbot, ctx, screen):
    card = screen.side.reporter
    _reveal(qtbot, ctx, card, "reporter_phone")
    assert card.text("reporter_phone") == "0812-0000-1234"
    people = (*ctx.desk.settings.operators, Operator("op-2", "Contoh Dua"))
    change_settings(ctx.desk, replace(ctx.desk.settings, operators=people, operator="op-2"))
    qtbot.waitUntil(lambda: card.text("reporter_phone") == "0812****1234")
    assert not card._value
    settled(qtbot, ctx)


def test_the_cursor_goes_back_to_where_one_asked_from(qtbot, ctx, screen):
    card = screen.side.reporter
    chip = card.findChild(object, "ticket.reveal.reporter_name")
    chip.click()
    QTest.keyClick(card._panel.text, Qt.Key.Key_Escape)
    assert chip.hasFocus()
    _reveal(qtbot, ctx, card, "reporter_name")
    assert card.findChild(object, "ticket.reveal.reporter_phone").hasFocus()


def test_what_comes_after_the_screen_was_left_is_not_shown(screen):
    card = screen.side.reporter
    screen.hide()
    card.show_plain("reporter_name", "Contoh Sari")
    assert card.text("reporter_name") == "Contoh S•••"
    assert not card._value


def test_without_identity_there_is_nothing_to_show(qtbot, ctx, screen):
    made = register_ticket(ctx.desk, intake(confidentiality=Confidentiality.NO_IDENTITY))
    screen.show_ticket(made.ticket_id)
    settled(qtbot, ctx)
    assert screen.side.reporter.text("reporter_phone") == "—"
    assert not screen.side.reporter.revealable


def test_files_are_kept_listed_and_copied_under_a_name_of_the_desk(
    qtbot, ctx, screen, ticket_id, tmp_path
):
    photo = tmp_path / "foto & <b>.jpg"
    photo.write_bytes(b"gambar")
    screen.take_action("attach")
    composer = screen.slot.current
    composer.add_paths([photo])
    qtbot.waitUntil(composer.is_dirty)
    composer.save()
    qtbot.waitUntil(screen.side.files.isVisible)
    entry = ticket(ctx, ticket_id).entries[-1]
    copy = tmp_path / copy_name("26-0417-000-96-1", "../../x")
    assert copy.name == "lampiran-26-0417-000-96-1.bin"
    said = []
    write_copy(screen.file_actions, str(entry.body["sha256"]), copy, said.append)
    settled(qtbot, ctx)
    assert copy.read_bytes() == b"gambar"
    assert said == [f"Salinan disimpan: {copy.name}"]


def test_a_file_of_another_desk_that_did_not_arrive_says_so(qtbot, ctx, screen, tmp_path):
    failed = []
    screen.file_actions.failed.connect(failed.append)
    write_copy(screen.file_actions, "0" * 64, tmp_path / "x.bin", failed.append)
    settled(qtbot, ctx)
    assert type(failed[0]).__name__ == "NotFound"


def test_a_hidden_screen_reads_again_when_it_is_shown(qtbot, ctx, screen, ticket_id):
    before = steps(screen)
    screen.hide()
    add_note(ctx.desk, ticket_id, "selagi tertutup")
    qtbot.waitUntil(lambda: screen._stale)
    assert steps(screen) == before
    screen.show()
    qtbot.waitUntil(lambda: steps(screen) == before + 1)


def test_a_ticket_this_desk_does_not_hold_is_told(qtbot, ctx, screen):
    screen.show_ticket("0197a000-0000-7000-8000-00000000ffff")
    settled(qtbot, ctx)
    assert "Tidak ditemukan" in screen.toast.text()


def test_in_a_narrow_window_story_and_cards_take_turns(screen):
    screen.resize(700, 720)
    assert screen.details.isVisible()
    assert not screen.side.isVisible()
    screen.details.click()
    assert screen.side.isVisible()
    assert not screen.story.isVisible()
    screen.take_action("note")
    assert screen.story.isVisible()


def test_the_clock_goes_on_while_one_looks(screen, clock):
    assert "sisa 5 hari kerja" in screen.header.clock.text()
    clock.moment += timedelta(days=30)
    screen._tick()
    assert screen.header.clock.shape() == "■"


def test_names_of_files_stay_literal(qtbot, ctx, screen, ticket_id):
    file = keep_bytes(ctx.desk, "laporan & <b>bukti</b>.pdf", b"%PDF-1.4")
    add_attachment(ctx.desk, ticket_id, [file])
    qtbot.waitUntil(screen.side.files.isVisible)
    labels = [one.text() for one in screen.side.files.findChildren(type(screen.header.title))]
    assert any(file.name.replace("&", "&&") in text for text in labels)


def test_earlier_tickets_of_the_reporter_are_counted_and_opened(qtbot, ctx, screen, ticket_id):
    other = register_ticket(ctx.desk, intake(description="Lampu padam di gang buntu."))
    qtbot.waitUntil(lambda: screen.side.reporter.text("before") == "1 tiket, 1 terbuka")
    screen.side.reporter.history_button.click()
    settled(qtbot, ctx)
    (entry,) = screen.reporter_actions.history_menu.actions()
    assert other.number in entry.text()
    with qtbot.waitSignal(screen.open_ticket, timeout=1000) as told:
        entry.trigger()
    screen.reporter_actions.history_menu.close()
    assert told.args == [other.ticket_id]
    assert ticket(ctx, ticket_id).caller_id == ticket(ctx, other.ticket_id).caller_id


def test_a_very_long_story_shows_its_ends_and_the_middle_on_request(qtbot, ctx, screen, ticket_id):
    screen.hide()
    for n in range(MOST + 8):
        add_note(ctx.desk, ticket_id, f"catatan {n}")
    screen.show()
    qtbot.waitUntil(lambda: steps(screen) == MOST)
    assert screen.story.steps.rows[0].step.kind == Kind.REGISTERED
    assert screen.story.steps.rows[-1].step.body == f"catatan {MOST + 7}"
    screen.story.earlier.click()
    assert steps(screen) == MOST + 10
    assert screen.story.earlier.isHidden()


def test_the_ticket_before_is_gone_before_the_next_is_read(qtbot, ctx, screen):
    other = register_ticket(ctx.desk, intake(description="Pipa air bocor")).ticket_id
    screen.show_ticket(other)
    assert not screen.header.isVisible()
    assert steps(screen) == 0
    settled(qtbot, ctx)
    assert screen.header.isVisible()
    assert screen.header.number.shown_text() == "26-0417-001-93"
