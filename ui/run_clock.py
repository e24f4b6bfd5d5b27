"""When a lane runs again: one run at a time, at most one wish behind it, nothing after the end.

Knows no work: what is run, and how soon again, is the clock's that is made of this.
"""

import logging
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

_log = logging.getLogger(__name__)


class RunLane(Protocol):
    """A lane of `ui.background.Background`."""

    def __call__(
        self,
        fn: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        owner: QObject,
    ) -> None:
        """Run `fn` there."""


class RunClock(QObject):
    """Runs `work` on `lane`. `reported` carries what it gave, `failed` what no run should raise."""

    reported = Signal(object)
    failed = Signal(object)

    def __init__(
        self, name: str, lane: RunLane, work: Callable[[], Any], parent: QObject | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._lane, self._work = lane, work
        self._running = self._again = self._stopped = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._run)

    def start(self) -> None:
        """Run now, then whenever it is due."""
        self._run()

    def stop(self) -> None:
        """Run no more; returns at once, a run that is under way is left to its worker."""
        self._stopped = True
        self._timer.stop()

    def nudge(self) -> None:
        """Run now, or once more behind the run that is under way: a person asked."""
        if self._running:
            self._again = True
        else:
            self._run()

    @property
    def is_running(self) -> bool:
        """True while a run is under way."""
        return self._running

    @property
    def waits_ms(self) -> int:
        """Milliseconds until the next run, -1 when none is planned."""
        return self._timer.remainingTime() if self._timer.isActive() else -1

    def _run(self) -> None:
        if self._stopped or self._running:
            return
        self._timer.stop()
        self._running, self._again = True, False
        self._lane(self._work, self._done, self._broke, self)

    def _done(self, report: Any) -> None:
        self._running = False
        self.reported.emit(report)

    def _broke(self, error: BaseException) -> None:
        self._running = False
        self._tell(error)

    def _tell(self, error: BaseException) -> None:
        _log.error("%s failed: %s", self.objectName(), type(error).__name__)
        self.failed.emit(error)

    def _plan(self, seconds: float) -> None:
        if not self._stopped:
            self._timer.start(round(seconds * 1000))

    def _waits_longer(self, seconds: float) -> bool:
        """Whether the next run is further away than that, or none is planned."""
        return not 0 <= self.waits_ms <= seconds * 1000
