"""What reports count stands in a ticket's row as its screen shows it, after every event."""

import json
from datetime import timedelta

from callcenter.desk.ask_for_data import request_data
from callcenter.desk.finish import resolve
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.record_follow_up import record_follow_up
from callcenter.desk.register_ticket import register_ticket
from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import ReportOrder
from callcenter.reports.reading import read_report
from callcenter.store.columns import micros
from callcenter.store.tickets import load_ticket
from callcenter.tickets.deadlines import ClockKind
from callcenter.tickets.words import Outcome
from tests.builders import intake

NAMES = {
    ClockKind.FIRST_DISPATCH: ("first_due", "first_end"),
    ClockKind.VERIFY: ("verify_due", "first_end"),
    ClockKind.WHOLE: ("whole_due", "whole_end"),
}


def _row(desk, ticket_id):
    with desk.store.read() as tx:
        asked = "SELECT * FROM tickets WHERE id = ?"
        return tx.exec_driver_sql(asked, (ticket_id,)).mappings().one()


def _clocks(desk, ticket_id):
    with desk.store.read() as tx:
        return desk.deadlines.clocks(load_ticket(tx, ticket_id))


def _agrees(desk, ticket_id):
    clocks, row = _clocks(desk, ticket_id), _row(desk, ticket_id)
    follow_ups = [one for one in clocks if one.kind is ClockKind.FOLLOW_UP]
    for clock in clocks:
        if clock.kind in NAMES:
            due, end = NAMES[clock.kind]
            assert row[due] == (clock.due and micros(clock.due)), clock.kind
            assert row[end] == (clock.ended and micros(clock.ended)), clock.kind
    held = [one for one in json.loads(row["dispatches"]) if one[5] not in GONE]
    assert [(one[0], one[2], one[4]) for one in held] == [
        (one.agency_id, one.due and micros(one.due), one.ended and micros(one.ended))
        for one in follow_ups
    ]
    return json.loads(row["dispatches"])


GONE = ("bukan_wewenang", "dialihkan")


def test_the_row_says_what_the_clocks_say(desk):
    clock = desk.clock
    made = register_ticket(desk, intake(agency_ids=("bmbk", "dishub"))).ticket_id
    _agrees(desk, made)
    record_follow_up(
        desk, made, "bmbk", outcome=Outcome.NOT_COMPETENT, text="Bukan kami.", target="dlh"
    )
    request_data(desk, made, "Mohon alamatnya.")
    found = _agrees(desk, made)
    assert [one[5] for one in found] == ["bukan_wewenang", "", ""]
    assert found[1][2] is None  # its clock stands
    resolve(desk, made, "Sudah diperbaiki.")
    found = _agrees(desk, made)
    assert found[1][4] == micros(clock.now())


def test_who_was_silent_when_the_reporter_is_asked_is_counted_as_silent(desk, clock):
    late = register_ticket(desk, intake(agency_ids=("bmbk",))).ticket_id
    clock.advance(days=40)
    request_data(desk, late, "Mohon fotonya.")
    begin = register_ticket(desk, intake(agency_ids=("dlh",)))
    request_data(desk, begin.ticket_id, "Mohon fotonya.")
    clock.advance(days=300)
    day = clock.now().date()
    report = read_report(desk, ReportOrder(begin=day - timedelta(days=400), end=day))
    bmbk, dlh = (report.rows[Dimension.AGENCY][one] for one in ("bmbk", "dlh"))
    assert (bmbk[Figure.SILENT], bmbk[Figure.WAITING], report.total[Figure.LATE]) == (1, 0, 1)
    assert (dlh[Figure.SILENT], dlh[Figure.WAITING]) == (0, 1)
    assert _agrees(desk, late)[0][2] == micros(read_ticket(desk, late).row.next_due)


def test_an_office_of_samples_is_counted_as_its_tickets_say(desk):
    from callcenter.demo.samples import add_samples

    add_samples(desk)
    now = desk.clock.now()
    day = now.date()
    report = read_report(desk, ReportOrder(begin=day - timedelta(days=200), end=day))
    with desk.store.read() as tx:
        ids = list(tx.exec_driver_sql("SELECT id FROM tickets").scalars())
        made = [load_ticket(tx, one) for one in ids]
    assert report.total[Figure.ALL] == len(made) > 10
    assert report.total[Figure.OPEN] == sum(one.is_open for one in made)
    late = sum(
        any(
            clock.kind is ClockKind.WHOLE and clock.due and (clock.ended or now) >= clock.due
            for clock in desk.deadlines.clocks(one)
        )
        for one in made
    )
    assert report.total[Figure.LATE] == late
    rows = report.rows[Dimension.AGENCY].values()
    assert sum(row[Figure.ALL] for row in rows) == sum(len(one.dispatches) for one in made) > 0
