"""Asks why somebody's number and name are to stand in the form while they are not on the line.

Keeps nothing of what is told; the question goes with the screen, the search and the person.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.reveal import CALL, Thing
from ui.context import UiContext
from ui.reveal.panel import RevealPanel
from ui.reveal.seat_watch import SeatWatch
from ui.widgets.card import Card


class WhyCall(Card):
    """`told` carries the number once it was written down; `closed` when nobody wants it."""

    told = Signal(str)
    closed = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("card")
        self._ctx = ctx
        self.panel: RevealPanel | None = None
        SeatWatch(ctx, self).switched.connect(self.put_away)
        self.hide()

    def ask(self, caller_id: str) -> None:
        """Put the question for this person, in the place of an earlier one."""
        self.put_away()
        label = self.tr("nomor dan nama orang ini di formulir; ia tidak sedang menelepon")
        panel = RevealPanel(self._ctx, Thing("caller", caller_id), CALL, label, self)
        panel.show_button.setText(self.tr("Buka formulir"))
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

    def _told(self, _field: str, number: str) -> None:
        self.put_away()
        if number:
            self.told.emit(number)

    def _closed(self) -> None:
        self.put_away()
        self.closed.emit()
