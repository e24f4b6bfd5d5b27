"""When the desk asks the centre: at once, after a save, in its rhythm, and never after the end."""

import pytest

from callcenter.desk.add_note import add_note
from callcenter.desk.register_ticket import register_ticket
from callcenter.sync.status import LinkState
from tests.builders import intake
from tests.sync.rig import CentreRig, DeskRig
from tests.ui.shell import settled
from ui.sync_clock import SyncClock


@pytest.fixture
def centre(tmp_path):
    rig = CentreRig(tmp_path / "centre")
    yield rig
    rig.stop()


@pytest.fixture
def make(ctx, stopped_after):
    return lambda **more: stopped_after(SyncClock(ctx.sync, ctx.background, ctx.changes, **more))


def test_without_a_server_it_says_so_and_asks_again_only_in_its_rhythm(qtbot, make):
    clock = make(every=30)
    with qtbot.waitSignal(clock.status_changed) as told:
        clock.start()
    assert told.args[0].state is LinkState.NEVER
    assert 0 < clock.waits_ms <= 33_000


def test_a_save_reaches_the_centre_without_a_click(qtbot, ctx, make, centre):
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")
    clock = make(every=60, after_save=0.05)
    clock.start()
    qtbot.waitUntil(lambda: clock.status is not None and clock.status.state is LinkState.ONLINE)
    settled(qtbot, ctx)
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: len(centre.eids()) >= 2, timeout=10_000)
    qtbot.waitUntil(lambda: clock.status.unsent == 0, timeout=10_000)
    assert clock.status.server_name == "Pusat Uji"


def test_a_save_during_an_exchange_is_not_left_for_the_next_round(qtbot, ctx, make, centre):
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")
    made = register_ticket(ctx.desk, intake())
    late = ["catatan saat pengiriman berjalan"]

    def save_late(ids):
        """On the sync worker: the push is over, the exchange has not ended yet."""
        if "outbox" in ids and late:
            add_note(ctx.desk, made.ticket_id, late.pop())

    forget = ctx.desk.changes.subscribe(save_late)
    clock = make(every=600, after_save=0.05)
    clock.start()
    qtbot.waitUntil(lambda: len(centre.eids()) == 4, timeout=10_000)
    qtbot.waitUntil(lambda: clock.status.unsent == 0, timeout=10_000)
    forget()


def test_an_unreachable_centre_backs_off_and_one_save_cuts_the_wait_once(qtbot, ctx, make, centre):
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")
    centre.stop()
    clock = make(after_save=0.01)
    reports = []
    clock.reported.connect(reports.append)
    clock.start()
    qtbot.waitUntil(lambda: len(reports) == 1, timeout=10_000)
    assert reports[0].state is LinkState.OFFLINE
    assert reports[0].again_in is not None
    settled(qtbot, ctx)
    assert clock.status.state is LinkState.OFFLINE
    clock._timer.start(600_000)
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: len(reports) == 2, timeout=10_000)
    settled(qtbot, ctx)
    clock._timer.start(600_000)
    register_ticket(ctx.desk, intake())
    settled(qtbot, ctx)
    qtbot.waitUntil(lambda: clock.status.unsent == 2)
    assert clock.waits_ms > 60_000
    assert len(reports) == 2


def test_what_another_desk_sends_arrives_by_the_long_wait(qtbot, ctx, make, centre):
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")
    clock = make(every=600)
    clock.start()
    qtbot.waitUntil(lambda: clock.status is not None and clock.status.state is LinkState.ONLINE)
    settled(qtbot, ctx)
    other = DeskRig(centre.folder.parent / "other")
    try:
        other.enrol(centre)
        heard = []
        ctx.changes.changed.connect(heard.append)
        ticket_id = other.register()
        other.sync.run_once()
        qtbot.waitUntil(lambda: any(ticket_id in ids for ids in heard), timeout=10_000)
    finally:
        other.close()


def test_stopped_it_asks_no_more(qtbot, ctx, make):
    clock = make(every=30)
    clock.start()
    settled(qtbot, ctx)
    clock.stop()
    clock.nudge()
    register_ticket(ctx.desk, intake())
    settled(qtbot, ctx)
    assert clock.waits_ms == -1
    assert not clock.is_running
