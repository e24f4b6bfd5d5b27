"""A report: counted figures by row, and how long agencies took. Pure; words nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct, field

from callcenter.reports.figures import Dimension, Figure, Judge
from callcenter.reports.order import ReportOrder
from callcenter.store.measures import TicketFact

MEDIAN, LONG = 50, 90


class Tally(Struct, frozen=True):
    """One row: how often each combination of figures came."""

    masks: Mapping[int, int]

    def __getitem__(self, figure: Figure) -> int:
        """How many count in this figure."""
        bit = figure.value
        return sum(times for mask, times in self.masks.items() if mask & bit)


NOTHING = Tally({})
"""A row in which no ticket counts."""


class Report(Struct, frozen=True):
    """Rows by dimension and key, as seen at `made_at` (aware UTC); rows of nothing are missing.

    `days` are the working days of each answered hand-over by agency, the shortest first.
    """

    order: ReportOrder
    made_at: datetime
    rows: Mapping[Dimension, Mapping[str, Tally]]
    days: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def total(self) -> Tally:
        """All tickets of the report."""
        return self.row(Dimension.TOTAL, "")

    def row(self, dimension: Dimension, key: str) -> Tally:
        """One row, that of nothing when no ticket counts in it."""
        return self.rows.get(dimension, {}).get(key, NOTHING)

    def days_at(self, agency_id: str, percent: int) -> int | None:
        """Working days within which so many percent of its answers came; None without answers."""
        return nearest_rank(self.days.get(agency_id, ()), percent)


def nearest_rank(ordered: tuple[int, ...], percent: int) -> int | None:
    """The smallest value that at least so many percent do not exceed; None for no values."""
    if not ordered:
        return None
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


class Counting:
    """Takes tickets, piece by piece, and makes the report of them."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._counts: Counter[tuple[Dimension, str, int]] = Counter()
        self._days: dict[str, Counter[int]] = {}

    def take(self, facts: Iterable[TicketFact]) -> None:
        """Count these too."""
        judge, counts = self._judge, self._counts
        for fact in facts:
            if not judge.wants(fact):
                continue
            counts.update(judge.entries(fact))
            for agency_id, days in judge.answer_days(fact):
                self._days.setdefault(agency_id, Counter())[days] += 1

    def report(self, order: ReportOrder, made_at: datetime) -> Report:
        """What was counted so far."""
        rows: dict[Dimension, dict[str, dict[int, int]]] = {}
        for (dimension, key, mask), times in self._counts.items():
            rows.setdefault(dimension, {}).setdefault(key, {})[mask] = times
        return Report(
            order,
            made_at,
            {
                dimension: {key: Tally(masks) for key, masks in found.items()}
                for dimension, found in rows.items()
            },
            {one: tuple(sorted(found.elements())) for one, found in self._days.items()},
        )
