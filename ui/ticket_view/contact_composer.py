"""Records that the reporter was reached, was not reached, or will be rung back."""

from PySide6.QtWidgets import QCheckBox, QWidget

from callcenter.desk.context import Desk
from callcenter.desk.log_contact import log_call, record_contact_attempt
from callcenter.desk.work_queue import callback_done, promise_callback
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Channel
from ui import formats
from ui.channels import channel_choices
from ui.context import UiContext
from ui.ticket_view.composer import Composer, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.moment_field import MomentField
from ui.widgets.combo import ChoiceBox
from ui.widgets.radio_cards import RadioCards, RadioChoice

REACHED, MISSED, PROMISE = "reached", "missed", "promise"


class ContactComposer(Composer):
    """Three outcomes of ringing the reporter; an open promise can be ticked off with it."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self.name_it(self.tr("Hubungi pelapor"), self.tr("Simpan"))
        self._ticket_id = ticket.id
        self._open = [one for one in ticket.callbacks if not one.done]
        self.outcome = RadioCards(
            [
                RadioChoice(REACHED, self.tr("Terhubung"), self.tr("catat isi percakapan")),
                RadioChoice(MISSED, self.tr("Tidak terjawab"), self.tr("catat percobaan"), "amber"),
                RadioChoice(PROMISE, self.tr("Janji telepon balik"), self.tr("masuk antrean")),
            ],
            REACHED,
        )
        self.outcome.setObjectName("composer.outcome")
        self.channel = ChoiceBox(channel_choices())
        self.text = text_box()
        self.due = MomentField(ctx.desk.clock)
        self.form.addWidget(self.outcome)
        self.done_box = QCheckBox(self._promise_text())
        self.done_box.setObjectName("composer.promise_done")
        self.done_box.setChecked(bool(self._open))
        self.form.addWidget(self.done_box)
        self._channel_field = self.add_field("channel", self.tr("Lewat"), self.channel)
        self._due_field = self.add_field("due", self.tr("Dihubungi lagi"), self.due)
        self.add_field("text", self.tr("Isi singkat"), self.text)
        self.outcome.changed.connect(self._arrange)
        self._arrange(REACHED)
        self.finish_form()

    def _promise_text(self) -> str:
        if not self._open:
            return ""
        due = formats.moment_text(self._open[0].due, self.ctx.desk.clock.now())
        return self.tr("Janji telepon balik {due} sudah dipenuhi").format(due=due)

    def _arrange(self, outcome: str) -> None:
        self._channel_field.setVisible(outcome == MISSED)
        self._due_field.setVisible(outcome == PROMISE)
        self.done_box.setVisible(outcome == REACHED and bool(self._open))

    def focus_first(self) -> None:
        """The text: most calls only need a line."""
        self.text.setFocus()

    def parts(self) -> dict[str, QWidget]:
        """The outcome too."""
        return {**super().parts(), "outcome": self.outcome}

    def collect(self) -> Work:
        """One verb for each of the three outcomes."""
        desk, ticket_id, text = self.ctx.desk, self._ticket_id, self.text.toPlainText()
        outcome = self.outcome.selected()
        if outcome == PROMISE:
            due = self.due.value()
            return lambda: promise_callback(desk, ticket_id, due, text)
        if outcome == MISSED:
            channel = Channel(self.channel.selected())
            return lambda: record_contact_attempt(
                desk, ticket_id, channel=channel, reached=False, text=text
            )
        eids = [one.eid for one in self._open] if self.done_box.isChecked() else []
        return lambda: _reached(desk, ticket_id, text, eids)

    def said(self) -> str:
        """What was done."""
        return {
            REACHED: self.tr("Percakapan dicatat"),
            MISSED: self.tr("Percobaan dicatat"),
            PROMISE: self.tr("Telepon balik dijanjikan"),
        }[self.outcome.selected()]

    def is_dirty(self) -> bool:
        """Something was written."""
        return bool(self.text.toPlainText().strip())


def _reached(desk: Desk, ticket_id: str, text: str, promises: list[str]) -> None:
    if not promises:
        log_call(desk, ticket_id, incoming=False, seconds=0, text=text)
    for eid in promises:
        callback_done(desk, ticket_id, eid, text)
