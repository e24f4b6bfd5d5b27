"""What has not gone to LAPOR as a table of rows; words them, reads no store."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Qt

from callcenter.desk.read_lapor_work import Group, Waiting, WaitingRow
from callcenter.lapor.settings import Policy
from callcenter.tickets.words import Push
from ui import theme
from ui.formats import moment_text
from ui.lapor_words import NOT_PUSHED, missing_text
from ui.plain_text import tooltip_text
from ui.translation import shown
from ui.visible_text import one_line
from ui.widgets.flat_table import FlatTable, Index

NUMBER, WHAT, WHY, WHEN = range(4)


class WaitingModel(FlatTable):
    """Four columns: number, what, why it has not gone, when it was registered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Waiting | None = None
        self._rows: tuple[WaitingRow, ...] = ()
        self._now: datetime | None = None
        self._heads = (
            self.tr("Nomor"), self.tr("Laporan"), self.tr("Sebab"), self.tr("Dicatat"),
        )  # fmt: skip

    def show_waiting(self, found: Waiting, now: datetime) -> None:
        """Show one group."""
        self.beginResetModel()
        self._found, self._rows, self._now = found, found.rows, now
        self.endResetModel()

    def row(self, at: int) -> WaitingRow:
        """Return a row."""
        return self._rows[at]

    def position(self, ticket_id: str) -> int:
        """Return where a ticket stands, -1 when nowhere."""
        return next((n for n, one in enumerate(self._rows) if one.row.id == ticket_id), -1)

    def height(self) -> int:
        """Return how many rows are shown."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: words and fonts."""
        text = self.text(self._rows[index.row()], index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text)
        if role == Qt.ItemDataRole.FontRole and index.column() == NUMBER:
            return theme.tabular_font()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return one_line(f"{self._heads[index.column()]}: {text}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(text)
        return None

    def text(self, one: WaitingRow, column: int) -> str:
        """Return the words of a cell."""
        if column == NUMBER:
            return one.row.number
        if column == WHAT:
            return one.row.summary
        if column == WHEN:
            at = one.row.registered_at
            return moment_text(at, self._now or at)
        return self.why(one)

    def why(self, one: WaitingRow) -> str:
        """Return in words why it has not gone."""
        group = self._found.group if self._found else Group.WAITING
        if one.row.lapor_state == Push.RESERVED:
            return self.tr("Sedang dikirim")
        if group is Group.WAITING:
            return self._turn(one)
        if group is Group.HELD and one.details:
            return "; ".join(missing_text(text) for text in one.details)
        if group is Group.HELD:
            return shown(NOT_PUSHED.get(one.reason, one.reason))
        return self._unchosen() if group is Group.UNCHOSEN else one.reason

    def _turn(self, one: WaitingRow) -> str:
        if one.left:
            return self.tr("Meja pendaftarnya belum mengirim lebih dari sehari; bisa dari sini")
        if one.elsewhere:
            return self.tr("Menunggu meja pendaftarnya")
        return self.tr("Menunggu giliran")

    def _unchosen(self) -> str:
        policy = self._found.policy if self._found else None
        if policy is Policy.ALL:
            return self.tr("Dicatat sebelum sambungan dibuka")
        return shown(NOT_PUSHED["policy_none" if policy is Policy.NONE else "not_chosen"])
