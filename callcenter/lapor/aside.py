"""What LAPOR (or a firewall before it) did not let through: set aside a while, so others may go.

Decides whose fault it is: a 403 is of one text when other texts pass, of the account when none do.
Remembers for one run of the program.
"""

from datetime import datetime, timedelta

from msgspec import Struct

FORBIDDEN = 403
REST = timedelta(minutes=5)
"""After the first time; so much longer each time."""

REST_MOST = timedelta(hours=1)
TRIES_MOST = 3
WORDS = "LAPOR tidak meloloskan isi ini (403), sudah dicoba beberapa kali"


class _Hindered(Struct, frozen=True):
    tries: int
    since: datetime
    passed: int
    """How many had passed when it was hindered first."""


class Aside:
    """Things by their ids."""

    def __init__(self) -> None:
        self._hindered: dict[str, _Hindered] = {}
        self._passed = 0
        self._is_blamed = False
        """One was held to be at fault, and none has passed since."""

    def hinder(self, key: str, now: datetime) -> None:
        """It did not get through this time."""
        known = self._hindered.get(key, _Hindered(0, now, self._passed))
        self._hindered[key] = _Hindered(known.tries + 1, now, known.passed)

    def rests(self, key: str, now: datetime) -> bool:
        """It is not its turn yet; a clock that was set back ends the rest."""
        known = self._hindered.get(key)
        if known is None:
            return False
        return timedelta(0) <= now - known.since < min(REST_MOST, known.tries * REST)

    def is_at_fault(self, key: str) -> bool:
        """It was tried often, and nothing says that others fare alike."""
        known = self._hindered.get(key)
        if known is None or known.tries < TRIES_MOST:
            return False
        alone = len(self._hindered) == 1 and not self._is_blamed
        return alone or self._passed > known.passed

    def blame(self, key: str) -> None:
        """It is a person's matter now."""
        self._hindered.pop(key, None)
        self._is_blamed = True

    def let_pass(self, key: str) -> None:
        """It got through."""
        self._hindered.pop(key, None)
        self._passed += 1
        self._is_blamed = False

    def wake(self) -> None:
        """A person wants all tried at once."""
        self._hindered.clear()
