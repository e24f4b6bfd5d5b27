"""The window: strip on top, rail at the left, one screen in front. Knows nothing of tickets."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from callcenter.entrance.way_in import Entrance
from callcenter.sync.status import LinkState, SyncStatus
from ui import formats, shortcuts, theme
from ui.alert import RedAlert
from ui.audit.watch import AuditWatch
from ui.call_flow import CallFlow
from ui.call_strip import CallStrip
from ui.context import UiContext
from ui.file_clock import FileClock
from ui.lapor_clock import LaporClock
from ui.messages import explain
from ui.once_told import OnceTold
from ui.people_clock import PeopleClock
from ui.plain_text import plain_title
from ui.privacy.watch import PrivacyWatch
from ui.renumbered_banner import RenumberedBanner
from ui.screens import Screens
from ui.sign_in.desk_lock import DeskLock
from ui.sync_clock import SyncClock
from ui.widgets.banner import Banner
from ui.widgets.nav_rail import NavRail, RailEntry
from ui.widgets.toast import Toast

CLOCK_BOUND_MS = 60_000
RAIL = (
    "new", "queue", "search", "directory", "outbox", "lapor", "reports", "privacy", "settings",
    "help",
)  # fmt: skip
_STEPS = ("new", "queue", "search", "directory", "outbox", "lapor", "reports")


class MainWindow(QMainWindow):
    """Everything an operator sees. `closing` comes before it goes."""

    closing = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self._ctx = ctx
        self._started = self._told = self._told_clock = False
        self.strip = CallStrip(ctx)
        self.rail = NavRail(self._entries())
        self.screens = Screens(ctx)
        self.banner = Banner(inset=True)
        self.banner.setObjectName("window.banner")
        self.renumbered = RenumberedBanner(ctx)
        self.clock = SyncClock(ctx.sync, ctx.background, ctx.changes, self)
        self.sync_faults = OnceTold(self.show_error)
        self.file_clock = FileClock(ctx, self)
        self.lapor_clock = LaporClock(ctx, self)
        self.lapor_faults = OnceTold(self.show_error)
        self.privacy = PrivacyWatch(ctx, self)
        self.audit = AuditWatch(ctx, self)
        self.flow = CallFlow(ctx, lambda: cast(Any, self.screens.get("new")), self)
        self.alert = RedAlert(ctx.desk, self)
        self._arrange()
        self.toast = Toast(self)
        self._connect()
        self._bind_keys()
        self.people: PeopleClock | None = None
        self.lock = self._lock(ctx.entrance)
        self._restore_geometry()
        self._title()

    def _entries(self) -> list[RailEntry]:
        hint = shortcuts.key_hint
        return [
            RailEntry("new", self.tr("Tiket baru"), hint("new")),
            RailEntry("queue", self.tr("Antrean")),
            RailEntry("search", self.tr("Cari"), hint("search")),
            RailEntry("directory", self.tr("Direktori OPD")),
            RailEntry("outbox", self.tr("Belum terkirim")),
            RailEntry("lapor", self.tr("SP4N-LAPOR!")),
            RailEntry("reports", self.tr("Laporan")),
            RailEntry("privacy", self.tr("Data pribadi")),
            RailEntry("settings", self.tr("Pengaturan"), low=True),
            RailEntry("help", self.tr("Bantuan"), hint("help"), low=True),
        ]

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
        front.addWidget(self.banner)
        front.addWidget(self.audit.banner)
        front.addWidget(self.renumbered)
        front.addWidget(self.screens, 1)
        row.addLayout(front, 1)
        column.addLayout(row, 1)
        self.setCentralWidget(body)

    def _connect(self) -> None:
        self.rail.picked.connect(self.show_screen)
        self.screens.built.connect(self._wire)
        self.strip.answer.connect(self.flow.answer)
        self.strip.hang_up.connect(self.flow.hang_up)
        self.strip.ready.connect(self.flow.ready)
        self.strip.outbox.connect(lambda: self.show_screen("outbox"))
        self.strip.pause_history.connect(self._pause_history)
        self.strip.failed.connect(self.show_error)
        self.flow.failed.connect(self.show_error)
        self.renumbered.open_ticket.connect(self.open_ticket)
        self.flow.show_form.connect(lambda: self.show_screen("new"))
        self.flow.second.connect(self._tell_second_call)
        self.toast.undo.connect(self.flow.take_waiting)
        self.clock.status_changed.connect(self._on_status)
        self.clock.failed.connect(self.sync_faults.tell)
        self.clock.reported.connect(self.sync_faults.forget)
        self.lapor_clock.failed.connect(self.lapor_faults.tell)
        self.lapor_clock.reported.connect(self.lapor_faults.forget)
        self.lapor_clock.person_changed.connect(self._on_lapor)
        self.privacy.counted.connect(self._on_privacy)
        self.audit.failed.connect(self.show_error)
        self.privacy.failed.connect(self.show_error)
        self._ctx.changes.changed.connect(self._on_changes)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "new": self.flow.answer,
            "help": lambda: self.show_screen("help"),
            "search": lambda: self.show_screen("search"),
            "outside": self.open_outside,
            "go_conflicts": lambda: self.show_screen("conflicts"),
            "go_privacy": lambda: self.show_screen("privacy"),
            "next_screen": lambda: self._step(1),
            "previous_screen": lambda: self._step(-1),
        }
        for key in _STEPS:
            keys[f"go_{key}"] = partial(self.show_screen, key)
        for id, callback in keys.items():
            shortcuts.bind(self, id, callback)

    def _lock(self, entrance: Entrance | None) -> DeskLock | None:
        """The lock, where people come in with a passphrase."""
        if entrance is None:
            return None
        made = DeskLock(self._ctx, entrance, self, self.keep_drafts)
        made.ringing.connect(self.take_call)
        made.refused.connect(lambda text: self.toast.show_note(text, tone="amber"))
        self.strip.operator.lock_asked.connect(made.lock)
        self.strip.operator.switch_asked.connect(lambda: made.lock(everybody=True))
        shortcuts.bind(self, "lock", made.lock)
        self.people = PeopleClock(self._ctx, entrance, made, self)
        self.people.told.connect(self._tell_people)
        self.people.failed.connect(self.show_error)
        self.clock.reported.connect(self.people.look)
        return made

    def _tell_people(self, title: str, text: str, tone: theme.Tone) -> None:
        self.banner.show_message(title, text, tone=tone)

    def _wire(self, key: str, widget: QWidget) -> None:
        """Connect the signals of a screen the moment it exists."""
        screen = cast(Any, widget)
        if hasattr(screen, "open_ticket"):
            screen.open_ticket.connect(self.open_ticket)
        wires: dict[str, Callable[[], None]] = {
            "queue": lambda: self._wire_queue(screen),
            "directory": lambda: screen.search_agency.connect(self.open_agency_tickets),
            "outbox": lambda: self._wire_outbox(screen),
            "search": lambda: self._wire_search(screen),
            "lapor": lambda: self._wire_lapor(screen),
            "ticket": lambda: self._wire_ticket(screen),
            "help": lambda: screen.closed.connect(self.go_back),
            "conflicts": lambda: screen.closed.connect(self.go_back),
            "settings": lambda: screen.connected.connect(self.clock.nudge),
            "start": lambda: self._wire_start(screen),
        }
        if key in wires:
            wires[key]()

    def _wire_outbox(self, screen: Any) -> None:
        screen.send_now.connect(self.clock.nudge)
        self.clock.status_changed.connect(screen.show_status)
        if self.clock.status is not None:
            screen.show_status(self.clock.status)
        self.lapor_clock.status_changed.connect(screen.show_lapor)
        if self.lapor_clock.status is not None:
            screen.show_lapor(self.lapor_clock.status)

    def _wire_lapor(self, screen: Any) -> None:
        screen.hurry.connect(self.lapor_clock.hurry)
        screen.ask_now.connect(self.lapor_clock.ask_now)
        screen.nudge.connect(self.lapor_clock.nudge)
        self.lapor_clock.status_changed.connect(screen.show_status)
        if self.lapor_clock.status is not None:
            screen.show_status(self.lapor_clock.status)

    def _wire_ticket(self, screen: Any) -> None:
        screen.closed.connect(self.go_back)
        screen.lapor_asked.connect(self.lapor_clock.ask_now)
        screen.open_lapor.connect(self.open_lapor)

    def _wire_queue(self, screen: Any) -> None:
        screen.count_changed.connect(self._on_queue_count)
        screen.turned_red.connect(self.alert.tell)
        screen.open_conflicts.connect(lambda: self.show_screen("conflicts"))

    def _wire_search(self, screen: Any) -> None:
        screen.open_agency.connect(self.open_agency)
        screen.call_number.connect(self.flow.take_call)

    def _wire_start(self, screen: Any) -> None:
        screen.connected.connect(self.clock.nudge)
        screen.finished.connect(lambda: self.show_screen("new"))

    def start(self) -> None:
        """After the first paint: drafts come back, the sync begins, the queue counts."""
        if self._started:
            return
        self._started = True
        form = cast(Any, self.screens.get("new"))
        form.restore_drafts()
        self.screens.get("queue")
        if self.people is not None:
            self.people.greet()
            self.people.look()
        self.clock.start()
        self.file_clock.start()
        self.lapor_clock.start()
        self.privacy.start()

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front and give it the keyboard."""
        widget = self.screens.show_screen(key)
        self.rail.set_current("queue" if key == "conflicts" else key)
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
        self.show_screen("ticket")

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

    def show_error(self, error: BaseException) -> None:
        """Say in the banner what happened, what is safe and what to do."""
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def show_warnings(self, warnings: tuple[str, ...]) -> None:
        """Name settings and data rows that were not right and were replaced by the default."""
        if warnings:
            title = self.tr("Sebagian pengaturan tidak terbaca, dipakai bawaannya")
            self.banner.show_message(title, " · ".join(warnings[:6]), tone="amber")

    def _step(self, step: int) -> None:
        now = self.screens.current()
        at = _STEPS.index(now) if now in _STEPS else -step
        self.show_screen(_STEPS[(at + step) % len(_STEPS)])

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
        waiting = status.unsent + status.quarantined
        self.rail.set_count("outbox", waiting, "red" if status.quarantined else "neutral")
        self._tell_clock(status.offset_ms or 0)
        if not self._told:
            self._told = True
            self._offer_server(status)

    def _tell_clock(self, offset_ms: int) -> None:
        """A clock more than a minute off is named once, until it is right again (SYNC 9)."""
        wrong = abs(offset_ms) > CLOCK_BOUND_MS
        if wrong and not self._told_clock:
            minutes = formats.number(abs(offset_ms) // 60_000)
            self.banner.show_message(
                self.tr("Jam komputer ini meleset {0} menit dari pusat").format(minutes),
                self.tr("Waktu di layar sudah dibetulkan. Minta petugas TI menyetel jamnya."),
                tone="amber",
            )
        self._told_clock = wrong

    def _on_lapor(self, needed: int) -> None:
        self.rail.set_count("lapor", needed, "red" if needed else "neutral")

    def _on_privacy(self, waiting: int, over: int, may: bool) -> None:
        self.rail.items["privacy"].setVisible(may)
        self.rail.set_count("privacy", waiting, "red" if over else "neutral")

    def _on_queue_count(self, over: int, near: int, running: int) -> None:
        del near, running
        self.rail.set_count("queue", over, "red" if over else "neutral")

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
        if not self.screens.current():
            self.show_screen(self._first_screen())
        QTimer.singleShot(0, self, self.start)

    def _first_screen(self) -> str:
        return "start" if self._ctx.desk.settings.current_operator is None else "new"

    def _offer_server(self, status: SyncStatus) -> None:
        """A desk that never had a server starts at the page that explains it, unless in use."""
        in_use = cast(Any, self.screens.get("new")).is_dirty or self._ctx.call.is_active
        if status.state is LinkState.NEVER and not self._ctx.desk.settings.demo and not in_use:
            self.show_screen("start")

    def keep_drafts(self) -> None:
        """What is being typed goes to disk now."""
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
        self.clock.stop()
        self.file_clock.stop()
        self.lapor_clock.stop()
        self.privacy.stop()
        self._state_file().setValue("geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)
