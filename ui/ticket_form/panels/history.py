"""History of this caller: open tickets first, newest first, what is over due in red."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.views import CallerView, TicketRow
from callcenter.directory.agencies import Agency
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.words import OPEN_STATES, State
from callcenter.tickets.working_calendar import WorkingCalendar
from ui import formats, shortcuts
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import Padded
from ui.ticket_form.panels.ticket_lines import TicketLine, TicketLines
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.paint import ChipLook
from ui.words_on_screen import label_of, state_tone

Agencies = Mapping[str, Agency]


class HistoryPanel(Card):
    """`opened` carries a ticket's id."""

    opened = Signal(str)
    asked = Signal()

    def __init__(self, agencies: Agencies, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._agencies = agencies
        self.setObjectName("form.history")
        self.list = TicketLines(most=3.0)
        self.list.setObjectName("form.history_list")
        self.list.setAccessibleName(self.tr("Riwayat penelepon ini"))
        self.list.opened.connect(self.opened)
        self.empty = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.empty.setObjectName("form.history_empty")
        self.body.addWidget(self.list)
        self.centre = Button("", small=True)
        self.centre.setObjectName("form.history_centre")
        self.centre.setAccessibleName(self.tr("Riwayat di pusat"))
        self.centre.clicked.connect(self.asked)
        self._centre_box = Padded(self.centre)
        self._empty_box = Padded(self.empty)
        self.body.addWidget(self._empty_box)
        self.body.addWidget(self._centre_box)
        self.show_view(None, None, None)

    def keys_go_to(self) -> QWidget:
        """Alt+number: the list, or what an empty one says."""
        return self.empty if self.list.isHidden() else self.list

    def show_view(
        self, view: CallerView | None, now: datetime | None, calendar: WorkingCalendar | None
    ) -> None:
        """The tickets of the caller of this view; says what to do when there are none."""
        rows = view.history if view is not None else ()
        lines: list[TicketLine] = []
        if now is not None and calendar is not None:
            lines = history_lines(rows, self._agencies, now, calendar)
        self.list.set_lines(lines)
        self.list.setVisible(bool(lines))
        self._empty_box.setVisible(not lines)
        self.empty.setText(self._empty_text(view))
        self._offer_centre(view, now)
        hint = shortcuts.key_hint("panel_history")
        opened = sum(1 for row in rows if _is_open(row))
        if opened:
            hint = self.tr("{n} terbuka").replace("{n}", str(opened)) + f" · {hint}"
        self.set_title(self.tr("Riwayat penelepon ini"), hint)

    def _offer_centre(self, view: CallerView | None, now: datetime | None) -> None:
        """A desk that does not hold everything says from when on it does, and can ask."""
        offers = view is not None and view.reach.is_partial and view.phone is not None
        self._centre_box.setVisible(offers)
        if view is None or not offers:
            return
        key = shortcuts.key_hint("panel_centre")
        text = self.tr("Riwayat lain ada di pusat: ambil ({0})").format(key)
        if view.reach.since is not None and now is not None:
            day = formats.short_date(view.reach.since, now)
            text = self.tr("Sebelum {0} ada di pusat: ambil ({1})").format(day, key)
        self.centre.setEnabled(True)
        self.centre.setText(text)

    def say_asked(self, text: str, *, again: bool) -> None:
        """What came of the question to the centre; `again`: it may be asked once more."""
        self.centre.setText(text)
        self.centre.setEnabled(again)

    def _empty_text(self, view: CallerView | None) -> str:
        if view is None or not view.raw.strip():
            return self.tr("Ketik nomor penelepon: laporan lamanya muncul di sini.")
        if view.caller is None:
            return self.tr("Penelepon baru. Tanyakan namanya; ia masuk buku saat disimpan.")
        return self.tr("Belum ada laporan dari penelepon ini.")


def history_lines(
    rows: Sequence[TicketRow], agencies: Agencies, now: datetime, calendar: WorkingCalendar
) -> list[TicketLine]:
    """Lines for the list, open tickets first; pure."""
    ordered = sorted(rows, key=lambda row: (not _is_open(row), -row.registered_at.timestamp()))
    return [_line(row, agencies, now, calendar) for row in ordered]


def agency_names(ids: Sequence[str], agencies: Agencies) -> str:
    """Short names, in order."""
    return ", ".join(agencies[one].abbreviation for one in ids if one in agencies)


def _is_open(row: TicketRow) -> bool:
    return row.state in OPEN_STATES


def _line(
    row: TicketRow, agencies: Agencies, now: datetime, calendar: WorkingCalendar
) -> TicketLine:
    names = agency_names(row.agency_ids or row.referred_to, agencies)
    if not _is_open(row):
        how = label_of(State, row.state)
        if row.answered_in_call:
            how = QCoreApplication.translate("history", "dijawab saat telepon")
        day = formats.short_date(row.closed_at or row.registered_at, now)
        return TicketLine(row.id, row.summary, row.number, None, f"{how} · {day}", muted=True)
    if row.next_due is not None and row.next_due < now:
        late = formats.late_text(row.next_due, now)
        chip = ChipLook(late[:1].upper() + late[1:], "red", "■", small=True)
        return TicketLine(row.id, row.summary, row.number, chip, names)
    state = label_of(State, row.state)
    tone = state_tone(State(row.state)) if row.state in set(State) else "neutral"
    chip = ChipLook(f"{state} · {names}" if names else state, tone, small=True)
    tail = ""
    if row.next_due is not None:
        left = None
        if row.next_clock not in (ClockKind.FIRST_DISPATCH, ClockKind.CALLBACK):
            left = calendar.remaining_working_days(now, row.next_due)
        tail = formats.remaining_text(row.next_due, now, left).spoken
    return TicketLine(row.id, row.summary, row.number, chip, tail)
