"""Slows down whoever guesses enrolment codes: a few wrong ones per address, then a wait."""

from collections import deque

from callcenter.clock import Clock
from callcenter.server.refusal import Refused

_TRIES = 5
_WINDOW_SECONDS = 60.0
_ADDRESSES = 10_000


class EnrolmentLimit:
    """Wrong tries of the last minute by address; bounded in memory. Used on the loop alone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}

    def check(self, address: str) -> None:
        """Refused 429 with the seconds to wait when this address guessed too often."""
        tries = self._recent(address)
        if len(tries) >= _TRIES:
            wait = tries[0] + _WINDOW_SECONDS - self._clock.monotonic()
            raise Refused(429, "too_many_tries", retry_after=max(1, int(wait) + 1))

    def note_wrong(self, address: str) -> None:
        """One more wrong code from there."""
        if len(self._wrong) >= _ADDRESSES:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong.setdefault(address, deque(maxlen=_TRIES)).append(self._clock.monotonic())

    def _recent(self, address: str) -> deque[float]:
        tries = self._wrong.get(address, deque())
        while tries and tries[0] <= self._clock.monotonic() - _WINDOW_SECONDS:
            tries.popleft()
        return tries
