"""One or more tables of a report, one in front: its chart above, its figures below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from callcenter.reports.figures import Dimension
from callcenter.reports.report import Report
from callcenter.reports.tables import ReportTable
from ui import theme
from ui.reports.chart_view import ChartView
from ui.reports.figure_table import FigureTable
from ui.reports.words import ReportWords
from ui.widgets.card import Card


class TablePage(QWidget):
    """`asked(Condition, words)` for the tickets behind a figure."""

    asked = Signal(object, str)

    def __init__(
        self, dimensions: Sequence[Dimension], words: ReportWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dimensions = tuple(dimensions)
        self._tables: dict[Dimension, ReportTable] = {}
        self.chart = ChartView(words)
        self.table = FigureTable(words)
        self.table.asked.connect(self.asked)
        self.kinds = QTabBar()
        self.kinds.setObjectName("reports.kinds")
        self.kinds.setAccessibleName(words.title(self._dimensions[0]))
        self.kinds.setUsesScrollButtons(False)
        self.kinds.setElideMode(Qt.TextElideMode.ElideNone)
        self.kinds.setExpanding(False)
        for one in self._dimensions:
            self.kinds.addTab(words.title(one))
        self.kinds.currentChanged.connect(lambda _at: self._show())
        self.chart_card = Card()
        self.chart_card.body.addWidget(self.chart)
        card = Card()
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.chart_card)
        column.addWidget(card, 1)
        self.kinds.setVisible(len(self._dimensions) > 1)  # not before: it would be a window
        self.setFocusProxy(self.table)

    def show_report(self, report: Report, tables: dict[Dimension, ReportTable]) -> None:
        """Another report."""
        del report
        self._tables = tables
        self._show()

    def _show(self) -> None:
        if self._tables:
            table = self._tables[self._dimensions[self.kinds.currentIndex()]]
            self.table.show_table(table)
            self.chart.show_table(table)
            self.chart_card.setVisible(self.chart.has_something)
