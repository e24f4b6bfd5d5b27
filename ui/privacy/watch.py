"""Watches the privacy office in the background: what waits, and that this desk says what is done.

An erasure that came from another desk is done here when its word arrives; the desk says so itself.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.desk.privacy_erasing import confirm_here
from callcenter.desk.privacy_matter import may_open, read_register
from callcenter.desk.privacy_retention import look_again
from callcenter.privacy.register import Register
from callcenter.tickets.deadlines import Standing
from ui.context import UiContext

_MINUTE_MS = 60_000
FIRST_LOOK_MS = 5 * _MINUTE_MS
"""Who opens the desk has a caller to answer first."""

_DAY_MS = 24 * 60 * _MINUTE_MS


class PrivacyWatch(QObject):
    """`counted(waiting, over, may)` for the rail; `failed` for what went wrong."""

    counted = Signal(int, int, bool)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._register = Register()
        self._timer = QTimer(self, interval=_MINUTE_MS)
        self._timer.timeout.connect(self._tell)
        self._day = QTimer(self, interval=_DAY_MS)
        self._day.timeout.connect(self._look)
        self._first = QTimer(self, interval=FIRST_LOOK_MS, singleShot=True)
        self._first.timeout.connect(self._look)
        ctx.changes.changed.connect(self._on_changes)

    def start(self) -> None:
        """Begin: what arrived while the desk was off is said now."""
        self._timer.start()
        self._day.start()
        self._first.start()
        self._confirm()

    def _look(self) -> None:
        """Whether something is kept too long; off the desk's lane, a save must not wait."""
        desk = self._ctx.desk
        self._ctx.background.files(lambda: look_again(desk), failed=self.failed.emit, owner=self)

    def stop(self) -> None:
        """End."""
        self._timer.stop()
        self._day.stop()
        self._first.stop()

    def _on_changes(self, ids: frozenset[str]) -> None:
        if self._timer.isActive() and ids & {"privacy", "settings", "rights"}:
            self._confirm()

    def _confirm(self) -> None:
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("privacy watch", id(self)),
            lambda: (confirm_here(desk), read_register(desk))[1],
            self._show,
            self.failed.emit,
            owner=self,
        )

    def _show(self, register: Register) -> None:
        self._register = register
        self._tell()

    def _tell(self) -> None:
        """The count of who may see it; minutes pass without any change."""
        if not may_open(self._ctx.desk):
            self.counted.emit(0, 0, False)
            return
        now = self._ctx.desk.clock.now()
        register = self._register
        clocks = [
            *(one.clock for one in register.requests),
            *(one.clock for one in register.breaches),
        ]
        over = sum(one.standing(now) is Standing.OVER for one in clocks)
        self.counted.emit(self._register.waiting, over, True)
