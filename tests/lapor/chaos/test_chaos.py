"""A short storm over LAPOR in every CI run, by the desks and by the centre."""

import random

import pytest

from tests.lapor.chaos.reports import leaks, report
from tests.lapor.chaos.run import run_storm
from tests.lapor.chaos.storm import Plan


@pytest.mark.parametrize("server", [False, True], ids=["desks", "centre"])
def test_a_storm_doubles_forgets_and_tells_nothing(tmp_path, server):
    plan = Plan(tickets=16, desks=2, seed=20261122, server=server)
    figures, breaches = run_storm(tmp_path, plan)
    assert breaches == [], figures
    assert sum(figures["ends"].values()) == plan.tickets
    assert figures["kills"] >= 2
    assert len(figures["faults"]) >= 8
    assert figures["tracebacks"] == 0


def test_every_trace_is_found_in_whatever_notation():
    made = report(random.Random(3))
    traces = made.traces("26-0001-000-91", "t")
    for notation in (
        traces.nik,
        " ".join(traces.nik),
        f"+62 {traces.phone[1:5]}-{traces.phone[5:]}",
        traces.phone.replace("0813", "0813 "),
    ):
        assert leaks(traces, f"hubungi {notation} segera"), notation
    assert leaks(traces, traces.street.casefold()) == ["street"]
    assert leaks(traces, "hubungi kantor pada 22-11-2026 nomor 26-0001-000-91") == []
