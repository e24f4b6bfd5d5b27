"""Boxes for numbers and times: padded as other inputs are; the wheel changes nothing unseen."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLineEdit, QSpinBox, QTimeEdit

from ui import theme

_PADDING = 7


class WholeBox(QSpinBox):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__()
        _arrange(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scrolling the page must not change a number."""
        _where_the_keyboard_is(self, event, super().wheelEvent)


class PartBox(QDoubleSpinBox):
    """A number with its part."""

    def __init__(self) -> None:
        super().__init__()
        _arrange(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scrolling the page must not change a number."""
        _where_the_keyboard_is(self, event, super().wheelEvent)


class TimeBox(QTimeEdit):
    """A time of day as `07.30`."""

    def __init__(self, at: QTime) -> None:
        super().__init__(at)
        self.setDisplayFormat("HH.mm")
        _arrange(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scrolling the page must not change a time."""
        _where_the_keyboard_is(self, event, super().wheelEvent)


def _arrange(box: QAbstractSpinBox) -> None:
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else Qt gives the focus to whom the wheel hits
    # The style sheet's padding does not reach the field inside: it starts at the very edge.
    field = box.findChild(QLineEdit)
    if field is not None:
        field.setTextMargins(theme.dp(_PADDING), 0, 0, 0)


def _where_the_keyboard_is(
    box: QAbstractSpinBox, event: QWheelEvent, take: Callable[[QWheelEvent], None]
) -> None:
    if box.hasFocus():
        take(event)
    else:
        event.ignore()
