"""Which chart a table has: lines for time, shares for agencies and clocks, else how many."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from callcenter.reports.figures import Dimension
from callcenter.reports.tables import ReportTable, Row, RowKind
from ui import formats
from ui.reports.charts import Bar, Brushwork, Series, paint_bars, paint_lines
from ui.reports.words import ReportWords

_LATE, _SHARE_ANSWERED, _MET, _MISSED = 7, 3, 1, 2
_ANSWERED, _SILENT = 1, 7


def paint_chart(
    painter: QPainter, box: QRectF, table: ReportTable, words: ReportWords, work: Brushwork
) -> None:
    """The chart of a table into a box."""
    if table.dimension is Dimension.PERIOD:
        labels, series = lines_of(table, words)
        paint_lines(painter, box, labels, series, work)
    else:
        paint_bars(painter, box, bars_of(table, words), work)


def lines_of(table: ReportTable, words: ReportWords) -> tuple[list[str], list[Series]]:
    """What came in and what was late; a hidden step is a gap."""
    there = {row.key: row for row in table.rows_of(RowKind.ONE)}
    periods = table.order.periods()
    many = [there[key].cells[0] if key in there else None for key in periods]
    late = [there[key].cells[_LATE] if key in there else None for key in periods]
    made = [Series(words.column("all"), "accent", many), Series(words.column("late"), "red", late)]
    return [short_period(words, key) for key in periods], made


def short_period(words: ReportWords, key: str) -> str:
    """A period in few letters: `22 Nov`, `Nov 26`, `T4 26`."""
    year, _, rest = key.partition("-")
    if rest.startswith("T"):
        return f"{rest} {year[2:]}"
    text = words.period(key)
    first, _, second = text.partition(" ")
    return f"{first} {second[:3]}" if "-" in rest else f"{first[:3]} {year[2:]}"


def bars_of(table: ReportTable, words: ReportWords) -> list[Bar]:
    """A bar for each row that has something."""
    make = _MAKERS.get(table.dimension, _many)
    rows = (row for row in table.rows_of(RowKind.ONE) if row.cells[0])
    return [make(words.row(table.dimension, row.key), row) for row in rows]


def _many(name: str, row: Row) -> Bar:
    return Bar(name, ((row.cells[0] or 0, "accent"),), formats.number(row.cells[0] or 0))


def _share(name: str, row: Row) -> Bar:
    """Of what was due: answered and silent."""
    share = row.cells[_SHARE_ANSWERED]
    judged = (row.cells[_ANSWERED] or 0) + (row.cells[_SILENT] or 0)
    text = formats.percent(share or 0, 1) if judged else "—"
    parts = ((share or 0, "accent"), (1 - (share or 0) if judged else 0, "red_weak"))
    return Bar(name, parts, f"{text} · {formats.number(judged)}")


def _met(name: str, row: Row) -> Bar:
    met, missed = row.cells[_MET] or 0, row.cells[_MISSED] or 0
    text = f"{formats.percent(met, met + missed)} · {formats.number(met + missed)}"
    whole = (met + missed) or 1
    return Bar(name, ((met / whole, "accent"), (missed / whole, "red")), text)


_MAKERS: dict[Dimension, Callable[[str, Row], Bar]] = {
    Dimension.AGENCY: _share,
    Dimension.CLOCK: _met,
}
