"""What can be done with a ticket's reporter: earlier tickets, one field shown, a merge parted.

All of it by the desk's worker. Must not show anything but the menu of earlier tickets and the
question why a field is to be seen.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from callcenter.desk.find_caller import find_caller
from callcenter.desk.merge_callers import undo_merge
from callcenter.desk.reveal import Thing
from callcenter.desk.views import CallerView
from ui.context import UiContext
from ui.reveal.panel import RevealPanel
from ui.reveal.seat_watch import SeatWatch
from ui.ticket_view.fields import field_name
from ui.ticket_view.side_cards import ReporterCard
from ui.widgets.menu import Entry, PlainMenu


class ReporterActions(QObject):
    """`unmerged` when two are two again, `open_ticket(id)` from the menu, `failed(error)`."""

    unmerged = Signal()
    open_ticket = Signal(str)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, card: ReporterCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx, self._card, self._over = ctx, card, parent
        SeatWatch(ctx, self).switched.connect(self.hide_all)

    def hide_all(self) -> None:
        """Nothing is shown, and nothing asked any more."""
        self._card.hide_again()
        self._card.close_panel()

    def ask_why(self, ticket_id: str, field: str) -> RevealPanel:
        """Put the question into the card; what is told then is shown there for a minute."""
        thing = Thing("ticket", ticket_id)
        panel = RevealPanel(self._ctx, thing, field, field_name(field), self._card)
        panel.shown.connect(self._card.show_plain)
        panel.closed.connect(self._card.close_panel)
        panel.closed.connect(lambda: self._card.focus_chip(field))
        panel.shown.connect(lambda _field, _value: self._card.focus_chip(field))
        self._card.open_panel(panel)
        panel.reason.setFocus()
        return panel

    def unmerge(self, kept: str, absorbed: str) -> None:
        """Part the absorbed entry from the one that was kept."""
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: undo_merge(desk, kept, absorbed),
            lambda _: self.unmerged.emit(),
            self.failed.emit,
            owner=self,
        )

    def show_history(self, caller: str, besides: Callable[[], str]) -> None:
        """Offer the caller's tickets, all but the one that is `besides` when they are found."""
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: find_caller(desk, "", caller_id=caller),
            lambda found: self._offer(found, besides()),
            self.failed.emit,
            owner=self,
        )

    def _offer(self, found: CallerView, besides: str) -> None:
        button = self._card.history_button
        if button is None or not isValid(button):
            return
        entries = [
            Entry(row.id, f"{row.number} · {row.summary}")
            for row in found.history
            if row.id != besides
        ]
        self.history_menu = PlainMenu(entries, self._over)
        self.history_menu.chosen.connect(self.open_ticket)
        self.history_menu.below(button)
