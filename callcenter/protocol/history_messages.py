"""Messages of a new workstation: the head, the history in pages, subjects and search on demand."""

from datetime import datetime

import msgspec

from callcenter.protocol.limits import PROTOCOL
from callcenter.protocol.messages import ChangedEvent, Mark

SUBJECTS_MAX = 500
"""Ids of one question for subjects."""

QUERY_LENGTH = 200
"""Signs of one question that are read."""

HITS_MAX = 50

HISTORY_DAYS_MAX = 36_500


class HeadAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of GET /v1/sync/head: where the feed ends; `marks` lie behind it, farther and farther.

    With the marks a desk that never read the older feed still finds a common past (SYNC 7).
    """

    seq: int
    chain: str
    cursor: str
    head: int
    server_time: datetime
    marks: list[Mark] = []


class HistoryAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of GET /v1/sync/history: whole subjects, each with all of its events in order of seq.

    `large` names subjects too large for any page: they are asked for with POST /v1/sync/subjects.
    `tickets` are those of this page; `left` those still to come, None when it was not counted.
    """

    events: list[ChangedEvent]
    token: str
    done: bool
    tickets: int
    left: int | None
    server_time: datetime
    large: list[str] = []


class SubjectsRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/sync/subjects: all events of these; of the first one those after seq `after`."""

    ids: list[str]
    after: int = 0
    protocol: int = PROTOCOL


class SubjectsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The events, subject by subject; `rest` and `after` make the next question, if any."""

    events: list[ChangedEvent]
    rest: list[str]
    after: int
    server_time: datetime


class CentreHit(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket the centre found; never a reporter's name or number."""

    ticket_id: str
    number: str
    state: str
    classification: str
    category: str
    place: str
    agencies: list[str]
    summary: str
    urgency: str
    oversight: bool
    registered_at: datetime | None


class SearchRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /v1/search: what was typed stands in no address, and so in nobody's log."""

    q: str
    limit: int = HITS_MAX


class SearchAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of /v1/search, newest first; `behind` tickets are not in the index yet."""

    hits: list[CentreHit]
    more: bool
    behind: int
    server_time: datetime
