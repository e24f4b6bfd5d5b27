"""Takes the ticket from one OPD and gives it to others, with the reason; no answer of the OPD."""

from PySide6.QtWidgets import QWidget

from callcenter.desk.transfer import transfer
from callcenter.tickets.ticket import Ticket
from ui.context import UiContext
from ui.ticket_view.agency_picker import AgencyPicker
from ui.ticket_view.composer import Composer, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.row_words import agency_short
from ui.widgets.combo import ChoiceBox


class TransferComposer(Composer):
    """From whom, to whom, why; a body outside makes it a rujukan."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._ticket_id = ticket.id
        self.name_it(
            self.tr("Alihkan ke OPD lain"),
            self.tr("Alihkan"),
            self.tr("tanpa menunggu jawaban OPD; jam OPD baru mulai dari awal"),
        )
        directory = ctx.desk.directory
        held = ticket.agency_ids
        self.agency = ChoiceBox([(one, agency_short(directory, one)) for one in held])
        self.target = AgencyPicker(directory, allowed=lambda one: one.id not in held)
        self.text = text_box(2)
        self._source_field = self.add_field("agency_id", self.tr("Dari"), self.agency)
        self.add_field("target", self.tr("Kepada"), self.target)
        self.add_field("reason", self.tr("Alasan dialihkan"), self.text)
        self._source_field.setVisible(len(held) > 1)
        self.finish_form()
        if len(held) == 1:
            name = agency_short(directory, held[0])
            self.name_it(self.tr("Alihkan dari {name}").format(name=name), self.tr("Alihkan"))

    def focus_first(self) -> None:
        """The OPD it comes from when there are several; else the one it goes to."""
        (self.agency if self.agency.count() > 1 else self.target).setFocus()

    def collect(self) -> Work:
        """Source, targets and reason; the verb refuses what is missing."""
        desk, ticket_id = self.ctx.desk, self._ticket_id
        source, targets = self.agency.selected(), self.target.chosen()
        reason = self.text.toPlainText()
        return lambda: transfer(desk, ticket_id, source=source, targets=targets, reason=reason)

    def said(self) -> str:
        """To whom it went."""
        directory = self.ctx.desk.directory
        names = ", ".join(agency_short(directory, one) for one in self.target.chosen())
        return self.tr("Dialihkan ke {names}").format(names=names)

    def is_dirty(self) -> bool:
        """A reason or a target was given."""
        return bool(self.text.toPlainText().strip() or self.target.chosen())
