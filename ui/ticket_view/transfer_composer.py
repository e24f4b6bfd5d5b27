"""Takes tickets from one OPD and gives them to others, with the reason; no answer of the OPD."""

from collections import Counter

from PySide6.QtWidgets import QWidget

from callcenter.desk.transfer import transfer, transfer_each
from callcenter.tickets.ticket import Ticket
from ui.context import UiContext
from ui.ticket_view.agency_picker import AgencyPicker
from ui.ticket_view.composer import Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.row_words import agency_short
from ui.ticket_view.several import SeveralComposer
from ui.widgets.combo import ChoiceBox

EACH = "each"
"""From whoever holds each of several tickets."""


class TransferComposer(SeveralComposer):
    """From whom, to whom, why; a body outside makes it a rujukan."""

    def __init__(self, ctx: UiContext, *tickets: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, {one.id: one.number for one in tickets}, parent)
        self._tickets = tickets
        counted = Counter(one for ticket in tickets for one in ticket.agency_ids)
        self.agency = ChoiceBox(self._sources(counted))
        self.target = AgencyPicker(
            ctx.desk.directory, allowed=lambda one: not self._holds_all(one.id)
        )
        self.text = text_box(2)
        self._source_field = self.add_field("agency_id", self.tr("Dari"), self.agency)
        self.add_field("target", self.tr("Kepada"), self.target)
        self.add_field("reason", self.tr("Alasan dialihkan"), self.text)
        self._source_field.setVisible(len(counted) > 1)
        self.finish_form()
        if len(tickets) == 1:
            self._name_card()
        else:
            self.agency.currentIndexChanged.connect(self._choose_whom)
            self._choose_whom()

    def _sources(self, counted: Counter[str]) -> list[tuple[str, str]]:
        directory = self.ctx.desk.directory
        if len(self._tickets) == 1:
            return [(one, agency_short(directory, one)) for one in counted]
        text = self.tr("{agency} ({n} tiket)")
        found = [
            (one, text.format(agency=agency_short(directory, one), n=n))
            for one, n in counted.most_common()
        ]
        return [(EACH, self.tr("OPD yang memegang masing-masing")), *found]

    def _holds_all(self, agency_id: str) -> bool:
        """Whoever holds every one of them is nobody to give them to."""
        return all(agency_id in one.agency_ids for one in self._tickets)

    def _name_card(self) -> None:
        """How many, and from whom where it is one agency alone."""
        directory, held = self.ctx.desk.directory, {a for t in self._tickets for a in t.agency_ids}
        name = agency_short(directory, min(held)) if len(held) == 1 else ""
        one = self.tr("Alihkan dari {name}") if name else self.tr("Alihkan ke OPD lain")
        many = self.tr("Alihkan {n} tiket dari {name}") if name else self.tr("Alihkan {n} tiket")
        title = one if len(self._tickets) == 1 else many
        hint = self.tr("tanpa menunggu jawaban OPD; jam OPD baru mulai dari awal")
        title = title.format(name=name, n=self.count)
        self.name_it(title, self.tr("Alihkan"), "" if name else hint)

    def _choose_whom(self) -> None:
        """Whom it is for changes with the OPD it comes from."""
        source = self.agency.selected()
        self.leave_out({one.id: why for one in self._tickets if (why := self._why(one, source))})
        self._name_card()

    def _why(self, ticket: Ticket, source: str) -> str:
        """Why a ticket takes no part, "" when it does."""
        held = ticket.agency_ids
        if not held:
            return self.tr("belum diteruskan ke OPD mana pun")
        if source == EACH:
            several_hold = self.tr("dipegang lebih dari satu OPD; pilih dari OPD yang mana")
            return several_hold if len(held) > 1 else ""
        return "" if source in held else self.tr("tidak dipegang OPD itu")

    def focus_first(self) -> None:
        """The OPD it comes from when there are several; else the one it goes to."""
        (self.target if self._source_field.isHidden() else self.agency).setFocus()

    def collect(self) -> Work:
        """Source, targets and reason; the verb refuses what is missing."""
        desk, source, targets = self.ctx.desk, self.agency.selected(), self.target.chosen()
        reason = self.text.toPlainText()
        if len(self._tickets) == 1:
            (ticket_id,) = self.ids
            return lambda: transfer(desk, ticket_id, source=source, targets=targets, reason=reason)
        part = [one for one in self._tickets if one.id in self.ids]
        sources = {one.id: one.agency_ids[0] if source == EACH else source for one in part}
        beside = self.beside
        return lambda: transfer_each(desk, sources, targets, reason, beside)

    def said_of(self, count: int) -> str:
        """To whom it went."""
        directory = self.ctx.desk.directory
        names = ", ".join(agency_short(directory, one) for one in self.target.chosen())
        one, many = self.tr("Dialihkan ke {names}"), self.tr("{n} tiket dialihkan ke {names}")
        return (one if len(self._tickets) == 1 else many).format(names=names, n=count)

    def begun(self) -> bool:
        """A reason or a target was given."""
        return bool(self.text.toPlainText().strip() or self.target.chosen())
