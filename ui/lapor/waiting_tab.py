"""“Menunggu”: what has not gone to LAPOR and why; several are sent or kept back at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from callcenter.desk.lapor_ticket import Choice, keep_from_lapor, send_to_lapor, undo_choices
from callcenter.desk.read_lapor_work import Group, Waiting, WaitingRow, read_lapor_waiting
from callcenter.errors import FieldInvalid
from ui import shortcuts, theme
from ui.context import UiContext
from ui.formats import number
from ui.lapor.waiting_model import NUMBER, WHAT, WHEN, WHY, WaitingModel
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.seen_page import SeenPage
from ui.ticket_form.layouts import FlowBox
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.key_list import KeyTable

REASON_MAX = 500


class WaitingTab(SeenPage):
    """`told(text, undo)` after a choice; `open_mapping(kind, name)` for a row that is missing."""

    open_ticket = Signal(str)
    open_mapping = Signal(str, str)
    told = Signal(str, object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lapor.waiting")
        self._ctx = ctx
        self._make_table()
        self._make_actions()
        self._arrange()
        self._connect()

    def _make_table(self) -> None:
        self.groups = QTabBar()
        self.groups.setObjectName("lapor.groups")
        self.groups.setAccessibleName(self.tr("Kelompok"))
        for text in (self.tr("Menunggu"), self.tr("Tertahan"), self.tr("Belum dipilih"),
                     self.tr("Dibatalkan")):  # fmt: skip
            self.groups.addTab(text)
        self.model = WaitingModel(self)
        self.table = KeyTable(several=True)
        self.table.setObjectName("lapor.waiting_table")
        self.table.setAccessibleName(self.tr("Tiket yang belum ada di SP4N-LAPOR!"))
        self.table.setModel(self.model)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        for column in (WHAT, WHY):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((NUMBER, 150), (WHEN, 130)):
            self.table.setColumnWidth(column, theme.dp(wide))
        self.count = PlainLabel(role="label", ink="muted")
        self.count.setObjectName("lapor.waiting_count")

    def _make_actions(self) -> None:
        hint = shortcuts.key_hint
        self.send_button = PrimaryButton(self.tr("Kirim"), key_hint=hint("lapor_send"))
        self.keep_button = Button(self.tr("Jangan kirim…"), key_hint=hint("lapor_keep"))
        self.map_button = Button(self.tr("Lengkapi pemetaan"))
        self.open_button = Button(self.tr("Buka tiket"), key_hint="↵")
        self.actions_box = FlowBox(gap=8)
        self.actions_box.setMinimumHeight(theme.dp(34))  # else it asks for a line per button
        for name, button in (("send", self.send_button), ("keep", self.keep_button),
                             ("map", self.map_button), ("open", self.open_button)):  # fmt: skip
            button.setObjectName(f"lapor.waiting_{name}")
            self.actions_box.add(button)
        self.reason = Field(
            self.tr("Alasan tidak dikirim"), QLineEdit(), name="lapor.keep_reason", slot=True,
            hint=self.tr("tersimpan di riwayat tiket; bisa dibatalkan"),
        )  # fmt: skip
        self.reason.input.setMaxLength(REASON_MAX)
        self.keep_yes = PrimaryButton(self.tr("Jangan kirim"), key_hint="↵")
        self.keep_yes.setObjectName("lapor.keep_yes")
        self.keep_back = Button(self.tr("Kembali"), key_hint="Esc", quiet=True)
        self.keep_back.setObjectName("lapor.keep_back")
        self.keep_panel = QWidget()
        row = QHBoxLayout(self.keep_panel)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        row.addWidget(self.reason, 1)
        row.addWidget(self.keep_yes)
        row.addWidget(self.keep_back)
        self.keep_panel.hide()

    def _arrange(self) -> None:
        self.banner = Banner()
        self.banner.setObjectName("lapor.waiting_banner")
        self.empty = EmptyState("circle-check", " ", " ")
        self.empty.setObjectName("lapor.waiting_empty")
        card = Card()
        card.body.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(card)
        self._pages.addWidget(self.empty)
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(self.groups)
        head.addStretch(1)
        head.addWidget(self.count)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.dp(8))
        outer.addLayout(head)
        outer.addWidget(self.banner)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self.actions_box)
        outer.addWidget(self.keep_panel)
        self._pages.setCurrentIndex(1)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._on_changes)
        self.groups.currentChanged.connect(lambda _at: self._turned())
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._word())
        self.send_button.clicked.connect(self.send)
        self.keep_button.clicked.connect(self.ask_reason)
        self.map_button.clicked.connect(self._to_mapping)
        self.open_button.clicked.connect(lambda: self._open(self.table.currentIndex().row()))
        self.keep_yes.clicked.connect(self.keep)
        self.reason.input.returnPressed.connect(self.keep)
        self.keep_back.clicked.connect(self._leave_reason)
        self.setFocusProxy(self.table)
        shortcuts.bind(self.table, "lapor_send", self.send)
        shortcuts.bind(self.table, "lapor_keep", self.ask_reason)

    @property
    def group(self) -> Group:
        """The group shown."""
        return tuple(Group)[max(0, self.groups.currentIndex())]

    def show_group(self, group: Group) -> None:
        """Turn to a group."""
        self.groups.setCurrentIndex(tuple(Group).index(group))

    def reload(self) -> None:
        """Read the group again."""
        self.stale = False
        desk, group = self._ctx.desk, self.group
        self._ctx.background.latest(
            ("lapor waiting", id(self)),
            lambda: read_lapor_waiting(desk, group),
            self._show,
            self._fail,
            owner=self,
        )

    def _turned(self) -> None:
        self._leave_reason()
        self.banner.hide()
        self.reload()

    def _show(self, found: Waiting) -> None:
        chosen = [one.row.id for one in self.selected()]
        at = self.table.currentIndex().row()
        self.model.show_waiting(found, self._ctx.desk.clock.now())
        self._pages.setCurrentIndex(0 if found.rows else 1)
        self.empty.set_text(*self._nothing(found))
        self._select(chosen, at)
        said = self.tr("{0} tiket").format(number(found.count))
        if found.count > len(found.rows):
            said = self.tr("{0} dari {1} tiket").format(
                number(len(found.rows)), number(found.count)
            )
        self.count.setText(said if found.rows else "")
        self._word()

    def _select(self, ids: list[str], at: int) -> None:
        """What was chosen stays chosen; what went makes room for what comes next."""
        rows = [one for one in map(self.model.position, ids) if one >= 0]
        if not self.model.rowCount():
            return
        first = rows[0] if rows else min(max(at, 0), self.model.rowCount() - 1)
        self.table.setCurrentIndex(self.model.index(first, 0))
        flag = self.table.selectionModel().SelectionFlag
        for row in rows:
            self.table.selectionModel().select(self.model.index(row, 0), flag.Select | flag.Rows)

    def _nothing(self, found: Waiting) -> tuple[str, str]:
        if found.group is Group.WAITING:
            return (
                self.tr("Tidak ada yang menunggu"),
                self.tr("Tiket yang menurut kebijakan dikirim muncul di sini sampai diterima "
                        "SP4N-LAPOR!."),
            )  # fmt: skip
        if found.group is Group.HELD:
            return (
                self.tr("Tidak ada yang tertahan"),
                self.tr("Tiket yang tidak bisa dikirim muncul di sini dengan sebabnya."),
            )
        if found.group is Group.UNCHOSEN:
            return (
                self.tr("Tidak ada yang belum dipilih"),
                self.tr("Semua tiket sudah dikirim atau akan dikirim sendiri."),
            )
        return (
            self.tr("Tidak ada yang dibatalkan"),
            self.tr("Tiket yang diputuskan tidak dikirim muncul di sini dan bisa dikirim lagi."),
        )

    def _word(self) -> None:
        rows = self.selected()
        self.send_button.setEnabled(bool(self._sendable(rows)))
        self.keep_button.setEnabled(bool(rows) and self.group is not Group.CANCELLED)
        self.map_button.setVisible(any(one.reason == "mapping" for one in rows))
        self.open_button.setEnabled(len(rows) == 1)
        many = f" ({number(len(rows))})" if len(rows) > 1 else ""
        self.send_button.setText(self.tr("Kirim") + many)
        self.keep_button.setText(self.tr("Jangan kirim…") + many)

    def selected(self) -> list[WaitingRow]:
        """Return the chosen rows, top to bottom."""
        chosen = self.table.selectionModel().selectedRows()
        at = sorted(index.row() for index in chosen)
        return [self.model.row(one) for one in at if one < self.model.rowCount()]

    def _sendable(self, rows: list[WaitingRow]) -> list[WaitingRow]:
        """What goes by itself is not chosen, but for what another desk has left."""
        return [one for one in rows if self.group is not Group.WAITING or one.left]

    def send(self) -> None:
        """Choose these tickets for LAPOR."""
        ids, desk = [one.row.id for one in self._sendable(self.selected())], self._ctx.desk
        if ids and self.send_button.isEnabled():
            self._do(lambda: send_to_lapor(desk, ids), self.tr("{0} tiket akan dikirim"))

    def ask_reason(self) -> None:
        """Ask why these are kept back."""
        if self.keep_button.isEnabled():
            self.actions_box.hide()
            self.keep_panel.show()
            self.reason.input.setFocus()

    def keep(self) -> None:
        """Keep these tickets from LAPOR."""
        ids, desk = [one.row.id for one in self.selected()], self._ctx.desk
        reason = self.reason.input.text()
        self._do(lambda: keep_from_lapor(desk, ids, reason), self.tr("{0} tiket tidak dikirim"))

    def _do(self, work: Callable[[], tuple[Choice, ...]], said: str) -> None:
        self._ctx.background.desk(work, partial(self._done, said), self._refused, owner=self)

    def _done(self, said: str, choices: tuple[Choice, ...]) -> None:
        typed = self.keep_panel.isVisible()
        self.reason.input.clear()
        self._leave_reason(focus=typed)
        self.banner.hide()
        desk = self._ctx.desk
        can_undo = bool(choices) and all(one.can_undo for one in choices)
        undo = (lambda: undo_choices(desk, choices)) if can_undo else None
        if choices:
            self.told.emit(said.format(number(len(choices))), undo)
        else:
            self.told.emit(self.tr("Tidak ada yang berubah: sudah dipilih atau sudah berjalan"),
                           None)  # fmt: skip
        self.reload()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, FieldInvalid) and error.field == "reason":
            self.reason.set_error(explain(error).what)
            return
        self._fail(error)

    def _leave_reason(self, *, focus: bool = True) -> None:
        self.reason.set_error("")
        was = self.keep_panel.isVisible()
        self.keep_panel.hide()
        self.actions_box.show()
        if was and focus:
            self.table.setFocus()

    def _to_mapping(self) -> None:
        lacking = [text for one in self.selected() if one.reason == "mapping"
                   for text in one.details]  # fmt: skip
        kind, _, name = (lacking[0] if lacking else "").partition(": ")
        self.open_mapping.emit(kind, name)

    def _open(self, at: int) -> None:
        if 0 <= at < self.model.rowCount():
            self.open_ticket.emit(self.model.row(at).row.id)

    def _fail(self, error: BaseException) -> None:
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def _on_changes(self, ids: frozenset[str]) -> None:
        if not ids & {"outbox", "office", "sync"}:
            return
        self.read_when_seen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc leaves the reason; its text stays."""
        if event.key() == Qt.Key.Key_Escape and self.keep_panel.isVisible():
            self._leave_reason()
            return
        super().keyPressEvent(event)
