"""The guard: what is worse by more than half fails; no list is read by walking a table."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import event

from callcenter.desk.find_caller import find_caller
from callcenter.desk.find_similar import find_similar
from callcenter.desk.read_queue import read_queue
from callcenter.desk.search import search, search_callers
from callcenter.store import board, caller_tables, renumbered, shift_counts, tables, ticket_tables
from callcenter.tickets.intake import Intake
from tests.benchmarks.generate import generate
from tests.benchmarks.guard import EXPECTED, RUNS, TICKETS, judged, kept
from tests.benchmarks.options import opened
from tests.benchmarks.oracle import read_oracle

LARGE = (
    *("events", "tickets", "callers", "ticket_reporters", "caller_phones", "outbox"),
    *("ticket_numbers", "phone_ends", "vocabulary", "known"),
)
PARTIAL = {
    index.name
    for part in (tables, ticket_tables, caller_tables)
    for table in part.metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
}
"""An index of the few rows that are such: walking it walks no table."""


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ({"ratio": 3.0, "recall": 0.97}, 0),
        ({"ratio": 2.0, "recall": 1.0}, 0),
        ({"ratio": 3.01, "recall": 1.0}, 1),
        ({"ratio": 1.0, "recall": 0.9}, 1),
        ({"ratio": 9.0, "recall": 0.0}, 2),
        ({"ratio": 4.0, "recall": 1.0, "bound": 4.1}, 0),
        ({"ratio": 2.5, "recall": 1.0, "bound": 2.4}, 1),
    ],
)
def test_half_as_much_again_is_too_much(line, faults):
    assert len(judged({"pop": line}, {"pop": {"ratio": 2.0, "recall": 0.99}})) == faults


def test_a_line_that_is_missing_or_new_is_told():
    assert judged({}, {"pop": {"ratio": 2.0}}) == ["pop: no line"]
    assert judged({"pip": {"ratio": 1.0}}, {}) == ["pip: nothing is expected of it"]


def test_no_time_is_ever_compared():
    line = {"name": "pop", "p50": 1.0, "p95": 2.0, "ratio": 3.0, "recall": 1.0, "peak_mb": 9.0}
    assert kept(line) == {"ratio": 3.0, "recall": 1.0}
    assert kept({**line, "ratio_cpu": 2.0, "bound": 5}) == {"ratio": 2.0, "recall": 1.0, "bound": 5}


def test_something_is_expected_of_each_benchmark():
    expected = json.loads(EXPECTED.read_text("utf-8"))
    assert {one["benchmark"] for one in expected.values()} == set(RUNS)
    assert all(one["ratio"] > 0 for one in expected.values())
    assert TICKETS == 20_000


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guard") / "profile"
    generate(folder, 400, 3, quiet=True)
    station = opened(folder)
    yield station.desk, read_oracle(folder)
    station.close()


def _walked(desk, ask) -> list[str]:
    """The large tables that were walked from end to end by the statements of `ask`."""
    asked: list[tuple[str, object]] = []

    def hear(_connection, _cursor, statement, parameters, _context, _many):
        asked.append((statement, parameters))

    engine = desk.store._engine
    event.listen(engine, "before_cursor_execute", hear)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    assert asked
    with desk.store.read() as tx:
        plans = [
            row[3]
            for statement, parameters in asked
            if statement.lstrip().startswith("SELECT")
            for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    scans = [one for one in plans if one.startswith("SCAN") and one.split()[1] in LARGE]
    return [one for one in scans if one.split()[-1] not in PARTIAL]


def test_ringing_and_typing_walk_through_no_table(desk):
    desk, oracle = desk
    caller = max(oracle.callers, key=lambda one: len(one.tickets))
    for notation in caller.notations:
        assert _walked(desk, lambda text=notation: find_caller(desk, text)) == []
        assert _walked(desk, lambda text=notation: search(desk, text)) == []
    number = search(desk, "jalan")[0].row.number
    parts = (caller.phone[-6:], caller.phone[3:9], number[:9], "j", "jalan r", "tambangan")
    words = (number, "jalan rusak", "jlaan", caller.name, *list(oracle.rare_words)[:2])
    for text in (*words, *parts):
        assert _walked(desk, lambda text=text: search(desk, text)) == []
        assert _walked(desk, lambda text=text: search_callers(desk, text)) == []
    village = desk.directory.places.villages[0]
    story = Intake(description="jalan rusak berlubang depan pasar", place=village.code)
    assert _walked(desk, lambda: find_similar(desk, story)) == []
    assert _walked(desk, lambda: read_queue(desk)) == []


def test_what_a_desk_asks_itself_all_day_walks_through_no_table(desk):
    desk, _ = desk
    now = desk.clock.now()

    def ask():
        with desk.store.read() as tx:
            renumbered.unseen(tx)
            board.standing(tx, now)
            board.day_counts(tx, now - timedelta(days=1), now)
            shift_counts.any_waits(tx, now)
            shift_counts.happened(tx, now - timedelta(hours=8), now)
            shift_counts.ticket_counts(tx, now - timedelta(hours=8), now, now, limit=50)

    assert _walked(desk, ask) == []


def test_a_table_that_is_walked_is_seen(desk):
    desk, _ = desk

    def walk():
        with desk.store.read() as tx:
            tx.exec_driver_sql("SELECT id FROM tickets WHERE landmark LIKE ?", ("%x%",))

    assert _walked(desk, walk) != []
