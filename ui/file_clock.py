"""When attached files move: behind every save, at once when there are new ones, never in a rush.

Only the time is decided here; what is sent stands in `callcenter.sync.file_lane`. Never blocks:
the work is done on the worker for files, a second at a time.
"""

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.desk.keep_backup import keep_backup
from callcenter.errors import CallcenterError
from callcenter.sync.file_lane import FileReport
from ui.context import UiContext

SOON = 0.5
ROOM_EVERY = 6 * 3600.0
BACKUP_AFTER = 60.0
BACKUP_EVERY = 3600.0
"""How often it is asked whether a backup is due; one is made a day."""
_WORDS = frozenset({"files", "outbox", "sync"})
_log = logging.getLogger(__name__)


class FileClock(QObject):
    """Drives one FileLane. `reported` carries a FileReport, `failed` what no run should raise."""

    reported = Signal(object)
    failed = Signal(object)

    def __init__(
        self, ctx: UiContext, parent: QObject | None = None, *, soon: float = SOON
    ) -> None:
        super().__init__(parent)
        self.setObjectName("file_clock")
        self._ctx = ctx
        self._soon = soon
        self._running = self._again = self._stopped = False
        self._room_at: float | None = None
        self._backup_at: float | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._run)
        ctx.changes.changed.connect(self._on_changes)

    def start(self) -> None:
        """Look whether something is to be sent, then whenever something changes."""
        self._run()

    def stop(self) -> None:
        """Send no more; returns at once, a chunk that is on its way is left to the worker."""
        self._stopped = True
        self._timer.stop()

    @property
    def waits_ms(self) -> int:
        """Milliseconds until the next run, -1 when none is planned."""
        return self._timer.remainingTime() if self._timer.isActive() else -1

    def _run(self) -> None:
        if self._stopped or self._running:
            return
        self._timer.stop()
        self._running, self._again = True, False
        self._ctx.background.files(self._ctx.files.run_once, self._done, self._broke, self)

    def _done(self, report: FileReport) -> None:
        self._running = False
        self._keep_backup()
        if report.again_in is not None:
            self._plan(report.again_in)
        elif self._again and report.finished:
            self._plan(self._soon)
        elif not report.waits_for:
            self._make_room()
        self.reported.emit(report)

    def _broke(self, error: BaseException) -> None:
        """Something no run should raise: told once, tried again with the next change."""
        self._running = False
        _log.error("files failed: %s", type(error).__name__)
        self.failed.emit(error)

    def _plan(self, seconds: float) -> None:
        if not self._stopped:
            self._timer.start(round(seconds * 1000))

    def _on_changes(self, ids: frozenset[str]) -> None:
        if not ids & _WORDS:
            return
        if self._running:
            self._again = True
            return
        idle = not self._timer.isActive()
        if idle or (self.waits_ms > self._soon * 1000 and self._ctx.files.may_hurry()):
            self._plan(self._soon)

    def _make_room(self) -> None:
        """Now and then, when nothing else is to be done: files the centre has had for long go."""
        now = self._ctx.desk.clock.monotonic()
        if self._stopped or (self._room_at is not None and now < self._room_at):
            return
        self._room_at = now + ROOM_EVERY
        shelf, desk = self._ctx.files.shelf, self._ctx.desk
        self._ctx.background.files(
            lambda: shelf.make_room(desk.settings.keep_files_days), None, self._no_room, self
        )

    def _keep_backup(self) -> None:
        """The day's backup, behind whatever was to be sent; not while the window is still new."""
        desk, background = self._ctx.desk, self._ctx.background
        now = desk.clock.monotonic()
        if self._backup_at is None:
            self._backup_at = now + BACKUP_AFTER
        if self._stopped or now < self._backup_at:
            return
        self._backup_at = now + BACKUP_EVERY
        background.files(
            lambda: keep_backup(desk, lambda: background.is_closed), None, self._no_backup, self
        )

    def _no_room(self, error: BaseException) -> None:
        if not isinstance(error, CallcenterError):
            raise error
        _log.info("no room was made: %s", type(error).__name__)

    def _no_backup(self, error: BaseException) -> None:
        """The doctor says it again; a backup that cannot be made must not disturb a call."""
        if not isinstance(error, CallcenterError):
            raise error
        _log.info("no backup was made: %s", type(error).__name__)
