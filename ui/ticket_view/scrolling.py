"""A column that scrolls when there is no room, instead of pushing the window beyond the screen."""

import weakref

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: what it holds may become as low as its parts allow at this width, no lower."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._allow()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width asks for another height."""
        self._allow()
        super().resizeEvent(event)

    def _allow(self) -> None:
        # Left alone Qt takes the height the parts would need at their narrowest.
        inner: QWidget | None = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is not None and layout is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(self.viewport().width())
            inner.setMinimumHeight(wanted)

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
