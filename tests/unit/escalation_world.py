"""Random lives of a ticket, and a second opinion about when a rule should move it.

The second opinion asks of one moment only whether the rule holds then; it computes no instants.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from callcenter.tickets import life
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import Deadlines, RunningClock
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


def used_up(clock: RunningClock, percent: int, at: datetime) -> bool:
    """Whether so much of the clock's time is gone, to the microsecond."""
    assert clock.due is not None
    return (at - clock.start + MICROSECOND) * 100 >= (clock.due - clock.start) * percent


def holding(ticket: Ticket, rule: Rule, at: datetime, deadlines: Deadlines) -> Iterator[str]:
    """The clocks on which this rule should have acted by this moment: a piece of their cause."""
    for clock in deadlines.clocks(ticket):
        runs = clock.kind is rule.clock and clock.ended is None and clock.due is not None
        if runs and used_up(clock, rule.percent, at):
            yield clock.eid


FactCheck = Callable[[Ticket], bool]
TROUBLE = Trouble("e-aside", START)
