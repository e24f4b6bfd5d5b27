"""The pusher of one place: whatever is due towards LAPOR, a step at a time, told honestly.

No loop and no sleep: `run_once` makes about one request and says when to come again. Its objects
belong to one thread; `hurry`, `ask_now` and `status` may be called from any.
"""

import random
from collections.abc import Callable
from datetime import datetime

from callcenter.clock import Clock
from callcenter.errors import (
    LaporBusy,
    LaporError,
    LaporRefused,
    LaporSignIn,
    LaporUncertain,
    LaporUnsupported,
    NetworkError,
)
from callcenter.lapor.aside import FORBIDDEN
from callcenter.lapor.breaker import (
    CHANGES_FIRST_SECONDS,
    CHANGES_MOST_SECONDS,
    Breaker,
    Pace,
    Patience,
)
from callcenter.lapor.connect import connect
from callcenter.lapor.connection import Connect, Connection
from callcenter.lapor.doubts import Doubts
from callcenter.lapor.ledger import Ledger, Terms
from callcenter.lapor.polling import Polling
from callcenter.lapor.posting import Posting
from callcenter.lapor.replying import Replying
from callcenter.lapor.settings import Interface, PushedBy
from callcenter.lapor.status import LaporLink, LaporReport, LaporStatus, link_after
from callcenter.lapor.work import Debts, Work
from callcenter.web.address import origin_of
from callcenter.web.bound_token import BoundToken

__all__ = ["LaporLink", "LaporReport", "LaporStatus", "Pusher"]

LOCAL_MOST = 40
"""Steps without a request that one run makes at most."""

POLLS_EVERY = 5
"""So often an answer is asked for before the next ticket goes, however many wait."""

AGAIN_SECONDS = 60.0
HELD_SECONDS = 2.0
"""Until it is asked again whether the centre has given a reservation its place."""

_CLEAR = frozenset({"sent", "refused", "replied", "reply_refused"})


class Pusher:
    """One place's pusher; `token` is asked at each run and is kept out of every text.

    It goes to the origin it was given for and nowhere else, whatever the office has set.
    """

    def __init__(
        self,
        ledger: Ledger,
        token: Callable[[], BoundToken],
        clock: Clock,
        *,
        chance: Callable[[], float] = random.random,
        connect: Connect = connect,
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._connection = Connection(token, connect)
        self._terms: Terms | None = None
        self._breaker = Breaker(clock, chance)
        self._changes = Patience(clock, chance, CHANGES_FIRST_SECONDS, CHANGES_MOST_SECONDS)
        self._pace = Pace(clock)
        self._debts = Debts(ledger)
        self._posting = Posting(ledger, self._debts)
        self._polling = Polling()
        self._replying = Replying()
        self._doubts = Doubts(self._posting)
        self._turn = 0
        self._link = (LaporLink.OFF, clock.now())
        self._error: NetworkError | None = None
        self._stuck: LaporError | None = None
        """Why nothing gets through though LAPOR answers questions."""
        self._last_ok: datetime | None = None

    def run_once(self) -> LaporReport:
        """Makes the next step; a NetworkError is in the report.

        Raises the EnvironmentFaults of the store.
        """
        self._debts.settle()
        terms = self._ledger.terms()
        standing = self._standing(terms)
        if terms is None or standing is not None:
            return standing or LaporReport()
        self._renew(terms)
        client = self._connection.client
        if client is None:
            moved = self._link[0] is LaporLink.MOVED
            return LaporReport("moved" if moved else "", again_in=AGAIN_SECONDS)
        work = Work(self._ledger, self._debts, client, terms, self._clock.now())
        self._doubts.abandon(work)
        self._replying.doubt(work)
        wait = self._wait
        if wait > 0:
            return LaporReport(again_in=wait, error=self._error)
        return self._report(work)

    def _report(self, work: Work) -> LaporReport:
        did, error, probing = "", None, self._breaker.is_open
        try:
            did = self._probe(work) if probing else self._steps(work)
        except LaporError as raised:
            error = raised
        finally:
            self._pace.spend(work.calls, work.terms.settings.rate_per_minute)
        if error is not None:
            self._note_failure(error, probing=probing)
        elif work.calls:
            self._note_success(work.now)
        return LaporReport(did, self._again_in(work, did), error)

    def hurry(self) -> None:
        """A person wants LAPOR tried at once, whatever it was that failed."""
        self._breaker.hurry()
        self._changes.reset()
        self._posting.aside.wake()
        self._replying.aside.wake()

    def ask_now(self, ticket_id: str | None = None) -> None:
        """The answers to this ticket are due now, or to all that have not ended."""
        if ticket_id is not None:
            self._polling.want(ticket_id)
            return
        self._ledger.poll_all()
        self._polling.begin_anew()

    def status(self) -> LaporStatus:
        """How it stands; asks the books alone."""
        terms = self._ledger.terms()
        link, since = self._link
        if terms is None:
            return LaporStatus(link=LaporLink.OFF, since=since)
        depth = self._ledger.depth(terms)
        away = self._connection.client is not None and self._breaker.is_open
        wait = self._breaker.wait if away else self._changes.wait
        return LaporStatus(
            link=link,
            since=since,
            waiting=depth.waiting,
            oldest_at=depth.oldest_at,
            doubtful=depth.doubtful,
            refused=depth.refused,
            unmapped=depth.unmapped,
            replies=depth.replies,
            last_ok=self._last_ok,
            next_try_in=wait if away or wait > 0 else None,
            error=self._error,
            address=origin_of(terms.settings.base_url),
            allowed=self._connection.allowed,
        )

    def close(self) -> None:
        """Gives back what was reserved and not posted, and ends the connection."""
        try:
            self._debts.settle()
            self._posting.release_all("closed")
            self._replying.release_all(self._ledger, "closed")
        finally:
            self._connection.close()

    def _standing(self, terms: Terms | None) -> LaporReport | None:
        """What there is to say when this place has nothing to do."""
        if terms is None or not terms.mine:
            self._posting.release_all("settings")
            self._replying.release_all(self._ledger, "settings")
            self._connection.close()
            by_server = terms is not None and terms.settings.pusher is PushedBy.SERVER
            self._set_link(LaporLink.SERVER if by_server else LaporLink.OFF)
            return LaporReport()
        return None

    def _renew(self, terms: Terms) -> None:
        """Takes what is set now into use; new settings or a new token are tried at once."""
        if terms != self._terms:
            self._terms = terms
            self._doubts.forget()
            self._replying.forget()
            self._polling.begin_anew()
        link = self._connection.renew(terms.settings)
        if link is not None:
            self._set_link(link)
            self._stuck = None
            self._breaker.reopen()
            self.hurry()

    def _probe(self, work: Work) -> str:
        """Nothing is at stake with the masters; they prove address and token."""
        settings = work.terms.settings
        calls = 2 + bool(settings.paths.categories) + bool(settings.paths.locations)
        try:
            work.ask(calls if settings.interface is Interface.V3 else 1).masters()
        except LaporUnsupported:
            self._breaker.half_open()
            work.calls = 0
            return "untried"
        return "probed"

    def _steps(self, work: Work) -> str:
        """Steps until one asked LAPOR something; what the last one did."""
        self._posting.begin_run()
        did = ""
        for _ in range(LOCAL_MOST):
            step = self._next(work)
            did = step or did
            if work.calls or not step:
                break
        return did

    def _next(self, work: Work) -> str:
        """A person first, then what was begun, then what is new."""
        self._turn += 1
        polls_first = self._turn % POLLS_EVERY == 0
        may_post = work.terms.settings.interface is not Interface.F01 and not self._changes.wait
        return (
            self._polling.ask_wanted(work)
            or (may_post and self._changing(self._posting.post_held, work))
            or self._doubts.settle_next(work, may_post=may_post)
            or (may_post and self._changing(self._replying.send_next, work))
            or (polls_first and self._polling.ask_due(work))
            or (may_post and self._changing(self._posting.offer_next, work))
            or self._polling.ask_due(work)
        )

    def _changing(self, step: Callable[[Work], str], work: Work) -> str:
        """A step that changes something at LAPOR: each that fails leaves events in the log."""
        try:
            did = step(work)
        except LaporError as error:
            self._changes.failed()
            self._stuck = error if _says_no_to_all(error) else self._stuck
            raise
        if did in _CLEAR:
            self._changes.reset()
            self._stuck = None
        return did

    @property
    def _wait(self) -> float:
        return max(self._pace.wait, self._breaker.wait if self._breaker.is_open else 0.0)

    def _again_in(self, work: Work, did: str) -> float:
        if did or self._breaker.is_open:
            return self._wait
        is_waiting = self._posting.is_waiting or self._replying.is_waiting
        waits = [AGAIN_SECONDS, *([HELD_SECONDS] if is_waiting else [])]
        waits += [self._changes.wait] if self._changes.wait else []
        due = self._doubts.next_due
        waits += [max(1.0, (due - work.now).total_seconds())] if due else []
        return max(self._wait, min(waits))

    def _note_success(self, now: datetime) -> None:
        self._breaker.succeeded()
        self._last_ok, self._error = now, self._stuck
        self._set_link(link_after(self._stuck) if self._stuck else LaporLink.OK)

    def _note_failure(self, error: LaporError, *, probing: bool) -> None:
        if not probing and _may_be_of_one(error):
            self._breaker.reopen()  # the probe says at once whether it is the link
            return
        self._error = error
        self._set_link(link_after(error))
        if isinstance(error, LaporUncertain | LaporRefused) and not probing:
            self._breaker.reopen()
        else:
            self._breaker.failed(error)

    def _set_link(self, link: LaporLink) -> None:
        if link is not self._link[0]:
            self._link = (link, self._clock.now())


def _may_be_of_one(error: LaporError) -> bool:
    """It may say something of one complaint alone, not of the link."""
    if isinstance(error, LaporSignIn):
        return error.status == FORBIDDEN
    return isinstance(error, LaporBusy) and error.status >= 500 and not error.retry_after  # noqa: PLR2004


def _says_no_to_all(error: LaporError) -> bool:
    """A change found nobody who takes it: the address is wrong, or the account may not."""
    return isinstance(error, LaporRefused | LaporSignIn)
