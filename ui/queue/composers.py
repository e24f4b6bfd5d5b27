"""The composers of the queue: take, raise, snooze, for one ticket or several at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.desk.work_queue import raise_level, release, snooze, take, wake
from callcenter.errors import FieldInvalid
from ui.context import UiContext
from ui.ticket_view.composer import Composer, Undo, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.moment_field import MomentField


class TakeComposer(Composer):
    """Takes tickets from a colleague; the reason is asked for and stays in the story."""

    def __init__(
        self, ctx: UiContext, ids: Sequence[str], holder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, parent=parent)
        self._ids = tuple(ids)
        self.name_it(self.tr("Ambil alih dari {name}").format(name=holder), self.tr("Ambil alih"))
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.add_field("reason", self.tr("Alasan"), self.reason)
        self.finish_form()

    def collect(self) -> Work:
        """The reason; the verb refuses an empty one."""
        desk, ids, reason = self.ctx.desk, self._ids, self.reason.text()
        if not reason.strip():
            raise FieldInvalid("reason", "empty")
        return lambda: take(desk, ids, reason)

    def said(self) -> str:
        """How many."""
        return several(self.tr("Tiket diambil alih"), self.tr("{n} tiket diambil alih"), self._ids)

    def is_dirty(self) -> bool:
        """A reason was begun."""
        return bool(self.reason.text().strip())


class RaiseComposer(Composer):
    """Moves tickets one rung up the ladder, with a reason."""

    def __init__(self, ctx: UiContext, ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._ids = tuple(ids)
        title = several(self.tr("Naikkan satu level"), self.tr("Naikkan {n} tiket"), self._ids)
        self.name_it(title, self.tr("Naikkan"))
        self.text = text_box(2)
        self.add_field("reason", self.tr("Alasan"), self.text)
        self.finish_form()

    def collect(self) -> Work:
        """The reason; the verb refuses an empty one and the top rung."""
        desk, ids, reason = self.ctx.desk, self._ids, self.text.toPlainText()
        return lambda: raise_level(desk, ids, reason)

    def said(self) -> str:
        """How many."""
        return several(self.tr("Tiket dinaikkan"), self.tr("{n} tiket dinaikkan"), self._ids)

    def is_dirty(self) -> bool:
        """A reason was begun."""
        return bool(self.text.toPlainText().strip())


class SnoozeComposer(Composer):
    """Puts tickets aside until a time; they come back by themselves."""

    def __init__(self, ctx: UiContext, ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._ids = tuple(ids)
        title = several(self.tr("Tunda sampai"), self.tr("Tunda {n} tiket sampai"), self._ids)
        self.name_it(title, self.tr("Tunda"), self.tr("jam batas waktu tetap berjalan"))
        self.until = MomentField(ctx.desk.clock)
        self.add_field("until", self.tr("Muncul lagi"), self.until)
        self.finish_form()

    def collect(self) -> Work:
        """The time chosen; the verb refuses one that has passed."""
        desk, ids, until = self.ctx.desk, self._ids, self.until.value()

        def work() -> Undo:
            snooze(desk, ids, until)
            return lambda: wake(desk, ids)

        return work

    def said(self) -> str:
        """How many."""
        return several(self.tr("Tiket ditunda"), self.tr("{n} tiket ditunda"), self._ids)


def take_free(ctx: UiContext, ids: Sequence[str]) -> Work:
    """Return the work that takes tickets nobody holds; undo gives them back to everybody."""
    desk, chosen = ctx.desk, tuple(ids)

    def work() -> Undo:
        take(desk, chosen)

        def undo() -> None:
            for one in chosen:
                release(desk, one)

        return undo

    return work


def several(one: str, many: str, ids: Sequence[str]) -> str:
    """Return the text for one ticket, or for so many."""
    return one if len(ids) == 1 else many.format(n=len(ids))
