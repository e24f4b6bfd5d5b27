"""The window before the desk: somebody comes in, or makes the first way in, then the desk opens.

A fault that no person can mend here ends it; damaged slots with a whole copy are offered mending.
"""

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from callcenter.entrance.way_in import Entrance, Look, Opened, Stage
from callcenter.errors import Cancelled, SlotsDamaged
from callcenter.workstation import Workstation
from ui import theme
from ui.background import Background
from ui.plain_text import PlainLabel, plain_title
from ui.sign_in.copy_panel import CopyPanel
from ui.sign_in.first_panel import FirstPanel
from ui.sign_in.sign_in_panel import SignInPanel
from ui.start.waiting_panel import WaitingPanel

PATIENCE_MS = 400
_WIDTH = 520


class SignInWindow(QWidget):
    """`ended` once: the desk is open, the window was closed, or `fault` says what is in the way."""

    ended = Signal()

    def __init__(self, entrance: Entrance, background: Background) -> None:
        super().__init__()
        self.setObjectName("screen")
        plain_title(self, self.tr("Meja Call Center Lampung"))
        self._entrance, self._background = entrance, background
        self._opening, self._stopped = False, False
        self.station: Workstation | None = None
        self.fault: BaseException | None = None
        self.heading = PlainLabel(self.tr("Meja Call Center Lampung"), role="heading")
        self.heading.setObjectName("entry.heading")
        self.sign_in = SignInPanel(entrance, background)
        self.first = FirstPanel(entrance, background)
        self.copy = CopyPanel(entrance, background)
        self.waiting = WaitingPanel()
        self.waiting.reshaped.connect(lambda: self._fit(self.waiting))
        for panel in (self.sign_in, self.first):
            panel.entered.connect(self._open)
            panel.broken.connect(self._fail)
        self.copy.restored.connect(self.look)
        self.copy.refused.connect(self._end)
        self._arrange()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.show)

    def _arrange(self) -> None:
        body = QWidget()
        body.setObjectName("scroll_body")
        column = QVBoxLayout(body)
        column.setContentsMargins(*(theme.dp(24) for _ in range(4)))
        column.setSpacing(theme.dp(14))
        column.addWidget(self.heading)
        for page in self._pages():
            column.addWidget(page)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("entry.scroll")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._show_page(self.waiting)

    def _pages(self) -> tuple[QWidget, ...]:
        return self.waiting, self.sign_in, self.first, self.copy

    def look(self) -> None:
        """See what stands there, off the GUI thread; the keychain may ask the person."""
        self.waiting.begin()
        self._show_page(self.waiting)
        self._patience.start()
        self._background.keys(self._entrance.look, self._looked, self._fail, owner=self)

    def _looked(self, look: Look) -> None:
        if look.stage is Stage.SLOTS:
            self.heading.setText(self.tr("Siapa yang bertugas?"))
            self.sign_in.show_people(look.people, look.last)
            if self._stopped:
                self.sign_in.show_stopped()
            self._show_page(self.sign_in)
        else:
            self.heading.setText(self.tr("Selamat datang di meja ini"))
            self.first.show_look(look)
            self._show_page(self.first)
        self._patience.stop()
        self.show()
        self.activateWindow()

    def _open(self, opened: Opened) -> None:
        self._opening, self._stopped = True, False
        self.heading.setText(self.tr("Meja Call Center Lampung"))
        waiting = self.waiting
        waiting.begin()
        self._show_page(waiting)
        self._background.keys(
            lambda: self._entrance.open_desk(opened, waiting.tell, waiting.is_stopped),
            self._opened,
            self._fail,
            owner=self,
        )

    def _opened(self, station: Workstation) -> None:
        self.station = station
        self._end()

    def _fail(self, error: BaseException) -> None:
        self._patience.stop()
        self._opening = False
        if isinstance(error, Cancelled):
            self._stopped = True
            self.look()
            return
        self.fault = error
        if isinstance(error, SlotsDamaged) and error.backup_opens:
            self.heading.setText(self.tr("Berkas kunci masuk rusak"))
            self._show_page(self.copy)
            self.show()
            return
        self._end()

    def _end(self, fault: BaseException | None = None) -> None:
        self.fault = None if self.station is not None else fault or self.fault
        self._patience.stop()
        self.ended.emit()

    def _show_page(self, page: QWidget) -> None:
        for one in self._pages():
            one.setVisible(one is page)
        self._fit(page)
        page.setFocus()

    def _fit(self, page: QWidget) -> None:
        """As high as the page, never higher than the screen: then it scrolls."""
        screen = QGuiApplication.primaryScreen().availableSize()
        width = min(theme.dp(_WIDTH), screen.width())
        inner = width - 2 * theme.dp(24)
        layout = page.layout()
        high = layout.totalHeightForWidth(inner) if layout is not None else 0
        high = max(high, page.sizeHint().height()) + theme.dp(24 * 2 + 14)
        high += self.heading.sizeHint().height()
        self.setMinimumWidth(width)
        self.resize(width, min(high + 2, screen.height() - theme.dp(40)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: nobody came in; not while the desk is being opened for somebody who did."""
        if self._opening:
            event.ignore()
            return
        super().closeEvent(event)
        self.fault = None
        self.ended.emit()


def come_in(entrance: Entrance) -> Workstation | None:
    """The desk, opened by a person; None when they closed the window. Raises what is in the way."""
    background, loop = Background(), QEventLoop()
    window = SignInWindow(entrance, background)
    window.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    window.look()
    try:
        loop.exec()
    finally:
        background.shutdown()
        background.deleteLater()
        window.hide()
        window.deleteLater()
    if window.fault is not None:
        raise window.fault
    return window.station
