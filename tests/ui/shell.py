"""What the tests of the shell stand on: a real context and a real window over a real desk."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.entrance.way_in import Entrance
from callcenter.workstation import Workstation
from ui import theme
from ui.application import build_context
from ui.background import Background
from ui.context import UiContext
from ui.main_window import MainWindow, build_window

W = TypeVar("W", bound=QWidget)


@contextmanager
def shell_context(
    workstation: Workstation, entrance: Entrance | None = None
) -> Iterator[UiContext]:
    """A context whose workers end before the workstation is closed."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, "light")
    background = Background()
    made = build_context(workstation, background, entrance)
    yield made
    made.changes.close()
    assert background.shutdown(5)
    # Qt's side goes now, in Qt's order, and not whenever Python's collector comes by.
    background.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def settled(qtbot, ctx: UiContext) -> None:
    """Wait until both workers delivered everything they were asked."""
    qtbot.waitUntil(lambda: ctx.background.is_idle, timeout=5000)


def caught_up() -> None:
    """Wait until Qt has done all that was asked of it by now: layouts, signals of other threads."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)  # comes after what was posted before it
    loop.exec()


def shown_screen(qtbot, ctx: UiContext, screen: W) -> W:
    """A screen of the size it has in the window, in front, with all it asked for answered."""
    qtbot.addWidget(screen)
    screen.resize(1198, 720)
    screen.show()
    screen.activateWindow()
    settled(qtbot, ctx)
    return screen


def shown_window(qtbot, ctx: UiContext) -> MainWindow:
    """A window that was shown, with its drafts read and its status known."""
    window = build_window(ctx)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: window.clock.status is not None, timeout=5000)
    settled(qtbot, ctx)
    return window


@contextmanager
def typing_window(qtbot, ctx: UiContext) -> Iterator[MainWindow]:
    """The window in front with the form of a new ticket; closed when it is over."""
    made = shown_window(qtbot, ctx)
    made.show_screen("new")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    settled(qtbot, ctx)
