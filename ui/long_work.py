"""Long work on files, off the GUI thread, with progress and a stop.

Words nothing: it tells how far it is, what came of it, or the error.
"""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from ui.context import UiContext

Done = Callable[[Any], None]


class LongWork(QObject):
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

    def stop(self) -> None:
        """Ask what runs to end."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether what runs was asked to end and has not yet."""
        return self.running and self._stop.is_set()

    def run(self, work: Callable[..., Any], done: Done, failed: Done) -> None:
        """Do `work(told, stopped)` on the files' lane: saving a call must never wait for this."""
        stop = self._stop = Event()
        self.running = True
        background = self._ctx.background
        background.files(
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
