"""The desk's own window, offscreen, over a copied profile, with a stopwatch for what is painted.

`Hands` acts as a person or the telephone does and says when the answer stood on the screen: from
the moment before the act to the end of the paint of the widget that shows it. The desk's clock
begins where the volume ends, so months later the same tickets are as old. Measures nothing by
itself.
"""

import gc
import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow, QWidget
from sqlcipher3 import dbapi2

from callcenter.desk import escalate
from callcenter.desk.context import Desk
from callcenter.keys.data_key import DemoKeychain, data_key
from callcenter.store import escalations
from callcenter.store.log import chunks
from callcenter.workstation import DATABASE, open_workstation
from tests.benchmarks.figures import Took
from tests.benchmarks.options import Options, ready_profile, work_folder
from tests.benchmarks.oracle import Oracle, read_oracle
from tests.benchmarks.raw_save import raw_connection
from ui.application import build_application, build_context
from ui.background import Background
from ui.context import UiContext
from ui.garbage import GuiThreadCollector
from ui.main_window import MainWindow, build_window
from ui.single_instance import SingleInstance

PATIENCE = 60.0


class VolumeClock:
    """The machine's clock set to when the volume ends."""

    def __init__(self, end: datetime) -> None:
        self._shift = end - datetime.now(UTC)

    def now(self) -> datetime:
        """Wall time of the volume, UTC."""
        return datetime.now(UTC) + self._shift

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()


class Painted(QObject):
    """When a widget was first painted with what was waited for, to the end of the paint.

    `at` is in seconds of `perf_counter`, 0 until then.
    """

    def __init__(self, window: QMainWindow, widget: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__()
        self._ready = ready
        self._began = (time.perf_counter(), time.process_time())
        shown = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        self._window, self._shown, self._touched = window, shown, False
        self.at = self._cpu = 0.0
        window.installEventFilter(self)
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: lets the window paint all that waits, and looks at the clock when it has."""
        if watched is self._shown and event.type() == QEvent.Type.Paint:
            self._touched = True
        elif watched is self._window and event.type() == QEvent.Type.UpdateRequest:
            self._touched = False
            self._window.removeEventFilter(self)
            QCoreApplication.sendEvent(self._window, event)
            self._window.installEventFilter(self)
            if self._touched and not self.at and self._ready():
                self.at = time.perf_counter()
                self._cpu = time.process_time()
            return True
        return False

    def begin(self) -> None:
        """The stopwatch starts now."""
        self._began = (time.perf_counter(), time.process_time())

    def took(self) -> Took:
        """From the beginning to the end of the paint."""
        wall, cpu = self._began
        return Took.of(self.at - wall, self._cpu - cpu)

    def stop(self) -> None:
        """Watches no more."""
        self._window.removeEventFilter(self)
        self._shown.removeEventFilter(self)


@dataclass(frozen=True, slots=True)
class Hands:
    """A window that stands, its context, the truth about its volume, and the bare database."""

    window: MainWindow
    ctx: UiContext
    oracle: Oracle
    raw: dbapi2.Connection

    @property
    def desk(self) -> Desk:
        """The desk behind the window."""
        return self.ctx.desk

    @property
    def form(self) -> Any:
        """The form of the window."""
        return self.window.screens.get("new")

    def screen(self, key: str) -> Any:
        """A screen of the window."""
        return self.window.screens.get(key)

    def until(self, condition: Callable[[], bool]) -> None:
        """Lets the window live until it is so; RuntimeError after a minute."""
        if condition():
            return
        last = time.monotonic() + PATIENCE
        loop, clock = QEventLoop(), QTimer(interval=2)
        became = False

        def look() -> None:
            nonlocal became
            became = condition()
            if became or time.monotonic() > last:
                loop.quit()

        clock.timeout.connect(look)
        clock.start()
        loop.exec()
        clock.stop()
        if not became:
            raise RuntimeError("it never became so")

    def settle(self) -> None:
        """Until nothing is asked, waits or is to be painted."""
        for _ in range(3):
            self.until(lambda: self.ctx.background.is_idle and not self._pausing())
            QCoreApplication.sendPostedEvents()
            self.live(0.005)

    def live(self, seconds: float) -> None:
        """Lets the window live that long."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def timed(self, act: Callable[[], object], shows: QWidget, ready: Callable[[], bool]) -> Took:
        """Seconds from before `act` until `shows` was painted with what `ready` waits for."""
        painted = Painted(self.window, shows, ready)

        def done() -> bool:
            if not painted.at and ready():
                shows.update()  # what it shows is what it showed before
            return painted.at > 0

        painted.begin()
        act()
        self.until(done)
        painted.stop()
        return painted.took()

    def repainted(self, shows: QWidget, ids: tuple[str, ...]) -> Took:
        """Seconds to read these tickets by id with the plain driver, and to paint the widget."""
        painted = Painted(self.window, shows, lambda: True)
        painted.begin()
        for piece in chunks(ids):
            marks = ", ".join("?" * len(piece))
            self.raw.execute(f"SELECT * FROM tickets WHERE id IN ({marks})", piece).fetchall()  # noqa: S608
        shows.update()
        self.until(lambda: painted.at > 0)
        painted.stop()
        return painted.took()

    def _pausing(self) -> bool:
        if not self.window.screens.is_built("new"):
            return False
        return bool(self.form.live._pause.isActive() or self.form.body.caller._timer.isActive())


def nothing_to_move(desk: Desk) -> None:
    """The volume was told without its escalation: years of moves would be made up for meanwhile."""
    rules = escalate.office_rules(desk).rules
    with desk.store.write() as tx:
        escalations.catch_up(tx, escalate._terms(desk, rules, desk.deadlines))
        tx.exec_driver_sql("DELETE FROM escalations")


@contextmanager
def real_window(options: Options, *, listening: bool = False) -> Iterator[Hands]:
    """The window of a copy of the generated profile; `listening` takes numbers as `main.py` does.

    ValueError without a profile: there is nothing to look through in an empty one.
    """
    if options.profile is None:
        raise ValueError("--profile: one that tests.benchmarks.generate has made")
    oracle = read_oracle(options.profile)
    with work_folder() as folder:
        profile = ready_profile(folder, options)
        keychain = DemoKeychain(profile)
        key = data_key(profile, keychain)
        clock = VolumeClock(oracle.plan.end + timedelta(minutes=1))
        station = open_workstation(profile, keychain=keychain, clock=clock)
        nothing_to_move(station.desk)
        app = build_application()
        gc.collect()
        gc.freeze()  # as `main.py` does: modules, and here the truth; the window's own is collected
        collector = GuiThreadCollector()
        background = Background()
        ctx = build_context(station, background)
        instance = SingleInstance(profile)
        window = build_window(ctx)
        window.watches.files._backup_at = math.inf  # three minutes at a million, once a day
        try:
            with raw_connection(profile / DATABASE, key) as raw:
                if listening:
                    instance.listen()
                    instance.called.connect(window.take_call)
                window.resize(1366, 768)
                window.show()
                hands = Hands(window, ctx, oracle, raw)
                hands.until(lambda: window.clock.status is not None)
                hands.settle()
                yield hands
        finally:
            collector.stop()
            window.close()
            instance.close()
            ctx.changes.close()
            background.shutdown(10)
            window.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            station.close()
