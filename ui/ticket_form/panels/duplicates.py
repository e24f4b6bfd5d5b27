"""Possible duplicates: judged from the list, joined with one key. Decides nothing by itself."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.views import Similar
from callcenter.directory.places import Places
from callcenter.tickets.words import State
from ui import formats, shortcuts
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import Padded
from ui.ticket_form.panels.history import Agencies, agency_names
from ui.ticket_form.panels.ticket_lines import TicketLine, TicketLines
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.words_on_screen import label_of


class DuplicatesPanel(Card):
    """`joined` carries the ticket this reporter is added to, `opened` one to look at."""

    joined = Signal(str)
    opened = Signal(str)

    def __init__(self, agencies: Agencies, places: Places, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("Mungkin laporan yang sama"), shortcuts.key_hint("panel_duplicates"))
        self._agencies, self._places = agencies, places
        self.setObjectName("form.duplicates")
        self.list = TicketLines(most=2.6)
        self.list.setObjectName("form.duplicates_list")
        self.list.setAccessibleName(self.tr("Mungkin laporan yang sama"))
        self.list.opened.connect(self.opened)
        self.button = Chip(
            self.tr("Gabung · {k}").replace("{k}", shortcuts.key_hint("join")),
            tone="accent", small=True, clickable=True,
        )  # fmt: skip
        self.button.setObjectName("form.join")
        self.button.clicked.connect(self.join_marked)
        self.add_header_widget(self.button)
        self.empty = PlainLabel(
            self.tr("Belum ada yang mirip. Makin lengkap cerita dan tempatnya, makin tepat."),
            fit="wrap", role="label", ink="muted",
        )  # fmt: skip
        self.empty.setObjectName("form.duplicates_empty")
        self.body.addWidget(self.list)
        self._empty_box = Padded(self.empty)
        self.body.addWidget(self._empty_box)
        self.show_similar((), None)

    def keys_go_to(self) -> QWidget:
        """Alt+number: the list, or what an empty one says."""
        return self.empty if self.list.isHidden() else self.list

    def show_similar(self, found: Sequence[Similar], now: datetime | None) -> None:
        """The likeliest first; the first is marked."""
        lines = []
        if now is not None:
            lines = [similar_line(one, self._agencies, self._places, now) for one in found]
        self.list.set_lines(lines, mark_first=True)
        self.list.setVisible(bool(lines))
        self.button.setVisible(bool(lines))
        self._empty_box.setVisible(not lines)

    def join_marked(self) -> None:
        """Adds the reporter to the marked ticket, when there is one."""
        if self.list.current():
            self.joined.emit(self.list.current())


def similar_line(one: Similar, agencies: Agencies, places: Places, now: datetime) -> TicketLine:
    """Distance or area, age, status and agency of a ticket in one line; pure."""
    row = one.row
    where = ""
    if one.same_place:
        where = QCoreApplication.translate("similar", "tempat sama")
    elif one.distance_km is not None:
        where = formats.distance(one.distance_km * 1000)
    elif row.place in places:
        where = places.get(row.place).short_name
    parts = (
        where,
        formats.ago(row.registered_at, now),
        label_of(State, row.state),
        agency_names(row.agency_ids or row.referred_to, agencies),
    )
    tail = " · ".join(part for part in parts if part)
    action = QCoreApplication.translate("similar", "Ctrl M gabung pelapor")
    return TicketLine(row.id, row.summary, "", None, tail, accent=action)
