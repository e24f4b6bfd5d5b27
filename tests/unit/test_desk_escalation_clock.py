"""A desk that moves tickets by itself and doubts its clock: what it waits for, who settles it."""

from datetime import timedelta

import pytest

from callcenter.desk.audit import Act, read_audit
from callcenter.desk.clock_doubt import DOUBT, HOLD_SECONDS, believe_clock
from callcenter.desk.escalate import Escalation
from callcenter.store import kv, seen_time, sync_state
from callcenter.tickets.escalation_moves import Ran
from tests.builders import ticket


@pytest.mark.usefixtures("waiting")
def test_a_clock_that_jumps_ahead_moves_nothing_until_it_has_gone_on_for_a_while(desk, clock):
    watch = Escalation(desk)
    assert watch.run_due() == Ran()
    clock.moment += timedelta(days=1)  # the machine has slept
    assert watch.run_due() == Ran()
    clock.advance(seconds=HOLD_SECONDS - 1)
    assert watch.run_due() == Ran()
    assert watch.doubt is None
    clock.moment -= timedelta(days=1)  # somebody has set it right
    clock.advance(seconds=2)
    assert watch.run_due() == Ran()
    clock.moment += timedelta(days=1)
    assert watch.run_due() == Ran()
    clock.advance(seconds=HOLD_SECONDS)
    assert watch.run_due() == Ran(2)


@pytest.mark.parametrize("over_a_restart", [False, True])
def test_a_clock_that_is_years_ahead_moves_nothing_before_a_person_says_yes(
    desk, waiting, clock, over_a_restart
):
    watch = Escalation(desk)
    assert watch.run_due() == Ran()
    clock.moment += timedelta(days=700)
    for _ in range(3):
        watch = Escalation(desk) if over_a_restart else watch
        assert watch.run_due() == Ran()
        assert watch.doubt is not None
        assert watch.doubt.is_ahead
        assert watch.doubt.shown - watch.doubt.known == timedelta(days=700)
        clock.advance(seconds=HOLD_SECONDS)
        clock.moment -= timedelta(seconds=HOLD_SECONDS) if over_a_restart else timedelta()
    clock.moment -= timedelta(days=700)  # set right: nothing of the wrong years is left
    assert watch.run_due() == Ran()
    assert watch.doubt is None
    assert ticket(desk, waiting).level == 1
    clock.moment += timedelta(days=700)
    assert watch.run_due() == Ran()
    believe_clock(desk)
    entry = read_audit(desk).lines[0][1]
    assert (entry.act, entry.fields) == (Act.SETTINGS, ("clock",))
    assert watch.run_due().moved > 2
    assert watch.doubt is None
    assert ticket(desk, waiting).level == 6


def test_a_desk_that_was_off_for_days_moves_what_is_due_at_once_and_goes_on(desk, waiting, clock):
    assert Escalation(desk).run_due() == Ran()
    for _ in range(4):  # off each night, for two weeks: no night is a doubt, nor are they together
        clock.moment += DOUBT
        watch = Escalation(desk)
        watch.run_due()
        assert watch.doubt is None
    assert ticket(desk, waiting).level == 2
    clock.advance(days=60)  # one run, on and on
    assert watch.run_due().moved
    assert ticket(desk, waiting).level == 6


@pytest.mark.usefixtures("waiting")
def test_a_clock_that_is_days_behind_is_asked_about_and_the_centre_settles_it(desk, clock):
    clock.advance(days=30)
    watch = Escalation(desk)
    assert watch.run_due().moved
    clock.moment -= timedelta(days=20)
    assert watch.run_due() == Ran()
    assert watch.doubt is not None
    assert not watch.doubt.is_ahead
    with desk.store.write() as tx:
        sync_state.note_exchange(tx, 0, clock.now())
    assert watch.run_due() == Ran()
    assert watch.doubt is None


def test_a_known_time_that_cannot_be_read_is_none(desk, clock):
    with desk.store.write() as tx:
        kv.put(tx, "known_time", b"{kotor")
        assert seen_time.known(tx) is None
    clock.advance(days=700)
    assert Escalation(desk).run_due() == Ran()


@pytest.mark.usefixtures("waiting")
def test_the_centres_answer_confirms_a_time_at_once(desk, clock):
    watch = Escalation(desk)
    watch.run_due()
    clock.advance(seconds=30)
    assert watch.run_due() == Ran()
    clock.moment += timedelta(days=1)
    assert watch.run_due() == Ran()
    with desk.store.write() as tx:
        sync_state.note_exchange(tx, 0, clock.now())
    assert watch.run_due() == Ran(2)


@pytest.mark.usefixtures("waiting")
def test_an_exchange_some_time_ago_is_no_jump_of_the_clock(desk, clock):
    watch = Escalation(desk)
    clock.advance(hours=23, minutes=50)
    assert watch.run_due() == Ran(1)
    clock.advance(minutes=2)
    with desk.store.write() as tx:
        sync_state.note_exchange(tx, 0, clock.now())
    clock.advance(minutes=20)
    assert watch.run_due() == Ran(1)


@pytest.mark.usefixtures("waiting")
def test_a_clock_set_back_moves_nothing_and_nothing_twice(desk, clock):
    watch = Escalation(desk)
    clock.advance(hours=24)
    assert watch.run_due() == Ran(2)
    clock.moment -= timedelta(days=400)
    assert watch.run_due() == Ran()
    clock.moment += timedelta(days=400)
    assert watch.run_due() == Ran()
