"""Random lives, calendars, restarts and clocks: each ticket at the first instant, once a cause."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.escalation_causes import may_move
from callcenter.tickets.escalation_moves import coming, next_instant
from callcenter.tickets.escalation_rules import DEFAULT_RULES
from callcenter.tickets.event import Event
from callcenter.tickets.words import Kind
from tests.unit.escalation_world import (
    CALENDARS,
    MICROSECOND,
    Step,
    Writer,
    content,
    history,
    holding,
    lives,
    told,
    used_up,
)

LATER = timedelta(days=150)
_rules = {one.id: one for one in DEFAULT_RULES}
calendars = st.sampled_from(CALENDARS)
seeds = st.lists(st.integers(0, 7), min_size=1, max_size=30)


def instants(writer: Writer, until: datetime, deadlines: Deadlines) -> list[datetime]:
    found = next_instant(writer.ticket(), DEFAULT_RULES, deadlines)
    return [] if found is None or found >= until else [found]


def always_awake(happened: list[Event], deadlines: Deadlines) -> list[Event]:
    """What one desk writes that looks at each event and at each instant it has to."""
    desk = Writer("desk-1")
    made: list[Event] = []
    ends = [one.wall_at for one in happened[1:]] + [happened[-1].wall_at + LATER]
    for event, end in zip(happened, ends, strict=True):
        desk.learn([event])
        made += desk.wake(event.wall_at, deadlines)
        while due := instants(desk, end, deadlines):
            made += desk.wake(due[0], deadlines)
    return made


def moves_of(events: list[Event]) -> list[tuple[str, str]]:
    return [(str(one.body["rule"]), str(one.body["cause"])) for one in events]


@settings(max_examples=150, deadline=None)
@given(lives, calendars)
def test_a_desk_that_is_awake_moves_a_ticket_at_the_first_instant_and_once_per_cause(
    steps, deadlines
):
    happened = history(steps)
    made = always_awake(happened, deadlines)
    assert len(set(moves_of(made))) == len(made)
    for event in made:
        rule = _rules[str(event.body["rule"])]
        at = event.wall_at
        assert told(rule, at, deadlines)
        if rule.clock is None:
            continue
        known = [one for one in happened if one.wall_at <= at]
        if sum(one.wall_at == at for one in known[1:]) > 1:
            continue  # it moved between two things that people did at one instant
        ticket = fold("t-1", known)
        assert list(holding(ticket, rule, at, deadlines))
        # A moment earlier it was too early: the clock, the hour, or what people had done by then.
        before = at - 2 * MICROSECOND
        causes = {one.cause for one in coming(ticket, (rule,), deadlines)}
        assert event.body["cause"] in causes
        clock = min(
            (one for one in deadlines.clocks(ticket) if one.kind is rule.clock and one.due),
            key=lambda one: abs(deadlines.moment(ticket, one, rule.percent) - at),
        )
        reopened = any(one.wall_at == at for one in known[1:])
        assert (
            reopened
            or not used_up(ticket, clock, rule.percent, before, deadlines)
            or not told(rule, before, deadlines)
        )


@settings(max_examples=150, deadline=None)
@given(lives, calendars, st.integers(0, 60 * 24 * 120))
def test_whenever_it_looks_nothing_that_holds_is_left_unmoved(steps, deadlines, after):
    happened = history(steps)
    desk = Writer("desk-1")
    desk.learn(happened)
    now = happened[-1].wall_at + timedelta(minutes=after)
    desk.wake(now, deadlines)
    ticket = desk.ticket()
    for rule in DEFAULT_RULES:
        moved = [cause for name, cause in ticket.moved if name == rule.id]
        for eid in holding(ticket, rule, now, deadlines):
            if told(rule, now, deadlines):
                assert any(eid in cause for cause in moved), rule.id
    due = next_instant(ticket, DEFAULT_RULES, deadlines)
    assert due is None or due > now
    assert due is None or may_move(ticket)


@settings(max_examples=100, deadline=None)
@given(lives, calendars, seeds)
@example([], CALENDARS[0], [0])
def test_whoever_is_awake_at_an_instant_writes_what_one_desk_would(steps, deadlines, seed):
    """Desks and centre are started and ended at will; one of them is always awake."""
    happened = history(steps)
    wanted = [content(one) for one in always_awake(happened, deadlines)]
    writers = [Writer("desk-1"), Writer("desk-2"), Writer("pusat")]
    log: list[Event] = []
    turn = 0

    def look(now: datetime) -> None:
        nonlocal turn
        awake = seed[turn % len(seed)]
        turn += 1
        fresh: list[Event] = []
        for place, one in enumerate(writers):
            if awake % 3 == place or awake == 7:  # restarts: the others hold nothing meanwhile
                fresh += one.wake(now, deadlines)
        log.extend(one for one in fresh if one.eid not in {known.eid for known in log})
        for one in writers:
            one.learn(log)

    ends = [one.wall_at for one in happened[1:]] + [happened[-1].wall_at + LATER]
    for event, end in zip(happened, ends, strict=True):
        for one in writers:
            one.learn([event])
        look(event.wall_at)
        while due := instants(writers[0], end, deadlines):
            look(due[0])
    assert sorted(map(str, map(content, log))) == sorted(map(str, wanted))
    assert len({str(one.ticket().moved) for one in writers}) == 1


@settings(max_examples=150, deadline=None)
@given(lives, calendars, st.data())
def test_writers_without_a_line_agree_after_it_is_back(steps, deadlines, data):
    """Each knows some of what people did, looks when it likes; in the end all hold one story."""
    happened = history(steps)
    writers = [Writer("desk-1"), Writer("desk-2"), Writer("pusat")]
    log = list(happened)
    for one in writers:
        one.learn(happened[: data.draw(st.integers(1, len(happened)))])
        for wait in data.draw(st.lists(st.integers(0, 60 * 24 * 30), max_size=3)):
            log += one.wake(one.known[-1].wall_at + timedelta(minutes=wait), deadlines)
    stored: dict[str, Event] = {}
    for event in log:  # the centre's order; what it has already is known, or it would be refused
        assert content(stored.setdefault(event.eid, event)) == content(event)
    story = list(stored.values())
    ticket = fold("t-1", story)
    lines = [one for one in ticket.entries if one.kind == Kind.ESCALATED]
    said = [(one.body["rule"], one.body["cause"]) for one in lines]
    assert len(set(said)) == len(said) == len(ticket.moved)
    now = max(one.wall_at for one in story) + LATER
    made = []
    for one in writers:
        one.known = list(story)
        made.append({content(event).eid for event in one.wake(now, deadlines)})
    assert made[0] == made[1] == made[2]


@settings(max_examples=100, deadline=None)
@given(lives, calendars, st.lists(st.integers(-400, 0), min_size=1, max_size=8))
def test_a_clock_set_back_and_right_again_changes_nothing(steps, deadlines, jumps):
    happened = history(steps)
    now = happened[-1].wall_at + LATER
    steady, jumping = Writer("desk-1"), Writer("desk-1")
    for one in (steady, jumping):
        one.learn(happened)
    for days in jumps:
        jumping.wake(now + timedelta(days=days), deadlines)
        jumping.wake(now + timedelta(days=days), deadlines)
    jumping.wake(now, deadlines)
    steady.wake(now, deadlines)
    assert {content(one).eid for one in jumping.known} == {content(one).eid for one in steady.known}


def test_the_second_opinion_is_not_always_content():
    """The lives do reach clocks that run out, pauses, and tickets that are opened again."""
    steps = [
        Step(10, Kind.DISPATCHED, {"agency_ids": ["bmbk"]}),
        Step(60 * 24 * 40, Kind.DATA_REQUESTED),
        Step(60 * 24 * 20, Kind.DATA_RECEIVED),
        Step(5, Kind.RESOLVED),
        Step(60 * 24 * 5, Kind.REOPENED),
    ]
    made = always_awake(history(steps), CALENDARS[0])
    assert {"opd-diam", "opd-diam-lama", "selesai-lewat", "pelapor-diam", "dibuka-lagi"} <= {
        name for name, _ in moves_of(made)
    }
    assert all(one.wall_at <= other.wall_at for one, other in pairwise(made))
