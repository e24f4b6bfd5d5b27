"""Collects Python's cyclic garbage on the GUI thread alone.

Python collects on whichever thread happens to allocate. A widget or timer in a cycle would then
be destroyed on the desk's or the sync's worker, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 5_000


class GuiThreadCollector(QObject):
    """Switches automatic collection off and does it here, one generation at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    def collect_due(self) -> int:
        """Collects the oldest generation whose threshold is passed; how many objects went."""
        for generation in (2, 1, 0):
            limit = gc.get_threshold()[generation]
            if limit and gc.get_count()[generation] > limit:
                return gc.collect(generation)
        return 0

    def stop(self) -> None:
        """Leaves collection as it was found."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
