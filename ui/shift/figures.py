"""The figures of a sheet as a grid of numbers with their names. Shows; counts nothing."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from callcenter.shifts.handover import FIGURES, Counts
from ui import theme
from ui.formats import number
from ui.plain_text import PlainLabel
from ui.shift.words import BAD
from ui.shift.words import FIGURES as NAMES
from ui.translation import shown

COLUMNS = 6


class FigureGrid(QWidget):
    """Eleven figures; what should be 0 and is not stands red with its shape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift.figures")
        grid = QGridLayout(self)
        grid.setContentsMargins(*(theme.dp(n) for n in (14, 12, 14, 0)))
        grid.setHorizontalSpacing(theme.dp(14))
        grid.setVerticalSpacing(theme.dp(10))
        self._cells: dict[str, PlainLabel] = {}
        for at, name in enumerate(FIGURES):
            grid.addLayout(self._cell(name), at // COLUMNS, at % COLUMNS)
            grid.setColumnStretch(at % COLUMNS, 1)

    def _cell(self, name: str) -> QVBoxLayout:
        figure = PlainLabel(role="heading", tabular=True)
        figure.setObjectName(f"shift.figure_{name}")
        words = PlainLabel(shown(NAMES[name]), role="hint", ink="muted", fit="wrap")
        cell = QVBoxLayout()
        cell.setSpacing(0)
        cell.addWidget(figure)
        cell.addWidget(words)
        cell.addStretch(1)
        self._cells[name] = figure
        return cell

    def show_counts(self, counts: Counts) -> None:
        """Show these."""
        for name, label in self._cells.items():
            value = getattr(counts, name)
            bad = name in BAD and value > 0
            text = number(value)
            label.setText(f"■ {text}" if bad else text)
            label.set_ink("red" if bad else "text")
            label.setAccessibleName(f"{shown(NAMES[name])}: {text}")
