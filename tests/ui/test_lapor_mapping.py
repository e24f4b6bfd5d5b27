"""“Pemetaan”: filled in place, from LAPOR or a file, each seen before and taken back after."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from callcenter.desk.lapor_setup import RowChange, TableRow, read_setup, save_connection, save_rows
from callcenter.desk.register_ticket import register_ticket
from callcenter.keys.lapor_token import LaporToken
from callcenter.lapor.client import Item, Masters, Topic
from callcenter.lapor.mapping import ANY, MapKind, MapRow
from callcenter.lapor.mapping_sheet import LineFault
from callcenter.lapor.settings import LaporSettings
from callcenter.lapor.simulator.account import TOKEN
from tests.builders import intake
from tests.lapor_rig import SimulatorRig
from tests.ui.shell import settled, shell_context
from ui.lapor.mapping_entry import (
    LACKING,
    Typed,
    in_order,
    matches,
    offered,
    with_id,
    with_name,
    words_of,
)
from ui.lapor.mapping_model import KIND, OURS, THEIRS_ID, THEIRS_NAME, WAITING
from ui.lapor.mapping_preview import change_text, fault_text
from ui.lapor.mapping_tab import MappingTab
from ui.widgets.key_list import CHIP_ROLE

URL = "https://lapor.contoh.go.id"
AGAMA = MapRow(MapKind.CATEGORY, "agama")
CITY = "18.71"
ITEMS = (
    Item("401", "Agama"),
    Item("402", "Corona Virus"),
    Item("9", "Kembar"),
    Item("8", "Kembar"),
)
MASTERS = Masters(
    categories=(Item("401", "Agama"), Item("425", "Sosial dan Kesejahteraan")),
    locations=(Item("314", "Kota Bandar Lampung"),),
)


@pytest.fixture
def ctx(qapp, workstation, keychain):
    assert qapp is not None
    with shell_context(workstation) as made:
        yield replace(made, token=LaporToken(keychain, workstation.desk.profile))


@pytest.fixture
def simulator(tmp_path):
    made = SimulatorRig(tmp_path / "lapor")
    yield made
    made.stop()


@pytest.fixture
def tab(qtbot, ctx):
    made = MappingTab(ctx)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.activateWindow()
    settled(qtbot, ctx)
    return made


def kept(ctx, kind=MapKind.CATEGORY, ours="agama") -> MapRow:
    rows = {(one.row.kind, one.row.ours): one.row for one in read_setup(ctx.desk).rows}
    return rows[kind, ours]


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


def said(tab) -> str:
    return tab.banner.accessibleName() if tab.banner.isVisible() else ""


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


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Typed(replace(AGAMA))),
        ("  ", Typed(replace(AGAMA))),
        ("402", Typed(replace(AGAMA, theirs_id="402", theirs_name="Corona Virus"))),
        ("77", Typed(replace(AGAMA, theirs_id="77"), stranger=True)),
        ("5", Typed(replace(AGAMA, theirs_id="5", theirs_name="lama"), stranger=True)),
    ],
)
def test_a_typed_id_takes_lapors_name(typed, expected) -> None:
    assert with_id(replace(AGAMA, theirs_id="5", theirs_name="lama"), typed, ITEMS) == expected


@pytest.mark.parametrize("bad", ["a b", "é", "x" * 65, "a/b"])
def test_a_typed_id_that_cannot_be_one_changes_nothing(bad) -> None:
    assert with_id(AGAMA, bad, ()) == Typed(AGAMA, "id")
    assert with_id(AGAMA, "x" * 64, ()) == Typed(replace(AGAMA, theirs_id="x" * 64))


def test_a_typed_name_finds_its_id_or_names_an_id() -> None:
    full = replace(AGAMA, theirs_id="5", theirs_name="lama")
    assert with_name(full, " lama ", ITEMS) == Typed(full)
    assert with_name(AGAMA, "AGAMA", ITEMS).row.theirs_id == "401"
    assert with_name(AGAMA, words_of(ITEMS[3]), ITEMS).row.theirs_id == "8"
    assert with_name(AGAMA, "kembar", ITEMS) == Typed(AGAMA, "twice")
    assert with_name(full, "baru", ITEMS) == Typed(replace(full, theirs_name="baru"))
    assert with_name(full, "", ITEMS) == Typed(replace(full, theirs_name=""))
    assert with_name(AGAMA, "baru", ITEMS) == Typed(AGAMA, "name")
    assert with_name(AGAMA, "", ITEMS) == Typed(AGAMA)


def test_each_kind_has_its_own_offers_by_name() -> None:
    masters = replace(MASTERS, topics=(Topic("1", "0", "Air"), Topic("401", "0", "Agama")))
    assert offered(None, MapKind.CATEGORY) == ()
    assert [one.name for one in offered(masters, MapKind.CATEGORY)] == [
        "Agama", "Air", "Sosial dan Kesejahteraan",
    ]  # fmt: skip
    assert offered(masters, MapKind.LOCATION) == masters.locations
    assert offered(masters, MapKind.INSTITUTION) == ()
    assert offered(masters, MapKind.CLASSIFICATION) == ()


def test_the_order_and_the_filters() -> None:
    rows = [
        TableRow(AGAMA, "Agama"),
        TableRow(MapRow(MapKind.LOCATION, CITY, "3", "Kota"), "Bandar Lampung", lacking=True),
        TableRow(MapRow(MapKind.CATEGORY, "b"), "B", lacking=True, waiting=3),
    ]
    assert [one.name for one in in_order(rows)] == ["B", "Bandar Lampung", "Agama"]
    assert [matches(one, LACKING, "") for one in rows] == [False, True, True]
    assert [matches(one, "lokasi", "") for one in rows] == [False, True, False]
    assert [matches(one, "", "bandar KOTA") for one in rows] == [False, True, False]
    assert [matches(one, "", "agama x") for one in rows] == [False, False, False]


def test_changes_and_faults_in_words() -> None:
    after = replace(AGAMA, theirs_id="401", theirs_name="Agama")
    assert change_text(RowChange(AGAMA, after, "Agama")) == "kosong → 401 Agama"
    assert change_text(RowChange(after, AGAMA, "Agama")) == "401 Agama → kosong"
    told = [
        fault_text(LineFault(0, "size")), fault_text(LineFault(0, "columns")),
        fault_text(LineFault(0, "csv", "x")), fault_text(LineFault(0, "csv", "lines")),
        *(fault_text(LineFault(7, one, "abc")) for one in ("kind", "ours", "id", "twice")),
    ]  # fmt: skip
    assert all(one.startswith("Berkas: ") for one in told[:4])
    assert all(one.startswith("Baris 7: ") and "“abc”" in one for one in told[4:])
    assert "5.000" in told[3]
    assert len(set(told)) == len(told)
