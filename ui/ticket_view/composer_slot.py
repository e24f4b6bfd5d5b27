"""The place where a composer stands; keeps every text begun, per ticket and action."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.ticket_view.composer import Composer, Saved

Key = tuple[str, str]


class ComposerSlot(QWidget):
    """`saved(Saved)` and `closed(action key)`; one composer is seen at a time."""

    saved = Signal(object)
    closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer_slot")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._kept: dict[Key, Composer] = {}
        self._current: Key | None = None
        self.hide()

    @property
    def current(self) -> Composer | None:
        """The composer that is seen, None when none is."""
        return self._kept.get(self._current) if self._current else None

    def open(self, key: Key, make: Callable[[], Composer]) -> Composer:
        """Show the composer of a key, the one begun before if there is one, and go into it."""
        self._hide_current()
        composer = self._kept.get(key)
        if composer is None or not composer.is_dirty():
            self._drop(key)
            composer = make()
            self._kept[key] = composer
            self._column.addWidget(composer)
            composer.saved.connect(lambda saved: self._saved(key, saved))
            composer.closed.connect(self.put_away)
        self._current = key
        composer.show()
        self.show()
        composer.focus_first()
        return composer

    def put_away(self) -> None:
        """Hide the composer with its text and tell which action it was."""
        key = self._current
        self._hide_current()
        if key is not None:
            self.closed.emit(key[1])

    def leave(self, ticket_id: str) -> None:
        """Another ticket is shown: empty composers go, texts begun wait."""
        self._hide_current()
        for key in [one for one in self._kept if one[0] == ticket_id]:
            if not self._kept[key].is_dirty():
                self._drop(key)

    def come_back(self, ticket_id: str) -> None:
        """A ticket is shown again: a text begun on it stands there again, without the focus."""
        for key, composer in self._kept.items():
            if key[0] == ticket_id and self._current is None:
                self._current = key
                composer.show()
                self.show()

    def has_text(self) -> bool:
        """Return whether any text waits in here."""
        return any(one.is_dirty() for one in self._kept.values())

    def _saved(self, key: Key, saved: Saved) -> None:
        if self._current == key:
            self._hide_current()
        self._drop(key)
        self.saved.emit(saved)
        self.closed.emit(key[1])

    def _hide_current(self) -> None:
        composer = self.current
        if composer is not None:
            composer.hide()
        self._current = None
        self.hide()

    def _drop(self, key: Key) -> None:
        composer = self._kept.pop(key, None)
        if composer is not None:
            self._column.removeWidget(composer)
            composer.hide()
            composer.deleteLater()
