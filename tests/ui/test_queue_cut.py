"""A queue longer than its list: what is shown and counted, and what a change costs."""

from datetime import timedelta

import pytest

from callcenter.desk.finish import resolve
from callcenter.desk.read_queue import read_queue
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.work_queue import snooze, take
from callcenter.errors import StoreBusy
from tests.builders import intake
from tests.ui.shell import caught_up, settled
from ui.queue.queue_screen import QueueScreen
from ui.queue.reading import AGAIN_AFTER


@pytest.fixture
def screen(qtbot, ctx) -> QueueScreen:
    made = QueueScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    return made


@pytest.fixture
def cut(qtbot, ctx, screen, clock, monkeypatch) -> list[str]:
    """The queue holds three more than the list; the ids of all, in their order."""
    for n in range(13):
        register_ticket(ctx.desk, intake(phone=f"0812-1000-{1000 + n}"))
        clock.advance(hours=20)
    settled(qtbot, ctx)
    screen.reading.limit = 10
    screen.read()
    settled(qtbot, ctx)
    reads = []

    def counted(desk, limit):
        reads.append(limit)
        return read_queue(desk, limit)

    monkeypatch.setattr("ui.queue.reading.read_queue", counted)
    screen.reads = reads
    return [row.id for row in read_queue(ctx.desk).rows]


def shown(screen) -> list[str]:
    return [row.id for row in screen.model.rows()]


def test_more_than_the_list_holds_is_counted_and_said(qtbot, ctx, screen, cut):
    desk = ctx.desk
    assert shown(screen) == cut[:10]
    counts = read_queue(desk).counts
    assert screen.chips.running.text().startswith(f"{counts.running} ")
    assert "10 terdekat di daftar" in screen.chips.running.text()
    register_ticket(desk, intake(phone="0812-1000-2000"))
    more = f"{counts.running + 1} berjalan"
    qtbot.waitUntil(lambda: screen.chips.running.text().startswith(more))
    assert shown(screen) == cut[:10]
    assert screen.reads == [], "one ticket costs no reading of the whole queue"


def told(qtbot, ctx) -> None:
    """The word of a change has come, and what it asked for as well."""
    caught_up()
    settled(qtbot, ctx)


def test_a_cut_list_follows_what_is_touched_and_fills_up_when_many_have_gone(
    qtbot, ctx, screen, cut
):
    desk = ctx.desk
    take(desk, [cut[0], cut[12]])
    told(qtbot, ctx)
    assert screen.model.row(0).holder_uid == "op-1"
    assert shown(screen) == cut[:10]
    resolve(desk, cut[1], "Sudah")
    told(qtbot, ctx)
    assert shown(screen) == [cut[0], *cut[2:10]]
    assert screen.reads == []
    resolve(desk, cut[2], "Sudah")
    told(qtbot, ctx)
    assert shown(screen) == [cut[0], *cut[3:12]]
    assert screen.reads == [10]


def test_what_rested_comes_back_into_a_cut_list_within_a_minute(qtbot, ctx, screen, cut, clock):
    snooze(ctx.desk, [cut[0]], clock.now() + timedelta(minutes=30))
    told(qtbot, ctx)
    assert cut[0] not in shown(screen)
    clock.advance(minutes=31)
    screen.tick()
    told(qtbot, ctx)
    assert shown(screen)[0] == cut[0]


@pytest.mark.parametrize("missed", ["read_rows", "read_queue"])
def test_a_list_that_could_not_be_read_is_read_again(qtbot, ctx, screen, clock, missed):
    settled(qtbot, ctx)
    told_of: list[BaseException] = []
    screen.reading.failed.connect(told_of.append)

    def busy(*_: object) -> None:
        raise StoreBusy("desk.db")

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(f"ui.queue.reading.{missed}", busy)
        if missed == "read_queue":
            screen.read()
        register_ticket(ctx.desk, intake(phone="0812-1000-3000"))
        qtbot.waitUntil(lambda: bool(told_of))
        told(qtbot, ctx)
    assert shown(screen) == []
    clock.advance(seconds=AGAIN_AFTER)
    screen.reading.tick()
    qtbot.waitUntil(lambda: len(shown(screen)) == 1)
    screen.reading.tick()
    assert not screen.reading._failed
