"""Opens one window, says when a person could use it, and ends. The parent holds the stopwatch.

Run as `python -m tests.benchmarks.start_child desk PROFILE`, `... libraries PROFILE` or `... bare`.
It prints one JSON line the moment the window was painted and nothing is left to do, on the GUI
thread or behind it.
"""

import gc
import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.benchmarks.figures import peak_mb

if TYPE_CHECKING:
    from ui.background import Background

WINDOW = "main_window"
LIBRARIES = (
    *("PySide6.QtNetwork", "PySide6.QtSvg", "sqlalchemy.dialects.sqlite", "sqlcipher3.dbapi2"),
    *("cryptography.hazmat.primitives.ciphers.aead", "requests", "truststore", "msgspec"),
    *("zstandard", "platformdirs"),
)
"""What the desk is to be made of and has loaded when its first window stands: window, store,
ciphers, the centre's messages. What is loaded later is not among them."""


class Usable(QObject):
    """Waits for the first paint inside the main window, then until nothing waits or runs."""

    def __init__(self, app: QApplication, behind: Callable[[QWidget], "Background | None"]) -> None:
        super().__init__(app)
        self._app = app
        self._behind = behind
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
        without = [one for one in LIBRARIES if one not in sys.modules]
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


def libraries(profile: Path) -> int:
    """The bare window in a process that has loaded the libraries and opened the encrypted file.

    None of our own code but the names above: no settings, words, screens, workers or questions.
    """
    gc.disable()
    for one in LIBRARIES:
        import_module(one)
    from sqlalchemy import create_engine
    from sqlcipher3 import dbapi2

    key = next(profile.glob("data-key-*.key")).read_text("ascii")
    file = str(next(profile.glob("*.db")))
    with create_engine(f"sqlite:///{file}", module=dbapi2).connect() as connection:
        connection.exec_driver_sql(f"PRAGMA key=\"x'{key}'\"")
        if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            raise RuntimeError("an empty file is no desk's")
        return bare()


def desk(profile: Path) -> int:
    """What `main.py` does, with the key that lies in the demo profile."""
    import main  # noqa: F401 - its imports belong to the start

    gc.disable()
    from callcenter.keys.data_key import DemoKeychain
    from callcenter.workstation import open_workstation
    from ui.application import build_application, run_desk
    from ui.main_window import MainWindow

    def behind(window: QWidget) -> "Background | None":
        return window._ctx.background if isinstance(window, MainWindow) else None

    app = build_application()
    usable = Usable(app, behind)
    code = run_desk(lambda *_: open_workstation(profile, keychain=DemoKeychain(profile)), app)
    del usable
    return code


if __name__ == "__main__":
    kinds = {"desk": desk, "libraries": libraries}
    sys.exit(kinds[sys.argv[1]](Path(sys.argv[2])) if len(sys.argv) > 2 else bare())
