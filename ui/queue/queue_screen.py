"""The escalation queue: a table worked by single keys, a bar for the selected ticket.

Rows change under the cursor without moving it. Keys act only while the table has the focus.
"""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.views import TicketRow, TicketView
from ui import shortcuts, theme
from ui.conflicts.conflict_chip import ConflictChip
from ui.context import UiContext
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.presence_watch import openers
from ui.queue import columns
from ui.queue.acting import QueueActions
from ui.queue.detail_bar import ACTIONS, DetailBar, story_line
from ui.queue.filters import FilterRow
from ui.queue.model import QueueModel
from ui.queue.order import Standings
from ui.queue.reading import QueueReading
from ui.queue.standing_chips import RedOnes, StandingChips
from ui.ticket_view.composer_slot import ComposerSlot
from ui.ticket_view.scrolling import ScrollColumn
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyTable
from ui.widgets.toast import Toast

SLOW_MS, FAST_MS = 30_000, 1_000


class QueueScreen(QWidget):
    """`open_ticket(id)`; `count_changed(over, near, running)`; `turned_red(n)` for new red ones."""

    open_ticket = Signal(str)
    count_changed = Signal(int, int, int)
    turned_red = Signal(int)
    open_conflicts = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._ctx = ctx
        self._counts = Standings()
        self._red = RedOnes()
        self._loaded = self._choose_first = self._lapor = False
        self._kept_selection: list[str] = []
        self.model = QueueModel(ctx.desk, self)
        self.reading = QueueReading(ctx, self.model, self)
        self.table = KeyTable(several=True)
        self.table.setObjectName("queue.table")
        self.table.setAccessibleName(self.tr("Antrean eskalasi"))
        self.table.setModel(self.model)
        self.filters = FilterRow(self.model, ctx)
        self.chips = StandingChips()
        self.conflicts = ConflictChip(ctx)
        self.slot = ComposerSlot(ctx)
        self.bar = DetailBar()
        self.toast = Toast(self)
        self._actions = QueueActions(ctx, self.slot, self.toast, self)
        self._actions.opened.connect(self._reveal)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._arrange()
        self._connect()
        self._show_counts()
        self.reading.read()

    def _arrange(self) -> None:
        titles = QHBoxLayout()
        titles.setSpacing(theme.dp(8))
        titles.addWidget(PlainLabel(self.tr("Antrean eskalasi"), role="heading"))
        titles.addLayout(self.chips)
        titles.addWidget(self.conflicts)
        titles.addStretch(1)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(theme.dp(8))
        head.addLayout(titles)
        head.addWidget(self.filters, 1)
        self._empty = EmptyState(
            "circle-check",
            self.tr("Tidak ada yang menunggu"),
            self.tr("Tiket dengan batas waktu muncul sendiri di sini, yang paling dekat di atas."),
        )
        card = Card()
        card.setObjectName("card")
        card.body.addWidget(self.table)
        card.body.addWidget(self._empty)
        self._empty.hide()
        inner = QWidget()
        inner.setObjectName("scroll_body")
        self._area = ScrollColumn(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 14)))
        column.setSpacing(theme.dp(10))
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addWidget(self.slot)
        column.addWidget(self.bar)
        self.table.setMinimumHeight(theme.dp(150))
        self._empty.setMinimumHeight(theme.dp(150))
        self.setFocusProxy(self.table)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(columns.STRETCHED, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._changed)
        self.reading.brought.connect(self._brought)
        self.reading.failed.connect(self._failed)
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(lambda *_: self._selected())
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.model.modelReset.connect(self._restore_selection)
        self.table.opened.connect(lambda n: self.open_ticket.emit(self.model.row(n).id))
        self.filters.changed.connect(self._filtered)
        self.conflicts.clicked.connect(self.open_conflicts)
        shortcuts.bind(self, "queue_conflicts", self.open_conflicts.emit)
        self.bar.taken.connect(self.act)
        self.slot.closed.connect(lambda _key: self.table.setFocus())
        for key in ACTIONS:
            shortcuts.bind(self.table, f"queue_{key}", partial(self.act, key))
        shortcuts.bind(self.table, "queue_open", self.open_current)

    def focus_first(self) -> None:
        """A person opened the queue: keys work at once, on the first row when none is chosen."""
        self._choose_first = not self.selected_rows()
        self._select_first()
        self.table.setFocus()

    def _select_first(self) -> None:
        if self._choose_first and self._loaded and self.model.rowCount() > 0:
            self._choose_first = False
            if not self.selected_rows():
                self.table.selectRow(0)

    def read(self) -> None:
        """Read the whole queue anew."""
        self.reading.read()

    def _brought(self, whole: bool) -> None:
        self._after_change()
        self._loaded |= whole
        self._select_first()
        if not self._timer.isActive():
            self._timer.start()

    def _changed(self, ids: frozenset[str]) -> None:
        if "presence" in ids:
            self._show_openers()

    def _after_change(self) -> None:
        self._show_counts()
        self._show_empty()
        if self._lapor != self.model.knows_lapor:
            self._fit_columns()
        self._selected()
        self._set_pace()

    def _show_counts(self) -> None:
        before, self._counts = self._counts, self.reading.standings()
        now = self._counts
        self.chips.show_standings(now, self.model.size if self.reading.is_cut else None)
        if before != now:
            self.count_changed.emit(now.over, now.near, now.running)
        fresh = self._red.new(self.model.over_ids(), now.over)
        if self._loaded and fresh:
            self.turned_red.emit(fresh)

    def _show_empty(self) -> None:
        filled = self.model.rowCount() > 0
        self.table.setVisible(filled)
        self._empty.setVisible(not filled)
        if self.model.everything():
            self._empty.set_text(
                self.tr("Tidak ada yang cocok dengan saringan"),
                self.tr("Longgarkan saringan di kanan atas untuk melihat semuanya."),
            )
        else:
            self._empty.set_text(
                self.tr("Tidak ada yang menunggu"),
                self.tr("Tiket berbatas waktu muncul sendiri di sini, yang terdekat di atas."),
            )

    def _filtered(self) -> None:
        self.model.set_filter(self.filters.wanted())
        self._after_change()

    def _show_openers(self) -> None:
        self.model.set_openers({one.open: one.name or one.desk for one in openers(self._ctx)})

    def tick(self) -> None:
        """Time went by: the clocks that are seen, the counts, what comes back from its rest."""
        self._show_openers()
        self.reading.tick()
        self.model.rearrange_if_due()
        self.model.repaint_time(*self._seen())
        self._show_counts()
        self._set_pace()

    def _seen(self) -> tuple[int, int]:
        port = self.table.viewport().rect()
        first = self.table.rowAt(port.top())
        last = self.table.rowAt(port.bottom())
        return max(0, first), self.model.rowCount() - 1 if last < 0 else last

    def _set_pace(self) -> None:
        pace = FAST_MS if self.model.breaks_soon(*self._seen()) else SLOW_MS
        if self._timer.interval() != pace:
            self._timer.setInterval(pace)

    @property
    def pace_ms(self) -> int:
        """Milliseconds between two repaints of the clocks."""
        return self._timer.interval()

    def selected_rows(self) -> list[TicketRow]:
        """Return the selected tickets from top to bottom."""
        found = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.row(n) for n in found]

    def select(self, ticket_id: str) -> None:
        """Put cursor and selection on a ticket."""
        at = self.model.position(ticket_id)
        if at >= 0:
            self.table.selectRow(at)

    def _keep_selection(self) -> None:
        self._kept_selection = [row.id for row in self.selected_rows()]

    def _restore_selection(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        for one in self._kept_selection:
            at = self.model.position(one)
            if at < 0:
                continue
            index: QModelIndex = self.model.index(at, 0)
            selection.setCurrentIndex(index, flags.Select | flags.Rows)

    def _selected(self) -> None:
        rows = self.selected_rows()
        if len(rows) != 1:
            if rows:
                self.bar.show_several(rows, self._ctx.desk.clock.now())
            else:
                self.bar.show_nothing()
            return
        desk, row = self._ctx.desk, rows[0]
        self.bar.show_row(row, desk.directory, desk.clock.now())
        self._ctx.background.latest(
            ("queue story", id(self)),
            lambda: read_ticket(desk, row.id),
            self._show_story,
            self._failed,
            owner=self,
        )

    def _show_story(self, view: TicketView) -> None:
        rows = self.selected_rows()
        if [row.id for row in rows] == [view.ticket.id]:
            desk = self._ctx.desk
            self.bar.show_story(story_line(view, desk.directory, desk.clock.now()))

    def open_current(self) -> None:
        """Open the ticket under the cursor."""
        index = self.table.currentIndex()
        if index.isValid():
            self.open_ticket.emit(self.model.row(index.row()).id)

    def act(self, key: str) -> None:
        """Begin an action on what is selected; what it needs is asked for above the bar."""
        rows = self.selected_rows()
        if self.bar.buttons[key].isEnabled():
            self._actions.begin(key, rows)
        else:
            self.toast.show_note(self.bar.why_not(key, rows), tone="amber")

    def flush_draft(self) -> None:
        """Write what is being typed now, for a window that closes."""
        self.slot.flush()

    def _reveal(self, composer: QWidget) -> None:
        self._area.reveal(composer)

    def _failed(self, error: BaseException) -> None:
        message = explain(error)
        self.toast.show_note(f"{message.title}. {message.what}", tone="red")

    def _fit_columns(self) -> None:
        self._lapor = self.model.knows_lapor
        columns.fit(self.table, self.width() - theme.dp(38), lapor=self._lapor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with little room the less telling columns step back."""
        super().resizeEvent(event)
        self._fit_columns()
        tight = self.width() < theme.dp(1080)
        way = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        self.filters.end_at_right(not tight)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: read what changed while hidden."""
        super().showEvent(event)
        self.reading.read_if_stale()
        self._set_pace()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: the clocks that nobody sees tick slowly; only the counts are kept right."""
        super().hideEvent(event)
        self._choose_first = False
        self._timer.setInterval(SLOW_MS)
        self.toast.close_note()
