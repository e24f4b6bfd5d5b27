"""Random lives of a ticket, and a second opinion about when a rule should move it.

The second opinion asks of one moment only whether the rule holds then; it computes no instants.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.tickets import life
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import ClockKind, Deadlines, Limits, RunningClock
from callcenter.tickets.escalation_causes import Trouble
from callcenter.tickets.escalation_moves import Place, move_event, moves
from callcenter.tickets.escalation_rules import DEFAULT_RULES, Rule
from callcenter.tickets.event import Change, Event
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind
from callcenter.tickets.working_calendar import WIB, WorkingCalendar
from tests.builders import EventLine
from tests.fakes import START

MICROSECOND = timedelta(microseconds=1)
_FREE = {date(2026, 11, 20) + timedelta(days=k): False for k in range(0, 40, 3)}
_BUSY = {date(2026, 11, 20) + timedelta(days=k): True for k in range(60)}
CALENDARS = tuple(Deadlines(WorkingCalendar(overrides)) for overrides in ({}, _FREE, _BUSY))


@dataclass(frozen=True)
class Step:
    """After so many minutes somebody does this, if the ticket's life allows it."""

    after: int
    kind: str
    body: dict[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    promised: int = 0


_AGENCIES = st.sampled_from(["bmbk", "dlh", "dinkes"])
_minutes = st.one_of(st.integers(0, 300), st.integers(0, 60 * 24 * 12))


def _steps() -> st.SearchStrategy[Step]:
    def step(kind: Kind, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
        return st.builds(Step, after=_minutes, kind=st.just(kind.value), **more)

    answers = st.builds(
        lambda agency, word: {"agency_id": agency, "outcome": word},
        _AGENCIES,
        st.sampled_from(["proses", "bukan_wewenang"]),
    )
    fields = st.sampled_from([Change("oversight", True), Change("urgency", "segera")])
    return st.one_of(
        step(Kind.DISPATCHED, body=_AGENCIES.map(lambda one: {"agency_ids": [one]})),
        step(Kind.FOLLOW_UP_RECORDED, body=answers),
        step(Kind.DATA_REQUESTED),
        step(Kind.DATA_RECEIVED),
        step(Kind.RESOLVED),
        step(Kind.CLOSED),
        step(Kind.REOPENED),
        step(Kind.ARCHIVED_DUPLICATE, body=st.just({"of": "t-2"})),
        step(Kind.DUPLICATE_UNDONE),
        step(Kind.REPORTER_JOINED, body=st.just({"name": "Contoh"})),
        step(Kind.LEVEL_RAISED, body=st.just({"level": 3})),
        step(Kind.EDITED, changes=fields.map(lambda one: (one,))),
        step(Kind.NOTE_ADDED),
        step(Kind.CALLBACK_PROMISED, promised=st.integers(1, 60 * 24 * 3)),
    )


lives = st.lists(_steps(), max_size=12)


def history(steps: list[Step], ticket_id: str = "t-1") -> list[Event]:
    """What people did: the first of it registers the ticket."""
    line = EventLine(ticket_id)
    found = [line.registered()]
    for one in steps:
        state = fold(ticket_id, found).state
        if not life.allowed(one.kind, state):
            continue
        at = line.at + timedelta(minutes=one.after)
        body = dict(one.body)
        if one.promised:
            body["due"] = (at + timedelta(minutes=one.promised)).isoformat()
        found.append(line.event(one.kind, body=body, changes=one.changes, at=at))
    return found


@dataclass
class Writer:
    """A desk or the centre: what it knows, in its order, and how often it has counted."""

    name: str
    known: list[Event] = field(default_factory=list)
    n: int = 0

    def ticket(self) -> Ticket:
        return fold("t-1", self.known)

    def learn(self, events: list[Event]) -> None:
        held = {one.eid for one in self.known}
        self.known += [one for one in events if one.eid not in held]

    def wake(
        self, now: datetime, deadlines: Deadlines, rules: tuple[Rule, ...] = DEFAULT_RULES
    ) -> list[Event]:
        """Looks once and writes what is due; holds nothing between two looks."""
        held = {one.eid for one in self.known}
        made = []
        for move in moves(self.ticket(), rules, deadlines, now):
            self.n += 1
            event = move_event("t-1", move, Place(self.name, 1, self.n))
            if event.eid not in held:
                made.append(event)
        self.known += made
        return made


def content(event: Event) -> Event:
    """The event without its place in a count."""
    return replace(event, client_id="", incarnation=1, n=1)


def told(rule: Rule, at: datetime, deadlines: Deadlines) -> bool:
    """Whether somebody may be told at this moment."""
    if rule.quiet is None:
        return True
    local = at.astimezone(WIB)
    if rule.quiet.holds(local.time()):
        return False
    return not rule.quiet.days_off or deadlines.calendar.is_working(local.date())


OPENS, CLOSES = time(7, 30), time(16)


def _days_gone(start: datetime, at: datetime, calendar: WorkingCalendar) -> Fraction:
    """Working days since the day of the start, of the last one as much as its offices were open."""
    first, local = start.astimezone(WIB).date(), at.astimezone(WIB)
    if local.date() <= first:
        return Fraction(0)
    gone = calendar.working_days_between(first, local.date())
    if not calendar.is_working(local.date()):
        return Fraction(gone)
    opened = datetime.combine(local.date(), OPENS, WIB)
    part = Fraction((local - opened) // MICROSECOND, timedelta(hours=8, minutes=30) // MICROSECOND)
    return gone - 1 + min(Fraction(1), max(Fraction(0), part))


def _gone(ticket: Ticket, clock: RunningClock, at: datetime, deadlines: Deadlines) -> Fraction:
    """Minutes or working days of this clock that were gone by then, when nobody had to answer."""
    pauses = [(one.since, one.until or at) for one in ticket.pauses if one.since < at]
    if clock.kind is ClockKind.REPORTER:
        pauses = []
    if clock.kind in (ClockKind.FIRST_DISPATCH, ClockKind.CALLBACK):
        stood = [until - max(since, clock.start) for since, until in pauses]
        if clock.kind is ClockKind.CALLBACK:
            stood = []
        return Fraction((at - clock.start - sum(stood, timedelta())) // MICROSECOND, 60_000_000)
    days = _days_gone(clock.start, at, deadlines.calendar)
    for since, until in pauses:
        days -= _days_gone(clock.start, until, deadlines.calendar)
        days += _days_gone(clock.start, since, deadlines.calendar)
    return days


def _allowed(ticket: Ticket, clock: RunningClock, limits: Limits) -> Fraction | int:
    if clock.kind is ClockKind.CALLBACK:
        assert clock.due is not None
        return Fraction((clock.due - clock.start) // MICROSECOND, 60_000_000)
    if clock.kind is ClockKind.FIRST_DISPATCH:
        urgent = ticket.urgency != "normal"
        return limits.first_dispatch_soon_minutes if urgent else limits.first_dispatch_minutes
    if clock.kind is ClockKind.WHOLE:
        return limits.oversight_days if ticket.oversight else limits.complaint_days
    days = {
        ClockKind.VERIFY: limits.verify_days,
        ClockKind.FOLLOW_UP: limits.follow_up_days,
        ClockKind.REPORTER: limits.reporter_days,
    }
    return days[clock.kind]


def used_up(
    ticket: Ticket, clock: RunningClock, percent: int, at: datetime, deadlines: Deadlines
) -> bool:
    """Whether so much of the clock's time was gone by then, or when the reporter was asked."""
    wanted = _allowed(ticket, clock, deadlines.limits) * Fraction(percent, 100)
    asked = [one.since for one in ticket.pauses if clock.start < one.since < at]
    return any(
        _gone(ticket, clock, moment, deadlines) >= wanted
        for moment in (*asked, at + MICROSECOND)
        if clock.kind is not ClockKind.REPORTER or moment > at
    )


def holding(ticket: Ticket, rule: Rule, at: datetime, deadlines: Deadlines) -> Iterator[str]:
    """The clocks on which this rule should have acted by this moment: a piece of their cause."""
    for clock in deadlines.clocks(ticket):
        runs = clock.kind is rule.clock and clock.ended is None and clock.due is not None
        if runs and used_up(ticket, clock, rule.percent, at, deadlines):
            yield clock.eid


FactCheck = Callable[[Ticket], bool]
TROUBLE = Trouble("e-aside", START)
