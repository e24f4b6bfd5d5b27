"""Other drafts of this desk as chips to switch to, and the number saved last."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from callcenter.desk.keep_draft import Draft
from ui.plain_text import PlainLabel, elide, one_line, plain_tooltip
from ui.ticket_form.layouts import FlowBox
from ui.translation import shown
from ui.widgets.chip import Chip

_SHOWN = 4


class DraftChips(FlowBox):
    """`switched` carries the slot of the draft to go on with."""

    switched = Signal(str)
    reopened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("form.drafts")
        self.setAccessibleName(self.tr("Draf lain"))
        self._drafts: tuple[Draft, ...] = ()
        self._last = ("", "")
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        """The chips."""
        return list(self.findChildren(Chip))

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Every draft but the one that stands in the form."""
        wanted = tuple(drafts)
        if [_label(one) for one in wanted] != [_label(one) for one in self._drafts] or [
            one.slot for one in wanted
        ] != [one.slot for one in self._drafts]:
            self._drafts = wanted
            self._draw()

    def show_saved(self, number: str, ticket_id: str) -> None:
        """The ticket saved before this one, for a caller who asks again."""
        if (number, ticket_id) != self._last:
            self._last = (number, ticket_id)
            self._draw()

    def _draw(self) -> None:
        self.clear()
        number, ticket_id = self._last
        if number:
            saved = Chip(
                self.tr("{n} tersimpan").replace("{n}", number),
                tone="green", shape="✓", clickable=True,
            )  # fmt: skip
            saved.setObjectName("form.last_saved")
            saved.clicked.connect(lambda: self.reopened.emit(ticket_id))
            self.add(saved)
        for draft in self._drafts[:_SHOWN]:
            chip = Chip(
                self.tr("draf · {x}").replace("{x}", _label(draft)), tone="amber", clickable=True
            )
            chip.setObjectName(f"form.draft_{draft.slot}")
            plain_tooltip(chip, draft.intake.description or draft.intake.phone)
            chip.clicked.connect(lambda _on=False, slot=draft.slot: self.switched.emit(slot))
            self.add(chip)
        if len(self._drafts) > _SHOWN:
            more = self.tr("+{n} draf").replace("{n}", str(len(self._drafts) - _SHOWN))
            self.add(PlainLabel(more, role="label", ink="muted"))
        self.setVisible(bool(number or self._drafts))


def _label(draft: Draft) -> str:
    intake = draft.intake
    who = intake.name.strip() or intake.phone.strip()
    what = elide(one_line(intake.description), 22)
    return " · ".join(part for part in (elide(one_line(who), 18), what) if part) or shown("kosong")
