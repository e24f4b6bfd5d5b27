"""When LAPOR is talked to: after a save, at the pusher's word, never after the end."""

import pytest
from msgspec.structs import replace

from callcenter.clock import SystemClock
from callcenter.desk.change_settings import change_settings
from callcenter.errors import LaporNotSent, StoreUnwritable
from callcenter.lapor.simulator.account import TOKEN
from callcenter.lapor.status import LaporLink
from tests import lapor_cases as cases
from tests.builders import ticket
from tests.lapor_rig import SimulatorRig
from tests.ui.shell import settled
from ui.lapor_clock import AFTER_FAULT, LaporClock
from ui.once_told import OnceTold

SLOW = 20_000


@pytest.fixture
def clock():
    return SystemClock()  # the pusher's pace and this clock's timer are of one time


@pytest.fixture
def lapor(tmp_path):
    rig = SimulatorRig(tmp_path / "lapor")
    yield rig
    rig.stop()


@pytest.fixture
def make(ctx, stopped_after):
    return lambda **more: stopped_after(LaporClock(ctx, **more))


def connected(ctx, rig):
    settings = rig.settings(rate_per_minute=600)
    ctx.token.write(TOKEN, rig.url)
    cases.set_up(ctx.desk, **{name: getattr(settings, name) for name in settings.__slots__})


def test_without_a_connection_it_says_so_and_plans_nothing(qtbot, make):
    clock = make()
    with qtbot.waitSignal(clock.status_changed) as told:
        clock.start()
    assert told.args[0].link is LaporLink.OFF
    assert clock.waits_ms == -1


def test_a_save_reaches_lapor_without_a_click(qtbot, ctx, make, lapor):
    connected(ctx, lapor)
    clock = make(soon=0.01)
    clock.start()
    made = cases.new_ticket(ctx.desk)
    qtbot.waitUntil(lambda: ticket(ctx.desk, made).lapor.posts == 1, timeout=SLOW)
    qtbot.waitUntil(lambda: clock.status.waiting == 0, timeout=SLOW)
    assert clock.status.link is LaporLink.OK


def test_new_settings_wake_it(qtbot, ctx, make, lapor):
    clock = make(soon=0.01)
    clock.start()
    settled(qtbot, ctx)
    assert clock.waits_ms == -1
    connected(ctx, lapor)
    qtbot.waitUntil(lambda: clock.status.link is LaporLink.OK, timeout=SLOW)


def away(qtbot, ctx, make, lapor, **more):
    connected(ctx, lapor)
    lapor.stop()
    clock = make(soon=0.01, **more)
    reports = []
    clock.reported.connect(reports.append)
    clock.start()
    qtbot.waitUntil(lambda: any(one.error for one in reports), timeout=SLOW)
    settled(qtbot, ctx)
    return clock, reports


def test_a_save_does_not_shorten_the_wait_while_lapor_is_away(qtbot, ctx, make, lapor):
    clock, reports = away(qtbot, ctx, make, lapor)
    assert isinstance(reports[-1].error, LaporNotSent)
    before, waits = len(reports), clock.waits_ms
    assert waits > 100
    cases.new_ticket(ctx.desk)
    qtbot.waitUntil(lambda: clock.status.waiting == 1)
    settled(qtbot, ctx)
    assert clock.waits_ms > 0
    assert len(reports) == before
    lapor.start()


def test_a_person_may_hurry_it(qtbot, ctx, make, lapor):
    clock, reports = away(qtbot, ctx, make, lapor)
    lapor.start()
    clock.hurry()
    qtbot.waitUntil(lambda: clock.status.link is LaporLink.OK, timeout=SLOW)
    assert reports[-1].error is None


def test_other_changes_wake_nobody(qtbot, ctx, make):
    clock = make()
    runs = []
    clock.reported.connect(runs.append)
    clock.start()
    settled(qtbot, ctx)
    change_settings(ctx.desk, ctx.desk.settings)
    ctx.desk.changes.publish(("drafts", "files"))
    settled(qtbot, ctx)
    assert (len(runs), clock.waits_ms) == (1, -1)


def test_what_needs_a_person_is_counted(qtbot, ctx, make):
    cases.set_up(ctx.desk)
    clock = make()
    clock.start()
    settled(qtbot, ctx)
    with qtbot.waitSignal(clock.person_changed) as told:
        cases.refused(ctx.desk)
        qtbot.waitUntil(lambda: clock.person == 1)
    assert told.args == [1]


def test_after_the_end_nothing_runs(qtbot, ctx, make):
    clock = make()
    runs = []
    clock.reported.connect(runs.append)
    clock.start()
    settled(qtbot, ctx)
    clock.stop()
    cases.set_up(ctx.desk)
    clock.nudge()
    clock.hurry()
    settled(qtbot, ctx)
    assert (len(runs), clock.waits_ms) == (1, -1)


class Broken:
    """A pusher whose disk is gone."""

    def __init__(self, real):
        self._real = real

    def run_once(self):
        raise StoreUnwritable("desk.db")

    def status(self):
        return self._real.status()


@pytest.mark.logs_warnings
def test_what_no_run_should_raise_is_told_and_tried_again(qtbot, ctx):
    clock = LaporClock(replace(ctx, lapor=Broken(ctx.lapor)))
    told = []
    clock.failed.connect(told.append)
    clock.start()
    qtbot.waitUntil(lambda: bool(told), timeout=SLOW)
    assert isinstance(told[0], StoreUnwritable)
    assert 0 < clock.waits_ms <= AFTER_FAULT * 1100  # a coarse timer
    assert not clock.is_running
    clock.stop()
    settled(qtbot, ctx)


def test_the_same_fault_is_told_once_until_it_works_again():
    said = []
    faults = OnceTold(said.append)
    first, again, other = StoreUnwritable("a"), StoreUnwritable("b"), ValueError("c")
    for one in (first, again, other):
        faults.tell(one)
    assert said == [first, other]
    faults.forget()
    faults.tell(other)
    assert said == [first, other, other]
