"""The guard: what is worse by more than half fails; no list is read by walking a table."""

import json

import pytest

from tests.benchmarks import plans
from tests.benchmarks.generate import generate
from tests.benchmarks.guard import EXPECTED, RUNS, TICKETS, judged, kept, without_index
from tests.benchmarks.options import opened
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


def test_a_table_that_is_walked_is_seen(profile):
    station = opened(profile)
    desk = station.desk

    def walk():
        with desk.store.read() as tx:
            tx.exec_driver_sql("SELECT id FROM tickets WHERE landmark LIKE ?", ("%x%",))

    assert plans.walked(desk, walk) != []
    assert len(plans.questions(desk, read_oracle(profile))) > 30
    station.close()
