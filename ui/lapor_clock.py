"""When the national system is talked to: after a save, at the pusher's word, at a person's.

Only the time is decided here; what is said, and when it is too soon, stands in
`callcenter.lapor.pusher`. Never blocks: the work is done on a worker of its own.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from callcenter.desk.read_lapor_work import count_lapor_work
from callcenter.lapor.status import LaporReport, LaporStatus
from ui.context import UiContext
from ui.run_clock import RunClock

SOON = 0.5
AFTER_FAULT = 60.0
"""Seconds until the next run after one that raised what no run should."""

_OTHERS = frozenset({"drafts", "settings", "clocks", "directory", "files"})
"""Words of changes that say nothing of tickets or of the office."""


class LaporClock(RunClock):
    """Drives one Pusher. `status_changed` carries a LaporStatus, `reported` a LaporReport.

    `person_changed` carries how many tickets only a person can go on with.
    """

    status_changed = Signal(object)
    person_changed = Signal(int)

    def __init__(
        self, ctx: UiContext, parent: QObject | None = None, *, soon: float = SOON
    ) -> None:
        super().__init__("lapor_clock", ctx.background.lapor, ctx.lapor.run_once, parent)
        self._ctx = ctx
        self._soon = soon
        self._away = False
        self.status: LaporStatus | None = None
        self.person = 0
        ctx.changes.changed.connect(self._on_changes)

    def nudge(self) -> None:
        """Run now: a person asked, or the connection was just set."""
        self._away = False
        super().nudge()

    def hurry(self) -> None:
        """“Coba sekarang”: forget the wait after a failure, then run."""
        self._ask(self._ctx.lapor.hurry)

    def ask_now(self, ticket_id: str | None = None) -> None:
        """“Ambil jawaban sekarang”: the answers of a ticket, or of all, are due now."""
        pusher = self._ctx.lapor
        self._ask(lambda: pusher.ask_now(ticket_id))

    def refresh(self) -> None:
        """Read the status again without talking to anybody."""
        desk, pusher = self._ctx.desk, self._ctx.lapor
        self._ctx.background.latest(
            "lapor_clock.status",
            lambda: (pusher.status(), count_lapor_work(desk)),
            self._show,
            self._tell,
            self,
        )

    def _ask(self, wish: Callable[[], object]) -> None:
        """Behind a run that is under way, so that what it forgets stays forgotten."""
        if not self._stopped:
            self._ctx.background.lapor(wish, lambda _none: self.nudge(), self._tell, self)

    def _done(self, report: LaporReport) -> None:
        self._away = report.error is not None
        if report.again_in is not None:
            self._plan(report.again_in)
        if self._again and not self._away and self._waits_longer(self._soon):
            self._plan(self._soon)
        super()._done(report)
        self.refresh()

    def _broke(self, error: BaseException) -> None:
        """Something no run should raise: told, and tried again after a while."""
        super()._broke(error)
        self._plan(AFTER_FAULT)

    def _on_changes(self, ids: frozenset[str]) -> None:
        if self._stopped or ids <= _OTHERS:
            return
        if self._running:
            self._again = True
            self._away = self._away and "office" not in ids
            return
        self.refresh()
        # After a failure the pusher's own wait counts; new settings may be what ends it.
        may_hurry = not self._away or "office" in ids
        if may_hurry and self._waits_longer(self._soon):
            self._plan(self._soon)

    def _show(self, found: tuple[LaporStatus, int]) -> None:
        status, person = found
        if status != self.status:
            self.status = status
            self.status_changed.emit(status)
        if person != self.person:
            self.person = person
            self.person_changed.emit(person)
