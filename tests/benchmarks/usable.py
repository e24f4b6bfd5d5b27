"""When a window can be used, said by itself: for `start_child`, which loads it when it may."""

import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.benchmarks.figures import peak_mb

if TYPE_CHECKING:
    from ui.background import Background

WINDOW = "main_window"


class Usable(QObject):
    """Waits for the first paint inside the main window, then until nothing waits or runs.

    It says which of the expected modules are not loaded by then.
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
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ends itself at the first paint: what comes later is not slowed down."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            window = watched.window()
            if window.objectName() == WINDOW:
                self._app.removeEventFilter(self)
                QTimer.singleShot(0, lambda: self._settle(window))
        return False

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
