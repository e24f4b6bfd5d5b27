"""Tickets move by themselves while the desk is open: no click, one look at a time, people first."""

from datetime import timedelta
from threading import Event

import pytest

from callcenter.desk.change_settings import add_operator
from callcenter.desk.office import set_office
from callcenter.desk.register_ticket import register_ticket
from callcenter.tickets.escalation_moves import Ran
from callcenter.tickets.escalation_rules import DEFAULT_RULES, RULES_NAME, write_rules
from callcenter.tickets.words import Kind
from tests.builders import intake, ticket
from tests.ui.shell import settled
from ui.clock_banner import WHOLE_AGAIN_MS, ClockBanner
from ui.escalation_clock import AFTER_FAULT, AT_ONCE, EVERY, PATIENCE, EscalationClock

OVER = {"days": 1}
"""After the limit of the first hand-over, an ordinary ticket."""


@pytest.fixture
def make(ctx, stopped_after):
    return lambda **more: stopped_after(EscalationClock(ctx, **more))


def moved(ctx, ticket_id):
    return [one for one in ticket(ctx.desk, ticket_id).entries if one.kind == Kind.ESCALATED]


def one_ticket(ctx) -> str:
    return register_ticket(ctx.desk, intake(agency_ids=())).ticket_id


def test_a_limit_that_runs_out_moves_the_ticket_without_a_click(qtbot, ctx, make, clock):
    clock_of_screen = make(every=0.01)
    made = one_ticket(ctx)
    clock_of_screen.start()
    settled(qtbot, ctx)
    assert moved(ctx, made) == []
    clock.advance(**OVER)
    qtbot.waitUntil(lambda: len(moved(ctx, made)) > 1, timeout=5000)
    settled(qtbot, ctx)
    rules = [one.body["rule"] for one in moved(ctx, made)]
    assert "disposisi-lewat" in rules
    assert len(rules) == len(set(rules))


def test_what_is_over_when_the_desk_opens_moves_in_looks_of_a_few(qtbot, ctx, make, clock):
    made = [one_ticket(ctx) for _ in range(2 * AT_ONCE + 3)]
    clock.advance(**OVER)
    reports = []
    screen = make(every=3600)
    screen.reported.connect(reports.append)
    screen.start()
    qtbot.waitUntil(lambda: len(reports) >= 3 and not reports[-1].more, timeout=20_000)
    assert [one.more for one in reports[:3]] == [True, True, False]
    assert all(moved(ctx, one) for one in made)


def test_after_a_step_the_next_one_is_looked_for_at_once(qtbot, ctx, make, clock):
    one_ticket(ctx)
    clock.advance(**OVER)
    reports: list[Ran] = []
    screen = make(every=3600)
    ctx.changes.changed.disconnect(screen._on_changes)  # not because it hears of its own step
    screen.reported.connect(reports.append)
    screen.start()
    qtbot.waitUntil(lambda: len(reports) > 1)
    assert reports[0].moved > 0
    assert not reports[0].more
    settled(qtbot, ctx)


def test_a_change_is_looked_at_soon(qtbot, ctx, make, clock):
    made = one_ticket(ctx)
    screen = make(every=3600)
    screen.start()
    settled(qtbot, ctx)
    qtbot.waitUntil(lambda: not screen.is_running and screen.waits_ms > EVERY * 1000)
    settled(qtbot, ctx)
    clock.advance(**OVER)
    ctx.changes.changed.emit(frozenset({"drafts"}))
    assert screen.waits_ms > EVERY * 1000
    set_office(ctx.desk, {RULES_NAME: write_rules(DEFAULT_RULES[:2])})
    qtbot.waitUntil(lambda: len(moved(ctx, made)) == 2)
    settled(qtbot, ctx)


def test_it_stands_back_while_a_person_waits_for_the_desk_but_not_for_ever(qtbot, ctx, make):
    gate = Event()
    background = ctx.background
    try:
        background.desk(gate.wait)
        assert background.is_waited_for(background.desk)
        assert not background.is_waited_for(background.sync)
        screen = make()
        screen.start()
        assert not screen.is_running
        assert screen.waits_ms >= 0
        screen._stood_back = PATIENCE
        screen.nudge()
        assert screen.is_running
    finally:
        gate.set()
    settled(qtbot, ctx)
    assert not background.is_waited_for(background.desk)


def test_never_two_at_once_and_what_changes_meanwhile_is_looked_at_behind(qtbot, ctx, make):
    screen = make(every=3600)
    reports: list[Ran] = []
    screen.reported.connect(reports.append)
    screen.start()
    assert screen.is_running
    screen.nudge()
    screen.nudge()
    qtbot.waitUntil(lambda: len(reports) == 2)
    settled(qtbot, ctx)
    assert len(reports) == 2


def test_a_clock_years_ahead_is_asked_about_in_a_banner_and_a_yes_lets_tickets_move(
    qtbot, ctx, make, clock
):
    made = one_ticket(ctx)
    screen = make(every=0.01)
    banner = ClockBanner(ctx, screen)
    qtbot.addWidget(banner)
    screen.start()
    settled(qtbot, ctx)
    assert banner.isHidden()
    clock.moment += timedelta(days=700)
    qtbot.waitUntil(lambda: not banner.isHidden())
    assert "700 hari di depan" in banner.accessibleName()
    banner.close_button.click()
    assert banner.accessibleName() == "Jam diragukan: meja ini tidak menaikkan tiket"
    assert banner.close_button.isHidden()
    assert banner.again.isActive()
    assert banner.again.interval() == WHOLE_AGAIN_MS
    clock.advance(hours=1)
    banner.again.timeout.emit()  # it is not forgotten
    assert "700 hari di depan" in banner.accessibleName()
    assert not banner.close_button.isHidden()
    banner.close_button.click()
    add_operator(ctx.desk, "Pengawas Contoh", "pengawas")  # and who comes to the desk sees it
    qtbot.waitUntil(lambda: "700 hari di depan" in banner.accessibleName())
    assert not banner.again.isActive()
    clock.moment -= timedelta(days=800)
    qtbot.waitUntil(lambda: "100 hari di belakang" in banner.accessibleName())
    banner.close_button.click()
    assert banner.accessibleName() == "Jam diragukan: meja ini terlambat menaikkan tiket"
    clock.moment += timedelta(days=100)
    qtbot.waitUntil(banner.isHidden)
    banner.unfold()
    banner.dismiss()
    assert banner.isHidden()
    clock.moment += timedelta(days=700)
    qtbot.waitUntil(lambda: not banner.isHidden())
    assert moved(ctx, made) == []
    banner.button.click()
    qtbot.waitUntil(lambda: banner.isHidden() and moved(ctx, made) != [])
    screen.stop()
    settled(qtbot, ctx)


@pytest.mark.logs_warnings
def test_a_fault_is_told_and_tried_again_later(qtbot, ctx, make):
    screen = make()
    with ctx.desk.store.write() as tx:
        tx.exec_driver_sql("DROP TABLE escalations")
    with qtbot.waitSignal(screen.failed) as told:
        screen.start()
    assert isinstance(told.args[0], Exception)
    assert EVERY * 1000 < screen.waits_ms <= AFTER_FAULT * 1100
    ctx.changes.changed.emit(frozenset({"office"}))
    assert screen.waits_ms > EVERY * 1000


def test_a_clock_that_was_not_begun_or_was_ended_plans_nothing(qtbot, ctx, make):
    screen = make()
    ctx.changes.changed.emit(frozenset({"office"}))
    assert screen.waits_ms == -1
    screen.start()
    screen.stop()
    settled(qtbot, ctx)
    ctx.changes.changed.emit(frozenset({"office"}))
    assert screen.waits_ms == -1
    assert not screen.is_running
