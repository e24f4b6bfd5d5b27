"""What the keys of the queue begin: a verb at once, or the composer that asks for what it needs.

A composer keeps the tickets it was opened for, wherever the cursor goes meanwhile. One composer
serves all the tickets that are selected.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from callcenter.desk.each_ticket import Carried
from callcenter.desk.own import own_uids
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.take_back import give_back
from callcenter.desk.views import TicketRow, TicketView
from callcenter.desk.work_queue import take, wake
from ui.context import UiContext
from ui.messages import explain
from ui.queue.composers import (
    FinishComposer,
    RaiseComposer,
    SnoozeComposer,
    TakeComposer,
    numbers_of,
)
from ui.ticket_view.composer import Composer, Saved, Undo
from ui.ticket_view.composer_choice import make_composer
from ui.ticket_view.composer_slot import ComposerSlot
from ui.ticket_view.contact_composer import ContactComposer
from ui.ticket_view.remind_composer import RemindComposer
from ui.ticket_view.several import SeveralComposer, refusals_text, several, undone_note
from ui.ticket_view.transfer_composer import TransferComposer
from ui.widgets.toast import Toast

MOST = 200
"""Tickets one step is taken for: more would keep everybody else's saving waiting."""
_OF_ROWS: Mapping[str, Callable[[UiContext, Sequence[TicketRow]], SeveralComposer]] = {
    "raise": RaiseComposer,
    "snooze": SnoozeComposer,
}
_OF_TICKETS: Mapping[str, Callable[[UiContext, Sequence[TicketView]], SeveralComposer]] = {
    "remind": lambda ctx, views: RemindComposer(ctx, *views),
    "transfer": lambda ctx, views: TransferComposer(ctx, *(one.ticket for one in views)),
    "call": lambda ctx, views: ContactComposer(ctx, *(one.ticket for one in views)),
}
_NEEDS_TICKET = {
    "remind": "remind",
    "answer": "follow_up",
    "transfer": "transfer",
    "call": "contact",
    "done": "resolve",
}


class QueueActions(QObject):
    """`begin(key, rows)`; `opened(composer)` when something is asked for."""

    opened = Signal(object)

    def __init__(self, ctx: UiContext, slot: ComposerSlot, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._slot, self._toast = ctx, slot, toast
        self._last: Saved | None = None
        slot.saved.connect(self._saved)
        slot.partly.connect(self._saved)
        toast.undo.connect(self._take_back)

    def begin(self, key: str, rows: Sequence[TicketRow]) -> None:
        """Begin an action on these tickets; nothing happens without any."""
        if not rows:
            return
        if len(rows) > MOST:
            text = self.tr("Paling banyak {n} tiket sekaligus; pilih lebih sedikit")
            self._toast.show_note(text.format(n=MOST), tone="amber")
        elif key == "take":
            self._take(rows)
        elif key == "wake":
            self._wake(rows)
        elif key in _OF_ROWS:
            self._open(key, rows, lambda: _OF_ROWS[key](self._ctx, rows))
        elif key == "done" and len(rows) > 1:
            self._open(key, rows, lambda: FinishComposer(self._ctx, rows))
        else:
            self._with_tickets(key, rows)

    def _take(self, rows: Sequence[TicketRow]) -> None:
        own = own_uids(self._ctx.desk)
        others = [row for row in rows if row.holder_uid and row.holder_uid not in own]
        wanted = [row for row in rows if row.holder_uid not in own]
        if not wanted:
            self._toast.show_note(self.tr("Sudah Anda pegang"), tone="neutral")
            return
        if others:
            names = list(dict.fromkeys(row.holder_name for row in others))
            self._open("take", wanted, lambda: TakeComposer(self._ctx, wanted, names))
            return
        desk, numbers = self._ctx.desk, numbers_of(wanted)
        self._ctx.background.desk(
            lambda: take(desk, numbers),
            lambda found: self._taken(found, numbers),
            self._failed,
            owner=self,
        )

    def _taken(self, found: Carried, numbers: Mapping[str, str]) -> None:
        """What a colleague took a moment earlier is named."""
        text = self.tr("{n} tiket Anda pegang").format(n=len(found.done))
        said = " · ".join(filter(None, (text, refusals_text(found.refused, numbers))))
        self._saved(Saved(said, self._undo_of(found), numbers))

    def _undo_of(self, taken: Carried) -> Undo | None:
        desk = self._ctx.desk
        return (lambda: give_back(desk, taken.written)) if taken.done else None

    def _wake(self, rows: Sequence[TicketRow]) -> None:
        desk, ids = self._ctx.desk, [row.id for row in rows]
        said = several(self.tr("Tiket dibangunkan"), self.tr("{n} tiket dibangunkan"), len(ids))
        self._ctx.background.desk(
            lambda: wake(desk, ids), lambda _: self._saved(Saved(said)), self._failed, owner=self
        )

    def _with_tickets(self, key: str, rows: Sequence[TicketRow]) -> None:
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("queue action", id(self)),
            lambda: [read_ticket(desk, row.id) for row in rows],
            lambda views: self._open(key, rows, lambda: self._make(key, views)),
            self._failed,
            owner=self,
        )

    def _make(self, key: str, views: Sequence[TicketView]) -> Composer:
        if len(views) == 1:
            return make_composer(self._ctx, _NEEDS_TICKET[key], views[0])
        return _OF_TICKETS[key](self._ctx, views)

    def _open(self, key: str, rows: Sequence[TicketRow], make: Callable[[], Composer]) -> None:
        name = _NEEDS_TICKET.get(key, key)  # as on the ticket's own screen: one text, one draft
        composer = self._slot.open((",".join(row.id for row in rows), name), make)
        if len(rows) == 1:
            composer.show_subject(rows[0].number)
        self.opened.emit(composer)

    def _saved(self, saved: Saved) -> None:
        self._last = saved
        self._toast.show_note(saved.text, action=self.tr("Batalkan") if saved.undo else "")

    def _take_back(self) -> None:
        last, self._last = self._last, None
        if last is not None and last.undo is not None:
            self._ctx.background.desk(
                last.undo,
                lambda found: self._undone(found, last.numbers),
                self._failed,
                owner=self,
            )

    def _undone(self, found: object, numbers: Mapping[str, str]) -> None:
        text, tone = undone_note(found, numbers)
        self._toast.show_note(text, tone=tone)

    def _failed(self, error: BaseException) -> None:
        message = explain(error)
        self._toast.show_note(f"{message.title}. {message.what}", tone="red")
