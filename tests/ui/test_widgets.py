"""The small pieces: what they say, how keys work them, that nothing jumps or steals focus."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widget_rig import add, dressed, focus, window
from ui import theme
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.combo import ChoiceBox, DateBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.menu import Entry
from ui.widgets.nav_rail import NavRail, RailEntry
from ui.widgets.number_box import PartBox, TimeBox, WholeBox
from ui.widgets.radio_cards import RadioCards, RadioChoice
from ui.widgets.toast import Toast

__all__ = ["dressed", "window"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
    button = add(window, Button("Salin"))
    other = add(window, Button("Lain"))
    focus(qtbot, other)
    before, place = button.grab().toImage(), button.geometry()
    focus(qtbot, button)
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
    chip = add(window, Chip("Biasa"))
    assert chip.focusPolicy() is Qt.FocusPolicy.NoFocus
    menu = chip.set_menu([Entry("plain", "Biasa"), Entry("secret", "Rahasia")])
    assert chip.focusPolicy() is Qt.FocusPolicy.StrongFocus
    focus(qtbot, chip)
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
    field = add(window, Field("Nomor", line, name="phone", hint="dengan 0", slot=slot))
    below = add(window, QLineEdit())
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
    cards = add(
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
    focus(qtbot, cards.cards["normal"])
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
    box = add(window, ChoiceBox([("a", "Satu"), ("b", "Dua")]))
    box.select("b")
    box.set_choices([("b", "Dua!"), ("c", "Tiga")])
    assert (box.selected(), box.currentText()) == ("b", "Dua!")
    box.select("tidak ada")
    assert box.selected() == "b"


def test_rail_by_keyboard_and_counts(qtbot, window):
    rail = add(
        window, NavRail([RailEntry("new", "Tiket baru", "F2"), RailEntry("queue", "Antrean")])
    )
    rail.set_current("new")
    rail.set_count("queue", 7, "red")
    assert rail.items["queue"].accessibleName() == "Antrean, 7"
    focus(qtbot, rail.items["new"])
    qtbot.keyClick(rail.items["new"], Qt.Key.Key_Down)
    assert rail.items["queue"].hasFocus()
    with qtbot.waitSignal(rail.picked) as heard:
        qtbot.keyClick(rail.items["queue"], Qt.Key.Key_Space)
    assert heard.args == ["queue"]
    assert rail.current() == "queue"
    assert rail.width() == 168


def test_banner_says_acts_and_goes(qtbot, window):
    banner = add(window, Banner())
    banner.show_message("Tidak tersambung", "Semua tersimpan di sini.", tone="amber", action="Coba")
    assert banner.accessibleName() == "Tidak tersambung. Semua tersimpan di sini."
    with qtbot.waitSignal(banner.action):
        banner.button.click()
    with qtbot.waitSignal(banner.dismissed):
        banner.close_button.click()
    assert not banner.isVisible()


def test_toast_takes_no_focus_waits_when_looked_at_and_undoes_by_key(qtbot, window):
    line = add(window, QLineEdit())
    focus(qtbot, line)
    toast = Toast(window)
    toast.show_note("Tersimpan di sini", action="Batalkan")
    assert line.hasFocus()
    seen = [toast.paused]
    for target in (toast.button, line):
        focus(qtbot, target)
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


@pytest.mark.usefixtures("qtbot")
def test_card_header_and_body(window):
    card = Card("Riwayat", "Alt 1")
    add(window, card)
    assert card.accessibleName() == "Riwayat"
    card.set_title("", "")
    head = card.findChild(QWidget, "card_head")
    assert head is not None
    assert not head.isVisible()


def test_chips_flow_anew_when_one_says_more_goes_or_is_hidden(window):
    """Widths and heights are remembered: whatever changes them must be heard."""
    box = add(window, FlowBox())
    chips = [Chip(f"Satu {n}") for n in range(6)]
    for one in chips:
        box.add(one)
    one_line, room = chips[0].sizeHint().height(), chips[0].sizeHint().width() * 7 + 36
    assert box.heightForWidth(room) == one_line
    chips[0].set_state("Satu dengan kata yang sangat panjang dan tidak muat lagi di sini " * 2)
    assert box.heightForWidth(room) > one_line
    chips[0].hide()
    assert box.heightForWidth(room) == one_line
    chips[0].show()
    assert box.heightForWidth(room) > one_line
    box.clear(*chips[1:])
    assert box.heightForWidth(room) == 0
    for one in chips[1:]:
        box.add(one)
    assert box.heightForWidth(room) == one_line


@pytest.mark.usefixtures("qtbot")
def test_everything_follows_a_live_change_of_scale_and_mode(qapp, window):
    button, chip = add(window, Button("Salin")), add(window, Chip("Biasa"))
    label = add(window, PlainLabel("Judul", role="heading"))
    figures = add(window, PlainLabel("1111", tabular=True))
    small = (button.sizeHint().height(), chip.sizeHint().height(), label.fontInfo().pixelSize())
    theme.apply_theme(qapp, "dark", 2.0)
    big = (button.sizeHint().height(), chip.sizeHint().height(), label.fontInfo().pixelSize())
    assert small == (34, 24, 18)
    assert big == (68, 48, 36)
    assert figures.fontInfo().pixelSize() == 26
    assert figures.font().featureValue(QFont.Tag("tnum")) == 1
    assert label.palette().color(label.foregroundRole()).name().upper() == theme.DARK.text


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
    box, other = add(window, make()), add(window, QLineEdit())
    shown = box.metaObject().userProperty()
    focus(qtbot, other)
    before = shown.read(box)
    _wheel(box)
    assert shown.read(box) == before
    focus(qtbot, box)
    _wheel(box)
    assert shown.read(box) != before


def test_the_field_of_a_number_is_padded_as_other_inputs_are(window):
    for box in (WholeBox(), PartBox(), TimeBox(QTime(7, 30))):
        assert add(window, box).findChild(QLineEdit).textMargins().left() > 0


def _five(box: WholeBox | PartBox) -> WholeBox | PartBox:
    box.setValue(5)
    return box


def _wheel(box: QWidget) -> None:
    """As from the machine: Qt gives the focus to whom the wheel hits, unless that says no."""
    window = box.window().windowHandle()
    QTest.wheelEvent(window, QPointF(box.mapTo(box.window(), box.rect().center())), QPoint(0, -120))
