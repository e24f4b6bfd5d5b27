"""A desk that moves tickets by itself: when it looks, what it leaves, and rules that are tried."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from callcenter.desk.audit import Act, read_audit
from callcenter.desk.change_escalation import save_rules, would_move
from callcenter.desk.change_guidance import DAYS_OFF, read_guidance, reset_guidance, save_guidance
from callcenter.desk.change_limits import save_limits
from callcenter.desk.change_settings import change_settings
from callcenter.desk.clock_doubt import DOUBT, HOLD_SECONDS, believe_clock
from callcenter.desk.escalate import Escalation, office_rules, run_due
from callcenter.desk.finish import resolve
from callcenter.desk.office import read_office, set_office
from callcenter.desk.read_queue import read_rows
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.work_queue import raise_level
from callcenter.errors import (
    Cancelled,
    FieldInvalid,
    NoRulesLeft,
    RightMissing,
    RulesMoveTooMuch,
    TermsMoveTooMuch,
)
from callcenter.settings import Operator
from callcenter.store import escalations, kv, outbox, seen_time, sync_state
from callcenter.tickets.deadlines import ClockKind, Limits
from callcenter.tickets.escalation_moves import Ran
from callcenter.tickets.escalation_rules import (
    DEFAULT_RULES,
    RULES_NAME,
    Quiet,
    Rule,
    write_rules,
)
from callcenter.tickets.office_terms import LIMITS_NAME
from callcenter.tickets.words import Kind, Reason, Whom
from tests.builders import intake, kinds, ticket
from tests.fakes import START

QUICK = Rule(
    id="cepat",
    clock=ClockKind.FIRST_DISPATCH,
    percent=1,
    reason=Reason.NEAR,
    level=2,
    whom=Whom.SUPERVISOR,
)


@pytest.fixture
def waiting(desk):
    """A ticket that nobody has handed on yet."""
    return register_ticket(desk, intake(agency_ids=())).ticket_id


def register(desk, count, **fields):
    return [register_ticket(desk, intake(agency_ids=(), **fields)).ticket_id for _ in range(count)]


def test_it_moves_what_is_due_and_is_idle_until_the_next_instant(desk, waiting, clock):
    assert run_due(desk) == Ran()
    clock.advance(hours=17, minutes=59)
    assert run_due(desk) == Ran()
    clock.advance(minutes=1)
    assert run_due(desk) == Ran(1)
    assert kinds(desk, waiting)[-1] == Kind.ESCALATED
    assert run_due(desk) == Ran()
    clock.advance(hours=6)
    assert run_due(desk) == Ran(1)
    assert ticket(desk, waiting).level == 2
    assert read_rows(desk, [waiting])[waiting].level == 2


def test_what_comes_after_a_look_is_looked_at_too(desk, clock):
    assert run_due(desk) == Ran()
    late = register(desk, 1)[0]
    assert run_due(desk) == Ran()
    clock.advance(hours=18)
    assert run_due(desk) == Ran(1)
    assert kinds(desk, late)[-1] == Kind.ESCALATED


def test_the_screen_hears_of_it_and_it_waits_to_be_sent(desk, waiting, clock):
    told: set[str] = set()
    desk.changes.subscribe(told.update)
    clock.advance(hours=18)
    run_due(desk)
    assert {waiting, "outbox"} <= told
    with desk.store.read() as tx:
        assert [row.kind for row in outbox.rows(tx)][-1] == Kind.ESCALATED


def test_what_was_done_in_time_moves_nothing(desk, waiting, clock):
    clock.advance(hours=17)
    resolve(desk, waiting, "Sudah ditangani.")
    clock.advance(hours=200)
    run_due(desk)
    assert Kind.ESCALATED not in kinds(desk, waiting)


def test_what_a_person_raised_higher_stays_there(desk, waiting, clock):
    for _ in range(3):
        raise_level(desk, [waiting], "Warga menelepon lagi")
    clock.advance(hours=24)
    assert run_due(desk).moved == 2
    assert ticket(desk, waiting).level == 4


def test_many_are_looked_at_some_at_a_time(desk, clock):
    ids = register(desk, 5)
    run_due(desk)
    clock.advance(hours=18)
    assert [run_due(desk, limit=2) for _ in range(4)] == [
        Ran(2, more=True),
        Ran(2, more=True),
        Ran(1),
        Ran(),
    ]
    assert all(kinds(desk, one)[-1] == Kind.ESCALATED for one in ids)


def test_a_list_that_was_lost_or_damaged_is_made_again_and_moves_nothing_twice(
    desk, waiting, clock
):
    clock.advance(hours=18)
    assert run_due(desk) == Ran(1)
    with desk.store.write() as tx:
        tx.exec_driver_sql("DELETE FROM escalations")
        kv.put(tx, "escalation_mark", b"{kotor")
    clock.advance(hours=6)
    assert run_due(desk) == Ran(1)
    with desk.store.write() as tx:
        ahead = escalations.mark(tx)
        kv.put(tx, "escalation_mark", b'{"terms":"%s","event":9999}' % ahead.terms.encode())
    assert run_due(desk) == Ran()
    assert kinds(desk, waiting).count(Kind.ESCALATED) == 2


@pytest.mark.usefixtures("waiting")
def test_other_limits_are_other_instants(desk, clock):
    run_due(desk)
    change_settings(desk, replace(desk.settings, first_dispatch_minutes=60))
    clock.advance(minutes=45)
    assert run_due(desk) == Ran(1)


def test_an_event_the_centre_keeps_aside_moves_its_ticket(desk, waiting):
    run_due(desk)
    with desk.store.write() as tx:
        eid = next(row.eid for row in outbox.rows(tx) if row.subject_id == waiting)
        outbox.quarantine(tx, eid, "subject_mismatch", at_centre=True)
    assert run_due(desk) == Ran(1)
    (line,) = (one for one in ticket(desk, waiting).entries if one.kind == Kind.ESCALATED)
    assert (line.body["cause"], line.body["reason"]) == (eid, Reason.SET_ASIDE)
    assert run_due(desk) == Ran()


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


def test_rules_that_cannot_be_read_are_told_and_the_shipped_ones_hold(desk, waiting, clock):
    set_office(desk, {RULES_NAME: [{"id": "rusak"}]})
    found = office_rules(desk)
    assert found.rules == DEFAULT_RULES
    assert found.fault is not None
    clock.advance(hours=18)
    assert run_due(desk) == Ran(1)
    assert kinds(desk, waiting)[-1] == Kind.ESCALATED


def test_a_trial_says_what_would_move_and_moves_nothing(desk, clock):
    quiet = register(desk, 3)
    for one in quiet:
        resolve(desk, one, "Sudah dijawab.")
    open_ones = register(desk, 2)
    clock.advance(hours=1)
    told: list[tuple[int, int]] = []
    trial = would_move(desk, [QUICK], progress=lambda done, all_: told.append((done, all_)))
    assert [one.ticket_id for one in trial.tickets] == open_ones
    assert [one.moves[0].rule for one in trial.tickets] == ["cepat", "cepat"]
    assert trial.tickets[0].number == ticket(desk, open_ones[0]).number
    assert trial.open_tickets == 2
    assert told[-1] == (5, 5)
    assert Kind.ESCALATED not in kinds(desk, open_ones[0])
    run_due(desk)
    assert would_move(desk, DEFAULT_RULES).tickets == ()


def test_a_trial_can_be_stopped(desk):
    register(desk, 1)
    with pytest.raises(Cancelled):
        would_move(desk, [QUICK], cancelled=lambda: True)


def test_rules_that_move_more_than_half_are_set_when_a_person_has_confirmed_it(desk, clock):
    early = register(desk, 2)
    clock.advance(hours=1)
    register(desk, 2)
    assert not would_move(desk, [QUICK]).is_too_much  # the half is not more than the half
    last = register(desk, 1)
    resolve(desk, last[0], "Sudah dijawab.")
    clock.advance(hours=1)
    before = office_rules(desk)
    with pytest.raises(RulesMoveTooMuch) as refused:
        save_rules(desk, [QUICK])
    assert (refused.value.moved, refused.value.open_tickets) == (4, 4)
    assert office_rules(desk) == before
    trial = save_rules(desk, [QUICK], confirmed=True)
    assert len(trial.tickets) == 4
    assert office_rules(desk).rules == (QUICK,)
    assert run_due(desk) == Ran(4)
    assert ticket(desk, early[0]).level == 2
    assert save_rules(desk, None).tickets == ()
    assert office_rules(desk).rules == DEFAULT_RULES


def test_limits_that_move_more_than_half_are_set_when_a_person_has_confirmed_it(desk, clock):
    ids = register(desk, 3)
    clock.advance(hours=18)
    assert run_due(desk) == Ran(3)
    clock.advance(hours=7)  # over by the limits in force, and nobody has looked yet
    log = read_office(desk)
    assert save_limits(desk, desk.deadlines.limits).moved == 0
    assert save_limits(desk, Limits(first_dispatch_minutes=60), confirmed=False).moved == 0
    save_limits(desk, Limits())
    assert read_office(desk) != log
    assert run_due(desk) == Ran(3)
    log = read_office(desk)
    clock.advance(hours=36)  # Monday morning
    quick = Limits(complaint_days=1)  # over at 16.00, told on Tuesday morning
    with pytest.raises(TermsMoveTooMuch) as refused:
        save_limits(desk, quick)
    assert (refused.value.moved, refused.value.later, refused.value.reason) == (3, 3, "later")
    with pytest.raises(Cancelled):
        save_limits(desk, quick, cancelled=lambda: True)
    clock.advance(days=1)
    assert run_due(desk) == Ran()
    with pytest.raises(TermsMoveTooMuch) as refused:
        save_limits(desk, quick)
    assert (refused.value.moved, refused.value.open_tickets, refused.value.reason) == (3, 3, "")
    assert (read_office(desk), desk.deadlines.limits) == (log, Limits())
    assert run_due(desk) == Ran()
    told: list[tuple[int, int]] = []
    trial = save_limits(
        desk, quick, confirmed=True, progress=lambda done, count: told.append((done, count))
    )
    assert ([one.ticket_id for one in trial.tickets], told) == (ids, [(3, 3)])
    since = read_office(desk).at[LIMITS_NAME]
    assert run_due(desk).moved >= 3
    made = [one.at for one in ticket(desk, ids[0]).entries if one.kind == Kind.ESCALATED]
    assert made[:2] == [START + timedelta(hours=18), START + timedelta(hours=24)]
    assert set(made[2:]) == {since}


def test_days_off_are_tried_like_rules_and_put_back_like_them(desk, clock):
    register(desk, 3)
    shipped = read_guidance(desk, DAYS_OFF).text
    weekend = shipped + "\n2026-11-21,remove,kerja\n2026-11-22,remove,kerja\n"
    rest = "".join(f"2026-11-{day},add,libur\n" for day in (23, 24, 25))
    assert save_guidance(desk, DAYS_OFF, shipped + "\n" + rest, shipped) == ()
    clock.advance(days=5, hours=2)  # the evening of Wednesday: by the shipped days all is over
    run_due(desk)
    before = read_guidance(desk, DAYS_OFF)
    for refused in (
        lambda: save_guidance(desk, DAYS_OFF, weekend, before.text),
        lambda: reset_guidance(desk, DAYS_OFF),
    ):
        with pytest.raises(TermsMoveTooMuch):
            refused()
    assert read_guidance(desk, DAYS_OFF) == before
    assert run_due(desk) == Ran()
    reset_guidance(desk, DAYS_OFF, confirmed=True)
    assert run_due(desk).moved >= 3


def test_a_trial_at_night_counts_what_moves_when_the_quiet_hours_end(desk, clock):
    early = register(desk, 3)  # Friday, 21.14
    asleep = replace(QUICK, level=5, quiet=Quiet(time(16), time(7, 30), days_off=True))
    clock.advance(hours=1)
    assert save_rules(desk, [replace(asleep, level=2)]).moved == 0  # that high they go anyway
    save_rules(desk, None)
    with pytest.raises(RulesMoveTooMuch) as refused:
        save_rules(desk, [asleep])
    said = refused.value
    assert (said.moved, said.later, said.reason) == (3, 3, "later")
    trial = save_rules(desk, [asleep], confirmed=True)
    assert (trial.tickets, [one.ticket_id for one in trial.later]) == ((), early)
    morning = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    assert {one.moves[0].at for one in trial.later} == {morning}
    assert would_move(desk, [asleep]).later == ()  # no change: it moves as it would anyway
    clock.moment = morning
    assert run_due(desk) == Ran(3)


def test_a_rule_that_looks_at_something_else_is_another_rule(desk, clock):
    one = register(desk, 1)[0]
    save_rules(desk, [QUICK], confirmed=True)
    clock.advance(hours=1)
    assert run_due(desk) == Ran(1)
    save_rules(desk, None)
    save_rules(desk, [QUICK], confirmed=True)
    assert run_due(desk) == Ran()  # the same again: what it moved stays moved
    for changed in ({"level": 3}, {"reason": Reason.OVERDUE}, {"clock": ClockKind.WHOLE}):
        wanted = replace(QUICK, **changed)
        (kept,) = save_rules(desk, [wanted], confirmed=True).rules
        assert kept == replace(wanted, id=kept.id) != wanted
        assert (kept,) == save_rules(desk, [kept], confirmed=True).rules == office_rules(desk).rules
    later = replace(QUICK, percent=2)
    assert save_rules(desk, [later], confirmed=True).rules == (later,)
    save_rules(desk, [replace(QUICK, level=3)], confirmed=True)
    assert run_due(desk) == Ran(1)
    assert ticket(desk, one).level == 3
    for level in (5, 2):  # as an older program has left it: one id for two rules
        set_office(desk, {RULES_NAME: write_rules([replace(QUICK, level=level)])})
    assert save_rules(desk, [later], confirmed=True).rules == (later,)


def test_no_rules_at_all_are_set_when_a_person_has_confirmed_it(desk):
    with pytest.raises(NoRulesLeft):
        save_rules(desk, [])
    assert office_rules(desk).rules == DEFAULT_RULES
    save_rules(desk, [], confirmed=True)
    assert office_rules(desk).rules == ()
    save_rules(desk, [])  # it is so already


def test_who_changed_which_rules_is_written_down(desk):
    save_rules(desk, [QUICK, *DEFAULT_RULES[1:]], reason="percobaan malam")
    entry = next(one for _, one in read_audit(desk).lines if one.act == Act.RULES)
    assert set(entry.fields) == {"cepat", DEFAULT_RULES[0].id}
    assert entry.text == "percobaan malam"


def test_a_rule_that_is_none_is_refused_and_nothing_is_set(desk):
    with pytest.raises(FieldInvalid) as refused:
        save_rules(desk, [replace(QUICK, level=9)])
    assert (refused.value.field, refused.value.reason) == ("escalation", "level")
    assert office_rules(desk).rules == DEFAULT_RULES


def test_only_who_supervises_sets_rules(desk):
    people = (*desk.settings.operators, Operator("sup-1", "Pengawas Contoh", "pengawas"))
    change_settings(desk, replace(desk.settings, operators=people))
    with pytest.raises(RightMissing):
        save_rules(desk, [QUICK])
    assert office_rules(desk).rules == DEFAULT_RULES
    change_settings(desk, replace(desk.settings, operator="sup-1"))
    save_rules(desk, [QUICK])
    assert office_rules(desk).rules == (QUICK,)
