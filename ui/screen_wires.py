"""Connects the signals of a screen with the window, the moment the screen exists."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast

from PySide6.QtWidgets import QWidget

from ui.alert import RedAlert
from ui.call_flow import CallFlow
from ui.shift.note_bar import NoteBar
from ui.window_rail import WindowRail
from ui.window_watches import Watches


class Front(Protocol):
    """What the window offers its screens."""

    watches: Watches
    flow: CallFlow
    alert: RedAlert
    rail: WindowRail
    note_bar: NoteBar

    @property
    def show_error(self) -> Callable[[BaseException], None]:
        """Say what went wrong."""

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front."""

    def open_ticket(self, ticket_id: str) -> None:
        """Show one ticket."""

    def open_agency(self, agency_id: str) -> None:
        """Show one agency."""

    def open_agency_tickets(self, agency_id: str) -> None:
        """Show what an agency holds."""

    def open_lapor(self, ticket_id: str) -> None:
        """Show a decision about the national system."""

    def go_back(self) -> None:
        """Return to the screen before."""


class ScreenWires:
    """`wire(key, widget)` for each screen as it is built."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._wires: Mapping[str, Callable[[Any], None]] = {
            "queue": self._queue,
            "directory": self._directory,
            "outbox": self._outbox,
            "search": self._search,
            "lapor": self._lapor,
            "ticket": self._ticket,
            "help": self._closing,
            "conflicts": self._closing,
            "settings": self._settings,
            "start": self._start,
            "board": self._board,
            "shift": self._shift,
        }

    def wire(self, key: str, widget: QWidget) -> None:
        """Connect one screen; every screen that names tickets opens them."""
        screen = cast(Any, widget)
        if hasattr(screen, "open_ticket"):
            screen.open_ticket.connect(self._front.open_ticket)
        if key in self._wires:
            self._wires[key](screen)

    def _closing(self, screen: Any) -> None:
        screen.closed.connect(self._front.go_back)

    def _directory(self, screen: Any) -> None:
        screen.search_agency.connect(self._front.open_agency_tickets)

    def _settings(self, screen: Any) -> None:
        screen.connected.connect(self._front.watches.clock.nudge)

    def _outbox(self, screen: Any) -> None:
        clock, lapor = self._front.watches.clock, self._front.watches.lapor
        screen.send_now.connect(clock.nudge)
        clock.status_changed.connect(screen.show_status)
        if clock.status is not None:
            screen.show_status(clock.status)
        lapor.status_changed.connect(screen.show_lapor)
        if lapor.status is not None:
            screen.show_lapor(lapor.status)

    def _lapor(self, screen: Any) -> None:
        clock = self._front.watches.lapor
        screen.hurry.connect(clock.hurry)
        screen.ask_now.connect(clock.ask_now)
        screen.nudge.connect(clock.nudge)
        clock.status_changed.connect(screen.show_status)
        if clock.status is not None:
            screen.show_status(clock.status)

    def _ticket(self, screen: Any) -> None:
        self._closing(screen)
        screen.lapor_asked.connect(self._front.watches.lapor.ask_now)
        screen.open_lapor.connect(self._front.open_lapor)

    def _queue(self, screen: Any) -> None:
        screen.count_changed.connect(self._front.rail.show_queue)
        screen.turned_red.connect(self._front.alert.tell)
        screen.open_conflicts.connect(lambda: self._front.show_screen("conflicts"))

    def _board(self, screen: Any) -> None:
        screen.open_unsent.connect(lambda: self._front.show_screen("outbox"))
        clock = self._front.watches.clock
        screen.failed.connect(self._front.show_error)
        clock.status_changed.connect(screen.show_status)
        if clock.status is not None:
            screen.show_status(clock.status)

    def _shift(self, screen: Any) -> None:
        screen.failed.connect(self._front.show_error)
        screen.note_asked.connect(self._front.note_bar.open)

    def _search(self, screen: Any) -> None:
        screen.open_agency.connect(self._front.open_agency)
        screen.call_number.connect(self._front.flow.take_call)

    def _start(self, screen: Any) -> None:
        screen.connected.connect(self._front.watches.clock.nudge)
        screen.finished.connect(lambda: self._front.show_screen("new"))
