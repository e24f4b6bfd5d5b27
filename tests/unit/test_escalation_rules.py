"""Rules as data: what can be written can be read, and what cannot be read is told and not used."""

import math
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.escalation_rules import (
    CLOCK_REASONS,
    DEFAULT_RULES,
    FACTS,
    LADDER,
    MAX_MINUTES,
    MAX_PERCENT,
    RULES_MAX,
    Quiet,
    Rule,
    RuleInvalid,
    read_rules,
    rules_in_force,
    write_rules,
)
from callcenter.tickets.words import Reason, Whom

CLOCK = {
    "id": "opd-diam",
    "clock": "jawaban_opd",
    "percent": 100,
    "reason": "opd_diam",
    "level": 3,
    "for": "pejabat_penghubung",
}
FACT = {"id": "sensitif", "reason": "sensitif", "level": 2, "for": "pengawas"}

times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
quiets = st.builds(Quiet, times, times, st.booleans()).filter(lambda one: one.start != one.end)
shared = {
    "id": st.text(min_size=1, max_size=40),
    "level": st.integers(1, len(LADDER)),
    "whom": st.sampled_from(Whom),
    "quiet": st.none() | quiets,
}
rules = st.builds(
    Rule,
    reason=st.sampled_from(CLOCK_REASONS),
    clock=st.sampled_from(ClockKind),
    percent=st.integers(1, MAX_PERCENT),
    **shared,
) | st.builds(
    Rule,
    reason=st.sampled_from(FACTS),
    minutes=st.integers(0, MAX_MINUTES),
    over=st.integers(0, 1000),
    **shared,
)


@given(st.lists(rules, max_size=8, unique_by=lambda one: one.id))
def test_what_is_written_reads_back_as_it_was(some):
    assert read_rules(write_rules(some)) == tuple(some)


def test_the_shipped_ladder_is_that_of_the_domain():
    assert rules_in_force(None).rules == DEFAULT_RULES
    assert read_rules(write_rules(DEFAULT_RULES)) == DEFAULT_RULES
    assert {LADDER.index(one.whom) + 1 - one.level for one in DEFAULT_RULES} == {0}
    assert {one.level for one in DEFAULT_RULES} == {1, 2, 3, 4, 5, 6}
    assert {one.clock for one in DEFAULT_RULES} == {None, *ClockKind}
    said = {one.reason for one in DEFAULT_RULES}
    assert said == {*Reason} - {Reason.SOON, Reason.RUNNING}


def test_only_who_sits_in_an_office_is_left_in_peace():
    for one in DEFAULT_RULES:
        assert (one.quiet is not None) == (one.level > 2)


def test_an_office_may_have_no_rules_at_all():
    assert rules_in_force([]).rules == ()
    assert rules_in_force([]).fault is None


def test_the_least_a_rule_must_say():
    (rule,) = read_rules([FACT])
    assert rule == Rule(id="sensitif", reason=Reason.SENSITIVE, level=2, whom=Whom.SUPERVISOR)
    (rule,) = read_rules([CLOCK | {"quiet": "21:00-06:30", "days_off": True}])
    assert rule.quiet == Quiet(time(21), time(6, 30), days_off=True)
    assert rule.clock is ClockKind.FOLLOW_UP


def test_quiet_hours_pass_midnight_or_do_not():
    night, noon = Quiet(time(21), time(6)), Quiet(time(12), time(13))
    assert [night.holds(time(h)) for h in (20, 21, 23, 0, 5, 6)] == [0, 1, 1, 1, 1, 0]
    assert [noon.holds(time(h)) for h in (11, 12, 13)] == [0, 1, 0]


BROKEN = [
    (CLOCK | {"clock": "jam_dinding"}, "clock"),
    (CLOCK | {"clock": 7}, "clock"),
    (CLOCK | {"reason": "sensitif"}, "reason"),
    (CLOCK | {"percent": 0}, "percent"),
    (CLOCK | {"percent": MAX_PERCENT + 1}, "percent"),
    (CLOCK | {"percent": 75.0}, "percent"),
    (CLOCK | {"percent": math.nan}, "percent"),
    (CLOCK | {"percent": True}, "percent"),
    (CLOCK | {"level": 7}, "level"),
    (CLOCK | {"level": 0}, "level"),
    (CLOCK | {"level": None}, "level"),
    (CLOCK | {"for": "gubernur"}, "for"),
    (CLOCK | {"for": ["pengawas"]}, "for"),
    (CLOCK | {"id": ""}, "id"),
    (CLOCK | {"id": "x" * 41}, "id"),
    (CLOCK | {"days_off": "ya"}, "days_off"),
    (CLOCK | {"quiet": "21:00"}, "quiet"),
    (CLOCK | {"quiet": "21:00-21:00"}, "quiet"),
    (CLOCK | {"quiet": "24:00-06:00"}, "quiet"),
    (CLOCK | {"quiet": "9:00-16:00"}, "quiet"),
    (CLOCK | {"quiet": "1٠:00-16:00"}, "quiet"),
    (CLOCK | {"quiet": "ab:cd-ef:gh"}, "quiet"),
    (CLOCK | {"quiet": 21}, "quiet"),
    (CLOCK | {"warna": "merah"}, "rule"),
    (FACT | {"reason": "opd_diam"}, "reason"),
    (FACT | {"reason": "dicuri"}, "reason"),
    (FACT | {"minutes": -1}, "minutes"),
    (FACT | {"over": 1001}, "over"),
    ("sensitif", "rule"),
    (None, "rule"),
]


@pytest.mark.parametrize(("bad", "field"), BROKEN)
def test_a_bad_rule_is_told_and_the_shipped_ones_hold(bad, field):
    found = rules_in_force([FACT, bad])
    assert found.rules == DEFAULT_RULES
    assert found.fault is not None
    assert (found.fault.place, found.fault.field) == (2, field)


@pytest.mark.parametrize("bad", ["", 7, {}, {"0": FACT}, [FACT] * (RULES_MAX + 1), True])
def test_what_is_no_list_of_rules_is_told_as_a_whole(bad):
    with pytest.raises(RuleInvalid) as told:
        read_rules(bad)
    assert (told.value.place, told.value.field) == (0, "rules")


def test_two_rules_of_one_name_would_hide_each_other():
    with pytest.raises(RuleInvalid) as told:
        read_rules([FACT, CLOCK, FACT])
    assert (told.value.place, told.value.field) == (3, "id")
