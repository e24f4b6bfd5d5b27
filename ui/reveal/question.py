"""The question why somebody's number and name are to stand in the form, in a card of its own.

For whoever is not on the line. Keeps nothing of what is told; goes with the person who asked.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.reveal import FORM, Thing
from ui.context import UiContext
from ui.reveal.panel import RevealPanel
from ui.reveal.seat_watch import SeatWatch
from ui.widgets.card import Card


class RevealQuestion(Card):
    """`told` carries what `desk.reveal` answers once it was written down; `closed` for nothing."""

    told = Signal(str)
    closed = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("card")
        self._ctx = ctx
        self.panel: RevealPanel | None = None
        SeatWatch(ctx, self).switched.connect(self.put_away)
        self.hide()

    def ask(self, thing: Thing, label: str, button: str) -> None:
        """Put the question, in the place of an earlier one; `label` says what would be shown."""
        self.put_away()
        panel = RevealPanel(self._ctx, thing, FORM, label, self)
        panel.show_button.setText(button)
        panel.shown.connect(self._told)
        panel.closed.connect(self._closed)
        self.panel = panel
        self.body.addWidget(panel)
        self.show()
        panel.reason.setFocus()

    def put_away(self) -> None:
        """Nothing is asked any more."""
        self.hide()
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    def _told(self, _field: str, value: str) -> None:
        self.put_away()
        if value:
            self.told.emit(value)

    def _closed(self) -> None:
        self.put_away()
        self.closed.emit()
