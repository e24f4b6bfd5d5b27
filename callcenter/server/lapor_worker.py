"""The centre's pusher of LAPOR on a thread of its own: runs, rests, is woken, and stops cleanly.

It works only while the office has set that the centre does, and only in the one process whose turn
it is. What it logs are words and classes of errors: no number, no name, no token, no text.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Protocol

from callcenter.lapor.pusher import Pusher
from callcenter.server.centre import Centre
from callcenter.server.database import Database
from callcenter.server.lapor_ledger import CentreLedger
from callcenter.web.bound_token import BoundToken

REST_SECONDS = 2.0
"""The longest rest: another process may have stored something meanwhile."""

_TROUBLE_SECONDS = 5.0
_log = logging.getLogger("callcenter.server.lapor")


class Turn(Protocol):
    """Asked before every step; never waits for another process."""

    def held(self) -> bool:
        """Whether this process may speak to LAPOR now."""
        ...

    def close(self) -> None:
        """Gives it back."""
        ...


class OnlyProcess:
    """Where no other process can be: the folder of a centre on SQLite is locked."""

    def held(self) -> bool:
        """Always."""
        return True

    def close(self) -> None:
        """Nothing to give back."""


Note = Callable[[str, Exception | None], None]
"""Told after each run what it did, in a word, and what it ended with."""


def _untold(_did: str, _error: Exception | None) -> None:
    """Nobody counts."""


class LaporWorker:
    """One thread; `nudge` from anywhere, `close` once."""

    def __init__(
        self,
        make: Callable[[], Pusher],
        turn: Turn,
        *,
        rest: float = REST_SECONDS,
        trouble: float = _TROUBLE_SECONDS,
        note: Note = _untold,
    ) -> None:
        self._make = make
        self._turn = turn
        self._rest = rest
        self._trouble = trouble
        self._note = note
        self._woken = threading.Event()
        self._closing = False
        self._moved = False
        self._thread = threading.Thread(target=self._run, name="lapor", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def nudge(self) -> None:
        """Something was stored: from any thread, at once."""
        self._woken.set()

    def close(self) -> None:
        """Ends after the request that is under way, and gives the turn back."""
        self._closing = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        with closing(self._turn):
            while not self._closing:
                self._pause(self._round())

    def _round(self) -> float:
        """Works while it is its turn; whatever happens, there is a next round."""
        try:
            if self._turn.held():
                self._work()
        except Exception as error:  # noqa: BLE001 - the thread must outlive it
            return self._failed(error)
        return self._rest

    def _work(self) -> None:
        """While the turn is held; whatever it had under way is another process' doubt after it."""
        pusher = self._make()
        try:
            while not self._closing and self._turn.held():
                self._pause(self._step(pusher))
        finally:
            try:
                pusher.close()
            except Exception as error:  # noqa: BLE001 - its doubts are kept in the log
                _log.warning("closing ended with %s", type(error).__name__)

    def _step(self, pusher: Pusher) -> float:
        """One run; how many seconds to rest after it."""
        try:
            report = pusher.run_once()
        except Exception as error:  # noqa: BLE001 - one broken ticket must not end the thread
            return self._failed(error)
        self._warn(moved=report.did == "moved")
        if report.error is not None:
            _log.info("LAPOR: %s", type(report.error).__name__)
        self._note(report.did, report.error)
        return self._rest if report.again_in is None else min(report.again_in, self._rest)

    def _failed(self, error: Exception) -> float:
        _log.warning("a run ended with %s", type(error).__name__)
        self._note("", error)
        return self._trouble

    def _warn(self, *, moved: bool) -> None:
        if moved and not self._moved:
            _log.warning("LAPOR: the office set another address than --lapor-origin: nothing goes")
        self._moved = moved

    def _pause(self, seconds: float) -> None:
        if not self._closing and seconds > 0:
            self._woken.wait(seconds)
        self._woken.clear()


def turn_of(database: Database) -> Turn:
    """Who decides whose turn it is: the database where several processes share it."""
    if database.url is None:
        return OnlyProcess()
    from callcenter.server.lapor_turn import PostgresTurn  # noqa: PLC0415 - brings the driver

    return PostgresTurn(database.url)


def lapor_worker(
    centre: Centre,
    token: BoundToken,
    stored: Callable[[], None],
    *,
    extra_ca: str = "",
    rest: float = REST_SECONDS,
    note: Note = _untold,
) -> LaporWorker:
    """A worker over this centre, not started yet; `stored` is told of each commit of its own."""

    def make() -> Pusher:
        ledger = CentreLedger(centre, stored, extra_ca=extra_ca)
        return Pusher(ledger, lambda: token, centre.clock)

    return LaporWorker(make, turn_of(centre.database), rest=rest, note=note)
