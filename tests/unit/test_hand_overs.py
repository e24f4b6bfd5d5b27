"""What becomes of hand-overs when an agency is asked again: opened again, handed on, taken away."""

from datetime import timedelta

import pytest

from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import ClockKind, Deadlines
from callcenter.tickets.words import Kind, Outcome
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.fakes import START


def test_opened_again_every_agency_that_holds_it_is_waited_for_anew(line):
    not_mine = {"agency_id": "psda", "outcome": "bukan_wewenang"}
    events = [
        line.registered(),
        line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk", "dlh", "psda"]}),
        line.event(Kind.FOLLOW_UP_RECORDED, body={"agency_id": "bmbk", "outcome": "tuntas"}),
        line.event(Kind.FOLLOW_UP_RECORDED, body=not_mine),
        line.event(Kind.RESOLVED),
        line.event(Kind.REOPENED),
    ]
    again = fold("t-1", events)
    assert [(one.agency_id, one.at, one.answered_at) for one in again.dispatches[3:]] == [
        (one, events[5].wall_at, None)
        for one in ("bmbk", "dlh")  # psda holds it no longer
    ]
    first, silent, *_ = again.dispatches
    assert (first.answered_at, first.ended_at) == (events[2].wall_at, None)
    assert (silent.answered_at, silent.ended_at) == (None, events[4].wall_at)
    assert again.agency_ids == ("bmbk", "dlh")
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]})
    told = line.event(Kind.FOLLOW_UP_RECORDED, body={"agency_id": "bmbk", "outcome": "proses"})
    handed = fold("t-1", [*events, sent, told])
    assert [one.eid for one in handed.dispatches[3:]] == [events[5].eid, sent.eid]
    assert handed.dispatches[4].answered_at == told.wall_at
    assert handed.dispatches[0].answered_at == events[2].wall_at
    late = fold("t-1", [*events, told, sent])  # what it answered to the reopening stands
    assert [one.eid for one in late.dispatches[3:]] == [*[events[5].eid] * 2, sent.eid]
    ended = [line.event(kind) for kind in (Kind.RESOLVED, Kind.REOPENED)]
    twice = fold("t-1", [*events, told, *ended])
    assert [(one.agency_id, one.outcome, one.ended_at) for one in twice.dispatches[3:]] == [
        ("bmbk", Outcome.PROGRESS, None),
        ("dlh", None, ended[0].wall_at),
        ("bmbk", None, None),
        ("dlh", None, None),
    ]


@pytest.mark.parametrize("kind", [Kind.RESOLVED, Kind.REJECTED, Kind.REFERRED])
def test_opened_again_nobody_is_late_for_a_time_in_which_nobody_waited(line, kind):
    sent = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]})
    ended = line.event(kind, body={"agency_ids": ["polda"]}, at=START + timedelta(days=1))
    note = line.event(Kind.NOTE_ADDED, at=START + timedelta(days=20))
    again = line.event(Kind.REOPENED, at=START + timedelta(days=25))
    ticket = fold("t-1", [line.registered(), sent, ended, note, again])
    clocks = Deadlines(WorkingCalendar({})).clocks(ticket)
    first, second = (one for one in clocks if one.kind is ClockKind.FOLLOW_UP)
    assert first.ended == ended.wall_at < first.due
    assert (second.start, second.ended, second.eid) == (again.wall_at, None, again.eid)


@pytest.mark.parametrize("asked_again", [Kind.REOPENED, Kind.DISPATCHED])
def test_what_an_agency_answered_stays_when_it_is_asked_again_and_gives_it_away(line, asked_again):
    done = {"agency_id": "bmbk", "outcome": "tuntas"}
    events = [
        line.registered(),
        line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
        line.event(Kind.FOLLOW_UP_RECORDED, body=done),
        line.event(Kind.RESOLVED),
        line.event(Kind.REOPENED),
    ]
    if asked_again == Kind.DISPATCHED:
        events.append(line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}))
    told = events[2].wall_at

    def went(*steps):
        ticket = fold("t-1", [*events, *steps])
        return ticket, [(one.agency_id, one.answered_at, one.outcome) for one in ticket.dispatches]

    first = ("bmbk", told, Outcome.DONE)
    taken = line.event(Kind.DISPATCHED, body={"agency_ids": ["dlh"], "replaces": ["bmbk"]})
    ticket, found = went(taken)
    assert found == [first, ("bmbk", None, Outcome.TRANSFERRED), ("dlh", None, None)]
    assert ticket.agency_ids == ("dlh",)
    back = line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"], "replaces": ["dlh"]})
    ticket, found = went(taken, back)
    assert [one[2] for one in found] == [Outcome.DONE, *[Outcome.TRANSFERRED] * 2, None]
    assert ticket.agency_ids == ("bmbk",)
    refused = {"agency_id": "bmbk", "outcome": "bukan_wewenang"}
    not_mine = line.event(Kind.FOLLOW_UP_RECORDED, body=refused)
    late = line.event(Kind.FOLLOW_UP_RECORDED, body=done)  # it holds it no longer
    ticket, found = went(not_mine, late)
    assert found == [first, ("bmbk", not_mine.wall_at, Outcome.NOT_COMPETENT)]
    assert ticket.agency_ids == ()
    again = line.event(Kind.REOPENED)
    assert went(not_mine, line.event(Kind.RESOLVED), again)[1] == found
