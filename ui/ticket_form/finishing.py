"""Finishing a call: save, join, prank. Errors keep everything typed; joining can be taken back."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from callcenter.desk.join_reporter import undo_join
from callcenter.desk.mark_prank import mark_prank, unmark_prank
from callcenter.errors import FieldInvalid, PhoneInvalid
from callcenter.tickets.intake import Intake
from ui.context import UiContext
from ui.messages import explain
from ui.ticket_form.draft_keeper import DraftKeeper, Ending
from ui.ticket_form.form_body import FormBody
from ui.ticket_form.saving import Joined, Saving, join, save

T = TypeVar("T")


class Finishing(QObject):
    """Once on disk: `registered(Registered, then_next)`, `joined(Joined)`, `pranked(caller, eid)`.

    The last of each is `here`: False when the form was left meanwhile and another stands there.
    `left` and `forgiven` when joining and prank were taken back.
    """

    registered = Signal(object, bool, bool)
    joined = Signal(object, bool)
    pranked = Signal(str, str, bool)
    left = Signal()
    forgiven = Signal()

    def __init__(
        self, ctx: UiContext, body: FormBody, keeper: DraftKeeper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ctx, self._body, self._keeper = ctx, body, keeper
        self._busy = False

    @property
    def is_busy(self) -> bool:
        """A save is under way; a second press does nothing."""
        return self._busy

    def save(self, saving: Saving, *, then_next: bool) -> None:
        """Registers the form as a ticket."""
        desk = self._ctx.desk
        self._run(
            lambda: save(desk, saving),
            lambda done: done.ticket_id,
            lambda done, here: self.registered.emit(done, then_next, here),
        )

    def join(self, ticket_id: str, saving: Saving) -> None:
        """Adds the reporter to a ticket that exists."""
        desk = self._ctx.desk
        self._run(lambda: join(desk, ticket_id, saving), lambda _done: ticket_id, self.joined.emit)

    def undo_join(self, done: Joined) -> None:
        """Takes the reporter off again."""
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: undo_join(desk, done.registered.ticket_id, done.eids),
            lambda _none: self.left.emit(),
            self.show_error,
            self,
        )

    def mark_prank(self, intake: Intake, note: str, slot: str) -> None:
        """Counts a prank on this caller."""
        desk = self._ctx.desk
        seconds, caller_id = intake.call_seconds, intake.caller_id
        self._run(
            lambda: mark_prank(
                desk, intake.phone, note, seconds=seconds, caller_id=caller_id, draft_slot=slot
            ),
            lambda _mark: "",
            lambda mark, here: self.pranked.emit(*mark, here),
        )

    def undo_prank(self, caller_id: str, eid: str) -> None:
        """Takes the prank off the caller again."""
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: unmark_prank(desk, caller_id, eid),
            lambda _none: self.forgiven.emit(),
            self.show_error,
            self,
        )

    def _run(
        self, work: Callable[[], T], of: Callable[[T], str], done: Callable[[T, bool], None]
    ) -> None:
        """`of` says which ticket has the words now."""
        if self._busy:
            return
        self._busy = True
        self._body.banner.hide()
        ending = self._keeper.hold()

        def whole() -> T:
            result = work()
            ending.took, ending.ticket_id = True, of(result)
            return result

        self._ctx.background.desk(
            whole,
            lambda result: self._done(ending, done, result),
            lambda error: self._failed(ending, error),
            self,
        )

    def _done(self, ending: Ending, done: Callable[[T, bool], None], result: T) -> None:
        self._busy = False
        done(result, self._keeper.release(ending, saved=True))

    def _failed(self, ending: Ending, error: BaseException) -> None:
        self._busy = False
        if self._keeper.release(ending, saved=False):
            self.show_error(error)
        else:
            self._show_above(error)  # its fields hold somebody else's words now

    def show_error(self, error: BaseException) -> None:
        """At its field when it belongs to one, else above the form: what is safe, what to do."""
        if isinstance(error, PhoneInvalid):
            self._body.caller.show_error(error)
            return
        message = explain(error)
        if isinstance(error, FieldInvalid) and self._at_field(error.field, message.what):
            return
        self._show_above(error)

    def _show_above(self, error: BaseException) -> None:
        message = explain(error)
        self._body.banner.show_message(message.title, message.text, tone="red")
        self._body.area.ensureWidgetVisible(self._body.banner)

    def _at_field(self, name: str, text: str) -> bool:
        fields = {
            "description": self._body.description,
            "category": self._body.category.category,
            "place": self._body.place.place,
            "phone": self._body.caller.phone,
        }
        field = fields.get(name)
        if field is None:
            return False
        field.set_error(text)  # type: ignore[attr-defined]
        field.input.setFocus()  # type: ignore[attr-defined]
        return True
