"""The cards at the right of a ticket: who reports, what was reported, the clocks, others, files.

Names and numbers are masked here unless one field is being shown for a minute. Write nothing.
"""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.callers.masking import mask_name, mask_nik, mask_phone
from callcenter.callers.phone import parse_phone
from callcenter.desk.views import TicketView
from callcenter.directory.bundle import Directory
from callcenter.errors import PhoneInvalid
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Confidentiality
from callcenter.tickets.working_calendar import WorkingCalendar
from ui import formats, theme
from ui.plain_text import PlainLabel
from ui.ticket_view.clock_lines import clock_lines
from ui.ticket_view.fields import EDITABLE, field_name, value_text
from ui.ticket_view.row_words import NOTHING, agencies_short
from ui.ticket_view.value_rows import ValueRow
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip

REVEAL_MS = 60_000
"""How long one hidden field is shown."""


def pretty_key(key: str) -> str:
    """Return a caller's number grouped for reading."""
    try:
        return parse_phone(key).pretty if key else ""
    except PhoneInvalid:
        return key


class ValueCard(Card):
    """A card of key and value rows."""

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, hint, parent, padded=True)
        self.body.setSpacing(theme.dp(7))
        self.rows: dict[str, ValueRow] = {}

    def clear(self) -> None:
        """Take every row off."""
        for row in self.rows.values():
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}

    def add_row(self, name: str, row: ValueRow) -> ValueRow:
        """Add a row under a name."""
        self.rows[name] = row
        self.body.insertWidget(len(self.rows) - 1, row)
        return row

    def text(self, name: str) -> str:
        """Return the value shown in a row, "" when there is none."""
        row = self.rows.get(name)
        return row.text() if row else ""


class ReporterCard(ValueCard):
    """Who reported: masked; `reveal_asked(field)` when somebody wants to see one.

    Holds masks alone, and the one plain value that is being shown for a minute.
    """

    reveal_asked = Signal(str)
    merge_asked = Signal()
    unmerge_asked = Signal(str)
    history_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setObjectName("ticket.reporter")
        self._masks: dict[str, str] = {}
        self._chips: dict[str, Chip] = {}
        self._panel: QWidget | None = None
        self._shown = self._value = ""
        self._absorbed = ""
        self._of = ""
        self.history_button: Chip | None = None
        self._timer = QTimer(self, singleShot=True, interval=REVEAL_MS)
        self._timer.timeout.connect(self.hide_again)
        self.merge_button = Button(self.tr("Gabung pelapor…"), small=True, icon="merge")
        self.merge_button.setObjectName("ticket.merge_caller")
        self.unmerge_button = Button(self.tr("Batalkan gabungan"), small=True, icon="undo-2")
        self.unmerge_button.setObjectName("ticket.unmerge_caller")
        self.merge_button.clicked.connect(self.merge_asked)
        self.unmerge_button.clicked.connect(lambda: self.unmerge_asked.emit(self._absorbed))
        self.body.addWidget(self.merge_button)
        self.body.addWidget(self.unmerge_button)

    def show_view(self, view: TicketView) -> None:
        """Show a ticket's reporter; a field being shown goes on being shown, if it still stands."""
        before, masks = self._shown, self._masks
        self._shown = ""
        self.clear()
        self._chips = {}
        ticket = view.ticket
        nobody = ticket.confidentiality is Confidentiality.NO_IDENTITY
        hint = self.tr("tidak disimpan") if nobody else self.tr("disamarkan")
        self.set_title(self.tr("Pelapor"), hint)
        self._masks = {} if nobody else _masks_of(ticket)
        self._add_hidden("reporter_name", self.tr("Nama"))
        self._add_hidden("reporter_phone", self.tr("Telepon"))
        for name in ("on_behalf_of", "nik"):
            if self._masks.get(name):
                self._add_hidden(name, field_name(name))
        self._add_history(view)
        caller = view.caller
        self._absorbed = caller.merged[-1].caller_id if caller and caller.merged else ""
        self.merge_button.setVisible(caller is not None)
        self.unmerge_button.setVisible(bool(self._absorbed))
        same = view.ticket.id == self._of
        if same and before in self._chips and masks.get(before) == self._masks.get(before):
            self._show_plain(before)
        else:
            self._timer.stop()
            self._value = ""
        if not same:
            self.close_panel()
        self._of = view.ticket.id

    def _add_history(self, view: TicketView) -> None:
        if view.caller is None:
            return
        before = max(0, view.caller_tickets - 1)
        text = self.tr("tidak ada")
        if before:
            still = view.caller_open - (1 if view.ticket.is_open else 0)
            text = self.tr("{n} tiket, {open} terbuka").format(n=before, open=max(0, still))
        row = self.add_row("before", ValueRow(self.tr("Sebelumnya"), text))
        if before:
            look = Chip(self.tr("Lihat"), small=True, clickable=True)
            look.setObjectName("ticket.caller_history")
            look.clicked.connect(self.history_asked)
            self.history_button = look
            row.add_beside(look)
        if view.caller.prank_count:
            count = self.tr("{n} kali").format(n=view.caller.prank_count)
            self.add_row(
                "pranks", ValueRow(self.tr("Ditandai iseng"), count, ink="amber", shape="▲")
            )

    def _add_hidden(self, name: str, key: str) -> None:
        row = self.add_row(name, ValueRow(key, self._masked(name)))
        if not self._masks.get(name):
            return
        chip = Chip(self.tr("Tampilkan…"), small=True, clickable=True)
        chip.setObjectName(f"ticket.reveal.{name}")
        chip.setAccessibleName(self.tr("Tampilkan {key} selama 60 detik").format(key=key))
        chip.clicked.connect(lambda: self.reveal_asked.emit(name))
        row.add_beside(chip)
        self._chips[name] = chip

    def open_panel(self, panel: QWidget) -> None:
        """Put the question why below the rows; an earlier one goes."""
        self.close_panel()
        self._panel = panel
        self.body.insertWidget(len(self.rows), panel)
        panel.show()

    def focus_chip(self, field: str) -> None:
        """Go back to where one asked from; while that field is shown, to what stands beside it."""
        shown = [chip for chip in self._chips.values() if not chip.isHidden()]
        chip = self._chips.get(field)
        target = chip if chip is not None and not chip.isHidden() else next(iter(shown), None)
        (target or self.merge_button).setFocus()

    def close_panel(self) -> None:
        """Take the question away."""
        panel, self._panel = self._panel, None
        if panel is not None:
            self.body.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def show_plain(self, name: str, value: str) -> None:
        """Show one field for a minute; the one shown before is hidden."""
        self.hide_again()
        self.close_panel()
        if name not in self._chips or not self.isVisible():
            return
        self._value = value
        self._show_plain(name)
        self._timer.start()

    def _show_plain(self, name: str) -> None:
        self._shown = name
        text = pretty_key(self._value) if name == "reporter_phone" else self._value
        self.rows[name].value.set_value(text, "accent")
        self._chips[name].hide()

    def hide_again(self) -> None:
        """Mask the field that was shown, and forget its value."""
        self._timer.stop()
        self._value = ""
        if self._shown in self.rows:
            self.rows[self._shown].value.set_value(self._masked(self._shown))
            self._chips[self._shown].show()
        self._shown = ""

    @property
    def revealable(self) -> frozenset[str]:
        """Names of the fields that hide something and can be shown."""
        return frozenset(self._chips)

    def _masked(self, name: str) -> str:
        return self._masks.get(name) or NOTHING


def _masks_of(ticket: Ticket) -> dict[str, str]:
    masks = {"reporter_name": mask_name, "reporter_phone": mask_phone,
             "on_behalf_of": mask_name, "nik": mask_nik}  # fmt: skip
    return {name: mask(ticket.text(name)) for name, mask in masks.items()}


class ReportCard(ValueCard):
    """What was reported; a value that may be changed can be pressed."""

    edit_asked = Signal(str)

    _SHOWN = ("category", "classification", "urgency", "place", "landmark")
    _MORE = ("confidentiality", "channel")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Laporan"), self.tr("klik nilai untuk mengubah"))
        self.setObjectName("ticket.report")
        self._pin_to_copy = ""

    def show_view(self, view: TicketView, directory: Directory) -> None:
        """Show a ticket's fields; rows whose value stands are left alone."""
        ticket = view.ticket
        values = {
            name: value_text(directory, name, ticket.value(name))
            for name in (*self._SHOWN, *self._MORE)
        }
        values["agencies"] = agencies_short(directory, ticket.agency_ids, 6)
        extra = {f"answer.{name}": text for name, text in ticket.answers.items()}
        pin = ticket.value("pin")
        wanted = {n: values[n] for n in self._SHOWN}
        if pin:
            wanted["pin"] = value_text(directory, "pin", pin)
            self._pin_to_copy = ", ".join(str(one) for one in pin) if isinstance(pin, list) else ""
        wanted["agencies"] = values["agencies"]
        wanted |= {n: values[n] for n in self._MORE} | extra
        if {name: row.text() for name, row in self.rows.items()} == wanted:
            return
        focused = self._focused()
        self.clear()
        for name, text in wanted.items():
            self._add(name, text, directory)
        if focused in self.rows:
            self.rows[focused].value.setFocus()

    def _add(self, name: str, text: str, directory: Directory) -> None:
        editable = name if name in EDITABLE else ""
        key = self.tr("OPD") if name == "agencies" else field_name(name, directory)
        row = self.add_row(name, ValueRow(key, text, field=editable))
        row.edit_asked.connect(self.edit_asked)
        if name == "pin":
            copy = Chip(self.tr("Salin"), small=True, clickable=True)
            copy.setObjectName("ticket.copy_pin")
            copy.setAccessibleName(self.tr("Salin koordinat {pin}").format(pin=text))
            copy.clicked.connect(lambda: QApplication.clipboard().setText(self._pin_to_copy))
            row.add_beside(copy)

    def _focused(self) -> str:
        return next((n for n, row in self.rows.items() if row.value.hasFocus()), "")

    def focus_field(self, name: str) -> None:
        """Go back to the value whose editor was closed."""
        if name in self.rows:
            self.rows[name].value.setFocus()

    def open_editor(self, name: str, editor: QWidget) -> None:
        """Put an editor under the row of its field."""
        at = list(self.rows).index(name) + 1 if name in self.rows else self.body.count()
        self.body.insertWidget(at, editor)


class DeadlineCard(ValueCard):
    """Every clock with its shape and tone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Batas waktu"))
        self.setObjectName("ticket.deadlines")

    def show_view(
        self, view: TicketView, now: datetime, directory: Directory, calendar: WorkingCalendar
    ) -> None:
        """Show the clocks; called again as time goes by."""
        lines = clock_lines(view.clocks, now, directory, calendar)
        names = [f"{n}.{line.name}" for n, line in enumerate(lines)]
        if list(self.rows) != names:
            self.clear()
            for name, line in zip(names, lines, strict=True):
                self.add_row(name, ValueRow(line.name, ""))
        for name, line in zip(names, lines, strict=True):
            text = f"{line.text} · {line.due}" if line.due else line.text
            self.rows[name].value.set_value(text, line.ink, line.shape)
        self.setVisible(bool(lines))


class OthersCard(Card):
    """Further reporters of the same matter, masked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent, padded=True)
        self.setObjectName("ticket.others")
        self._labels: list[PlainLabel] = []

    def show_view(self, view: TicketView, now: datetime) -> None:
        """Show who joined and when; nothing when nobody did."""
        others = view.ticket.reporters
        self.set_title(self.tr("Pelapor lain"), str(len(others)))
        self.setVisible(bool(others))
        _refill(
            self,
            self._labels,
            (
                " · ".join(
                    part
                    for part in (
                        mask_name(one.name) or self.tr("tanpa nama"),
                        mask_phone(one.phone),
                        formats.moment_text(one.at, now),
                    )
                    if part
                )
                for one in others
            ),
        )


def _refill(card: Card, labels: list[PlainLabel], texts: Iterable[str]) -> None:
    for label in labels:
        label.hide()
        label.deleteLater()
    labels.clear()
    for text in texts:
        label = PlainLabel(text, fit="wrap", tabular=True)
        labels.append(label)
        card.body.addWidget(label)
