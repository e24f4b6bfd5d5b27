"""After saving: the number to read aloud, what was promised, who has it, where it lies."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.desk.views import Registered
from callcenter.directory.agencies import Agency
from callcenter.tickets.number import spoken
from ui import formats, shortcuts, theme
from ui.plain_text import PlainLabel
from ui.ticket_form.agency_words import contact_line
from ui.ticket_form.layouts import FlowBox
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip


class SavedTicket(Struct, frozen=True):
    """What the panel shows; `joined` when a reporter was added to a ticket that existed."""

    registered: Registered
    agencies: tuple[Agency, ...]
    days: int
    joined: bool = False


class SavedPanel(QWidget):
    """`again` for the same caller, `new` for the next, `opened` for the ticket itself."""

    again = Signal()
    new = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form.saved")
        self._number = ""
        self.ticket_id = ""
        self.title = PlainLabel("", role="title")
        self.number = PlainLabel("", role="saved", selectable=True, tabular=True, ink="accent")
        self.number.setObjectName("form.saved_number")
        self.spoken = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.promise = PlainLabel("", fit="wrap", role="strong")
        self.promise.setObjectName("form.saved_promise")
        self.whom = PlainLabel("", fit="wrap")
        self.whom.setObjectName("form.saved_whom")
        self.state = Chip(self.tr("tersimpan di sini"), tone="amber", shape="▲")
        self.state.setObjectName("form.saved_state")
        self._build()

    def _build(self) -> None:
        self.copy = Button(
            self.tr("Salin nomor"), icon="copy", key_hint=shortcuts.key_hint("copy_number")
        )
        self.copy.setObjectName("form.saved_copy")
        self.copy.clicked.connect(self.copy_number)
        self.next = PrimaryButton(self.tr("Tiket baru"), key_hint=shortcuts.key_hint("new"))
        self.next.setObjectName("form.saved_new")
        self.next.clicked.connect(self.new)
        self.same = Button(self.tr("Buat lagi untuk penelepon ini"))
        self.same.setObjectName("form.saved_again")
        self.same.clicked.connect(self.again)
        self.open = Button(self.tr("Buka tiket"))
        self.open.setObjectName("form.saved_open")
        self.open.clicked.connect(lambda: self.opened.emit(self.ticket_id))
        card = Card(padded=True)
        card.body.setContentsMargins(*(theme.dp(n) for n in (24, 20, 24, 20)))
        card.body.setSpacing(theme.dp(10))
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.state)
        line = FlowBox(gap=16)
        line.add(self.number)
        line.add(self.copy)
        card.body.addLayout(head)
        card.body.addWidget(line)
        card.body.addWidget(self.spoken)
        card.body.addSpacing(theme.dp(6))
        card.body.addWidget(self.promise)
        card.body.addWidget(self.whom)
        buttons = FlowBox(gap=8)
        for button in (self.next, self.same, self.open):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(14))
        column.addWidget(card)
        column.addWidget(buttons)
        column.addStretch(1)

    def tab_stops(self) -> list[QWidget]:
        """The buttons."""
        return [self.next, self.same, self.open, self.copy]

    def show_ticket(self, saved: SavedTicket) -> None:
        """Shows a ticket that is on disk."""
        registered = saved.registered
        self._number, self.ticket_id = registered.number, registered.ticket_id
        self.title.setText(
            self.tr("Pelapor ditambahkan ke tiket ini")
            if saved.joined
            else self.tr("Tersimpan. Bacakan nomornya:")
        )
        self.number.setText(registered.number.replace("-", " – "))
        self.number.setAccessibleName(spoken(registered.number))
        self.spoken.setText(self.tr("Dibaca: {x}").replace("{x}", spoken(registered.number)))
        self.promise.setText(self._promise(saved))
        lines = [f"{agency.name}\n{contact_line(agency)}" for agency in saved.agencies]
        self.whom.setText("\n".join(lines))
        self.whom.setVisible(bool(lines))
        self.set_received(False)

    def set_received(self, received: bool) -> None:
        """Whether the centre has all of it."""
        if received:
            self.state.set_state(self.tr("diterima pusat"), "green", "✓")
        else:
            self.state.set_state(self.tr("tersimpan di sini"), "amber", "▲")

    def copy_number(self) -> None:
        """Puts the number on the clipboard as it is written."""
        QApplication.clipboard().setText(self._number)

    def _promise(self, saved: SavedTicket) -> str:
        registered = saved.registered
        names = ", ".join(agency.name for agency in saved.agencies)
        if registered.outcome == "dijawab":
            return self.tr("Dijawab saat menelepon; tiket sudah ditutup.")
        if registered.outcome == "rujukan":
            return self.tr("Dirujuk ke {x} dan dicatat.").replace("{x}", names)
        if registered.outcome == "darurat":
            return self.tr("Diserahkan ke {x} dan dicatat.").replace("{x}", names)
        if registered.promise is None:
            return ""
        due = formats.long_date(registered.promise)
        text = self.tr("Jawaban paling lambat {x} ({n} hari kerja).")
        return text.replace("{x}", due).replace("{n}", str(saved.days))
