"""Chooses a time ahead: in an hour, tomorrow at eight, or a date of one's own. All in WIB."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callcenter.clock import Clock
from ui import formats, theme
from ui.formats import WIB
from ui.widgets.combo import DateBox
from ui.widgets.number_box import TimeBox
from ui.widgets.radio_cards import RadioCards, RadioChoice

HOUR, TOMORROW, OWN = "hour", "tomorrow", "own"
_MORNING = time(8, 0)


class MomentField(QWidget):
    """Three cards, the third opens date and time; `value()` is an aware UTC time."""

    changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.cards = RadioCards(self._choices(), HOUR)
        self.cards.setObjectName("moment.cards")
        tomorrow = self._tomorrow()
        self.date = DateBox(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
        self.date.setObjectName("moment.date")
        self.date.setAccessibleName(self.tr("Tanggal"))
        self.time = TimeBox(QTime(_MORNING.hour, _MORNING.minute))
        self.time.setObjectName("moment.time")
        self.time.setAccessibleName(self.tr("Jam"))
        self._own = QWidget()
        row = QHBoxLayout(self._own)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        row.addWidget(self.date)
        row.addWidget(self.time)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        column.addWidget(self.cards)
        column.addWidget(self._own)
        self._own.hide()
        self.setFocusProxy(self.cards)
        self.cards.changed.connect(self._pick)

    def value(self) -> datetime:
        """Return the time chosen, aware, UTC."""
        key = self.cards.selected()
        if key == HOUR:
            return self._clock.now() + timedelta(hours=1)
        if key == TOMORROW:
            return self._tomorrow().astimezone(UTC)
        day, at = self.date.date(), self.time.time()
        moment = datetime(day.year(), day.month(), day.day(), at.hour(), at.minute(), tzinfo=WIB)
        return moment.astimezone(UTC)

    def choose_own(self, moment: datetime) -> None:
        """Choose a time of one's own."""
        local = formats.wib(moment)
        self.cards.select(OWN)
        self.date.setDate(QDate(local.year, local.month, local.day))
        self.time.setTime(QTime(local.hour, local.minute))
        self._pick(OWN)

    def _tomorrow(self) -> datetime:
        day = formats.wib(self._clock.now()).date() + timedelta(days=1)
        return datetime.combine(day, _MORNING, WIB)

    def _choices(self) -> Sequence[RadioChoice]:
        now = self._clock.now()
        hour = formats.moment_text(now + timedelta(hours=1), now)
        day = formats.short_date(self._tomorrow(), now)
        return (
            RadioChoice(HOUR, self.tr("1 jam"), self.tr("pukul {time}").format(time=hour)),
            RadioChoice(TOMORROW, self.tr("Besok 08.00"), day),
            RadioChoice(OWN, self.tr("Tanggal…"), self.tr("pilih sendiri")),
        )

    def _pick(self, key: str) -> None:
        self._own.setVisible(key == OWN)
        self.changed.emit()
