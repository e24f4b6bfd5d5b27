"""Records that the reporter was reached, was not reached, or will be rung back.

For several tickets of one reporter it is one conversation; several reporters can be promised a
call together, but each conversation is written down by itself.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from callcenter.desk.log_contact import contact_attempts, talked
from callcenter.desk.work_queue import promise_callbacks
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Channel
from ui import formats
from ui.channels import channel_choices
from ui.context import UiContext
from ui.ticket_view.composer import Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.moment_field import MomentField
from ui.ticket_view.several import SeveralComposer, several
from ui.widgets.combo import ChoiceBox
from ui.widgets.radio_cards import RadioCards, RadioChoice

REACHED, MISSED, PROMISE = "reached", "missed", "promise"


class ContactComposer(SeveralComposer):
    """Three outcomes of ringing the reporter; an open promise can be ticked off with it."""

    def __init__(self, ctx: UiContext, *tickets: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, {one.id: one.number for one in tickets}, parent)
        self._open = sorted(
            (one for ticket in tickets for one in ticket.callbacks if not one.done),
            key=lambda one: one.due,
        )
        choices = self._choices(one_person=_one_person(tickets))
        self._name_card(len(tickets), one_person=len(choices) > 1)
        self.outcome = RadioCards(choices, choices[0].key)
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
        self._arrange(self.outcome.selected())
        self.finish_form()

    def _name_card(self, count: int, *, one_person: bool) -> None:
        many = self.tr("Hubungi pelapor {n} tiket")
        self.name_it(several(self.tr("Hubungi pelapor"), many, count), self.tr("Simpan"))
        if not one_person:
            hint = self.tr("beberapa pelapor: isi percakapan dicatat satu per satu")
            self.show_whom(self.ids, hint)

    def _choices(self, *, one_person: bool) -> list[RadioChoice]:
        promise = RadioChoice(PROMISE, self.tr("Janji telepon balik"), self.tr("masuk antrean"))
        if not one_person:
            return [promise]
        return [
            RadioChoice(REACHED, self.tr("Terhubung"), self.tr("catat isi percakapan")),
            RadioChoice(MISSED, self.tr("Tidak terjawab"), self.tr("catat percobaan"), "amber"),
            promise,
        ]

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
        desk, ids, text = self.ctx.desk, self.ids, self.text.toPlainText()
        outcome = self.outcome.selected()
        if outcome == PROMISE:
            due = self.due.value()
            return lambda: promise_callbacks(desk, ids, due, text)
        if outcome == MISSED:
            channel = Channel(self.channel.selected())
            return lambda: contact_attempts(desk, ids, channel=channel, reached=False, text=text)
        eids = [one.eid for one in self._open] if self.done_box.isChecked() else []
        return lambda: talked(desk, ids, text, eids)

    def said_of(self, count: int) -> str:
        """What was done, and for how many."""
        one = {
            REACHED: self.tr("Percakapan dicatat"),
            MISSED: self.tr("Percobaan dicatat"),
            PROMISE: self.tr("Telepon balik dijanjikan"),
        }[self.outcome.selected()]
        return several(one, self.tr("{what}: {n} tiket").replace("{what}", one), count)

    def begun(self) -> bool:
        """Something was written."""
        return bool(self.text.toPlainText().strip())


def _one_person(tickets: Sequence[Ticket]) -> bool:
    """Whether one conversation is about all of them."""
    return len(tickets) == 1 or (
        tickets[0].caller_id is not None and len({one.caller_id for one in tickets}) == 1
    )
