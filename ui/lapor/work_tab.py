"""“Perlu diputuskan”: the tickets of which only a person can say what is true, oldest first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callcenter.desk.lapor_rights import may_decide
from callcenter.desk.lapor_ticket import settle_again, settle_cancel, settle_reply, settle_sent
from callcenter.desk.read_lapor_work import (
    Matter,
    Work,
    WorkDetail,
    WorkRow,
    read_lapor_detail,
    read_lapor_work,
)
from callcenter.errors import FieldInvalid, LaporRefused
from callcenter.tickets.words import Push
from ui import shortcuts, theme
from ui.context import UiContext
from ui.formats import number
from ui.lapor import matter_text
from ui.lapor.checking import Checked, look_up
from ui.lapor.decision import Decision
from ui.lapor.work_detail import WorkDetailView
from ui.messages import explain
from ui.plain_text import Ink, PlainLabel
from ui.seen_page import SeenPage
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyList

_NOT_FOUND = 404


class WorkTab(SeenPage):
    """List and detail; `open_ticket(id)`, `counted(n)`, `told(text)` after a decision."""

    open_ticket = Signal(str)
    counted = Signal(int)
    told = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lapor.work")
        self._ctx = ctx
        self._rows: dict[str, WorkRow] = {}
        self._detail: WorkDetail | None = None
        self._wanted = ""
        self._saving = False
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self.list = KeyList()
        self.list.setObjectName("lapor.work_list")
        self.list.setAccessibleName(self.tr("Tiket yang perlu diputuskan"))
        self.more = PlainLabel(fit="wrap", role="hint", ink="faint")
        self.more.setObjectName("lapor.work_more")
        self.view = WorkDetailView()
        self.decision = Decision()
        self.banner = Banner()
        self.banner.setObjectName("lapor.work_banner")
        self.empty = EmptyState(
            "circle-check",
            self.tr("Tidak ada yang perlu diputuskan"),
            self.tr("Kiriman yang hasilnya tidak pasti atau ditolak muncul di sini; selebihnya "
                    "berjalan sendiri."),
        )  # fmt: skip
        self.empty.setObjectName("lapor.work_empty")
        left = Card()
        left.body.addWidget(self.list, 1)
        left.body.addWidget(self.more)
        right = Card()
        right.body.addWidget(self.view, 1)
        rule = QFrame()
        rule.setObjectName("rule")
        right.body.addWidget(rule)
        foot = QVBoxLayout()
        foot.setContentsMargins(*(theme.dp(n) for n in (14, 10, 14, 12)))
        foot.addWidget(self.decision)
        right.body.addLayout(foot)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(12))
        row.addWidget(left, 2)
        row.addWidget(right, 3)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.dp(8))
        outer.addWidget(self.banner)
        outer.addWidget(self._pages, 1)
        self._pages.setCurrentIndex(1)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._on_changes)
        self.list.moved.connect(lambda _key: self._moved())
        self.list.opened.connect(lambda _key: self._open())
        self.decision.there.connect(self._there)
        self.decision.check.connect(self._check)
        self.decision.again.connect(self._again)
        self.decision.cancel.connect(self._cancel)
        self.decision.open_ticket.connect(self._open)
        self.decision.left.connect(self.list.setFocus)
        self.setFocusProxy(self.list)
        keys: dict[str, Callable[[], object]] = {
            "lapor_there": self.decision.choose_there,
            "lapor_again": self.decision.choose_again,
            "lapor_cancel": self.decision.choose_cancel,
        }
        for id, callback in keys.items():
            shortcuts.bind(self, id, callback)

    def show_ticket(self, ticket_id: str) -> None:
        """Select a ticket, now or as soon as the list has it."""
        self._wanted = ticket_id
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        self.stale = False
        desk = self._ctx.desk
        self._ctx.background.latest(
            ("lapor work", id(self)), lambda: read_lapor_work(desk), self._show, self._fail, self
        )

    def _show(self, work: Work) -> None:
        keys = list(self._rows)
        before = self.list.current_key()
        at = keys.index(before) if before in keys else 0
        self._rows = {row.ticket_id: row for row in work.rows}
        now = self._ctx.desk.clock.now()
        self.list.set_rows([matter_text.list_row(row, now) for row in work.rows])
        self._pages.setCurrentIndex(0 if work.rows else 1)
        left = work.count - len(work.rows)
        self.more.setText(self.tr("dan {0} lagi sesudah ini").format(number(left)))
        self.more.setVisible(left > 0)
        self._select(before, at)
        self.counted.emit(work.count)
        self._read_current()

    def _select(self, before: str, at: int) -> None:
        """What was asked for, else what it stood on, else what came into its place."""
        keys = list(self._rows)
        wanted, self._wanted = self._wanted, ""
        if wanted in self._rows:
            at = keys.index(wanted)
        elif before in self._rows:
            return
        if keys:
            self.list.setCurrentIndex(self.list.model().index(min(at, len(keys) - 1), 0))

    def _moved(self) -> None:
        if self._detail is None or self.list.current_key() != self._detail.row.ticket_id:
            self._detail = None
            self.decision.clear()
            self.banner.hide()
            self._read_current()

    def _read_current(self) -> None:
        key, desk = self.list.current_key(), self._ctx.desk
        if not key:
            return
        self._ctx.background.latest(
            ("lapor detail", id(self)),
            lambda: read_lapor_detail(desk, key),
            self._show_detail,
            self._fail,
            owner=self,
        )

    def _show_detail(self, detail: WorkDetail) -> None:
        if detail.row.ticket_id != self.list.current_key():
            return
        self._detail = detail
        self.view.show_detail(detail, self._ctx.desk.clock.now())
        self._offer(detail)

    def _offer(self, detail: WorkDetail) -> None:
        matter, there = detail.row.matter, detail.row.state.state is Push.SENT
        reply = matter is Matter.REPLY
        may = reply or may_decide(self._ctx.desk)
        self.decision.bar(not may)
        self.decision.offer(
            there="" if matter is Matter.REFUSED
            else self.tr("Sudah ada di sana") if reply
            else self.tr("Ada di sana, nomor …"),
            again=may and (reply or matter is Matter.GONE or not there),
            cancel=may and (reply or not there),
            fix=self.tr("Perbaiki tiket") if matter is Matter.REFUSED else self.tr("Buka tiket"),
            needs_id=not reply,
        )  # fmt: skip
        self.decision.warning.setText(self._warning(matter))

    def _warning(self, matter: Matter) -> str:
        if matter is Matter.REFUSED:
            return self.tr("Kirim lagi isi tiket seperti sekarang? SP4N-LAPOR! bisa menolaknya "
                           "lagi bila belum diperbaiki.")  # fmt: skip
        if matter is Matter.REPLY:
            return self.tr("Kirim jawaban ini lagi? Bila ternyata sudah sampai, warga membacanya "
                           "dua kali.")  # fmt: skip
        return self.tr("Kirim lagi? Bila ternyata sudah ada di SP4N-LAPOR!, laporannya menjadi dua "
                       "dan tidak bisa ditarik dari sini.")  # fmt: skip

    def _there(self, typed: str) -> None:
        detail, desk = self._detail, self._ctx.desk
        if detail is None:
            return
        ticket_id, attempt = detail.row.ticket_id, detail.row.state.attempt
        if detail.row.matter is Matter.REPLY:
            self._reply("sent", self.tr("Jawaban dicatat sudah ada di SP4N-LAPOR!"))
            return
        self._save(
            lambda: settle_sent(desk, ticket_id, attempt, typed),
            self.tr("Dicatat: ada di SP4N-LAPOR! sebagai #{0}").format(typed.strip().lstrip("#")),
        )

    def _again(self) -> None:
        detail, desk = self._detail, self._ctx.desk
        if detail is None:
            return
        state, ticket_id = detail.row.state, detail.row.ticket_id
        if detail.row.matter is Matter.REPLY:
            self._reply("again", self.tr("Jawaban akan dikirim lagi"))
            return
        gone = state.complaint_id if detail.row.matter is Matter.GONE else ""
        self._save(
            lambda: settle_again(desk, ticket_id, state.attempt, gone),
            self.tr("Akan dikirim lagi dari meja ini"),
        )

    def _cancel(self, reason: str) -> None:
        detail, desk = self._detail, self._ctx.desk
        if detail is None:
            return
        ticket_id, attempt = detail.row.ticket_id, detail.row.state.attempt
        if detail.row.matter is Matter.REPLY:
            self._reply("cancel", self.tr("Jawaban tidak dikirim"))
            return
        self._save(
            lambda: settle_cancel(desk, ticket_id, attempt, reason),
            self.tr("Tidak dikirim ke SP4N-LAPOR!; bisa dikirim lagi dari tab Menunggu"),
        )

    def _reply(self, choice: str, said: str) -> None:
        detail, desk = self._detail, self._ctx.desk
        if detail is None or not detail.replies:
            return
        ticket_id, eid = detail.row.ticket_id, detail.replies[0].eid
        self._save(lambda: settle_reply(desk, ticket_id, eid, choice), said)  # type: ignore[arg-type]

    def _save(self, work: Callable[[], object], said: str) -> None:
        if self._saving:
            return
        self._saving = True
        self._ctx.background.desk(
            work, lambda _none: self._saved(said), self._not_saved, owner=self
        )

    def _saved(self, said: str) -> None:
        """The next one comes to the front, and the keyboard goes to the list."""
        self._saving = False
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.decision.isAncestorOf(focus)
        self.decision.clear()
        self.banner.hide()
        self._detail = None
        if had_focus:
            self.list.setFocus()
        self.told.emit(said)
        self.reload()

    def _not_saved(self, error: BaseException) -> None:
        self._saving = False
        message = explain(error)
        if isinstance(error, FieldInvalid) and error.field in ("complaint_id", "reason"):
            self.decision.refuse(error.field, message.what)
            return
        self._fail(error)
        self._read_current()

    def _check(self, typed: str) -> None:
        self.decision.number.set_error("")
        self.decision.say_found(self.tr("Menanyakan ke SP4N-LAPOR!…"))
        desk, token, detail = self._ctx.desk, self._ctx.token, self._detail
        number = detail.row.number if detail else ""
        self._ctx.background.lapor(
            lambda: look_up(desk, token, typed, number),
            partial(self._checked, typed),
            partial(self._not_checked, typed),
            owner=self,
        )

    def _checked(self, typed: str, found: Checked) -> None:
        if typed != self.decision.number.input.text():
            return
        parts = [found.remote.status_name or self.tr("ada"), found.remote.disposition_name]
        there = self.tr("Ada di SP4N-LAPOR!: {0}.").replace(
            "{0}", " · ".join(part for part in parts if part)
        )
        said, ink = self._ours(found.ours)
        self.decision.say_found(f"{there} {said}", ink)

    def _ours(self, ours: bool | None) -> tuple[str, Ink]:
        if ours is None:
            return self.tr("Apakah nomor tiket ini tertulis di sana tidak bisa dilihat dari sini; "
                           "bandingkan isinya di situsnya."), "amber"  # fmt: skip
        if ours:
            return self.tr("Nomor tiket ini tertulis di laporan itu."), "green"
        return self.tr("Nomor tiket ini TIDAK ditemukan di laporan itu; mungkin laporan orang "
                       "lain."), "red"  # fmt: skip

    def _not_checked(self, typed: str, error: BaseException) -> None:
        if typed != self.decision.number.input.text():
            return
        if isinstance(error, FieldInvalid) and error.field == "complaint_id":
            self.decision.say_found("")
            self.decision.refuse("complaint_id", explain(error).what)
        elif isinstance(error, LaporRefused) and error.status == _NOT_FOUND:
            self.decision.say_found(self.tr("SP4N-LAPOR! tidak mengenal nomor ini."), "red")
        else:
            message = explain(error)
            self.decision.say_found(f"{message.title}. {message.what}", "amber")

    def _open(self) -> None:
        key = self.list.current_key()
        if key:
            self.open_ticket.emit(key)

    def _fail(self, error: BaseException) -> None:
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def _on_changes(self, ids: frozenset[str]) -> None:
        if ids & {"settings", "rights"} and self._detail is not None:
            self._offer(self._detail)
        if not (ids & {"outbox", "office"} or ids & self._rows.keys() or "sync" in ids):
            return
        self.read_when_seen()
