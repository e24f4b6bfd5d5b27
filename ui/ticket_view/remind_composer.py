"""Reminds an OPD: a prepared text for WhatsApp, e-mail or letter, and the record of it.

The other program is opened with the text, or the letter is written as PDF; that it went out is
recorded by whoever sent it, as one more press of Enter.
"""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from callcenter.callers.phone import parse_phone
from callcenter.desk.private_file import write_private
from callcenter.desk.views import TicketView
from callcenter.desk.work_queue import remind
from callcenter.directory.agencies import Agency
from callcenter.errors import EnvironmentFault, PhoneInvalid
from ui import formats
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.privacy import paper
from ui.ticket_view.composer import Composer, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.reminder_text import MEANS, reminder_text
from ui.ticket_view.reminder_way import fits, letter_of, link_of, open_link
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
    """OPD, means, text. Copied, opened elsewhere or written as a letter; saving records it."""

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
        self.open_button = Button("", small=True)
        self.open_button.setObjectName("composer.open")
        self.open_button.clicked.connect(self.send_on)
        self.dialog: QFileDialog | None = None
        self.add_field("agency_id", self.tr("OPD"), self.agency)
        self.form.addWidget(self.means)
        self.add_field("text", self.tr("Teks siap kirim"), self.text)
        row = QHBoxLayout()
        row.addWidget(self.contact, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.open_button)
        self.form.addLayout(row)
        self.finish_form()
        self._prepared = ""
        self.agency.currentIndexChanged.connect(self._prepare)
        self.means.changed.connect(self._prepare)
        self.copy_button.clicked.connect(self.copy)
        self._prepare()

    def _means_choices(self) -> list[RadioChoice]:
        return [
            RadioChoice("whatsapp", self.tr("WhatsApp"), self.tr("buka dengan teks ini")),
            RadioChoice("email", self.tr("E-mail"), self.tr("buka dengan teks ini")),
            RadioChoice("surat", self.tr("Surat"), self.tr("simpan sebagai PDF")),
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
        self._word_way(agency)

    def _word_way(self, agency: Agency) -> None:
        """What opens the other program; nothing where there is no address or nothing to open."""
        means = self.means.selected()
        texts = {
            "whatsapp": self.tr("Buka WhatsApp"),
            "email": self.tr("Buka e-mail"),
            "surat": self.tr("Simpan PDF…"),
        }
        self.open_button.setVisible(means in texts)
        self.open_button.setText(texts.get(means, ""))
        there = means == "surat" or link_of(means, agency, "", "") is not None
        self.open_button.setEnabled(there)

    def send_on(self) -> None:
        """Open the other program with the text, or ask where the letter goes."""
        agency = self._agency()
        if agency is None:
            return
        if self.means.selected() == "surat":
            self._ask_where(agency)
            return
        number = self._view.ticket.number
        subject = f"Pengingat tindak lanjut {number}"  # to an office: Indonesian always
        link = link_of(self.means.selected(), agency, subject, self.text.toPlainText())
        if link is None:
            return
        if not fits(link):
            self.copy()  # the text is pasted by hand
        if open_link(link):
            self.save_button.setFocus()
        else:
            self.copy()
            self.say_missing(
                self.tr("Tidak ada program untuk itu di komputer ini; teksnya disalin")
            )

    def _ask_where(self, agency: Agency) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Simpan surat"))
        self.dialog.setObjectName("composer.letter_dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter("*.pdf")
        self.dialog.selectFile(f"pengingat {self._view.ticket.number}.pdf")
        self.dialog.fileSelected.connect(lambda name: self.write_letter(Path(name), agency))
        self.dialog.open()

    def write_letter(self, path: Path, agency: Agency) -> None:
        """Write the letter as PDF; saving the card records it."""
        whole = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
        day = formats.told_date(self.ctx.desk.clock.now())
        letter = letter_of(self._view.ticket.number, agency, day, self.text.toPlainText())
        try:
            write_private(whole, paper.pdf(letter))
        except EnvironmentFault as error:
            self.show_error(error)
        else:
            self.save_button.setFocus()

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
