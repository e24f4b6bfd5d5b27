"""What a person decides about a ticket at SP4N-LAPOR!, each with what the decision needs."""

from PySide6.QtWidgets import QLineEdit, QWidget

from callcenter.desk.context import Desk
from callcenter.desk.lapor_ticket import (
    Choice,
    keep_from_lapor,
    settle_again,
    settle_cancel,
    settle_sent,
    undo_choices,
)
from callcenter.errors import FieldInvalid
from callcenter.tickets.lapor import LaporState
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Push
from ui.context import UiContext
from ui.lapor_words import is_gone
from ui.plain_text import PlainLabel
from ui.ticket_view.composer import Composer, Undo, Work
from ui.ticket_view.composers import text_box


def undo_of(desk: Desk, choices: tuple[Choice, ...]) -> Undo | None:
    """Return how to take choices back; None when one of them cannot be, or none was made."""
    if not choices or not all(one.can_undo for one in choices):
        return None
    return lambda: undo_choices(desk, choices)


class KeepComposer(Composer):
    """Jangan kirim: why the ticket is not to go."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._id = ticket.id
        self.name_it(self.tr("Jangan kirim ke SP4N-LAPOR!"), self.tr("Jangan kirim"))
        self.text = text_box(2)
        self.add_field("reason", self.tr("Alasan"), self.text)
        self.finish_form()

    def collect(self) -> Work:
        """The reason; the verb refuses an empty one."""
        desk, ticket_id, reason = self.ctx.desk, self._id, self.text.toPlainText()

        def work() -> Undo | None:
            choices = keep_from_lapor(desk, [ticket_id], reason)
            if not choices:
                raise FieldInvalid("lapor", "moved")
            return undo_of(desk, choices)

        return work

    def said(self) -> str:
        """What was done."""
        return self.tr("Tidak dikirim ke SP4N-LAPOR!")

    def is_dirty(self) -> bool:
        """A reason was begun."""
        return bool(self.text.toPlainText().strip())


class ThereComposer(Composer):
    """Ada di sana: under which number LAPOR has it."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._id, self._attempt = ticket.id, ticket.lapor.attempt
        self.name_it(
            self.tr("Sudah ada di SP4N-LAPOR!"),
            self.tr("Simpan nomor"),
            self.tr("cari nomor tiket ini di SP4N-LAPOR!"),
        )
        self.number = QLineEdit()
        self.number.setMaxLength(70)
        self.number.setPlaceholderText("#1916449")
        self.add_field("complaint_id", self.tr("Nomor laporan di SP4N-LAPOR!"), self.number)
        self.finish_form()

    def collect(self) -> Work:
        """The number as typed; the verb reads it."""
        desk, number = self.ctx.desk, self.number.text()
        return lambda: settle_sent(desk, self._id, self._attempt, number)

    def said(self) -> str:
        """What is so now."""
        return self.tr("Nomor di SP4N-LAPOR! dicatat")

    def is_dirty(self) -> bool:
        """A number was begun."""
        return bool(self.number.text().strip())


class AgainComposer(Composer):
    """Kirim lagi: asked once more, since it may then stand there twice."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._id, self._state = ticket.id, ticket.lapor
        self.name_it(self.tr("Kirim lagi ke SP4N-LAPOR!?"), self.tr("Ya, kirim lagi"))
        self.form.addWidget(PlainLabel(self._warning(self._state), fit="wrap"))
        self.finish_form()

    def _warning(self, state: LaporState) -> str:
        if state.state is Push.REFUSED:
            return self.tr("Pastikan yang ditolak sudah diperbaiki.")
        if is_gone(state):
            return self.tr("Laporan lama hilang di SP4N-LAPOR!; yang baru mendapat nomor lain.")
        return self.tr(
            "Bila kiriman pertama ternyata sudah masuk, di sana akan ada dua laporan. "
            "Cari dahulu nomor tiketnya di SP4N-LAPOR!."
        )

    def focus_first(self) -> None:
        """The way back, not the sending: Enter alone sends nothing twice."""
        self.close_button.setFocus()

    def collect(self) -> Work:
        """The attempt that was seen; a newer one is not touched."""
        desk, state = self.ctx.desk, self._state
        gone = state.complaint_id if is_gone(state) else ""
        return lambda: settle_again(desk, self._id, state.attempt, gone)

    def said(self) -> str:
        """What is so now."""
        return self.tr("Akan dikirim lagi dari meja ini")


class CancelComposer(Composer):
    """Batal: it is looked for no longer."""

    def __init__(self, ctx: UiContext, ticket: Ticket, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent=parent)
        self._id, self._attempt = ticket.id, ticket.lapor.attempt
        self.name_it(
            self.tr("Batalkan kiriman ke SP4N-LAPOR!"),
            self.tr("Batalkan kiriman"),
            self.tr("tidak dicari dan tidak dikirim lagi"),
        )
        self.text = text_box(2)
        self.add_field("reason", self.tr("Alasan"), self.text)
        self.finish_form()

    def collect(self) -> Work:
        """The reason; the verb refuses an empty one."""
        desk, reason = self.ctx.desk, self.text.toPlainText()
        return lambda: settle_cancel(desk, self._id, self._attempt, reason)

    def said(self) -> str:
        """What is so now."""
        return self.tr("Kiriman ke SP4N-LAPOR! dibatalkan")

    def is_dirty(self) -> bool:
        """A reason was begun."""
        return bool(self.text.toPlainText().strip())
