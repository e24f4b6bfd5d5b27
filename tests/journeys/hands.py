"""An operator's hands and eyes: keys into the real window, words read off it, the centre's rows.

Keys go to the window as the platform would deliver them; nothing here calls a verb or a widget's
method, and nothing waits for a fixed time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NeverCame
from pytestqt.qtbot import QtBot

from callcenter.callers.book import Caller, fold_caller
from callcenter.protocol.events import decode_event
from callcenter.server import tables
from callcenter.tickets.apply import fold
from callcenter.tickets.event import Event
from callcenter.tickets.ticket import Ticket
from tests.sync.rig import CentreRig

PATIENCE_MS = 20_000
"""Until a thing that does not come is a failure; never waited in full."""
STOPS = 160
"""More presses of Tab than the window has stops."""
_READ = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


@dataclass(frozen=True, slots=True)
class AtServer:
    """A ticket as the centre has it: its row, its events in order, and what they amount to."""

    row: Any
    events: tuple[Event, ...]
    ticket: Ticket

    @property
    def kinds(self) -> list[str]:
        return [one.kind for one in self.events]


class Centre(CentreRig):
    """The central server, and what lies in it."""

    def events_of(self, subject_id: str) -> tuple[Event, ...]:
        return tuple(decode_event(r.raw, r.seq) for r in self.rows() if r.subject_id == subject_id)

    def numbers(self) -> list[str]:
        return [row.number for row in self.rows(tables.tickets)]

    def find(self, number: str) -> AtServer | None:
        row = next((r for r in self.rows(tables.tickets) if r.number == number), None)
        if row is None:
            return None
        events = self.events_of(row.id)
        return AtServer(row, events, fold(row.id, events))

    def callers(self) -> list[Caller]:
        ids = dict.fromkeys(r.subject_id for r in self.rows() if r.subject == "caller")
        return [fold_caller(one, self.events_of(one)) for one in ids]

    def bytes_of(self, subject_id: str) -> bytes:
        return b"\n".join(bytes(r.raw) for r in self.rows() if r.subject_id == subject_id)


class Hands:
    """One operator at one window."""

    def __init__(self, qtbot: QtBot, window: QWidget, centre: Centre) -> None:
        self.qtbot, self.window, self.centre = qtbot, window, centre

    # keys

    def press(self, keys: str, times: int = 1) -> None:
        """A key in Qt's portable notation: `Ctrl+Return`, `Tab`, `F2`."""
        for _ in range(times):
            press_in(self._front(), keys)

    def type(self, text: str) -> None:
        """Letters, one after the other, to wherever the focus is."""
        for sign in text:
            type_in(self._front(), sign)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Tab until the widget of this name has the focus."""
        trail = [self.focus()]
        while trail[-1] != name:
            assert len(trail) <= STOPS, f"{key} never came to {name}: {trail}"
            self.press(key)
            trail.append(self.focus())

    def _front(self) -> QWindow:
        """The native window that has the keyboard.

        When a dialog closes, a window manager gives the keyboard back to its window; offscreen
        there is none, so that one thing is done for it here.
        """
        found: QWindow | None = QGuiApplication.focusWindow()
        if found is None:
            self.window.activateWindow()
            self.until(lambda: QGuiApplication.focusWindow() is not None)
        return QGuiApplication.focusWindow()

    def fill(self, name: str, text: str) -> None:
        """Tab to a field and type over what stands there."""
        self.tab_to(name)
        self.press("Ctrl+A")
        self.type(text)

    def pick(self, name: str, typed: str, wanted: str) -> None:
        """Type a part into a field with a list, go down to the line that is wanted, take it."""
        self.fill(name, typed)
        found = self.find(name).options
        self.until(lambda: any(wanted in line for line in self._lines(found)))
        at = next(n for n, line in enumerate(self._lines(found)) if wanted in line)
        self.press("Down", at)
        self.press("Return")
        assert found.isHidden()

    def choose(self, name: str, wanted: str) -> None:
        """Tab to a choice box and go down to the line that is wanted."""
        self.tab_to(name)
        box = self.find(name)
        self.press("Home")
        for _ in range(box.count()):
            if box.currentText() == wanted:
                return
            self.press("Down")
        raise AssertionError(f"{wanted} is not offered by {name}")

    def menu(self, name: str, wanted: str) -> None:
        """Open the menu of a chip or button with Space and take the entry that begins so."""
        self.tab_to(name)
        self.press("Space")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        entries = [one for one in menu.actions() if not one.isSeparator()]
        for _ in range(len(entries) + 1):
            marked: QAction | None = menu.activeAction()
            if marked is not None and marked.text().startswith(wanted):
                self.press("Return")
                assert QApplication.activePopupWidget() is not menu
                return
            self.press("Down")
        raise AssertionError(f"{wanted} is not in {[one.text() for one in entries]}")

    @staticmethod
    def _lines(options: QAbstractItemView) -> list[str]:
        if options.isHidden():
            return []
        model = options.model()
        return [str(model.index(n, 0).data(_READ[2])) for n in range(model.rowCount())]

    # eyes

    def focus(self) -> str:
        held = QApplication.focusWidget()
        return "" if held is None else held.objectName() or type(held).__name__

    def find(self, name: str) -> Any:
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def seen(self, name: str) -> str:
        """What stands in one widget that is shown, "" while it is hidden."""
        widget = self.find(name)
        return "\n".join(words_of(widget)) if widget.isVisible() else ""

    def words_on_screen(self) -> str:
        """All visible text: labels, buttons, edits, lists, menus, titles."""
        return "\n".join(words_on_screen())

    def until(self, condition: Callable[[], bool], timeout: int = PATIENCE_MS) -> None:
        self.qtbot.waitUntil(condition, timeout=timeout)

    def until_or(self, condition: Callable[[], bool], story: Callable[[], str]) -> None:
        """Wait for a condition; the story says what was there instead."""
        try:
            self.until(condition, 8_000)
        except NeverCame as error:
            raise AssertionError(story()) from error

    def reads(self, *texts: str) -> None:
        """Wait until every one of these stands on the screen."""
        missing: list[str] = []

        def all_there() -> bool:
            words = self.words_on_screen()
            missing[:] = [one for one in texts if one not in words]
            return not missing

        self.until_or(all_there, lambda: f"not on screen: {missing}\n{self.words_on_screen()}")

    def number(self) -> str:
        """The number shown after saving, as it is written."""
        self.until(lambda: self.seen("form.saved_number") != "")
        return self.find("form.saved_number").text().replace(" – ", "-")

    def server_ticket(self, number: str) -> AtServer:
        """The ticket at the centre, once all of it is there and the desk has heard so."""
        self.until(lambda: self.centre.find(number) is not None)
        self.reads("diterima pusat")
        found = self.centre.find(number)
        assert found is not None
        return found

    # an operator's habits

    def begin(self, phone: str = "", name: str = "") -> None:
        """F2, then who calls."""
        self.press("F2")
        self.reads("Tersambung")
        if phone:
            self.fill("form.phone", phone)
        if name:
            self.fill("form.name", name)

    def tell(self, story: str, place: str = "", wanted: str = "", landmark: str = "") -> None:
        """What happened and where; waits until a category is suggested."""
        self.fill("form.description", story)
        self.until(lambda: self.find("form.category").key() != "")
        if place:
            self.pick("form.place", place, wanted)
        if landmark:
            self.fill("form.landmark", landmark)

    def goes_to(self, *agency_ids: str) -> None:
        """Wait until exactly these agencies are switched on."""
        chips = self.find("form.agencies")

        def on() -> set[str]:
            buttons = chips.findChildren(QAbstractButton)
            return {b.objectName()[len("form.agency_") :] for b in buttons if b.isChecked()}

        self.until_or(lambda: on() == set(agency_ids), lambda: f"goes to {on()}, not {agency_ids}")

    def save(self) -> AtServer:
        """Ctrl+Enter, the number, and the ticket at the centre."""
        self.press("Ctrl+Return")
        return self.server_ticket(self.number())


def press_in(window: QWindow, keys: str) -> None:
    """One key into a native window."""
    sequence: Any = QKeySequence(keys)
    QTest.keyClick(window, sequence[0].key(), sequence[0].keyboardModifiers())


def type_in(window: QWindow, sign: str) -> None:
    """One letter into a native window."""
    click: Any = QTest.keyClick
    click(window, sign)


def words_on_screen() -> Iterator[str]:
    """Every text a person can read now, window by window."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            yield window.windowTitle()
            yield from words_of(window)


def words_of(root: QWidget) -> Iterator[str]:
    """The texts of a widget and of what is visible in it."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget is root or widget.isVisible():
            yield from filter(None, _own_words(widget))


def _own_words(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield widget.currentText()
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    listed = isinstance(model, QAbstractListModel)
    columns = 1 if listed else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in _READ)
