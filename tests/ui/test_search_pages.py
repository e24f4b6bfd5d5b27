"""The search goes on: at the end of its list, by itself, and after a page that failed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.finish import resolve
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import PAGE
from tests.builders import intake
from tests.ui.search_rig import ids, screen, tickets
from tests.ui.shell import settled
from ui.search.results import TICKET

__all__ = ["ids", "screen"]


def test_a_long_list_goes_on_when_its_end_is_reached(qtbot, ctx, screen, ids, clock):
    for n in range(60):
        register_ticket(ctx.desk, intake(phone=f"0812-1000-{1000 + n}"))
        clock.advance(minutes=1)
    screen.look()
    settled(qtbot, ctx)
    assert len(tickets(screen)) == PAGE
    bar = screen.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(tickets(screen)) == 2 * PAGE)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(tickets(screen)) == 60 + len(ids))


def test_nothing_is_drawn_while_the_page_behind_a_full_one_is_on_its_way(
    qtbot, ctx, screen, clock, monkeypatch
):
    for _ in range(60):
        register_ticket(ctx.desk, intake())
        clock.advance(minutes=1)
    screen.look()
    settled(qtbot, ctx)
    drawn = []
    set_rows = screen.list.set_rows
    monkeypatch.setattr(screen.list, "set_rows", lambda rows: (drawn.append(1), set_rows(rows)))
    screen.further.ask()
    assert drawn == []
    settled(qtbot, ctx)
    assert (drawn, len(tickets(screen))) == ([1], 2 * PAGE)


def test_a_tall_window_is_filled_without_scrolling(qtbot, ctx, screen, clock):
    for n in range(60):
        register_ticket(ctx.desk, intake(phone=f"0812-1000-{1000 + n}"))
        clock.advance(minutes=1)
    screen.resize(1198, 2200)
    screen.look()
    qtbot.waitUntil(lambda: len(tickets(screen)) == 2 * PAGE)
    settled(qtbot, ctx)
    assert len(tickets(screen)) == 2 * PAGE
    assert screen.list.verticalScrollBar().value() == 0


@pytest.fixture
def far_back(ctx, ids, monkeypatch) -> str:
    """The only one of its state, behind more tickets than a few pages look at."""
    monkeypatch.setattr("callcenter.store.search_walk._IN_ORDER", 20)
    monkeypatch.setattr("ui.search.further.BY_ITSELF", 2)
    resolve(ctx.desk, ids[0], "lampu diganti")
    for _ in range(60):
        register_ticket(ctx.desk, intake())
    return ids[0]


def test_a_short_page_is_gone_on_with_a_little_by_itself_then_by_the_person(
    qtbot, ctx, screen, far_back
):
    read: list[int] = []
    screen.further.came.connect(lambda _hits: read.append(1))
    screen.filters.state.set_key("selesai")
    screen.look()
    qtbot.waitUntil(lambda: len(read) == 2)
    settled(qtbot, ctx)
    assert not screen.further._quiet.isActive()
    (line,) = screen.list.rows()
    assert (tickets(screen), line.title) == ([], "Belum ada tiket yang cocok")
    assert "sudah dilihat sampai" in line.meta
    QTest.keyClick(screen.box, Qt.Key.Key_Return)
    assert screen.list.rows()[0].title == "Mencari tiket yang lebih lama…"
    settled(qtbot, ctx)
    assert [one.key for one in screen.list.rows() if one.key] == [f"{TICKET}{far_back}"]
    assert screen.list.current_key() == f"{TICKET}{far_back}"


@pytest.mark.usefixtures("far_back")
def test_below_what_was_found_the_end_of_a_short_list_offers_older_tickets(qtbot, ctx, screen):
    newest = register_ticket(ctx.desk, intake()).ticket_id
    resolve(ctx.desk, newest, "lampu diganti")
    screen.filters.state.set_key("selesai")
    screen.look()
    qtbot.waitUntil(lambda: bool(tickets(screen)))
    settled(qtbot, ctx)
    assert tickets(screen) == [newest]
    assert screen.list.rows()[-1].title == "Cari juga tiket yang lebih lama"


def test_a_page_that_cannot_be_read_leaves_what_is_shown_and_can_be_asked_for_again(
    qtbot, ctx, screen, clock
):
    for _ in range(60):
        register_ticket(ctx.desk, intake())
        clock.advance(minutes=1)
    screen.look()
    settled(qtbot, ctx)
    held = tickets(screen)
    _rename(ctx, "tickets", "lost")
    with qtbot.waitSignal(screen.further.failed):
        screen.further.ask()
    settled(qtbot, ctx)
    assert tickets(screen) == held
    assert len(held) == PAGE
    assert screen.banner.isVisible()
    _rename(ctx, "lost", "tickets")
    screen.further.ask()
    settled(qtbot, ctx)
    assert tickets(screen)[:PAGE] == held
    assert len(tickets(screen)) == 2 * PAGE
    assert screen.banner.isHidden()


def test_a_short_page_that_cannot_be_gone_on_with_offers_it_again(qtbot, ctx, screen, far_back):
    screen.filters.state.set_key("selesai")
    screen.look()
    qtbot.waitUntil(lambda: bool(screen.further.lines(ctx.desk.clock.now())))
    _rename(ctx, "tickets", "lost")
    with qtbot.waitSignal(screen.further.failed):
        screen.further.ask()
    settled(qtbot, ctx)
    (line,) = screen.list.rows()
    assert (line.title, line.action) == ("Belum ada tiket yang cocok", "Enter: cari terus")
    assert screen.banner.isVisible()
    _rename(ctx, "lost", "tickets")
    for _ in range(2):
        screen.further.ask()
        settled(qtbot, ctx)
    assert tickets(screen) == [far_back]


def test_a_page_that_fails_for_a_search_that_is_over_says_nothing(qtbot, ctx, screen, clock):
    for _ in range(60):
        register_ticket(ctx.desk, intake())
        clock.advance(minutes=1)
    screen.look()
    settled(qtbot, ctx)
    _rename(ctx, "tickets", "lost")
    told: list[object] = []
    screen.further.failed.connect(told.append)
    screen.further.ask()
    screen.further.stop()
    settled(qtbot, ctx)
    _rename(ctx, "lost", "tickets")
    assert told == []
    assert screen.banner.isHidden()


def _rename(ctx, before: str, after: str) -> None:
    """Without its table no page can be read."""
    with ctx.desk.store.write() as tx:
        tx.exec_driver_sql(f"ALTER TABLE {before} RENAME TO {after}")
