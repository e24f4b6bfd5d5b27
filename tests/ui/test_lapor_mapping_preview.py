"""“Pemetaan” filled from LAPOR or from a file: seen before, taken back after."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from callcenter.desk.lapor_setup import save_connection, save_rows
from callcenter.lapor.mapping import MapKind, MapRow
from callcenter.lapor.simulator.account import TOKEN
from tests.ui.lapor_mapping import AGAMA, MASTERS, kept, said, tab
from tests.ui.lapor_tabs import ctx, simulator
from tests.ui.shell import settled

__all__ = ["ctx", "simulator", "tab"]


def test_lapors_names_are_seen_before_they_fill_and_go_back_together(
    qtbot, ctx, tab, simulator
) -> None:
    ctx.token.write(TOKEN, simulator.url)
    save_connection(ctx.desk, simulator.settings())
    qtbot.waitUntil(lambda: tab._settings is not None)
    settled(qtbot, ctx)
    tab.bar.fill_button.click()
    assert tab.bar.working.isVisible()
    settled(qtbot, ctx)
    settled(qtbot, ctx)
    assert tab.stack.currentWidget() is tab.preview
    many = len(tab.preview.list.rows())
    assert many > 100
    assert tab.preview.take_button.label() == f"Pakai {many} baris"
    assert tab.preview.take_button.hasFocus()
    assert kept(ctx) == AGAMA
    tab.preview.take_button.click()
    settled(qtbot, ctx)
    assert kept(ctx) == replace(AGAMA, theirs_id="401", theirs_name="Agama")
    assert tab.stack.currentIndex() == 0
    tab.bar.undo_button.click()
    settled(qtbot, ctx)
    assert tab.toast.text() == f"{many} baris dikembalikan"
    assert kept(ctx) == AGAMA


def test_a_preview_left_by_esc_changes_nothing(qtbot, ctx, tab) -> None:
    tab.fill_from(MASTERS)
    settled(qtbot, ctx)
    QTest.keyClick(tab.preview, Qt.Key.Key_Escape)
    settled(qtbot, ctx)
    assert tab.stack.currentIndex() == 0
    assert kept(ctx) == AGAMA
    assert tab.table.hasFocus()


def test_news_of_the_office_do_not_close_a_preview(qtbot, ctx, tab) -> None:
    tab.fill_from(MASTERS)
    settled(qtbot, ctx)
    save_rows(ctx.desk, [MapRow(MapKind.CLASSIFICATION, "aspirasi", "2")])
    qtbot.waitUntil(lambda: kept(ctx, MapKind.CLASSIFICATION, "aspirasi").theirs_id == "2")
    settled(qtbot, ctx)
    assert tab.stack.currentWidget() is tab.preview


def test_without_a_connection_the_way_there_is_said(qtbot, ctx, tab) -> None:
    tab.bar.fill_button.click()
    settled(qtbot, ctx)
    assert said(tab).startswith("Sambungan belum diisi")


def test_a_fetch_that_fails_says_what_to_do(qtbot, ctx, tab, simulator) -> None:
    ctx.token.write("salah", simulator.url)
    save_connection(ctx.desk, simulator.settings())
    qtbot.waitUntil(lambda: tab._settings is not None)
    settled(qtbot, ctx)
    tab.fill()
    settled(qtbot, ctx)
    assert said(tab).startswith("SP4N-LAPOR! tidak menerima token")
    assert tab.bar.fill_button.isEnabled()
    assert not tab.bar.working.isVisible()


def test_who_waits_no_longer_gets_no_late_preview(qtbot, ctx, tab, simulator) -> None:
    ctx.token.write(TOKEN, simulator.url)
    save_connection(ctx.desk, simulator.settings())
    qtbot.waitUntil(lambda: tab._settings is not None)
    settled(qtbot, ctx)
    tab.fill()
    tab.bar.stop_button.click()
    settled(qtbot, ctx)
    settled(qtbot, ctx)
    assert tab.stack.currentIndex() == 0
    assert not tab.bar.working.isVisible()


def test_the_table_goes_to_a_file_and_back_with_its_faults(qtbot, ctx, tab, tmp_path) -> None:
    tab.save_to(tmp_path / "pemetaan")
    settled(qtbot, ctx)
    path = tmp_path / "pemetaan.csv"
    assert tab.toast.text() == f"{tab.model.rowCount()} baris ditulis ke pemetaan.csv"
    text = path.read_text("utf-8-sig").replace("kategori,agama,Agama,,", "kategori,agama,x,55,Y")
    path.write_text(text + "warna,x,x,1,x\r\n", "utf-8")
    tab.use_file(path)
    settled(qtbot, ctx)
    titles = [one.title for one in tab.preview.list.rows()]
    assert titles[0].endswith("jenis “warna” tidak dikenal")
    assert titles[1:] == ["Agama"]
    assert "1 baris berkas tidak terpakai" in tab.preview.text.shown_text()
    tab.preview.take_button.click()
    settled(qtbot, ctx)
    assert kept(ctx) == replace(AGAMA, theirs_id="55", theirs_name="Y")


def test_a_file_without_anything_of_use_can_only_be_left(qtbot, ctx, tab, tmp_path) -> None:
    path = tmp_path / "lain.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    tab.use_file(path)
    settled(qtbot, ctx)
    assert not tab.preview.take_button.isVisible()
    assert tab.preview.leave_button.hasFocus()
    assert "Tidak ada baris yang berubah" in tab.preview.text.shown_text()
    tab.preview.leave_button.click()
    tab.use_file(tmp_path / "tidak-ada.csv")
    settled(qtbot, ctx)
    assert said(tab)
    (tmp_path / "penuh.csv").mkdir()
    tab.save_to(tmp_path / "penuh.csv")
    settled(qtbot, ctx)
    assert said(tab).startswith("Folder data tidak bisa ditulis")


def test_the_dialogs_ask_for_a_csv(tab) -> None:
    tab.bar.import_button.click()
    assert tab.dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    tab.dialog.reject()
    tab.bar.export_button.click()
    assert tab.dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert tab.dialog.nameFilters() == ["*.csv"]
    tab.dialog.reject()
