"""The conversation that is going on: its state, its time, its number. Holds no ticket.

Beside it stands how the report being typed comes in and who may learn of it: the strip shows and
chooses both, but they belong to the form, and nothing that happens to the call changes them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
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
    """One call at a time. `changed` tells strip and form; `ticked` comes each second of talk.

    `chosen` when a person chose channel or confidentiality of the report being typed. `in_form` is
    False while the number rings that the form is not about.
    """

    changed = Signal()
    chosen = Signal()
    ticked = Signal(int)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._started: float | None = None
        self._ended_after = 0
        self._together, self._untold = 0, False
        self.state = CallState.IDLE
        self.number = ""
        self.started_at: datetime | None = None
        self.in_form = True
        self.typing = False
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

    @contextmanager
    def together(self) -> Iterator[None]:
        """What changes inside is told once, at the end: a strip is laid out for each word of it."""
        self._together += 1
        try:
            yield
        finally:
            self._together -= 1
            if self._untold:
                self._tell()

    def _tell(self) -> None:
        self._untold = self._together > 0
        if not self._untold:
            self.changed.emit()

    @property
    def is_active(self) -> bool:
        """Somebody is on the line."""
        return self.state in (CallState.RINGING, CallState.CONNECTED)

    def ring(self, number: str, *, in_form: bool = True) -> None:
        """A number rings; nothing that is being typed is touched."""
        self.number = number
        self.in_form = in_form
        self.state = CallState.RINGING
        self._tell()

    def connect_call(self, number: str | None = None, already: int = 0) -> None:
        """The conversation begins; `already` seconds were spoken before a restart."""
        if number is not None:
            self.number = number
        self.state = CallState.CONNECTED
        self.in_form = True
        self.started_at = self._clock.now() - timedelta(seconds=already)
        self._started = self._clock.monotonic() - already
        self._timer.start()
        self._tell()

    def hang_up(self) -> None:
        """The conversation is over; the form may still be finished."""
        self._ended_after = self.seconds
        self._started = None
        self._timer.stop()
        self.state = CallState.WRAP_UP
        self._tell()

    def clear(self) -> None:
        """Ready for the next one; what is being typed stays as it is."""
        self._started = None
        self._ended_after = 0
        self._timer.stop()
        self.state = CallState.IDLE
        self.number = ""
        self.in_form = True
        self.started_at = None
        self.caller = None
        self._tell()

    def set_caller(self, caller: CallerView | None) -> None:
        """Who it is, as far as is known."""
        self.caller = caller
        self._tell()

    def set_channel(self, channel: Channel) -> None:
        """A person chose how the report being typed comes in."""
        self.channel = channel
        self._tell()
        self.chosen.emit()

    def set_confidentiality(self, confidentiality: Confidentiality) -> None:
        """A person chose who may learn what of the report being typed."""
        self.confidentiality = confidentiality
        self._tell()
        self.chosen.emit()

    def show_terms(self, channel: Channel, confidentiality: Confidentiality) -> None:
        """Another report stands in the form: these are its own."""
        self.channel, self.confidentiality = channel, confidentiality
        self._tell()

    def set_typing(self, typing: bool) -> None:
        """Whether the form holds something that is no ticket yet."""
        if typing != self.typing:
            self.typing = typing
            self._tell()
