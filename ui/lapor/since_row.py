"""From which day on tickets go to LAPOR by themselves: a tick and a date in WIB."""

from datetime import UTC, datetime, time

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui import theme
from ui.formats import WIB, wib
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.widgets.combo import DateBox


class SinceRow(FlowBox):
    """`touched` when a person changes it; without the tick every ticket ever registered goes."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=8)
        self.setParent(parent)
        self._kept: datetime | None = None
        self.tick = QCheckBox(self.tr("Hanya tiket yang dicatat sejak"))
        self.tick.setObjectName("lapor.since_tick")
        self.day = DateBox()
        self.day.setObjectName("lapor.since")
        self.day.setAccessibleName(self.tr("Sejak tanggal"))
        self.day.setMinimumWidth(theme.dp(140))
        self.note = PlainLabel(role="label", ink="faint")
        self.note.setObjectName("lapor.since_note")
        for part in (self.tick, self.day, self.note):
            self.add(part)
        self.tick.toggled.connect(self._tell)
        self.day.dateChanged.connect(self._tell)
        self._show()

    def set_moment(self, moment: datetime | None) -> None:
        """Show a time (aware), None for every ticket; tells nobody."""
        self._kept = moment
        for part in (self.tick, self.day):
            part.blockSignals(True)
        self.tick.setChecked(moment is not None)
        if moment is not None:
            local = wib(moment)
            self.day.setDate(QDate(local.year, local.month, local.day))
        for part in (self.tick, self.day):
            part.blockSignals(False)
        self._show()

    def moment(self) -> datetime | None:
        """Return the beginning of the day in WIB (UTC), the time given while its day stands."""
        if not self.tick.isChecked():
            return None
        day = self.day.date()
        picked = datetime.combine(day.toPython(), time(), WIB)  # type: ignore[arg-type]
        if self._kept is not None and wib(self._kept).date() == picked.date():
            return self._kept
        return picked.astimezone(UTC)

    def _tell(self) -> None:
        self._show()
        self.touched.emit()

    def _show(self) -> None:
        on = self.tick.isChecked()
        self.day.setEnabled(on)
        self.note.setText(
            self.tr("yang lebih lama hanya bila dipilih petugas")
            if on
            else self.tr("▲ semua tiket lama ikut dikirim")
        )
        self.note.set_ink("faint" if on else "amber")
