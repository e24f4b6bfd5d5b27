"""Turn the store's plain change callbacks into one Qt signal on the GUI thread. Reads nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from callcenter.changes import Changes


class _Thread(local):
    """Where this thread's changes are gathered, None when they are told at once."""

    into: list[frozenset[str]] | None = None


class ChangeBridge(QObject):
    """Emits `changed(frozenset[str])` on its own thread, whatever thread the change came from."""

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("change_bridge")
        self._thread = _Thread()
        self._arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = changes.subscribe(self._hear)

    @contextmanager
    def gathered(self, into: list[frozenset[str]]) -> Iterator[None]:
        """What this thread changes goes into the list; whoever holds it tells it."""
        self._thread.into = into
        try:
            yield
        finally:
            self._thread.into = None

    def tell(self, ids: frozenset[str]) -> None:
        """Emits it, from any thread."""
        if isValid(self):
            self._arrived.emit(ids)

    def _hear(self, ids: frozenset[str]) -> None:
        if self._thread.into is not None:
            self._thread.into.append(ids)
        else:
            self.tell(ids)

    def close(self) -> None:
        """Stop listening; what is already under way may still arrive."""
        self._unsubscribe()
