"""The composers of the queue: take, raise, snooze, finish, for one ticket or several at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.desk.each_ticket import Carried
from callcenter.desk.finish import resolve_each
from callcenter.desk.take_back import bring_back
from callcenter.desk.views import TicketRow
from callcenter.desk.work_queue import raise_level, snooze, take
from callcenter.errors import FieldInvalid, TransitionRefused
from callcenter.tickets import life
from callcenter.tickets.apply import MAX_LEVEL
from callcenter.tickets.words import Kind, State
from ui.context import UiContext
from ui.messages import explain, field_text
from ui.ticket_view.composer import Undo, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.moment_field import MomentField
from ui.ticket_view.several import SeveralComposer, several


def numbers_of(rows: Sequence[TicketRow]) -> dict[str, str]:
    """Return the numbers of rows, by id, from top to bottom."""
    return {row.id: row.number for row in rows}


class TakeComposer(SeveralComposer):
    """Takes tickets from colleagues; the reason is asked for and stays in the story."""

    def __init__(
        self,
        ctx: UiContext,
        rows: Sequence[TicketRow],
        holders: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ctx, numbers_of(rows), parent)
        one, many = self.tr("Ambil alih dari {names}"), self.tr("Ambil {n} tiket, dari {names}")
        title = (one if len(rows) == 1 else many).format(names=", ".join(holders), n=len(rows))
        self.name_it(title, self.tr("Ambil alih"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.add_field("reason", self.tr("Alasan"), self.reason)
        self.finish_form()

    def collect(self) -> Work:
        """The reason; an empty one is refused."""
        desk, ids, reason = self.ctx.desk, self.ids, self.reason.text()
        if not reason.strip():
            raise FieldInvalid("reason", "empty")
        return lambda: take(desk, ids, reason)

    def said_of(self, count: int) -> str:
        """How many."""
        return several(self.tr("Tiket diambil alih"), self.tr("{n} tiket diambil alih"), count)

    def begun(self) -> bool:
        """A reason was begun."""
        return bool(self.reason.text().strip())


class RaiseComposer(SeveralComposer):
    """Moves tickets one rung up the ladder, with a reason."""

    def __init__(
        self, ctx: UiContext, rows: Sequence[TicketRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, numbers_of(rows), parent)
        if len(rows) > 1:
            top = field_text(FieldInvalid("level", "top"))
            self.leave_out({row.id: top for row in rows if row.level >= MAX_LEVEL})
        title = several(self.tr("Naikkan satu level"), self.tr("Naikkan {n} tiket"), self.count)
        self.name_it(title, self.tr("Naikkan"))
        self.text = text_box(2)
        self.add_field("reason", self.tr("Alasan"), self.text)
        self.finish_form()

    def collect(self) -> Work:
        """The reason; the verb refuses an empty one and the top rung."""
        desk, ids, reason, beside = self.ctx.desk, self.ids, self.text.toPlainText(), self.beside
        return lambda: raise_level(desk, ids, reason, beside)

    def said_of(self, count: int) -> str:
        """How many."""
        return several(self.tr("Tiket dinaikkan"), self.tr("{n} tiket dinaikkan"), count)

    def begun(self) -> bool:
        """A reason was begun."""
        return bool(self.text.toPlainText().strip())


class SnoozeComposer(SeveralComposer):
    """Puts tickets aside until a time; they come back by themselves."""

    def __init__(
        self, ctx: UiContext, rows: Sequence[TicketRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, numbers_of(rows), parent)
        title = several(self.tr("Tunda sampai"), self.tr("Tunda {n} tiket sampai"), self.count)
        self.name_it(title, self.tr("Tunda"), self.tr("jam batas waktu tetap berjalan"))
        self.until = MomentField(ctx.desk.clock)
        self.add_field("until", self.tr("Muncul lagi"), self.until)
        self.finish_form()

    def collect(self) -> Work:
        """The time chosen; the verb refuses one that has passed."""
        desk, ids, until = self.ctx.desk, self.ids, self.until.value()
        return lambda: snooze(desk, ids, until)

    def said_of(self, count: int) -> str:
        """How many."""
        return several(self.tr("Tiket ditunda"), self.tr("{n} tiket ditunda"), count)

    def undo_of(self, found: Carried) -> Undo:
        """They wait again until when they waited before, if at all."""
        desk = self.ctx.desk
        return lambda: bring_back(desk, found.written)


class FinishComposer(SeveralComposer):
    """Says for several tickets, in the same words, how the matter was settled."""

    def __init__(
        self, ctx: UiContext, rows: Sequence[TicketRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, numbers_of(rows), parent)
        self.leave_out(_not_to_finish(rows))
        self.name_it(
            several(self.tr("Selesaikan"), self.tr("Selesaikan {n} tiket"), self.count),
            self.tr("Selesaikan"),
        )
        self.text = text_box()
        asked = self.tr("Bagaimana diselesaikan; disampaikan kepada setiap pelapor")
        self.add_field("text", asked, self.text)
        self.finish_form()

    def collect(self) -> Work:
        """The text as typed; the verb refuses an empty one."""
        desk, ids, text, beside = self.ctx.desk, self.ids, self.text.toPlainText(), self.beside
        return lambda: resolve_each(desk, ids, text, beside)

    def said_of(self, count: int) -> str:
        """How many."""
        one, many = self.tr("Tiket dinyatakan selesai"), self.tr("{n} tiket dinyatakan selesai")
        return several(one, many, count)

    def begun(self) -> bool:
        """Something stands in the text."""
        return bool(self.text.toPlainText().strip())


def _not_to_finish(rows: Sequence[TicketRow]) -> Mapping[str, str]:
    """Why these are not to be finished now, by id."""
    found = {}
    for row in rows:
        try:
            life.require(Kind.RESOLVED, State(row.state))
        except TransitionRefused as error:
            found[row.id] = explain(error).what
    return found
