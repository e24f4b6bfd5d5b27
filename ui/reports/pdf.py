"""A report on paper: A4 pages with the totals, a chart above each table, and the map.

Always in Indonesian and in the light colours. Painted into a buffer; writes no file.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from callcenter.reports.figures import Dimension
from callcenter.reports.report import Report
from callcenter.reports.suppression import hidden_in
from callcenter.reports.tables import ReportTable, Row, RowKind
from callcenter.reports.wording import Sheet, headings
from ui import theme
from ui.reports.chart_of import bars_of, paint_chart
from ui.reports.charts import Brushwork, bars_that_fit
from ui.reports.figure_table import cell_text
from ui.reports.map_picture import MapFigure, map_picture
from ui.reports.map_view import paint_map
from ui.reports.words import ReportWords
from ui.ticket_form.map_shapes import MapShapes
from ui.visible_text import one_line

DPI = 300
_PIXELS = 96 * 1.16
"""Pixels of the drawings to an inch of paper: a page holds a table of ten columns."""
_LINE, _HEAD = 19, 30
_CHART, _MAP = 190, 330
_MOST_BARS = 12
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_HEADING = int(
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed; without shapes there is no map."""

    report: Report
    sheet: Sheet
    words: ReportWords
    shapes: MapShapes | None = None


def report_pdf(paper: Paper) -> bytes:
    """The bytes of the document."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(paper.sheet.title)
    margins = QMarginsF(14, 14, 14, 14)
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, margins)
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    try:
        _Pages(painter, writer, paper).paint()
    finally:
        painter.end()
    return bytes(buffer.data().data())


class _Pages:
    """Writes from top to bottom and turns the page when it is full."""

    def __init__(self, painter: QPainter, writer: QPdfWriter, paper: Paper) -> None:
        self._painter, self._writer, self._paper = painter, writer, paper
        self._work = Brushwork(theme.LIGHT, DPI / _PIXELS)
        self._wide, self._high = float(writer.width()), float(writer.height())
        self._y, self._page = 0.0, 1

    def paint(self) -> None:
        """Everything."""
        sheet = self._paper.sheet
        self._text(sheet.title, "title", 28)
        for line in sheet.lines:
            self._text(line, "body", 18, "muted")
        self._y += self._dp(8)
        tables = {table.dimension: table for table in sheet.tables}
        for table in sheet.tables:
            self._section(table)
            if table.dimension is Dimension.KABKOTA:
                self._map(tables[Dimension.KABKOTA])
        self._notes(sheet.notes)
        self._foot()

    def _dp(self, pixels: float) -> float:
        return self._work.dp(pixels)

    def _text(self, text: str, role: theme.FontRole, high: float, ink: str = "text") -> None:
        self._painter.setFont(self._work.font(role))
        self._painter.setPen(self._work.tokens.color(ink))
        box = QRectF(0, self._y, self._wide, self._dp(high))
        self._painter.drawText(box, _LEFT, self._cut(text, self._wide))
        self._y += self._dp(high)

    def _cut(self, text: str, wide: float) -> str:
        metrics = QFontMetricsF(self._painter.font())
        return metrics.elidedText(one_line(text, 300), Qt.TextElideMode.ElideRight, wide)

    def _room(self, pixels: float) -> None:
        """Turn the page when so much does not fit any more."""
        if self._y + self._dp(pixels) > self._high - self._dp(24):
            self._foot()
            self._writer.newPage()
            self._page += 1
            self._y = 0.0

    def _foot(self) -> None:
        self._painter.setFont(self._work.font("hint"))
        self._painter.setPen(self._work.tokens.color("faint"))
        box = QRectF(0, self._high - self._dp(16), self._wide, self._dp(16))
        self._painter.drawText(box, _LEFT, self._cut(self._paper.sheet.title, self._wide * 0.8))
        self._painter.drawText(box, _RIGHT, str(self._page))

    def _section(self, table: ReportTable) -> None:
        high = self._chart_height(table)
        self._room(30 + high + _HEAD + 3 * _LINE)
        self._y += self._dp(10)
        self._text(self._paper.words.title(table.dimension), "strong", 22)
        if high:
            box = QRectF(0, self._y, self._wide, self._dp(high))
            paint_chart(self._painter, box, table, self._paper.words, self._work)
            self._y += self._dp(high + 8)
        self._head(table)
        for row in table.rows:
            self._row(table, row)
        self._y += self._dp(10)

    def _chart_height(self, table: ReportTable) -> float:
        if table.dimension is Dimension.PERIOD:
            return _CHART
        bars = min(len(bars_of(table, self._paper.words)), _MOST_BARS)
        line = self._dp(_LINE + 3) / self._work.unit
        return bars * line if bars_that_fit(self._dp(bars * line), self._work) else 0

    def _edges(self, table: ReportTable) -> tuple[float, float]:
        """Width of the names and of each figure."""
        each = min(self._dp(74), self._wide * 0.68 / len(table.columns))
        return self._wide - each * len(table.columns), each

    def _head(self, table: ReportTable) -> None:
        names, each = self._edges(table)
        high = self._dp(_HEAD)
        self._painter.setFont(self._work.font("hint"))
        self._painter.setPen(self._work.tokens.color("muted"))
        first = QRectF(0, self._y, names, high - self._dp(3))
        under = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._painter.drawText(first, under, self._paper.words.first(table.dimension))
        for at, text in enumerate(headings(self._paper.sheet, table.columns)):
            box = QRectF(names + at * each + self._dp(4), self._y, each - self._dp(4), high)
            self._painter.drawText(box.adjusted(0, 0, 0, -self._dp(3)), _HEADING, text)
        self._y += high
        self._rule("faint")

    def _rule(self, ink: str) -> None:
        self._painter.setPen(QPen(self._work.tokens.color(ink), self._dp(0.8)))
        self._painter.drawLine(0, round(self._y), round(self._wide), round(self._y))

    def _row(self, table: ReportTable, row: Row) -> None:
        before = self._page
        self._room(_LINE)
        if self._page != before:
            self._head(table)
        names, each = self._edges(table)
        total = row.kind is RowKind.TOTAL
        if total:
            self._rule("faint")
        self._painter.setFont(self._work.font("section" if total else "label"))
        self._painter.setPen(self._work.tokens.color("text"))
        high = self._dp(_LINE)
        name = self._cut(self._paper.sheet.name(table, row), names - self._dp(6))
        self._painter.drawText(QRectF(0, self._y, names, high), _LEFT, name)
        for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            box = QRectF(names + at * each, self._y, each, high)
            self._painter.drawText(box, _RIGHT, cell_text(column, cell))
        self._y += high

    def _map(self, table: ReportTable) -> None:
        shapes, paper = self._paper.shapes, self._paper
        if shapes is None:
            return
        self._room(_MAP + 30)
        hidden = hidden_in(paper.report)
        half = (self._wide - self._dp(16)) / 2
        for at, figure in enumerate(MapFigure):
            left = at * (half + self._dp(16))
            self._painter.setFont(self._work.font("label"))
            self._painter.setPen(self._work.tokens.color("muted"))
            title = QRectF(left, self._y, half, self._dp(20))
            self._painter.drawText(title, _LEFT, paper.words.map_title(figure.value))
            picture = map_picture(table, hidden, paper.words, figure, paper.words.places)
            box = QRectF(left, self._y + self._dp(22), half, self._dp(_MAP - 22))
            paint_map(self._painter, box, shapes, picture, self._work)
        self._y += self._dp(_MAP + 8)

    def _notes(self, notes: Sequence[str]) -> None:
        self._painter.setFont(self._work.font("hint"))
        for note in notes:
            metrics = QFontMetricsF(self._painter.font())
            wanted = QRectF(0, 0, self._wide, self._high)
            high = metrics.boundingRect(wanted, _WRAP, note).height()
            self._room(high / self._work.unit + 6)
            self._painter.setFont(self._work.font("hint"))
            self._painter.setPen(self._work.tokens.color("muted"))
            box = QRectF(0, self._y, self._wide, high + self._dp(4))
            self._painter.drawText(box, _WRAP, note)
            self._y += high + self._dp(4)


def file_stem(report: Report) -> str:
    """The name a file is offered with, without its ending."""
    order = report.order
    return f"laporan-{order.begin:%Y%m%d}-{order.end:%Y%m%d}"
