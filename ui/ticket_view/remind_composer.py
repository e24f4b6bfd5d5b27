"""Reminds an OPD: a prepared text to copy for WhatsApp, e-mail or letter, and the record of it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callcenter.callers.phone import parse_phone
from callcenter.desk.views import TicketView
from callcenter.desk.work_queue import remind
from callcenter.directory.agencies import Agency
from callcenter.errors import PhoneInvalid
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.ticket_view.composer import Composer, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.reminder_text import MEANS, reminder_text
from ui.ticket_view.row_words import agency_short
from ui.widgets.buttons import Button
from ui.widgets.combo import ChoiceBox
from ui.widgets.radio_cards import RadioCards, RadioChoice


def pretty_phone(digits: str) -> str:
    """Return a published number grouped for reading; one that cannot be read comes as it is."""
    try:
        return parse_phone(digits).pretty if digits else ""
    except PhoneInvalid:
        return digits


class RemindComposer(Composer):
    """OPD, means, text. "Salin" copies; saving records that it was sent, it sends nothing."""

    def __init__(self, ctx: UiContext, view: TicketView, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self.name_it(self.tr("Ingatkan OPD"), self.tr("Catat sudah diingatkan"))
        self._view = view
        directory = ctx.desk.directory
        held = view.ticket.agency_ids or tuple(directory.agencies)
        self.agency = ChoiceBox([(one, agency_short(directory, one)) for one in held])
        self.means = RadioCards(self._means_choices(), MEANS[0])
        self.means.setObjectName("composer.means")
        self.text = text_box(5)
        self.contact = PlainLabel("", fit="elide", role="label", ink="muted", tabular=True)
        self.contact.setObjectName("composer.contact")
        self.copy_button = Button(self.tr("Salin teks"), icon="copy", small=True)
        self.copy_button.setObjectName("composer.copy")
        self.add_field("agency_id", self.tr("OPD"), self.agency)
        self.form.addWidget(self.means)
        self.add_field("text", self.tr("Teks siap kirim"), self.text)
        row = QHBoxLayout()
        row.addWidget(self.contact, 1)
        row.addWidget(self.copy_button)
        self.form.addLayout(row)
        self.finish_form()
        self._prepared = ""
        self.agency.currentIndexChanged.connect(self._prepare)
        self.means.changed.connect(self._prepare)
        self.copy_button.clicked.connect(self.copy)
        self._prepare()

    def _means_choices(self) -> list[RadioChoice]:
        return [
            RadioChoice("whatsapp", self.tr("WhatsApp"), self.tr("salin, tempel di WhatsApp")),
            RadioChoice("email", self.tr("E-mail"), self.tr("salin ke e-mail")),
            RadioChoice("surat", self.tr("Surat"), self.tr("salin ke naskah dinas")),
            RadioChoice("telepon", self.tr("Telepon"), self.tr("bacakan")),
        ]

    def _prepare(self) -> None:
        agency = self._agency()
        if agency is None:
            return
        desk = self.ctx.desk
        fresh = reminder_text(
            self.means.selected(),
            self._view,
            agency,
            desk.directory,
            desk.clock.now(),
        )
        if self.text.toPlainText() in ("", self._prepared):
            self.text.setPlainText(fresh)
            self._prepared = fresh
        self.contact.setText(self._contact(agency))

    def _agency(self) -> Agency | None:
        return self.ctx.desk.directory.agencies.get(self.agency.selected())

    def _contact(self, agency: Agency) -> str:
        means = self.means.selected()
        known = {
            "whatsapp": pretty_phone(agency.whatsapp),
            "email": agency.email,
            "telepon": pretty_phone(agency.phone),
        }
        if means == "surat":
            return agency.name
        return known[means] or self.tr("belum ada di direktori: isi di Pengaturan")

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(self.tr("Tersalin"))

    def focus_first(self) -> None:
        """The means; the text is prepared."""
        self.means.setFocus()

    def parts(self) -> dict[str, QWidget]:
        """The means too."""
        return {**super().parts(), "means": self.means}

    def collect(self) -> Work:
        """Agency, means and the text as it stands."""
        desk, ticket_id = self.ctx.desk, self._view.ticket.id
        agency, means = self.agency.selected(), self.means.selected()
        text = self.text.toPlainText()
        return lambda: remind(desk, ticket_id, agency, means, text)

    def said(self) -> str:
        """Who was reminded."""
        name = agency_short(self.ctx.desk.directory, self.agency.selected())
        return self.tr("{name} dicatat sudah diingatkan").format(name=name)

    def is_dirty(self) -> bool:
        """The prepared text was changed."""
        return self.text.toPlainText() != self._prepared
