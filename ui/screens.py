"""The screens of the desk by key, each built when first asked for. Knows no signal of them."""

from collections.abc import Callable, Mapping
from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.context import UiContext

Maker = Callable[[UiContext], QWidget]


def _lazy(module: str, name: str) -> Maker:
    """Import a screen's module only when the screen is built: the start stays short."""

    def make(ctx: UiContext) -> QWidget:
        made = getattr(import_module(module), name)(ctx)
        if not isinstance(made, QWidget):
            raise TypeError(name)
        return made

    return make


MAKERS: Mapping[str, Maker] = {
    "new": _lazy("ui.ticket_form.form", "TicketForm"),
    "queue": _lazy("ui.queue.queue_screen", "QueueScreen"),
    "search": _lazy("ui.search.search_screen", "SearchScreen"),
    "directory": _lazy("ui.directory.directory_screen", "DirectoryScreen"),
    "outbox": _lazy("ui.outbox.outbox_screen", "OutboxScreen"),
    "lapor": _lazy("ui.lapor.screen", "LaporScreen"),
    "board": _lazy("ui.board.screen", "BoardScreen"),
    "shift": _lazy("ui.shift.screen", "ShiftScreen"),
    "privacy": _lazy("ui.privacy.screen", "PrivacyScreen"),
    "reports": _lazy("ui.reports.screen", "ReportScreen"),
    "conflicts": _lazy("ui.conflicts.conflict_screen", "ConflictScreen"),
    "ticket": _lazy("ui.ticket_view.screen", "TicketScreen"),
    "settings": _lazy("ui.settings.settings_screen", "SettingsScreen"),
    "start": _lazy("ui.start.start_screen", "StartScreen"),
    "help": lambda _ctx: import_module("ui.help").HelpScreen(),
}
"""Every screen of the window; the order is that of the rail."""


class Screens(QStackedWidget):
    """The stack; `built(key, widget)` comes once per screen, before it is shown."""

    built = Signal(str, QWidget)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screens")
        self._ctx = ctx
        self._made: dict[str, QWidget] = {}
        self._trail: list[str] = []

    def get(self, key: str) -> QWidget:
        """Return a screen, built now if nobody asked before; KeyError for an unknown key."""
        if key not in self._made:
            widget = MAKERS[key](self._ctx)
            self._made[key] = widget
            self.addWidget(widget)
            self.built.emit(key, widget)
        return self._made[key]

    def is_built(self, key: str) -> bool:
        """True when the screen exists."""
        return key in self._made

    def show_screen(self, key: str) -> QWidget:
        """Bring a screen to the front and return it."""
        widget = self.get(key)
        if self.current() != key:
            self._trail = [*self._trail[-20:], self.current()]
        self.setCurrentWidget(widget)
        return widget

    def current(self) -> str:
        """Return the key of the screen in front, "" when none."""
        shown = self.currentWidget()
        return next((key for key, one in self._made.items() if one is shown), "")

    def earlier(self) -> str:
        """Return the key of the screen that was in front before this one, taken off the trail."""
        while self._trail:
            key = self._trail.pop()
            if key and key != self.current():
                return key
        return "new"
