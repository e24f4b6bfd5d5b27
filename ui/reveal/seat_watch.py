"""Tells when somebody else sits at the desk: what one person was shown is not the next one's."""

from PySide6.QtCore import QObject, Signal

from ui.context import UiContext


class SeatWatch(QObject):
    """`switched` when the person changed."""

    switched = Signal()

    def __init__(self, ctx: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._who = ctx.desk.settings.operator
        ctx.changes.changed.connect(self._on_changes)

    def _on_changes(self, ids: frozenset[str]) -> None:
        who = self._ctx.desk.settings.operator
        if "settings" in ids and who != self._who:
            self._who = who
            self.switched.emit()
