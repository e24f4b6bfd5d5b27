"""Asks LAPOR how the complaints stand: when it is time, at most BATCH in a round, or on demand."""

from collections import Counter, deque
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from callcenter.errors import (
    LaporError,
    LaporNotSent,
    LaporRefused,
    LaporShape,
    LaporUnsupported,
)
from callcenter.lapor.bodies import Body
from callcenter.lapor.client import LogEntry
from callcenter.lapor.ledger import Fact, Poll
from callcenter.lapor.settings import BATCH, Interface, LaporSettings
from callcenter.lapor.states import CLOCK_MAD
from callcenter.lapor.story import news
from callcenter.lapor.work import Work
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind

FAILED_AFTER = timedelta(minutes=60)
FAILED_MORE = timedelta(hours=1)
"""So much later with each failure after the second."""
OTHERS_FACTOR = 6
"""Tickets of another desk are asked about so much later: it does so itself while it lives."""

ENDED_AFTER = timedelta(days=1)
ENDED_FOR = timedelta(days=30)
"""A complaint that ended is asked about seldom, and not at all when so long nothing happened."""

ENDED = ("selesai", "diarsipkan", "ditolak")
GONE = "hilang"
"""The status code of a complaint that LAPOR does not know any more; its own word, not LAPOR's."""

GONE_NAME = "Tidak ada lagi di LAPOR"
GONE_TRIES = 3
"""So often since this program began, or since it answered last."""

_UNKNOWN = frozenset({404, 410})
_OTHER_SERVER = frozenset({"html", "redirect", "garbage"})
ROUND_SECONDS = 60.0
"""Between two looks for what is due."""


class Cutoffs(Struct, frozen=True):
    """A complaint is due when it was asked about (or sent) at or before: one of this place's own
    (`own`), of another's (`others`), one that failed (`failed`), one that ended (`ended`, when
    something happened since `ended_since`). One that failed more than twice waits `failed_more`
    longer with each time. A time after `ahead` was written by a clock gone mad: it is due."""

    own: datetime
    others: datetime
    failed: datetime
    ended: datetime
    ended_since: datetime
    failed_more: timedelta
    ahead: datetime


def cutoffs(settings: LaporSettings, now: datetime) -> Cutoffs:
    """What is due now."""
    every = timedelta(hours=settings.poll_hours)
    return Cutoffs(
        own=now - every,
        others=now - OTHERS_FACTOR * every,
        failed=now - FAILED_AFTER,
        ended=now - max(ENDED_AFTER, OTHERS_FACTOR * every),
        ended_since=now - ENDED_FOR,
        failed_more=FAILED_MORE,
        ahead=now + CLOCK_MAD,
    )


class Polling:
    """The round that is being made, and what a person asked for."""

    def __init__(self) -> None:
        self._round: deque[Poll] = deque()
        self._wanted: deque[str] = deque()
        self._unknown: Counter[str] = Counter()
        self._next_round: datetime | None = None

    def want(self, ticket_id: str) -> None:
        """A person wants this one asked now; any thread."""
        self._wanted.append(ticket_id)

    def begin_anew(self) -> None:
        """What is due is looked for again at the next run."""
        self._round.clear()
        self._unknown.clear()
        self._next_round = None

    def ask_wanted(self, work: Work) -> str:
        """Asks about the complaint a person waits for."""
        while self._wanted and _can_be_asked(work):
            poll = work.ledger.poll_of(self._wanted.popleft())
            if poll is not None:
                return self._ask(work, poll)
        return ""

    def ask_due(self, work: Work) -> str:
        """Asks about the next one whose time has come; "" when none's has."""
        if not _can_be_asked(work):
            return ""
        if not self._round and self._is_time(work.now):
            self._round.extend(work.ledger.due_polls(work.terms, work.now, BATCH))
            self._next_round = work.now + timedelta(seconds=ROUND_SECONDS)
        return self._ask(work, self._round.popleft()) if self._round else ""

    def _is_time(self, now: datetime) -> bool:
        """A clock that was ahead once does not hold up the next round."""
        planned, apart = self._next_round, timedelta(seconds=ROUND_SECONDS)
        return planned is None or not now < planned <= now + apart

    def _ask(self, work: Work, poll: Poll) -> str:
        try:
            remote = work.ask().state(poll.complaint_id)
            more = _followups(work, poll.complaint_id)
        except LaporRefused as error:
            return self._note_refusal(work, poll, error)
        except LaporError as error:
            # Whatever it was, another one is asked next: a broken one must not hold up the rest.
            tries = max(1, poll.tries) if isinstance(error, LaporNotSent) else poll.tries + 1
            work.ledger.note_poll(poll.ticket_id, work.now, tries)
            if not isinstance(error, LaporShape) or error.what in _OTHER_SERVER:
                raise
            return "poll_failed"

        def fresh(now: Ticket) -> Sequence[Fact]:
            if now.lapor.complaint_id != poll.complaint_id:
                return ()
            brought = news(now.lapor, remote, more)
            answers = [(Kind.LAPOR_ANSWER, one) for one in brought.answers]
            return ([(Kind.LAPOR_STATUS, brought.status)] if brought.status else []) + answers

        self._unknown.pop(poll.ticket_id, None)
        work.ledger.write(poll.ticket_id, fresh)
        work.ledger.note_poll(poll.ticket_id, work.now, 0)
        return "polled"

    def _note_refusal(self, work: Work, poll: Poll, error: LaporRefused) -> str:
        """When LAPOR says again and again that it does not know it, a person has to know.

        Other refusals and failures say nothing about that and do not count.
        """
        tries = poll.tries + 1
        if error.status in _UNKNOWN:
            self._unknown[poll.ticket_id] += 1
        if self._unknown[poll.ticket_id] >= GONE_TRIES:
            del self._unknown[poll.ticket_id]
            work.ledger.write(poll.ticket_id, lambda now: _gone(now, poll.complaint_id))
            tries = 0  # from now on it is one that ended
        work.ledger.note_poll(poll.ticket_id, work.now, tries)
        return "poll_failed"


def _can_be_asked(work: Work) -> bool:
    return work.terms.settings.interface is Interface.V3


def _followups(work: Work, complaint_id: str) -> tuple[LogEntry, ...]:
    try:
        return work.ask().followups(complaint_id)
    except (LaporRefused, LaporUnsupported):
        return ()


def _gone(now: Ticket, complaint_id: str) -> Sequence[Fact]:
    state = now.lapor
    if state.complaint_id != complaint_id or state.status_code == GONE:
        return ()
    body: Body = {
        "status_code": GONE,
        "status_name": GONE_NAME,
        "institution": state.institution,
        "institution_id": "",
    }
    return ((Kind.LAPOR_STATUS, body),)
