"""What moves, when, and once per cause."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import ClockKind, Deadlines, Limits
from callcenter.tickets.escalation_causes import Trouble
from callcenter.tickets.escalation_moves import (
    Place,
    coming,
    move_event,
    moves,
    next_instant,
)
from callcenter.tickets.escalation_rules import DEFAULT_RULES, Quiet, Rule
from callcenter.tickets.event import Change
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.words import Kind, Reason, Whom
from callcenter.tickets.working_calendar import WIB, WorkingCalendar
from tests.builders import EventLine
from tests.fakes import START

DEADLINES = Deadlines(WorkingCalendar())
DAY = timedelta(days=1)


def named(ticket, name, troubles=()):
    """The coming moves by one rule."""
    found = coming(ticket, DEFAULT_RULES, DEADLINES, troubles)
    return [one for one in found if one.rule == name]


def rule(**more):
    said = {"id": "uji", "reason": Reason.OVERDUE, "level": 2, "whom": Whom.SUPERVISOR}
    return Rule(**(said | more))


def at_wib(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


def test_a_silent_opd_goes_to_its_liaison_when_the_limit_is_over_and_offices_open(line):
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]})
    ticket = fold("t-1", [line.registered(), sent])
    (move,) = named(ticket, "opd-diam")
    assert move.reason is Reason.SILENT
    assert (move.level, move.whom) == (3, Whom.LIAISON)
    assert move.cause == f"{sent.eid}:bmbk"
    # Over on Friday 27 November at 16.00, when the office closes: told on Monday at 7.30.
    assert move.at == at_wib(30, 7, 30)


def test_each_agency_that_holds_the_ticket_is_a_cause_of_its_own(line):
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk", "dlh"]})
    ticket = fold("t-1", [line.registered(), sent])
    assert {one.cause for one in named(ticket, "opd-diam")} == {
        f"{sent.eid}:bmbk",
        f"{sent.eid}:dlh",
    }


def test_it_moves_at_the_instant_and_not_a_microsecond_before(line):
    registered = line.registered()
    ticket = fold("t-1", [registered])
    due = START + timedelta(hours=24)
    assert named(ticket, "disposisi-lewat")[0].at == due
    before = moves(ticket, DEFAULT_RULES, DEADLINES, due - timedelta(microseconds=1))
    then = moves(ticket, DEFAULT_RULES, DEADLINES, due)
    assert [one.rule for one in before] == ["disposisi-hampir"]
    assert [one.rule for one in then] == ["disposisi-hampir", "disposisi-lewat"]
    assert before[0].at == START + timedelta(hours=18)
    assert then[1].cause == registered.eid
    assert next_instant(ticket, DEFAULT_RULES, DEADLINES) == before[0].at


def test_what_has_moved_a_ticket_moves_it_never_again(line):
    events = [line.registered()]
    ticket = fold("t-1", events)
    now = START + timedelta(hours=24)
    for n, move in enumerate(moves(ticket, DEFAULT_RULES, DEADLINES, now)):
        events.append(move_event("t-1", move, Place("desk-1", 1, 50 + n)))
    moved = fold("t-1", events)
    assert moved.level == 2
    assert moves(moved, DEFAULT_RULES, DEADLINES, now) == ()
    assert next_instant(moved, DEFAULT_RULES, DEADLINES) > now


def test_clocks_that_stand_or_have_ended_move_nothing(line):
    events = [line.registered(), line.event(Kind.DATA_REQUESTED)]
    waiting = fold("t-1", events)
    assert [one.rule for one in coming(waiting, DEFAULT_RULES, DEADLINES)] == ["pelapor-diam"]
    assert named(waiting, "pelapor-diam")[0].cause == events[1].eid
    done = line.event(Kind.RESOLVED)
    resolved = fold("t-1", [*events, done])
    assert [one.cause for one in coming(resolved, DEFAULT_RULES, DEADLINES)] == [done.eid]
    closed = fold("t-1", [*events, done, line.event(Kind.CLOSED)])
    assert coming(closed, DEFAULT_RULES, DEADLINES) == []
    assert next_instant(closed, DEFAULT_RULES, DEADLINES) is None


def test_who_was_silent_before_the_reporter_was_asked_moves_as_far_as_he_was(line):
    """Ten working days of five are over, fifteen are not: the rest stands with the pause."""
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]})
    asked = line.event(Kind.DATA_REQUESTED, at=START + 17 * DAY)
    waiting = fold("t-1", [line.registered(), sent, asked])
    rule = next(one for one in DEFAULT_RULES if one.id == "opd-diam")
    rules = [replace(rule, id=str(part), percent=part) for part in (75, 100, 200, 300)]
    found = coming(waiting, rules, DEADLINES)
    assert [one.rule for one in found] == ["75", "100", "200"]
    assert all(one.at < asked.wall_at for one in found)


def test_a_ticket_of_which_nothing_is_known_moves_nothing():
    assert coming(Ticket(id="t-1"), DEFAULT_RULES, DEADLINES) == []


def test_the_wait_of_a_merge_that_was_undone_is_a_cause_too(line):
    back = [
        line.registered(),
        line.event(Kind.DATA_REQUESTED),
        line.event(Kind.ARCHIVED_DUPLICATE, body={"of": "t-2"}),
        line.event(Kind.DUPLICATE_UNDONE),
    ]
    assert named(fold("t-1", back), "pelapor-diam")[0].cause == back[-1].eid


def test_a_ticket_opened_again_late_moves_again_from_then_on(line):
    late = START + 60 * DAY
    events = [
        line.registered(),
        line.event(Kind.RESOLVED, at=START + DAY),
        line.event(Kind.REOPENED, at=late),
    ]
    ticket = fold("t-1", events)
    (move,) = named(ticket, "selesai-hampir")
    assert (move.cause, move.at) == (events[-1].eid, late)
    (again,) = named(ticket, "dibuka-lagi")
    assert (again.cause, again.at) == (events[-1].eid, late)


def test_an_agency_that_is_silent_after_a_reopening_is_a_cause_of_its_own(line):
    answer = {"agency_id": "bmbk", "outcome": "tuntas"}
    events = [
        line.registered(),
        line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
        line.event(Kind.FOLLOW_UP_RECORDED, body=answer),
        line.event(Kind.RESOLVED),
        line.event(Kind.REOPENED, at=at_wib(23, 9)),
    ]
    (move,) = named(fold("t-1", events), "opd-diam")
    assert move.cause == f"{events[-1].eid}:bmbk"
    assert move.at == at_wib(30, 16) + timedelta(hours=15.5)  # five days later, as offices open
    told = [*events, line.event(Kind.FOLLOW_UP_RECORDED, body=answer, at=at_wib(24, 9))]
    assert named(fold("t-1", told), "opd-diam") == []


def test_a_promised_call_moves_when_it_is_due_also_on_a_closed_ticket(line):
    due = START + 3 * DAY
    promised = line.event(Kind.CALLBACK_PROMISED, body={"due": due.isoformat()})
    events = [line.registered(), promised, line.event(Kind.RESOLVED), line.event(Kind.CLOSED)]
    (move,) = coming(fold("t-1", events), DEFAULT_RULES, DEADLINES)
    assert (move.rule, move.cause, move.at) == ("telepon-balik", promised.eid, due)
    done = line.event(Kind.CALLBACK_DONE, body={"eid": promised.eid})
    assert coming(fold("t-1", [*events, done]), DEFAULT_RULES, DEADLINES) == []


@pytest.mark.parametrize(
    ("due", "year"), [("9999-12-31T23:59:59+00:00", 3758), ("0001-01-01T00:00:00+14:00", 2026)]
)
def test_a_mad_promise_stops_nothing_and_moves_nothing_before_it_was_made(line, due, year):
    events = [line.registered(), line.event(Kind.CALLBACK_PROMISED, body={"due": due})]
    rules = [rule(clock=ClockKind.CALLBACK, percent=1000, reason=Reason.CALLBACK)]
    (move,) = coming(fold("t-1", events), rules, DEADLINES)
    assert move.at.year == year


def back_and_forth(line, times):
    events = [line.registered()]
    for _ in range(times):
        events.append(line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}))
        body = {"agency_id": "bmbk", "outcome": "bukan_wewenang"}
        events.append(line.event(Kind.FOLLOW_UP_RECORDED, body=body))
    return events


def test_the_third_refusal_of_an_opd_is_ping_pong_and_the_fourth_is_no_second_cause(line):
    assert named(fold("t-1", back_and_forth(line, 2)), "saling-lempar") == []
    events = back_and_forth(EventLine(), 4)
    progress = EventLine().event(Kind.FOLLOW_UP_RECORDED, body={"outcome": "proses"})
    (move,) = named(fold("t-1", [events[0], progress, *events[1:]]), "saling-lempar")
    assert (move.cause, move.at) == (events[6].eid, events[6].wall_at)


def test_further_reporters_count_from_as_many_as_the_rule_says(line):
    events = [line.registered(), *(line.event(Kind.REPORTER_JOINED) for _ in range(3))]
    assert named(fold("t-1", events[:2]), "berulang") == []
    (move,) = named(fold("t-1", events), "berulang")
    assert move.cause == events[2].eid
    (eager,) = coming(fold("t-1", events), [rule(reason=Reason.REPEATED)], DEADLINES)
    assert eager.cause == events[1].eid


def test_what_is_sensitive_or_urgent_is_so_from_the_event_that_says_it(line):
    said = line.event(Kind.EDITED, changes=(Change("oversight", True), Change("urgency", "segera")))
    ticket = fold("t-1", [line.registered(), said])
    rules = [rule(id="a", reason=Reason.SENSITIVE), rule(id="b", reason=Reason.SOON, minutes=30)]
    found = coming(ticket, rules, DEADLINES)
    assert [(one.rule, one.cause) for one in found] == [("a", said.eid), ("b", said.eid)]
    assert found[0].at == said.wall_at
    assert found[1].at == said.wall_at + timedelta(minutes=30)
    closed = fold("t-1", [line.registered(), said, line.event(Kind.RESOLVED)])
    assert coming(closed, rules, DEADLINES) == []
    plain = fold("t-1", [line.registered()])
    assert coming(plain, rules, DEADLINES) == []


def test_two_values_wait_for_a_person_four_hours_and_each_edit_once(line):
    first = line.registered()
    other = EventLine(client_id="desk-2")
    both = (Change("place", "18.01"), Change("category", "lain"))
    edits = [
        line.event(Kind.EDITED, changes=(Change("place", "18.02", first.eid),)),
        other.event(Kind.EDITED, changes=both, at=START + DAY),
    ]
    ticket = fold("t-1", [first, *edits])
    assert len(ticket.conflicts) == 2
    (move,) = named(ticket, "dua-nilai")
    assert (move.cause, move.at) == (edits[1].eid, START + DAY + timedelta(hours=4))


def test_what_the_centre_set_aside_comes_from_outside_the_ticket(line):
    ticket = fold("t-1", [line.registered()])
    assert named(ticket, "disisihkan") == []
    (move,) = named(ticket, "disisihkan", [Trouble("e-9", START + DAY)])
    assert (move.reason, move.cause, move.at) == (Reason.SET_ASIDE, "e-9", START + DAY)


def test_each_doubt_about_lapor_moves_once_however_often_it_is_looked_at(line):
    reserved = line.event(Kind.LAPOR_RESERVED, body={"payload_hash": "x"})
    attempt = {"attempt": reserved.eid}
    unsure = line.event(Kind.LAPOR_UNCERTAIN, body=attempt)
    events = [line.registered(), reserved, unsure]
    (move,) = named(fold("t-1", events), "lapor-ragu")
    assert (move.cause, move.at) == (reserved.eid, unsure.wall_at + timedelta(hours=1))
    looked = line.event(Kind.LAPOR_UNCERTAIN, body=attempt | {"look": "tidak_ada"})
    assert named(fold("t-1", [*events, looked]), "lapor-ragu") == [move]
    sent = line.event(Kind.LAPOR_SENT, body=attempt | {"complaint_id": "77"})
    assert named(fold("t-1", [*events, sent]), "lapor-ragu") == []


def test_a_second_complaint_a_stray_post_and_an_answer_in_doubt_are_causes_of_their_own(line):
    reserved = line.event(Kind.LAPOR_RESERVED, body={})
    first = line.event(
        Kind.LAPOR_SENT, body={"attempt": reserved.eid, "complaint_id": "77", "others": ["78"]}
    )
    stray = line.event(Kind.LAPOR_UNCERTAIN, body={"attempt": "another-try"})
    reply = line.event(Kind.LAPOR_REPLY, body={"text": "sudah"})
    doubt = line.event(Kind.LAPOR_REPLY_SENT, body={"reply": reply.eid, "result": "ragu"})
    told = line.event(Kind.LAPOR_REPLY, body={"text": "lagi"})
    ticket = fold("t-1", [line.registered(), reserved, first, stray, reply, doubt, told])
    found = named(ticket, "lapor-ragu")
    assert {one.cause for one in found} == {"78", "another-try", reply.eid}


QUIET = Quiet(time(21), time(6))


@pytest.mark.parametrize(
    ("quiet", "at", "then"),
    [
        (None, at_wib(20, 23), at_wib(20, 23)),
        (QUIET, at_wib(20, 20, 59), at_wib(20, 20, 59)),
        (QUIET, at_wib(20, 21), at_wib(21, 6)),
        (QUIET, at_wib(21, 5), at_wib(21, 6)),
        (Quiet(time(12), time(13)), at_wib(20, 12, 30), at_wib(20, 13)),
        (Quiet(time(21), time(6), days_off=True), at_wib(20, 22), at_wib(23, 6)),
        (Quiet(time(12), time(13), days_off=True), at_wib(21, 12, 30), at_wib(23, 0)),
        (Quiet(time(12), time(13), days_off=True), at_wib(20, 14), at_wib(20, 14)),
    ],
)
def test_quiet_hours_put_a_move_off_and_lose_none(line, quiet, at, then):
    promised = {"due": at.isoformat()}
    events = [
        line.registered(at=START - 30 * DAY),
        line.event(Kind.CALLBACK_PROMISED, body=promised),
    ]
    rules = [rule(clock=ClockKind.CALLBACK, reason=Reason.CALLBACK, quiet=quiet)]
    (move,) = coming(fold("t-1", events), rules, DEADLINES)
    assert move.at == then
    assert move.at.tzinfo is UTC


def test_a_calendar_without_a_working_day_is_no_reason_to_wait_for_ever(line):
    nothing = {date(2026, 1, 1) + timedelta(days=k): False for k in range(900)}
    free = Deadlines(WorkingCalendar(nothing))
    due = START + DAY
    events = [line.registered(), line.event(Kind.CALLBACK_PROMISED, body={"due": due.isoformat()})]
    quiet = Quiet(time(16), time(7, 30), days_off=True)
    rules = [rule(clock=ClockKind.CALLBACK, reason=Reason.CALLBACK, quiet=quiet)]
    (move,) = coming(fold("t-1", events), rules, free)
    assert due < move.at < due + 410 * DAY


def test_what_arrived_late_dates_no_move_by_a_move_that_stands_before_it(line):
    events = [
        line.registered(),
        line.event(
            Kind.ESCALATED, body={"rule": "lain", "cause": "x"}, at=START + timedelta(hours=24)
        ),
        line.event(
            Kind.EDITED, changes=(Change("urgency", "segera"),), at=START + timedelta(hours=2)
        ),
    ]
    (move,) = named(fold("t-1", events), "disposisi-lewat")
    assert move.at == START + timedelta(hours=2)


def test_other_limits_move_nothing_before_they_were_set_and_what_was_due_then_keeps_its_time(line):
    ticket = fold("t-1", [line.registered()])
    near, over = START + timedelta(hours=18), START + timedelta(hours=24)
    calendar, quick = WorkingCalendar(), Limits(first_dispatch_minutes=60)

    def at(deadlines):
        found = {one.rule: one.at for one in coming(ticket, DEFAULT_RULES, deadlines)}
        return found["disposisi-hampir"], found["disposisi-lewat"]

    since = START + timedelta(hours=20)  # between the two
    short = Deadlines(calendar, quick, since, DEADLINES)
    assert at(short) == (near, since)
    assert at(
        Deadlines(calendar, Limits(first_dispatch_minutes=60 * 24 * 9), since, DEADLINES)
    ) == (
        START + timedelta(hours=162),
        START + timedelta(hours=216),
    )
    shorter = Deadlines(calendar, Limits(first_dispatch_minutes=1), over, short)
    assert at(shorter) == (near, since)
