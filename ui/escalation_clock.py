"""When tickets move up the ladder: every half second, after a change, at once while more are due.

Only the time is decided here; what moves stands in `callcenter.desk.escalate`. Each look is a few
tickets long and stands back while a person waits for the desk's worker, though not for ever.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal

from callcenter.desk.clock_doubt import ClockDoubt
from callcenter.desk.escalate import Escalation
from callcenter.tickets.escalation_moves import Ran
from ui.context import UiContext
from ui.run_clock import RunClock

EVERY = 0.5
"""An idle look costs half a millisecond; a limit that runs out is acted on within this."""
SOON = 0.1
BACK = 0.05
PATIENCE = 2.0
"""Seconds a look stands back at most."""
AT_ONCE = 20
"""Tickets of one look: a tenth of a second in which a save would wait."""
AFTER_FAULT = 60.0
_ABOUT = 1.1
"""Qt's timers may take a twentieth longer than they were asked."""
_OTHERS = frozenset({"drafts", "files", "outbox", "rights", "audit", "people"})
"""Words of changes that say nothing of tickets, rules or limits."""


class EscalationClock(RunClock):
    """Drives one Escalation. `reported` carries a Ran; a fault is told and tried again later.

    `doubted` carries a ClockDoubt when the clock of this computer is in doubt, None when no more.
    """

    doubted = Signal(object)

    def __init__(
        self, ctx: UiContext, parent: QObject | None = None, *, every: float = EVERY
    ) -> None:
        self._escalation = Escalation(ctx.desk)
        work = partial(self._escalation.run_due, AT_ONCE)
        super().__init__("escalation_clock", ctx.background.desk, work, parent)
        self._told: ClockDoubt | None = None
        self._ctx = ctx
        self._every = every
        self._stood_back = 0.0
        ctx.changes.changed.connect(self._on_changes)

    @property
    def doubt(self) -> ClockDoubt | None:
        """The clock as the last look doubted it, None when it believed it."""
        return self._escalation.doubt

    def _run(self) -> None:
        busy = self._ctx.background.is_waited_for(self._ctx.background.desk)
        if busy and self._stood_back < PATIENCE and not self._running:
            self._stood_back += BACK
            self._plan(BACK)
            return
        self._stood_back = 0.0
        super()._run()

    def _done(self, report: Ran) -> None:
        hurried = self._again or report.more or report.moved  # a ladder has more steps than one
        super()._done(report)
        self._tell_doubt(self.doubt)
        self._plan(BACK if hurried else self._every)

    def _tell_doubt(self, found: ClockDoubt | None) -> None:
        """Once for each: what goes on as it was is not told again."""
        before, self._told = self._told, found
        if (before and before.days) != (found and found.days):
            self.doubted.emit(found)

    def _broke(self, error: BaseException) -> None:
        super()._broke(error)
        self._plan(AFTER_FAULT)

    def _on_changes(self, ids: frozenset[str]) -> None:
        """A clock that was not begun plans nothing, and a fault waits for its time."""
        if ids <= _OTHERS:
            return
        if self._running:
            self._again = True
        elif _ABOUT * self._every >= self.waits_ms / 1000 > SOON:
            self._plan(SOON)
