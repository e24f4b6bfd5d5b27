"""A citizen's text is shown letter by letter, everywhere Qt could have taken it for markup."""

import unicodedata
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6 import QtGui
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QImage, QStandardItemModel, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui import plain_text, theme, visible_text
from ui.plain_text import Choice, PlainLabel, PlainTextEdit, PlainTextView
from ui.visible_text import elide, one_line, registrable, safe_link_text, visible
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.combo import ChoiceBox, PopupDelegate, complete
from ui.widgets.key_list import KeyTable
from ui.widgets.menu import Entry, PlainMenu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

W = TypeVar("W", bound=QWidget)
EVIL = '<img src="file:///etc/hostname"><a href="https://phish.example">klik</a>'


@pytest.fixture(autouse=True)
def _dressed(qapp):
    theme.apply_theme(qapp, "light")


def _part(parent: QWidget | None, kind: type[W], name: str = "") -> W:
    """The one child of a kind (and name)."""
    assert parent is not None
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert found is not None
    return found


def _rendered(tooltip: str) -> str:
    """What Qt's own rich-text engine makes of a tooltip."""
    assert QtGui.Qt.mightBeRichText(tooltip), "else Qt would show the escapes themselves"
    page = QTextDocument()
    page.setHtml(tooltip)
    return page.toPlainText()


@pytest.mark.parametrize("fit", ["line", "elide", "wrap"])
def test_label(qtbot, fit):
    label = PlainLabel(EVIL, fit=fit)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == EVIL
    whole = QFontMetrics(label.font()).horizontalAdvance(EVIL)
    assert label.sizeHint().width() >= min(whole, 560), "markup would have taken no room"


def test_selectable_label_has_no_links(qtbot):
    label = PlainLabel(EVIL, selectable=True)
    qtbot.addWidget(label)
    flags = label.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert not flags & Qt.TextInteractionFlag.LinksAccessibleByMouse
    assert not label.openExternalLinks()


def test_tooltip_shows_every_letter(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    plain_text.plain_tooltip(widget, f"{EVIL}\n&amp; dua  spasi")
    assert _rendered(widget.toolTip()) == f"{EVIL}\n&amp; dua  spasi"
    plain_text.plain_tooltip(widget, "")
    assert widget.toolTip() == ""


def test_elided_label_carries_the_whole_text_in_its_tooltip(qtbot):
    label = PlainLabel(EVIL, fit="elide")
    qtbot.addWidget(label)
    label.resize(60, 20)
    assert _rendered(label.toolTip()) == EVIL
    assert label.minimumSizeHint().width() < 60


def test_message_box_title_button_and_detail(qtbot):
    box = plain_text.message_box(None, EVIL, EVIL, [Choice("ok", EVIL, "primary")], EVIL)
    qtbot.addWidget(box)
    labels = box.findChildren(QLabel)
    assert len(labels) == 3
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert all(label.text() == EVIL for label in labels)
    assert box.windowTitle() == EVIL
    button = _part(box, Button, "choice_ok")
    assert button.label() == EVIL[:80]


def test_message_box_is_high_enough_for_its_text(qtbot):
    box = plain_text.message_box(None, "Judul", "kata " * 200)
    qtbot.addWidget(box)
    box.show()
    text = _part(box, PlainLabel, "dialog_text")
    QApplication.sendPostedEvents()
    assert text.height() >= text.heightForWidth(text.width()) > 100


def test_message_box_tells_what_was_chosen_and_what_was_not(qtbot):
    choices = [Choice("stay", "Tetap"), Choice("go", "Hapus", "danger")]
    box = plain_text.message_box(None, "Judul", "Teks", choices)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.chosen) as heard:
        box.open()
        qtbot.mouseClick(_part(box, Button, "choice_go"), Qt.MouseButton.LeftButton)
    assert heard.args == ["go"]
    other = plain_text.message_box(None, "Judul", "Teks", choices)
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.chosen) as heard:
        other.open()
        qtbot.keyClick(other, Qt.Key.Key_Escape)
    assert heard.args == [""]


@pytest.mark.usefixtures("qtbot")
def test_ask_waits_and_returns_the_key():
    def press() -> None:
        box = QApplication.activeModalWidget()
        _part(box, Button, "choice_yes").click()

    QTimer.singleShot(0, press)
    assert plain_text.ask(None, "Judul", "Teks", [Choice("yes", "Ya", "primary")]) == "yes"


def test_window_title_is_one_visible_line(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    plain_text.plain_title(window, "a\nb\u202ec")
    assert window.windowTitle() == "a b⟦U+202E⟧c"


def test_button_chip_and_menu_keep_the_ampersand(qtbot):
    button, chip = Button("Simpan & <b>berikutnya</b>"), Chip(EVIL)
    menu = PlainMenu([Entry("a", "Tanya & jawab")])
    for widget in (button, chip, menu):
        qtbot.addWidget(widget)
    assert button.text() == "Simpan && <b>berikutnya</b>"
    assert button.shortcut().isEmpty(), "an & must not become a key of its own"
    assert chip.text() == EVIL
    assert menu.actions()[0].text() == "Tanya && jawab"


def test_label_with_buddy_keeps_the_ampersand(qtbot):
    line, label = QLineEdit(), PlainLabel("Nama & alias")
    qtbot.addWidget(line)
    qtbot.addWidget(label)
    label.set_buddy(line)
    assert label.text() == "Nama && alias"
    assert label.shown_text() == "Nama & alias"


def test_choice_box_and_completer(qtbot):
    box, line = ChoiceBox([("k", EVIL)]), QLineEdit()
    qtbot.addWidget(box)
    qtbot.addWidget(line)
    assert box.currentText() == EVIL
    completer = complete(line, [EVIL, "lain"])
    completer.setCompletionPrefix("phish")
    assert completer.currentCompletion() == EVIL
    popup = completer.popup()
    delegate = popup.itemDelegate() if popup else None
    assert isinstance(delegate, PopupDelegate)
    shown = delegate.displayText(f"{EVIL}\u200b", box.locale())
    assert shown == f"{EVIL}⟦U+200B⟧"


def test_table_item(qtbot):
    item = plain_text.plain_item(f"{EVIL}\nbaris", data=7)
    assert item.text() == f"{EVIL} baris"
    assert not item.isEditable()
    assert item.data(Qt.ItemDataRole.UserRole) == 7
    assert _rendered(item.data(Qt.ItemDataRole.ToolTipRole)) == f"{EVIL}\nbaris"
    model, table = QStandardItemModel(0, 1), KeyTable()
    qtbot.addWidget(table)
    model.appendRow(item)
    table.setModel(model)
    table.show()
    wide = QFontMetrics(table.font()).horizontalAdvance(EVIL)
    assert table.sizeHintForColumn(0) >= wide


def test_wrapped_label_reports_its_height_and_breaks_words_that_do_not_fit(qtbot):
    label = PlainLabel("x" * 400, fit="wrap")
    qtbot.addWidget(label)
    narrow, wide = label.heightForWidth(100), label.heightForWidth(400)
    assert narrow > wide > label.heightForWidth(4000) >= 18
    assert label.minimumSizeHint().width() < 100
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label)
    assert column.heightForWidth(100) == narrow


def test_wrapped_label_paints_the_letters_not_the_markup(qtbot):
    marked, bare = PlainLabel("<b></b>", fit="wrap"), PlainLabel("", fit="wrap")
    for label in (marked, bare):
        qtbot.addWidget(label)
        label.resize(80, 20)
    assert marked.grab().toImage() != bare.grab().toImage()


def _paste(edit: PlainTextEdit, *, html: str = "", text: str = "") -> None:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    if edit.canInsertFromMimeData(mime):
        edit.insertFromMimeData(mime)


def test_paste_is_plain_and_shows_what_hides(qtbot):
    edit = PlainTextEdit()
    qtbot.addWidget(edit)
    _paste(edit, html="<b>tebal</b>", text="te\u202ebal\x00")
    assert edit.toPlainText() == "te⟦U+202E⟧bal␀"


def test_a_picture_is_not_pasted(qtbot):
    edit, mime = PlainTextEdit(), QMimeData()
    qtbot.addWidget(edit)
    mime.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert not edit.canInsertFromMimeData(mime)


def test_a_module_goes_in_at_the_cursor_and_takes_nothing_away(qtbot):
    edit = PlainTextEdit()
    qtbot.addWidget(edit)
    edit.setPlainText("awal akhir")
    cursor = edit.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(5, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.insert_at_cursor("[modul] ")
    assert edit.toPlainText() == "awal [modul] akhir"
    edit.undo()
    assert edit.toPlainText() == "awal akhir"


def test_corner_note_stays_inside_and_off_the_text(qtbot):
    edit = PlainTextEdit()
    qtbot.addWidget(edit)
    edit.resize(300, 100)
    edit.show()
    edit.set_corner_note("draf tersimpan · 146")
    note = _part(edit, PlainLabel)
    assert edit.rect().contains(note.geometry())
    assert not edit.viewport().geometry().intersects(note.geometry())
    assert edit.toPlainText() == ""


def test_view_is_read_only_and_starts_at_the_beginning(qtbot):
    view = PlainTextView(EVIL + "\n" * 50)
    qtbot.addWidget(view)
    assert view.isReadOnly()
    assert view.toPlainText().startswith(EVIL)
    assert view.cursorForPosition(QPoint(0, 0)).position() == 0


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("biasa saja", "biasa saja"), ("a\tb", "a b"), ("a\r\nb\u2028c", "a\nb\nc"),
        ("\x00\x1b\x7f", "␀␛␡"), ("a\u202eb", "a⟦U+202E⟧b"),
        ("a\u200bb\ufeff", "a⟦U+200B⟧b⟦U+FEFF⟧"),
        ("\ud800", "⟦U+D800⟧"), ("x\U000e0041", "x⟦U+E0041⟧"), ("a\u3164b", "a⟦U+3164⟧b"),
        ("\x9b31m", "⟦U+009B⟧31m"), ("keluarga 👨\u200d👩", "keluarga 👨\u200d👩"),
        ("e" + "\u0301" * 30, "e" + "\u0301" * 4),
    ],
)  # fmt: skip
def test_hidden_signs_become_marks(raw, shown):
    assert visible(raw) == shown


def test_newline_policy():
    assert visible("a\nb", "space") == "a b"
    assert visible("a\nb", "mark") == "a⏎b"


def test_what_is_passed_over_quickly_would_stay_as_it_is():
    """Every sign of the quick way, looked at by the thorough one."""
    quick = [chr(n) for n in range(0x3000) if visible_text._PLAIN.fullmatch(chr(n))]
    assert len(quick) > 1_000
    assert [one for one in quick if visible_text._made_visible(one, "keep") != one] == []


@given(st.text())
def test_nothing_hidden_is_left(text):
    left = {unicodedata.category(s) for s in visible(text) if s not in "\n\u200d"}
    assert not left & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert visible(visible(text)) == visible(text)


@given(st.text(), st.integers(1, 40))
def test_elide_never_exceeds(text, length):
    assert len(elide(text, length)) <= length
    assert elide(text, len(text)) == text
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.dinas.go.id/x?y=1", "dinas.go.id · https://a.dinas.go.id/x?…"),
        ("https://go.id.phish.example/login", "phish.example · https://go.id.phish.example/login"),
        ("https://bank.example@phish.example/", "phish.example · https://phish.example/"),
        ("https://gооgle.example/", "xn--ggle-55da.example · https://xn--ggle-55da.example/"),
        ("http://192.0.2.7/x", "192.0.2.7 · http://192.0.2.7/x"),
        ("bukan tautan", "bukan tautan"), ("https://[rusak", "https://[rusak"),
    ],
)  # fmt: skip
def test_links_cannot_lie(url, shown):
    assert safe_link_text(url) == shown


def test_link_paths_are_ascii():
    assert safe_link_text("https://a.example/é\u202e").endswith("/%C3%A9%E2%80%AE")


def test_registrable_domains():
    assert registrable("a.b.desa.id") == "b.desa.id"
    assert registrable("a.b.example") == "b.example"
    assert registrable("localhost") == "localhost"
