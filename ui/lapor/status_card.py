"""The card on top of the screen: how the link stands, how much waits, two buttons. Asks nobody."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callcenter.clock import Clock
from callcenter.lapor.status import LaporLink, LaporStatus
from ui import shortcuts, theme
from ui.formats import number
from ui.lapor.link_text import link_text, waiting_text
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.paint import Shape

_REPAINT_MS = 30_000
_NO_ASKING = (LaporLink.OFF, LaporLink.NO_TOKEN, LaporLink.MOVED, LaporLink.SERVER)


class StatusCard(Card):
    """`hurry` and `ask_now` by the buttons; `mapping` by the chip of what the table lacks.

    `connection` where a person has to look at the address.
    """

    hurry = Signal()
    ask_now = Signal()
    mapping = Signal()
    connection = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("lapor.status")
        self.setAccessibleName(self.tr("Keadaan SP4N-LAPOR!"))
        self._clock = clock
        self._status: LaporStatus | None = None
        self.link = Chip()
        self.link.setObjectName("lapor.link")
        self.detail = PlainLabel(fit="wrap", role="label", ink="muted")
        self.detail.setObjectName("lapor.detail")
        self._make_chips()
        hint = shortcuts.key_hint
        self.hurry_button = Button(
            self.tr("Coba sekarang"), icon="refresh-cw", key_hint=hint("lapor_hurry")
        )
        self.hurry_button.setObjectName("lapor.hurry")
        self.ask_button = Button(self.tr("Ambil jawaban sekarang"), key_hint=hint("lapor_ask"))
        self.ask_button.setObjectName("lapor.ask")
        self.address_button = Button(self.tr("Periksa alamat"), small=True)
        self.address_button.setObjectName("lapor.address")
        self.address_button.clicked.connect(self.connection)
        self.hurry_button.clicked.connect(self.hurry)
        self.ask_button.clicked.connect(self.ask_now)
        self._arrange()
        self._timer = QTimer(self, interval=_REPAINT_MS)
        self._timer.timeout.connect(self._word)
        self._word()

    def _make_chips(self) -> None:
        self.waiting, self.doubtful, self.refused = Chip(), Chip(), Chip()
        self.unmapped, self.replies = Chip(clickable=True), Chip()
        self.unmapped.clicked.connect(self.mapping)
        self.chips = {
            "waiting": self.waiting, "doubtful": self.doubtful, "refused": self.refused,
            "unmapped": self.unmapped, "replies": self.replies,
        }  # fmt: skip
        for name, chip in self.chips.items():
            chip.setObjectName(f"lapor.count.{name}")

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.link)
        row.addWidget(self.address_button)
        row.addStretch(1)
        row.addWidget(self.ask_button)
        row.addWidget(self.hurry_button)
        self._counts = FlowBox(gap=8)
        self._counts.setObjectName("lapor.counts")
        self._counts.setMinimumHeight(theme.dp(24))  # else it asks for a line per chip
        for chip in self.chips.values():
            self._counts.add(chip)
        column = QVBoxLayout()
        column.setSpacing(theme.dp(6))
        column.addLayout(row)
        column.addWidget(self.detail)
        column.addWidget(self._counts)
        self.body.addLayout(column)

    def show_status(self, status: LaporStatus) -> None:
        """Say how it stands now."""
        self._status = status
        self._word()

    def _word(self) -> None:
        status, now = self._status, self._clock.now()
        said = link_text(status, now)
        self.link.set_state(said.text, said.tone, said.shape)
        self.detail.setText(said.detail)
        self.detail.setVisible(bool(said.detail))
        can_ask = status is not None and status.link not in _NO_ASKING
        has_moved = status is not None and status.link is LaporLink.MOVED
        self.address_button.setVisible(has_moved)
        self.hurry_button.setEnabled(can_ask)
        self.ask_button.setEnabled(can_ask)
        counts: tuple[tuple[Chip, str, theme.Tone, Shape], ...] = (
            (self.waiting, waiting_text(status, now), "amber", "▲"),
            (self.doubtful, self._many(self.tr("{0} tidak pasti"), "doubtful"), "red", "?"),
            (self.refused, self._many(self.tr("{0} ditolak"), "refused"), "red", "■"),
            (self.unmapped, self._many(self.tr("{0} tanpa pemetaan"), "unmapped"), "amber", "▲"),
            (self.replies, self._many(self.tr("{0} jawaban kita menunggu"), "replies"),
             "amber", "●"),
        )  # fmt: skip
        for chip, text, tone, shape in counts:
            chip.set_state(text, tone, shape)
            chip.setVisible(bool(text))
        self._counts.setVisible(any(text for _, text, _, _ in counts))

    def _many(self, words: str, name: str) -> str:
        count = getattr(self._status, name) if self._status is not None else 0
        return words.format(number(count)) if count else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: ages go on while it is seen."""
        super().showEvent(event)
        self._timer.start()
        self._word()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()
