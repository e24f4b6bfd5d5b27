"""“Serah terima”: hand-overs at the left, one with its figures, notes and signatures at the right.

Asks the desk on its worker alone; what a figure is and who may sign stands there.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from callcenter.desk.approval import Approval
from callcenter.desk.privacy_matter import uids_here
from callcenter.desk.read_queue import read_rows
from callcenter.desk.rights import Act, may
from callcenter.desk.shift_matter import ShiftBook
from callcenter.desk.shift_sheet import count_sheet, sign_sheet
from callcenter.entrance.approval import approve
from callcenter.entrance.second_person import may_stand_behind
from callcenter.errors import FieldInvalid
from callcenter.shifts.handover import Handover
from callcenter.shifts.signing import Side
from ui import theme
from ui.context import UiContext
from ui.messages import explain
from ui.plain_text import Choice, message_box
from ui.privacy.detail import MatterDetail
from ui.privacy.panel import Panel
from ui.shift import words
from ui.shift.figures import FigureGrid
from ui.shift.saving import PaperWork
from ui.shift.ticket_list import TicketList
from ui.ticket_form.layouts import FlowBox
from ui.translation import shown
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyList, Row

EMPTY, SHEET, TICKETS = range(3)


class HandoverTab(QWidget):
    """`told(text)` after something was done, `open_ticket(id)`, `wants_more` for older ones."""

    told = Signal(str)
    open_ticket = Signal(str)
    wants_more = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shift.handovers")
        self._ctx = ctx
        self._busy = False
        self._wanted = ""
        self.book: ShiftBook | None = None
        self.panel: Panel | None = None
        self.list = KeyList()
        self.list.setObjectName("shift.list")
        self.list.setAccessibleName(self.tr("Serah terima"))
        self.more_button = Button(self.tr("Tampilkan yang lebih lama"), quiet=True)
        self.more_button.setObjectName("shift.more")
        self.figures = FigureGrid()
        self.detail = MatterDetail("sheet", room="shift", selectable=False)
        self.tickets = TicketList()
        self.banner = Banner()
        self.banner.setObjectName("shift.fault")
        self.empty = EmptyState(
            "handshake",
            self.tr("Belum ada serah terima"),
            self.tr("Lembarnya dibuat sendiri saat giliran berakhir. Catatan untuk giliran "
                    "berikutnya ditulis dari mana saja dengan Ctrl H."),
        )  # fmt: skip
        self.empty.setObjectName("shift.empty")
        self.paper = PaperWork(ctx, self)
        self.actions_box = FlowBox(gap=8)
        self._acts: dict[str, Button] = {}
        self._arrange()
        self._add_actions()
        self._connect()

    def _arrange(self) -> None:
        left = self._left = Card()
        left.body.addWidget(self.list, 1)
        left.body.addWidget(self.more_button)
        right = Card()
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figures)
        column.addWidget(self.detail, 1)
        self._pages = QStackedWidget()
        for page in (self.empty, sheet, self.tickets):
            self._pages.addWidget(page)
        right.body.addWidget(self._pages, 1)
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        right.body.addWidget(self._rule)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(*(theme.dp(n) for n in (14, 10, 14, 12)))
        self._foot.addWidget(self.actions_box)
        right.body.addLayout(self._foot)
        middle = QHBoxLayout()
        middle.setSpacing(theme.dp(12))
        middle.addWidget(left, 2)
        middle.addWidget(right, 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.dp(8))
        outer.addWidget(self.banner)
        outer.addLayout(middle, 1)
        self.setFocusProxy(self.list)

    def _add_actions(self) -> None:
        self._add("count", self.tr("Hitung lembar"), self.count, "refresh-cw")
        self._add("leaving", self.tr("Tanda tangani: menyerahkan"),
                  partial(self.sign, Side.LEAVING), "check")  # fmt: skip
        self._add("coming", self.tr("Tanda tangani: menerima"),
                  partial(self.sign, Side.COMING), "check")  # fmt: skip
        self._add("other", self.tr("Pengawas lain menandatangani…"), self.ask_other, "user")
        self._add("tickets", self.tr("Tiket yang disebut"), self.show_tickets, "")
        self._add("pdf", self.tr("Simpan PDF…"), self._save, "")
        self._add("print", self.tr("Cetak…"), self._print, "printer")

    def _add(self, key: str, text: str, act: Callable[[], object], icon: str) -> None:
        button = Button(text, icon=icon)
        button.setObjectName(f"shift.{key}")
        button.clicked.connect(lambda: act())  # noqa: PLW0108 (Qt counts arguments)
        button.hide()
        self._acts[key] = button
        self.actions_box.add(button)

    def _connect(self) -> None:
        self.list.moved.connect(lambda _key: self._moved())
        self.more_button.clicked.connect(self.wants_more)
        self.tickets.open_ticket.connect(self.open_ticket)
        self.tickets.closed.connect(self._show_current)
        self.paper.told.connect(self.told)
        self.paper.failed.connect(self.fail)

    @property
    def current(self) -> Handover | None:
        """The hand-over in front."""
        return None if self.book is None else self.book.find(self.list.current_key())

    def action(self, key: str) -> Button:
        """A button by its key."""
        return self._acts[key]

    def prefer(self, matter_id: str) -> None:
        """Bring a hand-over to the front, now or when the list has it."""
        self._wanted = matter_id
        self._select()

    def show_book(self, book: ShiftBook) -> None:
        """Show what was read."""
        self.book = book
        self.list.set_rows([self._row(one, book) for one in book.handovers])
        self._left.setVisible(bool(book.handovers) or book.more)
        self.more_button.setVisible(book.more)
        self._select()
        self._show_current()

    def _row(self, one: Handover, book: ShiftBook) -> Row:
        return Row(
            one.id,
            words.title_of(one.span, book.now),
            words.hours_of(one.span),
            chip=words.chip_of(one, book.now, small=True),
            done=one.is_signed,
        )

    def _select(self) -> None:
        keys = [row.key for row in self.list.rows()]
        if self._wanted in keys:
            at = keys.index(self._wanted)
            self._wanted = ""
            self.list.setCurrentIndex(self.list.model().index(at, 0))
        elif keys and not self.list.current_key():
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _moved(self) -> None:
        self.close_panel()
        self._pages.setCurrentIndex(SHEET)
        self._show_current()

    def _show_current(self) -> None:
        one, book = self.current, self.book
        if one is None or book is None:
            self._pages.setCurrentIndex(EMPTY)
            self._offer(())
            return
        if self._pages.currentIndex() == TICKETS and self.sender() is not self.tickets:
            return
        self._pages.setCurrentIndex(SHEET)
        self.figures.setVisible(one.sheet is not None)
        if one.sheet is not None:
            self.figures.show_counts(one.sheet.counts)
        rostered = tuple(dict.fromkeys(it.name for it in book.roster.during(one.span)))
        said = words.state_of(one, book.now)
        state = f"{said[:1].upper()}{said[1:]}. {words.counted_text(one, book.now)}"
        if book.reading:
            still = self.tr("Meja ini masih mengambil riwayat: hitungannya di sini belum lengkap.")
            state = f"▲ {still} {state}"
        title = f"{words.title_of(one.span, book.now)} {words.hours_of(one.span)}"
        facts = words.facts_of(one, book.now, rostered=rostered)
        self.detail.show_matter(title, state, words.chip_of(one, book.now), facts)
        self._offer(self._offered(one))

    def _offered(self, one: Handover) -> Sequence[str]:
        desk = self._ctx.desk
        supervisor = may(desk, Act.SUPERVISE)
        uids = uids_here(desk) if desk.settings.current_operator else ("",)
        offered = ["count"] if supervisor else []
        if supervisor:
            sides = (("leaving", Side.LEAVING), ("coming", Side.COMING))
            offered += [key for key, side in sides if one.may_sign(side, *uids)]
        if self._ctx.entrance is not None and one.is_counted and one.missing:
            offered.append("other")
        if one.sheet is not None and (one.sheet.red or one.sheet.callbacks):
            offered.append("tickets")
        text = self.tr("Hitung lembar") if one.sheet is None else self.tr("Hitung lagi")
        self._acts["count"].setText(text)
        return [*offered, "pdf", "print"]

    def _offer(self, keys: Sequence[str]) -> None:
        for key, button in self._acts.items():
            button.setVisible(key in keys)
        self._word()
        self.actions_box.updateGeometry()

    def _word(self) -> None:
        self.actions_box.setVisible(self.panel is None)
        any_button = any(not one.isHidden() for one in self._acts.values())
        self._rule.setVisible(self.panel is not None or any_button)

    def count(self) -> None:
        """Count the sheet; a signed one only after a question."""
        one = self.current
        if one is None:
            return
        if one.signatures:
            self._ask_first(one)
        else:
            self._count(one, anew=False)

    def _count(self, one: Handover, *, anew: bool) -> None:
        work = partial(count_sheet, self._ctx.desk, one.span, anew=anew)
        self._do(work, self.tr("Lembar dihitung"))

    def _ask_first(self, one: Handover) -> None:
        """Both would have to sign again: asked beside the work, nothing waits for the answer."""
        choices = (
            Choice("no", self.tr("Biarkan"), "primary"),
            Choice("yes", self.tr("Hitung lagi")),
        )
        text = self.tr("Lembar ini sudah ditandatangani. Bila dihitung lagi, kedua pengawas "
                       "menandatanganinya lagi.")  # fmt: skip
        box = message_box(self, self.tr("Hitung lagi?"), text, choices)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.chosen.connect(lambda key: self._count(one, anew=True) if key == "yes" else None)
        box.open()

    def sign(self, side: Side) -> None:
        """Who sits here signs the sheet in front."""
        one = self.current
        if one is not None and one.sheet is not None:
            self._sign(one.id, one.sheet.eid, side, None)

    def _sign(self, matter_id: str, of: str, side: Side, approval: Approval | None) -> None:
        work = partial(sign_sheet, self._ctx.desk, matter_id, side, approval, of=of)
        self._do(work, self.tr("Ditandatangani"))

    def ask_other(self) -> None:
        """Another supervisor, at this desk, by their own passphrase."""
        one, entrance, desk = self.current, self._ctx.entrance, self._ctx.desk
        if one is None or one.sheet is None or entrance is None:
            return
        panel = Panel("other", self.tr("Tanda tangani"), room="shift")
        panel.choose("side", self.tr("Sebagai"),
                     [(side.value, shown(words.SIDES[side])) for side in one.missing])  # fmt: skip
        panel.choose("who", self.tr("Pengawas"), ())
        panel.secret("passphrase", self.tr("Kata sandinya"))
        matter, of = one.id, one.sheet.eid

        def prove() -> None:
            who, passphrase = panel.value("who"), panel.value("passphrase")
            side = Side(panel.value("side"))
            work = partial(approve, entrance, desk, who, passphrase,
                           action="sign", object_id=of, reason="shift")  # fmt: skip
            signs = partial(self._sign, matter, of, side)
            self._ctx.background.keys(work, signs, self.fail, owner=panel)

        self._open_panel(panel, prove)
        self._ctx.background.keys(
            lambda: may_stand_behind(entrance, desk),
            lambda people: panel.set_choices("who", people),
            self.fail,
            owner=panel,
        )

    def show_tickets(self) -> None:
        """The tickets it names."""
        one, desk = self.current, self._ctx.desk
        if one is None or one.sheet is None:
            return
        sheet = one.sheet

        def show(rows: Any) -> None:
            self.tickets.show_sheet(sheet, rows)
            self._pages.setCurrentIndex(TICKETS)
            self._offer(())
            self.tickets.setFocus()

        ids = (*sheet.red, *sheet.callbacks)
        self._ctx.background.desk(lambda: read_rows(desk, ids), show, self.fail, owner=self)

    def _save(self) -> None:
        if self.current is not None:
            self.paper.ask_where(self.current)

    def _print(self) -> None:
        if self.current is not None:
            self.paper.print_it(self.current)

    def _open_panel(self, panel: Panel, agreed: Callable[[], object]) -> None:
        self.close_panel()
        self.panel = panel
        panel.agreed.connect(agreed)
        panel.left.connect(self.close_panel)
        self._foot.addWidget(panel)
        self._word()
        panel.begin()

    def close_panel(self) -> None:
        """Back to the buttons; what was typed is forgotten."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.clear()
            self._foot.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self.list.setFocus()
        self._word()

    def _do(self, work: Callable[[], Any], said: str) -> None:
        if self._busy:
            return
        self._busy = True
        done = partial(self._done, said)
        self._ctx.background.desk(work, lambda _found: done(), self.fail, owner=self)

    def _done(self, said: str) -> None:
        self._busy = False
        self.banner.hide()
        self.close_panel()
        self.told.emit(said)

    def fail(self, error: BaseException) -> None:
        """Say what went wrong, at the field where it is one's."""
        self._busy = False
        message = explain(error)
        field = message.field or ""
        at_field = isinstance(error, FieldInvalid) and self.panel is not None
        if at_field and self.panel is not None and self.panel.refuse(field, message.what):
            return
        self.banner.show_message(message.title, message.text, tone="red")
