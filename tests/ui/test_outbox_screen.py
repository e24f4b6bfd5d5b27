"""“Belum terkirim”: every state in words, set-aside events tried again, an empty list says so."""

import pytest
from PySide6.QtCore import Qt

from callcenter.desk.read_outbox import read_outbox
from callcenter.desk.register_ticket import register_ticket
from callcenter.store import outbox
from tests.builders import intake
from tests.ui.shell import settled, shell_context
from ui.outbox.outbox_screen import OutboxScreen
from ui.outbox.reasons import reason_text
from ui.widgets.key_list import CHIP_ROLE

HOSTILE = '<img src="file:///etc/hostname"><a href="https://phish.example">klik</a>'


@pytest.fixture
def ctx(qapp, workstation):
    assert qapp is not None
    with shell_context(workstation) as made:
        yield made


@pytest.fixture
def screen(qtbot, ctx):
    made = OutboxScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    settled(qtbot, ctx)
    return made


def words(screen):
    return [screen.model.index(n, 3).data(CHIP_ROLE).text for n in range(screen.model.rowCount())]


def test_an_empty_list_says_that_the_centre_has_everything(screen):
    assert screen.empty.isVisible()
    assert "Tidak ada yang menunggu dikirim" in screen.empty.accessibleName()
    assert screen.detail.isHidden()


def test_a_save_appears_by_itself_with_number_kind_and_state(qtbot, ctx, screen):
    made = register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    assert not screen.empty.isVisible()
    numbers = [screen.model.index(n, 0).data() for n in range(3)]
    assert numbers == ["penelepon", made.number, made.number]
    assert screen.model.index(1, 1).data().startswith("Laporan dicatat — ")
    assert words(screen) == ["tersimpan di sini"] * 3
    assert screen.waiting.text().startswith("3 menunggu")
    assert screen.held.isHidden()


def test_every_state_has_its_own_words(qtbot, ctx, screen):
    register_ticket(ctx.desk, intake())
    _summary, rows = read_outbox(ctx.desk)
    with ctx.desk.store.write() as tx:
        outbox.mark_sent(tx, [rows[0].eid], ctx.desk.clock.now())
        outbox.mark_acked(tx, {rows[1].eid: 7})
        outbox.quarantine(tx, rows[2].eid, "subject_mismatch")
    ctx.desk.changes.publish(("outbox",))
    qtbot.waitUntil(lambda: screen.held.text() == "1 ditahan")
    assert words(screen) == [
        "dikirim, menunggu jawaban pusat",
        "terkirim, menunggu gema pusat",
        "ditahan, perlu dilihat",
    ]
    assert screen.retry_button.isHidden()
    screen.table.setCurrentIndex(screen.model.index(2, 0))
    assert not screen.retry_button.isHidden()
    assert "hal lain" in screen.why.shown_text()
    with qtbot.waitSignal(screen.send_now):
        screen.retry_button.click()
    qtbot.waitUntil(lambda: words(screen)[2] == "tersimpan di sini")


def test_enter_opens_the_ticket_and_the_button_asks_to_send(qtbot, ctx, screen):
    made = register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    with qtbot.waitSignal(screen.open_ticket) as opened:
        screen.table.opened.emit(1)
    assert opened.args == [made.ticket_id]
    with qtbot.assertNotEmitted(screen.open_ticket):
        screen.table.opened.emit(0)
    with qtbot.waitSignal(screen.send_now):
        screen.send_button.click()


def test_the_chosen_row_stays_chosen_when_the_list_changes(qtbot, ctx, screen):
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    screen.table.setCurrentIndex(screen.model.index(2, 0))
    register_ticket(ctx.desk, intake(phone="0813-0000-5678", name="Umar Contoh"))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 6)
    assert screen.table.currentIndex().row() == 2


def test_a_hidden_list_reads_nothing_until_it_is_shown(qtbot, ctx, screen):
    screen.hide()
    with qtbot.waitSignal(ctx.changes.changed):
        register_ticket(ctx.desk, intake())
    settled(qtbot, ctx)
    assert screen.model.rowCount() == 0
    screen.show()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)


def test_citizens_text_stands_literally(qtbot, ctx, screen):
    register_ticket(ctx.desk, intake(description=HOSTILE))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    shown = screen.model.index(1, 1)
    assert "<img" in shown.data()

    assert "<img" not in shown.data(Qt.ItemDataRole.ToolTipRole)


def test_reasons_are_words_and_an_unknown_code_is_shown():
    assert reason_text("centre_only") == "langkah ini hanya boleh dibuat pusat."
    assert "new_code" in reason_text("new_code")
    assert reason_text("") == "pusat tidak menyebut alasannya."
