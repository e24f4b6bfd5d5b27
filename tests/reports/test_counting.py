"""Every figure of a report is what SQL, written apart from it, counts in the same rows."""

from collections import defaultdict
from datetime import date

import pytest

from callcenter.desk.finish import resolve
from callcenter.desk.register_ticket import register_ticket
from callcenter.errors import Cancelled
from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.order import Grain, ReportOrder
from callcenter.reports.reading import PIECE, Condition, read_behind, read_report
from callcenter.store.columns import micros
from tests.builders import intake
from tests.fakes import START
from tests.reports.conftest import MANY

WHOLE = ReportOrder(begin=date(2024, 12, 1), end=date(2026, 11, 30))
SPRING = ReportOrder(begin=date(2026, 2, 3), end=date(2026, 6, 17), grain=Grain.DAY)
NOW = micros(START)
WIB_DAY = "date(registered_at / 1000000 + 25200, 'unixepoch')"
BETWEEN = f"{WIB_DAY} BETWEEN ? AND ?"
LATE = (
    "state <> 'gabungan' AND whole_due IS NOT NULL AND"
    f" (whole_end > whole_due OR (whole_end IS NULL AND whole_due <= {NOW}))"
)
IN_TIME = "state <> 'gabungan' AND whole_end <= whole_due"
OPEN = "state IN ('diterima','terverifikasi','disposisi','ditindaklanjuti','menunggu_data')"
WHERE = {
    Figure.ALL: "1",
    Figure.CONFIDENTIAL: "confidentiality IN ('anonim','rahasia','tanpa_identitas')",
    Figure.OPEN: OPEN,
    Figure.RESOLVED: "state IN ('selesai','ditutup')",
    Figure.IN_TIME: IN_TIME,
    Figure.LATE: LATE,
    Figure.REFERRED: "state = 'dirujuk' OR referred_to <> '[]'",
    Figure.REJECTED: "state = 'ditolak'",
    Figure.DUPLICATE: "state = 'gabungan'",
    Figure.IN_CALL: "answered_in_call",
    Figure.REOPENED: "reopened > 0",
}
QUARTER = (
    "strftime('%Y', registered_at / 1000000 + 25200, 'unixepoch') || '-T' ||"
    " ((strftime('%m', registered_at / 1000000 + 25200, 'unixepoch') + 2) / 3)"
)
KEYS = {
    Dimension.TOTAL: "''",
    Dimension.KABKOTA: "substr(place, 1, 5)",
    Dimension.KECAMATAN: "substr(place, 1, 8)",
    Dimension.CATEGORY: "category",
    Dimension.CHANNEL: "channel",
    Dimension.CLASSIFICATION: "classification",
    Dimension.STATE: "state",
    Dimension.CONFIDENTIALITY: "confidentiality",
    Dimension.LAPOR: "lapor_state",
}


def _sql(shelf, asked, order=WHOLE):
    with shelf.store.read() as tx:
        days = (order.begin.isoformat(), order.end.isoformat())
        return {row[0]: row[1] for row in tx.exec_driver_sql(asked, days)}


def _counted(report, dimension, figure):
    rows = report.rows.get(dimension, {})
    return {key: row[figure] for key, row in rows.items() if row[figure]}


@pytest.fixture(scope="module")
def whole(shelf):
    return read_report(shelf, WHOLE)


@pytest.mark.parametrize("dimension", KEYS)
def test_tickets_by_what_they_are(shelf, whole, dimension):
    for figure, where in WHERE.items():
        expected = _sql(
            shelf,
            f"SELECT {KEYS[dimension]}, count(*) FROM tickets WHERE {BETWEEN} AND ({where})"  # noqa: S608
            " GROUP BY 1",
        )
        assert {k: n for k, n in expected.items() if n} == _counted(whole, dimension, figure)
    assert whole.total[Figure.ALL] == MANY > PIECE


@pytest.mark.parametrize(
    ("grain", "key"),
    [
        (Grain.DAY, WIB_DAY),
        (Grain.MONTH, f"substr({WIB_DAY}, 1, 7)"),
        (Grain.QUARTER, QUARTER),
    ],
)
def test_tickets_by_time(shelf, grain, key):
    order = ReportOrder(begin=SPRING.begin, end=SPRING.end, grain=grain)
    report = read_report(shelf, order)
    asked = f"SELECT {key}, count(*) FROM tickets WHERE {BETWEEN} AND ({LATE}) GROUP BY 1"  # noqa: S608
    found = _counted(report, Dimension.PERIOD, Figure.LATE)
    assert found == _sql(shelf, asked, order)
    assert len(found) > 1
    assert set(report.rows[Dimension.PERIOD]) <= set(order.periods())


def test_bodies_it_was_referred_to(shelf, whole):
    asked = f"""
        SELECT body.value, count(*) FROM tickets, json_each(referred_to) AS body
        WHERE {BETWEEN} GROUP BY 1
    """  # noqa: S608
    assert _counted(whole, Dimension.REFERRAL, Figure.ALL) == _sql(shelf, asked)


HELD = "json_extract(one.value, '$[5]') NOT IN ('bukan_wewenang','dialihkan')"
ANSWERED = f"{HELD} AND json_extract(one.value, '$[3]') IS NOT NULL"
HELD_ONES = Figure.ANSWERED | Figure.SILENT | Figure.WAITING | Figure.UNANSWERED
UNANSWERED = f"{HELD} AND json_extract(one.value, '$[3]') IS NULL"
LEAGUE = {
    Figure.ALL: "1",
    Figure.ANSWERED: ANSWERED,
    Figure.ANSWERED_IN_TIME: (
        f"{ANSWERED} AND json_extract(one.value, '$[3]') <= json_extract(one.value, '$[2]')"
    ),
    Figure.SILENT: (
        f"{UNANSWERED} AND (json_extract(one.value, '$[4]') > json_extract(one.value, '$[2]')"
        " OR (json_extract(one.value, '$[4]') IS NULL"
        f" AND json_extract(one.value, '$[2]') <= {NOW}))"
    ),
    Figure.WAITING: (
        f"{UNANSWERED} AND json_extract(one.value, '$[4]') IS NULL"
        f" AND json_extract(one.value, '$[2]') > {NOW}"
    ),
    Figure.UNANSWERED: (
        f"{UNANSWERED} AND json_extract(one.value, '$[4]') <= json_extract(one.value, '$[2]')"
    ),
    Figure.NOT_COMPETENT: "json_extract(one.value, '$[5]') = 'bukan_wewenang'",
    Figure.MOVED: "json_extract(one.value, '$[5]') = 'dialihkan'",
}


@pytest.mark.parametrize("figure", LEAGUE)
def test_hand_overs_by_agency(shelf, whole, figure):
    asked = f"""
        SELECT json_extract(one.value, '$[0]'), count(*)
        FROM tickets, json_each(dispatches) AS one
        WHERE {BETWEEN} AND ({LEAGUE[figure]}) GROUP BY 1
    """  # noqa: S608
    expected = _sql(shelf, asked)
    assert _counted(whole, Dimension.AGENCY, figure) == expected
    assert expected


def test_the_row_of_an_agency_adds_up(whole):
    ends = LEAGUE.keys() - {Figure.ALL, Figure.ANSWERED_IN_TIME}
    for row in whole.rows[Dimension.AGENCY].values():
        assert sum(row[one] for one in ends) == row[Figure.ALL] > 0


def test_silence_stays_when_the_desk_ends_the_matter(desk, clock):
    order = ReportOrder(begin=date(2026, 11, 1), end=date(2026, 12, 31))
    silent, early = (register_ticket(desk, intake()).ticket_id for _ in range(2))
    resolve(desk, early, "diselesaikan meja")
    clock.advance(days=20)
    before = read_report(desk, order).row(Dimension.AGENCY, "bmbk")
    resolve(desk, silent, "diselesaikan meja")
    after = read_report(desk, order).row(Dimension.AGENCY, "bmbk")
    for row in (before, after):
        assert (row[Figure.ALL], row[Figure.SILENT], row[Figure.UNANSWERED]) == (2, 1, 1)


def test_median_and_ninetieth_of_an_agency(shelf, whole):
    asked = f"""
        SELECT json_extract(one.value, '$[0]') AS agency,
               date(json_extract(one.value, '$[1]') / 1000000 + 25200, 'unixepoch') AS since,
               date(json_extract(one.value, '$[3]') / 1000000 + 25200, 'unixepoch') AS until
        FROM tickets, json_each(dispatches) AS one WHERE {BETWEEN} AND {ANSWERED}
    """  # noqa: S608
    spans = defaultdict(list)
    with shelf.store.read() as tx:
        days = (WHOLE.begin.isoformat(), WHOLE.end.isoformat())
        for agency, since, until in tx.exec_driver_sql(asked, days):
            start, end = date.fromisoformat(since), date.fromisoformat(until)
            spans[agency].append(shelf.calendar.working_days_between(start, end))
    for agency, found in spans.items():
        found.sort()
        for percent in (50, 90):
            value = whole.days_at(agency, percent)
            assert sum(one <= value for one in found) >= len(found) * percent / 100
            assert sum(one < value for one in found) < len(found) * percent / 100
    assert whole.days_at("nobody", 50) is None


CLOCKS = {
    "disposisi_pertama": ("first_due", "first_end"),
    "verifikasi": ("verify_due", "first_end"),
    "selesai": ("whole_due", "whole_end"),
}


@pytest.mark.parametrize("clock", CLOCKS)
def test_clocks_of_tickets(shelf, whole, clock):
    due, end = CLOCKS[clock]
    late = f"({end} > {due} OR ({end} IS NULL AND {due} <= {NOW}))"
    for figure, where in {
        Figure.MET: f"{end} <= {due}",
        Figure.MISSED: f"{due} IS NOT NULL AND {late}",
        Figure.RUNNING: f"{end} IS NULL AND {due} > {NOW}",
        Figure.PAUSED: f"{due} IS NULL",
    }.items():
        asked = f"""SELECT '', count(*) FROM tickets
            WHERE {BETWEEN} AND state <> 'gabungan' AND {where}"""  # noqa: S608
        assert whole.row(Dimension.CLOCK, clock)[figure] == _sql(shelf, asked)[""]


def test_the_clock_of_agencies(shelf, whole):
    due, end = "json_extract(one.value, '$[2]')", "json_extract(one.value, '$[4]')"
    late = f"({end} > {due} OR ({end} IS NULL AND {due} <= {NOW}))"
    for figure, where in {Figure.MET: f"{end} <= {due}", Figure.MISSED: late}.items():
        asked = f"""SELECT '', count(*) FROM tickets, json_each(dispatches) AS one
            WHERE {BETWEEN} AND state <> 'gabungan' AND {HELD} AND {where}"""  # noqa: S608
        assert whole.row(Dimension.CLOCK, "jawaban_opd")[figure] == _sql(shelf, asked)[""]


FILTERS = {
    "agency_id": (
        "dinkes",
        "(EXISTS (SELECT 1 FROM json_each(agency_ids) WHERE value = 'dinkes') OR EXISTS"
        " (SELECT 1 FROM json_each(dispatches) WHERE json_extract(value, '$[0]') = 'dinkes'))",
    ),
    "place": ("18.02", "(place = '18.02' OR place LIKE '18.02.%')"),
    "category": ("kesehatan", "category = 'kesehatan'"),
    "channel": ("sms", "channel = 'sms'"),
}


@pytest.mark.parametrize("name", FILTERS)
def test_narrowed(shelf, name):
    value, where = FILTERS[name]
    order = ReportOrder(begin=WHOLE.begin, end=WHOLE.end, **{name: value})
    asked = f"SELECT '', count(*) FROM tickets WHERE {BETWEEN} AND {where}"  # noqa: S608
    found = read_report(shelf, order).total[Figure.ALL]
    assert found == _sql(shelf, asked)[""] > 0
    assert order.is_narrowed
    assert not WHOLE.is_narrowed


@pytest.mark.parametrize(
    ("dimension", "key", "figure", "asked"),
    [
        (Dimension.KABKOTA, "18.02", Figure.LATE, f"place LIKE '18.02%' AND {LATE}"),
        (
            Dimension.PERIOD,
            "2026-03",
            Figure.OPEN,
            f"substr({WIB_DAY}, 1, 7) = '2026-03' AND {OPEN}",
        ),
        (
            Dimension.AGENCY,
            "bpbd",
            Figure.SILENT,
            "EXISTS (SELECT 1 FROM json_each(dispatches) AS one WHERE"  # noqa: S608
            f" json_extract(one.value, '$[0]') = 'bpbd' AND {LEAGUE[Figure.SILENT]})",
        ),
    ],
)
def test_the_tickets_behind_a_figure(shelf, whole, dimension, key, figure, asked):  # noqa: PLR0917
    found = read_behind(shelf, Condition(WHOLE, dimension, key, figure))
    with shelf.store.read() as tx:
        rows = tx.exec_driver_sql(
            f"SELECT id FROM tickets WHERE {asked} ORDER BY registered_at DESC"  # noqa: S608
        )
        assert list(found.ids) == [row.id for row in rows] != []
    assert found.counted == whole.row(dimension, key)[figure]  # one ticket, handed over twice
    if dimension is not Dimension.AGENCY:
        assert len(found.ids) == found.counted


def test_behind_every_row_together(shelf):
    found = read_behind(shelf, Condition(WHOLE, Dimension.AGENCY, None, HELD_ONES))
    asked = f"""SELECT count(*), count(DISTINCT tickets.id)
        FROM tickets, json_each(dispatches) AS one WHERE {HELD}"""  # noqa: S608
    with shelf.store.read() as tx:
        assert (found.counted, len(found.ids)) == tuple(tx.exec_driver_sql(asked).one())
    assert found.counted > len(found.ids)


def test_it_tells_how_far_it_is_and_can_be_stopped(shelf):
    told = []
    read_report(shelf, WHOLE, lambda done, count: told.append((done, count)))
    assert told == [(PIECE, MANY), (MANY, MANY)]
    with pytest.raises(Cancelled):
        read_report(shelf, WHOLE, stop=lambda: len(told) > 1)
    with pytest.raises(Cancelled):
        read_behind(shelf, Condition(WHOLE, Dimension.TOTAL, ""), stop=lambda: True)


def test_days_begin_at_midnight_in_lampung(shelf):
    order = ReportOrder(begin=date(2026, 3, 1), end=date(2026, 3, 1), grain=Grain.DAY)
    asked = f"SELECT '', count(*) FROM tickets WHERE {BETWEEN}"  # noqa: S608
    report = read_report(shelf, order)
    assert report.total[Figure.ALL] == _sql(shelf, asked, order)[""]
    assert set(report.rows[Dimension.PERIOD]) == {"2026-03-01"}
    assert read_report(shelf, ReportOrder(begin=date(2020, 1, 1), end=date(2020, 2, 1))).rows == {}


@pytest.mark.parametrize("name", FILTERS)
def test_behind_a_figure_of_a_narrowed_report_stand_no_others(shelf, name):
    value, where = FILTERS[name]
    order = ReportOrder(begin=WHOLE.begin, end=WHOLE.end, **{name: value})
    found = read_behind(shelf, Condition(order, Dimension.TOTAL, "", Figure.REJECTED))
    with shelf.store.read() as tx:
        asked = f"SELECT id FROM tickets WHERE state = 'ditolak' AND {where}"  # noqa: S608
        assert set(found.ids) == set(tx.exec_driver_sql(asked).scalars()) != set()
