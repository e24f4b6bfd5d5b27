"""The chips at the top right of the queue: agency, level, reason, holder, put aside."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.own import own_uids
from callcenter.tickets.apply import MAX_LEVEL
from callcenter.tickets.words import Reason
from ui.context import UiContext
from ui.queue.filter_chip import FilterChip
from ui.queue.model import QueueModel
from ui.queue.order import MINE, NOBODY, ONLY, WITHOUT, QueueFilter
from ui.queue.view_chip import ViewChip
from ui.ticket_form.layouts import FlowBox
from ui.ticket_view.row_words import agency_short
from ui.words_on_screen import label


class FilterRow(FlowBox):
    """`changed` when a chip narrows or widens the queue; `wanted()` is the whole filter."""

    changed = Signal()

    def __init__(self, model: QueueModel, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(gap=8)
        self.setParent(parent)
        self._model, self._desk = model, ctx.desk
        self.views = ViewChip(ctx, self)
        self.views.setObjectName("queue.filter.views")
        self.views.wanted.connect(self._take_view)
        self.add(self.views)
        self.agency = FilterChip(self.tr("OPD"), self.tr("Semua OPD"), self._agencies)
        self.level = FilterChip(self.tr("Level"), self.tr("Level: semua"), self._levels)
        self.reason = FilterChip(self.tr("Alasan"), self.tr("Alasan: semua"), self._reasons)
        self.holder = FilterChip(self.tr("Dipegang"), self.tr("Dipegang: semua"), self._holders)
        self.snoozed = FilterChip(self.tr("Tertunda"), self.tr("Tertunda: di bawah"), self._aside)
        self._chips: dict[str, FilterChip] = {}
        chips = {
            "agency": self.agency,
            "level": self.level,
            "reason": self.reason,
            "holder": self.holder,
            "snoozed": self.snoozed,
        }
        for name, chip in chips.items():
            chip.setObjectName(f"queue.filter.{name}")
            chip.picked.connect(lambda _key: self.changed.emit())
            self._chips[name] = chip
            self.add(chip)

    def wanted(self) -> QueueFilter:
        """Return what the chips say."""
        return QueueFilter(
            agency_id=self.agency.key(),
            level=int(self.level.key() or 0),
            reason=self.reason.key(),
            holder=self.holder.key(),
            snoozed=self.snoozed.key(),
        )

    def typed(self) -> dict[str, str]:
        """Return what is chosen by the name of its chip, without what shows any."""
        return {name: chip.key() for name, chip in self._chips.items() if chip.key()}

    def words(self) -> str:
        """Return what is chosen in words, "" for everything."""
        return " · ".join(chip.text() for chip in self._chips.values() if chip.key())

    def _take_view(self, chosen: dict[str, str]) -> None:
        for name, chip in self._chips.items():
            chip.set_key(chosen.get(name, ""))
        self.changed.emit()

    def _agencies(self) -> Sequence[tuple[str, str]]:
        ids = {one for row in self._model.everything() for one in row.agency_ids}
        named = [(one, agency_short(self._desk.directory, one)) for one in ids]
        return sorted(named, key=lambda pair: pair[1].casefold())

    def _levels(self) -> Sequence[tuple[str, str]]:
        return [(str(n), str(n)) for n in range(1, MAX_LEVEL + 1)]

    def _reasons(self) -> Sequence[tuple[str, str]]:
        return [(one.value, label(one)) for one in Reason]

    def _holders(self) -> Sequence[tuple[str, str]]:
        own = own_uids(self._desk)
        others = {
            row.holder_uid: row.holder_name
            for row in self._model.everything()
            if row.holder_uid and row.holder_uid not in own
        }
        named = sorted(others.items(), key=lambda pair: pair[1].casefold())
        return [(MINE, self.tr("saya")), (NOBODY, self.tr("belum ada")), *named]

    def _aside(self) -> Sequence[tuple[str, str]]:
        return [(WITHOUT, self.tr("disembunyikan")), (ONLY, self.tr("hanya itu"))]
