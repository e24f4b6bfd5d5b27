"""A desk of an earlier version learns at its upgrade what reports count of its tickets."""

from alembic import command
from alembic.config import Config

from callcenter.protocol.events import encode_event
from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.reading import read_report
from callcenter.store.columns import micros
from callcenter.store.engine import WRITE, open_engine
from callcenter.store.upgrade import MIGRATIONS
from callcenter.tickets.words import Kind
from tests.builders import EventLine
from tests.fakes import START
from tests.reports.conftest import shelf_in
from tests.store.scribe import KEY

BEFORE = "0004"


def _older(folder) -> None:
    """A database as the version before left it, with one ticket that was handed over."""
    line = EventLine()
    log = (line.registered(), line.event(Kind.DISPATCHED, body={"agency_ids": ["dishub"]}))
    engine = open_engine(folder / "desk.db", KEY)
    with engine.execution_options(**{WRITE: True}).begin() as tx:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = tx
        command.upgrade(config, BEFORE)
        for name, value in (("db_id", "d-1"), ("stale_subjects", '[["ticket", "t-1"]]')):
            tx.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", (name, value))
        tx.exec_driver_sql("INSERT INTO sync_state (id, client_id) VALUES (1, 'desk-1')")
        for one in log:
            tx.exec_driver_sql(
                "INSERT INTO events (eid, subject, subject_id, client_id, incarnation, n, raw)"
                " VALUES (?, 'ticket', 't-1', 'desk-1', 1, ?, ?)",
                (one.eid, one.n, encode_event(one)),
            )
        tx.exec_driver_sql(
            "INSERT INTO tickets (doc, id, oversight, agency_ids, referred_to, registered_at,"
            " updated_at, last_at, answered_in_call, is_open, queued)"
            " VALUES (?, 't-1', 0, '[]', '[]', ?, 0, 0, 0, 1, 0)",
            (micros(START), micros(START)),
        )
    engine.dispose()


def test_every_ticket_is_folded_again(tmp_path):
    _older(tmp_path)
    shelf = shelf_in(tmp_path)
    shelf.store.renew_words()
    report = read_report(shelf, ReportOrder(begin=START.date(), end=START.date()))
    assert report.row(Dimension.AGENCY, "dishub")[Figure.WAITING] == 1
    assert report.row(Dimension.CLOCK, "verifikasi")[Figure.MET] == 1
    shelf.store.close()
