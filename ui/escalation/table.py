"""The rules as a table: what is looked at, why, how far up, for whom, when nobody is told."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from callcenter.tickets.escalation_rules import Rule
from ui.escalation.words import quiet_text, when_text
from ui.plain_text import tooltip_text
from ui.visible_text import one_line
from ui.widgets.flat_table import FlatTable, Index
from ui.words_on_screen import label

WIDTHS = (0, 108, 172, 104)
"""Pixels at 100 %; the first column takes what is left."""
_TEXT = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class RuleTable(FlatTable):
    """Rows in the order they are kept in; the page owns the rules."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules: tuple[Rule, ...] = ()
        self._heads = (
            self.tr("Yang dilihat"),
            self.tr("Alasan"),
            self.tr("Naik ke level"),
            self.tr("Jam tenang"),
        )

    def height(self) -> int:
        """One row a rule."""
        return len(self._rules)

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Take other rules; a changed one is painted in its place."""
        fresh = tuple(rules)
        if len(fresh) != len(self._rules):
            self.beginResetModel()
            self._rules = fresh
            self.endResetModel()
            return
        self._rules = fresh
        if fresh:
            last = self.index(len(fresh) - 1, len(self._heads) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words of a cell."""
        if not index.isValid() or role not in (*_TEXT, Qt.ItemDataRole.ToolTipRole):
            return None
        rule = self._rules[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and rule.quiet is not None and rule.quiet.days_off:
            rests = self.tr("juga tenang pada hari libur")
            return tooltip_text(f"{self._line(rule)}\n{rests}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._line(rule))
        text = self._cell(rule, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(f"{self._heads[index.column()]}: {text}")
        return one_line(text)

    def _line(self, rule: Rule) -> str:
        return " · ".join(self._cell(rule, column) for column in range(len(self._heads)))

    @staticmethod
    def _cell(rule: Rule, column: int) -> str:
        cells = (
            when_text(rule),
            label(rule.reason),
            f"{rule.level} · {label(rule.whom)}",
            quiet_text(rule.quiet),
        )
        return cells[column]
