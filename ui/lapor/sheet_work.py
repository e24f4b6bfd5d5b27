"""Spreadsheets read, taken in and written off the GUI thread, with progress and a stop.

Words nothing: it tells how far it is, what came of it, or the error.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from callcenter.desk.lapor_sheet import SheetRow, apply_lapor_sheet, preview_lapor_sheet
from callcenter.desk.write_lapor_sheet import SheetOrder, write_lapor_sheet
from ui.context import UiContext

Done = Callable[[Any], None]


class SheetWork(QObject):
    """One piece of work at a time; `moved(done, all)` on the GUI thread."""

    moved = Signal(int, int)
    _told = Signal(int, int)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._stop = Event()
        self.running = False
        self._told.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    def look(self, path: Path, done: Done, failed: Done) -> None:
        """Read a sheet; `done` gets a SheetPreview."""
        self._run(partial(preview_lapor_sheet, self._ctx.desk, path), done, failed)

    def take(self, rows: Sequence[SheetRow], done: Done, failed: Done) -> None:
        """Take rows in; `done` gets a SheetApplied."""
        self._run(partial(apply_lapor_sheet, self._ctx.desk, rows), done, failed)

    def write(self, order: SheetOrder, done: Done, failed: Done) -> None:
        """Write ours; `done` gets how many rows."""
        self._run(partial(write_lapor_sheet, self._ctx.desk, order), done, failed)

    def stop(self) -> None:
        """Ask what runs to end."""
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
        tell(outcome)
