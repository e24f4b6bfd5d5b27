"""Everything of the window that looks by itself: the exchange, the files, LAPOR, the watches.

One place begins and ends them; in the first quiet moment it has the numbering plan read, so that
no caller waits for it. What they tell is wired by the window; nothing here draws.
"""

from PySide6.QtCore import QObject, QTimer

from callcenter.callers.phone import load_numbering_plan
from ui.audit.watch import AuditWatch
from ui.context import UiContext
from ui.escalation_clock import EscalationClock
from ui.file_clock import FileClock
from ui.lapor_clock import LaporClock
from ui.presence_watch import PresenceWatch
from ui.privacy.watch import PrivacyWatch
from ui.shift.watch import ShiftWatch
from ui.sync_clock import SyncClock

_QUIET_MS = 1_500
"""After the first paint: whoever opens the desk for a call has the form, and types."""


class Watches(QObject):
    """Begun by `start` after the first paint, ended by `stop` with the window."""

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self.clock = SyncClock(ctx.sync, ctx.background, ctx.changes, parent)
        self.files = FileClock(ctx, parent)
        self.lapor = LaporClock(ctx, parent)
        self.escalation = EscalationClock(ctx, parent)
        self.privacy = PrivacyWatch(ctx, parent)
        self.audit = AuditWatch(ctx, parent)
        self.presence = PresenceWatch(ctx, parent)
        self.shifts = ShiftWatch(ctx, parent)
        self._plan = QTimer(parent)
        self._plan.setSingleShot(True)
        self._plan.setInterval(_QUIET_MS)
        self._plan.timeout.connect(lambda: ctx.background.files(load_numbering_plan))

    def start(self) -> None:
        """Begin to look."""
        self.clock.start()
        self.files.start()
        self.lapor.start()
        self.escalation.start()
        self.privacy.start()
        self.shifts.start()
        self._plan.start()

    def stop(self) -> None:
        """Look no more."""
        self.clock.stop()
        self.files.stop()
        self.lapor.stop()
        self.escalation.stop()
        self.privacy.stop()
        self.shifts.stop()
        self._plan.stop()
