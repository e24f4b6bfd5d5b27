"""Reminds an OPD: a prepared text for WhatsApp, e-mail or letter, and the record of it.

The other program is opened with the text, or the letter is written as PDF; that it went out is
recorded by whoever sent it, as one more press of Enter. Of several tickets each OPD gets one
message about all of its own, one OPD after the other.
"""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from callcenter.desk.each_ticket import Carried
from callcenter.desk.one_text import check_one_text
from callcenter.desk.private_file import write_private
from callcenter.desk.views import TicketView
from callcenter.desk.work_queue import remind, remind_of
from callcenter.directory.agencies import Agency
from callcenter.errors import EnvironmentFault
from ui import formats
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.privacy import paper
from ui.ticket_view.composer import Saved, Undo, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.own_text import OwnText
from ui.ticket_view.reminder_text import MEANS, own_part, reminder_text
from ui.ticket_view.reminder_way import contact_of, fits, letter_of, link_of, open_link
from ui.ticket_view.row_words import agency_short
from ui.ticket_view.several import SeveralComposer, numbers_text, several
from ui.widgets.buttons import Button
from ui.widgets.combo import ChoiceBox
from ui.widgets.radio_cards import RadioCards, RadioChoice


class RemindComposer(SeveralComposer):
    """OPD, means, text. Copied, opened elsewhere or written as a letter; saving records it."""

    def __init__(self, ctx: UiContext, *views: TicketView, parent: QWidget | None = None) -> None:
        super().__init__(ctx, {one.ticket.id: one.ticket.number for one in views}, parent)
        self._views = views
        self._told: set[str] = set()
        if len(views) > 1:
            nobody = self.tr("belum diteruskan ke OPD mana pun")
            held = [one for one in views if not one.ticket.agency_ids]
            self.leave_out({one.ticket.id: nobody for one in held})
        self.name_it(
            several(self.tr("Ingatkan OPD"), self.tr("Ingatkan OPD atas {n} tiket"), self.count),
            self.tr("Catat sudah diingatkan"),
        )
        self.agency = ChoiceBox(self._agencies())
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
        self.own_text = OwnText()
        self.form.addWidget(self.own_text)
        row = QHBoxLayout()
        row.addWidget(self.contact, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.open_button)
        self.form.addLayout(row)
        self.finish_form()
        self._prepared = ""
        self.own_text.anew.connect(self.prepare_anew)
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

    def _agencies(self) -> list[tuple[str, str]]:
        """Who holds the tickets, whoever holds most of them first."""
        directory = self.ctx.desk.directory
        if len(self._views) == 1:
            held = self._views[0].ticket.agency_ids or tuple(directory.agencies)
            return [(one, agency_short(directory, one)) for one in held]
        counted = Counter(one for view in self._views for one in view.ticket.agency_ids)
        text = self.tr("{agency} ({n} tiket)")
        return [
            (one, text.format(agency=agency_short(directory, one), n=n))
            for one, n in counted.most_common()
            if one not in self._told and one in directory.agencies
        ]

    def _of_agency(self) -> list[TicketView]:
        """The tickets this message is about."""
        if len(self._views) == 1:
            return list(self._views)
        chosen = self.agency.selected()
        return [one for one in self._views if chosen in one.ticket.agency_ids]

    def prepare_anew(self) -> None:
        """Throw away one's own text for the one that goes with what is chosen."""
        self.text.setPlainText("")
        self._prepare()
        self.text.setFocus()

    def _prepare(self) -> None:
        agency = self._agency()
        if agency is None:
            return
        desk, views = self.ctx.desk, self._of_agency()
        means, now = self.means.selected(), desk.clock.now()
        fresh = reminder_text(means, views, agency, desk.directory, now, chosen=self._views)
        if self.text.toPlainText() in ("", self._prepared):
            self.text.setPlainText(fresh)
            self._prepared = fresh
        self.own_text.setVisible(fresh != self._prepared)
        if len(self._views) > 1:
            left = self.agency.count() - 1
            hint = self.tr("sesudah ini {n} OPD lagi").format(n=left) if left else ""
            self.show_whom([one.ticket.id for one in views], hint)
        missing = self.tr("belum ada di direktori: isi di Pengaturan")
        self.contact.setText(contact_of(self.means.selected(), agency) or missing)
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
        subject = f"Pengingat tindak lanjut {self._subject()}"  # to an office: Indonesian always
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

    def _subject(self) -> str:
        """The number, or how many: for the subject of a mail and the name of a file."""
        views = self._of_agency()
        return views[0].ticket.number if len(views) == 1 else f"{len(views)} pengaduan"

    def _ask_where(self, agency: Agency) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Simpan surat"))
        self.dialog.setObjectName("composer.letter_dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter("*.pdf")
        self.dialog.selectFile(f"pengingat {self._subject()}.pdf")
        self.dialog.fileSelected.connect(lambda name: self.write_letter(Path(name), agency))
        self.dialog.open()

    def write_letter(self, path: Path, agency: Agency) -> None:
        """Write the letter as PDF; saving the card records it."""
        whole = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
        day = formats.told_date(self.ctx.desk.clock.now())
        numbers = numbers_text([one.ticket.number for one in self._of_agency()])
        letter = letter_of(numbers, agency, day, self.text.toPlainText())
        try:
            write_private(whole, paper.pdf(letter))
        except EnvironmentFault as error:
            self.show_error(error)
        else:
            self.save_button.setFocus()

    def _agency(self) -> Agency | None:
        return self.ctx.desk.directory.agencies.get(self.agency.selected())

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
        """Agency, means and the text as it stands; of several tickets each keeps its own part."""
        desk, views = self.ctx.desk, self._of_agency()
        agency, means = self.agency.selected(), self.means.selected()
        text = self.text.toPlainText()
        if len(self._views) == 1:
            return lambda: remind(desk, views[0].ticket.id, agency, means, text)
        numbers = [one.ticket.number for one in self._views]
        texts = {one.ticket.id: own_part(text, one.ticket.number, numbers) for one in views}
        chosen = [one.ticket.id for one in self._views]
        # What was prepared names nobody, though a place may be called as somebody is.
        prepared = frozenset(self._prepared.split("\n"))
        typed = "\n".join(one for one in text.split("\n") if one not in prepared)

        def work() -> Carried:
            check_one_text(desk, texts, "text", typed, chosen)
            return remind_of(desk, texts, agency, means)

        return work

    def _done(self, found: Undo | Carried | None) -> None:
        """The next OPD, as long as there is one."""
        if isinstance(found, Carried) and found.done and self.agency.count() > 1:
            saved = Saved(self.said_of(len(found.done)))
            self._go_on(found)
            self.partly.emit(saved)
            return
        super()._done(found)

    def _go_on(self, found: Carried) -> None:
        self._set_busy(False)
        if found.refused:
            self.name_refused(found.refused)
        self._told.add(self.agency.selected())
        self._prepared = ""
        self.text.setPlainText("")
        self.agency.set_choices(self._agencies())
        self._prepare()
        self.focus_first()

    def said_of(self, count: int) -> str:
        """Who was reminded, and of how many."""
        name = agency_short(self.ctx.desk.directory, self.agency.selected())
        if len(self._views) == 1:
            return self.tr("{name} dicatat sudah diingatkan").format(name=name)
        text = self.tr("{name} dicatat sudah diingatkan atas {n} tiket")
        return text.format(name=name, n=count)

    def said(self) -> str:
        """Who was reminded."""
        return self.said_of(len(self._of_agency()))

    def begun(self) -> bool:
        """The prepared text was changed."""
        return self.text.toPlainText() != self._prepared
