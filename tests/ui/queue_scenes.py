"""The queue as an operator works in it: one ticket chosen or several, and what each action asks."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.stage import Stage

KEY = Qt.Key


def one_chosen(stage: Stage) -> QWidget:
    stage.ctx.call.clear()
    screen = stage.screen("queue")
    screen.table.selectRow(0)
    screen.table.setFocus()
    stage.settle()
    return stage.window


def composers(stage: Stage) -> Iterator[QWidget]:
    """Each action of the queue with what it asks for."""
    screen = stage.screen("queue")
    for key in ("remind", "raise", "transfer", "snooze", "call", "done"):
        screen.table.selectRow(0)
        screen.act(key)
        stage.settle()
        yield stage.window
        QTest.keyClick(screen.slot, KEY.Key_Escape)
        if screen.slot.current is not None:
            QTest.keyClick(screen.slot.current, KEY.Key_Escape)
        stage.settle()


def composers_of_several(stage: Stage) -> Iterator[QWidget]:
    """Each action of the queue for all of its tickets: whom it is for, who takes no part."""
    screen = stage.screen("queue")
    for key in ("remind", "raise", "transfer", "call", "done"):
        screen.table.selectAll()
        stage.settle()
        screen.act(key)
        stage.settle()
        yield stage.window
        QTest.keyClick(screen.slot.current, KEY.Key_Escape)
        stage.settle()


def several_chosen(stage: Stage) -> QWidget:
    screen = stage.screen("queue")
    screen.model.set_filter(screen.filters.wanted())
    screen.table.selectAll()
    stage.settle()
    return stage.window
