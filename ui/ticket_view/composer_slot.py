"""The place where a composer stands; keeps every text begun, per ticket and action."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.desk.keep_note_draft import NoteDraft, note_slot
from ui.context import UiContext
from ui.ticket_view.composer import Composer, Saved
from ui.ticket_view.note_keeper import NoteKeeper

Key = tuple[str, str]


class ComposerSlot(QWidget):
    """`saved(Saved)`, `partly(Saved)` and `closed(action key)`; one composer is seen at a time."""

    saved = Signal(object)
    partly = Signal(object)
    closed = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper = NoteKeeper(ctx, self)
        ctx.changes.changed.connect(self._ended_elsewhere)
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
            self._take_in(key, composer)
        self._current = key
        composer.show()
        self.show()
        composer.focus_first()
        self.keeper.watch(key, composer)
        return composer

    def bring_back(self, ticket_id: str, make: Callable[[str], Composer | None]) -> None:
        """Texts of a ticket that only the disk remembers stand here again, without the focus."""
        self.keeper.kept(ticket_id, lambda found: self._stand_again(found, make))

    def _stand_again(self, found: list[NoteDraft], make: Callable[[str], Composer | None]) -> None:
        for draft in found:
            key = (draft.subject, draft.action)
            composer = None if key in self._kept else make(draft.action)
            if composer is None:
                continue
            self._kept[key] = composer
            self._take_in(key, composer)
            composer.restore(draft.fields)
            composer.hide()
            self.come_back(draft.subject)

    def _take_in(self, key: Key, composer: Composer) -> None:
        self._column.addWidget(composer)
        composer.saved.connect(lambda saved: self._saved(key, saved))
        composer.partly.connect(self.partly)
        composer.closed.connect(self.put_away)

    def flush(self) -> None:
        """Write what the next look would."""
        self.keeper.look()

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
                self.keeper.watch(key, composer)

    def _ended_elsewhere(self, ids: frozenset[str]) -> None:
        """A text that was saved from another screen does not wait here to be saved again."""
        for key in [one for one in self._kept if note_slot(*one) in ids]:
            if key != self._current or not self.isVisible():
                if key == self._current:
                    self._current = None
                    self.hide()
                self._drop(key)

    def has_text(self) -> bool:
        """Return whether any text waits in here."""
        return any(one.is_dirty() for one in self._kept.values())

    def _saved(self, key: Key, saved: Saved) -> None:
        if self._current == key:
            self._hide_current()
        self._drop(key)
        self.keeper.forget(key)
        self.saved.emit(saved)
        self.closed.emit(key[1])

    def _hide_current(self) -> None:
        composer = self.current
        if composer is not None and self._current is not None:
            composer.hide()
            self.keeper.rest(self._current)
        self._current = None
        self.hide()

    def _drop(self, key: Key) -> None:
        composer = self._kept.pop(key, None)
        if composer is not None:
            self._column.removeWidget(composer)
            composer.hide()
            composer.deleteLater()
