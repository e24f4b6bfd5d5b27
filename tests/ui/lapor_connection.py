"""“Sambungan” open in a desk, and what one does there."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from callcenter.desk.lapor_setup import read_setup
from callcenter.lapor.settings import LaporSettings
from tests.ui.shell import settled
from ui.lapor.connection_tab import ConnectionTab

URL = "https://lapor.contoh.go.id"
SECRET = "token-rahasia-contoh-8841"
SETTINGS = LaporSettings(base_url=URL, user_id="9001")


def opened(qtbot, ctx) -> ConnectionTab:
    made = ConnectionTab(ctx)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    settled(qtbot, ctx)
    return made


@pytest.fixture
def tab(qtbot, ctx):
    return opened(qtbot, ctx)


def typed(tab, name: str, text: str) -> None:
    line = tab.findChild(QLineEdit, f"lapor.{name}")
    line.clear()
    QTest.keyClicks(line, text)


def said(tab) -> str:
    return tab.result.accessibleName() if tab.result.isVisible() else ""


def office_of(ctx) -> LaporSettings | None:
    return read_setup(ctx.desk).settings
