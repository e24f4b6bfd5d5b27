"""Builds the application, opens the desk, shows the window, and ends within a bound.

The only place that joins QApplication, workstation and window. Must not know a screen.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from callcenter.errors import EnvironmentFault
from callcenter.settings import load_settings
from callcenter.workstation import Workstation, open_workstation
from ui import theme
from ui.background import Background
from ui.call import Call
from ui.change_bridge import ChangeBridge
from ui.context import UiContext
from ui.crash import CrashNet
from ui.garbage import GuiThreadCollector
from ui.language import SOURCE, use_language
from ui.main_window import MainWindow
from ui.single_instance import SingleInstance, call_number, hand_over
from ui.start.fault_window import FaultWindow
from ui.start.opening_window import OpeningWindow

NAME = "lampung-callcenter"
QUIT_SECONDS = 5.0
_PATIENCE_MS = 400
_log = logging.getLogger(__name__)


def run(profile: Path, *, call: str = "") -> int:
    """Hand a number to the running window of this profile, or be that window; the exit code.

    1 when the machine is in the way: a window says what happened, what is safe, what to do.
    """
    app = build_application()
    number = call_number(call)
    if hand_over(profile, number):
        return 0
    use_language(app, load_settings(profile)[0].language)  # also for what is in the way of opening
    return run_desk(lambda: open_workstation(profile), app, call=number)


def run_desk(
    open_desk: Callable[[], Workstation],
    app: QApplication | None = None,
    *,
    call: str = "",
    on_quit: Callable[[], None] | None = None,
) -> int:
    """Open a desk off the GUI thread and run its window; `on_quit` comes after everything."""
    app = app or build_application()
    try:
        return run_window(_opened(open_desk), app, call=call)
    except EnvironmentFault as fault:
        _log.error("the desk cannot open: %s", type(fault).__name__)
        return show_fault(app, fault)
    finally:
        if on_quit is not None:
            on_quit()


def run_window(workstation: Workstation, app: QApplication | None = None, *, call: str = "") -> int:
    """Run the window of an open desk until it is closed, then close the desk; the exit code."""
    app = app or build_application()
    settings = workstation.desk.settings
    use_language(app, settings.language)
    theme.apply_theme(app, _mode(settings.theme), settings.scale_percent / 100)
    theme.follow_system(app)
    collector = GuiThreadCollector()
    background = Background()
    ctx = build_context(workstation, background)
    window = MainWindow(ctx)
    net = CrashNet(window.show_error, lambda: window)
    net.install()
    instance = SingleInstance(workstation.desk.profile)
    instance.called.connect(window.take_call)
    instance.wanted.connect(window.raise_window)
    instance.listen()
    window.show_warnings(workstation.warnings)
    window.show()
    if call:
        window.take_call(call)
    try:
        return app.exec()
    finally:
        instance.close()
        close_desk(ctx, workstation)
        net.remove()
        collector.stop()


def build_application() -> QApplication:
    """Return the one QApplication with name, words, fonts and look of the desk."""
    existing = QCoreApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([NAME])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")
    app.setDesktopFileName(NAME)
    use_language(app, SOURCE)
    theme.apply_theme(app)
    return app


def build_context(workstation: Workstation, background: Background) -> UiContext:
    """Return what every screen of this desk is given."""
    desk = workstation.desk
    return UiContext(
        desk=desk,
        sync=workstation.sync,
        background=background,
        changes=ChangeBridge(desk.changes, background),
        call=Call(desk.clock, background),
    )


def close_desk(ctx: UiContext, workstation: Workstation) -> bool:
    """End the work within QUIT_SECONDS, then close sync and store; False if work was left."""
    ctx.changes.close()
    ctx.call.clear()
    ended = ctx.background.shutdown(QUIT_SECONDS)
    if not ended:
        _log.warning("work was still running at the end")
    workstation.close()
    return ended


def show_fault(app: QApplication, fault: EnvironmentFault) -> int:
    """Show what is in the way and wait until it is read; always 1."""
    window = FaultWindow(fault)
    window.show()
    app.exec()
    return 1


class _Opening(QObject):
    """Waits for the desk on another thread while the event loop goes on."""

    ended = Signal()


def _opened(open_desk: Callable[[], Workstation]) -> Workstation:
    """The desk, opened on a thread: the keychain may ask the person, an upgrade may take long."""
    waiting, loop = _Opening(), QEventLoop()
    waiting.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    window = OpeningWindow(_PATIENCE_MS)
    with ThreadPoolExecutor(1, thread_name_prefix="open") as pool:
        future: Future[Workstation] = pool.submit(open_desk)
        future.add_done_callback(lambda _: waiting.ended.emit())
        loop.exec()
    window.finish()
    return future.result()


def _mode(name: str) -> theme.Mode:
    modes: dict[str, theme.Mode] = {"light": "light", "dark": "dark"}
    return modes.get(name, "system")
