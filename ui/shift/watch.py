"""Watches the shifts in the background: opens the sheet that is due, tells what misses a signature.

Each minute and after each change; writes through the desk alone.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.desk.rights import Act, Role, may
from callcenter.desk.shift_matter import ShiftBook, read_shifts
from callcenter.desk.shift_sheet import open_due
from ui.context import UiContext
from ui.shift.words import SIDES, hours_of, title_of
from ui.translation import shown
from ui.widgets.banner import Banner

_MINUTE_MS = 60_000
DAYS = 14
"""So far back a missing signature is told; the screen lists older ones."""
_HEARD = frozenset({"shift", "settings", "rights"})


class ShiftWatch(QObject):
    """`banner` for a supervisor, `counted(late)` for the rail, `opened` when they want to see."""

    counted = Signal(int)
    opened = Signal(str)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._told = ""
        self.banner = Banner(inset=True)
        self.banner.setObjectName("shift.banner")
        self.banner.action.connect(lambda: self.opened.emit(self._told.partition(" ")[0]))
        self._timer = QTimer(self, interval=_MINUTE_MS)
        self._timer.timeout.connect(self.look)
        ctx.changes.changed.connect(self._on_changes)

    def start(self) -> None:
        """Begin: a shift may have ended while the desk was off."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """End."""
        self._timer.stop()

    def look(self) -> None:
        """Open what is due, and see what is late."""
        desk = self._ctx.desk
        if desk.settings.current_operator is None:
            return

        def work() -> ShiftBook:
            open_due(desk)
            return read_shifts(desk, DAYS)

        self._ctx.background.latest(
            ("shift watch", id(self)), work, self._tell, self.failed.emit, owner=self
        )

    def _on_changes(self, ids: frozenset[str]) -> None:
        if self._timer.isActive() and ids & _HEARD:
            self.look()

    def _is_for_here(self) -> bool:
        """A supervisor sits here; an office that names none has nobody who could sign."""
        desk = self._ctx.desk
        named = any(one.role == Role.SUPERVISOR for one in desk.settings.operators)
        return (named or desk.standing.by_centre) and may(desk, Act.SUPERVISE)

    def _tell(self, book: ShiftBook) -> None:
        late = book.late
        self.counted.emit(len(late))
        if not late or not self._is_for_here():
            self._told = ""
            self.banner.hide()
            return
        one = late[-1]
        missing = f"{one.id} {len(late)} {','.join(one.missing)}"
        if missing == self._told:
            return
        self._told = missing
        name = f"{title_of(one.span, book.now)} {hours_of(one.span)}"
        sides = ", ".join(shown(SIDES[side]).lower() for side in one.missing)
        text = self.tr("Kurang: {0}.").format(sides)
        if len(late) > 1:
            text += " " + self.tr("Belum lengkap seluruhnya: {0}.").format(len(late))
        self.banner.show_message(
            self.tr("Serah terima {0} belum ditandatangani").format(name),
            text,
            tone="amber",
            action=self.tr("Buka"),
        )
