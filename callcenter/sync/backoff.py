"""How long to wait after a failure: full jitter from 1 to 60 s. Pure: randomness is given in."""

from msgspec import Struct

FIRST_SECONDS = 1.0
MOST_SECONDS = 60.0
_DOUBLINGS = 6


class Backoff(Struct, frozen=True):
    """How often it failed in a row; `may_cut` while a new save may still cut this wait short."""

    failures: int = 0
    may_cut: bool = True

    def failed(self, random: float, retry_after: float | None = None) -> tuple["Backoff", float]:
        """One more failure, and the seconds to wait; `random` is from [0, 1).

        A wait the centre asked for is kept in full and is not cut by a save.
        """
        failures = min(self.failures + 1, _DOUBLINGS)
        ceiling = min(MOST_SECONDS, FIRST_SECONDS * 2.0**failures)
        wait = FIRST_SECONDS + random * (ceiling - FIRST_SECONDS)
        if retry_after is None:
            return Backoff(failures, self.may_cut), wait
        return Backoff(failures, False), max(wait, retry_after)

    def cut(self) -> tuple["Backoff", bool]:
        """A new save: whether it may try at once; only the first since the last success may."""
        return Backoff(self.failures, False), self.may_cut
