"""Makes a report from the store, and finds the tickets behind one of its figures.

Piece by piece, each in its own short reading: others write meanwhile, and a person may stop it.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from msgspec import Struct

from callcenter.clock import Clock
from callcenter.errors import Cancelled
from callcenter.reports.figures import Dimension, Entry, Figure, Judge
from callcenter.reports.order import ReportOrder
from callcenter.reports.report import Counting, Report
from callcenter.store import measures
from callcenter.store.columns import micros
from callcenter.store.measures import TicketFact
from callcenter.store.store import Store
from callcenter.tickets.working_calendar import WorkingCalendar

PIECE = 10_000
Told = Callable[[int, int], None]
Stop = Callable[[], bool]


class Source(Protocol):
    """What a report is read from: a desk is one."""

    @property
    def store(self) -> Store:
        """Where the tickets are."""

    @property
    def clock(self) -> Clock:
        """What time it is."""

    @property
    def calendar(self) -> WorkingCalendar:
        """Which days are working days."""


class Condition(Struct, frozen=True):
    """What a figure counts: of this report, in this row, this figure or any of these.

    The key None is every row of the dimension.
    """

    order: ReportOrder
    dimension: Dimension
    key: str | None
    figure: Figure = Figure.ALL

    def counts_in(self, entry: Entry) -> bool:
        """Whether the figure counts an entry of a ticket."""
        dimension, key, mask = entry
        if dimension is not self.dimension or not mask & self.figure.value:
            return False
        return self.key is None or key == self.key


class Found(Struct, frozen=True):
    """The ids of the tickets behind a figure, the newest first, and what the figure counts.

    A figure of hand-overs, clocks or surveys may count several of one ticket.
    """

    ids: tuple[str, ...]
    counted: int


def untold(_done: int, _all: int) -> None:
    """Tells nobody how far it is."""


def unstopped() -> bool:
    """Nobody stops it."""
    return False


def read_report(
    source: Source, order: ReportOrder, told: Told = untold, stop: Stop = unstopped
) -> Report:
    """Counts the tickets of an order. `told(done, all)` now and then; raises Cancelled."""
    now = source.clock.now()
    counting = Counting(Judge(order, now, source.calendar))
    for piece in _pieces(source, order, told, stop):
        counting.take(piece)
    return counting.report(order, now)


def read_behind(
    source: Source, condition: Condition, told: Told = untold, stop: Stop = unstopped
) -> Found:
    """The tickets that a figure counts now; raises Cancelled."""
    judge = Judge(condition.order, source.clock.now(), source.calendar)
    counts: dict[int, int] = {}
    for piece in _pieces(source, condition.order, told, stop):
        for fact in filter(judge.wants, piece):
            many = sum(map(condition.counts_in, judge.entries(fact)))
            if many:
                counts[fact.doc] = many
    with source.store.read() as tx:
        ids = measures.ids_of(tx, list(counts))
    return Found(tuple(ids), sum(counts.values()))


def _pieces(
    source: Source, order: ReportOrder, told: Told, stop: Stop
) -> Iterator[list[TicketFact]]:
    begin, end = micros(order.start), micros(order.stop)
    with source.store.read() as tx:
        count = measures.count_between(tx, begin, end)
    done, after = 0, begin - 1
    while True:
        if stop():
            raise Cancelled
        with source.store.read() as tx:
            piece = measures.facts_between(tx, begin, end, after, PIECE)
        if not piece:
            return
        yield piece
        done, after = done + len(piece), piece[-1].doc
        told(min(done, count), count)
