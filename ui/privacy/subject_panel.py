"""Whom a request is about: search, masked results, one is chosen. Writes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callcenter.callers.masking import mask_name, mask_phone
from callcenter.desk.context import Desk
from callcenter.desk.subject_data import FoundSubject, find_subject
from ui import theme
from ui.formats import number
from ui.plain_text import PlainLabel
from ui.privacy.panel import Panel
from ui.widgets.key_list import KeyList, Row

_NIK = 16
_PHONE = 5


def search(desk: Desk, text: str) -> tuple[FoundSubject, ...]:
    """By NIK, number or name, as the text looks."""
    digits = "".join(one for one in text if one.isdigit())
    letters = any(one.isalpha() for one in text)
    if not letters and len(digits) == _NIK:
        return find_subject(desk, nik=digits)
    if not letters and len(digits) >= _PHONE:
        return find_subject(desk, phone=text)
    return find_subject(desk, name=text) if text.strip() else ()


class SubjectPanel(Panel):
    """`agreed` searches; `chosen(caller_id)` by Enter or double click on a result."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("subject", "", parent)
        self.yes_button.setText(self.tr("Cari"))
        self.line("find", self.tr("Nomor telepon, NIK, atau nama pemilik data"),
                  self.tr("hanya untuk mencari, tidak disimpan"))  # fmt: skip
        self.results = KeyList()
        self.results.setObjectName("privacy.subject_results")
        self.results.setAccessibleName(self.tr("Orang yang ditemukan"))
        self.results.setFixedHeight(theme.dp(150))
        self.results.opened.connect(self.chosen)
        self.said = PlainLabel(fit="wrap", role="label", ink="muted")
        self.said.setObjectName("privacy.subject_said")
        self.column.insertWidget(1, self.said)
        self.column.insertWidget(2, self.results)
        self.results.hide()
        self.said.hide()

    def show_found(self, found: Sequence[FoundSubject]) -> None:
        """Show who may be meant, masked."""
        self.results.set_rows([self._row(one) for one in found])
        self.results.setVisible(bool(found))
        self.said.setText(
            self.tr("Pilih orangnya dengan Enter; nama dan nomornya disamarkan.")
            if found
            else self.tr("Tidak ada orang yang cocok di meja ini.")
        )
        self.said.show()
        if found:
            self.results.setCurrentIndex(self.results.model().index(0, 0))
            self.results.setFocus()

    def _row(self, one: FoundSubject) -> Row:
        card = one.caller
        tickets = self.tr("{0} tiket").replace("{0}", number(card.ticket_count))
        parts = [", ".join(map(mask_phone, card.phones)), tickets]
        if one.nik_match:
            parts.append(self.tr("NIK cocok"))
        if one.restricted:
            parts.append(self.tr("dibatasi"))
        name = mask_name(card.name) or self.tr("tanpa nama")
        return Row(card.id, name, meta=" · ".join(filter(None, parts)))
