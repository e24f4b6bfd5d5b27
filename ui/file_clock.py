"""When attached files move: behind every save, at once when there are new ones, never in a rush.

Only the time is decided here; what is sent stands in `callcenter.sync.file_lane`. Never blocks:
the work is done on the worker for files, a second at a time.
"""

import logging

from PySide6.QtCore import QObject

from callcenter.desk.keep_backup import keep_backup
from callcenter.errors import CallcenterError
from callcenter.sync.file_lane import FileReport
from ui.context import UiContext
from ui.run_clock import RunClock

SOON = 0.5
ROOM_EVERY = 6 * 3600.0
BACKUP_AFTER = 60.0
BACKUP_EVERY = 3600.0
"""How often it is asked whether a backup is due; one is made a day."""
_WORDS = frozenset({"files", "outbox", "sync"})
_log = logging.getLogger(__name__)


class FileClock(RunClock):
    """Drives one FileLane. `reported` carries a FileReport; a fault waits for the next change."""

    def __init__(
        self, ctx: UiContext, parent: QObject | None = None, *, soon: float = SOON
    ) -> None:
        super().__init__("file_clock", ctx.background.files, ctx.files.run_once, parent)
        self._ctx = ctx
        self._soon = soon
        self._room_at: float | None = None
        self._backup_at: float | None = None
        ctx.changes.changed.connect(self._on_changes)

    def _done(self, report: FileReport) -> None:
        self._keep_backup()
        if report.again_in is not None:
            self._plan(report.again_in)
        elif self._again and report.finished:
            self._plan(self._soon)
        elif not report.waits_for:
            self._make_room()
        super()._done(report)

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
