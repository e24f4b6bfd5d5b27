"""A new workstation: at work at once, its history behind its back, nothing folded from a half."""

import pytest
from sqlalchemy import select

from callcenter.errors import Unreachable
from callcenter.protocol.chain import fold_chain
from callcenter.store import history, numbers, tickets
from callcenter.store.tables import marks
from callcenter.sync.bootstrap import PAUSE_SECONDS
from tests.sync.history_rig import (
    all_ids,
    held,
    make_old,
    projections,
    read_whole,
    reading,
    run_to_the_end,
)


@pytest.mark.usefixtures("writer")
def test_the_first_run_takes_the_head_and_one_page(centre, fresh):
    report = fresh.run()
    assert (report.state, report.pulled, report.again_in) == ("online", 0, PAUSE_SECONDS)
    assert fresh.state().chain == fold_chain(bytes(16), centre.eids()).hex()
    assert 0 < len(held(fresh)) < 40
    with fresh.store.read() as tx:
        assert history.is_partial(tx)
        assert tx.execute(select(marks.c.seq)).scalars().all()
        assert len(tickets.queue_rows(tx, 100, fresh.clock.now())) > 0
    assert fresh.sync.status().history.tickets == len(held(fresh))


@pytest.mark.usefixtures("writer")
def test_all_pages_make_what_the_whole_feed_makes(centre, fresh, new_desk):
    assert run_to_the_end(fresh) > 2
    whole = read_whole(centre, new_desk)
    ids = all_ids(centre)
    assert projections(fresh, ids) == projections(whole, ids)
    assert len(projections(fresh, ids)) == 40
    now = fresh.sync.status().history
    assert (now.done, now.left, now.tickets) == (True, 0, 40)
    assert fresh.run().again_in > 1


def test_a_save_and_a_live_change_never_wait_for_the_history(centre, writer, fresh):
    fresh.run()
    mine = fresh.register("Pohon tumbang")
    theirs = writer.register("Jembatan rusak")
    writer.run()
    report = fresh.run()
    assert (report.pushed, report.settled) == (1, 1)
    assert not reading(fresh).done
    assert fresh.ticket(theirs).description == "Jembatan rusak"
    assert fresh.outbox() == []
    run_to_the_end(fresh)
    writer.run()
    ids = all_ids(centre)
    assert {mine, theirs} <= set(ids)
    assert projections(fresh, ids) == projections(writer, ids)


def test_a_killed_desk_goes_on_where_it_stood(centre, writer, fresh, new_desk):
    fresh.run()
    before = reading(fresh)
    fresh.close()
    again = new_desk("fresh", history_days=90)
    again.sync._history_pages.events = 10
    assert reading(again) == before
    again.run()
    assert reading(again).tickets > before.tickets
    run_to_the_end(again)
    assert reading(again).tickets == 40
    assert projections(again, all_ids(centre)) == projections(writer, all_ids(centre))


@pytest.mark.usefixtures("writer")
def test_a_lost_page_is_asked_for_again(centre, new_desk, wire):
    fresh = new_desk("fresh", history_days=90)
    fresh.enrol(centre, wire.url, name="Meja 2")
    wire.lose = ["/v1/sync/history"]
    assert isinstance(fresh.run().error, Unreachable)
    assert held(fresh) == set()
    run_to_the_end(fresh)
    assert len(held(fresh)) == 40


@pytest.mark.usefixtures("writer")
def test_work_done_before_enrolment_stays_and_is_sent(centre, new_desk):
    fresh = new_desk("fresh", history_days=90)
    with fresh.store.write() as tx:
        numbers.add_blocks(tx, [7000])
    mine = fresh.register("Sebelum terhubung")
    fresh.enrol(centre, name="Meja 2")
    assert fresh.run().pushed == 1
    run_to_the_end(fresh)
    assert mine in all_ids(centre)
    assert len(held(fresh)) == 41


@pytest.mark.usefixtures("writer")
def test_depth_nought_reads_the_whole_feed(centre, new_desk):
    whole = new_desk("whole")
    whole.enrol(centre, name="Meja 2")
    whole.run()
    assert reading(whole) is None
    assert whole.sync.status().history is None
    assert len(held(whole)) == 40


@pytest.mark.usefixtures("writer")
def test_a_desk_that_read_the_feed_does_not_begin_anew(centre, new_desk):
    whole = new_desk("whole")
    whole.enrol(centre, name="Meja 2")
    whole.run()
    whole.history_days = 90
    assert whole.run().again_in > 1
    assert reading(whole) is None


@pytest.mark.usefixtures("centre")
def test_an_empty_centre_has_no_history(fresh):
    fresh.run()
    assert reading(fresh) is None
    one = fresh.register()
    assert fresh.run().settled == 1
    assert one in held(fresh)


@pytest.mark.usefixtures("centre", "writer")
def test_it_stops_and_goes_on_when_a_person_says_so(fresh):
    fresh.run()
    fresh.sync.pause_history(True)
    before = reading(fresh)
    assert fresh.run().again_in > 1
    assert reading(fresh) == before
    assert before.paused
    assert "sync" in fresh.told
    fresh.sync.pause_history(False)
    run_to_the_end(fresh)


@pytest.mark.usefixtures("centre")
def test_pausing_a_desk_without_history_is_nothing(desk):
    desk.sync.pause_history(True)
    assert reading(desk) is None


@pytest.mark.usefixtures("writer")
def test_a_deeper_policy_goes_on_backwards(centre, fresh):
    make_old(centre, 100)
    run_to_the_end(fresh)
    assert len(held(fresh)) == 30
    fresh.history_days = 30
    fresh.run()
    assert reading(fresh).days == 90
    fresh.history_days = 120
    fresh.run()
    run_to_the_end(fresh)
    assert (reading(fresh).days, len(held(fresh))) == (120, 40)
    fresh.history_days = 0
    fresh.run()
    assert (reading(fresh).days, reading(fresh).done) == (0, True)
