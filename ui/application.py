"""Builds the application, opens the desk, shows the window, and ends within a bound.

The only place that joins QApplication, workstation and window. Must not know a screen.
"""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from callcenter.entrance.way_in import Entrance
from callcenter.errors import Cancelled, EnvironmentFault, file_fault
from callcenter.settings import Settings, load_settings
from callcenter.workstation import Progress, Stop, Workstation
from ui import theme
from ui.background import Background
from ui.call import Call
from ui.change_bridge import ChangeBridge
from ui.context import UiContext
from ui.crash import CrashNet
from ui.garbage import GuiThreadCollector
from ui.language import SOURCE, use_language
from ui.messages import explain
from ui.sign_in.seat import Seat
from ui.sign_in.sign_in_window import come_in
from ui.single_instance import SingleInstance, call_number, hand_over
from ui.start.fault_window import FaultWindow
from ui.start.opening_window import OpeningWindow

NAME = "lampung-callcenter"
QUIT_SECONDS = 5.0
_PATIENCE_MS = 400
_NO_SCREEN = ("offscreen", "minimal")
ByItself = Callable[[Progress, Stop], Workstation]
Opening = ByItself | Entrance
"""How a desk is opened: by itself (the demo, tests), or by a person who comes in."""
_log = logging.getLogger(__name__)


def run(profile: Path, *, call: str = "") -> int:
    """Hand a number to the running window of this profile, or be that window; the exit code.

    1 when the machine is in the way: a window says what happened, what is safe, what to do.
    """
    app = build_application()
    _dress(app, load_settings(profile)[0])  # also for what is in the way of opening
    entrance = Entrance(profile)
    return run_alone(profile, entrance, app, call=call_number(call))


def run_alone(
    profile: Path,
    open_desk: Opening,
    app: QApplication,
    *,
    call: str = "",
    on_quit: Callable[[], None] | None = None,
) -> int:
    """Be the only window of a profile from before its desk opens, or hand the number to it."""
    if hand_over(profile, call):
        return 0
    collector = GuiThreadCollector()
    instance = SingleInstance(profile)
    try:
        if not instance.claim_or_hand_over(call):
            return 0
    except EnvironmentFault as fault:
        return show_fault(app, fault)
    try:
        instance.listen(hold=True)
        return run_desk(open_desk, app, call=call, on_quit=on_quit, instance=instance)
    finally:
        instance.close()
        collector.stop()


def run_desk(
    open_desk: Opening,
    app: QApplication | None = None,
    *,
    call: str = "",
    on_quit: Callable[[], None] | None = None,
    instance: SingleInstance | None = None,
) -> int:
    """Open a desk off the GUI thread and run its window; `on_quit` comes after everything.

    Through an entrance a person comes in first; 0 when they close its window instead, or when
    they stop an upgrade of a desk that opens by itself.
    """
    app = app or build_application()
    try:
        station = come_in(open_desk) if isinstance(open_desk, Entrance) else _opened(open_desk)
        entrance = open_desk if isinstance(open_desk, Entrance) else None
        if station is None:
            return 0
        return run_window(station, app, call=call, instance=instance, entrance=entrance)
    except Cancelled:
        _log.info("the opening was stopped")
        return 0
    except EnvironmentFault as fault:
        return show_fault(app, fault)
    except OSError as error:  # what nobody foresaw of files must not end without a word
        return show_fault(app, file_fault(error, str(error.filename or "")))
    finally:
        if on_quit is not None:
            on_quit()


def run_window(
    workstation: Workstation,
    app: QApplication | None = None,
    *,
    call: str = "",
    instance: SingleInstance | None = None,
    entrance: Entrance | None = None,
) -> int:
    """Run the window of an open desk until it is closed, then close the desk; the exit code.

    Every step of the clean-up is done, whatever another one raises. ProfileInUse when no
    `instance` is given and another window has this profile; then the desk is closed.
    """
    with ExitStack() as ending:
        ending.callback(workstation.close)
        if instance is None:
            instance = SingleInstance(workstation.desk.profile)
            ending.callback(instance.close)
            instance.claim_or_fail()
            instance.listen(hold=True)
        app = app or build_application()
        ctx = build_context(workstation, Background(), entrance)
        return _run_window(workstation, app, call, instance, ctx)


def _run_window(
    workstation: Workstation,
    app: QApplication,
    call: str,
    instance: SingleInstance,
    ctx: UiContext,
) -> int:
    _dress(app, workstation.desk.settings)
    theme.follow_system(app)
    collector = GuiThreadCollector()
    seat = Seat(ctx)
    net = CrashNet(seat.show_error, lambda: seat.window)
    net.install()
    instance.called.connect(seat.take_call)
    instance.wanted.connect(seat.raise_window)
    seat.window.show_warnings(workstation.warnings)
    seat.window.show()
    if call:
        seat.take_call(call)
    instance.release()
    with ExitStack() as ending:
        ending.callback(seat.end)
        ending.callback(collector.stop)
        ending.callback(net.remove)
        ending.callback(lambda: close_desk(seat.ctx, workstation))
        ending.callback(instance.stop_listening)
        ending.callback(seat.hide)
        return app.exec()


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


def build_context(
    workstation: Workstation, background: Background, entrance: Entrance | None = None
) -> UiContext:
    """Return what every screen of this desk is given."""
    desk = workstation.desk
    changes = background.announcements = ChangeBridge(desk.changes, background)
    return UiContext(
        desk=desk,
        sync=workstation.sync,
        background=background,
        changes=changes,
        call=Call(desk.clock, background),
        files=workstation.files,
        lapor=workstation.lapor,
        token=workstation.token,
        entrance=entrance,
    )


def close_desk(ctx: UiContext, workstation: Workstation) -> bool:
    """End the work within QUIT_SECONDS, then close sync and store; False if work was left."""
    with ExitStack() as ending:
        ending.callback(workstation.close)
        with ExitStack() as earlier:
            earlier.callback(ctx.call.clear)
            earlier.callback(ctx.changes.close)
        ended = ctx.background.shutdown(QUIT_SECONDS)
    if not ended:
        _log.warning("work was still running at the end")
    return ended


def show_fault(app: QApplication, fault: EnvironmentFault) -> int:
    """Say what is in the way, and wait until it is read where there is a screen; always 1."""
    _log.error("the desk cannot open: %s", type(fault).__name__)
    message = explain(fault)
    print(f"{message.title}. {message.text}", file=sys.stderr, flush=True)
    if app.platformName() in _NO_SCREEN:
        return 1
    return wait_for_reader(app, fault)


def wait_for_reader(app: QApplication, fault: EnvironmentFault) -> int:
    """Show the window of a fault until it is closed; always 1."""
    window = FaultWindow(fault)
    window.show()
    app.exec()
    return 1


class _Opening(QObject):
    """Waits for the desk on another thread while the event loop goes on."""

    ended = Signal()


def _opened(open_desk: ByItself) -> Workstation:
    """The desk, opened on a thread: the keychain may ask the person, an upgrade may take long."""
    waiting, loop = _Opening(), QEventLoop()
    waiting.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    window = OpeningWindow(_PATIENCE_MS)
    with ThreadPoolExecutor(1, thread_name_prefix="open") as pool:
        future: Future[Workstation] = pool.submit(
            open_desk, window.panel.tell, window.panel.is_stopped
        )
        future.add_done_callback(lambda _: waiting.ended.emit())
        loop.exec()
    window.finish()
    return future.result()


def _dress(app: QApplication, settings: Settings) -> None:
    use_language(app, settings.language)
    theme.apply_theme(app, _mode(settings.theme), settings.scale_percent / 100)


def _mode(name: str) -> theme.Mode:
    modes: dict[str, theme.Mode] = {"light": "light", "dark": "dark"}
    return modes.get(name, "system")
