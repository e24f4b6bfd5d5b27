"""200 desks come back at the same moment: all are served, in bounded time."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.contract.speaker import Speaker
from tests.sync.chaos.centres import CentreProcesses, PostgresBase, SqliteBase

DESKS = 200
EVENTS = 5
BOUND_SECONDS = 60.0
"""For a small shared machine that runs both sides; measured 4 s there."""


class _Desk(Speaker):
    """Speaks through one address and its code."""

    def __init__(self, url: str, code: str) -> None:
        self._code = code
        self.url = url
        super().__init__(self)

    def code(self) -> str:
        return self._code

    def come_back(self, gate: threading.Barrier) -> tuple[float, int]:
        """Pushes what it saved offline and reads the feed; seconds it took, and its refusals."""
        gate.wait(BOUND_SECONDS)
        began, refusals = time.monotonic(), 0
        events = [self.event() for _ in range(EVENTS)]
        while (answer := self.push(*events)).status_code != 200:
            assert answer.status_code == 503, answer.text
            refusals += 1
            assert time.monotonic() - began < BOUND_SECONDS
        assert [one["state"] for one in answer.json()["results"]] == ["ok"] * EVENTS
        page = self.pull()
        assert page.status_code == 200
        return time.monotonic() - began, refusals


@pytest.fixture(params=["sqlite", "postgresql"])
def processes(request, tmp_path):
    if request.param == "sqlite":
        base: SqliteBase | PostgresBase = SqliteBase(tmp_path)
    else:
        base = PostgresBase(tmp_path, request.getfixturevalue("postgres"))
    one = CentreProcesses(base, tmp_path)
    yield one
    one.stop()


def test_200_desks_returning_at_once_are_all_served_in_bounded_time(processes):
    codes = processes.codes(DESKS)
    processes.start()
    urls = [f"http://{host}:{port}" for host, port in processes.addresses]
    desks = [_Desk(urls[place % len(urls)], code) for place, code in enumerate(codes)]
    gate = threading.Barrier(DESKS)
    with ThreadPoolExecutor(DESKS) as threads:
        done = list(threads.map(lambda one: one.come_back(gate), desks))
    seconds = sorted(took for took, _ in done)
    figures = {
        "p50_s": round(seconds[DESKS // 2], 2),
        "longest_s": round(seconds[-1], 2),
        "refused": sum(many for _, many in done),
    }
    print(json.dumps(figures))  # shown with -s
    assert seconds[-1] < BOUND_SECONDS
    assert desks[0].pull().json()["head"] == DESKS * EVENTS
    assert processes.errors() == 0
