"""How many tickets and callers are in conflict: a chip that leads to their list, gone at none."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.conflicts import count_conflicts
from ui import shortcuts
from ui.context import UiContext
from ui.formats import number
from ui.plain_text import plain_tooltip
from ui.widgets.chip import Chip

_WORDS = frozenset({"outbox", "drafts", "sync", "directory", "settings"})


class ConflictChip(Chip):
    """Counts again when tickets changed; a count that cannot be read stays as it was."""

    counted = Signal(int)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent, tone="violet", shape="?", clickable=True)
        self.setObjectName("queue.count.conflicts")
        self._ctx = ctx
        plain_tooltip(
            self, self.tr("Buka daftar konflik ({0})").format(shortcuts.key_hint("queue_conflicts"))
        )
        ctx.changes.changed.connect(self._changed)
        self.hide()
        QTimer.singleShot(0, self, self.count)

    def count(self) -> None:
        """Ask the desk's worker."""
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("conflicts", id(self)),
            lambda: count_conflicts(desk),
            self._show,
            lambda _error: None,
            owner=self,
        )

    def _show(self, count: int) -> None:
        self.set_state(self.tr("{0} konflik").format(number(count)), "violet", "?")
        self.setVisible(count > 0)
        self.counted.emit(count)

    def _changed(self, ids: frozenset[str]) -> None:
        if ids - _WORDS:
            self.count()
