"""The buttons of a ticket in one row: as many as fit, the rest behind "Lainnya". Knows no verb."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.ticket_view.actions import Action
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.menu import Entry, PlainMenu


class ActionRow(QWidget):
    """`taken` carries the key of the action pressed, from a button or from the menu."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ticket.actions")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.dp(8))
        self.buttons: dict[str, Button] = {}
        self.more = Button(self.tr("Lainnya"), menu=True)
        self.more.setObjectName("ticket.action.more")
        self.more.clicked.connect(self.open_menu)
        self._row.addStretch(1)
        self._row.addWidget(self.more)
        self._actions: tuple[Action, ...] = ()
        self._primary = ""
        self.hidden_keys: tuple[str, ...] = ()

    def set_actions(self, actions: Sequence[Action], primary: str) -> None:
        """Show these; unchanged ones keep their buttons and the focus."""
        if (tuple(actions), primary) == (self._actions, self._primary):
            return
        self._actions, self._primary = tuple(actions), primary
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for n, one in enumerate(self._actions):
            kind = PrimaryButton if one.key == primary else Button
            button = kind(one.shown)
            button.setObjectName(f"ticket.action.{one.key}")
            button.clicked.connect(lambda _on=False, key=one.key: self.taken.emit(key))
            self.buttons[one.key] = button
            self._row.insertWidget(n, button)
        self._fit()

    def open_menu(self) -> PlainMenu:
        """Open what did not fit."""
        entries = [
            Entry(one.key, one.shown) for one in self._actions if one.key in self.hidden_keys
        ]
        menu = PlainMenu(entries, self)
        menu.chosen.connect(self.taken)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))
        return menu

    def _fit(self) -> None:
        gap = self._row.spacing()
        room = self.width()
        widths = {key: one.sizeHint().width() + gap for key, one in self.buttons.items()}
        if sum(widths.values()) - gap > room:
            room -= self.more.sizeHint().width() + gap
        hidden: list[str] = []
        used = 0
        for key, wide in widths.items():
            used += wide
            if hidden or used > room + gap:
                hidden.append(key)
        self.hidden_keys = tuple(hidden)
        for key, button in self.buttons.items():
            button.setVisible(key not in hidden)
        self.more.setVisible(bool(hidden))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fit again."""
        super().resizeEvent(event)
        self._fit()
