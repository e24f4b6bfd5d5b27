"""When LAPOR may be asked again after a failure, and how fast while it answers.

Decides only. Seconds of a monotonic clock; chance is given in.
"""

from collections.abc import Callable

from callcenter.clock import Clock
from callcenter.errors import LaporBusy, LaporSignIn, NetworkError

FIRST_SECONDS = 2.0
MOST_SECONDS = 300.0
"""Between probes while LAPOR is away."""

CHANGES_FIRST_SECONDS = 15.0
CHANGES_MOST_SECONDS = 3600.0
"""Between posts while none gets a clear answer, though LAPOR can be reached: each leaves events."""

OPEN_AFTER = 2
"""Failures in a row after which only probes are made."""

_DOUBLINGS = 12


class Patience:
    """A wait with full jitter, doubled with each failure in a row."""

    def __init__(
        self, clock: Clock, chance: Callable[[], float], first: float, most: float
    ) -> None:
        self._clock = clock
        self._chance = chance
        self._first = first
        self._most = most
        self._failures = 0
        self._until = 0.0

    @property
    def wait(self) -> float:
        """Seconds that are left, 0 when it may be tried."""
        return max(0.0, self._until - self._clock.monotonic())

    def failed(self, least: float = 0.0) -> None:
        """One more failure; `least` seconds were asked for."""
        self._failures = min(self._failures + 1, _DOUBLINGS)
        ceiling = min(self._most, self._first * 2.0**self._failures)
        seconds = max(1.0, self._chance() * ceiling, least)
        self._until = self._clock.monotonic() + seconds

    def reset(self) -> None:
        """It works, or a person wants it tried at once."""
        self._failures = 0
        self._until = 0.0


class Breaker:
    """Open from the start and after failures in a row: then nothing is asked but a probe."""

    def __init__(self, clock: Clock, chance: Callable[[], float]) -> None:
        self._patience = Patience(clock, chance, FIRST_SECONDS, MOST_SECONDS)
        self._in_a_row = 0
        self.is_open = True

    @property
    def wait(self) -> float:
        """Seconds until the next probe; 0 when it is due."""
        return self._patience.wait

    def failed(self, error: NetworkError) -> None:
        """A call or a probe got no answer, or one that asks for patience."""
        self._in_a_row += 1
        asked = error.retry_after or 0.0 if isinstance(error, LaporBusy) else 0.0
        refused = isinstance(error, LaporSignIn)
        if self.is_open or self._in_a_row >= OPEN_AFTER or refused or asked:
            self.is_open = True
            self._patience.failed(MOST_SECONDS if refused else asked)

    def reopen(self) -> None:
        """It has to be probed first: a new connection, or a post without a clear answer."""
        self.is_open = True

    def succeeded(self) -> None:
        """LAPOR answered as it should."""
        self._in_a_row = 0
        self.is_open = False
        self._patience.reset()

    def half_open(self) -> None:
        """There is no way to probe: the next real call is the probe."""
        self.is_open = False

    def hurry(self) -> None:
        """A person wants it tried at once."""
        self._patience.reset()


class Pace:
    """So many calls a minute, evenly."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next = 0.0

    @property
    def wait(self) -> float:
        """Seconds until the next call."""
        return max(0.0, self._next - self._clock.monotonic())

    def spend(self, calls: int, per_minute: int) -> None:
        """So many were made just now."""
        if calls:
            now = self._clock.monotonic()
            self._next = max(now, self._next) + calls * 60.0 / max(1, per_minute)
