"""“Belum terkirim”: what the centre has not echoed yet, why, and what can be done about it.

Reads through the desk's verbs only; sends nothing itself but asks for it by `send_now`.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from callcenter.desk.read_outbox import OutboxRow, OutboxSummary, read_outbox, retry
from callcenter.lapor.status import LaporStatus
from callcenter.sync.status import SyncStatus
from callcenter.tickets.event import TICKET
from callcenter.tickets.words import Kind
from ui import shortcuts, theme
from ui.connection_text import connection_text
from ui.context import UiContext
from ui.formats import ago, moment_text, number
from ui.lapor.link_text import outbox_text
from ui.messages import explain
from ui.outbox.file_panel import FilePanel
from ui.outbox.lines import Line, Part
from ui.outbox.model import NUMBER, STATE, WHAT, WHEN, OutboxModel
from ui.outbox.reasons import held
from ui.plain_text import Ink, PlainLabel
from ui.seen_page import SeenPage
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyTable
from ui.words_on_screen import OutboxState, label_of

_INKS: dict[theme.Tone, Ink] = {"red": "red", "amber": "amber", "violet": "violet"}
LIMIT = 5_000
"""Steps the list holds; the counts above it are of everything."""


class OutboxTable(KeyTable):
    """`folded(row, open)` by the arrows to the side."""

    folded = Signal(int, bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Right opens a line of many, Left closes it."""
        at = self.currentIndex()
        if at.isValid() and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.folded.emit(at.row(), event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)


class OutboxScreen(SeenPage):
    """The list; `open_ticket` carries an id, `send_now` asks for an exchange at once."""

    open_ticket = Signal(str)
    send_now = Signal()
    count_changed = Signal(int, int)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Belum terkirim"))
        self._ctx = ctx
        self._make_table()
        self._make_detail()
        self._make_head()
        self._arrange()
        self._bind_keys()
        self.setFocusProxy(self.table)
        ctx.changes.changed.connect(self._on_changes)

    def _make_table(self) -> None:
        self.model = OutboxModel(self)
        self.table = OutboxTable()
        self.table.setObjectName("outbox.table")
        self.table.setAccessibleName(self.tr("Yang belum diterima pusat"))
        self.table.setModel(self.model)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((NUMBER, 168), (WHEN, 150), (STATE, 250)):
            self.table.setColumnWidth(column, theme.dp(wide))
        self.table.opened.connect(self._open)
        self.table.folded.connect(lambda at, on: self._turn(at, open=on))
        self.table.clicked.connect(lambda index: self._click(index.row(), index.column()))
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)

    def _make_detail(self) -> None:
        self.detail = Card(padded=True)
        self.detail.setObjectName("outbox.detail")
        self.what = PlainLabel(fit="elide", role="strong")
        self.why = PlainLabel(fit="wrap", role="label", ink="muted")
        self.retry_button = Button(
            self.tr("Coba kirim lagi"),
            icon="refresh-cw",
            key_hint=shortcuts.key_hint("outbox_retry"),
        )
        self.retry_button.setObjectName("outbox.retry")
        self.retry_button.clicked.connect(self.retry)
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

    def _make_head(self) -> None:
        self.waiting, self.held, self.offered, self.lapor = Chip(), Chip(), Chip(), Chip()
        for name, chip in (("waiting", self.waiting), ("held", self.held),
                           ("offered", self.offered), ("lapor", self.lapor)):  # fmt: skip
            chip.setObjectName(f"outbox.count.{name}")
            chip.hide()
        hint = shortcuts.key_hint
        self.send_button = PrimaryButton(
            self.tr("Coba kirim sekarang"), icon="cloud-upload", key_hint=hint("outbox_send")
        )
        self.export_button = Button(self.tr("Simpan ke berkas…"), key_hint=hint("outbox_export"))
        self.import_button = Button(self.tr("Ambil dari berkas…"), key_hint=hint("outbox_import"))
        for name, button in (("send", self.send_button), ("export", self.export_button),
                             ("import", self.import_button)):  # fmt: skip
            button.setObjectName(f"outbox.{name}")
        self.file = FilePanel(self._ctx)
        self.send_button.clicked.connect(self.send_now)
        self.export_button.clicked.connect(self.file.begin_saving)
        self.import_button.clicked.connect(self.file.begin_taking)
        self.file.told.connect(self._tell)
        self.file.closed.connect(self.setFocus)
        self.link = PlainLabel(fit="wrap", role="label", ink="muted")
        self.link.setObjectName("outbox.link")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(PlainLabel(self.tr("Belum terkirim"), role="heading"))
        for chip in (self.held, self.waiting, self.offered):
            head.addWidget(chip)
        head.addStretch(1)
        for button in (self.export_button, self.import_button, self.send_button):
            head.addWidget(button)
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
        self._pages = QStackedWidget()
        self._pages.addWidget(card)
        self._pages.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 12)))
        outer.setSpacing(theme.dp(10))
        outer.addLayout(head)
        links = QHBoxLayout()
        links.setSpacing(theme.dp(8))
        links.addWidget(self.link, 1)
        links.addWidget(self.lapor)
        outer.addLayout(links)
        for widget in (self.banner, self.file):
            outer.addWidget(widget)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self.detail)
        self._pages.setCurrentIndex(1)
        self.detail.hide()
        self.link.hide()

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "outbox_send": self.send_now.emit,
            "outbox_retry": self.retry,
            "outbox_fold": lambda: self._turn(self.table.currentIndex().row()),
            "outbox_export": self.export_button.click,
            "outbox_import": self.import_button.click,
        }
        for id, callback in keys.items():
            # Space presses buttons elsewhere; letters reach the screen only where nobody types.
            shortcuts.bind(self.table if id == "outbox_fold" else self, id, callback)

    def show_status(self, status: SyncStatus) -> None:
        """Say how the desk is linked, in the words of the strip."""
        said = connection_text(status, self._ctx.desk.clock.now())
        self.link.setText(f"{said.text}. {said.detail}" if said.detail else said.text)
        self.link.set_ink(_INKS.get(said.tone, "muted"))
        self.link.show()

    def show_lapor(self, status: LaporStatus) -> None:
        """Say how much waits for the national system, beside what waits for the centre."""
        said = outbox_text(status, self._ctx.desk.clock.now())
        self.lapor.set_state(said, "amber", "▲")
        self.lapor.setVisible(bool(said))

    def reload(self) -> None:
        """Read the list again, on the desk worker."""
        self.stale = False
        desk = self._ctx.desk
        self._ctx.background.latest(
            "outbox.rows", lambda: read_outbox(desk, LIMIT), self._show, self._fail, owner=self
        )

    def _show(self, found: tuple[OutboxSummary, tuple[OutboxRow, ...]]) -> None:
        summary, rows = found
        with _Kept(self):
            self.model.show_rows(rows, self._ctx.desk.clock.now())
        self._pages.setCurrentIndex(0 if rows else 1)
        self.setFocusProxy(self.table if rows else self.import_button)
        self.export_button.setEnabled(bool(rows))
        others = sum(row.state == OutboxState.OFFERED for row in rows)
        self._show_counts(summary, others)
        self._show_detail()
        waiting = summary.unsent + summary.acked
        self.count_changed.emit(waiting + summary.quarantined, summary.quarantined)

    def _show_counts(self, summary: OutboxSummary, others: int) -> None:
        waiting = summary.unsent + summary.acked
        now = self._ctx.desk.clock.now()
        text = self.tr("{0} menunggu").format(number(waiting))
        if summary.oldest_at is not None:
            oldest = ago(summary.oldest_at, now)
            text = self.tr("{0} menunggu · tertua {1}").format(number(waiting), oldest)
        self.waiting.set_state(text, "amber", "▲")
        self.held.set_state(self.tr("{0} ditahan").format(number(summary.quarantined)), "red", "■")
        self.offered.set_state(
            self.tr("{0} diserahkan ulang").format(number(others)), "violet", "●"
        )
        self.waiting.setVisible(waiting > 0)
        self.held.setVisible(summary.quarantined > 0)
        self.offered.setVisible(others > 0)

    def span_titles(self) -> None:
        """A line of a state speaks over the whole width."""
        self.table.clearSpans()
        for at in range(self.model.rowCount()):
            if self.model.line(at).part is Part.STATE:
                self.table.setSpan(at, 0, 1, self.model.columnCount())

    def _show_detail(self) -> None:
        line = self._current()
        self.detail.setVisible(line is not None and line.part is not Part.STATE)
        if line is None or line.part is Part.STATE:
            return
        row = line.first
        what = label_of(Kind, row.kind)
        if line.part is Part.TICKET:
            what = self.tr("{0} langkah").format(number(len(line.rows)))
        self.what.setText(f"{row.number} · {what}" if row.number else what)
        self.why.setText(self._story(row))
        self.retry_button.setVisible(row.state == OutboxState.QUARANTINED)
        self.open_button.setVisible(row.subject == TICKET)

    def _story(self, row: OutboxRow) -> str:
        """In a sentence: where this event is and what happens next."""
        if row.state == OutboxState.QUARANTINED:
            why = held(row.reason)
            said = self.tr("Ditahan: {0} Tiketnya utuh di sini dan yang lain tetap dikirim. {1}")
            return said.format(why.why, why.todo)
        if row.state == OutboxState.ACKED:
            return self.tr("Pusat sudah menjawab; menunggu kiriman ini kembali sebagai bukti.")
        if row.state == OutboxState.OFFERED:
            return self.tr(
                "Aman di komputer ini; diserahkan ke pusat atas nama meja asalnya begitu "
                "tersambung. Yang sudah dikenal pusat tidak menjadi ganda."
            )
        if row.sent_at is not None:
            tries = self.tr("Sudah dicoba {0} kali, terakhir {1}; dicoba lagi sendiri.")
            return tries.format(row.tries, moment_text(row.sent_at, self._ctx.desk.clock.now()))
        return self.tr("Aman di komputer ini; dikirim sendiri begitu tersambung.")

    def _current(self) -> Line | None:
        at = self.table.currentIndex().row()
        return self.model.line(at) if 0 <= at < self.model.rowCount() else None

    def current_key(self) -> str:
        """Key of the current line, "" when none."""
        line = self._current()
        return line.key if line is not None else ""

    def _open(self, at: int) -> None:
        if not 0 <= at < self.model.rowCount():
            return
        line = self.model.line(at)
        if line.part is Part.STATE:
            self._turn(at)
        elif line.first.subject == TICKET:
            self.open_ticket.emit(line.first.subject_id)

    def _click(self, at: int, column: int) -> None:
        if self.model.line(at).part is Part.STATE or column == NUMBER:
            self._turn(at)

    def _turn(self, at: int, *, open: bool | None = None) -> None:
        if 0 <= at < self.model.rowCount():
            with _Kept(self):
                self.model.turn(at, open=open)

    def retry(self) -> None:
        """Send the chosen event again that was set aside."""
        line, desk = self._current(), self._ctx.desk
        if line is None or line.first.state != OutboxState.QUARANTINED or line.part is Part.STATE:
            return
        eid = line.first.eid
        self._ctx.background.desk(
            lambda: retry(desk, eid), lambda _: self.send_now.emit(), self._fail, owner=self
        )

    def _tell(self, title: str, text: str, tone: theme.Tone) -> None:
        self.banner.show_message(title, text, tone=tone)

    def _fail(self, error: BaseException) -> None:
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def _on_changes(self, ids: frozenset[str]) -> None:
        if not ids & {"outbox", "sync"}:
            return
        self.read_when_seen()


class _Kept:
    """The current line stays current while the lines are made anew; the first step when none."""

    def __init__(self, screen: OutboxScreen) -> None:
        self._screen = screen
        self._key, self._at = screen.current_key(), screen.table.currentIndex().row()

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        screen = self._screen
        screen.span_titles()
        count = screen.model.rowCount()
        at = screen.model.position(self._key) if self._key else 1
        if at < 0:
            at = self._at
        if count:
            screen.table.setCurrentIndex(screen.model.index(min(max(at, 0), count - 1), 0))
