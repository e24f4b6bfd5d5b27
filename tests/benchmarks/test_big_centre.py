"""The big centre holds what the server itself would have made of its log."""

from pathlib import Path

from sqlalchemy import select

from callcenter.clock import SystemClock
from callcenter.protocol.chain import START, fold_chain
from callcenter.protocol.wellformed import read_event
from callcenter.server import tables
from callcenter.server.centre import open_centre
from callcenter.server.database import Database
from callcenter.server.rebuild import rebuild
from tests.benchmarks.big_centre import OPEN_EVERY, fill


def test_its_rows_are_those_the_server_folds_from_its_log(tmp_path: Path):
    database = Database(tmp_path)
    centre = open_centre(database, SystemClock(), "Pusat Uji")
    count = OPEN_EVERY + 3
    assert fill(centre, count) == 3 * count - 2
    with database.write() as tx:
        rows = [
            sorted(tx.execute(select(one)).all(), key=lambda row: row.id)
            for one in (tables.tickets, tables.callers)
        ]
        assert rebuild(tx) == count
        again = [
            sorted(tx.execute(select(one)).all(), key=lambda row: row.id)
            for one in (tables.tickets, tables.callers)
        ]
        log = tx.execute(select(tables.events).order_by(tables.events.c.seq)).all()
        clock = tx.execute(select(tables.clock)).one()
    assert rows == again
    assert clock.chain == fold_chain(START, [row.eid for row in log])
    assert all(read_event(row.raw).eid == row.eid for row in log)
    assert sum(row.is_open for row in rows[0]) == 2
    assert 800 < sum(len(row.raw) for row in log) / count < 2000
    database.close()
