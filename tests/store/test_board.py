"""What the board counts, against counts written apart; and that an index is what is read."""

from collections import Counter
from datetime import timedelta

import pytest

from callcenter.clock import WIB
from callcenter.store import board, board_tickets
from callcenter.store.columns import micros, moment_of
from callcenter.tickets.words import OPEN_STATES, Kind
from tests.fakes import START
from tests.reports.many import fill

MANY = 3_000
DAY = timedelta(days=1)
BEGIN = START.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)


@pytest.fixture
def filled(store):
    """Two years of tickets, each fifth one with a clock that is over, near or far."""
    fill(store, MANY)
    with store.write() as tx:
        tx.exec_driver_sql(
            "UPDATE tickets SET queued = 1, next_near = ? + 1000000"
            " * (CASE substr(id, 3) % 3 WHEN 0 THEN -1 WHEN 1 THEN 100 ELSE 900 END),"
            " next_due = ? + 1000000"
            " * (CASE substr(id, 3) % 3 WHEN 0 THEN -1 WHEN 1 THEN 100 ELSE 900 END)"
            " WHERE substr(id, 3) % 5 = 0",
            (micros(START - timedelta(seconds=200)), micros(START)),
        )
    return store


def plain_rows(store):
    with store.read() as tx:
        return tx.exec_driver_sql("SELECT * FROM tickets").mappings().all()


def test_open_tickets_and_clocks_as_counted_one_by_one(filled):
    with filled.read() as tx:
        found = board.standing(tx, START)
    rows, now = plain_rows(filled), micros(START)
    assert found.states == Counter(row["state"] for row in rows if row["state"] in OPEN_STATES)
    queued = [row for row in rows if row["queued"]]
    over = [row for row in queued if row["next_due"] is not None and row["next_due"] <= now]
    near = [
        row
        for row in queued
        if row not in over and row["next_due"] is not None and now >= row["next_near"]
    ]
    assert over
    assert near
    assert (found.over, found.near, found.running) == (
        len(over), len(near), len(queued) - len(over) - len(near),
    )  # fmt: skip
    waiting = [
        row for row in rows if row["is_open"] and row["state"] in ("diterima", "terverifikasi")
    ]
    behind = {"over": over, "near": near, "waiting": waiting,
              "open": [row for row in rows if row["is_open"]]}  # fmt: skip
    with filled.read() as tx:
        for figure, counted in behind.items():
            ids = board_tickets.ids_of(tx, figure, START, BEGIN, BEGIN + DAY)
            assert sorted(ids) == sorted(row["id"] for row in counted) != []


def test_a_day_by_hour_and_channel_as_counted_one_by_one(filled):
    begin, end = BEGIN - 40 * DAY, BEGIN - 39 * DAY
    with filled.read() as tx:
        found = board.day_counts(tx, begin, end)
    rows = [row for row in plain_rows(filled) if begin <= moment_of(row["registered_at"]) < end]
    hours = Counter(moment_of(row["registered_at"]).astimezone(WIB).hour for row in rows)
    assert rows
    assert found.total == len(rows)
    assert dict(enumerate(found.hours)) == {at: hours[at] for at in range(24)}
    assert found.channels == Counter(row["channel"] for row in rows)
    assert found.in_call == sum(row["answered_in_call"] for row in rows)
    assert found.referred == sum(row["referred_to"] != "[]" for row in rows)


def test_pranks_of_the_day_that_were_not_taken_back(store, scribe):
    first, second = scribe.caller(), scribe.caller(phones=("+6281279001235",))
    scribe.clock.advance(hours=2)
    calls = (first, first, second)
    marks = [scribe.save(one, Kind.PRANK_MARKED, subject="caller") for one in calls]
    scribe.save(first, Kind.WITHDRAWN, subject="caller", body={"eid": marks[0].eid})
    now = scribe.clock.now()

    def pranks(begin, end):
        with store.read() as tx:
            return board.pranks_between(tx, begin, end)

    assert pranks(now - timedelta(hours=1), now + timedelta(hours=1)) == 2
    assert pranks(now - 2 * DAY, now - DAY) == 0
    assert pranks(now + timedelta(hours=1), now + DAY) == 0


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (board._STANDING, "COVERING INDEX tickets_on_board"),
        (board._DAY, "INDEX tickets_by_time"),
        (board._PRANKSTERS.replace("?", ":at"), "INDEX callers_marked"),
    ],
)
def test_each_group_is_read_over_an_index(filled, asked, index):
    values = {"at": 0, "near": 0.75, "wib": 0, "begin": micros(START - DAY), "end": micros(START)}
    with filled.read() as tx:
        plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values).all()
    assert any(index in row[3] for row in plan), plan


def test_an_empty_desk_has_nothing_on_its_board(store):
    with store.read() as tx:
        assert board.standing(tx, START) == board.Standing({}, 0, 0, 0)
        assert board.day_counts(tx, START - DAY, START).total == 0
        assert board.pranks_between(tx, START - DAY, START) == 0


@pytest.mark.parametrize("figure", sorted(board_tickets.FIGURES))
def test_no_list_behind_a_figure_walks_the_tickets(store, figure):
    asked = {"at": 1, "begin": 1, "end": 2}
    with store.read() as tx:
        plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {board_tickets._ASKED[figure]}", asked)
        assert not [row.detail for row in plan if row.detail == "SCAN tickets"]
