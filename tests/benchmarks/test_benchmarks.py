"""The benchmarks themselves: their lines can be read, and both series measure the same work."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.figures import against_baseline, peak_mb, percentile

ROOT = Path(__file__).parents[2]
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
    done = run("save", "start", "--runs", "2")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["name"] for one in found] == ["save", "start"]
    for one in found:
        assert set(one) >= KEYS
        assert one["n"] == 2
        assert one["ratio"] > 1
        assert one["p95"] >= one["p50"] > 0
        assert one["peak_mb"] > 10


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["save", "--runs", "0"]])
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
