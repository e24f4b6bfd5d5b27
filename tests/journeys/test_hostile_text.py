"""A caller whose name and words are markup: shown letter by letter wherever they can stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QTextDocument
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
from ui.widgets.chip import Chip

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
        tips += [one.toolTip() for one in widget.actions()]
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


def literal(hands: Hands, *names: str, text: str = EVIL) -> None:
    """The letters stand in each of these, and nothing anywhere reads them as markup."""
    for name in names:
        hands.until_or(partial(_shows, hands, name, text), partial(hands.seen, name))
    assert culprits() == []
    titles = [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert not [one for one in titles if "phish" in one or "0601" in one]


def _shows(hands: Hands, name: str, text: str) -> bool:
    return text in hands.seen(name)


def test_markup_is_letters_everywhere(hands: Hands, centre: Centre) -> None:
    _in_the_form(hands)
    _in_a_draft_left_behind(hands)
    first = hands.save()
    assert first.ticket.text("reporter_name") == EVIL
    assert first.ticket.description == first.row.summary["summary"] == STORY
    _around_the_next_call(hands)
    _in_the_ticket(hands)
    hands.press("Ctrl+2")
    literal(hands, "queue.table")
    hands.press("Ctrl+K")
    hands.type("phish")
    literal(hands, "search.results")
    centre.stop()
    hands.press("Ctrl+1")
    hands.press("Ctrl+Return")
    hands.number()
    hands.press("Ctrl+5")
    literal(hands, "outbox.table")
    centre.start()


def _in_the_form(hands: Hands) -> None:
    hands.begin(NUMBER, EVIL)
    hands.fill("form.on_behalf_of", EVIL)
    hands.tell(STORY, "gunung sugih", "Gunung Sugih, Lampung Tengah", EVIL)
    hands.until(lambda: "<img" in hands.seen("form.read_back"))
    literal(hands, "form.name", "form.description", "form.landmark", "form.on_behalf_of")


def _in_a_draft_left_behind(hands: Hands) -> None:
    def chips() -> list[Chip]:
        every = hands.window.findChildren(Chip)
        mine = [one for one in every if one.objectName().startswith("form.draft_")]
        return [one for one in mine if one.isVisible() and "<img" in one.text()]

    hands.press("F2")
    hands.until(lambda: hands.find("form.description").toPlainText() == "" and bool(chips()))
    literal(hands)
    hands.tab_to(chips()[0].objectName())
    hands.press("Space")
    literal(hands, "form.name", "form.description")


def _around_the_next_call(hands: Hands) -> None:
    """Strip, its menu of people, history and possible duplicates of the same caller's next call."""
    hands.tab_to("form.saved_again")
    hands.press("Space")
    literal(hands, "strip.certainty", text=f"pasti · {EVIL[:15]}")  # cut where room is short
    literal(hands, "form.history_list")
    hands.tell(STORY, "gunung sugih", "Gunung Sugih, Lampung Tengah")
    literal(hands, "form.duplicates_list", "form.history_list")
    hands.tab_to("strip.certainty")
    hands.press("Space")
    people = QApplication.activePopupWidget()
    assert people is not None
    assert any(EVIL in one.text() for one in people.actions())
    assert culprits() == []
    hands.press("Esc")


def _in_the_ticket(hands: Hands) -> None:
    """Its head, story and cards, and every composer that can be opened over it."""
    hands.press("Alt+2")
    hands.press("Return")
    hands.until(lambda: hands.seen("ticket.number") != "")
    literal(hands, "ticket.title", "ticket.report")
    hands.tab_to("ticket.action.note")
    hands.press("Space")
    hands.type(EVIL)
    hands.press("Ctrl+Return")
    literal(hands, "ticket.story_area")
    for name in _shown(hands, "ticket.reveal."):
        _reveal(hands, name)
        if "phone" not in name:
            literal(hands, "ticket.reporter")
    for name in _shown(hands, "ticket.action.", "ticket.merge_caller"):
        if name != "ticket.action.more":
            hands.tab_to(name)
            hands.press("Space")
            _look_at_composer(hands, name)
    for text in _behind_more(hands):
        hands.menu("ticket.action.more", text)
        _look_at_composer(hands, text)


def _reveal(hands: Hands, name: str) -> None:
    """Once more when the ticket was read anew between the way there and the key."""
    for _ in range(3):
        if name in _shown(hands, "ticket.reveal."):
            hands.tab_to(name)
            hands.press("Space")
            hands.until(lambda: bool(_shown(hands, "reveal.text")))
            hands.tab_to("reveal.text")
            hands.type("ditelepon balik")
            hands.press("Return")
            hands.until(lambda: not _shown(hands, "reveal.text"))
    assert name not in _shown(hands, "ticket.reveal.")


def _look_at_composer(hands: Hands, action: str) -> None:
    def is_open() -> bool:
        return bool(_shown(hands, "composer_slot"))

    hands.until_or(is_open, lambda: f"{action} opened nothing: {hands.focus()}")
    literal(hands, "ticket.title")
    hands.press("Esc")
    assert not is_open()


def _shown(hands: Hands, *beginnings: str) -> list[str]:
    buttons = hands.window.findChildren(QWidget)
    shown = [one.objectName() for one in buttons if one.isVisible()]
    return [one for one in shown if one.startswith(beginnings)]


def _behind_more(hands: Hands) -> list[str]:
    hands.tab_to("ticket.action.more")
    hands.press("Space")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [one.text() for one in menu.actions() if not one.isSeparator()]
    hands.press("Esc")
    return texts


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
