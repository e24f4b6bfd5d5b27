"""What rules would move, now and later: how many, and the list that opens each. Moves nothing."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from callcenter.desk.change_escalation import Trial, WouldMove
from ui import formats, theme
from ui.escalation.words import moves_text, trial_title
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.key_list import KeyList, Row

_MOST = 500
"""Lines shown; the count above them is of all."""


class TrialCard(Card):
    """`open_ticket(id)`; `stop` while it still counts. Hidden until something was tried."""

    open_ticket = Signal(str)
    stop = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rules.trial")
        self.state = PlainLabel("", fit="wrap", role="label", ink="muted")
        self.state.setObjectName("rules.trial_state")
        self.stop_button = Button(self.tr("Hentikan"), small=True)
        self.stop_button.setObjectName("rules.stop")
        self.stop_button.clicked.connect(self.stop)
        self.list = KeyList()
        self.list.setObjectName("rules.trial_list")
        self.list.setMinimumHeight(theme.dp(160))
        self.list.opened.connect(self.open_ticket)
        row = QHBoxLayout()
        row.setContentsMargins(*(theme.dp(n) for n in (12, 8, 12, 8)))
        row.addWidget(self.state, 1)
        row.addWidget(self.stop_button)
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.hide()

    def show_progress(self, done: int, count: int) -> None:
        """How far it has counted."""
        self.set_title(self.tr("Uji coba berjalan"))
        self.state.setText(
            self.tr("{done} dari {count} tiket diperiksa").format(
                done=formats.number(done), count=formats.number(count)
            )
        )
        self.state.show()
        self.stop_button.show()
        self.list.hide()
        self.show()

    def show_trial(self, trial: Trial, now: datetime) -> None:
        """What would move now and then later, the highest first."""
        tickets = [
            *sorted(trial.tickets, key=_highest, reverse=True),
            *sorted(trial.later, key=_highest, reverse=True),
        ]
        title = trial_title(trial, now)
        self.set_title(
            title, self.tr("{n} tiket terbuka").format(n=formats.number(trial.open_tickets))
        )
        self.list.set_rows(
            [
                Row(one.ticket_id, one.summary, one.number, meta=moves_text(one))
                for one in tickets[:_MOST]
            ]
        )
        self.list.setAccessibleName(title)
        self.list.setVisible(bool(tickets))
        more = len(tickets) - _MOST
        self.state.setText(
            self.tr("Belum ada yang naik. Enter pada baris membuka tiketnya.") if more <= 0 else
            self.tr("Belum ada yang naik. {n} lagi tidak ditampilkan.").format(n=more)
        )  # fmt: skip
        self.state.setVisible(bool(tickets))
        self.stop_button.hide()
        self.show()


def _highest(one: WouldMove) -> int:
    return max(move.level for move in one.moves)
