"""The small pieces: what they say, how keys work them, that nothing jumps or steals focus."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QFont, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.plain_text import PlainLabel, plain_item
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.combo import ChoiceBox, DateBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.key_list import CHIP_ROLE, KeyList, KeyTable, Row
from ui.widgets.menu import Entry
from ui.widgets.nav_rail import NavRail, RailEntry
from ui.widgets.number_box import PartBox, TimeBox, WholeBox
from ui.widgets.paint import ChipLook
from ui.widgets.radio_cards import RadioCards, RadioChoice
from ui.widgets.toast import Toast

W = TypeVar("W", bound=QWidget)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _dressed(qapp):
    theme.apply_theme(qapp, "light")
    yield
    theme.apply_theme(qapp, "light")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(600, 400)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def _add(window: QWidget, widget: W) -> W:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    return widget


def _focus(qtbot: QtBot, widget: QWidget) -> None:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_button_heights_and_words(qtbot):
    big, small = PrimaryButton("Simpan", key_hint="Ctrl ↵"), Button("Batal", small=True)
    for button in (big, small):
        qtbot.addWidget(button)
    assert (big.sizeHint().height(), small.sizeHint().height()) == (34, 28)
    assert big.accessibleName() == "Simpan (Ctrl ↵)"
    bare = PrimaryButton("Simpan")
    qtbot.addWidget(bare)
    assert big.sizeHint().width() > bare.sizeHint().width()


def test_button_focus_is_drawn_without_a_jump(qtbot, window):
    button = _add(window, Button("Salin"))
    other = _add(window, Button("Lain"))
    _focus(qtbot, other)
    before, place = button.grab().toImage(), button.geometry()
    _focus(qtbot, button)
    assert button.geometry() == place
    after = button.grab().toImage()
    assert after != before
    assert after.pixelColor(0, after.height() // 2).name().upper() == theme.LIGHT.accent


@pytest.mark.parametrize("shape", ["■", "▲", "●", "?", "✓"])
def test_every_shape_is_drawn(qtbot, shape):
    with_shape, without = Chip("lewat", tone="red", shape=shape), Chip("lewat", tone="red")
    for chip in (with_shape, without):
        qtbot.addWidget(chip)
        chip.resize(90, 24)
    assert with_shape.grab().toImage() != without.grab().toImage()
    assert with_shape.sizeHint().width() > without.sizeHint().width()
    assert with_shape.sizeHint().height() == 24


def test_chip_tells_by_menu_and_only_then_takes_focus(qtbot, window):
    chip = _add(window, Chip("Biasa"))
    assert chip.focusPolicy() is Qt.FocusPolicy.NoFocus
    menu = chip.set_menu([Entry("plain", "Biasa"), Entry("secret", "Rahasia")])
    assert chip.focusPolicy() is Qt.FocusPolicy.StrongFocus
    _focus(qtbot, chip)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert menu.isVisible()
    with qtbot.waitSignal(menu.chosen) as heard:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert heard.args == ["secret"]


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("slot", [True, False])
def test_field_error_moves_nothing(window, slot):
    line = QLineEdit()
    field = _add(window, Field("Nomor", line, name="phone", hint="dengan 0", slot=slot))
    below = _add(window, QLineEdit())
    window.layout().activate()
    before = (line.geometry(), below.geometry())
    field.set_error("ada huruf di nomor")
    window.layout().activate()
    assert (line.geometry(), below.geometry()) == before
    message = field.findChild(PlainLabel, "phone_message")
    assert message is not None
    assert message.isVisible()
    assert message.shown_text() == "▲ ada huruf di nomor"
    assert field.error() == "ada huruf di nomor"
    assert line.accessibleDescription() == "ada huruf di nomor"
    field.set_error("")
    assert field.error() == ""
    assert line.accessibleDescription() == "dengan 0"


def test_field_names_its_input(qtbot):
    line = QLineEdit()
    field = Field("Nama & alias", line, name="name")
    qtbot.addWidget(field)
    assert line.accessibleName() == "Nama & alias"
    assert line.objectName() == "name"
    label = field.findChild(PlainLabel)
    assert label is not None
    assert label.buddy() is line


def test_radio_cards_by_arrow_key(qtbot, window):
    cards = _add(
        window,
        RadioCards(
            [
                RadioChoice("emergency", "Darurat", "serahkan ke 112", "red"),
                RadioChoice("normal", "Normal", "sesuai batas waktu"),
                RadioChoice("urgent", "Segera", "bahaya", "amber"),
            ],
            "normal",
        ),
    )
    _focus(qtbot, cards.cards["normal"])
    with qtbot.waitSignal(cards.changed) as heard:
        qtbot.keyClick(cards.cards["normal"], Qt.Key.Key_Right)
    assert heard.args == ["urgent"]
    assert cards.selected() == "urgent"
    with qtbot.assertNotEmitted(cards.changed):
        cards.select("emergency")
    assert cards.selected() == "emergency"
    assert cards.cards["normal"].accessibleDescription() == "sesuai batas waktu"


@pytest.mark.usefixtures("qtbot")
def test_a_choice_stays_when_its_words_change(window):
    box = _add(window, ChoiceBox([("a", "Satu"), ("b", "Dua")]))
    box.select("b")
    box.set_choices([("b", "Dua!"), ("c", "Tiga")])
    assert (box.selected(), box.currentText()) == ("b", "Dua!")
    box.select("tidak ada")
    assert box.selected() == "b"


def test_rail_by_keyboard_and_counts(qtbot, window):
    rail = _add(
        window, NavRail([RailEntry("new", "Tiket baru", "F2"), RailEntry("queue", "Antrean")])
    )
    rail.set_current("new")
    rail.set_count("queue", 7, "red")
    assert rail.items["queue"].accessibleName() == "Antrean, 7"
    _focus(qtbot, rail.items["new"])
    qtbot.keyClick(rail.items["new"], Qt.Key.Key_Down)
    assert rail.items["queue"].hasFocus()
    with qtbot.waitSignal(rail.picked) as heard:
        qtbot.keyClick(rail.items["queue"], Qt.Key.Key_Space)
    assert heard.args == ["queue"]
    assert rail.current() == "queue"
    assert rail.width() == 168


def test_banner_says_acts_and_goes(qtbot, window):
    banner = _add(window, Banner())
    banner.show_message("Tidak tersambung", "Semua tersimpan di sini.", tone="amber", action="Coba")
    assert banner.accessibleName() == "Tidak tersambung. Semua tersimpan di sini."
    with qtbot.waitSignal(banner.action):
        banner.button.click()
    with qtbot.waitSignal(banner.dismissed):
        banner.close_button.click()
    assert not banner.isVisible()


def test_toast_takes_no_focus_waits_when_looked_at_and_undoes_by_key(qtbot, window):
    line = _add(window, QLineEdit())
    _focus(qtbot, line)
    toast = Toast(window)
    toast.show_note("Tersimpan di sini", action="Batalkan")
    assert line.hasFocus()
    seen = [toast.paused]
    for target in (toast.button, line):
        _focus(qtbot, target)
        seen.append(toast.paused)
    assert seen == [False, True, False]
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(toast.undo):
        qtbot.keyClick(line, Qt.Key.Key_B, chord)
    assert not toast.isVisible()


def test_toast_covers_nothing_that_is_pressed_or_typed_into(window):
    toast = Toast(window)
    toast.show_note("Disalin")
    usual = toast.geometry()
    button = Button("Simpan", window)
    button.move(usual.topLeft())
    button.show()
    toast.show_note("Disalin")
    aside = toast.geometry()
    assert not aside.intersects(button.geometry())
    assert window.rect().contains(aside)
    button.hide()
    line = QLineEdit(window)
    line.setGeometry(usual)
    line.show()
    toast.show_note("Disalin")
    assert not toast.geometry().intersects(line.geometry())
    line.hide()
    toast.show_note("Disalin")
    assert toast.geometry() == usual


def test_toast_goes_by_itself_and_stays_inside(qtbot, window):
    toast = Toast(window, seconds=0.01)
    with qtbot.waitSignal(toast.closed):
        toast.show_note("Disalin")
    assert not toast.isVisible()
    assert window.rect().contains(toast.geometry())


def test_empty_state_offers_the_next_step(qtbot):
    state = EmptyState("list", "Belum ada tiket", "Tekan F2.", "Tiket baru", key_hint="F2")
    qtbot.addWidget(state)
    assert state.accessibleName() == "Belum ada tiket. Tekan F2."
    assert state.button is not None
    bare = EmptyState("list", "Kosong", "Tidak ada.")
    qtbot.addWidget(bare)
    assert bare.button is None


def test_list_keeps_its_place_and_leaves_letters_alone(qtbot, window):
    rows = KeyList()
    _add(window, rows)
    rows.set_rows([Row(str(n), f"Baris {n}", meta="x") for n in range(3)])
    rows.setCurrentIndex(rows.model().index(1, 0))
    rows.set_rows([Row("9", "Baru"), *(Row(str(n), f"Baris {n}!", meta="x") for n in range(3))])
    assert rows.current_key() == "1"
    assert rows.content_height() == 34 + 3 * 51
    _focus(qtbot, rows)
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
    _add(window, table)
    assert (table.rowHeight(0), table.horizontalHeader().height()) == (40, 30)
    table.setCurrentIndex(model.index(1, 1))
    _focus(qtbot, table)
    picture = table.viewport().grab().toImage()
    seen = {picture.pixelColor(x, 20).name().upper() for x in range(10, 90)}
    assert theme.LIGHT.red_weak in seen
    assert picture.pixelColor(200, 40).name().upper() == theme.LIGHT.accent, "ring on the top edge"
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [1]


@pytest.mark.usefixtures("qtbot")
def test_card_header_and_body(window):
    card = Card("Riwayat", "Alt 1")
    _add(window, card)
    assert card.accessibleName() == "Riwayat"
    card.set_title("", "")
    head = card.findChild(QWidget, "card_head")
    assert head is not None
    assert not head.isVisible()


@pytest.mark.usefixtures("qtbot")
def test_everything_follows_a_live_change_of_scale_and_mode(qapp, window):
    button, chip = _add(window, Button("Salin")), _add(window, Chip("Biasa"))
    label = _add(window, PlainLabel("Judul", role="heading"))
    figures = _add(window, PlainLabel("1111", tabular=True))
    small = (button.sizeHint().height(), chip.sizeHint().height(), label.fontInfo().pixelSize())
    theme.apply_theme(qapp, "dark", 2.0)
    big = (button.sizeHint().height(), chip.sizeHint().height(), label.fontInfo().pixelSize())
    assert small == (34, 24, 18)
    assert big == (68, 48, 36)
    assert figures.fontInfo().pixelSize() == 26
    assert figures.font().featureValue(QFont.Tag("tnum")) == 1
    assert label.palette().color(label.foregroundRole()).name().upper() == theme.DARK.text


def test_focus_on_a_list_without_a_current_row_shows_a_row(qtbot, window):
    rows = _add(window, KeyList())
    rows.set_rows([Row("1", "Satu"), Row("2", "Dua")])
    assert rows.current_key() == ""
    _focus(qtbot, rows)
    assert rows.current_key() == "1"


@pytest.mark.parametrize(
    "make",
    [
        lambda: _five(WholeBox()),
        lambda: _five(PartBox()),
        DateBox,
        lambda: TimeBox(QTime(7, 30)),
        lambda: ChoiceBox([("a", "Satu"), ("b", "Dua")]),
    ],
)
def test_a_number_changes_by_the_wheel_only_where_the_keyboard_is(qtbot: QtBot, window, make):
    box, other = _add(window, make()), _add(window, QLineEdit())
    shown = box.metaObject().userProperty()
    _focus(qtbot, other)
    before = shown.read(box)
    _wheel(box)
    assert shown.read(box) == before
    _focus(qtbot, box)
    _wheel(box)
    assert shown.read(box) != before


def test_the_field_of_a_number_is_padded_as_other_inputs_are(window):
    for box in (WholeBox(), PartBox(), TimeBox(QTime(7, 30))):
        assert _add(window, box).findChild(QLineEdit).textMargins().left() > 0


def _five(box: WholeBox | PartBox) -> WholeBox | PartBox:
    box.setValue(5)
    return box


def _wheel(box: QWidget) -> None:
    middle = QPointF(box.rect().center())
    turned = QWheelEvent(
        middle, box.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(box, turned)
