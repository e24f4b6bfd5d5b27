"""The centre's escalation on a thread of its own: looks, rests, and stops cleanly.

It works only in the one process whose turn it is. What it logs are classes of errors alone.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import closing

from callcenter.server.database import Database
from callcenter.server.lapor_worker import OnlyProcess, Turn
from callcenter.tickets.escalation_moves import Ran

REST_SECONDS = 5.0
"""Between two looks. Not at each push: a ticket would be folded twice for everything it says."""

_SOON_SECONDS = 0.05
"""Between two looks while there is more: a push in between has its turn."""

_log = logging.getLogger("callcenter.server.escalation")


class EscalationWorker:
    """One thread; `close` once."""

    def __init__(self, look: Callable[[], Ran], turn: Turn, *, rest: float = REST_SECONDS) -> None:
        self._look = look
        self._turn = turn
        self._rest = rest
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="escalation", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def close(self) -> None:
        """Ends after the look that is under way, and gives the turn back."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        with closing(self._turn):
            while not self._closing.wait(self._round()):
                pass

    def _round(self) -> float:
        """Looks when it is its turn; whatever happens, there is a next round."""
        try:
            more = self._turn.held() and self._look().more
        except Exception as error:  # noqa: BLE001 - the thread must outlive it
            _log.warning("a look ended with %s", type(error).__name__)
            return self._rest
        return _SOON_SECONDS if more else self._rest


def turn_of(database: Database) -> Turn:
    """Who decides whose turn it is: the database where several processes share it."""
    if database.url is None:
        return OnlyProcess()
    from callcenter.server.lapor_turn import ESCALATION, PostgresTurn  # noqa: PLC0415 - the driver

    return PostgresTurn(database.url, ESCALATION)
