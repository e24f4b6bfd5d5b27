"""The card of SP4N-LAPOR! beside a ticket: its one state there, what is missing, what to decide.

Says what was asked (`asked(key)`) and does nothing itself. What LAPOR said is shown literally.
"""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from callcenter.desk.lapor_terms import LaporTerms
from callcenter.tickets.lapor import UNTOUCHED, LaporState, Reply
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Push, ReplyPush
from ui import formats, theme
from ui.lapor_words import (
    REPLY_LOOKS,
    details_of,
    reason_text,
    reply_text,
    state_line,
)
from ui.plain_text import Ink, PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.ticket_view.lapor_lines import (
    AGAIN,
    ASK,
    CANCEL,
    KEEP,
    REPLY,
    SEND,
    THERE,
    WORK_LIST,
    buttons_for,
    is_barred,
    reply_texts,
    rows_of,
    was_opened,
)
from ui.ticket_view.side_cards import ValueCard
from ui.ticket_view.value_rows import ValueRow
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.chip import Chip
from ui.words_on_screen import label


class LaporCard(ValueCard):
    """`asked(key)` for a button; `settle_reply_asked(eid, choice)` for an answer of ours."""

    asked = Signal(str)
    settle_reply_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setObjectName("ticket.lapor")
        self.set_title(self.tr("SP4N-LAPOR!"))
        self.chip = Chip("")
        self.chip.setObjectName("ticket.lapor.state")
        self.add_header_widget(self.chip)
        self.meaning = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.meaning.setObjectName("ticket.lapor.meaning")
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.dp(4))
        self.lines: list[PlainLabel] = []
        self._boxes: list[QWidget] = []
        self.buttons: dict[str, Button] = {}
        self._flow = FlowBox(gap=6)
        self.body.addWidget(self.meaning)
        self.body.addLayout(self._column)
        self.body.addWidget(self._flow)
        self._shown: tuple[object, ...] = ()
        self._keys: tuple[str, ...] = ()
        self.hide()

    def show_ticket(self, ticket: Ticket, terms: LaporTerms, now: datetime) -> None:
        """Show how far a ticket is; nothing where the office has nothing to do with LAPOR."""
        state = ticket.lapor
        self.setVisible(terms.is_on or state != UNTOUCHED)
        keys = buttons_for(state, terms, now)
        moment = formats.moment_text(state.since, now) if state.since else ""
        wanted = (ticket.id, state, terms, keys, moment)
        if wanted == self._shown:
            return
        self._shown = wanted
        opened = was_opened(ticket)
        line = state_line(state, terms, opened=opened)
        self.chip.set_state(line.text, line.tone, line.shape)
        self.meaning.setText(line.meaning)
        self._fill_rows(state, now, opened=opened)
        self._fill_lines(state, terms, reply_texts(ticket))
        if is_barred(state, terms, now):
            self._line(self.tr("Kirim lagi dan Batal hanya oleh pengawas di meja ini."), "muted")
        self._fill_buttons(state, keys)

    def add_row(self, name: str, row: ValueRow) -> ValueRow:
        """Add a row; the sentence about the state stands above them all."""
        self.rows[name] = row
        self.body.insertWidget(len(self.rows), row)
        return row

    def _fill_rows(self, state: LaporState, now: datetime, *, opened: bool) -> None:
        self.clear()
        for one in rows_of(state, now, opened=opened):
            row = ValueRow(one.key, one.value, ink=one.ink, shape=one.shape)
            row.setObjectName(f"ticket.lapor.{one.name}")
            self.add_row(one.name, row)
        if "id" in self.rows:
            number = f"#{state.complaint_id}"
            copy = Chip(self.tr("Salin"), small=True, clickable=True)
            copy.setObjectName("ticket.lapor.copy")
            copy.setAccessibleName(self.tr("Salin {id}").replace("{id}", number))
            copy.clicked.connect(lambda: QApplication.clipboard().setText(number))
            self.rows["id"].add_beside(copy)

    def _fill_lines(self, state: LaporState, terms: LaporTerms, replies: Mapping[str, str]) -> None:
        for former in (*self.lines, *self._boxes):
            self._column.removeWidget(former)
            former.hide()
            former.deleteLater()
        self.lines, self._boxes = [], []
        reason = reason_text(state, terms) if state.state is not Push.SENT else ""
        if reason:
            self._line(reason, "red" if state.state in (Push.REFUSED, Push.UNCERTAIN) else "text")
        for one in details_of(state, terms):
            self._line(f"· {one}", "text")
        if state.looks:
            last = state.looks[-1]
            said = self.tr("{n} kali dicari di sana").replace("{n}", str(len(state.looks)))
            self._line(f"{said}: {label(last.result)}", "muted")
        for reply in state.pending_replies:
            self._reply(reply, replies.get(reply.eid, ""))

    def _line(self, text: str, ink: Ink) -> None:
        line = PlainLabel(text, fit="wrap", role="label", ink=ink)
        line.setObjectName(f"ticket.lapor.line.{len(self.lines)}")
        self.lines.append(line)
        self._column.addWidget(line)

    def _reply(self, reply: Reply, text: str) -> None:
        """One answer of ours that LAPOR has not; one that is in doubt is decided here."""
        tone, shape = REPLY_LOOKS[reply.state]
        ink: Ink = "muted" if tone == "neutral" else tone
        begun = self.tr("Balasan") + (f" “{text}”" if text else "")
        self._line(f"{shape} {begun}: {reply_text(reply)}", ink)
        if reply.state not in (ReplyPush.UNCERTAIN, ReplyPush.REFUSED):
            return
        box = FlowBox(gap=6)
        for choice, said in (
            ("sent", self.tr("Sudah ada di sana")),
            ("again", self.tr("Kirim lagi")),
            ("cancel", self.tr("Batal")),
        ):
            button = Button(said, small=True)
            button.setObjectName(f"ticket.lapor.reply.{choice}.{reply.eid}")
            button.clicked.connect(
                lambda _on=False, one=choice: self.settle_reply_asked.emit(reply.eid, one)
            )
            box.add(button)
        self._boxes.append(box)
        self._column.addWidget(box)

    def _fill_buttons(self, state: LaporState, keys: tuple[str, ...]) -> None:
        texts = self._texts(state)
        wanted = tuple(f"{key}:{texts[key]}" for key in keys)
        if wanted == self._keys:
            return
        focused = next((key for key, one in self.buttons.items() if one.hasFocus()), "")
        self._keys = wanted
        self._flow.clear()
        self.buttons = {}
        for n, key in enumerate(keys):
            main = n == 0 and key in (SEND, THERE)
            button = (
                PrimaryButton(texts[key], small=True) if main else Button(texts[key], small=True)
            )
            button.setObjectName(f"ticket.{key.replace('_', '.')}")
            button.clicked.connect(lambda _on=False, one=key: self.asked.emit(one))
            self.buttons[key] = button
            self._flow.add(button)
        self._flow.setVisible(bool(keys))
        if focused in self.buttons:
            self.buttons[focused].setFocus()

    def _texts(self, state: LaporState) -> dict[str, str]:
        there = state.state is Push.SENT
        again = state.state in (Push.REFUSED, Push.CANCELLED) and state.posts > 0
        return {
            SEND: self.tr("Kirim lagi") if again else self.tr("Kirim ke LAPOR"),
            KEEP: self.tr("Jangan kirim…"),
            ASK: self.tr("Perbarui sekarang"),
            REPLY: self.tr("Balas ke LAPOR…"),
            THERE: self.tr("Nomor yang benar…") if there else self.tr("Ada di sana, nomor…"),
            AGAIN: self.tr("Kirim lagi"),
            CANCEL: self.tr("Batal…"),
            WORK_LIST: self.tr("Daftar kerja"),
        }
