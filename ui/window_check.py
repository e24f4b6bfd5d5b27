"""Opens the window of a desk once, until it is painted and nothing is left to do."""

from PySide6.QtCore import QEventLoop, QTimer

from callcenter.workstation import Workstation
from ui.application import QUIT_SECONDS, build_application, build_context
from ui.background import Background
from ui.main_window import build_window

PATIENCE_MS = 20_000


def open_once(station: Workstation) -> bool:
    """True when the window was painted with its first screen; the desk stays open."""
    application = build_application()
    background = Background()
    ctx = build_context(station, background)
    window = build_window(ctx)
    loop = QEventLoop()
    background.idle.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    window.show()
    loop.exec()
    painted = window.isVisible() and not window.grab().isNull() and bool(window.screens.current())
    window.close()
    ctx.changes.close()
    background.shutdown(QUIT_SECONDS)
    application.closeAllWindows()
    return painted
