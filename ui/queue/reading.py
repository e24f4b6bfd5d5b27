"""Keeps the queue's rows in step with the store: whole once, then what was touched.

A queue longer than the list holds is cut at what breaks last: its counts are the store's, rows
beyond the edge stay out, and it is read whole again when many have left or a minute has gone by
(what was put aside comes back by itself). Words and shows nothing.
"""

from PySide6.QtCore import QObject, Signal

from callcenter.desk.read_queue import LIMIT, QueueView, read_counts, read_queue, read_rows
from callcenter.desk.views import QueueCounts, TicketRow
from ui.context import UiContext
from ui.queue.model import QueueModel
from ui.queue.order import Place, Standings, place_of

WHOLE_EVERY = 60.0
"""Seconds until a cut list is read whole again."""

AGAIN_AFTER = 10.0
"""Seconds until a list that could not be read is read again."""

_MOST_GONE = 10
"""A cut list that has lost one in so many of its rows is read whole."""

_WORDS = frozenset({"presence", "outbox", "drafts", "sync", "directory", "settings"})


class QueueReading(QObject):
    """`brought(whole)` when the model is in step again; `failed` with the error."""

    brought = Signal(bool)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, model: QueueModel, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._model = ctx, model
        self.limit = LIMIT
        self._stale = True
        self._failed = False
        self._touched: set[str] = set()
        self._whole: Standings | None = None
        self._edge: Place | None = None
        self._read_at = 0.0
        ctx.changes.changed.connect(self._changed)

    @property
    def is_cut(self) -> bool:
        """Whether more stands in the store than the list holds."""
        return self._whole is not None

    def standings(self) -> Standings:
        """How the whole queue stands, whatever the list holds of it."""
        return self._whole or self._model.counts()

    def read(self) -> None:
        """Read the whole queue anew."""
        desk, limit = self._ctx.desk, self.limit
        self._stale = self._failed = False
        self._touched.clear()
        self._read_at = desk.clock.monotonic()

        def work() -> QueueView:
            view = read_queue(desk, limit)
            # The calendar of the years in question is made here, not while painting.
            for day in {row.next_due.date() for row in view.rows if row.next_due is not None}:
                desk.calendar.is_working(day)
            desk.calendar.is_working(desk.clock.now().date())
            return view

        self._ctx.background.latest(("queue", id(self)), work, self._show, self._fail, owner=self)

    def read_if_stale(self) -> None:
        """Read it when it was never read, or something changed that every row shows."""
        if self._stale:
            self.read()

    def tick(self) -> None:
        """Time went by: a list that is cut may lack what comes back, one not read lacks more."""
        gone = self._ctx.desk.clock.monotonic() - self._read_at
        if (self._failed and gone >= AGAIN_AFTER) or (self.is_cut and gone >= WHOLE_EVERY):
            self.read()

    def _fail(self, error: BaseException) -> None:
        """The list is older than the store now: the next change reads it whole, or the clock."""
        self._stale = self._failed = True
        self.failed.emit(error)

    def _show(self, view: QueueView) -> None:
        self._model.set_rows(view.rows)
        counts = _standings(view.counts)
        cut = counts.all > len(view.rows)
        self._whole = counts if cut else None
        self._edge = place_of(view.rows[-1], self._ctx.desk.clock.now()) if cut else None
        self.brought.emit(True)

    def _changed(self, ids: frozenset[str]) -> None:
        if "directory" in ids or "settings" in ids:
            self._stale = True
        self._touched |= ids - _WORDS
        if self._stale:
            self.read()  # also unseen: the rail counts and the alarm for red ones go on
        elif self._touched:
            self._read_touched()

    def _read_touched(self) -> None:
        desk, asked = self._ctx.desk, frozenset(self._touched)
        self._touched.clear()
        cut = self.is_cut
        self._ctx.background.desk(
            lambda: (read_rows(desk, asked), read_counts(desk) if cut else None),
            lambda found: self._show_touched(asked, *found),
            self._fail,
            owner=self,
        )

    def _show_touched(
        self, asked: frozenset[str], found: dict[str, TicketRow], counts: QueueCounts | None
    ) -> None:
        if (counts is not None) != self.is_cut:
            self.read()  # it became longer than the list, or shorter, meanwhile
            return
        if counts is not None:
            self._whole = _standings(counts)
            found = self._within(found)
        self._model.update_rows(asked, found)
        if self.is_cut and self._model.size < self.limit - self.limit // _MOST_GONE:
            self.read()
        self.brought.emit(False)

    def _within(self, found: dict[str, TicketRow]) -> dict[str, TicketRow]:
        """Without those that stand behind the edge: between them and it are rows not held."""
        now, edge = self._ctx.desk.clock.now(), self._edge
        return {
            key: row for key, row in found.items() if edge is None or place_of(row, now) <= edge
        }


def _standings(counts: QueueCounts) -> Standings:
    return Standings(counts.over, counts.near, counts.running)
