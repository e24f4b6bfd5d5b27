"""What stands in the queue whatever its state is, counted alike by list and board."""

from datetime import timedelta

from callcenter.desk.read_queue import row_reasons
from callcenter.store import board, outbox, set_aside
from callcenter.store.tickets import counts, queue_rows
from callcenter.tickets.words import Kind, Reason


def close(scribe, ticket_id) -> None:
    scribe.save(ticket_id, Kind.RESOLVED)
    scribe.save(ticket_id, Kind.CLOSED)


def test_a_closed_ticket_with_two_values_or_an_event_the_centre_refused_stands_in_the_queue(
    store, scribe, clock
):
    running, torn, stuck, quiet = (scribe.ticket(one) for one in ("satu", "dua", "tiga", "empat"))
    scribe.save(stuck, Kind.RESOLVED)
    for ticket_id in (torn, quiet):
        close(scribe, ticket_id)
    edits = [scribe.save(torn, Kind.EDITED, landmark=(one, None)) for one in ("kiri", "kanan")]
    last = scribe.save(stuck, Kind.NOTE_ADDED)
    with store.write() as tx:
        outbox.quarantine(tx, last.eid, "subject_mismatch", at_centre=True)
        assert set_aside.tickets_of(tx, [last.eid]) == {stuck}
    with store.read() as tx:
        found = queue_rows(tx, 10, clock.now())
        assert [one.id for one in found] == [torn, running, stuck]
        assert [one.aside for one in found] == [False, False, True]
        assert Reason.CONFLICT in row_reasons(found[0], clock.now())
        assert Reason.SET_ASIDE in row_reasons(found[2], clock.now())
        for days, standing in ((0, (0, 0, 3)), (13, (1, 1, 1)), (30, (2, 0, 1))):
            at = clock.now() + timedelta(days=days)
            now, there = counts(tx, at), board.standing(tx, at)
            assert (now.over, now.near, now.running) == standing
            assert (there.over, there.near, there.running) == standing
    scribe.save(
        torn, Kind.EDITED, body={"resolves": [edits[1].eid]}, landmark=("kanan", edits[0].eid)
    )
    with store.write() as tx:
        outbox.retry(tx, last.eid)
        assert [one.id for one in queue_rows(tx, 10, clock.now())] == [running]
