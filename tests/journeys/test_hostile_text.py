"""A caller whose name and words are markup: shown letter by letter wherever they can stand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from tests.journeys.hands import Centre, Hands
from ui.main_window import MainWindow

EVIL = '<img src="file:///etc/hostname"><a href="https://phish.example">klik</a>'
STORY = f"{EVIL} jalan rusak berlubang"
NUMBER = "0815-0000-0601"


def everything() -> Iterator[QWidget]:
    for window in QApplication.topLevelWidgets():
        yield from (window, *window.findChildren(QWidget))


def interprets(document: QTextDocument) -> bool:
    """Whether a document holds a link or a picture."""
    formats = document.allFormats()
    return any(one.isImageFormat() or one.toCharFormat().isAnchor() for one in formats)


def speaks_plainly(tip: str) -> bool:
    """Whether Qt, given this tooltip, would show the letters and fetch nothing."""
    document = QTextDocument()
    document.setHtml(tip)
    return not interprets(document)


def culprits() -> list[str]:
    """Every widget that would read a stranger's text as markup."""
    found = []
    for widget in everything():
        name = f"{type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"{name} is no plain label")
        if isinstance(widget, QTextBrowser):
            found.append(f"{name} follows links")
        if isinstance(widget, QTextEdit | QPlainTextEdit) and interprets(widget.document()):
            found.append(f"{name} holds markup")
        tips = [widget.toolTip(), widget.whatsThis(), *_model_tips(widget)]
        tips += [one.toolTip() for one in widget.actions() if isinstance(one, QAction)]
        found += [f"{name} tips {tip!r}" for tip in tips if not speaks_plainly(tip)]
    return found


def _model_tips(widget: QWidget) -> Iterator[str]:
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


class Reader:
    """Looks at one place after the other: the letters are there and nothing reads them."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    def literal(self, *names: str, text: str = EVIL) -> None:
        for name in names:
            self.hands.until(lambda name=name: text in self.hands.seen(name))
        assert culprits() == []
        titles = [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()]
        assert not [one for one in titles if "phish" in one or "0601" in one]


def test_markup_is_letters_everywhere(hands: Hands, centre: Centre, window: MainWindow) -> None:
    reader = Reader(hands)
    hands.begin(NUMBER, EVIL)
    hands.fill("form.on_behalf_of", EVIL)
    hands.tell(STORY, "gunung sugih", "Gunung Sugih, Lampung Tengah", EVIL)
    hands.until(lambda: "<img" in hands.seen("form.read_back"))
    reader.literal("form.name", "form.description", "form.landmark", "form.on_behalf_of")

    # a draft left behind becomes a chip
    hands.press("F2")
    hands.until(lambda: hands.find("form.description").toPlainText() == "")
    hands.until(lambda: "<img" in "".join(chips(window)))
    reader.literal()
    chip = next(one for one in window.findChildren(QWidget) if one.objectName().startswith("form.draft_"))
    hands.tab_to(chip.objectName())
    hands.press("Space")
    reader.literal("form.name", "form.description")
    first = hands.save()
    assert first.ticket.text("reporter_name") == EVIL
    assert first.ticket.description == STORY
    assert first.row.summary["summary"] == STORY
    hands.tab_to("form.saved_again")
    hands.press("Space")

    # strip, its menu of people, history, possible duplicates, guide
    reader.literal("strip.certainty", "form.history_list")
    hands.tell(STORY, "gunung sugih", "Gunung Sugih, Lampung Tengah")
    reader.literal("form.duplicates_list", "form.history_list")
    hands.tab_to("strip.certainty")
    hands.press("Space")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.objectName() == "strip.people"
    assert any(EVIL in one.text() for one in menu.actions())
    assert culprits() == []
    hands.press("Esc")
    hands.press("Alt+2")
    hands.press("Return")

    # ticket view
    hands.until(lambda: hands.seen("ticket.number") != "")
    reader.literal("ticket.title", "ticket.report")
    hands.tab_to("ticket.action.note")
    hands.press("Space")
    hands.type(EVIL)
    hands.press("Ctrl+Return")
    hands.until(lambda: EVIL in hands.seen("ticket.story_area"))
    reader.literal("ticket.story_area")

    # queue and search
    hands.press("Ctrl+2")
    reader.literal("queue.table")
    hands.press("Ctrl+K")
    hands.press("Ctrl+A")
    hands.type("phish")
    reader.literal("search.results")

    # what has not been sent
    centre.stop()
    hands.press("Ctrl+1")
    hands.press("Ctrl+Return")
    hands.number()
    hands.press("Ctrl+5")
    reader.literal("outbox.table")
    assert reader.hands.centre is centre
    centre.start()


def chips(window: QWidget) -> list[str]:
    return [
        one.text()  # type: ignore[attr-defined]
        for one in window.findChildren(QWidget)
        if one.objectName().startswith("form.draft_") and one.isVisible()
    ]


def test_the_checker_sees_what_it_must_see(hands: Hands) -> None:
    """The walk over the widgets is worth nothing if it finds nothing in a guilty window."""
    guilty = QWidget(hands.window)
    label, edit = QLabel(EVIL, guilty), QTextEdit(guilty)
    edit.setHtml(EVIL)
    guilty.setToolTip(EVIL)
    found = " ".join(culprits())
    assert "no plain label" in found
    assert "holds markup" in found
    assert "tips" in found
    assert label.text() == EVIL
    guilty.setParent(None)
    guilty.deleteLater()
