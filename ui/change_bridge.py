"""Turn the store's plain change callbacks into one Qt signal on the GUI thread. Reads nothing."""

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from callcenter.changes import Changes


class ChangeBridge(QObject):
    """Emits `changed(frozenset[str])` on its own thread, whatever thread the change came from."""

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("change_bridge")
        self._arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = changes.subscribe(self._hear)

    def _hear(self, ids: frozenset[str]) -> None:
        if isValid(self):
            self._arrived.emit(ids)

    def close(self) -> None:
        """Stop listening; what is already under way may still arrive."""
        self._unsubscribe()
