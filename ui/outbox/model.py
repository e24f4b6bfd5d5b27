"""The unsent work as a table of lines; words them, reads no store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt

from callcenter.desk.read_outbox import OutboxRow
from callcenter.tickets.event import TICKET
from callcenter.tickets.words import Kind
from ui import theme
from ui.formats import ago, moment_text, number
from ui.outbox.lines import Line, Part, lines
from ui.plain_text import tooltip_text
from ui.visible_text import one_line
from ui.widgets.flat_table import FlatTable, Index
from ui.widgets.key_list import CHIP_ROLE
from ui.widgets.paint import ChipLook, Shape
from ui.words_on_screen import OutboxState, label_of

NUMBER, WHAT, WHEN, STATE = range(4)
_LOOKS: dict[str, tuple[theme.Tone, Shape]] = {
    OutboxState.NEW: ("amber", "▲"),
    OutboxState.SENT: ("amber", "▲"),
    OutboxState.ACKED: ("accent", "●"),
    OutboxState.OFFERED: ("violet", "●"),
    OutboxState.QUARANTINED: ("red", "■"),
}


def chip_of(state: str) -> ChipLook:
    """Return how a state looks."""
    tone, shape = _LOOKS.get(state, ("neutral", ""))
    return ChipLook(label_of(OutboxState, state), tone, shape)


class OutboxModel(FlatTable):
    """Four columns; a line of a state speaks in the first one alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutboxRow, ...] = ()
        self._lines: list[Line] = []
        self._turned: frozenset[str] = frozenset()
        self._now: datetime | None = None
        self._heads = (
            self.tr("Nomor"), self.tr("Apa"), self.tr("Disimpan"), self.tr("Keadaan"),
        )  # fmt: skip

    def show_rows(self, rows: Sequence[OutboxRow], now: datetime) -> None:
        """Show these rows; what a person opened stays open."""
        self._rows, self._now = tuple(rows), now
        self._arrange()

    def turn(self, at: int, *, open: bool | None = None) -> bool:
        """Open or close a line (the other way when not said); whether anything moved."""
        line = self._lines[at]
        if not line.folds or open is line.open:
            return False
        self._turned ^= {line.key}
        self._arrange()
        return True

    def _arrange(self) -> None:
        self.beginResetModel()
        self._lines = lines(self._rows, self._turned)
        self.endResetModel()

    def line(self, at: int) -> Line:
        """Return a line."""
        return self._lines[at]

    def position(self, key: str) -> int:
        """Return where the line with this key stands, -1 when nowhere."""
        return next((n for n, one in enumerate(self._lines) if one.key == key), -1)

    def height(self) -> int:
        """Return how many rows are shown."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words, the chip of the state, fonts."""
        line, column = self._lines[index.row()], index.column()
        if role == CHIP_ROLE:
            stated = column == STATE and line.part is not Part.STATE
            return chip_of(_worst(line)) if stated else None
        if role == Qt.ItemDataRole.FontRole:
            return self._font(line, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self.text(line, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(self._spoken(line, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self.text(line, column))
        return None

    @staticmethod
    def _font(line: Line, column: int) -> Any:
        if line.part is Part.STATE:
            return theme.font("strong")
        return theme.tabular_font() if column == NUMBER else None

    def text(self, line: Line, column: int) -> str:
        """Return the words of a cell."""
        if line.part is Part.STATE:
            return self._title(line) if column == NUMBER else ""
        if column == NUMBER:
            return self._number(line)
        if column == WHAT:
            return self._what(line)
        if column == WHEN:
            return moment_text(line.oldest, self._now or line.oldest)
        return label_of(OutboxState, _worst(line))

    def _title(self, line: Line) -> str:
        mark = "▾" if line.open else "▸"
        titles = {
            OutboxState.QUARANTINED: self.tr("Ditahan, perlu dilihat"),
            OutboxState.NEW: self.tr("Menunggu dikirim"),
            OutboxState.SENT: self.tr("Menunggu dikirim"),
            OutboxState.ACKED: self.tr("Sudah di pusat, menunggu bukti"),
            OutboxState.OFFERED: self.tr("Menunggu diserahkan ulang ke pusat"),
        }
        title = next((text for key, text in titles.items() if key == line.first.state), "")
        title = title or label_of(OutboxState, line.first.state)
        many = self.tr("{0} langkah").format(number(len(line.rows)))
        old = self.tr("tertua {0}").format(ago(line.oldest, self._now or line.oldest))
        return f"{mark}  {title} · {many} · {old}"

    def _number(self, line: Line) -> str:
        mark = ("▾ " if line.open else "▸ ") if line.part is Part.TICKET else ""
        named = line.first.number
        if not named:
            named = self.tr("penelepon") if line.first.subject != TICKET else "—"
        return f"{'    ' * line.deep}{mark}{named}"

    def _what(self, line: Line) -> str:
        row = line.first
        if line.part is Part.TICKET:
            what = self.tr("{0} langkah").format(number(len(line.rows)))
        else:
            what = label_of(Kind, row.kind)
        return f"{what} — {row.summary}" if row.summary and not line.deep else what

    def _spoken(self, line: Line, column: int) -> str:
        if line.part is Part.STATE:
            return self.text(line, column)[1:].strip()
        return f"{self._heads[column]}: {self.text(line, column).strip(' ▾▸')}"


def _worst(line: Line) -> str:
    """The state of a line of many: new as long as one of them is."""
    states = {row.state for row in line.rows}
    order = (OutboxState.QUARANTINED, OutboxState.NEW, OutboxState.SENT)
    return next((one.value for one in order if one in states), line.first.state)
