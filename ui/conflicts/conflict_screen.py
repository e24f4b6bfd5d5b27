"""The work list of conflicts: tickets and callers, and the card that settles one after another."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from callcenter.callers.masking import mask_name
from callcenter.desk.conflicts import ConflictRow, read_caller, read_conflicts
from callcenter.desk.context import Desk
from callcenter.desk.read_ticket import read_ticket
from callcenter.tickets.event import CALLER, TICKET
from ui import shortcuts, theme
from ui.context import UiContext
from ui.formats import ago, number
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.seen_page import SeenPage
from ui.ticket_view.composer import Saved, Undo
from ui.ticket_view.conflict_card import ConflictCard
from ui.ticket_view.disputes import Dispute, caller_disputes, ticket_disputes
from ui.ticket_view.settling import settle
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyList, Row
from ui.widgets.paint import ChipLook
from ui.widgets.toast import Toast


class ConflictScreen(SeenPage):
    """List above, card below; `open_ticket(id)` by Enter, `closed` by Esc."""

    open_ticket = Signal(str)
    closed = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Konflik"))
        self._ctx = ctx
        self._rows: dict[str, ConflictRow] = {}
        self._undo: Undo | None = None
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.many = Chip(tone="violet", shape="?")
        self.many.setObjectName("conflicts.count")
        self.list = KeyList()
        self.list.setObjectName("conflicts.list")
        self.list.setAccessibleName(self.tr("Tiket dan pelapor dengan dua nilai"))
        self.card = ConflictCard(keys=("list_left", "list_right"))
        self.card.use(self._ctx)
        self.open_button = Button(self.tr("Buka tiket"), key_hint="↵")
        self.open_button.setObjectName("conflicts.open")
        self.empty = EmptyState(
            "circle-check",
            self.tr("Tidak ada konflik"),
            self.tr("Bila dua meja mengubah isian yang sama saat terputus, keduanya muncul di sini "
                    "dan Anda yang memilih."),
        )  # fmt: skip
        self.empty.setObjectName("conflicts.empty")
        self.toast = Toast(self)
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(PlainLabel(self.tr("Konflik"), role="heading"))
        head.addWidget(self.many)
        head.addStretch(1)
        head.addWidget(self.open_button)
        frame = Card()
        frame.body.addWidget(self.list)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        column.addWidget(frame, 1)
        column.addWidget(self.card)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 12)))
        outer.setSpacing(theme.dp(10))
        outer.addLayout(head)
        outer.addWidget(self._pages, 1)
        self._pages.setCurrentIndex(1)
        self.many.hide()
        self.open_button.hide()

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._changed)
        self.list.moved.connect(lambda _key: self._read_current())
        self.list.opened.connect(lambda _key: self.open_current())
        self.open_button.clicked.connect(self.open_current)
        self.card.chosen.connect(self._settle)
        self.toast.undo.connect(self._take_back)
        self.setFocusProxy(self.list)
        shortcuts.bind(self, "list_left", self.card.choose_left)
        shortcuts.bind(self, "list_right", self.card.choose_right)

    def reload(self) -> None:
        """Read the list again."""
        self.stale = False
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("conflict list", id(self)), lambda: read_conflicts(desk), self._show, self._failed,
            owner=self,
        )  # fmt: skip

    def _show(self, found: tuple[ConflictRow, ...]) -> None:
        keys = list(self._rows)
        before = self.list.current_key()
        at = keys.index(before) if before in keys else 0
        self._rows = {f"{row.subject}:{row.subject_id}": row for row in found}
        now = self._ctx.desk.clock.now()
        self.list.set_rows([self._row(key, row, now) for key, row in self._rows.items()])
        self._pages.setCurrentIndex(0 if found else 1)
        self.many.set_state(self.tr("{0} menunggu").format(number(len(found))), "violet", "?")
        self.many.setVisible(bool(found))
        if found and before not in self._rows:
            self.list.setCurrentIndex(self.list.model().index(min(at, len(found) - 1), 0))
        self._read_current()

    def _row(self, key: str, row: ConflictRow, now: datetime) -> Row:
        text = row.text
        if row.subject == CALLER:
            named = mask_name(text) if text else self.tr("tanpa nama")
            text = self.tr("Buku penelepon: {0}").format(named)
        many = self.tr("{0} konflik").format(number(row.conflicts))
        return Row(
            key=key, title=text or self.tr("Tiket tanpa uraian"), number=row.number,
            chip=ChipLook(many, "violet", "?", small=True), meta=ago(row.updated_at, now),
        )  # fmt: skip

    def _read_current(self) -> None:
        row = self._rows.get(self.list.current_key())
        self.open_button.setVisible(row is not None and row.subject == TICKET)
        if row is None:
            self.card.show_disputes(())
            return
        desk, now = self._ctx.desk, self._ctx.desk.clock.now()
        self._ctx.background.latest(
            ("conflict", id(self)), lambda: _disputes(desk, row, now), self.card.show_disputes,
            self._failed, owner=self,
        )  # fmt: skip

    def open_current(self) -> None:
        """Open the ticket under the cursor."""
        row = self._rows.get(self.list.current_key())
        if row is not None and row.subject == TICKET:
            self.open_ticket.emit(row.subject_id)

    def _settle(self, dispute: Dispute, left: bool) -> None:
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: settle(desk, dispute, left=left), self._saved, self._failed, owner=self
        )

    def _saved(self, saved: Saved) -> None:
        self._undo = saved.undo
        self.toast.show_note(saved.text, action=self.tr("Batalkan") if saved.undo else "")
        self.reload()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            self._ctx.background.desk(undo, lambda _: self.reload(), self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        message = explain(error)
        self.toast.show_note(f"{message.title}. {message.what}", tone="red")
        self.stale = True

    def _changed(self, ids: frozenset[str]) -> None:
        del ids
        self.read_when_seen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _disputes(desk: Desk, row: ConflictRow, now: datetime) -> tuple[Dispute, ...]:
    if row.subject == CALLER:
        return caller_disputes(read_caller(desk, row.subject_id), desk.directory, now)
    return ticket_disputes(read_ticket(desk, row.subject_id).ticket, desk.directory, now)
