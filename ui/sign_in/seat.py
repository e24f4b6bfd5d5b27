"""The window of whoever sits here; another person gets a window of their own, over the same desk.

So nothing that stood in a screen of the one before is ever seen: what they typed is in their
drafts. The lanes of the background run on.
"""

from msgspec.structs import replace
from PySide6.QtCore import QObject

from ui.call import Call
from ui.context import UiContext
from ui.main_window import MainWindow, build_window


class Seat(QObject):
    """`window` is the one in front now, `ctx` what its screens are given."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.ctx = ctx
        self.window = self._made()

    def take_call(self, number: str) -> None:
        """A number rings at whoever sits here."""
        self.window.take_call(number)

    def raise_window(self) -> None:
        """Come to the front."""
        self.window.raise_window()

    def show_error(self, error: BaseException) -> None:
        """Say in the window what happened."""
        self.window.show_error(error)

    def hide(self) -> None:
        """The end has begun."""
        self.window.hide()

    def end(self) -> None:
        """The desk is closed: the window goes, with everything in it."""
        self.window.deleteLater()

    def _made(self) -> MainWindow:
        window = build_window(self.ctx)
        if window.lock is not None:
            window.lock.switched.connect(self._switch)
        return window

    def _switch(self) -> None:
        """Somebody else came in: the other window goes, with everything in it."""
        before = self.window
        number = before.lock.take_held() if before.lock is not None else ""
        state = before.saveGeometry()
        # A call of its own: channel and confidentiality of what the other one types stay theirs.
        self.ctx = replace(self.ctx, call=Call(self.ctx.desk.clock, self.ctx.background))
        self.window = self._made()
        self.window.restoreGeometry(state)
        self.window.show()
        self.window.raise_window()
        before.close()
        before.deleteLater()
        if number:
            self.window.take_call(number)
