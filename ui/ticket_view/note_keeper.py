"""Keeps what stands in composers on disk: looked at twice a second while one of them is open."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from callcenter.desk.keep_note_draft import (
    NoteDraft,
    drop_note_draft,
    keep_note_draft,
    note_drafts,
)
from ui.context import UiContext
from ui.ticket_view.composer import Composer

Key = tuple[str, str]
EVERY_MS = 500
"""Between two looks: with the writing itself well below the second that may be lost."""


class NoteKeeper(QObject):
    """`watch` an open composer, `rest` when it is put away, `forget` what was saved."""

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._open: dict[Key, Composer] = {}
        self._on_disk: dict[Key, Mapping[str, str]] = {}
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, key: Key, composer: Composer) -> None:
        """Keep what is written in it from now on; a text kept before comes back first."""
        self._open[key] = composer
        self._timer.start()
        if not composer.is_dirty():
            self.kept(key[0], lambda found: self._bring_back(key, composer, found))

    def rest(self, key: Key) -> None:
        """It is put away: what stands in it is written now."""
        self.look()
        self._open.pop(key, None)
        if not self._open:
            self._timer.stop()

    def forget(self, key: Key) -> None:
        """It was saved: nothing of it is kept."""
        self._open.pop(key, None)
        self._drop(key, saved=True)

    def look(self) -> None:
        """Write what changed since the last look; an emptied composer's draft ends."""
        for key, composer in list(self._open.items()):
            if not isValid(composer):
                del self._open[key]
                continue
            typed = composer.typed() if composer.is_dirty() else {}
            if typed == self._on_disk.get(key, {}):
                continue
            if typed:
                self._keep(key, composer, typed)
            else:
                self._drop(key)

    def kept(self, subject: str, done: Callable[[list[NoteDraft]], None]) -> None:
        """Ask for the texts begun about a ticket, the oldest first."""
        desk = self._ctx.desk
        self._ctx.background.desk(lambda: note_drafts(desk, subject), done, owner=self)

    def _bring_back(self, key: Key, composer: Composer, found: list[NoteDraft]) -> None:
        mine = next((one for one in found if one.action == key[1]), None)
        if mine is None or not isValid(composer) or composer.is_dirty():
            return
        composer.restore(mine.fields)
        self._on_disk[key] = composer.typed()

    def _keep(self, key: Key, composer: Composer, typed: Mapping[str, str]) -> None:
        desk, (subject, action) = self._ctx.desk, key
        self._on_disk[key] = typed
        self._ctx.background.desk(
            lambda: keep_note_draft(desk, subject, action, typed),
            failed=composer.show_error,
            owner=composer,
        )

    def _drop(self, key: Key, *, saved: bool = False) -> None:
        desk, (subject, action) = self._ctx.desk, key
        self._on_disk.pop(key, None)
        self._ctx.background.desk(
            lambda: drop_note_draft(desk, subject, action, saved=saved), owner=self
        )
