"""When to talk to the centre: after a save, every 15 s, at its word, when the network is back.

Only the time of asking is decided here; what is said stands in `callcenter.sync`. Never blocks:
exchanges run on the sync worker, the long wait on a thread of its own that nothing waits for.
"""

from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QNetworkInformation
from shiboken6 import isValid

from callcenter.errors import CallcenterError
from callcenter.sync.status import LinkState, Report, SyncStatus
from callcenter.sync.synchroniser import Synchroniser
from ui.background import Background
from ui.change_bridge import ChangeBridge
from ui.run_clock import RunClock

AFTER_SAVE = 0.5
EVERY = 15.0
LONG_WAIT = 25.0


class SyncClock(RunClock):
    """Drives one Synchroniser. `status_changed` carries a SyncStatus, `reported` a Report."""

    status_changed = Signal(object)
    _woken = Signal(bool)

    def __init__(
        self,
        sync: Synchroniser,
        background: Background,
        changes: ChangeBridge,
        parent: QObject | None = None,
        *,
        every: float = EVERY,
        after_save: float = AFTER_SAVE,
    ) -> None:
        super().__init__("sync_clock", background.sync, sync.run_once, parent)
        self._sync, self._background = sync, background
        self._every, self._after_save = every, after_save
        self._listener: Thread | None = None
        self.status: SyncStatus | None = None
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)
        changes.changed.connect(self._on_changes)

    def start(self) -> None:
        """Ask at once, then in the rhythm; also hear of the network coming back."""
        if QNetworkInformation.loadDefaultBackend():
            QNetworkInformation.instance().reachabilityChanged.connect(self._on_network)
        super().start()

    def refresh(self) -> None:
        """Read the status again without asking the centre."""
        self._background.latest("sync_clock.status", self._sync.status, self._show, owner=self)

    def _done(self, report: Report) -> None:
        super()._done(report)
        if report.state is LinkState.ONLINE:
            self._listen()
        self._plan(self._every if report.again_in is None else report.again_in)
        again, self._again = self._again, False
        self._background.latest(
            "sync_clock.status",
            self._sync.status,
            self._hurry_if_unsent if again else self._show,
            owner=self,
        )

    def _broke(self, error: BaseException) -> None:
        """Something no exchange should raise: told, and tried again in the usual rhythm."""
        super()._broke(error)
        self.refresh()
        self._plan(self._every)

    def _on_changes(self, ids: frozenset[str]) -> None:
        if "sync" in ids or "outbox" in ids:
            self.refresh()
        if "outbox" not in ids:
            return
        if self._running:
            self._again = True
        elif self._timer.remainingTime() > self._after_save * 1000 and self._sync.may_hurry():
            self._plan(self._after_save)

    def _hurry_if_unsent(self, status: SyncStatus) -> None:
        """Something changed during the exchange: was it a save, it is sent soon."""
        self._show(status)
        if status.unsent and self._sync.may_hurry():
            self._plan(self._after_save)

    def _on_network(self, reach: QNetworkInformation.Reachability) -> None:
        gone = QNetworkInformation.Reachability.Disconnected
        if reach != gone:
            self.nudge()

    def _show(self, status: SyncStatus) -> None:
        if status != self.status:
            self.status = status
            self.status_changed.emit(status)

    def _listen(self) -> None:
        """Let a thread wait for the centre's word; it ends with the first answer or error."""
        if self._stopped or (self._listener is not None and self._listener.is_alive()):
            return
        self._listener = Thread(target=self._wait_for_word, name="sync-listener", daemon=True)
        self._listener.start()

    def _wait_for_word(self) -> None:
        try:
            changed = bool(self._sync.wait_for_change(LONG_WAIT))
        except CallcenterError:
            return
        if not self._stopped and isValid(self):
            self._woken.emit(changed)

    def _on_woken(self, changed: bool) -> None:
        if changed:
            self.nudge()
        elif not self._stopped:
            self._listen()
