"""The rail of the window: which screens it names, in which order, with what counts."""

from PySide6.QtWidgets import QWidget

from callcenter.sync.status import SyncStatus
from ui import shortcuts
from ui.widgets.nav_rail import NavRail, RailEntry

RAIL = (
    "new", "queue", "search", "directory", "outbox", "lapor", "shift", "board", "reports",
    "privacy", "settings", "help",
)  # fmt: skip
STEPS = ("new", "queue", "search", "directory", "outbox", "lapor", "shift", "board", "reports")
"""The screens one walks through by the key of the next one; each has its own key, `go_<screen>`."""
_UNDER = {"conflicts": "queue"}
"""Screens without a line of their own, and the line they belong to."""


class WindowRail(NavRail):
    """The rail with its lines; each watch tells its count here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([], parent)
        self.add_entries(self._entries())

    def _entries(self) -> list[RailEntry]:
        hint = shortcuts.key_hint
        return [
            RailEntry("new", self.tr("Tiket baru"), hint("new")),
            RailEntry("queue", self.tr("Antrean")),
            RailEntry("search", self.tr("Cari"), hint("search")),
            RailEntry("directory", self.tr("Direktori OPD")),
            RailEntry("outbox", self.tr("Belum terkirim")),
            RailEntry("lapor", self.tr("SP4N-LAPOR!")),
            RailEntry("shift", self.tr("Serah terima")),
            RailEntry("board", self.tr("Papan")),
            RailEntry("reports", self.tr("Laporan")),
            RailEntry("privacy", self.tr("Data pribadi")),
            RailEntry("settings", self.tr("Pengaturan"), low=True),
            RailEntry("help", self.tr("Bantuan"), hint("help"), low=True),
        ]

    def set_shown(self, screen: str) -> None:
        """Mark the line of the screen in front."""
        self.set_current(_UNDER.get(screen, screen))

    def show_unsent(self, status: SyncStatus) -> None:
        """What waits to be sent; red when the centre refused something."""
        waiting = status.unsent + status.quarantined
        self.set_count("outbox", waiting, "red" if status.quarantined else "neutral")

    def show_lapor(self, needed: int) -> None:
        """How many complaints at the national system wait for a person."""
        self.set_count("lapor", needed, "red" if needed else "neutral")

    def show_privacy(self, waiting: int, over: int, may: bool) -> None:
        """What waits at the privacy office, for those who may open it."""
        self.items["privacy"].setVisible(may)
        self.set_count("privacy", waiting, "red" if over else "neutral")

    def show_shifts(self, late: int) -> None:
        """How many hand-overs miss a signature."""
        self.set_count("shift", late, "amber" if late else "neutral")

    def show_queue(self, over: int, near: int, running: int) -> None:
        """How many tickets are over a limit."""
        del near, running
        self.set_count("queue", over, "red" if over else "neutral")
