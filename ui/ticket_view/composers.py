"""The composers of one ticket: notes, answers, hand-overs, endings. Each calls one verb."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.desk import finish
from callcenter.desk.add_note import add_note, withdraw
from callcenter.desk.ask_for_data import receive_data, request_data
from callcenter.desk.context import Desk
from callcenter.desk.dispatch import dispatch
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.refer import hand_to_emergency, refer
from callcenter.errors import FieldInvalid
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Outcome
from ui import theme
from ui.context import UiContext
from ui.plain_text import PlainTextEdit
from ui.ticket_view.agency_picker import AgencyPicker
from ui.ticket_view.composer import Composer, Undo, Work
from ui.ticket_view.row_words import agency_short
from ui.widgets.combo import ChoiceBox
from ui.widgets.radio_cards import RadioCards, RadioChoice
from ui.words_on_screen import label

TextVerb = Callable[[Desk, str, str], Undo | None]


def text_box(lines: int = 3) -> PlainTextEdit:
    """Return a text field of so many lines."""
    made = PlainTextEdit()
    made.setFixedHeight(theme.dp(18 * lines + 14))
    return made


class TextComposer(Composer):
    """One text and one verb: a note, an ending, a question to the reporter."""

    def __init__(
        self,
        ctx: UiContext,
        ticket_id: str,
        *,
        title: str,
        save_text: str,
        field: str,
        question: str,
        done_text: str,
        verb: TextVerb,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ctx, parent=parent)
        self.name_it(title, save_text)
        self._ticket_id, self._verb, self._done_text = ticket_id, verb, done_text
        self.text = text_box()
        self.add_field(field, question, self.text)
        self.finish_form()

    def collect(self) -> Work:
        """The text as typed; the verb refuses an empty one."""
        desk, text = self.ctx.desk, self.text.toPlainText()
        return lambda: self._verb(desk, self._ticket_id, text)

    def said(self) -> str:
        """What was done."""
        return self._done_text

    def is_dirty(self) -> bool:
        """Something stands in the text."""
        return bool(self.text.toPlainText().strip())


def write_note(desk: Desk, ticket_id: str, text: str) -> Undo:
    """Add a note; undo withdraws it."""
    eid = add_note(desk, ticket_id, text)
    return lambda: withdraw(desk, ticket_id, eid)


def without_undo(verb: Callable[[Desk, str, str], None]) -> TextVerb:
    """Return a verb of one text whose step can only be answered by another step."""

    def done(desk: Desk, ticket_id: str, text: str) -> None:
        verb(desk, ticket_id, text)

    return done


REQUEST_DATA = without_undo(request_data)
RECEIVE_DATA = without_undo(receive_data)
RESOLVE = without_undo(finish.resolve)
CLOSE = without_undo(finish.close_ticket)
REOPEN = without_undo(finish.reopen)
REJECT = without_undo(finish.reject)


class FollowUpComposer(Composer):
    """What an OPD answered; "bukan wewenang" opens the line for who is competent."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._ticket_id = ticket.id
        self.name_it(self.tr("Catat tindak lanjut"), self.tr("Simpan"))
        directory = ctx.desk.directory
        held = ticket.agency_ids or tuple(directory.agencies)
        choices = [(one, agency_short(directory, one)) for one in held]
        self.agency = ChoiceBox(choices)
        self.text = text_box()
        self.outcome = RadioCards(
            [
                RadioChoice(
                    Outcome.PROGRESS, label(Outcome.PROGRESS), self.tr("OPD masih bekerja")
                ),
                RadioChoice(
                    Outcome.DONE, label(Outcome.DONE), self.tr("kabari pelapor, lalu Selesaikan")
                ),
                RadioChoice(
                    Outcome.NOT_COMPETENT,
                    label(Outcome.NOT_COMPETENT),
                    self.tr("wajib menyebut yang berwenang"),
                    "amber",
                ),
            ],
            Outcome.PROGRESS,
        )
        self.outcome.setObjectName("composer.outcome")
        self.target = AgencyPicker(directory, several=False)
        self.add_field("agency_id", self.tr("OPD"), self.agency)
        self.form.addWidget(self.outcome)
        self.add_field("text", self.tr("Isi jawaban OPD"), self.text)
        self._target_field = self.add_field("target", self.tr("Yang berwenang"), self.target)
        self.outcome.changed.connect(self._show_target)
        self._show_target(self.outcome.selected())
        self.finish_form()

    def _show_target(self, outcome: str) -> None:
        self._target_field.setVisible(outcome == Outcome.NOT_COMPETENT)

    def focus_first(self) -> None:
        """The text, when there is only one OPD; else the OPD."""
        (self.agency if self.agency.count() > 1 else self.text).setFocus()

    def parts(self) -> dict[str, QWidget]:
        """The outcome too."""
        return {**super().parts(), "outcome": self.outcome}

    def collect(self) -> Work:
        """Outcome, text and target as chosen."""
        desk, ticket_id = self.ctx.desk, self._ticket_id
        agency, text = self.agency.selected(), self.text.toPlainText()
        outcome = Outcome(self.outcome.selected())
        target = next(iter(self.target.chosen()), "")
        if outcome is not Outcome.NOT_COMPETENT:
            target = ""

        def work() -> None:
            record_follow_up(desk, ticket_id, agency, outcome=outcome, text=text, target=target)

        return work

    def said(self) -> str:
        """What was done."""
        return self.tr("Jawaban OPD dicatat")

    def is_dirty(self) -> bool:
        """A text or a target was given."""
        return bool(self.text.toPlainText().strip() or self.target.chosen())


class HandOnComposer(Composer):
    """Hands the ticket to OPDs of the province (disposisi) or refers it outside (rujukan)."""

    def __init__(
        self, ctx: UiContext, ticket: Ticket, *, outside: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, parent=parent)
        self._ticket_id, self._outside = ticket.id, outside
        if outside:
            self.name_it(self.tr("Rujuk ke luar kewenangan"), self.tr("Rujuk"))
        else:
            self.name_it(self.tr("Disposisi ke OPD"), self.tr("Teruskan"))
        self.agencies = AgencyPicker(
            ctx.desk.directory,
            allowed=(lambda one: not one.within_authority)
            if outside
            else (lambda one: one.within_authority),
            preferred=ticket.agency_ids,
        )
        self.note = QLineEdit()
        self.note.setMaxLength(2000)
        self.add_field("agency", self.tr("Kepada"), self.agencies)
        self.add_field("note", self.tr("Pesan (boleh kosong)"), self.note)
        self.finish_form()

    def collect(self) -> Work:
        """The agencies in the order chosen."""
        desk, ticket_id = self.ctx.desk, self._ticket_id
        chosen, note = self.agencies.chosen(), self.note.text()
        known = desk.directory.agencies
        if not chosen:
            raise FieldInvalid("agency", "empty")
        if not self._outside:
            verb = dispatch
        elif all(known[one].is_emergency for one in chosen):
            verb = hand_to_emergency
        else:
            verb = refer

        def work() -> None:
            verb(desk, ticket_id, chosen, note)

        return work

    def said(self) -> str:
        """To whom it went."""
        names = ", ".join(
            agency_short(self.ctx.desk.directory, one) for one in self.agencies.chosen()
        )
        text = self.tr("Dirujuk ke {names}") if self._outside else self.tr("Diteruskan ke {names}")
        return text.format(names=names)

    def is_dirty(self) -> bool:
        """Somebody was chosen or something written."""
        return bool(self.agencies.chosen() or self.note.text().strip())
