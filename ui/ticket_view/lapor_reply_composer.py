"""An answer of ours for SP4N-LAPOR!: the text, the pictures, and what of it will really leave."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from callcenter.desk.lapor_ticket import may_go_along, preview_reply, reply_to_lapor, settle_reply
from callcenter.desk.views import TicketView
from callcenter.lapor.wording import names_reporter
from ui.context import UiContext
from ui.plain_text import PlainLabel
from ui.ticket_view.composer import Composer, Undo, Work
from ui.ticket_view.composers import text_box
from ui.ticket_view.file_choice import FileChoice

LOOK_MS = 300
"""After so much quiet the words that will leave are worked out."""


class LaporReplyComposer(Composer):
    """Text and files; below it what leaves, with what names a reporter taken out."""

    def __init__(self, ctx: UiContext, view: TicketView, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._id = view.ticket.id
        self.name_it(
            self.tr("Balas ke SP4N-LAPOR!"),
            self.tr("Kirim balasan"),
            f"#{view.ticket.lapor.complaint_id}",
        )
        self.text = text_box(4)
        self.add_field("text", self.tr("Isi balasan, dibaca pelapor di sana"), self.text)
        fit = may_go_along(view.ticket)
        self.files = FileChoice(one for one in view.files if one.sha256 in fit)
        self._files_field = self.add_field("files", self.tr("Gambar yang ikut"), self.files)
        self._files_field.setVisible(bool(self.files.boxes))
        self.note = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.note.setObjectName("composer.note")
        self.note.setVisible(bool(view.files) and not self.files.boxes)
        self.note.setText(
            self.tr("Berkas tidak ikut: hanya gambar yang bisa dibersihkan yang boleh keluar.")
            if names_reporter(view.ticket)
            else self.tr("Berkas tidak ikut: laporan ini tidak boleh menyebut siapa pun.")
        )
        self.form.addWidget(self.note)
        self.leaves = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.leaves.setObjectName("composer.leaves")
        self.preview = text_box(3)
        self.preview.setReadOnly(True)
        self.preview.setObjectName("composer.preview")
        self.preview.setAccessibleName(self.tr("Yang akan dikirim"))
        self.form.addWidget(self.leaves)
        self.form.addWidget(self.preview)
        self.finish_form()
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.text.textChanged.connect(self._timer.start)
        self._show_preview("", "")

    def look(self) -> None:
        """Work out what leaves of what stands in the text now."""
        desk, ticket_id, text = self.ctx.desk, self._id, self.text.toPlainText()
        self.ctx.background.latest(
            ("lapor_reply", id(self)),
            lambda: preview_reply(desk, ticket_id, text),
            lambda leaving: self._show_preview(text, leaving),
            self.show_error,
            owner=self,
        )

    def _show_preview(self, text: str, leaving: str) -> None:
        changed = leaving.split() != text.split()
        self.leaves.setVisible(bool(text.strip()))
        self.preview.setVisible(bool(text.strip()) and changed)
        self.preview.setPlainText(leaving)
        self.leaves.set_ink("amber" if changed else "muted")
        self.leaves.setText(
            self.tr("▲ Sebagian disamarkan. Yang akan dikirim:")
            if changed
            else self.tr("Dikirim persis seperti yang ditulis.")
        )

    def collect(self) -> Work:
        """Text and files; saved it waits for LAPOR, taken back as long as it waits."""
        desk, ticket_id, text = self.ctx.desk, self._id, self.text.toPlainText()
        files = self.files.chosen()

        def work() -> Undo:
            eid = reply_to_lapor(desk, ticket_id, text, files)
            return lambda: settle_reply(desk, ticket_id, eid, "cancel")

        return work

    def said(self) -> str:
        """What is so now."""
        return self.tr("Balasan menunggu dikirim ke SP4N-LAPOR!")

    def is_dirty(self) -> bool:
        """A text was begun or a file chosen."""
        return bool(self.text.toPlainText().strip() or self.files.chosen())
