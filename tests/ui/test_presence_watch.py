"""Who else has a ticket open: told while both are heard of, and no longer."""

import pytest

from callcenter.protocol.presence import DeskPresence
from callcenter.sync.presence import Heard
from tests.ui.shell import settled, shown_window
from ui.queue.model import HOLDER


@pytest.fixture
def window(qtbot, ctx):
    return shown_window(qtbot, ctx)


def hear(qtbot, ctx, ticket_id, name="Contoh Dua"):
    now = ctx.desk.clock.now()
    one = DeskPresence(client_id="c", desk="Meja 2", name=name, open=ticket_id, seen=now)
    ctx.sync.presence.heard = Heard((one,), now)
    ctx.desk.changes.publish({"presence"})
    settled(qtbot, ctx)


def test_here_tells_who_sits_and_what_is_open(qtbot, ctx, window, ticket_id):
    assert (ctx.sync.presence.here.uid, ctx.sync.presence.here.open) == ("op-1", "")
    with qtbot.waitSignal(window.watches.presence.changed):
        window.open_ticket(ticket_id)
    assert ctx.sync.presence.here.open == ticket_id
    window.show_screen("queue")
    assert ctx.sync.presence.here.open == ""
    settled(qtbot, ctx)


def test_the_other_one_is_named_until_they_fall_silent(qtbot, ctx, clock, window, ticket_id):
    watch = window.watches.presence
    hear(qtbot, ctx, ticket_id)
    assert not watch.banner.isVisible()
    window.open_ticket(ticket_id)
    settled(qtbot, ctx)
    assert watch.banner.isVisible()
    assert "Contoh Dua (Meja 2)" in watch.banner.accessibleName()
    clock.advance(seconds=60)
    watch._timer.timeout.emit()
    assert not watch.banner.isVisible()
    hear(qtbot, ctx, ticket_id, name="")
    qtbot.waitUntil(watch.banner.isVisible)
    window.show_screen("queue")
    assert not watch.banner.isVisible()
    settled(qtbot, ctx)


def test_the_queue_says_who_has_a_ticket_open(qtbot, ctx, clock, window, ticket_id):
    queue = window.screens.get("queue")
    qtbot.waitUntil(lambda: queue.model.rowCount() == 1)
    hear(qtbot, ctx, ticket_id)
    qtbot.waitUntil(lambda: queue.model.index(0, HOLDER).data() == "dibuka Contoh Dua")
    clock.advance(seconds=60)
    queue.tick()
    assert queue.model.index(0, HOLDER).data() == "—"
