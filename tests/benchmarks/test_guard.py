"""The guard: what is worse by more than half fails; no list is read by walking a table."""

import json
from itertools import accumulate, cycle
from operator import add

import pytest

from tests.benchmarks import plans
from tests.benchmarks.generate import generate
from tests.benchmarks.guard import (
    EXPECTED,
    RUNS,
    TICKETS,
    TIMES,
    judged,
    kept,
    measured,
    together,
    updated,
    without_index,
)
from tests.benchmarks.memory import MOST_A_CALL, left_behind
from tests.benchmarks.oracle import read_oracle


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
        ({"ratio": 2.0}, 1),
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
    assert all(one["ratio"] > 0 or "bound" in one for one in expected.values())
    assert TICKETS == 20_000


def test_of_several_runs_the_best_ratio_counts_and_the_worst_recall():
    first = {"pop": {"ratio": 3.0, "recall": 1.0}, "type": {"ratio": 1.0}}
    again = {"pop": {"ratio": 2.0, "recall": 0.9}, "scroll": {"ratio": 4.0}}
    assert together(first, again) == {
        "pop": {"ratio": 2.0, "recall": 0.9},
        "type": {"ratio": 1.0},
        "scroll": {"ratio": 4.0},
    }
    narrow = [{"memory": {"ratio": ratio, "bound": bound}} for ratio, bound in ((2, 2.1), (1.9, 1))]
    assert together(*narrow) == narrow[0]  # nearer to its own bound


@pytest.mark.parametrize(
    ("ratios", "runs", "faults"),
    [((2.0,), 1, 0), ((4.0, 2.0), 2, 0), ((None, 2.0), 2, 0), ((4.0,) * 9, TIMES, 1)],
)
def test_what_is_worse_or_missing_is_measured_again(ratios, runs, faults):
    left = list(ratios)

    def run():
        ratio = left.pop(0)
        return {} if ratio is None else {"pop": {"ratio": ratio}}

    lines, wrong = measured(run, {"pop": {"ratio": 2.0}}, update=False)
    assert (len(ratios) - len(left), len(wrong)) == (runs, faults)
    assert set(lines) == {"pop"}


def test_a_line_that_no_benchmark_gives_any_more_goes_with_the_update():
    pop, other = {"ratio": 1.0, "benchmark": "pop"}, {"ratio": 1.0, "benchmark": "type"}
    expected = {"pop": pop, "pop_of_old": pop, "type": other}
    found = {"pop": {**pop, "ratio": 2.0}}
    assert updated(expected, found) == {"pop": found["pop"], "type": other}


@pytest.mark.parametrize(
    ("leaks", "seen"),
    [((0.0,), False), ((1.0,), True), ((0.0, 0.0, 3.0), True), ((0.0,) * 9 + (10.0,), True)],
)
def test_what_calls_leave_behind_is_seen_beside_blocks_that_come_and_go(leaks, seen):
    noise = (0.0, 0.1, 5.0, -5.0, 0.0, 0.2, 0.0, -2.0, 2.0, 0.1)
    used = list(accumulate(map(add, noise * 2, cycle(leaks)), initial=200.0))
    assert (left_behind(used) > MOST_A_CALL) == seen


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guard") / "profile"
    generate(folder, 400, 3, quiet=True)
    return folder


def test_ringing_typing_and_what_a_desk_asks_itself_walk_through_no_table(profile):
    assert plans.faults(profile) == []


@pytest.mark.parametrize(
    ("index", "asked"),
    [
        ("reporters_by_caller", "pop"),
        ("reporters_by_phone", "search"),
        ("tickets_on_board", "day"),
    ],
)
def test_a_lost_index_is_seen_in_the_plans(profile, tmp_path, index, asked):
    faults = plans.faults(without_index(profile, tmp_path, index))
    assert any(one.startswith(asked) for one in faults)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT id FROM tickets WHERE landmark LIKE '%x%'",
        "SELECT one.id FROM tickets AS one WHERE one.landmark = 'x'",
        "UPDATE tickets SET landmark = 'y' WHERE landmark = 'x'",
        "SELECT rowid FROM ticket_words WHERE words LIKE '%x%'",
        "DELETE FROM outbox WHERE subject || '' = 'x'",
        "SELECT a.id FROM json_each('[1]') JOIN tickets a ON a.landmark = value"
        " JOIN tickets b ON b.landmark = a.summary",
    ],
)
def test_a_table_that_is_walked_is_seen(profile, statement):
    with plans.copied(profile) as desk:

        def walk():
            with desk.store.write() as tx:
                tx.exec_driver_sql(statement)

        assert plans.walked(desk, walk) != []


def test_a_row_that_is_found_is_no_walk():
    found = ["SEARCH tickets USING INDEX x (id=?)", "SCAN ticket_words VIRTUAL TABLE INDEX 0:M1"]
    assert plans.walks("SELECT 1 FROM tickets, ticket_words", found) == []
    automatic = "SEARCH t USING AUTOMATIC COVERING INDEX (landmark=?)"
    assert plans.walks("SELECT 1 FROM tickets t", [automatic]) == [automatic]


def test_each_thing_a_desk_does_of_a_call_is_asked(profile):
    with plans.copied(profile) as desk:
        assert len(plans.questions(desk, read_oracle(profile))) > 30
        assert set(plans.work(desk)) >= {"save", "draft", "take", "due"}
