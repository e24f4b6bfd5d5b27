"""A report as tables of numbers: which columns, which rows in which order, what is joined. Pure.

Holds no word: rows and columns are keys, which whoever shows or writes them gives words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial

from msgspec import Struct

from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.report import LONG, MEDIAN, Report, Tally
from callcenter.reports.suppression import Hidden, hidden_in, is_few

Cell = int | float | None
"""A count, a share (0 to 1) or working days; None where there is nothing to say."""


class Column(Struct, frozen=True):
    """A count of `figure`; or the share of column `part` in the sum of the columns `whole`.

    Or, with `percent`, the working days within which so many percent of an agency's answers came.
    """

    key: str
    figure: Figure | None = None
    part: int = 0
    whole: tuple[int, ...] = ()
    percent: int = 0

    @property
    def is_share(self) -> bool:
        """Whether it is computed from other columns."""
        return bool(self.whole)

    def counted(self, columns: Sequence["Column"]) -> Figure:
        """The figures of what it is made of: of a share those it is a share of."""
        if self.percent:
            return Figure.ANSWERED
        found = Figure(0) if self.figure is None else self.figure
        for at in self.whole:
            found |= columns[at].counted(columns)
        return found


class RowKind(StrEnum):
    """What a row is."""

    ONE = "one"
    JOINED = "joined"
    """The hidden rows, as one."""
    TOTAL = "total"


class Row(Struct, frozen=True):
    """One row; `cells` are in the order of the columns."""

    key: str
    kind: RowKind
    cells: tuple[Cell, ...]


class ReportTable(Struct, frozen=True):
    """What stands in one table; the joined row and the total come last."""

    dimension: Dimension
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    order: ReportOrder

    def rows_of(self, kind: RowKind) -> tuple[Row, ...]:
        """The rows of one kind."""
        return tuple(row for row in self.rows if row.kind is kind)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted."""
        return not any(row.cells[0] for row in self.rows if row.kind is not RowKind.TOTAL)


def _count(key: str, figure: Figure) -> Column:
    return Column(key, figure)


_TICKETS = (
    _count("all", Figure.ALL),
    _count("open", Figure.OPEN),
    _count("resolved", Figure.RESOLVED),
    _count("referred", Figure.REFERRED),
    _count("rejected", Figure.REJECTED),
    _count("duplicate", Figure.DUPLICATE),
    _count("in_time", Figure.IN_TIME),
    _count("late", Figure.LATE),
    Column("share_in_time", part=6, whole=(6, 7)),
)
_LEAGUE = (
    _count("handed", Figure.ALL),
    _count("answered", Figure.ANSWERED),
    _count("answered_in_time", Figure.ANSWERED_IN_TIME),
    Column("share_answered_in_time", part=2, whole=(1, 7)),
    Column("median", percent=MEDIAN),
    Column("long", percent=LONG),
    _count("waiting", Figure.WAITING),
    _count("silent", Figure.SILENT),
    _count("unanswered", Figure.UNANSWERED),
    _count("not_competent", Figure.NOT_COMPETENT),
    _count("moved", Figure.MOVED),
)
_CLOCKS = (
    _count("clocks", Figure.ALL),
    _count("met", Figure.MET),
    _count("missed", Figure.MISSED),
    _count("running", Figure.RUNNING),
    _count("paused", Figure.PAUSED),
    Column("share_met", part=1, whole=(1, 2)),
)
COLUMNS: Mapping[Dimension, tuple[Column, ...]] = {
    **dict.fromkeys(Dimension, _TICKETS),
    Dimension.AGENCY: _LEAGUE,
    Dimension.CLOCK: _CLOCKS,
}
"""The columns of each table; the first one is how many there are."""
_SHARE_ANSWERED, _MEDIAN, _SILENT = 3, 4, 7
_NO_TOTAL = (Dimension.REFERRAL, Dimension.CLOCK)
"""Rows of which one ticket may be in several: their sum would say nothing."""

Known = Callable[[Dimension], Sequence[str]]
"""The rows of a table that are shown even when nothing is in them, in their order."""


def make_tables(
    report: Report, known: Known, dimensions: Iterable[Dimension]
) -> dict[Dimension, ReportTable]:
    """These tables of a report, without what must not be shown."""
    hidden = hidden_in(report)
    return {one: _table(report, hidden, one, known(one)) for one in dimensions}


def shown_total(report: Report, figure: Figure = Figure.ALL) -> int | None:
    """How many of all tickets count in a figure; None when that is not shown."""
    untold = is_few(report.total) or figure in hidden_in(report).figures
    return None if untold else report.total[figure]


def _table(
    report: Report, hidden: Hidden, dimension: Dimension, known: Sequence[str]
) -> ReportTable:
    found = report.rows.get(dimension, {})
    columns = COLUMNS[dimension]
    keys = dict.fromkeys((*known, *sorted(found)))
    seen = [key for key in keys if not hidden.hides(dimension, key)]
    cells_of = partial(_cells, report, columns, hidden.figures)
    rows = [Row(key, RowKind.ONE, cells_of(key, report.row(dimension, key))) for key in seen]
    if not known:
        rows.sort(key=_league if dimension is Dimension.AGENCY else _largest)
    gone = [row for key, row in found.items() if hidden.hides(dimension, key)]
    if gone:
        joined = _sum(gone)
        blank = (None,) * len(columns)
        few = is_few(joined) or hidden.hides(Dimension.TOTAL, "") or dimension is Dimension.CLOCK
        cells = blank if few else cells_of("", joined)
        rows.append(Row("", RowKind.JOINED, cells))
    total = _sum(found.values())
    said = not is_few(total) and not hidden.hides(Dimension.TOTAL, "")
    if found and said and dimension not in _NO_TOTAL:
        rows.append(Row("", RowKind.TOTAL, cells_of("", total)))
    return ReportTable(dimension, columns, tuple(rows), report.order)


def _cells(
    report: Report, columns: tuple[Column, ...], untold: Figure, key: str, tally: Tally
) -> tuple[Cell, ...]:
    counts = [0 if one.figure is None else tally[one.figure] for one in columns]
    return tuple(
        None
        if column.figure is not None and column.figure in untold
        else _cell(report, column, key, counts, at)
        for at, column in enumerate(columns)
    )


def _cell(report: Report, column: Column, key: str, counts: list[int], at: int) -> Cell:
    if column.figure is not None:
        return counts[at]
    if column.percent:
        return report.days_at(key, column.percent)
    whole = sum(counts[one] for one in column.whole)
    return counts[column.part] / whole if whole else None


def _sum(rows: Iterable[Tally]) -> Tally:
    masks: dict[int, int] = {}
    for row in rows:
        for mask, times in row.masks.items():
            masks[mask] = masks.get(mask, 0) + times
    return Tally(masks)


def _largest(row: Row) -> tuple[float, str]:
    return -(row.cells[0] or 0), row.key


def _league(row: Row) -> tuple[float, float, float, str]:
    """Who answers most of what was due in time first; of equals who is silent less, then sooner.

    Who was asked nothing that is due yet stands at the end.
    """
    share, median, silent = (row.cells[at] for at in (_SHARE_ANSWERED, _MEDIAN, _SILENT))
    return -(share if share is not None else -1), silent or 0, median or 0, row.key
