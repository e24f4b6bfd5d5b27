"""A chip that narrows a list: its name, what is chosen, and a menu made anew at each opening."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.chip import Chip
from ui.widgets.menu import Entry, PlainMenu
from ui.widgets.paint import ChipLook

Choices = Callable[[], Sequence[tuple[str, str]]]
OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}


class FilterChip(Chip):
    """`picked(key)`; the empty key means any. Choices are asked for when the menu opens."""

    picked = Signal(str)

    def __init__(
        self, name: str, any_text: str, choices: Choices, parent: QWidget | None = None
    ) -> None:
        self._name, self._any, self._choices = name, any_text, choices
        self._key = ""
        super().__init__(any_text, parent, clickable=True)
        self.clicked.connect(self.open_menu)

    def key(self) -> str:
        """Return what is chosen, "" for any."""
        return self._key

    def set_key(self, key: str) -> None:
        """Choose without telling."""
        self._key = key
        self._word()

    def open_menu(self) -> PlainMenu:
        """Open the choices; "any" stands first."""
        entries = [Entry("any", self._any, checked=not self._key), Entry("")]
        entries += [
            Entry(f"={key}", text, checked=key == self._key) for key, text in self._choices()
        ]
        menu = PlainMenu(entries, self)
        menu.chosen.connect(self._pick)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu

    def _pick(self, key: str) -> None:
        self.set_key("" if key == "any" else key.removeprefix("="))
        self.picked.emit(self._key)

    def _word(self) -> None:
        chosen = next((text for key, text in self._choices() if key == self._key), self._key)
        text = f"{self._name}: {chosen}" if self._key else self._any
        look = ChipLook(text, "accent" if self._key else "neutral", "", menu=True)
        self._wear(look, f"{self._name}: {chosen if self._key else self._any}")

    def set_state(self, text: str, tone: object = "neutral", shape: object = "") -> None:
        """Qt side: the look follows what is chosen, not what is set from outside."""
        del text, tone, shape
        self._word()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Down open the menu."""
        if event.key() in OPENING:
            self.open_menu()
            return
        super().keyPressEvent(event)
