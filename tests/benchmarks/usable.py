"""When a window can be used, said by itself: for `start_child`, which loads it when it may."""

import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.benchmarks.figures import peak_mb

if TYPE_CHECKING:
    from ui.background import Background

WINDOW = "main_window"


class Usable(QObject):
    """Waits for the first paint of the main window, then until nothing waits or runs.

    It looks for the exposed window every millisecond in which the event loop is free: a filter of
    the application's events, in Python, would be asked 11,000 times while the form is built. Qt
    paints a window before it goes on from its exposure.
    """

    def __init__(
        self,
        app: QApplication,
        behind: Callable[[QWidget], "Background | None"],
        expected: Sequence[str] = (),
    ) -> None:
        super().__init__(app)
        self._app = app
        self._behind = behind
        self._expected = expected
        self._timer = QTimer(self)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        """Ends itself at the first paint: what comes later is not slowed down."""
        for window in self._app.topLevelWidgets():
            shown = window.objectName() == WINDOW and window.isVisible()
            if shown and window.windowHandle().isExposed():
                self._timer.stop()
                self._settle(window)
                return

    def _settle(self, window: QWidget) -> None:
        background = self._behind(window)
        if background is None or background.is_idle:
            QTimer.singleShot(0, self._tell)  # after the paints that its results asked for
            return
        QTimer.singleShot(1, lambda: self._settle(window))

    def _tell(self) -> None:
        without = [one for one in self._expected if one not in sys.modules]
        print(json.dumps({"without": without, "peak_mb": peak_mb()}), flush=True)
        self._app.closeAllWindows()
        self._app.quit()


def bare() -> int:
    """The least a PySide6 program can show."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setObjectName(WINDOW)
    window.setCentralWidget(QWidget())
    usable = Usable(app, lambda _window: None)
    window.show()
    code = app.exec()
    del usable
    return code
