"""“SP4N-LAPOR!” shown in a desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.builders import ticket
from tests.ui.shell import shown_screen
from ui.lapor.screen import LaporScreen
from ui.shortcuts import shortcut

KEY = Qt.Key


@pytest.fixture
def shown(qtbot, ctx):
    """Make the screen when the desk is as it shall be."""

    def make():
        return shown_screen(qtbot, ctx, LaporScreen(ctx))

    return make


def press(widget, id):
    keys = KEY[f"Key_{shortcut(id).keys}"]
    QTest.keyClick(widget, keys)


def lapor(ctx, ticket_id):
    return ticket(ctx.desk, ticket_id).lapor
