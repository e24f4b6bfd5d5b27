"""The chips that say what a report is about: span, steps, OPD, place, category, channel."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.context import Desk
from callcenter.reports.order import (
    Grain,
    ReportOrder,
    day_before,
    fitting_grain,
    month_of,
    quarter_of,
    year_of,
)
from callcenter.tickets.words import Channel
from ui import formats, theme
from ui.directory_choices import agency_choices, category_choices, place_choices
from ui.queue.filter_chip import FilterChip
from ui.reports.words import GRAINS
from ui.ticket_form.layouts import FlowBox
from ui.translation import shown
from ui.widgets.combo import DateBox
from ui.words_on_screen import label

OWN = "own"


class OrderRow(FlowBox):
    """`changed` when another report is wanted; `order()` says which."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(gap=8)
        self.setParent(parent)
        self._desk = desk
        self.setMinimumHeight(theme.dp(24))  # else it asks for a line per chip
        self.span = FilterChip(self.tr("Waktu"), self.tr("Triwulan ini"), self._spans)
        self.grain = FilterChip(self.tr("Langkah"), self.tr("Langkah: sendiri"), self._grains)
        self.agency = FilterChip(
            self.tr("OPD"), self.tr("Semua OPD"), lambda: agency_choices(desk.directory)
        )
        self.place = FilterChip(
            self.tr("Wilayah"), self.tr("Semua wilayah"), lambda: place_choices(desk.directory)
        )
        self.category = FilterChip(
            self.tr("Kategori"), self.tr("Semua kategori"), lambda: category_choices(desk.directory)
        )
        self.channel = FilterChip(self.tr("Kanal"), self.tr("Semua kanal"), self._channels)
        self.first, self.last = DateBox(), DateBox()
        self.first.setObjectName("reports.first")
        self.first.setAccessibleName(self.tr("Dicatat dari"))
        self.last.setObjectName("reports.last")
        self.last.setAccessibleName(self.tr("Dicatat sampai"))
        self.chips = {
            "span": self.span,
            "grain": self.grain,
            "agency": self.agency,
            "place": self.place,
            "category": self.category,
            "channel": self.channel,
        }
        for name, chip in self.chips.items():
            chip.setObjectName(f"reports.{name}")
            chip.picked.connect(self._picked)
            self.add(chip)
            if name == "span":
                self.add(self.first)
                self.add(self.last)
        for box in (self.first, self.last):
            box.editingFinished.connect(self.changed)
            box.hide()

    def order(self) -> ReportOrder:
        """Return what the chips say; days the wrong way round are turned."""
        begin, end = sorted(self._days())
        end = max(begin, min(end, self._today()))  # no steps that are still to come
        made = ReportOrder(
            begin=begin,
            end=end,
            agency_id=self.agency.key(),
            place=self.place.key(),
            category=self.category.key(),
            channel=self.channel.key(),
        )
        key = self.grain.key()
        if not key:
            return fitting_grain(made)
        return ReportOrder(
            begin=begin, end=end, grain=Grain(key), agency_id=made.agency_id, place=made.place,
            category=made.category, channel=made.channel,
        )  # fmt: skip

    def show_order(self, order: ReportOrder) -> None:
        """Set the span of a report that was asked for by a key; the filters go."""
        for chip in self.chips.values():
            chip.set_key("")
        self.span.set_key(OWN)
        self.grain.set_key(order.grain.value)
        self._set_days(order.begin, order.end)
        self._show_days()

    def _picked(self, _key: str) -> None:
        if self.span.key() == OWN and not self.first.isVisibleTo(self):
            self._set_days(*quarter_of(self._today()))
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        own = self.span.key() == OWN
        for box in (self.first, self.last):
            box.setVisible(own)
        self.updateGeometry()

    def _set_days(self, begin: date, end: date) -> None:
        for box, day in ((self.first, begin), (self.last, end)):
            box.blockSignals(True)
            box.setDate(QDate(day.year, day.month, day.day))
            box.blockSignals(False)

    def _today(self) -> date:
        return formats.wib(self._desk.clock.now()).date()

    def _days(self) -> tuple[date, date]:
        key, today = self.span.key(), self._today()
        if key == OWN:
            return _day(self.first), _day(self.last)
        spans = {
            "month": month_of(today),
            "month_before": month_of(day_before(month_of(today)[0])),
            "quarter_before": quarter_of(day_before(quarter_of(today)[0])),
            "year": year_of(today),
            "year_before": year_of(day_before(year_of(today)[0])),
            "days": (today - timedelta(days=29), today),
        }
        return spans.get(key) or quarter_of(today)

    def _spans(self) -> Sequence[tuple[str, str]]:
        return [
            ("days", self.tr("30 hari terakhir")),
            ("month", self.tr("bulan ini")),
            ("month_before", self.tr("bulan lalu")),
            ("quarter_before", self.tr("triwulan lalu")),
            ("year", self.tr("tahun ini")),
            ("year_before", self.tr("tahun lalu")),
            (OWN, self.tr("rentang sendiri")),
        ]

    def _grains(self) -> Sequence[tuple[str, str]]:
        return [(grain.value, shown(text)) for grain, text in GRAINS.items()]

    def _channels(self) -> Sequence[tuple[str, str]]:
        return [(one.value, label(one)) for one in Channel]


def _day(box: DateBox) -> date:
    chosen = box.date()
    return date(chosen.year(), chosen.month(), chosen.day())
