"""The benchmarks themselves: their lines can be read, and both series measure the same work."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from callcenter.store import sync_state
from callcenter.store.events import append_local, events_of
from tests.benchmarks.figures import against_baseline, peak_mb, percentile
from tests.benchmarks.parties import Desk

ROOT = Path(__file__).parents[2]
ESCALATION = {"level": 1, "for": "operator", "reason": "hampir", "cause": "x", "at": "x"}
KEYS = {"name", "n", "p50", "p95", "p99", "baseline", "ratio", "peak_mb"}


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_named_benchmark_is_one_line_in_the_order_asked():
    done = run("commit", "start", "--runs", "2")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["name"] for one in found] == ["commit", "start", "start_libraries"]
    assert found[1]["p50"] > found[2]["p50"]  # what it is made of, and what it makes of it
    for one in found:
        assert set(one) >= KEYS
        assert one["n"] == 2
        assert one["ratio"] > 1
        assert one["p95"] >= one["p50"] > 0
        assert one["peak_mb"] > 10


def test_coming_in_is_measured_over_a_bare_derivation():
    done = run("unlock", "--runs", "2")
    assert done.returncode == 0, done.stderr
    unlock, sign_in = (json.loads(line) for line in done.stdout.splitlines())
    assert [unlock["name"], sign_in["name"]] == ["unlock", "sign_in"]
    for one in (unlock, sign_in):
        assert set(one) >= KEYS
        assert one["n"] == 2
        assert one["baseline"] > 20  # the stated cost, not a cheap one
        assert one["p95"] >= one["p50"] > 0
        assert one["peak_mb"] > 64


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_the_sync_is_measured_over_its_floor(database):
    done = run("sync", "--runs", "1", "--tickets", "40", "--database", database)
    assert done.returncode == 0, done.stderr
    found = {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert list(found) == ["sync_push", "sync_settle", "sync_pull", "sync_idle", "sync_edit"]
    for one in found.values():
        assert one["database"] == database
        assert one["p50"] > one["baseline"] > 0
    assert found["sync_push"]["p50"] < found["sync_settle"]["p50"]
    for name in ("sync_settle", "sync_pull"):
        one = found[name]
        assert one["per_s"] == pytest.approx(40 / one["p50"] * 1000, rel=0.01)
        assert one["baseline_per_s"] > one["per_s"]
        assert 0 < one["wire_bytes"] < one["plain_bytes"]
        assert 900 < one["plain_bytes"] < 1150


def test_an_escalation_in_between_makes_no_conflict_of_an_edit(tmp_path):
    """By the day of the run the centre may escalate what is late: desk B would wait in vain."""
    with Desk(tmp_path, None) as desk:
        ticket_id = desk.register(1)
        with desk.store.write() as tx:
            (registered,) = events_of(tx, ticket_id)
            own = {"eid": desk.ids.new(), "n": sync_state.next_n(tx), "kind": "escalated"}
            append_local(tx, replace(registered, **own, changes=(), body=ESCALATION))
        desk.edit(ticket_id, "dekat pos")
        with desk.store.read() as tx:
            found = tx.exec_driver_sql("SELECT landmark FROM tickets").scalar_one()
    assert found == "dekat pos"


def test_the_load_is_heard_by_every_desk_that_waits():
    done = run("load", "--runs", "1", "--tickets", "3")
    assert done.returncode == 0, done.stderr
    saved, heard = map(json.loads, done.stdout.splitlines())
    assert (saved["name"], heard["name"]) == ("load_save", "load_heard")
    assert heard["n"] == 3 * saved["n"] == 60
    assert saved["server_cpu"] > 0
    assert heard["p50"] > saved["baseline"] > 0


def test_a_new_workstation_has_every_ticket_in_the_end():
    done = run("bootstrap", "--tickets", "230")
    assert done.returncode == 0, done.stderr
    found = {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert list(found) == ["bootstrap_usable", "bootstrap_open", "bootstrap_whole"]
    usable, _, whole = (one["p50"] for one in found.values())
    assert 0 < usable <= whole


def test_each_look_of_the_escalation_is_timed_whatever_is_held():
    done = run("escalate", "--tickets", "200")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["name"], one["tickets"]) for one in found] == [
        ("escalate", 200),
        ("escalate_same_instant", 200),
    ]
    assert all(one["n"] == 2 and one["p50"] > 0 for one in found)


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["commit", "--runs", "0"]])
def test_what_is_not_understood_is_refused(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""


def test_figures_are_milliseconds_and_ratios():
    one = against_baseline("x", [0.002, 0.004, 0.006], [0.001, 0.002, 0.003], peak_mb=1.0)
    assert (one.n, one.p50, one.baseline, one.ratio) == (3, 4.0, 2.0, 2.0)
    assert json.loads(one.line())["p50"] == 4.0
    assert "recall" not in json.loads(one.line())


def test_percentiles_of_a_known_series():
    series = list(range(101))
    assert [percentile(series, share) for share in (50, 95, 99)] == [50, 95, 99]
    assert percentile([7.0], 99) == 7.0


def test_the_peak_grows_with_what_is_held():
    before = peak_mb()
    held = bytearray(b"x" * (200 << 20))
    assert peak_mb() >= min(before + 1, 200)
    assert held
