"""The chip of a person's own views of the queue: take one, keep the present one, forget one.

A view is named by what its chips say; nobody has to think of a name.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from callcenter.desk.queue_views import MOST, QueueViewKept, drop_view, keep_view, read_views
from ui.context import UiContext
from ui.queue.filter_chip import OPENING
from ui.widgets.chip import Chip
from ui.widgets.menu import Entry, PlainMenu
from ui.widgets.paint import ChipLook

_ALL, _KEEP, _DROP = "all", "keep", "drop"


class Chosen(Protocol):
    """What the chips beside it say."""

    def typed(self) -> dict[str, str]:
        """By the name of the chip."""

    def words(self) -> str:
        """In words."""


class ViewChip(Chip):
    """`wanted(chosen)` when a view is taken; an empty one shows everything."""

    wanted = Signal(dict)

    def __init__(self, ctx: UiContext, chosen: Chosen, parent: QWidget | None = None) -> None:
        super().__init__(self._title(), parent, clickable=True)
        self._ctx, self._chosen = ctx, chosen
        self.views: tuple[QueueViewKept, ...] = ()
        self.clicked.connect(self.open_menu)
        ctx.changes.changed.connect(self._changed)
        self.read()

    def read(self) -> None:
        """Whoever sits here now has views of their own."""
        desk = self._ctx.desk
        self._run(lambda: read_views(desk))

    def open_menu(self) -> PlainMenu:
        """Open the views; the present one can be kept or forgotten."""
        menu = PlainMenu(self._entries(), self)
        menu.chosen.connect(self.pick)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu

    def _entries(self) -> list[Entry]:
        now = self._chosen.typed()
        entries = [Entry(_ALL, self.tr("Semua"), checked=not now), Entry("")]
        entries += [
            Entry(f"={one.name}", one.name, checked=one.chosen == now) for one in self.views
        ]
        if now:
            known = any(one.chosen == now for one in self.views)
            drop = Entry(_DROP, self.tr("Lupakan tampilan ini"))
            room = len(self.views) < MOST
            keep = Entry(_KEEP, self.tr("Simpan tampilan ini"), enabled=room)
            entries += [Entry(""), drop if known else keep]
        return entries

    def pick(self, key: str) -> None:
        """Do what an entry of the menu says."""
        desk, now = self._ctx.desk, self._chosen.typed()
        if key == _KEEP:
            name = self._chosen.words()
            self._run(lambda: keep_view(desk, name, now))
        elif key == _DROP:
            name = next((one.name for one in self.views if one.chosen == now), "")
            self._run(lambda: drop_view(desk, name))
        elif key == _ALL:
            self.wanted.emit({})
        else:
            name = key.removeprefix("=")
            found = next((one for one in self.views if one.name == name), None)
            if found is not None:
                self.wanted.emit(dict(found.chosen))

    def _run(self, work: Callable[[], tuple[QueueViewKept, ...]]) -> None:
        self._ctx.background.desk(work, self._show, owner=self)

    def _show(self, views: tuple[QueueViewKept, ...]) -> None:
        self.views = views

    def _changed(self, ids: frozenset[str]) -> None:
        if ids & {"settings", "rights"}:
            self.read()

    def _title(self) -> str:
        return self.tr("Tampilan")

    def set_state(self, text: str, tone: object = "neutral", shape: object = "") -> None:
        """Qt side: always its own name, with the sign of a menu."""
        del text, tone, shape
        self._wear(ChipLook(self._title(), "neutral", "", menu=True), self._title())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Down open the menu."""
        if event.key() in OPENING:
            self.open_menu()
            return
        super().keyPressEvent(event)
