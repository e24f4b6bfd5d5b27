"""The list of what the escalation looks at: asked every second, so it walks through no table."""

from datetime import timedelta

from sqlalchemy.event import listen, remove

from callcenter.store import escalations
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
