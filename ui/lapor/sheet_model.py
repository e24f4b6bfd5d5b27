"""What a spreadsheet of LAPOR's would change, as a table; rows are ticked to be taken in."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt

from callcenter.desk.lapor_sheet import Match, PreviewLine, RowFault, SheetPreview, SheetRow
from callcenter.tickets.words import Kind
from ui import theme
from ui.plain_text import tooltip_text
from ui.translation import marked as _t
from ui.translation import shown
from ui.visible_text import one_line
from ui.widgets.flat_table import FlatTable, Index
from ui.widgets.key_list import CHIP_ROLE
from ui.widgets.paint import ChipLook, Shape

TAKE, ROW, TRACKING, TICKET, MEANS, WHAT = range(6)
FAULT = "salah"
"""The group of rows that could not be read."""

GROUPS: Mapping[str, tuple[str, theme.Tone, Shape]] = {
    Match.NEW: (_t("Baru"), "green", "●"),
    Match.CHANGED: (_t("Berubah"), "amber", "▲"),
    Match.DISPUTED: (_t("Berbeda"), "violet", "?"),
    FAULT: (_t("Baris bermasalah"), "red", "■"),
    Match.UNKNOWN: (_t("Bukan tiket kita"), "neutral", ""),
    Match.SAME: (_t("Sama"), "neutral", ""),
}
"""In the order of the table: what is written first, then what a person looks at."""

_ORDER = tuple(GROUPS)
_FAULTS: Mapping[str, str] = {
    "formula": _t("Kolom {0} berisi rumus; barisnya dilewati."),
    "tracking": _t("Tracking ID “{0}” bukan nomor; barisnya dilewati."),
    "empty": _t("Barisnya kosong."),
    "date": _t("Tanggal “{0}” tidak terbaca; barisnya dibaca tanpa tanggal."),
    "rows": _t("Hanya {0} baris pertama yang dibaca."),
}
_CHANGES: Mapping[str, str] = {
    Kind.LAPOR_SENT: _t("nomor laporan"),
    Kind.LAPOR_STATUS: _t("instansi"),
    Kind.LAPOR_ANSWER: _t("jawaban"),
}

Line = PreviewLine | RowFault


def group_of(line: Line) -> str:
    """Return the group a row belongs to."""
    return FAULT if isinstance(line, RowFault) else line.match.value


class SheetModel(FlatTable):
    """Six columns; NEW and CHANGED rows begin ticked, others cannot be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Line, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._taken: set[int] = set()
        self._heads = (
            self.tr("Ambil"), self.tr("Baris"), self.tr("Tracking ID"), self.tr("Tiket"),
            self.tr("Arti"), self.tr("Yang ditulis"),
        )  # fmt: skip

    def show_preview(self, found: SheetPreview | None) -> None:
        """Show a sheet; everything that changes something is ticked."""
        self.beginResetModel()
        lines: list[Line] = [*found.faults, *found.lines] if found else []
        lines.sort(key=lambda one: _ORDER.index(group_of(one)))
        self._all = self._lines = tuple(lines)
        self._taken = {one.row.number for one in _changing(lines)}
        self.endResetModel()

    def show_group(self, group: str) -> None:
        """Show one group, "" for all."""
        self.beginResetModel()
        self._lines = tuple(one for one in self._all if group in ("", group_of(one)))
        self.endResetModel()

    def taken(self) -> tuple[SheetRow, ...]:
        """Return the ticked rows in the order of the sheet."""
        rows = (one.row for one in _changing(self._all) if one.row.number in self._taken)
        return tuple(sorted(rows, key=lambda row: row.number))

    def turn(self, rows: Iterable[int]) -> None:
        """Tick these rows, or untick them when every one is ticked."""
        numbers = {one.row.number for one in _changing(self._lines[at] for at in rows)}
        self._taken = self._taken - numbers if numbers <= self._taken else self._taken | numbers
        if self._lines:
            last = len(self._lines) - 1
            self.dataChanged.emit(self.index(0, TAKE), self.index(last, TAKE))

    def line(self, at: int) -> Line:
        """Return a row as it is shown."""
        return self._lines[at]

    def height(self) -> int:
        """Return how many rows are shown."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words, chip, fonts."""
        line, column = self._lines[index.row()], index.column()
        if role == CHIP_ROLE:
            return _chip(line) if column == MEANS else None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self.text(line, column))
        if role == Qt.ItemDataRole.FontRole and column in (ROW, TRACKING, TICKET):
            return theme.tabular_font()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(f"{self._heads[column]}: {self._spoken(line, column)}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self.text(line, column))
        return None

    def _spoken(self, line: Line, column: int) -> str:
        if column == TAKE:
            return self.tr("ya") if self.text(line, column) == "✓" else self.tr("tidak")
        return self.text(line, column)

    def text(self, line: Line, column: int) -> str:
        """Return the words of a cell."""
        if column == MEANS:
            return shown(GROUPS[group_of(line)][0])
        if isinstance(line, RowFault):
            return self._fault(line, column)
        if column == TAKE:
            return "✓" if line.row.number in self._taken else ""
        return self._cell(line, column)

    def _cell(self, line: PreviewLine, column: int) -> str:
        if column == ROW:
            return str(line.row.number)
        if column == TRACKING:
            return f"#{line.row.tracking_id}" if line.row.tracking_id else "—"
        if column == TICKET:
            return line.ticket.number if line.ticket else "—"
        return self._what(line)

    @staticmethod
    def _fault(line: RowFault, column: int) -> str:
        if column == ROW:
            return str(line.number) if line.number else "—"
        if column == WHAT:
            return shown(_FAULTS.get(line.reason, line.reason)).replace("{0}", line.value)
        return ""

    def _what(self, line: PreviewLine) -> str:
        if line.match is Match.DISPUTED:
            return self._dispute(line)
        said = ", ".join(shown(_CHANGES[kind]) for kind, _ in line.events if kind in _CHANGES)
        text = line.row.last or line.row.first
        return f"{said} — {line.row.institution or text}" if said else text

    def _dispute(self, line: PreviewLine) -> str:
        if line.ticket is None:
            return self.tr("Nomor di teks dan Tracking ID-nya menunjuk tiket yang berbeda.")
        return self.tr("Tiket ini sudah ada di sana sebagai #{0}.").format(
            line.ticket.state.complaint_id
        )


def _changing(lines: Iterable[Line]) -> Iterable[PreviewLine]:
    for one in lines:
        if isinstance(one, PreviewLine) and one.events:
            yield one


def _chip(line: Line) -> ChipLook:
    words, tone, shape = GROUPS[group_of(line)]
    return ChipLook(shown(words), tone, shape)
