"""A report on paper: A4 pages with the totals, a chart above each table, and the map.

Always in Indonesian and in the light colours. Painted into a buffer; writes no file.
"""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from callcenter.reports.figures import Dimension
from callcenter.reports.report import Report
from callcenter.reports.suppression import hidden_in
from callcenter.reports.tables import ReportTable, Row, RowKind
from callcenter.reports.wording import Sheet, SurveyLine, SurveySheet, headings
from ui import formats, theme
from ui.reports.chart_of import bars_of, paint_chart, short_period
from ui.reports.charts import Brushwork, Series, bars_that_fit, paint_lines
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


class Paper(Struct, frozen=True):
    """What is printed; without shapes there is no map."""

    report: Report
    sheet: Sheet
    words: ReportWords
    shapes: MapShapes | None = None


class _Line(Struct, frozen=True):
    """A row of a table: its name and its figures."""

    texts: tuple[str, ...]
    strong: bool


def _survey_line(line: SurveyLine) -> _Line:
    found = line.row.found
    values = (float(found.ikm), *map(float, found.elements))
    ikm, *means = (formats.number(one, 2) for one in values)
    texts = (line.name, formats.number(found.surveys), ikm, found.grade, *means)
    return _Line(texts, line.row.dimension is Dimension.TOTAL)


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
        if sheet.surveys is not None:
            self._surveys(sheet.surveys)
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
        heads = (
            self._paper.words.first(table.dimension),
            *headings(self._paper.sheet, table.columns),
        )
        self._grid(heads, [self._line(table, row) for row in table.rows])

    def _line(self, table: ReportTable, row: Row) -> _Line:
        cells = map(cell_text, table.columns, row.cells)
        return _Line((self._paper.sheet.name(table, row), *cells), row.kind is RowKind.TOTAL)

    def _surveys(self, sheet: SurveySheet) -> None:
        """What reporters said: the index over time, then its table."""
        periods = sheet.of(Dimension.PERIOD)
        high = _CHART if len(periods) > 1 else 0
        self._room(52 + high + _HEAD + 3 * _LINE)
        self._y += self._dp(10)
        self._text(sheet.title, "strong", 22)
        if high:
            labels = [short_period(self._paper.words, one.row.key) for one in periods]
            line = Series(sheet.heads[2], "accent", [float(one.row.found.ikm) for one in periods])
            box = QRectF(0, self._y, self._wide, self._dp(high))
            paint_lines(self._painter, box, labels, [line], self._work)
            self._y += self._dp(high + 8)
        self._grid((*sheet.heads, *(one.partition(" ")[0] for one in sheet.elements)),
                   [_survey_line(one) for one in sheet.lines])  # fmt: skip
        self._notes((" · ".join(sheet.elements), sheet.note))

    def _grid(self, heads: Sequence[str], lines: Sequence[_Line]) -> None:
        """A table; its headings stand again on each page it goes on to."""
        self._head(heads)
        for line in lines:
            self._row(heads, line)
        self._y += self._dp(10)

    def _chart_height(self, table: ReportTable) -> float:
        if table.dimension is Dimension.PERIOD:
            return _CHART
        bars = min(len(bars_of(table, self._paper.words)), _MOST_BARS)
        line = self._dp(_LINE + 3) / self._work.unit
        return bars * line if bars_that_fit(self._dp(bars * line), self._work) else 0

    def _edges(self, heads: Sequence[str]) -> list[float]:
        """Where the names end, and each figure after them: no word of a heading is cut."""
        each = min(self._dp(74), self._wide * 0.66 / (len(heads) - 1))
        measure = QFontMetricsF(self._work.font("hint"))
        words = (max(map(measure.horizontalAdvance, one.split())) for one in heads[1:])
        wide = [max(each, one + self._dp(8)) for one in words]
        return [self._wide - sum(wide[at:]) for at in range(len(wide) + 1)]

    def _head(self, heads: Sequence[str]) -> None:
        edges = self._edges(heads)
        high = self._dp(_HEAD)
        self._painter.setFont(self._work.font("hint"))
        self._painter.setPen(self._work.tokens.color("muted"))
        first = QRectF(0, self._y, edges[0], high - self._dp(3))
        under = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._painter.drawText(first, under, heads[0])
        for left, right, text in zip(edges, edges[1:], heads[1:], strict=False):
            box = QRectF(left + self._dp(4), self._y, right - left - self._dp(4), high)
            self._painter.drawText(box.adjusted(0, 0, 0, -self._dp(3)), _HEADING, text)
        self._y += high
        self._rule("faint")

    def _rule(self, ink: str) -> None:
        self._painter.setPen(QPen(self._work.tokens.color(ink), self._dp(0.8)))
        self._painter.drawLine(0, round(self._y), round(self._wide), round(self._y))

    def _row(self, heads: Sequence[str], line: _Line) -> None:
        before = self._page
        self._room(_LINE)
        if self._page != before:
            self._head(heads)
        edges = self._edges(heads)
        if line.strong:
            self._rule("faint")
        self._painter.setFont(self._work.font("section" if line.strong else "label"))
        self._painter.setPen(self._work.tokens.color("text"))
        high = self._dp(_LINE)
        name = self._cut(line.texts[0], edges[0] - self._dp(6))
        self._painter.drawText(QRectF(0, self._y, edges[0], high), _LEFT, name)
        for left, right, text in zip(edges, edges[1:], line.texts[1:], strict=False):
            box = QRectF(left, self._y, right - left, high)
            self._painter.drawText(box, _RIGHT, text)
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
