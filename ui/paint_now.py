"""Paints a widget at once, before the event loop goes on: for the one answer a person waits for."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def paint_now(widget: QWidget) -> None:
    """Gives what changed its place and paints it; returns when it stands on the screen."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    widget.repaint()
