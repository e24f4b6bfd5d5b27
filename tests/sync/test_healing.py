"""A centre that was set back to an older copy gets everything again, from whoever holds it."""

import pytest
from sqlalchemy import select

from callcenter.api.central import CentralApi
from callcenter.server import tables
from callcenter.store import healing
from callcenter.store import tables as desk_tables
from callcenter.sync.enrolment import credential
from callcenter.sync.healing import Healing
from callcenter.sync.status import LinkState
from callcenter.sync.tally import Tally
from tests.sync.healing_rig import all_whole, saved_by, settle, waits
from tests.sync.rig import CentreRig

pytestmark = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


@pytest.mark.parametrize("epoch", ["", "another-epoch"])
def test_a_centre_set_back_gets_every_confirmed_save_again(centre, desk, other, epoch):
    old = desk.register_many(5)
    settle(desk, other)
    copy = centre.snapshot()
    mine = desk.register_many(3, "Sesudah salinan")
    settle(desk, other)
    theirs = other.register_many(4, "Milik meja lain")
    other.save(mine[0], "note_added", body={"text": "catatan"})
    other.save(old[0], "verified")
    settle(other, desk)
    unsent = desk.register("Belum terkirim")
    before = {one: desk.ticket(one) for one in (*old, *mine, *theirs)}
    saved = saved_by(desk, other)

    centre.restore(copy, epoch=epoch)
    assert len(centre.eids()) == 5
    first = desk.run()
    settle(desk, other)

    assert (first.state, first.offered, first.pushed) == (LinkState.ONLINE, 9, 1)
    all_whole(centre, [desk, other], saved)
    assert {one: desk.ticket(one) for one in before} == before
    assert desk.ticket(unsent) == other.ticket(unsent)
    assert desk.run().offered == other.run().offered == 0


def test_desks_that_had_come_to_different_places_heal_from_each_other(
    centre, desk, other, new_desk
):
    third = new_desk("third")
    third.enrol(centre)
    desk.register_many(3)
    settle(desk, other, third)
    copy = centre.snapshot()
    desk.register_many(4)
    settle(desk, other)
    other.register_many(5)
    other.run()
    third.register_many(2)
    with third.store.read() as tx:
        behind = healing.newest_place(tx)
    saved = saved_by(desk, other, third)

    centre.restore(copy)
    report = third.run()

    assert (behind.seq, report.offered, report.state) == (3, 0, LinkState.ONLINE)
    settle(other, desk, third)
    all_whole(centre, [desk, other, third], saved)


def test_a_desk_alone_brings_back_what_a_lost_desk_saved(centre, desk, other):
    copy = centre.snapshot()
    other.register_many(6)
    settle(other, desk)
    saved = saved_by(desk)
    other.close()
    centre.restore(copy)
    settle(desk)
    all_whole(centre, [desk], saved)
    clients = {row.client_id for row in centre.rows()}
    assert clients == {other_id(saved, centre)}
    counts = {row.client_id: row.acked_n for row in centre.rows(tables.incarnations)}
    assert counts[next(iter(clients))] == 6


def other_id(saved: set[str], centre: CentreRig) -> str:
    return next(row.client_id for row in centre.rows() if row.eid in saved)


def test_a_desk_whose_events_another_gave_back_counts_on(centre, desk, other):
    copy = centre.snapshot()
    desk.register_many(3)
    settle(desk, other)
    centre.restore(copy)
    settle(other)
    ticket_id = desk.register()
    settle(desk, other)
    assert desk.state().incarnation == 1
    all_whole(centre, [desk, other], saved_by(desk))
    assert centre.ticket(ticket_id)


def test_a_centre_set_back_twice_while_it_is_healed_loses_nothing(centre, desk, other, wire):
    first_copy = centre.snapshot()
    desk.register_many(3)
    settle(desk, other)
    second_copy = centre.snapshot()
    desk.register_many(4)
    settle(desk, other)
    saved = saved_by(desk)
    with desk.store.write() as tx:
        from callcenter.store import sync_state

        sync_state.set_server(tx, wire.url, "Pusat Uji", 2)

    centre.restore(second_copy)
    wire.lose = ["/v1/sync/offer"]  # stored, but the answer never came
    assert desk.run().state is LinkState.OFFLINE
    assert len(centre.eids()) == 7
    assert waits(desk) == (0, 4)
    centre.restore(first_copy)

    settle(desk, other)
    all_whole(centre, [desk, other], saved)


def test_offered_and_taken_but_set_back_before_the_echo_is_offered_again(centre, desk, other):
    copy = centre.snapshot()
    desk.register_many(3)
    settle(desk, other)
    saved = saved_by(desk)
    other.close()
    centre.restore(copy)
    with desk.store.read() as tx:
        api = CentralApi(centre.url, credential(tx))
    step = Healing(desk.store, api, Tally())
    step.find_common_past()
    step.drain()
    api.close()
    assert (len(centre.eids()), waits(desk)) == (3, (0, 3))
    centre.restore(copy)
    settle(desk)
    all_whole(centre, [desk], saved)


def test_a_push_whose_answer_was_lost_with_the_centre_is_pushed_again(centre, new_desk, wire):
    desk = new_desk()
    desk.enrol(centre, wire.url)
    desk.register()
    settle(desk)
    copy = centre.snapshot()
    ticket_id = desk.register()
    wire.lose = ["/v1/sync/push"]
    assert desk.run().state is LinkState.OFFLINE
    assert centre.ticket(ticket_id)
    centre.restore(copy)
    settle(desk)
    all_whole(centre, [desk], saved_by(desk))


def test_what_the_centre_had_set_aside_is_set_aside_there_again(centre, desk):
    ticket_id = desk.register()
    settle(desk)
    copy = centre.snapshot()
    forged = desk.save(ticket_id, "renumbered", body={"number": "x"})
    desk.register()
    assert desk.run().quarantined == 1
    centre.restore(copy)
    desk.run()
    assert [row.eid for row in centre.rows(tables.quarantine)] == [forged.eid]
    assert [(row.eid, row.state) for row in desk.outbox()] == [(forged.eid, "quarantined")]
    desk.register()
    assert desk.run().settled == 1
    assert desk.state().incarnation == 1


def test_what_the_centre_had_set_aside_fills_its_gap_in_the_count_again(centre, desk):
    ticket_id = desk.register()
    settle(desk)
    copy = centre.snapshot()
    forged = desk.save(ticket_id, "renumbered", body={"number": "x"})
    desk.run()
    centre.restore(copy)
    later = desk.register()
    report = desk.run()
    assert (report.state, report.settled, desk.state().incarnation) == (LinkState.ONLINE, 1, 1)
    assert [row.eid for row in centre.rows(tables.quarantine)] == [forged.eid]
    assert centre.ticket(later)


def test_a_new_number_given_before_is_kept(centre, desk, other):
    taken = desk.register()
    number = desk.ticket(taken).number
    settle(desk, other)
    copy = centre.snapshot()
    clashing = other.register("Nomor ganda", number=number)
    settle(other, desk)
    given = desk.ticket(clashing).number
    assert given != number
    centre.restore(copy)
    settle(desk, other)
    for one in (desk, other):
        assert (one.ticket(clashing).number, one.ticket(clashing).aliases) == (given, (number,))
    assert [row.kind for row in centre.rows()].count("renumbered") == 1
    all_whole(centre, [desk, other], saved_by(desk))
    fresh = other.register("Ganda lagi", number=number)
    settle(other, desk)
    assert desk.ticket(fresh).number not in (given, number)


def test_blocks_leased_after_the_copy_are_not_leased_again(centre, desk, new_desk):
    settle(desk)
    copy = centre.snapshot()
    with desk.store.write() as tx:
        from callcenter.store import numbers

        for _ in range(2001):
            numbers.take_number(tx, 2026)
    desk.run()
    with desk.store.read() as tx:
        held = set(tx.execute(select(desk_tables.number_blocks.c.block)).scalars())
    centre.restore(copy)
    desk.register_many(2)
    desk.run()
    stranger = new_desk("stranger")
    stranger.enrol(centre)
    with stranger.store.read() as tx:
        theirs = set(tx.execute(select(desk_tables.number_blocks.c.block)).scalars())
    assert not held & theirs
    assert min(theirs) > max(held) + 100
