"""“Pemetaan”: filled in place, from LAPOR or a file, each seen before and taken back after."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from callcenter.desk.lapor_setup import read_setup, save_connection, save_rows
from callcenter.desk.register_ticket import register_ticket
from callcenter.lapor.client import Item, Masters
from callcenter.lapor.mapping import ANY, MapKind, MapRow
from callcenter.lapor.settings import LaporSettings
from tests.builders import intake
from tests.ui.lapor_mapping import AGAMA, MASTERS, kept, said, tab
from tests.ui.lapor_tabs import ctx
from tests.ui.shell import settled
from ui.lapor.mapping_entry import LACKING
from ui.lapor.mapping_model import KIND, OURS, THEIRS_ID, THEIRS_NAME, WAITING
from ui.widgets.key_list import CHIP_ROLE

__all__ = ["ctx", "tab"]
URL = "https://lapor.contoh.go.id"


def at_row(tab, kind=MapKind.CATEGORY, ours="agama", column=THEIRS_ID) -> int:
    at = tab.model.position((kind, ours))
    assert at >= 0
    tab.table.setCurrentIndex(tab.model.index(at, column))
    return at


def editor(tab) -> QLineEdit:
    found = [one for one in tab.table.findChildren(QLineEdit, "lapor.entry") if one.isVisible()]
    assert len(found) == 1
    return found[0]


def edited(qtbot, ctx, tab, text: str, *, column=THEIRS_ID, key=Qt.Key.Key_Return) -> None:
    at_row(tab, column=column)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    line = editor(tab)
    line.setText(text)
    QTest.keyClick(line, key)
    settled(qtbot, ctx)


def cell(tab, at: int, column: int) -> str:
    return tab.model.index(at, column).data()


def test_the_whole_table_is_there_with_what_is_lacking_first(qtbot, ctx, tab) -> None:
    save_connection(ctx.desk, LaporSettings(base_url=URL))
    save_rows(ctx.desk, [replace(AGAMA, theirs_id="401")])
    for _ in range(2):
        register_ticket(ctx.desk, intake(category="perhubungan", place=""))
    tab.hide()
    tab.show()
    settled(qtbot, ctx)
    tab.model.rearrange()
    total = len(read_setup(ctx.desk).rows)
    assert tab.model.rowCount() == total
    assert cell(tab, 0, WAITING) == "2 tiket"
    rows = [tab.model.row(at) for at in range(total)]
    assert [one.lacking for one in rows] == sorted((one.lacking for one in rows), reverse=True)
    assert tab.bar.chips[LACKING].text() == f"Belum terisi {total - 5}"
    assert tab.bar.chips[""].text() == f"Semua {total}"


def test_enter_fills_an_id_in_place_for_all_desks(qtbot, ctx, tab) -> None:
    at = at_row(tab)
    assert tab.model.index(at, THEIRS_ID).data(CHIP_ROLE).text == "belum diisi"
    with qtbot.waitSignal(tab.saved):
        edited(qtbot, ctx, tab, " 401 ")
    settled(qtbot, ctx)
    assert kept(ctx).theirs_id == "401"
    assert tab.model.position((MapKind.CATEGORY, "agama")) == at
    assert cell(tab, at, THEIRS_ID) == "401"
    assert tab.model.index(at, THEIRS_ID).data(CHIP_ROLE) is None
    assert tab.toast.text() == "1 baris disimpan untuk semua meja"


def test_esc_leaves_a_cell_as_it_was(qtbot, ctx, tab) -> None:
    edited(qtbot, ctx, tab, "401", key=Qt.Key.Key_Escape)
    assert kept(ctx).theirs_id == ""


def test_tab_goes_from_the_id_to_the_name_of_the_same_row(qtbot, ctx, tab) -> None:
    edited(qtbot, ctx, tab, "401", key=Qt.Key.Key_Tab)
    line = editor(tab)
    assert tab.table.currentIndex().column() == THEIRS_NAME
    assert line.accessibleName() == "Nama di LAPOR: Agama"
    QTest.keyClicks(line, "Nama kami")
    QTest.keyClick(line, Qt.Key.Key_Backtab)
    settled(qtbot, ctx)
    assert tab.table.currentIndex().column() == THEIRS_ID
    QTest.keyClick(editor(tab), Qt.Key.Key_Escape)
    assert kept(ctx) == replace(AGAMA, theirs_id="401", theirs_name="Nama kami")


def test_a_name_is_chosen_by_a_part_of_it(qtbot, ctx, tab) -> None:
    tab.fill_from(MASTERS)
    settled(qtbot, ctx)
    tab.preview.leave()
    at_row(tab, column=THEIRS_NAME)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    line = editor(tab)
    QTest.keyClicks(line, "sejah")
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    assert line.completer().completionCount() == 1
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settled(qtbot, ctx)
    assert kept(ctx) == replace(AGAMA, theirs_id="425", theirs_name="Sosial dan Kesejahteraan")
    assert not [one for one in tab.table.findChildren(QLineEdit) if one.isVisible()]


def test_an_id_lapor_did_not_offer_is_saved_and_said(qtbot, ctx, tab) -> None:
    tab.fill_from(MASTERS)
    settled(qtbot, ctx)
    tab.preview.leave()
    edited(qtbot, ctx, tab, "999")
    assert kept(ctx).theirs_id == "999"
    assert "ID 999 tidak ada di daftar LAPOR" in tab.toast.text()


def test_what_cannot_be_used_changes_nothing_and_is_said(qtbot, ctx, tab) -> None:
    edited(qtbot, ctx, tab, "4 1")
    assert said(tab).startswith("Baris ini tidak berubah")
    assert "ID hanya berisi huruf" in said(tab)
    edited(qtbot, ctx, tab, "Agama", column=THEIRS_NAME)
    assert "Nama saja belum cukup" in said(tab)
    assert kept(ctx) == AGAMA
    edited(qtbot, ctx, tab, "401")
    assert said(tab) == ""


def test_a_name_that_lapor_lacks_or_has_twice_is_said(qtbot, ctx, tab) -> None:
    twice = Masters(categories=(Item("1", "Kembar"), Item("2", "Kembar")))
    tab.fill_from(twice)
    settled(qtbot, ctx)
    assert said(tab).startswith("Tidak ada lagi yang bisa diisi sendiri")
    edited(qtbot, ctx, tab, "Tidak ada", column=THEIRS_NAME)
    assert "Nama itu tidak ada di LAPOR" in said(tab)
    edited(qtbot, ctx, tab, "kembar", column=THEIRS_NAME)
    assert "lebih dari satu" in said(tab)
    assert kept(ctx) == AGAMA


def test_delete_empties_a_row_and_ctrl_z_brings_it_back(qtbot, ctx, tab) -> None:
    full = replace(AGAMA, theirs_id="401", theirs_name="Agama")
    save_rows(ctx.desk, [full])
    settled(qtbot, ctx)
    qtbot.waitUntil(lambda: tab.model.row(at_row(tab)).row == full)
    assert not tab.bar.undo_button.isEnabled()
    QTest.keyClick(tab.table, Qt.Key.Key_Delete)
    settled(qtbot, ctx)
    assert kept(ctx) == AGAMA
    assert tab.bar.undo_button.isEnabled()
    QTest.keyClick(tab.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, ctx)
    assert kept(ctx) == full
    assert tab.toast.text() == "1 baris dikembalikan"
    assert not tab.bar.undo_button.isEnabled()
    tab.undo()
    settled(qtbot, ctx)
    assert kept(ctx) == full


def test_what_a_colleague_changed_since_is_not_taken_back(qtbot, ctx, tab) -> None:
    edited(qtbot, ctx, tab, "401")
    save_rows(ctx.desk, [replace(AGAMA, theirs_id="777")])
    tab.toast.button.click()
    settled(qtbot, ctx)
    assert kept(ctx).theirs_id == "777"
    assert "1 tidak: sudah diubah lagi" in tab.toast.text()


def test_a_row_a_colleague_filled_is_seen_at_once(qtbot, ctx, tab) -> None:
    save_rows(ctx.desk, [replace(AGAMA, theirs_id="401")])
    qtbot.waitUntil(lambda: cell(tab, at_row(tab), THEIRS_ID) == "401")


def test_filters_and_search_narrow_and_say_when_nothing_is_left(qtbot, ctx, tab) -> None:
    tab.bar.chips["klasifikasi"].click()
    assert tab.model.rowCount() == 4
    assert {cell(tab, at, KIND) for at in range(4)} == {"Klasifikasi"}
    tab.bar.search.setText("semua")
    assert [cell(tab, at, OURS) for at in range(tab.model.rowCount())] == [
        "Semua klasifikasi tanpa ID sendiri"
    ]
    tab.bar.search.setText("zzz")
    assert tab.stack.currentWidget() is tab.empty
    assert "Tidak ada baris yang cocok" in tab.empty.accessibleName()
    tab.bar.search.clear()
    tab.bar.chips[LACKING].click()
    assert tab.stack.currentIndex() == 0
    save_rows(ctx.desk, [MapRow(kind, ANY, "1") for kind in MapKind])
    qtbot.waitUntil(lambda: tab.bar.chips[LACKING].text() == "Belum terisi 0")
    tab.bar.chips[LACKING].click()
    assert "Semua baris sudah terisi" in tab.empty.accessibleName()


def test_a_missing_row_is_shown_and_selected_by_its_name(qtbot, ctx, tab) -> None:
    tab.bar.search.setText("zzz")
    tab.show_missing("klasifikasi", "Aspirasi")
    settled(qtbot, ctx)
    here = tab.table.currentIndex()
    assert (cell(tab, here.row(), OURS), here.column()) == ("Aspirasi", THEIRS_ID)
    assert tab.bar.wanted() == (LACKING, "")
    tab.show_missing()
    settled(qtbot, ctx)
    assert tab.table.currentIndex().row() == 0
    tab.show_missing("kategori", "tidak ada")
    settled(qtbot, ctx)
    assert tab.model.rowCount() > 0


def test_a_saving_that_fails_is_told(qtbot, ctx, tab) -> None:
    ctx.desk.settings = replace(ctx.desk.settings, operator="")
    edited(qtbot, ctx, tab, "401")
    assert "siapa yang duduk" in said(tab)
    assert kept(ctx) == AGAMA


def test_a_cell_speaks_with_its_column(tab) -> None:
    at = at_row(tab)
    spoken = [
        tab.model.index(at, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in (KIND, OURS, THEIRS_ID, THEIRS_NAME)
    ]
    assert spoken == [
        "Jenis: Kategori", "Di sini: Agama (agama)", "ID LAPOR: belum diisi",
        "Nama di LAPOR: kosong",
    ]  # fmt: skip
    assert tab.model.headerData(0, Qt.Orientation.Vertical) is None
    assert not tab.model.flags(tab.model.index(at, OURS)) & Qt.ItemFlag.ItemIsEditable
    tab.model.editable = False
    tab.table.edit_row(at)
    assert not [one for one in tab.table.findChildren(QLineEdit) if one.isVisible()]
    assert QApplication.activePopupWidget() is None
