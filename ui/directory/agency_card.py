"""One agency: how to reach it, when, what it is competent for, how sure the entry is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.directory.agencies import Agency
from ui import shortcuts, theme
from ui.directory.groups import group_name, group_of, kind_name
from ui.formats import number
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.ticket_view.reminder_way import pretty_phone
from ui.ticket_view.scrolling import ScrollColumn
from ui.ticket_view.value_rows import ValueRow
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip

ROWS = ("phone", "whatsapp", "email", "hours", "place")


class AgencyCard(Card):
    """`copied(text)` when a contact was copied; `tickets_asked(agency_id)`."""

    copied = Signal(str)
    tickets_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("card")
        self.agency: Agency | None = None
        self.name = PlainLabel("", fit="wrap", role="title")
        self.name.setObjectName("directory.name")
        self.chips = FlowBox()
        self.note = PlainLabel("", fit="wrap", role="label", ink="amber")
        self.note.setObjectName("directory.note")
        self.copy_button = PrimaryButton(
            self.tr("Salin nomor"), key_hint=shortcuts.key_hint("copy_number")
        )
        self.copy_button.setObjectName("directory.copy")
        self.copy_button.clicked.connect(self.copy_phone)
        self.tickets_button = Button(self.tr("Tiket terbuka"), icon="list")
        self.tickets_button.setObjectName("directory.tickets")
        self.tickets_button.clicked.connect(self._ask_tickets)
        self.scope = FlowBox()
        self.scope_title = PlainLabel(self.tr("Menangani"), role="section", ink="muted")
        self.rows: dict[str, ValueRow] = {}
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(theme.dp(8))
        self._arrange()

    def _arrange(self) -> None:
        inner = QWidget()
        inner.setObjectName("scroll_body")
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(theme.dp(n) for n in (20, 18, 20, 18)))
        column.setSpacing(theme.dp(12))
        column.addWidget(self.name)
        column.addWidget(self.chips)
        column.addWidget(self.note)
        column.addLayout(self._rows_box)
        keys = FlowBox(gap=8)
        keys.add(self.copy_button)
        keys.add(self.tickets_button)
        column.addWidget(keys)
        column.addSpacing(theme.dp(4))
        column.addWidget(self.scope_title)
        column.addWidget(self.scope)
        column.addStretch(1)
        self.body.addWidget(ScrollColumn(inner))

    def show_agency(self, agency: Agency) -> None:
        """Show an agency; the number of its tickets comes later."""
        self.agency = agency
        self.name.setText(agency.name)
        self._show_chips(agency)
        self.note.setText(agency.source_note)
        self.note.setVisible(bool(agency.source_note))
        self._show_rows(agency)
        self.copy_button.setEnabled(bool(agency.phone))
        self.set_open_tickets(None)
        self.scope.clear()
        for word in agency.scope:
            self.scope.add(Chip(word))
        self.scope_title.setVisible(bool(agency.scope))

    def _show_chips(self, agency: Agency) -> None:
        self.chips.clear()
        if agency.abbreviation and agency.abbreviation != agency.name:
            self.chips.add(Chip(agency.abbreviation, tone="accent"))
        tone: theme.Tone = "red" if agency.is_emergency else "neutral"
        kind, group = kind_name(agency.kind), group_name(group_of(agency))
        self.chips.add(Chip(kind, tone=tone))
        if group != kind:
            self.chips.add(Chip(group))
        if agency.needs_checking:
            self.chips.add(Chip(self.tr("periksa ulang"), tone="amber", shape="▲"))

    def _show_rows(self, agency: Agency) -> None:
        for row in self.rows.values():
            self._rows_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        missing = self.tr("belum ada nomor: isi di Pengaturan")
        phone = pretty_phone(agency.phone)
        self._add("phone", self.tr("Telepon"), phone or missing, missing=not phone)
        whatsapp = pretty_phone(agency.whatsapp)
        if whatsapp:
            self._add("whatsapp", self.tr("WhatsApp"), whatsapp, copy=agency.whatsapp)
        if agency.email:
            self._add("email", self.tr("E-mail"), agency.email, copy=agency.email)
        if agency.hours_text:
            self._add("hours", self.tr("Jam layanan"), agency.hours_text)

    def _add(
        self, name: str, key: str, value: str, *, missing: bool = False, copy: str = ""
    ) -> None:
        unsure = name == "hours" and self.agency is not None and not self.agency.hours
        ink = "muted" if missing or unsure else "text"
        row = ValueRow(key, value, ink="muted" if ink == "muted" else "text")
        self.rows[name] = row
        self._rows_box.addWidget(row)
        if copy:
            chip = Chip(self.tr("Salin"), small=True, clickable=True)
            chip.setObjectName(f"directory.copy.{name}")
            chip.setAccessibleName(self.tr("Salin {key}").format(key=key))
            chip.clicked.connect(lambda: self._copy(value))
            row.add_beside(chip)

    def text(self, name: str) -> str:
        """Return the value of a row, "" when there is none."""
        return self.rows[name].text() if name in self.rows else ""

    def set_open_tickets(self, count: int | None, *, more: bool = False) -> None:
        """Say how many open tickets the agency holds, with `more` at least; None while unknown."""
        self.tickets_button.setEnabled(more or bool(count))
        self.tickets_button.setText(self._open_tickets(count, more))

    def _open_tickets(self, count: int | None, more: bool) -> str:
        if count is None or (more and not count):
            return self.tr("Tiket terbuka")
        if not count:
            return self.tr("Tidak ada tiket terbuka")
        text = self.tr("Sedikitnya {n} tiket terbuka") if more else self.tr("{n} tiket terbuka")
        return text.format(n=number(count))

    def copy_phone(self) -> None:
        """Put the telephone number on the clipboard, as it is read."""
        if self.agency is not None and self.agency.phone:
            self._copy(pretty_phone(self.agency.phone))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def _ask_tickets(self) -> None:
        if self.agency is not None:
            self.tickets_asked.emit(self.agency.id)
