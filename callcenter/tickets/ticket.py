"""The ticket: what the fold of its events says now. Built by `apply` alone, never by hand."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct, field

from callcenter.tickets.event import Author, Change, Value
from callcenter.tickets.lapor import UNTOUCHED, LaporState
from callcenter.tickets.survey import Scores, Survey
from callcenter.tickets.words import (
    GONE_OUTCOMES,
    OPEN_STATES,
    Channel,
    Classification,
    Confidentiality,
    Outcome,
    State,
    Urgency,
)

_W = TypeVar("_W", Classification, Urgency, Channel, Confidentiality)


class Head(Struct, frozen=True):
    """The current value of a scalar field and the eid of the event that set it."""

    value: Value
    eid: str


class Conflict(Struct, frozen=True):
    """A value somebody set without having seen the head: kept beside it until a person chooses."""

    field: str
    value: Value
    eid: str
    author: Author
    at: datetime


class Entry(Struct, frozen=True):
    """One line of the timeline."""

    eid: str
    kind: str
    at: datetime
    author: Author
    changes: tuple[Change, ...] = ()
    body: Mapping[str, Value] = field(default_factory=dict)
    withdrawn: bool = False


class Dispatch(Struct, frozen=True):
    """A hand-over to one agency and what came of it; `outcome` is None while it is silent.

    `ended_at`: when the desk ended the matter without its answer, of one that was opened again.
    """

    eid: str
    agency_id: str
    at: datetime
    answered_at: datetime | None = None
    outcome: Outcome | None = None
    ended_at: datetime | None = None


def held_by(dispatches: Iterable[Dispatch]) -> dict[str, Dispatch]:
    """The last hand-over to each agency that holds it still, in the order they got it."""
    held: dict[str, Dispatch] = {}
    for one in dispatches:
        if one.outcome in GONE_OUTCOMES:
            held.pop(one.agency_id, None)
        else:
            held[one.agency_id] = one
    return held


class Pause(Struct, frozen=True):
    """A time in which the reporter had to answer; `until` is None while it lasts."""

    since: datetime
    until: datetime | None = None


class Reporter(Struct, frozen=True):
    """Somebody else who reported the same matter; `from_ticket` when a ticket was merged in."""

    eid: str
    caller_id: str | None
    name: str
    phone: str
    at: datetime
    from_ticket: str | None = None


class Callback(Struct, frozen=True):
    """A promise to ring back at `due`."""

    eid: str
    due: datetime
    done: bool = False


class Ticket(Struct, frozen=True, kw_only=True):
    """The projection of one ticket; times are aware UTC."""

    id: str
    number: str = ""
    aliases: tuple[str, ...] = ()
    state: State = State.RECEIVED
    state_before_pause: State | None = None
    heads: Mapping[str, Head] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    entries: tuple[Entry, ...] = ()
    dispatches: tuple[Dispatch, ...] = ()
    pauses: tuple[Pause, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    registered_at: datetime | None = None
    registered_by: Author | None = None
    verified_at: datetime | None = None
    forwarded_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    referred_to: tuple[str, ...] = ()
    duplicate_of: str | None = None
    state_before_merge: State | None = None
    reopened: int = 0
    reopened_by: str = ""
    """The eid of the last event that opened it again."""
    transfers: int = 0
    reminders: int = 0
    level: int = 1
    moved: frozenset[tuple[str, str]] = frozenset()
    """Which rule of the escalation moved it for which cause; never twice."""
    holder: Author | None = None
    snoozed_until: datetime | None = None
    surveys: tuple[Survey, ...] = ()
    """What the reporter answered after each ending."""
    available: Mapping[str, datetime] = field(default_factory=dict)
    """Since when the centre holds an attached file, by its SHA-256 (hex)."""
    registered_on: str = ""
    """The client_id of the desk that registered it: by default the one that tells LAPOR."""
    lapor: LaporState = UNTOUCHED
    """How far it is on its way to the national system."""

    @property
    def survey(self) -> Scores:
        """The last answers to the nine elements of the survey, empty when nobody asked."""
        return self.surveys[-1].scores if self.surveys else ()

    @property
    def surveyed_at(self) -> datetime | None:
        """When the last ones were given."""
        return self.surveys[-1].at if self.surveys else None

    def value(self, name: str) -> Value:
        """The current value of a scalar field, None when it was never set."""
        head = self.heads.get(name)
        return None if head is None else head.value

    def text(self, name: str) -> str:
        """The current value as text, empty when it was never set."""
        found = self.value(name)
        return found if isinstance(found, str) else ""

    @property
    def description(self) -> str:
        """What happened, in the reporter's words as typed."""
        return self.text("description")

    @property
    def summary(self) -> str:
        """One line for lists: the first sentence of the description, at most 120 characters."""
        line = " ".join(self.description.split())
        for stop in (". ", "? ", "! "):
            head, found, _ = line.partition(stop)
            if found and len(head) >= 12:  # noqa: PLR2004 - shorter is an abbreviation
                line = head
        return line if len(line) <= 120 else line[:119].rstrip() + "…"  # noqa: PLR2004

    @property
    def category_id(self) -> str:
        """The category's id, empty when none was chosen."""
        return self.text("category")

    @property
    def place_code(self) -> str:
        """Kemendagri code of the place, empty when unknown."""
        return self.text("place")

    @property
    def caller_id(self) -> str | None:
        """The caller in the book, None for a report without identity."""
        return self.text("caller_id") or None

    @property
    def classification(self) -> Classification:
        """Complaint, aspiration or request for information."""
        return _word(Classification, self.text("classification"), Classification.COMPLAINT)

    @property
    def urgency(self) -> Urgency:
        """How soon."""
        return _word(Urgency, self.text("urgency"), Urgency.NORMAL)

    @property
    def channel(self) -> Channel:
        """How it came in."""
        return _word(Channel, self.text("channel"), Channel.PHONE)

    @property
    def confidentiality(self) -> Confidentiality:
        """Who may learn what."""
        return _word(Confidentiality, self.text("confidentiality"), Confidentiality.NORMAL)

    @property
    def oversight(self) -> bool:
        """It alleges misconduct (berkadar pengawasan)."""
        return self.value("oversight") is True

    @property
    def answers(self) -> dict[str, str]:
        """Answers to the category's questions, by question id."""
        return {
            name.removeprefix("answer."): head.value
            for name, head in self.heads.items()
            if name.startswith("answer.") and isinstance(head.value, str) and head.value
        }

    @property
    def agency_ids(self) -> tuple[str, ...]:
        """Agencies that hold it now, in the order they got it; those it was referred to if none."""
        return tuple(held_by(self.dispatches)) or self.referred_to

    @property
    def is_open(self) -> bool:
        """The desk still owes somebody something."""
        return self.state in OPEN_STATES

    @property
    def is_paused(self) -> bool:
        """The reporter has to answer; the clocks stand."""
        return bool(self.pauses) and self.pauses[-1].until is None


def _word(kind: type[_W], text: str, otherwise: _W) -> _W:
    # Not kind(text): a word that is not there is the usual case, and raising costs the most.
    found = _WORDS[kind].get(text, otherwise)
    return found if isinstance(found, kind) else otherwise


_WORDS: Mapping[type[StrEnum], Mapping[str, StrEnum]] = {
    kind: {one.value: one for one in kind}
    for kind in (Classification, Urgency, Channel, Confidentiality)
}
