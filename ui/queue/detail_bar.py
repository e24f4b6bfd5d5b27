"""The bar below the queue: the selected ticket with its story in a line, and what may be done."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callcenter.desk.views import TicketRow, TicketView
from callcenter.directory.bundle import Directory
from callcenter.tickets.ticket import held_by
from callcenter.tickets.words import Kind
from ui import formats, shortcuts, theme
from ui.lapor_words import row_chip
from ui.plain_text import PlainLabel
from ui.queue.order import is_snoozed
from ui.ticket_form.layouts import FlowBox
from ui.ticket_view.row_words import agencies_short, agency_short
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card

translate = QCoreApplication.translate
ACTIONS = ("remind", "answer", "take", "raise", "transfer", "snooze", "wake", "call", "done")
_ONE_BY_ONE = frozenset({"answer"})
_BY_AGENCY = frozenset({"remind", "answer", "transfer"})


def story_line(view: TicketView, directory: Directory, now: datetime) -> str:
    """Return `9 Nov, 3 pelapor · ke Dishub 10 Nov · diingatkan 1× (16 Nov) · belum dijawab`."""
    ticket = view.ticket
    parts = []
    if ticket.registered_at is not None:
        day = formats.short_date(ticket.registered_at, now)
        people = translate("queue", "{n} pelapor").format(n=view.reporter_count)
        parts.append(f"{day}, {people}" if view.reporter_count > 1 else day)
    for one in ticket.dispatches[-2:]:
        name = agency_short(directory, one.agency_id)
        sent = translate("queue", "ke {agency} {day}")
        parts.append(sent.format(agency=name, day=formats.short_date(one.at, now)))
    if ticket.reminders:
        parts.append(_reminded(view, now))
    holders = held_by(ticket.dispatches)
    if holders:
        answered = [one for one in holders.values() if one.answered_at is not None]
        parts.append(
            translate("queue", "sudah dijawab") if answered else translate("queue", "belum dijawab")
        )
    at_lapor = row_chip(view.row)
    if at_lapor is not None:
        parts.append(at_lapor.text)
    promises = [one for one in ticket.callbacks if not one.done]
    if promises:
        due = formats.moment_text(min(one.due for one in promises), now)
        parts.append(translate("queue", "janji telepon {due}").format(due=due))
    return " · ".join(parts)


def _reminded(view: TicketView, now: datetime) -> str:
    last = max(one.at for one in view.ticket.entries if one.kind == Kind.REMINDED)
    return translate("queue", "diingatkan {n}× ({day})").format(
        n=view.ticket.reminders, day=formats.short_date(last, now)
    )


class DetailBar(Card):
    """`taken(key)` of an action; texts of one ticket, or how many are selected."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("card")
        self._title = PlainLabel("", fit="elide", role="strong", tabular=True)
        self._title.setObjectName("queue.detail_title")
        self._line = PlainLabel("", fit="elide", role="label", ink="muted", tabular=True)
        self._line.setObjectName("queue.detail_story")
        words = QVBoxLayout()
        words.setSpacing(theme.dp(2))
        words.addWidget(self._title)
        words.addWidget(self._line)
        keys = FlowBox(gap=8)
        self.buttons: dict[str, Button] = {}
        for key in ACTIONS:
            button = self._button(key)
            self.buttons[key] = button
            keys.add(button)
        self._box = QVBoxLayout()
        self._box.setContentsMargins(*(theme.dp(n) for n in (14, 10, 14, 10)))
        self._box.setSpacing(theme.dp(8))
        self._box.addLayout(words)
        self._box.addWidget(keys)
        self.body.addLayout(self._box)
        self.show_nothing()

    def _button(self, key: str) -> Button:
        texts = {
            "remind": self.tr("Ingatkan OPD"),
            "answer": self.tr("Jawaban OPD"),
            "take": self.tr("Ambil"),
            "raise": self.tr("Naikkan"),
            "transfer": self.tr("Alihkan"),
            "snooze": self.tr("Tunda"),
            "wake": self.tr("Bangunkan"),
            "call": self.tr("Telepon balik"),
            "done": self.tr("Selesai"),
        }
        kind = PrimaryButton if key == "remind" else Button
        button = kind(texts[key], key_hint=shortcuts.key_hint(f"queue_{key}"))
        button.setObjectName(f"queue.action.{key}")
        button.clicked.connect(lambda: self.taken.emit(key))
        return button

    def show_nothing(self) -> None:
        """Nothing is selected."""
        self._title.setText(self.tr("Belum ada tiket yang dipilih"))
        self._line.setText(self.tr("Pilih dengan ↑ ↓; Shift atau Ctrl untuk beberapa sekaligus."))
        self._enable(frozenset())

    def show_row(self, row: TicketRow, directory: Directory, now: datetime) -> None:
        """One ticket, before its whole story is read."""
        self._title.setText(f"{row.number} · {row.summary}")
        day = formats.short_date(row.registered_at, now)
        self._line.setText(f"{day} · {agencies_short(directory, row.agency_ids)}")
        self._offer([row], now)

    def show_story(self, text: str) -> None:
        """The story of the ticket shown."""
        self._line.setText(text)

    def show_several(self, rows: Sequence[TicketRow], now: datetime) -> None:
        """Several tickets at once."""
        self._title.setText(self.tr("{n} tiket dipilih").format(n=len(rows)))
        text = self.tr("Setiap tombol berlaku untuk semuanya; Jawaban OPD dicatat satu per satu.")
        self._line.setText(text)
        self._offer(rows, now)

    def _offer(self, rows: Sequence[TicketRow], now: datetime) -> None:
        nobody = frozenset() if any(row.agency_ids for row in rows) else _BY_AGENCY
        awake = frozenset() if any(is_snoozed(row, now) for row in rows) else frozenset({"wake"})
        single = _ONE_BY_ONE if len(rows) > 1 else frozenset()
        self._enable(frozenset(ACTIONS) - nobody - awake - single)

    def why_not(self, key: str, rows: Sequence[TicketRow]) -> str:
        """Return why an action that is not offered cannot be done with these tickets."""
        if not rows:
            return self.tr("Belum ada tiket yang dipilih")
        if key == "wake":
            return self.tr("Tidak ada yang sedang ditunda")
        if len(rows) > 1 and key in _ONE_BY_ONE:
            return self.tr("Jawaban OPD dicatat satu per satu; pilih satu tiket")
        return self.tr("Belum diteruskan ke OPD mana pun; buka tiketnya untuk meneruskan")

    def title(self) -> str:
        """Return the first line."""
        return self._title.shown_text()

    def story(self) -> str:
        """Return the second line."""
        return self._line.shown_text()

    def _enable(self, keys: frozenset[str]) -> None:
        for key, button in self.buttons.items():
            button.setEnabled(key in keys)
        self.buttons["wake"].setVisible("wake" in keys)
