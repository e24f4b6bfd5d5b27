"""“Belum terkirim”: every state and reason in words, folded when long, tried again, into files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.add_note import add_note
from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.read_outbox import read_outbox
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import NotEnrolled
from callcenter.store import outbox
from callcenter.sync.status import LinkState, SyncStatus
from callcenter.workstation import open_workstation
from tests.builders import intake
from tests.conftest import seat
from tests.fakes import START, FakeKeychain
from tests.ui.shell import settled
from ui.outbox.lines import Part, lines
from ui.outbox.outbox_screen import OutboxScreen
from ui.outbox.reasons import held, known_codes
from ui.widgets.key_list import CHIP_ROLE

HOSTILE = '<img src="file:///etc/hostname"><a href="https://phish.example">klik</a>'
KEY = Qt.Key


@pytest.fixture
def screen(qtbot, ctx):
    made = OutboxScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    settled(qtbot, ctx)
    return made


def cells(screen, column):
    return [screen.model.index(n, column).data() for n in range(screen.model.rowCount())]


def words(screen):
    found = [screen.model.index(n, 3).data(CHIP_ROLE) for n in range(screen.model.rowCount())]
    return [one.text for one in found if one is not None]


def parts(screen):
    return [screen.model.line(n).part for n in range(screen.model.rowCount())]


def at_step(screen, eid):
    screen.table.setCurrentIndex(screen.model.index(screen.model.position(f"step:{eid}"), 0))


def filled(qtbot, ctx, screen, count=1):
    made = [register_ticket(ctx.desk, intake(phone="", name="")) for _ in range(count)]
    qtbot.waitUntil(lambda: f"{2 * count} menunggu" in screen.waiting.text())
    return made


def test_an_empty_list_says_that_the_centre_has_everything(screen):
    assert screen.empty.isVisible()
    assert "Tidak ada yang menunggu dikirim" in screen.empty.accessibleName()
    assert screen.detail.isHidden()
    assert not screen.export_button.isEnabled()
    assert screen.import_button.isEnabled()


def test_a_save_appears_by_itself_folded_into_its_ticket(qtbot, ctx, screen):
    made = register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    assert not screen.empty.isVisible()
    assert cells(screen, 0)[0].startswith("▾ Menunggu dikirim · 3 langkah · tertua ")
    assert cells(screen, 0)[1:] == ["penelepon", f"▸ {made.number}"]
    assert cells(screen, 1)[2].startswith("2 langkah — ")
    assert words(screen) == ["tersimpan di sini"] * 2
    assert screen.waiting.text().startswith("3 menunggu")
    assert screen.held.isHidden()


def test_arrows_and_space_open_and_fold(qtbot, ctx, screen):
    filled(qtbot, ctx, screen)
    screen.table.setFocus()
    assert parts(screen) == [Part.STATE, Part.TICKET]
    assert screen.table.currentIndex().row() == 1
    QTest.keyClick(screen.table, KEY.Key_Right)
    assert parts(screen) == [Part.STATE, Part.TICKET, Part.STEP, Part.STEP]
    assert cells(screen, 1)[2] == "Laporan dicatat"
    assert screen.table.currentIndex().row() == 1
    QTest.keyClick(screen.table, KEY.Key_Right)
    assert screen.model.rowCount() == 4
    QTest.keyClick(screen.table, KEY.Key_Left)
    assert screen.model.rowCount() == 2
    QTest.keyClick(screen.table, KEY.Key_Space)
    assert screen.model.rowCount() == 4
    screen.table.setCurrentIndex(screen.model.index(0, 0))
    QTest.keyClick(screen.table, KEY.Key_Return)
    assert screen.model.rowCount() == 1
    assert screen.detail.isHidden()


def test_a_day_of_work_is_read_at_a_glance(qtbot, ctx, screen):
    made = register_ticket(ctx.desk, intake())
    with ctx.desk.change():
        pass
    for n in range(120):
        add_note(ctx.desk, made.ticket_id, f"Catatan {n}")
    qtbot.waitUntil(lambda: "123 menunggu" in screen.waiting.text())
    assert screen.model.rowCount() == 3
    assert cells(screen, 1)[2].startswith("122 langkah")


def test_every_state_has_its_own_words_and_its_own_place(qtbot, ctx, screen):
    register_ticket(ctx.desk, intake())
    made = register_ticket(ctx.desk, intake(phone="0813-0000-5678", name="Umar Contoh"))
    rows = read_outbox(ctx.desk)[1]
    with ctx.desk.store.write() as tx:
        outbox.mark_sent(tx, [rows[0].eid], ctx.desk.clock.now())
        outbox.mark_acked(tx, {rows[1].eid: 7, rows[2].eid: 8})
        outbox.quarantine(tx, rows[4].eid, "subject_mismatch")
        outbox.quarantine(tx, rows[5].eid, "event_too_large")
    ctx.desk.changes.publish(("outbox",))
    qtbot.waitUntil(lambda: screen.held.text() == "2 ditahan")
    titles = [text for text in cells(screen, 0) if text.startswith("▾")]
    assert [one.partition(" · ")[0][2:] for one in titles] == [
        "Ditahan, perlu dilihat",
        "Menunggu dikirim",
        "Sudah di pusat, menunggu bukti",
    ]
    callers = screen.model.position("ticket:1:caller")
    screen.model.turn(callers)
    assert words(screen) == [
        "ditahan, perlu dilihat",
        "ditahan, perlu dilihat",
        "tersimpan di sini",
        "dikirim, menunggu jawaban pusat",
        "tersimpan di sini",
        "terkirim, menunggu gema pusat",
    ]
    at_step(screen, rows[0].eid)
    assert screen.retry_button.isHidden()
    assert "Sudah dicoba 1 kali" in screen.why.shown_text()
    at_step(screen, rows[4].eid)
    assert not screen.retry_button.isHidden()
    assert made.number in screen.what.shown_text()
    said = screen.why.shown_text()
    assert "hal lain" in said
    assert "utuh di sini" in said
    assert "petugas TI" in said


def test_one_that_was_set_aside_is_tried_again_by_its_key(qtbot, ctx, screen):
    filled(qtbot, ctx, screen)
    row = read_outbox(ctx.desk)[1][0]
    with ctx.desk.store.write() as tx:
        outbox.quarantine(tx, row.eid, "place_taken")
    ctx.desk.changes.publish(("outbox",))
    qtbot.waitUntil(lambda: screen.held.text() == "1 ditahan")
    at_step(screen, row.eid)
    screen.table.setFocus()
    with qtbot.waitSignal(screen.send_now):
        QTest.keyClick(screen.table, KEY.Key_R)
    qtbot.waitUntil(screen.held.isHidden)
    with qtbot.assertNotEmitted(screen.send_now):
        screen.retry()
        settled(qtbot, ctx)


def test_enter_opens_the_ticket_and_the_key_asks_to_send(qtbot, ctx, screen):
    (made,) = filled(qtbot, ctx, screen)
    screen.table.setFocus()
    with qtbot.waitSignal(screen.open_ticket) as opened:
        QTest.keyClick(screen.table, KEY.Key_Return)
    assert opened.args == [made.ticket_id]
    with qtbot.waitSignal(screen.send_now):
        QTest.keyClick(screen.table, KEY.Key_K)
    with qtbot.waitSignal(screen.send_now):
        screen.send_button.click()


def test_a_caller_has_no_ticket_to_open(qtbot, ctx, screen):
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    assert screen.open_button.isHidden()
    with qtbot.assertNotEmitted(screen.open_ticket):
        screen.table.opened.emit(1)


def test_the_chosen_line_stays_chosen_when_the_list_changes(qtbot, ctx, screen):
    filled(qtbot, ctx, screen, 2)
    screen.table.setCurrentIndex(screen.model.index(2, 0))
    key = screen.current_key()
    register_ticket(ctx.desk, intake(phone="", name=""))
    qtbot.waitUntil(lambda: screen.model.rowCount() == 4)
    assert screen.current_key() == key


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
    shown = screen.model.index(2, 1)
    assert "<img" in shown.data()
    assert "<img" not in shown.data(Qt.ItemDataRole.ToolTipRole)


def test_a_screen_reader_hears_no_signs(qtbot, ctx, screen):
    (made,) = filled(qtbot, ctx, screen)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert screen.model.index(0, 0).data(role).startswith("Menunggu dikirim · 2 langkah")
    assert screen.model.index(1, 0).data(role) == f"Nomor: {made.number}"


def test_every_code_has_a_reason_and_something_to_do():
    for code in known_codes():
        assert held(code).why.endswith(".")
        assert len(held(code).todo) > 20
    assert held("centre_only").why == "langkah ini hanya boleh dibuat pusat."
    assert "new_code" in held("new_code").why
    assert held(" ").why == "pusat tidak menyebut alasannya."


def test_the_link_is_told_in_the_words_of_the_strip(screen):
    assert screen.link.isHidden()
    status = SyncStatus(
        LinkState.NOT_ENROLLED, START, 2, START, 0, None, None, "Pusat", NotEnrolled("x")
    )
    screen.show_status(status)
    assert screen.link.isVisible()
    assert screen.link.shown_text().startswith("Perlu didaftarkan lagi · 2 tersimpan di sini")


class TestFiles:
    @pytest.fixture
    def other(self, tmp_path, clock):
        station = open_workstation(tmp_path / "other", keychain=FakeKeychain(), clock=clock)
        seat(station, 500, 501)
        yield station.desk
        station.close()

    def test_the_passphrase_is_shown_once_and_the_file_written_after(
        self, qtbot, ctx, screen, tmp_path
    ):
        filled(qtbot, ctx, screen)
        screen.table.setFocus()
        QTest.keyClick(screen.table, KEY.Key_S)
        shown = screen.file.passphrase
        assert screen.file.words.text() == shown
        screen.file.go()
        assert screen.file.dialog.isVisible()
        screen.file.dialog.fileSelected.emit(str(tmp_path / "titipan"))
        screen.file.dialog.close()
        qtbot.waitUntil(screen.banner.isVisible, timeout=10_000)
        assert "Tersimpan: titipan.lpgx" in screen.banner.accessibleName()
        assert "2 langkah dan 0 lampiran" in screen.banner.accessibleName()
        assert (tmp_path / "titipan.lpgx").exists()
        assert screen.file.passphrase == screen.file.words.text() == ""
        assert screen.file.isHidden()

    def test_escape_leaves_and_writes_nothing(self, qtbot, ctx, screen):
        filled(qtbot, ctx, screen)
        screen.file.begin_saving()
        QTest.keyClick(screen.file.go_button, KEY.Key_Escape)
        assert screen.file.isHidden()
        assert screen.file.passphrase == ""

    def test_another_desks_file_is_looked_at_then_taken(self, qtbot, ctx, screen, other, tmp_path):
        made = register_ticket(other, intake())
        path = tmp_path / "lain.lpgx"
        export_outbox(other, path, "ABCD-EFGH-JKLM-NPQR-STUV")
        screen.setFocus()
        QTest.keyClick(screen.import_button, KEY.Key_A)
        screen.file.dialog.fileSelected.emit(str(path))
        screen.file.dialog.close()
        QTest.keyClicks(screen.file.typed.input, "salah")
        QTest.keyClick(screen.file.typed.input, KEY.Key_Return)
        qtbot.waitUntil(lambda: screen.file.typed.error() != "", timeout=10_000)
        assert screen.file.typed.input.text() == "salah"
        QTest.keyClicks(screen.file.typed.input, "abcd efgh jklm npqr stuv")
        QTest.keyClick(screen.file.typed.input, KEY.Key_Return)
        qtbot.waitUntil(lambda: screen.file.go_button.label() == "Ambil 3 langkah", timeout=10_000)
        assert "3 langkah pada 1 tiket" in screen.file.text.shown_text()
        assert "Belum ada satu pun di sini" in screen.file.text.shown_text()
        assert read_outbox(ctx.desk)[1] == ()
        screen.file.go_button.click()
        qtbot.waitUntil(lambda: screen.offered.text() == "3 diserahkan ulang", timeout=10_000)
        taken = "Sudah diambil dari berkas"
        qtbot.waitUntil(lambda: taken in screen.banner.accessibleName(), timeout=10_000)
        assert any(made.number in text for text in cells(screen, 0))
        assert cells(screen, 0)[0].startswith("▾ Menunggu diserahkan ulang ke pusat")
        screen.file.use_file(path)
        screen.file.typed.input.setText("ABCD-EFGH-JKLM-NPQR-STUV")
        screen.file.go()
        qtbot.waitUntil(lambda: "sudah ada di sini" in screen.file.text.shown_text(), timeout=9_000)
        assert screen.file.go_button.isHidden()

    def test_a_spoilt_file_says_so_and_changes_nothing(self, qtbot, screen, tmp_path):
        path = tmp_path / "lain.lpgx"
        path.write_bytes(b"PK")
        screen.file.use_file(path)
        screen.file.typed.input.setText("x")
        screen.file.go()
        qtbot.waitUntil(screen.banner.isVisible, timeout=10_000)
        assert "bukan berkas" in screen.banner.accessibleName()
        assert "Tidak ada yang diubah" in screen.banner.accessibleName()

    def test_what_runs_can_be_stopped(self, qtbot, ctx, screen, other, tmp_path):
        register_ticket(other, intake())
        path = tmp_path / "lain.lpgx"
        export_outbox(other, path, "ABCD-EFGH-JKLM-NPQR-STUV")
        screen.file.use_file(path)
        screen.file.typed.input.setText("ABCD-EFGH-JKLM-NPQR-STUV")
        screen.file.go()
        assert screen.file.work.running
        assert screen.file.bar.isVisible()
        screen.file.leave()
        qtbot.waitUntil(screen.banner.isVisible, timeout=10_000)
        assert "Dihentikan" in screen.banner.accessibleName()
        assert read_outbox(ctx.desk)[1] == ()


def test_lines_are_of_a_state_nobody_knows_yet_too():
    from callcenter.desk.read_outbox import OutboxRow

    row = OutboxRow("e", 1, "ticket", "t", "x", "1", "", "baru-sekali", "", START, None, 0)
    assert [one.part for one in lines([row], frozenset())] == [Part.STATE, Part.STEP]
    assert [one.part for one in lines([row], frozenset({"state:9"}))] == [Part.STATE]
