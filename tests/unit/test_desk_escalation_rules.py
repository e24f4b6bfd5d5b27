"""An office's own rules, limits and days off: tried before they are set, and by whom."""

from datetime import UTC, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from callcenter.desk.audit import Act, read_audit
from callcenter.desk.change_escalation import save_rules, would_move
from callcenter.desk.change_guidance import DAYS_OFF, read_guidance, reset_guidance, save_guidance
from callcenter.desk.change_limits import save_limits
from callcenter.desk.change_settings import change_settings
from callcenter.desk.escalate import office_rules, run_due
from callcenter.desk.finish import resolve
from callcenter.desk.office import read_office, set_office
from callcenter.errors import (
    Cancelled,
    FieldInvalid,
    NoRulesLeft,
    RightMissing,
    RulesMoveTooMuch,
    TermsMoveTooMuch,
)
from callcenter.settings import Operator
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
from tests.builders import kinds, register, ticket
from tests.fakes import START

QUICK = Rule(
    id="cepat",
    clock=ClockKind.FIRST_DISPATCH,
    percent=1,
    reason=Reason.NEAR,
    level=2,
    whom=Whom.SUPERVISOR,
)


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
