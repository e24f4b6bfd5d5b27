"""The conversation that is going on: its state, its time, its number. Holds no ticket."""

from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.clock import Clock
from callcenter.desk.views import CallerView
from callcenter.tickets.words import Channel, Confidentiality


class CallState(StrEnum):
    """Where the conversation is."""

    IDLE = "siap"
    RINGING = "berdering"
    CONNECTED = "tersambung"
    WRAP_UP = "penyelesaian"


class Call(QObject):
    """One call at a time. `changed` tells strip and form; `ticked` comes each second of talk."""

    changed = Signal()
    ticked = Signal(int)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._started: float | None = None
        self._ended_after = 0
        self.state = CallState.IDLE
        self.number = ""
        self.started_at: datetime | None = None
        self.channel = Channel.PHONE
        self.confidentiality = Confidentiality.NORMAL
        self.caller: CallerView | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(lambda: self.ticked.emit(self.seconds))

    @property
    def seconds(self) -> int:
        """Seconds of talk so far; what they were once the call is over."""
        if self._started is None:
            return self._ended_after
        return max(0, int(self._clock.monotonic() - self._started))

    @property
    def is_active(self) -> bool:
        """Somebody is on the line."""
        return self.state in (CallState.RINGING, CallState.CONNECTED)

    def ring(self, number: str) -> None:
        """A number rings; nothing that is being typed is touched."""
        self.number = number
        self.state = CallState.RINGING
        self.changed.emit()

    def connect_call(self, number: str | None = None, already: int = 0) -> None:
        """The conversation begins; `already` seconds were spoken before a restart."""
        if number is not None:
            self.number = number
        self.state = CallState.CONNECTED
        self.started_at = self._clock.now()
        self._started = self._clock.monotonic() - already
        self._timer.start()
        self.changed.emit()

    def hang_up(self) -> None:
        """The conversation is over; the form may still be finished."""
        self._ended_after = self.seconds
        self._started = None
        self._timer.stop()
        self.state = CallState.WRAP_UP
        self.changed.emit()

    def clear(self) -> None:
        """Ready for the next one."""
        self._started = None
        self._ended_after = 0
        self._timer.stop()
        self.state = CallState.IDLE
        self.number = ""
        self.started_at = None
        self.caller = None
        self.channel = Channel.PHONE
        self.confidentiality = Confidentiality.NORMAL
        self.changed.emit()

    def set_caller(self, caller: CallerView | None) -> None:
        """Who it is, as far as is known."""
        self.caller = caller
        self.changed.emit()

    def set_channel(self, channel: Channel) -> None:
        """How the report comes in."""
        self.channel = channel
        self.changed.emit()

    def set_confidentiality(self, confidentiality: Confidentiality) -> None:
        """Who may learn what."""
        self.confidentiality = confidentiality
        self.changed.emit()
