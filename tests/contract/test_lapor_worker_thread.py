"""The thread in which the centre's pusher works: its turn, its token, what it outlives."""

import logging
import threading
from typing import cast

import pytest

from callcenter.lapor.pusher import Pusher
from callcenter.lapor.simulator.account import TOKEN
from callcenter.lapor.status import LaporReport
from callcenter.server.lapor_worker import LaporWorker, lapor_worker, turn_of
from callcenter.web.bound_token import bound_to
from tests.contract.lapor_office import _simulator, lapor, office, told
from tests.sync.rig import PATIENCE

__all__ = ["_simulator", "lapor", "office"]


def test_the_thread_works_by_itself_tells_the_figures_and_stops(centre, office, lapor, caplog):
    caplog.set_level(logging.INFO)
    sent = threading.Event()

    def note(did: str, _error: Exception | None) -> None:
        if did == "sent":
            sent.set()

    office.connect()
    worker = lapor_worker(
        centre.centre, bound_to(TOKEN, lapor.url), centre.waiting.stored, rest=0.05, note=note
    )
    worker.start()
    try:
        _, number = office.ticket("Saya Contoh Rahasia di Jalan Contoh 5, telepon 081300001234")
        worker.nudge()
        assert sent.wait(PATIENCE)
    finally:
        worker.close()
    assert len(told(lapor, number)) == 1
    text = office.speaker.get("/metrics", credential=None).text
    assert "callcenter_lapor_waiting 0.0" in text
    assert "callcenter_lapor_doubtful 0.0" in text
    logged = caplog.text
    for word in (TOKEN, number, "Rahasia", "0813"):
        assert word not in logged


def test_one_of_two_processes_speaks_and_the_other_goes_on_when_it_is_gone(centre, kind):
    first, second = turn_of(centre.database), turn_of(centre.database)
    assert first.held()
    assert first.held()
    assert second.held() is (kind == "sqlite")
    first.close()
    assert second.held()
    second.close()


@pytest.mark.logs_warnings
def test_its_token_goes_only_where_the_server_was_told(centre, office, lapor, caplog):
    settings = office.connect()
    before = len(lapor.received())
    office.ticket()
    rested = threading.Event()

    def note(did: str, _error: Exception | None) -> None:
        if did == "moved":
            rested.set()

    elsewhere = bound_to(TOKEN, settings.base_url.replace("127.0.0.1", "localhost"))
    worker = lapor_worker(centre.centre, elsewhere, centre.waiting.stored, rest=0.01, note=note)
    worker.start()
    try:
        assert rested.wait(PATIENCE)
        rested.clear()
        assert rested.wait(PATIENCE)
    finally:
        worker.close()
    assert len(lapor.received()) == before
    assert caplog.text.count("--lapor-origin") == 1


def test_a_worker_without_its_turn_makes_no_pusher():
    asked = threading.Event()

    class Never:
        def held(self) -> bool:
            asked.set()
            return False

        def close(self) -> None:
            """Nothing to give back."""

    def make() -> Pusher:
        raise AssertionError("it was not its turn")

    worker = LaporWorker(make, Never(), rest=0.01)
    worker.start()
    assert asked.wait(PATIENCE)
    worker.close()


class _Once:
    """Fails once for each of these names."""

    def __init__(self, *names: str) -> None:
        self._left = list(names)

    def __call__(self, name: str) -> None:
        if name in self._left:
            self._left.remove(name)
            raise AssertionError(name)


@pytest.mark.logs_warnings
def test_the_thread_outlives_whatever_a_run_a_turn_or_a_start_raises(caplog):
    fail, going = _Once("held", "make", "run"), threading.Event()
    counted: list[type] = []

    class ItsTurn:
        def held(self) -> bool:
            fail("held")
            return True

        def close(self) -> None:
            """Nothing to give back."""

    class Odd:
        def run_once(self) -> LaporReport:
            fail("run")
            going.set()
            return LaporReport()

        def close(self) -> None:
            raise KeyError("a word of a reporter")

    def make() -> Pusher:
        fail("make")
        return cast("Pusher", Odd())

    def note(_did: str, error: Exception | None) -> None:
        counted.append(type(error))

    worker = LaporWorker(make, ItsTurn(), rest=0.01, trouble=0.01, note=note)
    worker.start()
    assert going.wait(PATIENCE)
    worker.close()
    assert counted.count(AssertionError) == 3
    assert caplog.text.count("a run ended with AssertionError") == 3
    assert "closing ended with KeyError" in caplog.text
    assert "a word of a reporter" not in caplog.text
