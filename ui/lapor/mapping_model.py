"""The mapping table as Qt sees it: rows keep their place while one types, until told otherwise."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from callcenter.desk.lapor_setup import TableRow
from callcenter.lapor.mapping import ANY, MapKind
from ui import theme
from ui.formats import number
from ui.lapor.mapping_entry import in_order, matches
from ui.plain_text import tooltip_text
from ui.translation import marked as _t
from ui.translation import shown
from ui.visible_text import one_line
from ui.widgets.flat_table import FlatTable, Index
from ui.widgets.key_list import CHIP_ROLE
from ui.widgets.paint import ChipLook

Key = tuple[MapKind, str]
KIND, OURS, THEIRS_ID, THEIRS_NAME, WAITING = range(5)
KIND_WORDS = {
    MapKind.CATEGORY: _t("Kategori"),
    MapKind.LOCATION: _t("Lokasi"),
    MapKind.CLASSIFICATION: _t("Klasifikasi"),
    MapKind.INSTITUTION: _t("Instansi"),
}
FOR_ALL = {
    MapKind.CATEGORY: _t("Semua kategori tanpa ID sendiri"),
    MapKind.LOCATION: _t("Semua tempat tanpa ID sendiri"),
    MapKind.CLASSIFICATION: _t("Semua klasifikasi tanpa ID sendiri"),
    MapKind.INSTITUTION: _t("Semua OPD tanpa ID sendiri"),
}


def kind_word(kind: MapKind) -> str:
    """A kind of row in words."""
    return shown(KIND_WORDS[kind])


def our_name(kind: MapKind, ours: str, name: str) -> str:
    """Ours in words, also of the row that holds for all."""
    return shown(FOR_ALL[kind]) if ours == ANY else name


class MappingModel(FlatTable):
    """Five columns; ids and names of LAPOR may be edited where `editable`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[Key, TableRow] = {}
        self._keys: list[Key] = []
        self._shown = ""
        self._text = ""
        self.editable = True
        self._heads = (
            self.tr("Jenis"), self.tr("Di sini"), self.tr("ID LAPOR"), self.tr("Nama di LAPOR"),
            self.tr("Menunggu"),
        )  # fmt: skip

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Take the table anew; rows that are shown stay where they are."""
        fresh = {(one.row.kind, one.row.ours): one for one in rows}
        if fresh.keys() != self._all.keys():
            self._all = fresh
            self.rearrange()
            return
        self._all = fresh
        if self._keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._keys) - 1, WAITING))

    def narrow(self, shown: str, text: str) -> None:
        """Show only what passes: LACKING, a kind's value or "", and the words of a search."""
        self._shown, self._text = shown, text
        self.rearrange()

    def rearrange(self) -> None:
        """Bring the rows into their order: what is lacking first."""
        self.beginResetModel()
        passing = (one for one in self._all.values() if self._passes(one))
        self._keys = [(one.row.kind, one.row.ours) for one in in_order(passing)]
        self.endResetModel()

    def _passes(self, row: TableRow) -> bool:
        name = our_name(row.row.kind, row.row.ours, row.name)
        named = TableRow(row.row, name, row.lacking, row.waiting)
        return matches(named, self._shown, self._text)

    def everything(self) -> tuple[TableRow, ...]:
        """Return all rows, shown or not."""
        return tuple(self._all.values())

    def count_of(self, shown: str) -> int:
        """Return how many rows a filter shows, whatever is searched."""
        return sum(matches(one, shown, "") for one in self._all.values())

    def row(self, at: int) -> TableRow:
        """Return the row at a place."""
        return self._all[self._keys[at]]

    def position(self, key: Key) -> int:
        """Return where a row stands, -1 when it is not shown."""
        return self._keys.index(key) if key in self._keys else -1

    def find(self, kind: str, name: str) -> int:
        """Return where the row with our name stands, -1 when nowhere."""
        for at, key in enumerate(self._keys):
            row = self._all[key]
            if (not kind or key[0].value == kind) and row.name == name:
                return at
        return -1

    def height(self) -> int:
        """Return how many rows are shown."""
        return len(self._keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: ids and names may be edited."""
        found = super().flags(index)
        may = self.editable and index.column() in (THEIRS_ID, THEIRS_NAME)
        return found | Qt.ItemFlag.ItemIsEditable if may else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words, the chip of a row that is lacking, what an editor begins with."""
        words = _ROLES.get(role)
        return words(self, self.row(index.row()), index.column()) if words else None

    def _begun(self, row: TableRow, column: int) -> str:
        return row.row.theirs_id if column == THEIRS_ID else row.row.theirs_name

    def _ink(self, row: TableRow, column: int) -> Any:
        quiet = column == KIND or (column == OURS and row.row.ours == ANY)
        return theme.tokens().color("muted") if quiet else None

    def text(self, row: TableRow, column: int) -> str:
        """Return the words of a cell."""
        if column == KIND:
            return kind_word(row.row.kind)
        if column == OURS:
            return our_name(row.row.kind, row.row.ours, row.name)
        if column == THEIRS_ID:
            return row.row.theirs_id
        if column == THEIRS_NAME:
            return row.row.theirs_name
        return self.tr("{0} tiket").format(number(row.waiting)) if row.waiting else ""

    def _spoken(self, row: TableRow, column: int) -> str:
        if column == OURS:
            return f"{self.text(row, column)} ({row.row.ours})"
        chip = self._chip(row, column)
        return self.text(row, column) or (chip.text if chip else self.tr("kosong"))

    def _chip(self, row: TableRow, column: int) -> ChipLook | None:
        if column == THEIRS_ID and row.lacking:
            return ChipLook(self.tr("belum diisi"), "amber", "▲")
        return None


_ROLES: dict[int, Callable[[MappingModel, TableRow, int], Any]] = {
    CHIP_ROLE: lambda model, row, column: model._chip(row, column),
    Qt.ItemDataRole.EditRole: lambda model, row, column: model._begun(row, column),
    Qt.ItemDataRole.ForegroundRole: lambda model, row, column: model._ink(row, column),
    Qt.ItemDataRole.DisplayRole: lambda model, row, column: one_line(model.text(row, column)),
    Qt.ItemDataRole.ToolTipRole: lambda model, row, column: tooltip_text(
        model._spoken(row, column)
    ),
    Qt.ItemDataRole.AccessibleTextRole: lambda model, row, column: one_line(
        f"{model._heads[column]}: {model._spoken(row, column)}"
    ),
    Qt.ItemDataRole.FontRole: lambda _model, _row, column: (
        theme.tabular_font() if column in (THEIRS_ID, WAITING) else None
    ),
}
"""What a cell answers to each role of Qt's."""
