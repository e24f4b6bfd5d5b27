"""“Belum terkirim”: each event the centre has not echoed, its state in words, and what can be done.

Reads through the desk's verbs only; sends nothing itself but asks for it by `send_now`.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedLayout, QVBoxLayout, QWidget

from callcenter.desk.read_outbox import OutboxRow, OutboxSummary, read_outbox, retry
from callcenter.tickets.event import TICKET
from callcenter.tickets.words import Kind
from ui import theme
from ui.context import UiContext
from ui.formats import ago, moment_text
from ui.messages import explain
from ui.outbox.reasons import reason_text
from ui.plain_text import PlainLabel, plain_item
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import CHIP_ROLE, KeyTable
from ui.widgets.paint import ChipLook
from ui.words_on_screen import OutboxState, label_of

LIMIT = 500
_LOOKS: dict[str, tuple[theme.Tone, str]] = {
    OutboxState.NEW: ("amber", "▲"),
    OutboxState.SENT: ("amber", "▲"),
    OutboxState.ACKED: ("accent", "●"),
    OutboxState.QUARANTINED: ("red", "■"),
}
_NUMBER, _WHAT, _WHEN, _STATE = range(4)


class OutboxScreen(QWidget):
    """The list; `open_ticket` carries an id, `send_now` asks for an exchange at once."""

    open_ticket = Signal(str)
    send_now = Signal()
    count_changed = Signal(int, int)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Belum terkirim"))
        self._ctx = ctx
        self._rows: tuple[OutboxRow, ...] = ()
        self._stale = True
        self._make_table()
        self._make_detail()
        self._arrange()
        self.setFocusProxy(self.table)
        ctx.changes.changed.connect(self._on_changes)

    def _make_table(self) -> None:
        self.model = QStandardItemModel(0, 4, self)
        self.model.setHorizontalHeaderLabels(
            [self.tr("Nomor"), self.tr("Apa"), self.tr("Disimpan"), self.tr("Keadaan")]
        )
        self.table = KeyTable()
        self.table.setObjectName("outbox.table")
        self.table.setAccessibleName(self.tr("Yang belum diterima pusat"))
        self.table.setModel(self.model)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((_NUMBER, 132), (_WHEN, 150), (_STATE, 270)):
            self.table.setColumnWidth(column, theme.dp(wide))
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)

    def _make_detail(self) -> None:
        self.detail = Card(padded=True)
        self.detail.setObjectName("outbox.detail")
        self.what = PlainLabel(fit="elide", role="strong")
        self.why = PlainLabel(fit="wrap", role="label", ink="muted")
        self.retry_button = Button(self.tr("Coba kirim lagi"), icon="refresh-cw")
        self.retry_button.setObjectName("outbox.retry")
        self.retry_button.clicked.connect(self._retry)
        self.open_button = Button(self.tr("Buka tiket"), key_hint="↵")
        self.open_button.setObjectName("outbox.open")
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        words = QVBoxLayout()
        words.addWidget(self.what)
        words.addWidget(self.why)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addLayout(words, 1)
        row.addWidget(self.retry_button)
        row.addWidget(self.open_button)
        self.detail.body.addLayout(row)

    def _arrange(self) -> None:
        self.waiting = Chip()
        self.held = Chip()
        self.send_button = PrimaryButton(self.tr("Coba kirim sekarang"), icon="cloud-upload")
        self.send_button.setObjectName("outbox.send")
        self.send_button.clicked.connect(self.send_now)
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(PlainLabel(self.tr("Belum terkirim"), role="heading"))
        head.addWidget(self.waiting)
        head.addWidget(self.held)
        head.addStretch(1)
        head.addWidget(self.send_button)
        self.banner = Banner()
        self.banner.setObjectName("outbox.banner")
        self.empty = EmptyState(
            "circle-check",
            self.tr("Tidak ada yang menunggu dikirim"),
            self.tr("Yang baru disimpan muncul di sini sampai pusat menerimanya."),
        )
        self.empty.setObjectName("outbox.empty")
        card = Card()
        card.body.addWidget(self.table)
        self._pages = QStackedLayout()
        self._pages.addWidget(card)
        self._pages.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 12)))
        outer.setSpacing(theme.dp(10))
        outer.addLayout(head)
        outer.addWidget(self.banner)
        outer.addLayout(self._pages, 1)
        outer.addWidget(self.detail)
        self._pages.setCurrentIndex(1)
        self.detail.hide()
        for chip in (self.waiting, self.held):
            chip.hide()

    def reload(self) -> None:
        """Read the list again, on the desk worker."""
        self._stale = False
        desk = self._ctx.desk
        self._ctx.background.latest(
            "outbox.rows", lambda: read_outbox(desk, LIMIT), self._show, self._fail, owner=self
        )

    def _show(self, found: tuple[OutboxSummary, tuple[OutboxRow, ...]]) -> None:
        summary, rows = found
        key = self._current_eid()
        self._rows = rows
        self._fill(rows)
        waiting = summary.unsent + summary.acked
        now = self._ctx.desk.clock.now()
        oldest = ago(summary.oldest_at, now) if summary.oldest_at is not None else ""
        text = self.tr("{0} menunggu").format(waiting)
        if oldest:
            text = self.tr("{0} menunggu · tertua {1}").format(waiting, oldest)
        self.waiting.set_state(text, "amber", "▲")
        self.held.set_state(self.tr("{0} ditahan").format(summary.quarantined), "red", "■")
        self.waiting.setVisible(waiting > 0)
        self.held.setVisible(summary.quarantined > 0)
        self._pages.setCurrentIndex(0 if rows else 1)
        at = next((n for n, row in enumerate(rows) if row.eid == key), 0)
        if rows:
            self.table.setCurrentIndex(self.model.index(at, 0))
        self._show_detail()
        self.count_changed.emit(waiting + summary.quarantined, summary.quarantined)

    def _fill(self, rows: tuple[OutboxRow, ...]) -> None:
        self.model.setRowCount(0)
        for row in rows:
            self.model.appendRow(self._items(row))

    def _items(self, row: OutboxRow) -> list[QStandardItem]:
        now = self._ctx.desk.clock.now()
        what = label_of(Kind, row.kind)
        state = plain_item(label_of(OutboxState, row.state))
        tone, shape = _LOOKS.get(row.state, ("neutral", ""))
        state.setData(ChipLook(label_of(OutboxState, row.state), tone, shape), CHIP_ROLE)  # type: ignore[arg-type]
        number = plain_item(row.number or self._subject(row), data=row.eid)
        number.setData(theme.tabular_font(), Qt.ItemDataRole.FontRole)
        return [
            number,
            plain_item(f"{what} — {row.summary}" if row.summary else what),
            plain_item(moment_text(row.created_at, now)),
            state,
        ]

    def _subject(self, row: OutboxRow) -> str:
        return self.tr("penelepon") if row.subject != TICKET else "—"

    def _show_detail(self) -> None:
        row = self._current()
        self.detail.setVisible(row is not None)
        if row is None:
            return
        what = label_of(Kind, row.kind)
        self.what.setText(f"{row.number} · {what}" if row.number else what)
        self.why.setText(self._story(row))
        self.retry_button.setVisible(row.state == OutboxState.QUARANTINED)
        self.open_button.setVisible(row.subject == TICKET)

    def _story(self, row: OutboxRow) -> str:
        """In a sentence: where this event is and what happens next."""
        if row.state == OutboxState.QUARANTINED:
            return self.tr("Ditahan di sini: {0} Tiketnya utuh; yang lain tetap dikirim.").format(
                reason_text(row.reason)
            )
        if row.state == OutboxState.ACKED:
            return self.tr("Pusat sudah menjawab; menunggu kiriman ini kembali sebagai bukti.")
        if row.sent_at is not None:
            tries = self.tr("Sudah dicoba {0} kali, terakhir {1}; dicoba lagi sendiri.")
            return tries.format(row.tries, moment_text(row.sent_at, self._ctx.desk.clock.now()))
        return self.tr("Aman di komputer ini; dikirim sendiri begitu tersambung.")

    def _current(self) -> OutboxRow | None:
        at = self.table.currentIndex().row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _current_eid(self) -> str:
        row = self._current()
        return row.eid if row is not None else ""

    def _open(self, at: int) -> None:
        if 0 <= at < len(self._rows) and self._rows[at].subject == TICKET:
            self.open_ticket.emit(self._rows[at].subject_id)

    def _retry(self) -> None:
        row, desk = self._current(), self._ctx.desk
        if row is not None:
            self._ctx.background.desk(
                lambda: retry(desk, row.eid), lambda _: self.send_now.emit(), self._fail, owner=self
            )

    def _fail(self, error: BaseException) -> None:
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def _on_changes(self, ids: frozenset[str]) -> None:
        if not ids & {"outbox", "sync"}:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: a screen that was hidden reads what it missed."""
        super().showEvent(event)
        if self._stale:
            self.reload()
