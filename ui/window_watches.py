"""Everything of the window that looks by itself: the exchange, the files, LAPOR, the watches.

One place begins and ends them. What they tell is wired by the window; nothing here draws.
"""

from PySide6.QtCore import QObject

from ui.audit.watch import AuditWatch
from ui.context import UiContext
from ui.escalation_clock import EscalationClock
from ui.file_clock import FileClock
from ui.lapor_clock import LaporClock
from ui.presence_watch import PresenceWatch
from ui.privacy.watch import PrivacyWatch
from ui.shift.watch import ShiftWatch
from ui.sync_clock import SyncClock


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

    def start(self) -> None:
        """Begin to look."""
        self.clock.start()
        self.files.start()
        self.lapor.start()
        self.escalation.start()
        self.privacy.start()
        self.shifts.start()

    def stop(self) -> None:
        """Look no more."""
        self.clock.stop()
        self.files.stop()
        self.lapor.stop()
        self.escalation.stop()
        self.privacy.stop()
        self.shifts.stop()
