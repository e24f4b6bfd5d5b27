"""No page of a screen is ever a window of its own, not even while the screen is built."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.shell import shell_context
from ui.conflicts.conflict_screen import ConflictScreen
from ui.lapor.screen import TABS, LaporScreen
from ui.outbox.outbox_screen import OutboxScreen
from ui.reports.screen import ReportScreen


class Windows(QObject):
    """Notes what is shown without a parent."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def lapor(ctx):
    screen = LaporScreen(ctx)
    for key in TABS:
        screen.page(key)
    return screen


@pytest.mark.parametrize("make", [OutboxScreen, ConflictScreen, ReportScreen, lapor])
def test_building_a_screen_shows_no_window(qtbot, workstation, make) -> None:
    windows = Windows()
    with shell_context(workstation) as ctx:
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(windows)
        try:
            screen = make(ctx)
            qtbot.addWidget(screen)
        finally:
            app.removeEventFilter(windows)
    assert windows.seen == []
