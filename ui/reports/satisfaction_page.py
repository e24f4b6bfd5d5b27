"""The satisfaction of reporters: IKM, its grade and the nine means, altogether and per row."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from callcenter.reports.figures import Dimension
from callcenter.reports.order import ReportOrder
from callcenter.reports.satisfaction import SatisfactionRow, SurveyCondition
from callcenter.tickets.survey import ELEMENTS
from ui import formats, theme
from ui.plain_text import PlainLabel
from ui.reports.words import SURVEYS_NOTE, ReportWords
from ui.survey_words import NAMES
from ui.translation import shown
from ui.visible_text import one_line
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flat_table import FlatTable, Index
from ui.widgets.key_list import KeyTable

_NAME, _SURVEYS, _IKM, _GRADE = range(4)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class SatisfactionModel(FlatTable):
    """Rows of the total, of time and of agencies."""

    def __init__(self, words: ReportWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[SatisfactionRow, ...] = ()
        means = tuple(f"U{at}" for at in range(1, len(ELEMENTS) + 1))
        self._heads = (self.tr("Baris"), self.tr("Survei"), "IKM", self.tr("Mutu"), *means)

    def height(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def set_rows(self, rows: Sequence[SatisfactionRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, at: int) -> SatisfactionRow:
        """Return a row."""
        return self._rows[at]

    def text(self, row: SatisfactionRow, column: int) -> str:
        """Return the words of a cell."""
        if column == _NAME:
            return self._words.surveyed(row.dimension, row.key)
        if column == _SURVEYS:
            return formats.number(row.found.surveys)
        if column == _IKM:
            return formats.number(float(row.found.ikm), 2)
        if column == _GRADE:
            return row.found.grade
        return formats.number(float(row.found.elements[column - _GRADE - 1]), 2)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words, figures at the right."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self.text(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column not in (_NAME, _GRADE):
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return theme.tabular_font("strong" if row.dimension is Dimension.TOTAL else "body")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self._heads[column]
            if column > _GRADE:
                head = shown(NAMES[ELEMENTS[column - _GRADE - 1]])
            return one_line(f"{head}: {self.text(row, column)}")
        return None


class SatisfactionPage(QWidget):
    """`asked(SurveyCondition, words)` for a row's tickets; below the table what U1 to U9 are."""

    asked = Signal(object, str)

    def __init__(self, words: ReportWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: ReportOrder | None = None
        self.model = SatisfactionModel(words, self)
        self.table = KeyTable()
        self.table.setObjectName("reports.satisfaction")
        self.table.setAccessibleName(self.tr("Kepuasan pelapor"))
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.empty = EmptyState(
            "chart-column",
            self.tr("Belum ada survei dalam rentang ini"),
            self.tr("Survei diisi di tiket yang sudah selesai, lewat telepon."),
        )
        names = " · ".join(f"U{at} {shown(NAMES[one])}" for at, one in enumerate(ELEMENTS, 1))
        self.legend = PlainLabel(names, fit="wrap", role="label", ink="muted")
        note = shown(SURVEYS_NOTE)
        self.note = PlainLabel(note, fit="wrap", role="label", ink="muted")
        self.note.setObjectName("reports.satisfaction_note")
        card = Card()
        card.body.addWidget(self.table)
        card.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        column.addWidget(card, 1)
        column.addWidget(self.legend)
        column.addWidget(self.note)
        self.setFocusProxy(self.table)
        self.show_rows(None, ())

    def show_rows(self, order: ReportOrder | None, rows: Sequence[SatisfactionRow]) -> None:
        """Other figures, those of an order."""
        self._order = order
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)
        self.table.setVisible(bool(rows))
        self.legend.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _open(self, at: int) -> None:
        row = self.model.row(at)
        if self._order is not None:
            condition = SurveyCondition(self._order, row.dimension, row.key)
            name = self.tr("{0}, survei").format(self.model.text(row, _NAME))
            self.asked.emit(condition, name)
