"""Which tickets move up the ladder, when, and the event that says so. Pure.

A move is made of the ticket, a rule and its cause alone: two desks without a line and the centre
write the same event, byte for byte but for their count, and the log keeps one. What is not the
case any more moves nothing; what was missed while nobody was awake is dated when it was due, by
the limits and days off that were in force then: new ones move nothing before they were set.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import accumulate
from typing import Final
from uuid import UUID

from msgspec import Struct

from callcenter.tickets.apply import apply
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.escalation_causes import Causes, Trouble
from callcenter.tickets.escalation_rules import Quiet, Rule
from callcenter.tickets.event import SCHEMA, TICKET, Author, Event, Value
from callcenter.tickets.ticket import Entry, Ticket
from callcenter.tickets.words import Kind, Reason, Whom
from callcenter.tickets.working_calendar import WIB, WorkingCalendar

PROGRAM: Final = Author("eskalasi", "Eskalasi")
"""Who says that a ticket moved: the program, the same on every desk."""

RECKONING: Final = 3
"""Raised when causes or instants are computed otherwise: every ticket is looked at anew."""

_LONGEST_REST = 400
"""Days off in a row after which a calendar without any working day is no reason to wait."""

_DAY = timedelta(days=1)
_SAID = frozenset({"rule", "cause", "reason", "level", "for"})
_NAME_LENGTH = 128
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_Key = tuple[str, str]
"""A rule's id and a cause."""


class Move(Struct, frozen=True, kw_only=True):
    """One step up the ladder. `at` (aware UTC) is the first instant at which it should be made."""

    rule: str
    cause: str
    reason: Reason
    level: int
    whom: Whom
    at: datetime


class Place(Struct, frozen=True):
    """Where in its writer's count an event stands."""

    client_id: str
    incarnation: int
    n: int


class Ran(Struct, frozen=True):
    """What one look wrote: how many moves; `more`: there are tickets left to look at now."""

    moved: int = 0
    more: bool = False


def moves(
    ticket: Ticket,
    rules: Iterable[Rule],
    deadlines: Deadlines,
    now: datetime,
    troubles: Sequence[Trouble] = (),
) -> tuple[Move, ...]:
    """What should have moved by now and has not, in the order in which it should."""
    return tuple(one for one in coming(ticket, rules, deadlines, troubles) if one.at <= now)


def next_instant(
    ticket: Ticket,
    rules: Iterable[Rule],
    deadlines: Deadlines,
    troubles: Sequence[Trouble] = (),
) -> datetime | None:
    """When the next move is due (aware UTC, perhaps past), None when none is to come as it is."""
    return next((one.at for one in coming(ticket, rules, deadlines, troubles)), None)


def coming(
    ticket: Ticket,
    rules: Iterable[Rule],
    deadlines: Deadlines,
    troubles: Sequence[Trouble] = (),
) -> list[Move]:
    """Every move that is due or will be if nothing happens, the first one first."""
    known = tuple(rules)
    holds = _Look(known, deadlines, troubles).instants(ticket)
    early = {key for key, (_, at) in holds.items() if deadlines.since and at < deadlines.since}
    dated = _dated(ticket, known, deadlines, troubles, early) if early else {}
    found = [
        _move(rule, cause, dated.get((name, cause), at))
        for (name, cause), (rule, at) in holds.items()
    ]
    return sorted(found, key=lambda one: (one.at, one.level, one.rule, one.cause))


def _dated(
    ticket: Ticket,
    rules: Sequence[Rule],
    deadlines: Deadlines,
    troubles: Sequence[Trouble],
    early: Collection[_Key],
) -> dict[_Key, datetime]:
    """When each of these was due by the terms of its time: at the earliest when those were set."""
    found: dict[_Key, datetime] = {}
    terms: Deadlines | None = deadlines
    until: datetime | None = None
    while terms is not None:
        since = terms.since or _LONG_AGO
        for key, (_, at) in _Look(rules, terms, troubles).instants(ticket).items():
            moved = max(at, since.astimezone(UTC))
            if key in early and (until is None or moved < until):
                found[key] = moved
        terms, until = terms.before, since
    return found


def _move(rule: Rule, cause: str, at: datetime) -> Move:
    return Move(
        rule=rule.id, cause=cause, reason=rule.reason, level=rule.level, whom=rule.whom, at=at
    )


class _Look:
    """What holds under these rules; the same question for a ticket as it is and as it was."""

    def __init__(
        self, rules: Sequence[Rule], deadlines: Deadlines, troubles: Sequence[Trouble]
    ) -> None:
        self._rules = rules
        self._deadlines = deadlines
        self._troubles = troubles

    def instants(self, ticket: Ticket) -> dict[_Key, tuple[Rule, datetime]]:
        """Whatever moves the ticket or will and has not yet, and when (UTC), by these terms."""
        holds = {key: found for key, found in self.holding(ticket) if key not in ticket.moved}
        done = [one for one in ticket.entries if one.kind != Kind.ESCALATED]
        last = max((one.at for one in done), default=_LONG_AGO)
        past = {key for key, (_, at) in holds.items() if at < last}
        dated = self.first_held(ticket.id, done, past) if past else {}
        return {
            key: (rule, self.awake(rule, dated.get(key, at))) for key, (rule, at) in holds.items()
        }

    def holding(self, ticket: Ticket) -> Iterator[tuple[_Key, tuple[Rule, datetime]]]:
        """Rule and cause, and the moment from which the limits say so."""
        causes = Causes(ticket, self._deadlines, self._troubles)
        for rule in self._rules:
            for cause in causes.of(rule):
                yield (rule.id, cause.name), (rule, cause.at)

    def awake(self, rule: Rule, at: datetime) -> datetime:
        """The first moment from `at` on at which somebody may be told (UTC)."""
        return _awake(at, rule.quiet, self._deadlines.calendar).astimezone(UTC)

    def first_held(
        self, ticket_id: str, done: Sequence[Entry], wanted: Collection[_Key]
    ) -> dict[_Key, datetime]:
        """When each of these first held, by what had been done until then.

        A limit may lie before the step that brought it into force: the ticket was paused, merged
        or closed meanwhile, or it became urgent only then.
        """
        found: dict[_Key, datetime] = {}
        ticket = Ticket(id=ticket_id)
        reached = list(accumulate((one.at for one in done), max))
        for entry, since, until in zip(done, reached, [*reached[1:], None], strict=True):
            ticket = apply(ticket, _as_event(ticket_id, entry))
            for key, (rule, at) in self.holding(ticket):
                moved = self.awake(rule, max(at, since))
                if key in wanted and (until is None or moved < until):
                    found.setdefault(key, moved)
        return found


def _as_event(ticket_id: str, entry: Entry) -> Event:
    return Event(
        eid=entry.eid,
        subject=TICKET,
        subject_id=ticket_id,
        kind=entry.kind,
        author=entry.author,
        client_id="",
        incarnation=1,
        n=1,
        wall_at=entry.at,
        changes=entry.changes,
        body=entry.body,
        offset_ms=0,
    )


def _awake(at: datetime, quiet: Quiet | None, calendar: WorkingCalendar) -> datetime:
    """The first moment from `at` on at which somebody may be told."""
    if quiet is None:
        return at
    at = _after_quiet(at.astimezone(WIB), quiet)
    for _ in range(_LONGEST_REST if quiet.days_off else 0):
        if calendar.is_working(at.date()):
            break
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
        at = _after_quiet(midnight, quiet)
    return at


def _after_quiet(at: datetime, quiet: Quiet) -> datetime:
    if not quiet.holds(at.time()):
        return at
    end = at.replace(hour=quiet.end.hour, minute=quiet.end.minute, second=0, microsecond=0)
    return end if end > at else end + _DAY


def move_event(ticket_id: str, move: Move, place: Place) -> Event:
    """The event of this move: the same whoever writes it, but for its place in a count.

    Its clock needs no setting right (`offset_ms` 0): the time follows from the ticket.
    """
    return Event(
        eid=_name(ticket_id, move.at, _body(move)),
        subject=TICKET,
        subject_id=ticket_id,
        kind=Kind.ESCALATED.value,
        author=PROGRAM,
        client_id=place.client_id,
        incarnation=place.incarnation,
        n=place.n,
        wall_at=move.at,
        body=_body(move),
        offset_ms=0,
        schema=SCHEMA,
    )


def is_move(event: Event) -> bool:
    """Whether an event is one of these, unchanged: who wrote it does not matter then.

    Such an event names nobody: it holds no text but the names of a rule and of its cause.
    """
    plain = event.author == PROGRAM and event.offset_ms == 0 and not event.changes
    if event.kind != Kind.ESCALATED or not plain or event.body.keys() != _SAID:
        return False
    short = all(len(str(one)) <= _NAME_LENGTH for one in event.body.values())
    at = event.wall_at.astimezone(UTC)
    return short and event.eid == _name(event.subject_id, at, dict(event.body))


def _body(move: Move) -> dict[str, Value]:
    return {
        "rule": move.rule,
        "cause": move.cause,
        "reason": move.reason.value,
        "level": move.level,
        "for": move.whom.value,
    }


def _name(ticket_id: str, at: datetime, body: dict[str, Value]) -> str:
    """A UUIDv8 (RFC 9562) of all that the event says: who sees it otherwise writes another one.

    Two texts under one eid would be kept aside by the centre; two eids for one cause are folded
    as one.
    """
    said = json.dumps([ticket_id, at.isoformat(), body], sort_keys=True, separators=(",", ":"))
    value = int.from_bytes(sha256(said.encode()).digest()[:16], "big")
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return str(UUID(int=value))
