"""The clocks of DOMAIN 3 over the real calendar of 2026."""

from datetime import UTC, datetime, timedelta

import pytest

from callcenter.clock import WIB
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import (
    ClockKind,
    Deadlines,
    Limits,
    RunningClock,
    Standing,
)
from callcenter.tickets.escalation import Facts, reasons
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Classification, Kind, Reason
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.builders import EventLine
from tests.fakes import START

DEADLINES = Deadlines(WorkingCalendar({}))


def clock_of(ticket, kind):
    return next(one for one in DEADLINES.clocks(ticket) if one.kind is kind)


def day(clock):
    return clock.due.astimezone(WIB).date().isoformat()


@pytest.fixture
def line():
    return EventLine()


def test_an_ordinary_complaint_has_three_five_and_fourteen_working_days(line):
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]})
    ticket = fold("t-1", [line.registered(), sent])
    assert day(clock_of(ticket, ClockKind.VERIFY)) == "2026-11-25"
    assert day(clock_of(ticket, ClockKind.FOLLOW_UP)) == "2026-11-27"
    assert day(clock_of(ticket, ClockKind.WHOLE)) == "2026-12-10"
    assert clock_of(ticket, ClockKind.VERIFY).ended == sent.wall_at


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"classification": "permintaan_informasi"}, 5),
        ({"classification": "pengaduan"}, 14),
        ({"classification": "aspirasi"}, 14),
        ({"oversight": True}, 60),
    ],
)
def test_the_whole_limit_follows_classification_and_oversight(line, fields, days):
    ticket = fold("t-1", [line.registered(**fields)])
    clock = clock_of(ticket, ClockKind.WHOLE)
    assert clock.due == DEADLINES.calendar.add_working_days(START, days)
    assert clock.due == DEADLINES.promise(START, ticket.classification, ticket.oversight)


def test_the_pause_is_given_back_in_working_days(line):
    asked_at = datetime(2026, 11, 23, 3, tzinfo=UTC)
    answered_at = datetime(2026, 11, 26, 3, tzinfo=UTC)
    events = [line.registered(), line.event(Kind.DATA_REQUESTED, at=asked_at)]
    waiting = fold("t-1", events)
    assert clock_of(waiting, ClockKind.WHOLE).due is None
    assert clock_of(waiting, ClockKind.WHOLE).standing(asked_at) is Standing.PAUSED
    assert clock_of(waiting, ClockKind.FIRST_DISPATCH).due is None
    assert clock_of(waiting, ClockKind.REPORTER).due is not None
    ticket = fold("t-1", [*events, line.event(Kind.DATA_RECEIVED, at=answered_at)])
    plain = DEADLINES.calendar.add_working_days(START, 14)
    resumed = clock_of(ticket, ClockKind.WHOLE).due
    assert DEADLINES.calendar.working_days_between(plain, resumed) == 3


def test_a_resolved_ticket_waits_ten_days_for_the_reporter(line):
    ticket = fold("t-1", [line.registered(), line.event(Kind.RESOLVED)])
    assert clock_of(ticket, ClockKind.REPORTER).due == DEADLINES.calendar.add_working_days(
        ticket.resolved_at, 10
    )
    assert clock_of(ticket, ClockKind.WHOLE).ended == ticket.resolved_at


def test_a_referral_ends_the_provinces_clocks(line):
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(Kind.REFERRED, body={"agency_ids": ["bpjn"]}),
        ],
    )
    assert DEADLINES.next_break(ticket) is None


@pytest.mark.parametrize("kind", [Kind.REJECTED, Kind.ARCHIVED_DUPLICATE])
def test_nothing_runs_for_what_is_rejected_or_archived(line, kind):
    promised = line.event(Kind.CALLBACK_PROMISED, body={"due": "2026-12-01T00:00:00+00:00"})
    ticket = fold("t-1", [line.registered(), promised, line.event(kind)])
    assert DEADLINES.next_break(ticket) is None
    assert all(one.standing(START) is Standing.ENDED for one in DEADLINES.clocks(ticket))


def test_an_agency_that_said_not_mine_is_no_longer_waited_for(line):
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(
                Kind.FOLLOW_UP_RECORDED, body={"agency_id": "bmbk", "outcome": "bukan_wewenang"}
            ),
        ],
    )
    assert not [one for one in DEADLINES.clocks(ticket) if one.kind is ClockKind.FOLLOW_UP]


def test_an_agency_from_which_it_was_taken_is_no_longer_waited_for(line):
    ticket = fold(
        "t-1",
        [
            line.registered(),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["psda"], "replaces": ["bmbk"]}),
        ],
    )
    waited = [one for one in DEADLINES.clocks(ticket) if one.kind is ClockKind.FOLLOW_UP]
    assert [one.agency_id for one in waited] == ["psda"]
    assert waited[0].start == ticket.dispatches[1].at


def test_what_is_urgent_must_be_dispatched_within_the_hour(line):
    ticket = fold("t-1", [line.registered(urgency="segera")])
    first = clock_of(ticket, ClockKind.FIRST_DISPATCH)
    assert first.due - first.start == timedelta(minutes=60)
    assert DEADLINES.next_break(ticket) == first


def test_a_promised_call_is_a_clock_of_its_own_until_it_is_made(line):
    promised = line.event(Kind.CALLBACK_PROMISED, body={"due": "2026-11-20T15:00:00+00:00"})
    ticket = fold("t-1", [line.registered(), promised])
    clock = clock_of(ticket, ClockKind.CALLBACK)
    assert (clock.start, clock.due) == (promised.wall_at, datetime(2026, 11, 20, 15, tzinfo=UTC))
    done = line.event(Kind.CALLBACK_DONE, body={"eid": promised.eid})
    after = fold("t-1", [line.registered(), promised, done])
    assert not [one for one in DEADLINES.clocks(after) if one.kind is ClockKind.CALLBACK]


def test_a_ticket_that_was_never_registered_has_no_clock():
    assert DEADLINES.clocks(Ticket(id="t")) == ()
    assert DEADLINES.next_break(Ticket(id="t")) is None


def test_the_settings_limits_are_used(line):
    deadlines = Deadlines(WorkingCalendar({}), Limits(complaint_days=2, first_dispatch_minutes=5))
    ticket = fold("t-1", [line.registered()])
    assert deadlines.whole_days(Classification.COMPLAINT, False) == 2
    assert deadlines.next_break(ticket).due == START + timedelta(minutes=5)


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("passed", "standing"),
    [(0, Standing.RUNNING), (74, Standing.RUNNING), (75, Standing.NEAR), (100, Standing.OVER)],
)
def test_near_begins_at_three_quarters(passed, standing):
    clock = RunningClock(ClockKind.WHOLE, START, START + 100 * HOUR)
    assert clock.standing(START + passed * HOUR) is standing


def test_a_clock_without_length_is_used_up():
    assert RunningClock(ClockKind.CALLBACK, START, START).share(START) == 1.0
    assert RunningClock(ClockKind.WHOLE, START, None).share(START) == 0.0


def test_reasons_the_most_telling_first():
    over = RunningClock(ClockKind.FOLLOW_UP, START, START + HOUR)
    facts = Facts(conflicts=1, transfers=3, reopened=1, reporters=2, oversight=True, soon=True)
    assert reasons(facts, over, START + 2 * HOUR) == (
        Reason.SILENT,
        Reason.CONFLICT,
        Reason.PING_PONG,
        Reason.SENSITIVE,
        Reason.SOON,
        Reason.REOPENED,
        Reason.REPEATED,
    )
    whole = RunningClock(ClockKind.WHOLE, START, START + HOUR)
    assert reasons(Facts(), whole, START + 2 * HOUR) == (Reason.OVERDUE,)
    assert reasons(Facts(), whole, START + 0.8 * HOUR) == (Reason.NEAR,)
    assert reasons(Facts(), whole, START) == (Reason.RUNNING,)
    assert reasons(Facts(transfers=2), None, START) == (Reason.RUNNING,)
    callback = RunningClock(ClockKind.CALLBACK, START, START + HOUR)
    assert reasons(Facts(), callback, START)[0] is Reason.CALLBACK
