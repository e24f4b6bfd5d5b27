"""What the card of SP4N-LAPOR! asks for: a verb at once, a composer, or somebody else's screen."""

from collections.abc import Callable
from typing import Literal, cast

from PySide6.QtCore import QObject, Signal

from callcenter.desk.context import Desk
from callcenter.desk.lapor_ticket import send_to_lapor, settle_reply
from callcenter.errors import FieldInvalid
from ui.context import UiContext
from ui.ticket_view.composer import Saved, Undo
from ui.ticket_view.lapor_card import LaporCard
from ui.ticket_view.lapor_composers import undo_of
from ui.ticket_view.lapor_lines import ASK, SEND, WORK_LIST

Choice = Literal["sent", "again", "cancel"]


class LaporActions(QObject):
    """`wanted(key)` of a composer; `refresh` and `work_list` are others' to do."""

    wanted = Signal(str)
    refresh = Signal(str)
    work_list = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, ctx: UiContext, card: LaporCard, shown: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ctx, self._shown = ctx, shown
        card.asked.connect(self._asked)
        card.settle_reply_asked.connect(self._settle_reply)

    def _asked(self, key: str) -> None:
        ticket_id = self._shown()
        if key == SEND:
            self._send(ticket_id)
        elif key == ASK:
            self.refresh.emit(ticket_id)
        elif key == WORK_LIST:
            self.work_list.emit(ticket_id)
        else:
            self.wanted.emit(key)

    def _send(self, ticket_id: str) -> None:
        desk, said = self._ctx.desk, self.tr("Dipilih untuk dikirim ke SP4N-LAPOR!")
        self._ctx.background.desk(
            lambda: _sent(desk, ticket_id),
            lambda undo: self.saved.emit(Saved(said, undo)),
            self.failed.emit,
            owner=self,
        )

    def _settle_reply(self, eid: str, choice: str) -> None:
        desk, ticket_id = self._ctx.desk, self._shown()
        said = {
            "sent": self.tr("Balasan dicatat sudah ada di SP4N-LAPOR!"),
            "again": self.tr("Balasan akan dikirim lagi"),
            "cancel": self.tr("Balasan dibatalkan"),
        }[choice]
        chosen = cast(Choice, choice)
        self._ctx.background.desk(
            lambda: settle_reply(desk, ticket_id, eid, chosen),
            lambda _none: self.saved.emit(Saved(said)),
            self.failed.emit,
            owner=self,
        )


def _sent(desk: Desk, ticket_id: str) -> Undo | None:
    choices = send_to_lapor(desk, [ticket_id])
    if not choices:
        raise FieldInvalid("lapor", "moved")
    return undo_of(desk, choices)
