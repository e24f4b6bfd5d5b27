"""What the desk hands to the screen: frozen values, ready to be shown, never rows of a session."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from callcenter.callers.book import Caller
from callcenter.callers.caller import CallerCard
from callcenter.callers.phone import Phone
from callcenter.desk.lapor_terms import NO_TERMS, LaporTerms
from callcenter.desk.reach import WHOLE, Reach
from callcenter.store.attachments import Attachment
from callcenter.store.narrowing import SearchFilters
from callcenter.store.outbox import OutboxRow, OutboxSummary
from callcenter.store.rows import TicketRow
from callcenter.store.search import Rest, SearchPage
from callcenter.store.search_walk import SearchHit
from callcenter.store.tickets import QueueCounts
from callcenter.tickets.deadlines import RunningClock
from callcenter.tickets.ticket import Ticket

__all__ = [
    "Attachment",
    "CallerView",
    "FileState",
    "FileView",
    "OutboxRow",
    "OutboxSummary",
    "QueueCounts",
    "Registered",
    "Rest",
    "SearchFilters",
    "SearchHit",
    "SearchPage",
    "Similar",
    "TicketRow",
    "TicketView",
]


class CallerView(Struct, frozen=True, kw_only=True):
    """Who calls, as far as the number and the name tell.

    `certainty` is pasti, mungkin or baru. `others` are further persons of that number. `history`
    has the newest tickets first, as far back as `reach`; `phone` is None while the number cannot
    be read.
    """

    raw: str
    phone: Phone | None
    problem: str = ""
    certainty: str = "baru"
    caller: CallerCard | None = None
    others: tuple[CallerCard, ...] = ()
    history: tuple[TicketRow, ...] = ()
    open_count: int = 0
    prank_count: int = 0
    reach: Reach = WHOLE


class Registered(Struct, frozen=True, kw_only=True):
    """A ticket that is safe on disk: what the operator reads aloud.

    `outcome` is disposisi, rujukan, darurat, dijawab or diterima; `promise` is the time (UTC) by
    which the reporter is promised an answer, None when nothing more is owed.
    """

    ticket_id: str
    number: str
    outcome: str
    agency_ids: tuple[str, ...]
    promise: datetime | None
    caller_id: str | None


class FileState(StrEnum):
    """Where an attached file is, as far as this desk knows."""

    HERE = "here"
    """Here, and not yet at the centre."""
    SENDING = "sending"
    CENTRE = "centre"
    """The centre has it, by its own word."""
    REFUSED = "refused"
    """Here; the centre will not have it."""
    ELSEWHERE = "elsewhere"
    """On the desk that attached it, not yet at the centre."""


class FileView(Struct, frozen=True, kw_only=True):
    """One attached file. `size` in bytes, `percent` of it sent; `reason` why it was refused.

    `eid` is the event that named it; `is_here` whether its bytes lie on this desk.
    """

    eid: str
    sha256: str
    name: str
    mime: str
    size: int
    is_here: bool
    state: FileState
    percent: int = 0
    reason: str = ""


class TicketView(Struct, frozen=True, kw_only=True):
    """One ticket with everything its screen shows. `unsent` are eids the centre has not echoed.

    `lapor_terms` is what the office's settings mean for its way to the national system.
    """

    ticket: Ticket
    row: TicketRow
    clocks: tuple[RunningClock, ...]
    unsent: frozenset[str]
    caller: Caller | None
    caller_tickets: int
    caller_open: int
    duplicate_number: str = ""
    reporter_count: int = 1
    files: tuple[FileView, ...] = ()
    lapor_terms: LaporTerms = NO_TERMS


class Similar(Struct, frozen=True):
    """A ticket that may be the same matter.

    `distance_km` is None when either place is unknown. `same_place` says that nothing finer is
    known than the place both lie in; where both have a pin, the distance tells.
    """

    row: TicketRow
    score: float
    distance_km: float | None
    same_place: bool
