"""The list of what the escalation looks at: asked every second, so it walks through no table."""

from datetime import timedelta

from sqlalchemy.event import listen, remove

from callcenter.store import escalations, outbox
from callcenter.tickets.words import Kind
from tests.fakes import START


def test_a_look_at_a_desk_where_nothing_is_due_walks_through_no_table(scribe, store):
    scribe.ticket()
    with store.write() as tx:
        escalations.catch_up(tx, "terms")
        for one in escalations.due(tx, START, 10):
            escalations.look_again(tx, one, START + timedelta(days=1))
    asked = []

    def keep(_conn, _cursor, statement, parameters, *_more):
        asked.append((statement, parameters))

    with store.read() as tx:
        listen(tx.engine, "before_cursor_execute", keep)
        assert escalations.is_idle(tx, "terms", START)
        remove(tx.engine, "before_cursor_execute", keep)
        plans = [
            str(row[3])
            for statement, parameters in asked
            for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    assert len(asked) >= 3
    assert not [one for one in plans if one.startswith("SCAN") and one != "SCAN CONSTANT ROW"]


def test_what_is_over_is_put_on_no_list_however_much_of_it_comes(scribe, store):
    """The history of a new desk: a hundred thousand tickets that nothing will ever move."""
    with store.write() as tx:
        escalations.catch_up(tx, "terms")
    running, over, torn = (scribe.ticket(one) for one in ("satu", "dua", "tiga"))
    for one in (over, torn):
        scribe.save(one, Kind.RESOLVED)
        scribe.save(one, Kind.CLOSED)
    for landmark in ("kiri", "kanan"):
        scribe.save(torn, Kind.EDITED, landmark=(landmark, None))
    with store.write() as tx:
        tx.exec_driver_sql(
            "INSERT INTO events (eid, subject, subject_id, client_id, incarnation,"
            " n, raw) SELECT 'e-9', subject, 't-9', client_id, 9, 9, raw FROM events"
            " LIMIT 1"
        )  # fmt: skip - a ticket that has no row yet
        escalations.catch_up(tx, "terms")
        assert set(escalations.due(tx, START, 10)) == {running, torn, "t-9"}
        tx.exec_driver_sql("DELETE FROM escalations")
        tx.exec_driver_sql("UPDATE events SET seq = 7 WHERE subject_id IN (?, ?)", (over, running))
        escalations.catch_up(tx, "terms")
        assert escalations.due(tx, START, 10) == [running]


def test_what_is_aside_is_looked_at_anew_under_other_rules_though_it_is_closed(scribe, store):
    over = scribe.ticket()
    last = [scribe.save(over, kind) for kind in (Kind.RESOLVED, Kind.CLOSED)][-1]
    with store.write() as tx:
        outbox.quarantine(tx, last.eid, "subject_mismatch", at_centre=True)
        for terms in ("terms", "others"):
            escalations.catch_up(tx, terms)
            assert escalations.due(tx, START, 10) == [over]
            escalations.look_again(tx, over, None)
