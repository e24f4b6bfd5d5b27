"""Tells that tickets went over their limit: a short sound, and a desktop note while one works
elsewhere. Names nobody, takes no focus, says nothing about what is over already at the start.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from callcenter.desk.context import Desk
from ui.plain_text import plain_tooltip

SHOWN_MS = 8_000
"""How long the desktop note stays where the system lets us say so."""


class RedAlert(QObject):
    """`tell(n)` when n more tickets turned red; `sounded` and `noted` say what was done."""

    sounded = Signal()
    noted = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._tray: QSystemTrayIcon | None = None

    def tell(self, count: int) -> None:
        """Sound once for all of them, as the settings say."""
        if not self._desk.settings.queue_sound or count < 1:
            return
        QApplication.beep()
        self.sounded.emit()
        if not self._window.isActiveWindow():
            self._note(self.tr("{n} tiket baru lewat batas").format(n=count))

    def _note(self, text: str) -> None:
        self.noted.emit(text)
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            QApplication.alert(self._window, 0)  # the taskbar asks for attention instead
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon(), self)
            plain_tooltip(self._tray, self.tr("Meja Call Center Lampung"))
        self._tray.show()
        title = self.tr("Antrean eskalasi")
        self._tray.showMessage(title, text, self._icon(), SHOWN_MS)

    def _icon(self) -> QIcon:
        return self._window.windowIcon()

    def close(self) -> None:
        """Take the icon away with the window."""
        if self._tray is not None:
            self._tray.hide()
