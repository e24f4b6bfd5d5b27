"""When something nobody foresaw goes wrong: a log line, a calm box, a report without people's data.

The report names kinds, files and lines; never the text of an error, which may hold what was typed.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from callcenter import __version__
from callcenter.errors import CallcenterError
from ui import theme
from ui.messages import explain
from ui.plain_text import Choice, PlainDialog, PlainTextView
from ui.translation import shown

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[1]


def report_text(error: BaseException) -> str:
    """Return what may be sent to whoever repairs it: versions, kinds, files, lines."""
    lines = [
        f"Lampung Call Center {__version__}",
        f"Python {platform.python_version()} · Qt {PySide6.__version__} · {platform.system()} "
        f"{platform.release()} · {platform.machine()}",
    ]
    chain: BaseException | None = error
    while chain is not None:
        lines += ["", type(chain).__name__]
        lines += [_frame(one) for one in traceback.extract_tb(chain.__traceback__)]
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
    return "\n".join(lines)


def _frame(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    inside = path.is_relative_to(_ROOT)
    shown = path.relative_to(_ROOT).as_posix() if inside else path.name
    return f"  {shown}:{frame.lineno} {frame.name}"


class CrashNet(QObject):
    """Catches what nobody caught, on any thread; known errors go to `known`, the rest to a box."""

    _caught = Signal(object)

    def __init__(
        self,
        known: Callable[[CallcenterError], None],
        window: Callable[[], QWidget | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("crash_net")
        self._known, self._window = known, window
        self._box: PlainDialog | None = None
        self._earlier = (sys.excepthook, threading.excepthook)
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook of the interpreter and of its threads."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._earlier

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        error = error.with_traceback(trace)
        if not isinstance(error, CallcenterError):
            _log.critical("unexpected: %s", report_text(error))
        self._caught.emit(error)

    def _thread_hook(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self._hook(found.exc_type, found.exc_value, found.exc_traceback)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, CallcenterError):
            self._known(error)
        elif self._box is None:
            self._box = crash_box(error, self._window())
            self._box.finished.connect(self._forget)
            self._box.open()

    def _forget(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
        self._box = None


def crash_box(error: BaseException, parent: QWidget | None) -> PlainDialog:
    """Return the box for an unforeseen error, with its report and a button that copies it."""
    message = explain(error)
    box = PlainDialog(
        parent,
        message.title,
        f"{message.what} {message.safe}",
        (Choice("copy", shown("Salin laporan")), Choice("ok", shown("Lanjutkan"), "primary")),
        detail=message.todo,
    )
    box.setObjectName("crash_box")
    report = PlainTextView(report_text(error))
    report.setObjectName("crash.report")
    report.setProperty("flat", False)
    report.setAccessibleName(shown("Laporan untuk petugas TI"))
    report.setMinimumHeight(theme.dp(140))
    box.body.addWidget(report)
    box.chosen.connect(lambda key: _copy(error) if key == "copy" else None)
    return box


def _copy(error: BaseException) -> None:
    QGuiApplication.clipboard().setText(report_text(error))
