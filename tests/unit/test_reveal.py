"""One field, one reason, written down first; too many in a shift are told, and want a chief."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from callcenter.desk import approval as approvals
from callcenter.desk.audit import Act, read_audit
from callcenter.desk.change_settings import change_settings
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.reveal import (
    LIMIT,
    REASONS,
    SHIFT,
    Thing,
    approved_as,
    left_in_shift,
    read_alarms,
    reveal,
    see_alarm,
)
from callcenter.desk.seen_clock import SteadyClock
from callcenter.errors import (
    ApprovalNeeded,
    ApprovalRefused,
    FieldInvalid,
    NotFound,
    RightMissing,
)
from callcenter.settings import Operator
from callcenter.store import seen_time, sync_state
from tests.builders import intake
from tests.fakes import START

WHY = (REASONS[0], "ditelepon balik")
CHIEF = Operator("op-9", "Pengawas Contoh", "pengawas")


@pytest.fixture
def thing(desk) -> Thing:
    said = intake(name="Siti Contoh", phone="0812-3456-7890")
    return Thing("ticket", register_ticket(desk, said).ticket_id)


@pytest.fixture
def chief(desk):
    """Op-1 is an operator, and somebody else a supervisor."""
    operators = (*desk.settings.operators, CHIEF)
    change_settings(desk, replace(desk.settings, operators=operators))
    return CHIEF


def sit(desk, uid: str) -> None:
    change_settings(desk, replace(desk.settings, operator=uid))


def noted(desk, act: Act):
    return [one for _, one in read_audit(desk, acts=(act,)).lines]


def look(desk, thing: Thing, times: int) -> None:
    for _ in range(times):
        reveal(desk, thing, "nik", *WHY)


def test_the_value_is_told_and_its_reason_written_down_without_it(desk, thing):
    assert reveal(desk, thing, "reporter_phone", *WHY) == "+6281234567890"
    assert reveal(desk, thing, "reporter_name", *WHY) == "Siti Contoh"
    found = noted(desk, Act.REVEAL)
    assert [(one.fields, one.reason, one.text, one.uid) for one in found] == [
        (("reporter_name",), *WHY, "op-1"),
        (("reporter_phone",), *WHY, "op-1"),
    ]
    assert found[0].object_id == thing.id
    assert left_in_shift(desk) == LIMIT - 2


@pytest.mark.parametrize(
    ("field", "reason", "text"),
    [
        ("description", *WHY),
        ("nik_hash", *WHY),
        ("reporter_name", "iseng", "ditelepon"),
        ("reporter_name", REASONS[0], " x "),
    ],
)
def test_without_a_reason_nothing_is_told_or_noted(desk, thing, field, reason, text):
    with pytest.raises(FieldInvalid):
        reveal(desk, thing, field, reason, text)
    assert noted(desk, Act.REVEAL) == []


def test_what_is_not_there_is_not_noted_as_seen(desk, thing):
    with pytest.raises(NotFound):
        reveal(desk, replace(thing, id="gone"), "reporter_name", *WHY)
    assert noted(desk, Act.REVEAL) == []


def test_a_caller_of_the_book_can_be_shown_too(desk, thing):
    caller = read_ticket(desk, thing.id).ticket.caller_id
    assert caller is not None
    of_book = Thing("caller", caller)
    assert reveal(desk, of_book, "phones", *WHY) == "+6281234567890"
    assert reveal(desk, of_book, "name", *WHY) == "Siti Contoh"
    assert noted(desk, Act.REVEAL)[0].kind == "caller"


@pytest.mark.usefixtures("chief")
def test_who_may_not_is_told_nothing_and_that_is_noted(desk, thing):
    sit(desk, "")
    with pytest.raises(RightMissing):
        reveal(desk, thing, "nik", *WHY)
    assert noted(desk, Act.REVEAL) == []
    assert noted(desk, Act.ROLE_REFUSED)[0].object_id == "reveal"


def test_the_twenty_first_raises_one_alarm_and_needs_a_supervisor(desk, thing, chief):
    look(desk, thing, LIMIT - 1)
    assert reveal(desk, thing, "reporter_name", *WHY)
    assert read_alarms(desk) == ()
    for _ in range(2):
        with pytest.raises(ApprovalNeeded):
            reveal(desk, thing, "reporter_name", *WHY)
    assert [one.uid for one in read_alarms(desk)] == ["op-1"]
    assert len(noted(desk, Act.REVEAL)) == LIMIT
    assert len(noted(desk, Act.REVEAL_ALARM)) == 1
    yes = approvals.give(desk, chief.uid, "reveal", approved_as(thing, "reporter_name"), WHY[0])
    assert reveal(desk, thing, "reporter_name", *WHY, approval=yes) == "Siti Contoh"
    with pytest.raises(ApprovalRefused):
        reveal(desk, thing, "reporter_name", *WHY, approval=yes)
    assert noted(desk, Act.APPROVED)[0].uid == chief.uid


def test_another_shift_begins_with_none(desk, thing, clock):
    look(desk, thing, LIMIT)
    clock.advance(seconds=SHIFT.total_seconds() + 1)
    assert reveal(desk, thing, "reporter_name", *WHY)
    look(desk, thing, LIMIT - 1)
    with pytest.raises(ApprovalNeeded):
        reveal(desk, thing, "reporter_name", *WHY)


def test_moving_the_clock_gives_no_new_looks_and_a_live_answer_of_the_centre_does(
    desk, thing, clock
):
    look(desk, thing, LIMIT)
    for hours in (9, -30, 24 * 400):
        clock.moment += timedelta(hours=hours)
        desk.keep_time()
        assert left_in_shift(desk) == 0
        with pytest.raises(ApprovalNeeded):
            reveal(desk, thing, "nik", *WHY)
    with desk.store.write() as tx:
        seen_time.told(tx, START + timedelta(hours=9))
    assert left_in_shift(desk) == LIMIT
    assert reveal(desk, thing, "reporter_name", *WHY)


def test_hours_that_went_by_in_an_earlier_run_count_and_a_clock_moved_between_runs_not(
    desk, thing, clock
):
    look(desk, thing, LIMIT)
    clock.advance(hours=7)
    desk.keep_time()
    clock.moment += timedelta(days=2)
    again = SteadyClock(clock)
    with desk.store.read() as tx:
        assert again.now(seen_time.steady(tx)) == START + timedelta(hours=7)
        clock.advance(hours=1)
        assert again.now(seen_time.steady(tx)) == START + timedelta(hours=8)


def test_one_person_s_looks_are_not_another_s(desk, thing, chief):
    look(desk, thing, LIMIT)
    sit(desk, chief.uid)
    assert reveal(desk, thing, "reporter_name", *WHY)


def test_an_alarm_is_seen_by_another_supervisor_alone(desk, thing, chief):
    look(desk, thing, LIMIT)
    with pytest.raises(ApprovalNeeded):
        reveal(desk, thing, "reporter_name", *WHY)
    alarm = read_alarms(desk)[0]
    assert alarm.name == "Operator Contoh"
    with pytest.raises(RightMissing):
        see_alarm(desk, alarm)
    sit(desk, chief.uid)
    see_alarm(desk, alarm)
    assert read_alarms(desk) == ()
    look(desk, thing, LIMIT)
    with pytest.raises(ApprovalNeeded):
        reveal(desk, thing, "reporter_name", *WHY)
    with pytest.raises(FieldInvalid):
        see_alarm(desk, read_alarms(desk)[0])


def test_a_yes_is_for_one_act_on_one_object_and_two_minutes(desk, thing, chief, clock):
    look(desk, thing, LIMIT)
    with pytest.raises(FieldInvalid):
        approvals.give(desk, "op-1", "reveal", thing.id, WHY[0])
    meant = approved_as(thing, "nik")
    for wrong in (
        approvals.give(desk, chief.uid, "export", meant, WHY[0]),
        approvals.give(desk, chief.uid, "reveal", "another:nik", WHY[0]),
        approvals.give(desk, chief.uid, "reveal", approved_as(thing, "reporter_name"), WHY[0]),
        approvals.give(desk, chief.uid, "reveal", meant, "another"),
        replace(approvals.give(desk, chief.uid, "reveal", meant, WHY[0]), id="forged"),
    ):
        with pytest.raises(ApprovalRefused):
            reveal(desk, thing, "nik", *WHY, approval=wrong)
    right = approvals.give(desk, chief.uid, "reveal", meant, WHY[0])
    reveal(desk, thing, "nik", *WHY, approval=right)  # this one is good
    late = approvals.give(desk, chief.uid, "reveal", meant, WHY[0])
    clock.advance(seconds=approvals.APPROVAL_SECONDS)
    with pytest.raises(ApprovalRefused):
        reveal(desk, thing, "nik", *WHY, approval=late)
    back = approvals.give(desk, chief.uid, "reveal", meant, WHY[0])
    clock.advance(days=-2)
    with pytest.raises(ApprovalRefused):
        reveal(desk, thing, "nik", *WHY, approval=back)


def test_who_said_yes_cannot_use_it_after_sitting_down(desk, thing, chief):
    yes = approvals.give(desk, chief.uid, "reveal", approved_as(thing, "nik"), WHY[0])
    sit(desk, chief.uid)
    look(desk, thing, LIMIT)
    with pytest.raises(ApprovalRefused) as refused:
        reveal(desk, thing, "nik", *WHY, approval=yes)
    assert refused.value.reason == "own"


def test_below_the_limit_a_yes_is_not_used_up(desk, thing, chief):
    yes = approvals.give(desk, chief.uid, "reveal", approved_as(thing, "reporter_name"), WHY[0])
    assert reveal(desk, thing, "reporter_name", *WHY, approval=yes)
    look(desk, thing, LIMIT - 1)
    assert reveal(desk, thing, "reporter_name", *WHY, approval=yes)


@pytest.mark.usefixtures("chief")
def test_an_alarm_travels_like_every_event(desk, thing):
    look(desk, thing, LIMIT)
    with desk.store.read() as tx:
        before = sync_state.state(tx).next_n
    with pytest.raises(ApprovalNeeded):
        reveal(desk, thing, "reporter_name", *WHY)
    with desk.store.read() as tx:
        assert sync_state.state(tx).next_n == before + 1
