"""Keeps what is being typed on disk within a second, in order, one slot per form."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.desk.add_attachment import add_attachment
from callcenter.desk.context import Desk
from callcenter.desk.keep_draft import drop_draft, keep_draft
from ui.context import UiContext
from ui.ticket_form.saving import Begun, is_nothing, keep_late

QUIET_MS = 400
LONGEST_MS = 800
Written = Literal["draft", "late", "files", ""]


class Ending(Struct):
    """A save of the form under way; once it `took` the draft, none of it is written again.

    `took` and `ticket_id` are set and read on the desk's thread alone, where what is flushed
    meanwhile stands behind the save, as is `late`, the words it kept at the ticket. `typed` says
    whether anything changed since it began.
    """

    took: bool = False
    ticket_id: str = ""
    late: str = ""
    typed: bool = False


class DraftKeeper(QObject):
    """`touch` after every change; written after 400 ms of quiet, after 800 ms at the latest.

    `came_late` when words typed during a save wait at its ticket, which `late` reads; False when
    only files were given meanwhile, which the ticket has.
    """

    kept = Signal()
    came_late = Signal(bool)
    failed = Signal(object)

    def __init__(
        self,
        ctx: UiContext,
        take: Callable[[str], Begun | None],
        late: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._take, self._late = take, late
        self.slot = ctx.desk.ids.new()
        self._on_disk = False
        self._waiting = False
        self._ending: Ending | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._quiet.timeout.connect(self.flush)
        self._longest.timeout.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        """Something was typed that is not handed to the disk yet."""
        return self._waiting

    @property
    def is_held(self) -> bool:
        """What stands in the form is being saved."""
        return self._ending is not None

    def touch(self) -> None:
        """Something changed."""
        self._waiting = True
        if self._ending is not None:
            self._ending.typed = True
            return
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Hands the draft to the desk's thread now; an empty form's draft ends.

        While a save is under way it is written only should that fail: the ticket has it, and
        what was typed since waits there as a note begun.
        """
        self._stop()
        begun = self._take(self.slot)
        if begun is not None:
            self._on_disk = True
            ending = self._ending
            late = self._late() if ending is not None and ending.typed else ""
            keep = partial(_keep, self._ctx.desk, begun, ending, late)
            self._ctx.background.desk(keep, self._tell, self.failed.emit, self)
        elif self._on_disk:
            self.drop()

    def hold(self) -> Ending:
        """A save of this very form begins: its draft ends with it, or is written after it."""
        self._quiet.stop()
        self._longest.stop()
        self._ending = Ending()
        return self._ending

    def release(self, ending: Ending, *, saved: bool) -> bool:
        """That save is over; False when its form was left meanwhile and another stands there."""
        if self._ending is not ending:
            return False
        if saved:
            if self._waiting and ending.typed:
                self.flush()
            self.start_new()
            return True
        self._ending = None
        if self._waiting:
            self.touch()
        return True

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
        self._ending = None
        self.slot = self._ctx.desk.ids.new()
        self._on_disk = False

    def resume(self, slot: str) -> None:
        """Goes on with a slot that is on disk."""
        self._stop()
        self._ending = None
        self.slot = slot
        self._on_disk = True

    def _stop(self) -> None:
        self._waiting = False
        self._quiet.stop()
        self._longest.stop()

    def _tell(self, written: Written) -> None:
        if written in ("late", "files"):
            self.came_late.emit(written == "late")
        elif written == "draft" and not self._waiting:
            self.kept.emit()


def _keep(desk: Desk, begun: Begun, ending: Ending | None, late: str) -> Written:
    """The draft, unless it is a ticket by now: then only what the ticket does not have."""
    whole = begun.whole()
    if ending is None or not ending.took:
        if is_nothing(whole):
            drop_draft(desk, whole.slot)
            return ""
        keep_draft(desk, whole)
        return "draft"
    if not ending.ticket_id:
        return ""
    added = add_attachment(desk, ending.ticket_id, whole.files)
    if not late:
        return "files" if added else ""
    keep_late(desk, ending.ticket_id, late, ending.late)
    ending.late = late
    return "late"
