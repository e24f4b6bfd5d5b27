"""“Papan”: its figures, how old they say they are, the wall; it is counted while it is seen."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest

from callcenter.desk.mark_prank import mark_prank
from callcenter.desk.read_board import read_board
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.shift_duty import sign_off, sign_on
from callcenter.protocol.presence import DeskPresence
from callcenter.store.history import History, set_history
from callcenter.sync.status import LinkState, SyncStatus
from callcenter.tickets.words import Channel
from tests.builders import intake
from tests.ui.shell import settled, shown_window
from ui.board.words import age_of, day_figures, desk_lines, now_figures

KEY = Qt.Key


@pytest.fixture
def window(qtbot, ctx):
    return shown_window(qtbot, ctx)


@pytest.fixture
def screen(qtbot, ctx, window):
    QTest.keyClick(window, KEY.Key_9, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, ctx)
    made = window.screens.get("board")
    assert made.isVisible()
    return made


def told(screen, key):
    board = screen.canvas.board
    return next(one for one in (*now_figures(board), *day_figures(board)) if one.key == key)


def status_of(state, clock, last_ok=None):
    return SyncStatus(
        state=state, since=clock.now(), unsent=0, oldest_unsent_at=None, quarantined=0,
        offset_ms=None, last_ok=last_ok, server_name="",
    )  # fmt: skip


def test_a_change_here_is_on_the_board_at_once(qtbot, ctx, screen):
    before = screen.canvas.board
    assert (before.open, before.today.total) == (0, 0)
    register_ticket(ctx.desk, intake(channel=Channel.WHATSAPP, agency_ids=()))
    qtbot.waitUntil(lambda: screen.canvas.board.open == 1)
    board = screen.canvas.board
    assert (board.today.channels, board.waiting, board.unsent) == ({"whatsapp": 1}, 1, 1)
    hour = ctx.desk.clock.now() + timedelta(hours=7)
    assert board.today.hours[hour.hour] == 1
    assert "Masuk hari ini 1" in screen.canvas.accessibleDescription()
    assert "WhatsApp 1" in screen.canvas.accessibleDescription()
    mark_prank(ctx.desk, "0812-0000-0001")
    qtbot.waitUntil(lambda: told(screen, "pranks").value == "1")


def test_what_runs_over_by_itself_is_seen_at_the_next_look(qtbot, ctx, clock, screen):
    register_ticket(ctx.desk, intake())
    settled(qtbot, ctx)
    assert told(screen, "over").tone == "neutral"
    clock.advance(days=90)
    screen._timer.timeout.emit()
    qtbot.waitUntil(lambda: screen.canvas.board.standing.over == 1)
    assert (told(screen, "over").tone, told(screen, "over").shape) == ("red", "■")
    assert told(screen, "today").value == "0"


def test_nobody_looks_nothing_is_counted(qtbot, ctx, window, screen):
    window.show_screen("queue")
    assert not screen._timer.isActive()
    register_ticket(ctx.desk, intake())
    queue = window.screens.get("queue")
    qtbot.waitUntil(lambda: queue.model.rowCount() == 1)  # the news was heard by everybody
    settled(qtbot, ctx)
    assert screen.canvas.board.open == 0
    window.show_screen("board")
    qtbot.waitUntil(lambda: screen.canvas.board.open == 1)


def test_without_the_centre_it_says_how_old_it_is(clock, screen):
    screen.show_status(status_of(LinkState.ONLINE, clock, clock.now()))
    assert (screen.age.text(), screen.age.tone()) == ("Langsung", "green")
    ago = clock.now() - timedelta(minutes=37)
    screen.show_status(status_of(LinkState.OFFLINE, clock, ago))
    assert screen.age.text().startswith("Terputus: data sampai ")
    assert screen.age.text().endswith("37 mnt")
    assert screen.age.tone() == "amber"
    assert "37 mnt" in screen.canvas.accessibleDescription()
    clock.advance(minutes=3)
    screen.read()
    never = age_of(status_of(LinkState.OFFLINE, clock), clock.now())
    assert not never.live
    assert "hanya yang ada di meja ini" in never.text
    assert age_of(status_of(LinkState.NEVER, clock), clock.now()).text.startswith("Hanya meja ini")
    assert not age_of(None, clock.now()).live


def test_while_a_new_desk_reads_its_history_the_figures_are_not_all(qtbot, ctx, clock, screen):
    screen.show_status(status_of(LinkState.ONLINE, clock, clock.now()))
    with ctx.desk.store.write() as tx:
        set_history(tx, History(days=90, since=clock.now()))
    screen.read()
    qtbot.waitUntil(lambda: screen.canvas.board.reading)
    assert screen.age.text().startswith("Belum lengkap")
    assert screen.age.tone() == "amber"
    screen.show_status(status_of(LinkState.OFFLINE, clock, clock.now()))
    assert screen.age.text().endswith("riwayat belum lengkap")
    with ctx.desk.store.write() as tx:
        set_history(tx, History(days=90, since=clock.now(), done=True))
    screen.read()
    qtbot.waitUntil(lambda: not screen.canvas.board.reading)
    assert "lengkap" not in screen.age.text()


def test_the_age_grows_while_one_looks(qtbot, ctx, clock, screen):
    screen.show_status(status_of(LinkState.OFFLINE, clock, clock.now() - timedelta(minutes=37)))
    clock.advance(minutes=3)
    screen._timer.timeout.emit()
    qtbot.waitUntil(lambda: screen.age.text().endswith("40 mnt"))
    settled(qtbot, ctx)


def test_f11_puts_it_on_a_whole_screen_and_the_same_key_takes_it_away(qtbot, ctx, window, screen):
    QTest.keyClick(window, KEY.Key_F11)
    wall = screen.wall
    settled(qtbot, ctx)
    assert wall.isFullScreen()
    assert wall.canvas.board == screen.canvas.board
    window.show_screen("queue")  # the desk goes on, the wall stays live
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: wall.canvas.board.open == 1)
    for key in (KEY.Key_F11, KEY.Key_Escape):
        screen.open_wall()
        settled(qtbot, ctx)
        QTest.keyClick(wall, key)
        assert not wall.isVisible()
    assert not screen._timer.isActive()


def test_on_the_wall_the_numbers_are_read_across_the_room(qtbot, ctx, screen, monkeypatch):
    """A figure is 1/14 of the height of a screen of 1920 x 1080: 4 m from a screen of 30 cm."""
    screen.open_wall()
    wall = screen.wall
    wall.showNormal()
    wall.resize(1920, 1080)
    settled(qtbot, ctx)
    sizes = []
    real = QFont.setPixelSize
    monkeypatch.setattr(QFont, "setPixelSize", lambda font, n: (sizes.append(n), real(font, n))[1])
    wall.canvas.grab()
    assert max(sizes) >= 1080 / 14
    wall.close()


def test_figures_say_with_shape_and_words_what_they_say_with_colour(qtbot, ctx, screen):
    register_ticket(ctx.desk, intake())
    qtbot.waitUntil(lambda: told(screen, "unsent").value == "1")
    unsent = told(screen, "unsent")
    assert (unsent.value, unsent.tone, unsent.shape) == ("1", "amber", "▲")
    assert unsent.beside.startswith("tertua ")
    assert unsent.spoken == f"{unsent.name} 1, {unsent.beside}"
    board = replace(read_board(ctx.desk), unsent=0)
    assert now_figures(board)[-1].beside == ""


def test_a_board_that_cannot_be_read_is_told(qtbot, ctx, window, screen):
    with ctx.desk.store.write() as tx:
        tx.exec_driver_sql("ALTER TABLE callers RENAME TO lost")
    with qtbot.waitSignal(screen.failed):
        screen.read()
    assert window.banner.isVisible()


def test_the_other_desks_stand_with_what_waits_and_when_they_were_heard(ctx, clock):
    now = clock.now()

    def told(desk, unsent, silent, name="Contoh Sari"):
        oldest = now - timedelta(hours=2) if unsent else None
        seen = now - timedelta(seconds=silent)
        return DeskPresence(
            client_id=desk, desk=desk, name=name, unsent=unsent, oldest=oldest, seen=seen
        )

    desks = (told("Meja 2", 0, 1), told("Meja 3", 3, 1, ""), told("Meja 4", 0, 600))
    lines = [(one.left, one.right, one.tone) for one in desk_lines(read_board(ctx.desk, desks))]
    assert lines == [
        ("Meja 3", "▲ 3, 2 jam", "amber"),
        ("Meja 4", "terdengar 10 mnt", "amber"),
        ("Meja 2 · Contoh Sari", "0", "neutral"),
    ]


def test_who_signed_on_stands_on_the_board_until_they_go(qtbot, ctx, screen):
    sign_on(ctx.desk)
    qtbot.waitUntil(lambda: screen.canvas.board.agents == ("Operator Contoh",))
    assert "Operator Contoh" in screen.canvas.accessibleDescription()
    sign_off(ctx.desk)
    qtbot.waitUntil(lambda: screen.canvas.board.agents == ())


def test_a_figure_opens_its_tickets_by_keys_and_by_the_mouse(qtbot, ctx, window, screen):
    made = register_ticket(ctx.desk, intake(agency_ids=()))
    qtbot.waitUntil(lambda: screen.canvas.board.open == 1)
    canvas = screen.canvas
    canvas.setFocus()
    assert canvas.accessibleName() == "Papan: Terbuka 1"
    QTest.keyClick(canvas, KEY.Key_Right)
    assert canvas.accessibleName() == "Papan: Belum diteruskan 1"
    QTest.keyClick(canvas, KEY.Key_Return)
    settled(qtbot, ctx)
    behind = screen.behind
    assert behind.table.hasFocus()
    assert behind.title.text() == "Tiket di balik angka: Belum diteruskan"
    assert [row.id for row in behind.model.rows] == [made.ticket_id]
    with qtbot.waitSignal(screen.open_ticket) as opened:
        QTest.keyClick(behind.table, KEY.Key_Return)
    assert opened.args == [made.ticket_id]
    window.show_screen("board")
    QTest.keyClick(behind.table, KEY.Key_Escape)
    assert canvas.hasFocus()
    canvas.grab()  # where the numbers stand is known when they are painted
    spot = canvas._spots[5].center().toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)
    settled(qtbot, ctx)
    assert behind.title.text().endswith("Masuk hari ini")
    assert len(behind.model.rows) == 1
    screen.show_canvas()
    QTest.keyClick(canvas, KEY.Key_Up)
    for _ in range(4):
        QTest.keyClick(canvas, KEY.Key_Right)
    QTest.keyClick(canvas, KEY.Key_Enter)
    assert window.screens.current() == "outbox"  # what is unsent stands there


def test_nothing_is_opened_from_the_wall(screen):
    screen.open_wall()
    canvas = screen.wall.canvas
    canvas.grab()
    QTest.keyClick(canvas, KEY.Key_Return)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas._spots[0].center().toPoint())
    assert screen.stack.currentWidget() is screen.canvas
    screen.wall.close()
