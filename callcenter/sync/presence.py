"""Tells the centre who sits here and what waits, and hears the same of the other desks.

After the events of a run; nothing is kept, and a centre that knows no presence costs a question
now and then. Without the centre nobody is told anything, and nothing here claims otherwise.
"""

from datetime import datetime

from msgspec import Struct

from callcenter.api.central import CentralApi
from callcenter.clock import Clock
from callcenter.errors import NetworkError, RequestRefused
from callcenter.protocol.presence import DeskPresence, PresenceRequest
from callcenter.store import outbox, sync_state
from callcenter.store.store import Store

__all__ = ["EVERY_SECONDS", "REFUSED_SECONDS", "DeskPresence", "Heard", "Here", "Presence"]

EVERY_SECONDS = 10.0
REFUSED_SECONDS = 600.0
"""Until a centre is asked again that knows no presence."""

_UNKNOWN = 404


class Heard(Struct, frozen=True):
    """The other desks, as the centre told of them at `at`."""

    desks: tuple[DeskPresence, ...] = ()
    at: datetime | None = None


class Here(Struct, frozen=True):
    """Who sits here, and which ticket is on the screen."""

    uid: str = ""
    name: str = ""
    open: str = ""


class Presence:
    """`here` is set by the screen at any time; `run` belongs to the thread of the sync."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._told: PresenceRequest | None = None
        self._next = float("-inf")
        self.here = Here()
        self.heard = Heard()

    def run(self, api: CentralApi) -> bool:
        """Tell and hear; True when the others are not as they were. Raises nothing of the network.

        The same word again is told every ten seconds at most, a lost one as soon.
        """
        word = self._word()
        if word == self._told and self._clock.monotonic() < self._next:
            return False
        try:
            answer = api.presence(word)
        except NetworkError as error:
            older = isinstance(error, RequestRefused) and error.status == _UNKNOWN
            rest = REFUSED_SECONDS if older else EVERY_SECONDS
            self._told, self._next = word, self._clock.monotonic() + rest
            return False
        self._told, self._next = word, self._clock.monotonic() + EVERY_SECONDS
        before, self.heard = self.heard, Heard(tuple(answer.desks), self._clock.now())
        return before.desks != self.heard.desks

    def _word(self) -> PresenceRequest:
        here = self.here
        with self._store.read() as tx:
            waiting = outbox.summary(tx)
            me = sync_state.state(tx).client_id
        return PresenceRequest(
            client_id=me,
            uid=here.uid,
            name=here.name,
            open=here.open,
            unsent=waiting.tickets + waiting.quarantined,
            oldest=waiting.oldest_at,
        )
