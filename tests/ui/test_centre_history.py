"""History beyond this desk, on the screen: search at the centre, the strip's chip, the caller."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.change_settings import change_settings
from callcenter.desk.read_ticket import read_ticket
from callcenter.errors import NotFound
from callcenter.server import tables
from callcenter.server.history import as_microseconds
from callcenter.sync.status import History
from callcenter.tickets.event import CALLER
from tests.sync.conftest import (
    centre,
    desk,
    empty_centre,
    new_desk,
    new_place,
    place,
    stop_aside,
)
from tests.ui.shell import settled, shell_context, shown_screen, shown_window
from ui.history_chip import HistoryChip, rounded
from ui.search.centre_section import ASK, CENTRE, NOTE, Asked
from ui.search.search_screen import SearchScreen
from ui.settings.limits_page import LimitsPage
from ui.ticket_form.form import TicketForm

__all__ = ["centre", "desk", "empty_centre", "new_desk", "new_place", "place", "stop_aside"]
PHONE = "+6281377778888"


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def old(centre, desk) -> str:
    """A ticket that was closed long ago, with its caller."""
    caller_id = desk.ids.new()
    body = {"phones": [PHONE]}
    desk.save(caller_id, "caller_added", subject=CALLER, body=body, name="Contoh Lama")
    ticket_id = desk.register("Jembatan kayu lapuk di hulu")
    fields = {"caller_id": caller_id, "reporter_phone": PHONE, "reporter_name": "Contoh Lama"}
    desk.save(ticket_id, "edited", **fields)
    for kind, body in (("dispatched", {"agency_ids": ["dlh"]}), ("resolved", {}), ("closed", {})):
        desk.save(ticket_id, kind, body=body)
    desk.run()
    log = tables.events
    with centre.database.write() as tx:
        tx.execute(log.update().values(received_at=log.c.received_at - as_microseconds(100)))
    desk.register("Jembatan beton retak")
    desk.run()
    return ticket_id


@pytest.fixture
def partial(centre, old, workstation):
    """A new workstation that holds the last 90 days."""
    assert old
    workstation.sync.enrol(centre.url, centre.code(), "Meja 2")
    for _ in range(2):
        assert workstation.sync.run_once().error is None
    return workstation


@pytest.fixture
def ctx(qapp, partial):
    assert qapp is not None
    with shell_context(partial) as made:
        yield made


@pytest.fixture
def screen(qtbot, ctx) -> SearchScreen:
    return shown_screen(qtbot, ctx, SearchScreen(ctx))


def keys(screen) -> list[str]:
    return [one.key for one in screen.list.rows()]


def answered(qtbot, screen, state=Asked.ANSWERED) -> None:
    qtbot.waitUntil(lambda: screen.centre.state is state, timeout=10_000)


def test_a_partial_desk_asks_the_centre_by_itself_once_the_typing_rests(qtbot, ctx, screen, old):
    screen.focus_box("jembatan")
    settled(qtbot, ctx)
    answered(qtbot, screen)
    assert keys(screen)[-1] == f"{CENTRE}{old}"
    assert screen.list.rows()[-2].title == "Di pusat (di luar riwayat meja ini)"
    assert "di pusat" in screen.list.rows()[-1].meta
    assert sum(one.startswith("t:") for one in keys(screen)) == 1


def test_opening_such_a_hit_brings_all_of_it_here(qtbot, ctx, screen, old):
    with pytest.raises(NotFound):
        read_ticket(ctx.desk, old)
    screen.focus_box("lapuk")
    answered(qtbot, screen)
    with qtbot.waitSignal(screen.open_ticket, timeout=10_000) as told:
        QTest.keyClick(screen.box, Qt.Key.Key_Return)
    assert told.args == [old]
    view = read_ticket(ctx.desk, old)
    assert len(view.ticket.entries) == 5
    assert view.caller.name == "Contoh Lama"
    assert f"{CENTRE}{old}" not in keys(screen)


def test_the_key_asks_at_once_and_what_is_not_found_is_said(qtbot, ctx, screen):
    screen.focus_box("gunung meletus")
    settled(qtbot, ctx)
    assert keys(screen)[-1] == ASK
    assert "hasil di sini lengkap sejak" in screen.list.rows()[-1].meta
    QTest.keyClick(screen.box, "K", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip  # noqa: E501
    assert screen.list.rows()[-1].title == "Mencari di pusat…"
    answered(qtbot, screen)
    assert (keys(screen)[-1], screen.list.rows()[-1].title) == (
        NOTE, "Di pusat juga tidak ada yang lain",
    )  # fmt: skip


def test_without_the_centre_it_says_how_far_its_own_results_go(qtbot, ctx, screen, centre):
    centre.stop()
    screen.focus_box("lapuk")
    settled(qtbot, ctx)
    answered(qtbot, screen, Asked.OFFLINE)
    line = screen.list.rows()[-1]
    assert line.title == "Tidak dapat menanyakan pusat"
    assert line.meta.startswith("hasil di sini lengkap sejak")
    assert screen.banner.isHidden()
    centre.start()
    screen.list.choose(ASK)
    screen.list.open_current()
    answered(qtbot, screen)
    assert keys(screen)[-1].startswith(CENTRE)


def test_an_answer_for_an_older_text_is_not_shown(qtbot, ctx, screen):
    screen.focus_box("lapuk")
    settled(qtbot, ctx)
    screen._ask_centre()
    screen.box.setText("retak")
    settled(qtbot, ctx)
    assert not any(one.startswith(CENTRE) for one in keys(screen))
    screen.box.setText("le")
    settled(qtbot, ctx)
    assert NOTE not in keys(screen)
    assert ASK not in keys(screen)


def test_a_desk_that_holds_all_asks_only_by_the_key(qtbot, qapp, workstation):
    assert qapp is not None
    with shell_context(workstation) as ctx:
        made = SearchScreen(ctx)
        qtbot.addWidget(made)
        made.show()
        made.focus_box("lapuk")
        settled(qtbot, ctx)
        assert keys(made) == []
        assert not made.centre._quiet.isActive()
        made._ask_centre()
        answered(qtbot, made, Asked.OFFLINE)
        assert made.list.rows()[-1].meta == "meja ini menyimpan semua tiket"


def test_the_caller_card_says_that_older_reports_are_at_the_centre(qtbot, ctx, old):
    form = TicketForm(ctx)
    qtbot.addWidget(form)
    form.resize(1198, 720)
    form.show()
    form.start_call(PHONE)
    panel = form.side.history
    qtbot.waitUntil(lambda: panel.centre.isVisibleTo(form), timeout=10_000)
    assert panel.centre.text().startswith("Sebelum ")
    assert panel.list.isHidden()
    form.live.ask_centre()
    assert not panel.centre.isEnabled()
    qtbot.waitUntil(lambda: panel.list.isVisibleTo(form), timeout=10_000)
    assert read_ticket(ctx.desk, old).ticket.is_open is False
    assert form.live._view.caller.name == "Contoh Lama"
    form.live.ask_centre()
    said = "Di pusat tidak ada laporan lain dari nomor ini."
    qtbot.waitUntil(lambda: panel.centre.text() == said, timeout=10_000)


def test_without_the_centre_the_caller_card_can_be_asked_again(qtbot, ctx, centre):
    centre.stop()
    form = TicketForm(ctx)
    qtbot.addWidget(form)
    form.show()
    form.start_call(PHONE)
    panel = form.side.history
    qtbot.waitUntil(lambda: panel.centre.isVisibleTo(form), timeout=10_000)
    form.live.ask_centre()
    said = "Pusat tidak terjangkau. Coba lagi (Alt 4)"
    qtbot.waitUntil(lambda: panel.centre.text() == said, timeout=10_000)
    assert panel.centre.isEnabled()


def history(ctx, **more) -> History:
    return History(days=90, since=ctx.desk.clock.now(), **more)


def test_the_strip_tells_how_far_it_is_and_is_quiet_when_done(qtbot, ctx):
    chip = HistoryChip()
    qtbot.addWidget(chip)
    chip.show_history(history(ctx, tickets=1200, left=29_876))
    assert chip.isVisible()
    assert chip.text() == "Mengambil riwayat: 1.200 tiket, sisa ±30.000"
    chip.set_short(1)
    assert chip.text() == "1.200"
    chip.set_short(0)
    chip.show_history(history(ctx, tickets=5))
    assert chip.text() == "Mengambil riwayat: 5 tiket"
    chip.show_history(history(ctx, tickets=5, paused=True))
    assert chip.text() == "Riwayat dijeda: 5 tiket"
    chip.show_history(history(ctx, tickets=5, done=True))
    assert chip.isHidden()
    chip.show_history(None)
    assert chip.isHidden()
    assert [rounded(n) for n in (7, 140, 1240, 29_876)] == [7, 140, 1200, 30_000]


def test_the_chip_pauses_and_goes_on(qtbot, ctx):
    change_settings(ctx.desk, replace(ctx.desk.settings, history_days=120))
    ctx.sync.pause_history(True)
    window = shown_window(qtbot, ctx)
    chip = window.strip.history
    qtbot.waitUntil(chip.isHidden, timeout=10_000)  # paused, yet done: nothing to say
    window.strip.pause_history.emit(False)
    qtbot.waitUntil(lambda: ctx.sync.status().history.days == 120, timeout=10_000)
    qtbot.waitUntil(lambda: ctx.sync.status().history.done, timeout=10_000)
    assert not ctx.sync.status().history.paused
    chip.show_history(history(ctx, tickets=3))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ctx.sync.status().history.paused, timeout=10_000)
    window.close()


def test_the_depth_is_a_setting(qtbot, ctx):
    page = LimitsPage(ctx)
    qtbot.addWidget(page)
    box = page.boxes["history_days"]
    assert box.value() == 90
    box.setValue(0)
    assert box.text() == "semua"
    page.reach_button.click()
    settled(qtbot, ctx)
    assert ctx.desk.settings.history_days == 0
