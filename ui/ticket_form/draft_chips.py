"""Other drafts of this desk as chips to switch to, and the number saved last.

One row, however many there are: what does not fit stands in the menu of the last chip.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from callcenter.callers.masking import mask_name, mask_phone
from callcenter.desk.keep_draft import Draft
from ui import theme
from ui.plain_text import elide, one_line, plain_tooltip
from ui.ticket_form.layouts import FlowBox
from ui.translation import shown
from ui.widgets.chip import Chip
from ui.widgets.menu import Entry, PlainMenu

_GAP = 6
_MOST = 12
"""More stand in no row of any screen; each would be laid out and tabbed through all the same."""


class DraftChips(FlowBox):
    """`switched` carries the slot of the draft to go on with."""

    switched = Signal(str)
    reopened = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=_GAP)
        self.setObjectName("form.drafts")
        self.setAccessibleName(self.tr("Draf lain"))
        self._drafts: tuple[Draft, ...] = ()
        self._last = ("", "")
        self._chips: list[Chip] = []
        self._more = Chip(parent=self, tone="amber")
        self._more.setObjectName("form.more_drafts")
        self._more.hide()
        self._menu: PlainMenu | None = None
        self._hidden = -1
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        """The chips, the one with the menu last."""
        return [*self._chips, self._more] if self._chips else []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: decide again how many fit."""
        super().resizeEvent(event)
        self._fit()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Every draft but the one that stands in the form."""
        wanted = tuple(drafts)
        if [_label(one) for one in wanted] != [_label(one) for one in self._drafts] or [
            one.slot for one in wanted
        ] != [one.slot for one in self._drafts]:
            self._drafts = wanted
            self._draw()

    def draft_of(self, slot: str) -> Draft | None:
        """The draft of this chip."""
        return next((one for one in self._drafts if one.slot == slot), None)

    def show_saved(self, number: str, ticket_id: str) -> None:
        """The ticket saved before this one, for a caller who asks again."""
        if (number, ticket_id) != self._last:
            self._last = (number, ticket_id)
            self._draw()

    def _draw(self) -> None:
        self.clear(self._more)
        self._chips, self._hidden = [], -1
        number, ticket_id = self._last
        if number:
            saved = Chip(
                self.tr("{n} tersimpan").replace("{n}", number),
                tone="green", shape="✓", clickable=True,
            )  # fmt: skip
            saved.setObjectName("form.last_saved")
            saved.clicked.connect(lambda: self.reopened.emit(ticket_id))
            self._put(saved)
        for draft in self._drafts[:_MOST]:
            chip = Chip(
                self.tr("draf · {x}").replace("{x}", _label(draft)), tone="amber", clickable=True
            )
            chip.setObjectName(f"form.draft_{draft.slot}")
            plain_tooltip(chip, draft.intake.description or mask_phone(draft.intake.phone))
            chip.clicked.connect(lambda _on=False, slot=draft.slot: self.switched.emit(slot))
            self._put(chip)
        self.add(self._more)
        self._fit()
        self.setVisible(bool(number or self._drafts))

    def _put(self, chip: Chip) -> None:
        self._chips.append(chip)
        self.add(chip)

    def _fit(self) -> None:
        """Shows the chips that stand in one row; the drafts behind them go into the menu."""
        saved = 1 if self._last[0] else 0
        every = saved + len(self._drafts)
        count = self._fitting(0)
        if count < every:
            self._tell_more(every)
            count = self._fitting(self._more.sizeHint().width() + theme.dp(_GAP))
        count = max(count, saved)  # the ticket is in no menu
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < count)
        hidden = every - count
        self._more.setVisible(hidden > 0)
        if hidden:
            self._tell_more(hidden)
        if hidden and hidden != self._hidden:
            behind = self._drafts[len(self._drafts) - hidden :]
            if self._menu is not None:
                self._menu.deleteLater()
            self._menu = self._more.set_menu([Entry(one.slot, _label(one)) for one in behind])
            self._menu.setObjectName("form.more_drafts_menu")
            self._menu.chosen.connect(self.switched)
        self._hidden = hidden

    def _tell_more(self, hidden: int) -> None:
        self._more.set_state(self.tr("+{n} draf").replace("{n}", str(hidden)), "amber")

    def _fitting(self, taken: int) -> int:
        """How many chips stand in one row beside what is taken."""
        room, count = self.width() - taken, 0
        for chip in self._chips:
            room -= chip.sizeHint().width()
            if room < 0:
                break
            count, room = count + 1, room - theme.dp(_GAP)
        return count


def _label(draft: Draft) -> str:
    intake = draft.intake
    who = mask_name(intake.name) or mask_phone(intake.phone)
    if intake.lapor_id:
        who = f"LAPOR #{intake.lapor_id}"
    what = elide(one_line(intake.description), 22)
    return " · ".join(part for part in (elide(one_line(who), 18), what) if part) or shown("kosong")
