"""The window: strip on top, rail at the left, one screen in front. Knows nothing of tickets."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from callcenter.entrance.way_in import Entrance
from callcenter.sync.status import LinkState, SyncStatus
from ui import shortcuts, theme
from ui.alert import RedAlert
from ui.call_flow import CallFlow
from ui.call_strip import CallStrip
from ui.clock_banner import ClockBanner
from ui.context import UiContext
from ui.once_told import OnceTold
from ui.people_clock import PeopleClock
from ui.plain_text import plain_title
from ui.renumbered_banner import RenumberedBanner
from ui.screen_wires import ScreenWires
from ui.screens import Screens
from ui.shift.note_bar import NoteBar
from ui.sign_in.desk_lock import DeskLock
from ui.widgets.toast import Toast
from ui.window_banners import WindowBanners
from ui.window_rail import STEPS, WindowRail
from ui.window_watches import Watches


class MainWindow(QMainWindow):
    """Everything an operator sees. `closing` comes before it goes."""

    closing = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self._ctx = ctx
        self._started = self._told = self._fronted = False
        self._open_id = ""
        self.strip = CallStrip(ctx)
        self.rail = WindowRail()
        self.screens = Screens(ctx)
        self.renumbered = RenumberedBanner(ctx)
        self.watches = Watches(ctx, self)
        self.clock, self.lapor_clock = self.watches.clock, self.watches.lapor
        self.privacy, self.audit = self.watches.privacy, self.watches.audit
        self.shifts = self.watches.shifts
        self.clock_banner = ClockBanner(ctx, self.watches.escalation)
        self.banners = WindowBanners(
            self.audit.banner, self.shifts.banner, self.watches.presence.banner, self.renumbered,
            self.clock_banner,
        )  # fmt: skip
        self.note_bar = NoteBar(ctx)
        self.banner = self.banners.own
        self.show_error = self.banners.show_error
        self.show_warnings = self.banners.show_warnings
        self.sync_faults = OnceTold(self.show_error)
        self.lapor_faults = OnceTold(self.show_error)
        self.escalation_faults = OnceTold(self.show_error)
        self.flow = CallFlow(ctx, lambda: cast(Any, self.screens.get("new")), self)
        self.alert = RedAlert(ctx.desk, self)
        self._wires = ScreenWires(self)
        self._arrange()
        self.toast = Toast(self)
        self._connect()
        self._bind_keys()
        self.people: PeopleClock | None = None
        self.lock = self._lock(ctx.entrance)
        self._restore_geometry()
        self._title()

    def _arrange(self) -> None:
        body = QWidget()
        body.setObjectName("screen")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        front = QVBoxLayout()
        front.setSpacing(0)
        front.addWidget(self.banners)
        front.addWidget(self.note_bar)
        front.addWidget(self.screens, 1)
        row.addLayout(front, 1)
        column.addLayout(row, 1)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        self.rail.picked.connect(self.show_screen)
        self.screens.built.connect(self._wires.wire)
        self.strip.answer.connect(self.flow.answer)
        self.strip.hang_up.connect(self.flow.hang_up)
        self.strip.ready.connect(self.flow.ready)
        self.strip.outbox.connect(lambda: self.show_screen("outbox"))
        self.strip.pause_history.connect(self._pause_history)
        self.strip.failed.connect(self.show_error)
        self.flow.failed.connect(self.show_error)
        self.renumbered.open_ticket.connect(self.open_ticket)
        self.screens.currentChanged.connect(lambda _at: self._tell_open())
        self.watches.presence.changed.connect(self._tell_presence)
        self.flow.show_form.connect(lambda: self.show_screen("new"))
        self.flow.second.connect(self._tell_second_call)
        self.toast.undo.connect(self.flow.take_waiting)
        self.clock.status_changed.connect(self._on_status)
        self.clock.failed.connect(self.sync_faults.tell)
        self.clock.reported.connect(self.sync_faults.forget)
        self.lapor_clock.failed.connect(self.lapor_faults.tell)
        self.lapor_clock.reported.connect(self.lapor_faults.forget)
        self.watches.escalation.failed.connect(self.escalation_faults.tell)
        self.watches.escalation.reported.connect(self.escalation_faults.forget)
        self.lapor_clock.person_changed.connect(self.rail.show_lapor)
        self.privacy.counted.connect(self.rail.show_privacy)
        self.audit.failed.connect(self.show_error)
        self.privacy.failed.connect(self.show_error)
        self.shifts.counted.connect(self.rail.show_shifts)
        self.shifts.failed.connect(self.show_error)
        self.shifts.opened.connect(self.open_handover)
        self.note_bar.failed.connect(self.show_error)
        self.note_bar.saved.connect(self.toast.show_note)
        self._ctx.changes.changed.connect(self._on_changes)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "new": self.flow.answer,
            "help": lambda: self.show_screen("help"),
            "search": lambda: self.show_screen("search"),
            "outside": self.open_outside,
            "go_conflicts": lambda: self.show_screen("conflicts"),
            "go_privacy": lambda: self.show_screen("privacy"),
            "shift_note": self.note_bar.open,
            "next_screen": lambda: self._step(1),
            "previous_screen": lambda: self._step(-1),
        }
        for key in STEPS:
            keys[f"go_{key}"] = partial(self.show_screen, key)
        for id, callback in keys.items():
            shortcuts.bind(self, id, callback)

    def _lock(self, entrance: Entrance | None) -> DeskLock | None:
        """The lock, where people come in with a passphrase."""
        if entrance is None:
            return None
        made = DeskLock(self._ctx, entrance, self, self.keep_drafts)
        made.ringing.connect(self.take_call)
        made.unlocked.connect(self.clock_banner.unfold)
        made.refused.connect(lambda text: self.toast.show_note(text, tone="amber"))
        self.strip.operator.lock_asked.connect(made.lock)
        self.strip.operator.switch_asked.connect(lambda: made.lock(everybody=True))
        shortcuts.bind(self, "lock", made.lock)
        self.people = PeopleClock(self._ctx, entrance, made, self)
        self.people.told.connect(self.banners.show_people)
        self.people.failed.connect(self.show_error)
        self.clock.reported.connect(self.people.look)
        return made

    def start(self) -> None:
        """Once the window stands: drafts come back, the sync begins, the watches look."""
        if self._started:
            return
        self._started = True
        form = cast(Any, self.screens.get("new"))
        form.restore_drafts()
        if self.people is not None:
            self.people.greet()
            self.people.look()
        self.watches.start()

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front and give it the keyboard."""
        self._fronted = True
        widget = self.screens.show_screen(key)
        self.rail.set_shown(key)
        screen = cast(Any, widget)
        if key in ("new", "queue"):
            screen.focus_first()
        elif key == "search":
            screen.focus_box()
        else:
            widget.setFocus()

    def open_ticket(self, ticket_id: str) -> None:
        """Show one ticket."""
        screen = cast(Any, self.screens.get("ticket"))
        screen.show_ticket(ticket_id)
        self._open_id = ticket_id
        self.show_screen("ticket")
        self._tell_open()

    def _tell_open(self) -> None:
        """The other desks hear which ticket is on this screen."""
        shown = self.screens.current() == "ticket"
        self.watches.presence.look_at(self._open_id if shown else "")

    def _tell_presence(self) -> None:
        status = self.clock.status
        if status is not None and status.state is LinkState.ONLINE:
            self.clock.nudge()

    def open_agency(self, agency_id: str) -> None:
        """Show one agency of the directory."""
        self.show_screen("directory")
        cast(Any, self.screens.get("directory")).show_agency(agency_id)

    def open_agency_tickets(self, agency_id: str) -> None:
        """Show the open tickets an agency holds, in the search."""
        self.show_screen("search")
        cast(Any, self.screens.get("search")).show_agency_tickets(agency_id)

    def open_lapor(self, ticket_id: str) -> None:
        """Show what a person has to decide about a ticket at the national system."""
        self.show_screen("lapor")
        cast(Any, self.screens.get("lapor")).show_ticket(ticket_id)

    def open_handover(self, matter_id: str) -> None:
        """Show one hand-over."""
        self.show_screen("shift")
        cast(Any, self.screens.get("shift")).show_handover(matter_id)

    def open_outside(self) -> None:
        """F9 from anywhere: the form with its panel of what is outside our authority."""
        if self.screens.current() != "new":
            self.show_screen("new")
        cast(Any, self.screens.get("new")).open_outside()

    def go_back(self) -> None:
        """Return to the screen that was in front before."""
        self.show_screen(self.screens.earlier())

    def take_call(self, number: str) -> None:
        """A number rings; what is being typed stays, and a locked desk says only that it rings."""
        if self.lock is not None and self.lock.hold_call(number):
            return
        self.flow.take_call(number)

    def raise_window(self) -> None:
        """Come to the front without touching focus inside the window or typed text."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _step(self, step: int) -> None:
        now = self.screens.current()
        at = STEPS.index(now) if now in STEPS else -step
        self.show_screen(STEPS[(at + step) % len(STEPS)])

    def _pause_history(self, paused: bool) -> None:
        """The chip in the strip: reading the history stops, or goes on at once."""
        sync = self._ctx.sync
        self._ctx.background.desk(
            lambda: sync.pause_history(paused),
            lambda _none: None if paused else self.clock.nudge(),
            self.show_error,
            owner=self,
        )

    def _tell_second_call(self, number: str) -> None:
        text = self.tr("Telepon lain masuk: {0}").format(number)
        self.toast.show_note(text, tone="amber", action=self.tr("Terima"))

    def _on_status(self, status: SyncStatus) -> None:
        self.strip.set_status(status)
        self.rail.show_unsent(status)
        self.banners.show_clock(status.offset_ms or 0)
        if not self._told:
            self._told = True
            self._offer_server(status)

    def _on_changes(self, ids: frozenset[str]) -> None:
        if "settings" in ids:
            self._title()

    def _title(self) -> None:
        title = self.tr("Meja Call Center Lampung")
        plain_title(self, f"{title} — DEMO" if self._ctx.desk.settings.demo else title)

    def _state_file(self) -> QSettings:
        path = self._ctx.desk.profile / "window.ini"
        return QSettings(str(path), QSettings.Format.IniFormat)

    def _restore_geometry(self) -> None:
        kept = self._state_file().value("geometry")
        if kept is None or not self.restoreGeometry(kept):
            self.resize(1366, 768)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: begin once the window stands."""
        super().showEvent(event)
        if not self._fronted:
            self.show_screen(self.first_screen())
        QTimer.singleShot(0, self, self.start)

    def first_screen(self) -> str:
        """What stands in front before anybody chose: the form, where somebody takes calls."""
        return "start" if self._ctx.desk.settings.current_operator is None else "new"

    def _offer_server(self, status: SyncStatus) -> None:
        """A desk that never had a server starts at the page that explains it, unless in use."""
        in_use = cast(Any, self.screens.get("new")).is_dirty or self._ctx.call.is_active
        if status.state is LinkState.NEVER and not self._ctx.desk.settings.demo and not in_use:
            self.show_screen("start")

    def keep_drafts(self) -> None:
        """What is being typed goes to disk now."""
        self.note_bar.flush_draft()
        for key in ("new", "ticket", "queue"):
            if self.screens.is_built(key):
                cast(Any, self.screens.get(key)).flush_draft()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the draft goes to disk, the timers stop, the place of the window is kept."""
        if self.lock is None or not self.lock.is_locked:
            self.keep_drafts()
        if self.lock is not None:
            self.lock.stop()
        self.alert.close()
        self.watches.stop()
        self._state_file().setValue("geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)


def build_window(ctx: UiContext) -> MainWindow:
    """Return a window whose first screen stands, to be shown; its queue, which the rail counts, is
    being read by the worker while the form is made."""
    with theme.undressed():
        window = MainWindow(ctx)
        window.screens.get("queue")
        window.screens.setCurrentWidget(window.screens.get(window.first_screen()))
    return window
