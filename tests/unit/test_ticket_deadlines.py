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


def wib(month, day, hour, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=WIB).astimezone(UTC)


def day(clock):
    return clock.due.astimezone(WIB).date().isoformat()


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


def test_the_pause_is_given_back_in_office_time(line):
    asked_at = datetime(2026, 11, 23, 3, tzinfo=UTC)
    answered_at = datetime(2026, 11, 26, 3, tzinfo=UTC)
    events = [line.registered(), line.event(Kind.DATA_REQUESTED, at=asked_at)]
    waiting = fold("t-1", events)
    assert clock_of(waiting, ClockKind.WHOLE).due is None
    assert clock_of(waiting, ClockKind.WHOLE).standing(asked_at) is Standing.PAUSED
    assert clock_of(waiting, ClockKind.VERIFY).due is None
    assert clock_of(waiting, ClockKind.REPORTER).due is not None
    ticket = fold("t-1", [*events, line.event(Kind.DATA_RECEIVED, at=answered_at)])
    # Asked and told at 10.00 WIB, three working days apart.
    assert clock_of(ticket, ClockKind.WHOLE).due == DEADLINES.calendar.add_working_days(START, 17)


def paused(*spans, start=None):
    """A ticket whose reporter was asked and answered at these times."""
    line = EventLine()
    events = [line.registered(at=start or wib(11, 23, 9))]
    for asked, answered in spans:
        events += [
            line.event(Kind.DATA_REQUESTED, at=asked),
            line.event(Kind.DATA_RECEIVED, at=answered),
        ]
    return fold("t-1", events)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        (wib(12, 23, 9), wib(12, 28, 9), 8.5),  # Christmas, its cuti bersama and a weekend
        (wib(11, 23, 15), wib(11, 24, 10), 2.5),  # of the day of the start nothing counts
        (wib(11, 23, 9, 5), wib(11, 23, 15), 0),
        (wib(11, 24, 15), wib(11, 25, 10), 3.5),
        (wib(11, 24, 1), wib(11, 24, 23), 8.5),  # one day in WIB, two in UTC
        (wib(11, 24, 23, 58), wib(11, 25, 0, 3), 0),
        (wib(11, 27, 20), wib(11, 30, 6), 0),  # a weekend
        (wib(11, 28, 9), wib(11, 30, 8), 0.5),
    ],
)
def test_a_pause_is_counted_in_office_hours_of_working_days(since, until, hours):
    start = wib(12, 21, 9) if since.month == 12 else wib(11, 23, 9)
    ticket = paused((since, until), start=start)
    plain, due = (clock_of(one, ClockKind.WHOLE).due for one in (paused(start=start), ticket))
    assert DEADLINES.calendar.office_time(plain, due) == timedelta(hours=hours)
    assert (due == plain) is (hours == 0)


def test_three_calls_at_night_give_nobody_three_days_more():
    nights = [(wib(11, one, 23, 50), wib(11, one + 1, 0, 5)) for one in (23, 24, 25)]
    plain, called = (clock_of(paused(*one), ClockKind.WHOLE) for one in ((), nights))
    assert (called.due, called.near) == (plain.due, plain.near)


def test_the_same_hours_told_by_two_computers_and_an_answer_before_its_question_count_once():
    ticket = paused(
        (wib(11, 24, 9), wib(11, 26, 9)),
        (wib(11, 25, 9), wib(11, 26, 8)),  # within the first one
        (wib(11, 30, 9), wib(11, 27, 9)),  # a clock that was set back
    )
    due = DEADLINES.calendar.add_working_days(wib(11, 23, 9), 16)
    assert clock_of(ticket, ClockKind.WHOLE).due == due


@pytest.mark.parametrize(("late", "due"), [(0, wib(11, 27, 16)), (-1, None)])
def test_who_was_silent_before_the_reporter_was_asked_stays_silent(late, due):
    line = EventLine()
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}, at=wib(11, 20, 9))
    asked = line.event(Kind.DATA_REQUESTED, at=wib(11, 27, 16) + timedelta(microseconds=late))
    ticket = fold("t-1", [line.registered(at=wib(11, 20, 8)), sent, asked])
    clock = clock_of(ticket, ClockKind.FOLLOW_UP)
    assert clock.due == due
    assert clock.standing(wib(12, 30, 9)) is (Standing.OVER if due else Standing.PAUSED)
    assert (clock.near is None) is (due is None)
    assert (DEADLINES.next_break(ticket) == clock) is bool(due)
    assert DEADLINES.moment(ticket, clock, 100) == due
    assert DEADLINES.moment(ticket, clock, 101) is None
    assert clock_of(ticket, ClockKind.WHOLE).due is None


@pytest.mark.parametrize(("late", "due"), [(0, wib(11, 24, 9)), (-1, None)])
def test_a_first_dispatch_that_was_late_before_the_reporter_was_asked_stays_late(late, due):
    line = EventLine()
    asked = line.event(Kind.DATA_REQUESTED, at=wib(11, 24, 9) + timedelta(microseconds=late))
    ticket = fold("t-1", [line.registered(at=wib(11, 23, 9)), asked])
    clock = clock_of(ticket, ClockKind.FIRST_DISPATCH)
    assert clock.due == due
    assert DEADLINES.moment(ticket, clock, 100) == due
    assert DEADLINES.moment(ticket, clock, 101) is None


def test_the_first_dispatch_gets_its_pause_back_around_the_clock():
    ticket = paused((wib(11, 23, 10), wib(11, 26, 10)))
    clock = clock_of(ticket, ClockKind.FIRST_DISPATCH)
    assert clock.due == wib(11, 27, 9)
    assert clock.standing(wib(11, 26, 10)) is Standing.RUNNING
    assert clock.near_from == wib(11, 27, 3)  # 18 of 24 hours were not the reporter's


def test_what_was_over_before_the_pause_stays_over_and_what_was_met_is_met():
    late = paused((wib(11, 24, 10), wib(11, 26, 10)))
    assert clock_of(late, ClockKind.FIRST_DISPATCH).due == wib(11, 24, 9)
    late = paused((wib(12, 14, 10), wib(12, 16, 10)))
    plain = DEADLINES.calendar.add_working_days(wib(11, 23, 9), 14)
    assert clock_of(late, ClockKind.WHOLE).due == plain
    line = EventLine()
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}, at=wib(11, 23, 12))
    asked = line.event(Kind.DATA_REQUESTED, at=wib(11, 23, 14))
    told = line.event(Kind.DATA_RECEIVED, at=wib(11, 25, 14))
    ticket = fold("t-1", [line.registered(at=wib(11, 23, 9)), sent, asked, told])
    first, verify = (clock_of(ticket, one) for one in (ClockKind.FIRST_DISPATCH, ClockKind.VERIFY))
    assert (first.due, first.ended) == (wib(11, 24, 9), sent.wall_at)
    assert verify.due == DEADLINES.calendar.add_working_days(wib(11, 23, 9), 3)


def test_a_share_of_working_days_is_working_days():
    line = EventLine()
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}, at=wib(3, 16, 9))
    ticket = fold("t-1", [line.registered(at=wib(3, 16, 8)), sent])
    clock = clock_of(ticket, ClockKind.FOLLOW_UP)
    ten = DEADLINES.calendar.add_working_days(wib(3, 16, 9), 10)
    assert DEADLINES.moment(ticket, clock, 200) == ten  # Nyepi and Lebaran lie between
    assert DEADLINES.moment(ticket, clock, 100) == clock.due
    # Three quarters of five days: the fourth working day after 6 h 22,5 min of its office hours.
    fourth = DEADLINES.calendar.add_working_days(wib(3, 16, 9), 4)
    assert fourth - clock.near_from == timedelta(hours=8.5) / 4
    assert clock.standing(clock.near_from) is Standing.NEAR
    assert clock.standing(clock.near_from - timedelta(microseconds=1)) is Standing.RUNNING
    assert DEADLINES.moment(ticket, RunningClock(ClockKind.WHOLE, START, None), 75) is None


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


def test_a_clock_without_length_is_over_and_one_that_stands_is_never_near():
    assert RunningClock(ClockKind.CALLBACK, START, START).standing(START) is Standing.OVER
    assert RunningClock(ClockKind.WHOLE, START, None).near_from is None


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
    assert reasons(Facts(aside=True), None, START) == (Reason.SET_ASIDE,)
    assert reasons(Facts(transfers=2), None, START) == (Reason.RUNNING,)
    callback = RunningClock(ClockKind.CALLBACK, START, START + HOUR)
    assert reasons(Facts(), callback, START)[0] is Reason.CALLBACK
