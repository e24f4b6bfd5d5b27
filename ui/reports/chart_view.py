"""The chart of one table on the screen; its words are in the table beside it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callcenter.reports.figures import Dimension
from callcenter.reports.tables import ReportTable
from ui import theme
from ui.plain_text import plain_tooltip
from ui.reports.chart_of import bars_of, paint_chart
from ui.reports.charts import on_screen
from ui.reports.words import ReportWords


class ChartView(QWidget):
    """Paints `show_table`'s table."""

    def __init__(self, words: ReportWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reports.chart")
        self.words = words
        self._table: ReportTable | None = None
        self.setMaximumHeight(theme.dp(178))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_table(self, table: ReportTable) -> None:
        """Another table."""
        self._table = table
        self.setAccessibleName(self.tr("Grafik: {0}").format(self.words.title(table.dimension)))
        names = [] if table.dimension is Dimension.PERIOD else bars_of(table, self.words)
        plain_tooltip(self, "\n".join(f"{one.name}: {one.text}" for one in names))
        self.update()

    @property
    def has_something(self) -> bool:
        """Whether there is anything to paint."""
        table = self._table
        if table is None or table.is_empty:
            return False
        return table.dimension is Dimension.PERIOD or bool(bars_of(table, self.words))

    def sizeHint(self) -> QSize:
        """Qt: a strip above the table."""
        return QSize(theme.dp(400), theme.dp(178))

    def minimumSizeHint(self) -> QSize:
        """Qt: low and narrow."""
        return QSize(theme.dp(200), theme.dp(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: one frame."""
        del event
        if self._table is None:
            return
        painter = QPainter(self)
        pad = theme.dp(10)
        box = QRectF(self.rect()).adjusted(pad + 2, pad - 2, -pad, -pad + 4)
        paint_chart(painter, box, self._table, self.words, on_screen())
