"""The chips below the search box: state, agency, kabupaten/kota, category, period."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.context import Desk
from callcenter.desk.views import SearchFilters
from callcenter.tickets.words import State
from ui import formats
from ui.directory_choices import agency_choices, category_choices, place_choices
from ui.formats import WIB
from ui.queue.filter_chip import FilterChip
from ui.ticket_form.layouts import FlowBox
from ui.words_on_screen import label

OPEN, DONE = "open", "done"
_DONE = (State.RESOLVED, State.CLOSED, State.REFERRED, State.REJECTED, State.DUPLICATE)
_PERIODS = {"today": 0, "week": 7, "month": 30, "quarter": 90, "year": 365}


class SearchFilterRow(FlowBox):
    """`changed` when a chip is set; `wanted()` gives the store's filter."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(gap=8)
        self.setParent(parent)
        self._desk = desk
        self.state = FilterChip(self.tr("Status"), self.tr("Semua status"), self._states)
        self.agency = FilterChip(
            self.tr("OPD"), self.tr("Semua OPD"), lambda: agency_choices(desk.directory)
        )
        self.place = FilterChip(
            self.tr("Wilayah"), self.tr("Semua wilayah"), lambda: place_choices(desk.directory)
        )
        self.category = FilterChip(
            self.tr("Kategori"), self.tr("Semua kategori"), lambda: category_choices(desk.directory)
        )
        self.period = FilterChip(self.tr("Waktu"), self.tr("Kapan saja"), self._periods)
        self.chips = {
            "state": self.state,
            "agency": self.agency,
            "place": self.place,
            "category": self.category,
            "period": self.period,
        }
        for name, chip in self.chips.items():
            chip.setObjectName(f"search.filter.{name}")
            chip.picked.connect(lambda _key: self.changed.emit())
            self.add(chip)

    def wanted(self) -> SearchFilters:
        """Return what the chips say."""
        state = self.state.key()
        states: tuple[str, ...] = (state,) if state not in ("", OPEN, DONE) else ()
        if state == DONE:
            states = tuple(one.value for one in _DONE)
        return SearchFilters(
            states=states,
            open_only=state == OPEN,
            agency_id=self.agency.key(),
            category=self.category.key(),
            place=self.place.key(),
            since=self._since(),
        )

    def is_set(self) -> bool:
        """Return whether any chip narrows."""
        return any(chip.key() for chip in self.chips.values())

    def clear_all(self) -> None:
        """Widen every chip; tells nobody."""
        for chip in self.chips.values():
            chip.set_key("")

    def _since(self) -> datetime | None:
        key = self.period.key()
        if not key:
            return None
        day = formats.wib(self._desk.clock.now()).date() - timedelta(days=_PERIODS[key])
        return datetime.combine(day, time(), WIB).astimezone(UTC)

    def _states(self) -> Sequence[tuple[str, str]]:
        both = [(OPEN, self.tr("masih terbuka")), (DONE, self.tr("sudah berakhir"))]
        return [*both, *((one.value, label(one)) for one in State)]

    def _periods(self) -> Sequence[tuple[str, str]]:
        return [
            ("today", self.tr("hari ini")),
            ("week", self.tr("7 hari")),
            ("month", self.tr("30 hari")),
            ("quarter", self.tr("90 hari")),
            ("year", self.tr("setahun")),
        ]
