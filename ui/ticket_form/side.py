"""The right side of the form: three live panels, or in their place a referral or the map."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from callcenter.directory.bundle import Directory
from ui import theme
from ui.ticket_form.layouts import Scrolled
from ui.ticket_form.map_panel import MapPanel
from ui.ticket_form.outside_panel import OutsidePanel
from ui.ticket_form.panels.duplicates import DuplicatesPanel
from ui.ticket_form.panels.guide import GuidePanel
from ui.ticket_form.panels.history import HistoryPanel

_MAP = 2


class Side(QFrame):
    """Holds the panels; `show_outside`, `show_map`, `show_panels` change what stands here.

    `turned` when something else stands here.
    """

    turned = Signal()

    def __init__(self, directory: Directory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.history = HistoryPanel(directory.agencies)
        self.duplicates = DuplicatesPanel(directory.agencies, directory.places)
        self.guide = GuidePanel(directory)
        self.outside = OutsidePanel(directory, directory.text_modules_for)
        self.map = MapPanel(directory)
        live = QWidget()
        column = QVBoxLayout(live)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addWidget(self.history)
        column.addWidget(self.duplicates)
        column.addWidget(self.guide, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(Scrolled(live, "form.side_scroll"))
        self._stack.addWidget(Scrolled(self.outside, "form.outside_area"))
        self._stack.addWidget(self.map)
        self._stack.currentChanged.connect(lambda _at: self.turned.emit())
        outer = QVBoxLayout(self)
        pad = theme.dp(12)
        outer.setContentsMargins(pad, pad, pad, pad)
        outer.addWidget(self._stack)

    @property
    def outside_is_open(self) -> bool:
        """Whether the panel for referrals stands here."""
        return self._stack.currentIndex() == 1

    @property
    def map_is_open(self) -> bool:
        """Whether the map stands here."""
        return self._stack.currentIndex() == _MAP

    def show_map(self) -> None:
        """The map of the province."""
        self._stack.setCurrentIndex(_MAP)

    def show_outside(self) -> None:
        """The panel for what is outside our authority."""
        self._stack.setCurrentIndex(1)

    def show_panels(self) -> None:
        """The three live panels."""
        self._stack.setCurrentIndex(0)

    def tab_stops(self) -> list[QWidget]:
        """What stands here, from top to bottom."""
        if self.outside_is_open:
            return self.outside.tab_stops()
        if self.map_is_open:
            return self.map.tab_stops()
        panels = [
            self.history.list,
            self.history.centre,
            self.duplicates.button,
            self.duplicates.list,
        ]
        return [*panels, *self.guide.tab_stops()]
