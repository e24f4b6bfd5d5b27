"""A desk of an earlier version learns at its upgrade what reports count of its tickets."""

import pytest
from alembic import command
from alembic.config import Config

from callcenter.protocol.events import encode_event
from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.reading import read_report
from callcenter.store.columns import micros
from callcenter.store.engine import WRITE, open_engine
from callcenter.store.events import stale_subjects
from callcenter.store.upgrade import MIGRATIONS
from callcenter.tickets.words import Kind
from tests.builders import EventLine
from tests.fakes import START
from tests.reports.conftest import shelf_in
from tests.store.scribe import KEY


def _older(folder, version, log, stale=(), **columns) -> None:
    """A database as an earlier version left it, with the ticket of this log."""
    names, values = "".join(f", {one}" for one in columns), tuple(columns.values())
    engine = open_engine(folder / "desk.db", KEY)
    with engine.execution_options(**{WRITE: True}).begin() as tx:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = tx
        config.attributes["progress"] = lambda _step: None
        command.upgrade(config, version)
        for name, value in (("db_id", "d-1"), *stale):
            tx.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", (name, value))
        tx.exec_driver_sql("INSERT INTO sync_state (id, client_id) VALUES (1, 'desk-1')")
        for one in log:
            tx.exec_driver_sql(
                "INSERT INTO events (eid, subject, subject_id, client_id, incarnation, n, raw)"
                " VALUES (?, 'ticket', 't-1', 'desk-1', 1, ?, ?)",
                (one.eid, one.n, encode_event(one)),
            )
        tx.exec_driver_sql(
            "INSERT INTO tickets (doc, id, oversight, agency_ids, referred_to, registered_at,"  # noqa: S608 - names stand below
            f" updated_at, last_at, answered_in_call, is_open, queued{names})"
            f" VALUES (?, 't-1', 0, '[]', '[]', ?, 0, 0, 0, 1, 0{', ?' * len(values)})",
            (micros(START), micros(START), *values),
        )
    engine.dispose()


def test_every_ticket_is_folded_again(tmp_path):
    line = EventLine()
    handed = line.event(Kind.DISPATCHED, body={"agency_ids": ["dishub"]})
    stale = ("stale_subjects", '[["ticket", "t-1"]]')
    _older(tmp_path, "0004", (line.registered(), handed), stale=(stale,))
    shelf = shelf_in(tmp_path)
    shelf.store.renew_words()
    report = read_report(shelf, ReportOrder(begin=START.date(), end=START.date()))
    assert report.row(Dimension.AGENCY, "dishub")[Figure.WAITING] == 1
    assert report.row(Dimension.CLOCK, "verifikasi")[Figure.MET] == 1
    shelf.store.close()


@pytest.mark.parametrize("asked", [1, 2])
def test_who_was_asked_more_than_once_is_folded_again(tmp_path, asked):
    """Two surveys are read from the log; a ticket with one is left as it is."""
    line = EventLine()
    log = [line.registered()]
    for score in (1, 4)[-asked:]:
        log.append(line.event(Kind.RESOLVED, body={"text": "sudah"}))
        log.append(line.event(Kind.SURVEYED, body={"scores": [score] * 9}))
        log.append(line.event(Kind.REOPENED, body={"reason": "belum"}))
    first, last = log[2], log[-2]
    _older(tmp_path, "0015", log, survey="444444443", surveyed_at=micros(last.at))
    shelf = shelf_in(tmp_path)
    with shelf.store.read() as tx:
        noted = stale_subjects(tx)
    assert noted == ([("ticket", "t-1")] if asked > 1 else [])
    shelf.store.renew_words()
    with shelf.store.read() as tx:
        (found,) = tx.exec_driver_sql("SELECT survey, surveyed_at, surveys_before FROM tickets")
    left = ("444444443", micros(last.at), "[]")
    again = ("444444444", micros(last.at), f'[[{micros(first.at)},"111111111"]]')
    assert tuple(found) == (again if asked > 1 else left)
    shelf.store.close()
