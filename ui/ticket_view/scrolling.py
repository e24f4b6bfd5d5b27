"""A column that scrolls when there is no room, instead of pushing the window beyond the screen."""

import weakref

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from shiboken6 import isValid


class ScrollColumn(QScrollArea):
    """Holds one widget as wide as there is room; only its height may scroll."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._wanted: weakref.ref[QWidget] | None = None
        self.verticalScrollBar().rangeChanged.connect(self._follow)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a widget, now and while its height is still being worked out."""
        self._wanted = weakref.ref(widget)
        self._follow()

    def _follow(self) -> None:
        widget = self._wanted() if self._wanted else None
        if widget is not None and isValid(widget) and widget.isVisible():
            self.ensureWidgetVisible(widget)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: whoever scrolls decides what is seen."""
        self._wanted = None
        super().wheelEvent(event)
