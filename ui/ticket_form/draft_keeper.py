"""Keeps what is being typed on disk within a second, in order, one slot per form."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.desk.keep_draft import Draft, drop_draft, keep_draft
from ui.context import UiContext

QUIET_MS = 400
LONGEST_MS = 800


class DraftKeeper(QObject):
    """`touch` after every change; written after 400 ms of quiet, after 800 ms at the latest."""

    kept = Signal()
    failed = Signal(object)

    def __init__(
        self, ctx: UiContext, take: Callable[[str], Draft | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._take = take
        self.slot = ctx.desk.ids.new()
        self._on_disk = False
        self._waiting = False
        self._held = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._quiet.timeout.connect(self.flush)
        self._longest.timeout.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        """Something was typed that is not handed to the disk yet."""
        return self._waiting

    def touch(self) -> None:
        """Something changed."""
        self._waiting = True
        if self._held:
            return
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Hands the draft to the desk's thread now; an empty form's draft ends."""
        self._stop()
        draft = self._take(self.slot)
        if draft is not None:
            self._on_disk = True
            self._ctx.background.desk(
                lambda: keep_draft(self._ctx.desk, draft), self._tell, self.failed.emit, self
            )
        elif self._on_disk:
            self.drop()

    def hold(self) -> None:
        """Writes nothing while a save of this very form is under way."""
        self._quiet.stop()
        self._longest.stop()
        self._held = True

    def release(self) -> None:
        """Goes on; what was typed meanwhile is written."""
        self._held = False
        if self._waiting:
            self.touch()

    def flush_if_waiting(self) -> None:
        """Writes what is still in the timers."""
        if self._waiting:
            self.flush()

    def drop(self) -> None:
        """Ends the draft on disk; what was typed may go on under the same slot."""
        self._stop()
        self._on_disk = False
        slot = self.slot
        self._ctx.background.desk(
            lambda: drop_draft(self._ctx.desk, slot), None, self.failed.emit, self
        )

    def start_new(self) -> None:
        """Another form: its own slot; the old one stays on disk as it is."""
        self._stop()
        self.slot = self._ctx.desk.ids.new()
        self._on_disk = False

    def resume(self, slot: str) -> None:
        """Goes on with a slot that is on disk."""
        self._stop()
        self.slot = slot
        self._on_disk = True

    def settled(self) -> None:
        """The draft ended with its ticket, in the same transaction."""
        self._held = False
        self.start_new()

    def _stop(self) -> None:
        self._waiting = False
        self._quiet.stop()
        self._longest.stop()

    def _tell(self, _done: object) -> None:
        if not self._waiting:
            self.kept.emit()
