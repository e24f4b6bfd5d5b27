"""What happens when a number rings, is answered, ends: strip, caller card and form in step.

What is being typed is never touched: a call that rings into a form with text waits in the strip
until it is answered, and the form keeps the old text as a draft of its own.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from callcenter.desk.take_call import take_call
from callcenter.desk.views import CallerView
from ui.call import CallState
from ui.call_strip import pretty_number
from ui.context import UiContext


class Form(Protocol):
    """What the call needs of the form."""

    @property
    def is_dirty(self) -> bool: ...
    def start_call(self, raw_number: str) -> None: ...
    def new_ticket(self) -> None: ...
    def take_keyboard_back(self) -> None: ...


class CallFlow(QObject):
    """Leads one call at a time; `show_form` asks the window for it, `second` names another one."""

    show_form = Signal()
    second = Signal(str)
    failed = Signal(object)

    def __init__(
        self, ctx: UiContext, form: Callable[[], Form], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._ctx, self._call, self._form = ctx, ctx.call, form
        self.waiting = ""

    def take_call(self, number: str) -> None:
        """A number rings: the strip shows it, and so does the form when nothing is typed in it."""
        if self._call.state is CallState.CONNECTED:
            self.waiting = number
            self.second.emit(pretty_number(number))
            return
        free = not self._form().is_dirty
        with self._call.together():
            self._call.clear()
            self._call.ring(number, in_form=free)
            if free:
                self._form().start_call(number)  # which asks who it is
        if free:
            self.show_form.emit()
        else:
            self._look_up(number)

    def take_waiting(self) -> None:
        """Leave the present call for the one that came in meanwhile."""
        number, self.waiting = self.waiting, ""
        if number:
            self._call.hang_up()
            self._begin(number, in_form=False)

    def answer(self) -> None:
        """F2 or “Jawab”: take the ringing call, or begin a new ticket when none rings."""
        if self._call.state is CallState.RINGING:
            self._begin(self._call.number, in_form=self._call.in_form)
            return
        self._form().new_ticket()
        if not self._call.is_active:
            self._call.connect_call("")
        self.show_form.emit()

    def hang_up(self) -> None:
        """The conversation is over; the form stays."""
        if self._call.state is CallState.CONNECTED:
            self._call.hang_up()
            self._form().take_keyboard_back()

    def ready(self) -> None:
        """Ready for the next call; what is typed stays as a draft."""
        if not self._call.is_active:
            self._call.clear()
            self._form().take_keyboard_back()

    def _begin(self, number: str, *, in_form: bool) -> None:
        """The form takes the number, keeping what stood in it as a draft, and the call begins."""
        if not in_form:
            self._form().start_call(number)
        if self._call.state is not CallState.CONNECTED or self._call.number != number:
            self._call.connect_call(number)
        self._look_up(number)
        self.show_form.emit()

    def _look_up(self, number: str) -> None:
        desk = self._ctx.desk
        self._ctx.background.latest(
            "call.caller",
            lambda: take_call(desk, number),
            self._found,
            self.failed.emit,
            owner=self,
        )

    def _found(self, view: CallerView) -> None:
        if view.raw == self._call.number:
            self._call.set_caller(view)
