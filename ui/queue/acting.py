"""What the keys of the queue begin: a verb at once, or the composer that asks for what it needs.

A composer keeps the tickets it was opened for, wherever the cursor goes meanwhile.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.views import TicketRow
from callcenter.desk.work_queue import wake
from ui.context import UiContext
from ui.messages import explain
from ui.queue.composers import (
    RaiseComposer,
    SnoozeComposer,
    TakeComposer,
    several,
    take_free,
)
from ui.ticket_view.composer import Composer, Saved, Undo
from ui.ticket_view.composer_choice import make_composer
from ui.ticket_view.composer_slot import ComposerSlot
from ui.widgets.toast import Toast

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
        self._undo: Undo | None = None
        slot.saved.connect(self._saved)
        toast.undo.connect(self._take_back)

    def begin(self, key: str, rows: Sequence[TicketRow]) -> None:
        """Begin an action on these tickets; nothing happens without any."""
        if not rows:
            return
        if key == "take":
            self._take(rows)
        elif key == "wake":
            self._wake(rows)
        elif key in _NEEDS_TICKET:
            self._with_ticket(key, rows[0])
        else:
            ids = [row.id for row in rows]
            maker = RaiseComposer if key == "raise" else SnoozeComposer
            self._open(key, rows, lambda: maker(self._ctx, ids))

    def _take(self, rows: Sequence[TicketRow]) -> None:
        own = self._ctx.desk.settings.operator
        others = [row for row in rows if row.holder_uid not in ("", own)]
        wanted = [row for row in rows if row.holder_uid != own]
        ids = [row.id for row in wanted]
        if not ids:
            self._toast.show_note(self.tr("Sudah Anda pegang"), tone="neutral")
            return
        if others:
            holder = others[0].holder_name
            self._open("take", wanted, lambda: TakeComposer(self._ctx, ids, holder))
            return
        said = self.tr("{n} tiket Anda pegang").format(n=len(ids))
        self._ctx.background.desk(
            take_free(self._ctx, ids),
            lambda undo: self._saved(Saved(said, undo)),
            self._failed,
            owner=self,
        )

    def _wake(self, rows: Sequence[TicketRow]) -> None:
        desk, ids = self._ctx.desk, [row.id for row in rows]
        said = several(self.tr("Tiket dibangunkan"), self.tr("{n} tiket dibangunkan"), ids)
        self._ctx.background.desk(
            lambda: wake(desk, ids), lambda _: self._saved(Saved(said)), self._failed, owner=self
        )

    def _with_ticket(self, key: str, row: TicketRow) -> None:
        desk, name = self._ctx.desk, _NEEDS_TICKET[key]
        self._ctx.background.latest(
            ("queue action", id(self)),
            lambda: read_ticket(desk, row.id),
            lambda view: self._open(key, [row], lambda: make_composer(self._ctx, name, view)),
            self._failed,
            owner=self,
        )

    def _open(self, key: str, rows: Sequence[TicketRow], make: Callable[[], Composer]) -> None:
        name = _NEEDS_TICKET.get(key, key)  # as on the ticket's own screen: one text, one draft
        composer = self._slot.open((",".join(row.id for row in rows), name), make)
        if len(rows) == 1:
            composer.show_subject(rows[0].number)
        self.opened.emit(composer)

    def _saved(self, saved: Saved) -> None:
        self._undo = saved.undo
        self._toast.show_note(saved.text, action=self.tr("Batalkan") if saved.undo else "")

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            self._ctx.background.desk(
                undo,
                lambda _: self._toast.show_note(self.tr("Dibatalkan")),
                self._failed,
                owner=self,
            )

    def _failed(self, error: BaseException) -> None:
        message = explain(error)
        self._toast.show_note(f"{message.title}. {message.what}", tone="red")
