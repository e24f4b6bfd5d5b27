"""Lists and tables among the small pieces: their place, their keys, what is read and painted."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from tests.ui.widget_rig import add, dressed, focus, window
from ui import theme
from ui.plain_text import plain_item
from ui.widgets.key_list import CHIP_ROLE, KeyList, KeyTable, Row
from ui.widgets.paint import ChipLook

__all__ = ["dressed", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_list_keeps_its_place_and_leaves_letters_alone(qtbot, window):
    rows = KeyList()
    add(window, rows)
    rows.set_rows([Row(str(n), f"Baris {n}", meta="x") for n in range(3)])
    rows.setCurrentIndex(rows.model().index(1, 0))
    rows.set_rows([Row("9", "Baru"), *(Row(str(n), f"Baris {n}!", meta="x") for n in range(3))])
    assert rows.current_key() == "1"
    assert rows.content_height() == 34 + 3 * 51
    focus(qtbot, rows)
    with qtbot.waitSignal(rows.opened) as heard:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert heard.args == ["1"]
    qtbot.keyClick(rows, Qt.Key.Key_B)
    assert rows.current_key() == "1", "letters belong to the shortcuts"
    with qtbot.waitSignal(rows.moved) as heard:
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert heard.args == ["2"]


def test_unchanged_keys_repaint_only_what_changed(qtbot):
    rows = KeyList()
    qtbot.addWidget(rows)
    rows.set_rows([Row("1", "Satu"), Row("2", "Dua")])
    told = []
    rows.model().dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(rows.model().modelReset):
        rows.set_rows([Row("1", "Satu"), Row("2", "Dua!")])
    assert told == [(1, 1)]


def test_rows_are_read_out_whole(qtbot):
    rows = KeyList()
    qtbot.addWidget(rows)
    rows.set_rows(
        [Row("1", "Lampu mati", "26-0398-114-70", ChipLook("Lewat 2 hari", "red", "■"), "Dishub")]
    )
    spoken = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Lampu mati, 26-0398-114-70, Lewat 2 hari, Dishub"


def _table(qtbot: QtBot) -> tuple[KeyTable, QAbstractItemModel]:
    table, model = KeyTable(), QStandardItemModel(0, 2)
    qtbot.addWidget(table)
    for n in range(3):
        item = plain_item("")
        item.setData(ChipLook("−00:35", "red", "■"), CHIP_ROLE)
        model.appendRow([item, plain_item(f"Baris {n}")])
    table.setModel(model)
    table.resize(400, 200)
    return table, model


def test_table_measures_chip_and_ring(qtbot, window):
    table, model = _table(qtbot)
    add(window, table)
    assert (table.rowHeight(0), table.horizontalHeader().height()) == (40, 30)
    table.setCurrentIndex(model.index(1, 1))
    focus(qtbot, table)
    picture = table.viewport().grab().toImage()
    seen = {picture.pixelColor(x, 20).name().upper() for x in range(10, 90)}
    assert theme.LIGHT.red_weak in seen
    assert picture.pixelColor(200, 40).name().upper() == theme.LIGHT.accent, "ring on the top edge"
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [1]


def test_focus_on_a_list_without_a_current_row_shows_a_row(qtbot, window):
    rows = add(window, KeyList())
    rows.set_rows([Row("1", "Satu"), Row("2", "Dua")])
    assert rows.current_key() == ""
    focus(qtbot, rows)
    assert rows.current_key() == "1"
