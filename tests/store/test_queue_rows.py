"""What stands in the queue whatever its state is, counted alike by list and board."""

import json
from datetime import timedelta

from alembic import command
from alembic.config import Config

from callcenter.desk.read_queue import row_reasons
from callcenter.protocol.events import encode_event
from callcenter.store import board, outbox, set_aside
from callcenter.store.engine import WRITE, open_engine
from callcenter.store.tickets import counts, queue_rows
from callcenter.store.upgrade import MIGRATIONS
from callcenter.tickets.words import Kind, Reason
from tests.builders import EventLine
from tests.store.scribe import KEY


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


def test_a_desk_of_before_folds_again_what_is_counted_otherwise_now(tmp_path):
    """Running, paused once, opened again, in conflict: not the whole of what is over."""
    engine = open_engine(tmp_path / "desk.db", KEY)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.execution_options(**{WRITE: True}).begin() as tx:
        config.attributes["connection"] = tx
        command.upgrade(config, "0010")
        for doc, (name, columns) in enumerate(
            {"running": (1, 0, 0), "torn": (0, 1, 0), "again": (0, 0, 1), "paused": (0, 0, 0),
             "over": (0, 0, 0)}.items()
        ):  # fmt: skip
            tx.exec_driver_sql(
                "INSERT INTO tickets (doc, id, oversight, agency_ids, referred_to, registered_at,"
                " updated_at, last_at, answered_in_call, queued, is_open, conflicts, reopened)"
                " VALUES (?, ?, 0, '[]', '[]', 0, 0, 0, 0, 0, ?, ?, ?)",
                (doc, name, *columns),
            )
        line = EventLine("paused")
        asked = line.event(Kind.DATA_REQUESTED)
        tx.exec_driver_sql(
            "INSERT INTO events (eid, subject, subject_id, client_id, incarnation, n, raw)"
            " VALUES (?, 'ticket', 'paused', 'desk-1', 1, 1, ?)",
            (asked.eid, encode_event(asked)),
        )
        command.upgrade(config, "0011")
        noted = "SELECT value FROM meta WHERE name = 'stale_subjects'"
        stale = {one for _, one in json.loads(tx.exec_driver_sql(noted).scalar_one())}
        handed = "UPDATE tickets SET dispatches = ? WHERE id = ?"
        for name, agencies in (("over", "aba"), ("torn", "ab")):
            hand_overs = [[one, 0, None, None, None, ""] for one in agencies]
            tx.exec_driver_sql(handed, (json.dumps(hand_overs), name))
        config.attributes["progress"] = lambda _step: None
        tx.exec_driver_sql("DELETE FROM meta WHERE name = 'stale_subjects'")
        command.upgrade(config, "0014")  # handed to one agency twice: what it answered stays
        then = {one for _, one in json.loads(tx.exec_driver_sql(noted).scalar_one())}
        tx.exec_driver_sql("DELETE FROM meta WHERE name = 'stale_subjects'")
        command.upgrade(config, "0015")  # pauses count as office time
        last = json.loads(tx.exec_driver_sql(noted).scalar_one())
    engine.dispose()
    assert stale == {"running", "torn", "again", "paused"}
    assert then == {"over", "again"}
    assert last == [["ticket", "paused"]]
