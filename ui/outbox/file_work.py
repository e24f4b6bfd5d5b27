"""Saving unsent work to a file and taking it in, off the GUI thread, with progress and a stop.

Words nothing: it tells how far it is, what came of it, or the error.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.import_outbox import import_outbox, preview_outbox
from ui.context import UiContext

Done = Callable[[Any], None]


class FileWork(QObject):
    """One piece of work at a time; `moved(done, all)` on the GUI thread, `running` tells if any."""

    moved = Signal(int, int)
    ended = Signal()
    _told = Signal(int, int)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._stop = Event()
        self.running = False
        self._told.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    def save(self, path: Path, passphrase: str, done: Done, failed: Done) -> None:
        """Write everything unsent into a file; `done` gets an Exported."""
        self._run(partial(export_outbox, self._ctx.desk, path, passphrase), done, failed)

    def look(self, path: Path, passphrase: str, done: Done, failed: Done) -> None:
        """Check a file; `done` gets an OutboxPreview."""
        self._run(partial(preview_outbox, self._ctx.desk, path, passphrase), done, failed)

    def take(self, path: Path, passphrase: str, done: Done, failed: Done) -> None:
        """Take a file in; `done` gets an Imported."""
        self._run(partial(import_outbox, self._ctx.desk, path, passphrase), done, failed)

    def stop(self) -> None:
        """Ask what runs to end; it then fails with Cancelled."""
        self._stop.set()

    def _run(self, work: Callable[..., Any], done: Done, failed: Done) -> None:
        stop = self._stop = Event()
        self.running = True
        background = self._ctx.background
        background.files(  # not the desk's lane: saving a call must never wait for this
            lambda: work(self._tell, lambda: stop.is_set() or background.is_closed),
            partial(self._end, done),
            partial(self._end, failed),
            owner=self,
        )

    def _tell(self, done: int, count: int) -> None:
        if isValid(self):
            self._told.emit(done, count)

    def _end(self, tell: Done, outcome: Any) -> None:
        self.running = False
        self.ended.emit()
        tell(outcome)
