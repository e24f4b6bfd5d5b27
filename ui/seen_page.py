"""A page that reads at once what changed while it is seen, and once when it is seen next otherwise.

Knows neither what is read nor which changes concern it: `reload` and the caller do.
"""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class SeenPage(QWidget):
    """Subclasses fill `reload` and set `stale` false in it; a new page has everything to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stale = True

    def reload(self) -> None:
        """Read everything again."""
        raise NotImplementedError

    def read_when_seen(self) -> None:
        """Something changed: read it now, or when somebody sees this page."""
        if self.isVisible():
            self.reload()
        else:
            self.stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: read what was missed."""
        super().showEvent(event)
        if self.stale:
            self.reload()
