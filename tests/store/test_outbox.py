"""What waits for the centre, how this desk counts, and the numbers it may give out."""

import pytest

from callcenter.errors import NumbersExhausted
from callcenter.store import numbers, outbox, sync_state
from callcenter.store.events import append_remote, events_of
from callcenter.store.tickets import rows


def test_numbers_are_taken_once_and_run_out(store):
    with store.write() as tx:
        numbers.add_blocks(tx, [417, 5])
        numbers.add_blocks(tx, [417])
        assert (numbers.unused_blocks(tx), numbers.remaining(tx)) == (2, 2000)
        first = numbers.take_number(tx, 2026)
        assert first.startswith("26-0417-000-")
        numbers.add_blocks(tx, [417])
        assert (numbers.unused_blocks(tx), numbers.remaining(tx)) == (1, 1999)
        taken = [first, *(numbers.take_number(tx, 2026) for _ in range(1999))]
        assert len(set(taken)) == 2000
        assert taken[1000].startswith("26-0005-000-")
        with pytest.raises(NumbersExhausted):
            numbers.take_number(tx, 2026)


def test_a_number_of_a_save_that_failed_is_given_again(store):
    with store.write() as tx:
        numbers.add_blocks(tx, [417])

    def fail():
        with store.write() as tx:
            numbers.take_number(tx, 2026)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail()
    with store.write() as tx:
        assert numbers.take_number(tx, 2026).startswith("26-0417-000-")


def test_the_outbox_walks_its_states(scribe, store, clock):
    events = [scribe.save(f"t{n}", "registered", description="x" * 100) for n in range(4)]
    a, b, c, d = (one.eid for one in events)
    with store.write() as tx:
        assert [one.eid for one in outbox.pending(tx)] == [a, b, c, d]
        assert [one.eid for one in outbox.pending(tx, limit=2)] == [a, b]
        assert [one.eid for one in outbox.pending(tx, max_bytes=1)] == [a]
        assert outbox.summary(tx).oldest_at == events[0].wall_at
        outbox.mark_sent(tx, [a, b, c])
        outbox.mark_sent(tx, [a])
        shown = {row.eid: row for row in outbox.rows(tx, 10)}
        assert (shown[a].state, shown[a].tries, shown[a].sent_at) == ("sent", 2, clock.now())
        assert shown[d].tries == 0
        outbox.mark_acked(tx, {a: 1, b: 2})
        outbox.quarantine(tx, c, "too_large")
        assert [one.eid for one in outbox.pending(tx)] == [d]
        found = outbox.summary(tx)
        assert (found.unsent, found.acked, found.quarantined) == (1, 2, 1)
        assert found.oldest_at == events[2].wall_at
        append_remote(tx, scribe.echo(events[0]))
        assert outbox.reset_unseen(tx) == 1
        outbox.retry(tx, c)
        assert [one.eid for one in outbox.pending(tx)] == [b, c, d]
        assert not rows(tx, ["t0"])[0].unsent
        assert rows(tx, ["t1"])[0].unsent


def test_a_new_incarnation_counts_the_pending_from_one(scribe, store):
    events = [scribe.save(f"t{n}", "registered", description="x") for n in range(4)]
    with store.write() as tx:
        append_remote(tx, scribe.echo(events[0]))
        outbox.mark_acked(tx, {events[1].eid: 2})
        outbox.quarantine(tx, events[2].eid, "garbled")
        assert sync_state.new_incarnation(tx) == 2
        assert [(one.eid, one.n) for one in outbox.pending(tx)] == [
            (events[1].eid, 1),
            (events[3].eid, 2),
        ]
        assert sync_state.next_n(tx) == 3
        moved = events_of(tx, "t3")[0]
        assert (moved.eid, moved.incarnation, moved.n) == (events[3].eid, 2, 2)
        assert moved.changes == events[3].changes
        outbox.retry(tx, events[2].eid)
        assert [(one.eid, one.n) for one in outbox.pending(tx)][-1] == (events[2].eid, 4)
        again = events_of(tx, "t2")[0]
        assert (again.incarnation, again.n) == (2, 4)


def test_the_state_of_the_sync_is_kept(store, clock, open_store):
    with store.write() as tx:
        before = sync_state.state(tx)
        assert (before.incarnation, before.next_n, before.cursor, before.server_url) == (
            1,
            1,
            "",
            "",
        )
        sync_state.set_cursor(tx, "c9", "ab")
        sync_state.set_server(tx, "http://127.0.0.1:8700", "Pusat Contoh", 1)
        sync_state.note_exchange(tx, -40, clock.now())
    store.close()
    with open_store().read() as tx:
        after = sync_state.state(tx)
    assert after.client_id == before.client_id
    assert (after.cursor, after.chain, after.offset_ms) == ("c9", "ab", -40)
    assert (after.last_ok, after.server_name, after.protocol) == (clock.now(), "Pusat Contoh", 1)


def test_a_desk_that_was_cloned_takes_fresh_blocks_and_may_get_another_name(store):
    with store.write() as tx:
        numbers.add_blocks(tx, [417])
        numbers.drop_blocks(tx)
        assert numbers.remaining(tx) == 0
        sync_state.set_server(tx, "http://127.0.0.1:8700", client_id="desk-9")
        assert sync_state.state(tx).client_id == "desk-9"
        assert sync_state.new_incarnation(tx, 7) == 7
        assert sync_state.state(tx).incarnation == 7
