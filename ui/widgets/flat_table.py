"""The head every flat table model has: how many rows and columns, and the columns' names."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from ui.widgets.keyed_rows import NO_PARENT, Index

__all__ = ["NO_PARENT", "FlatTable", "Index"]


class FlatTable(QAbstractTableModel):
    """A table without a tree; the heir names its columns in `_heads` and fills the cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()

    def height(self) -> int:
        """Return how many rows are shown."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: flat table."""
        return 0 if parent.isValid() else self.height()

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Qt: one column a name."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None
