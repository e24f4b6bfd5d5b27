"""A menu whose entries are literal text and come back by key."""

from msgspec import Struct
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui import assets, theme
from ui.plain_label import plain_tooltip
from ui.visible_text import one_line


class Entry(Struct, frozen=True):
    """One line of a menu; an empty key draws a separator."""

    key: str
    text: str = ""
    icon: str = ""
    checked: bool | None = None
    enabled: bool = True


class PlainMenu(QMenu):
    """A menu of entries; `chosen` carries the key of the one taken."""

    chosen = Signal(str)

    def __init__(self, entries: list[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menu")
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        if not entry.key:
            self.addSeparator()
            return
        action = self.addAction(one_line(entry.text, 80).replace("&", "&&"))
        action.setObjectName(f"menu_{entry.key}")
        plain_tooltip(action, entry.text)  # by default the text itself, as markup
        action.setEnabled(entry.enabled)
        if entry.icon:
            action.setIcon(assets.icon(entry.icon, theme.tokens().muted))
        if entry.checked is not None:
            action.setCheckable(True)
            action.setChecked(entry.checked)
        action.triggered.connect(lambda _on=False, key=entry.key: self.chosen.emit(key))

    def below(self, widget: QWidget) -> None:
        """Open under a widget."""
        self.popup(widget.mapToGlobal(QPoint(0, widget.height() + theme.dp(4))))
