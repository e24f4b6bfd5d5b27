"""A window for the small pieces alone, in the theme the tests start from.

Who imports its fixtures names them in `__all__`.
"""

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme

W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.apply_theme(qapp, "light")
    yield
    theme.apply_theme(qapp, "light")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(600, 400)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def add(window: QWidget, widget: W) -> W:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    return widget


def focus(qtbot: QtBot, widget: QWidget) -> None:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
