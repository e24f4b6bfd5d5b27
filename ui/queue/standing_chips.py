"""How many tickets are over, near and calm, as chips; and which of the red ones are new.

Counts nothing itself: it is told.
"""

from PySide6.QtWidgets import QHBoxLayout

from ui import formats, theme
from ui.queue.order import Standings
from ui.widgets.chip import Chip


class StandingChips(QHBoxLayout):
    """Three chips; the first two are seen only where they have something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(theme.dp(8))
        self.over = Chip(tone="red", shape="■")
        self.near = Chip(tone="amber", shape="▲")
        self.running = Chip()
        for name, chip in (("over", self.over), ("near", self.near), ("running", self.running)):
            chip.setObjectName(f"queue.count.{name}")
            self.addWidget(chip)

    def show_standings(self, now: Standings, listed: int | None) -> None:
        """Say how many; `listed` when the list holds only so many of them."""
        self.over.set_state(self.tr("{n} lewat").format(n=formats.number(now.over)), "red", "■")
        self.near.set_state(self.tr("{n} hampir").format(n=formats.number(now.near)), "amber", "▲")
        running = self.tr("{n} berjalan").format(n=formats.number(now.running))
        if listed is not None:
            nearest = self.tr("{n} terdekat di daftar").format(n=formats.number(listed))
            running = f"{running} · {nearest}"
        self.running.set_state(running)
        self.over.setVisible(now.over > 0)
        self.near.setVisible(now.near > 0)


class RedOnes:
    """Which tickets are red, so that one that comes is told though another one went."""

    def __init__(self) -> None:
        self._ids: frozenset[str] = frozenset()
        self._over = 0

    def new(self, ids: frozenset[str], over: int) -> int:
        """Return how many are new. `over`: how many are red at all, beyond the list too.

        Of those beyond the end of the list the number alone is known.
        """
        fresh = len(ids - self._ids)
        if over > len(ids) or self._over > len(self._ids):
            fresh = max(0, over - self._over)
        self._ids, self._over = ids, over
        return fresh
