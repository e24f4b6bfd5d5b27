"""Work off the GUI thread: where it runs, where it is told, what is dropped, how it ends."""

import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread

from callcenter.changes import Changes
from ui.background import Background
from ui.change_bridge import ChangeBridge


@pytest.fixture
def work(qapp):  # noqa: ARG001
    made = Background()
    yield made
    assert made.shutdown(5)


def test_results_come_back_on_the_gui_thread(work, qtbot):
    told: list[object] = []
    with qtbot.waitSignal(work.idle):
        work.desk(
            threading.current_thread,
            lambda worker: told.append((worker.name, QThread.isMainThread())),
        )
    assert told == [("desk_0", True)]


def test_each_lane_has_one_worker_and_keeps_order(work, qtbot):
    order = []
    with qtbot.waitSignal(work.idle):
        for n in range(20):
            work.desk(lambda n=n: order.append(n))
    assert order == list(range(20))


def test_a_slow_network_does_not_hold_up_the_desk(work, qtbot):
    gate = threading.Event()
    told: list[object] = []
    work.sync(gate.wait, lambda _open: told.append("sync"))

    def answer(text: object) -> None:
        told.append(text)
        gate.set()

    with qtbot.waitSignal(work.idle):
        work.desk(lambda: "here", answer)
    assert told == ["here", "sync"]


def test_errors_go_to_failed(work, qtbot):
    told: list[object] = []
    with qtbot.waitSignal(work.idle):
        work.desk(lambda: 1 / 0, told.append, lambda error: told.append(type(error)))
    assert told == [ZeroDivisionError]


def test_an_error_nobody_waits_for_reaches_the_excepthook(work, qtbot, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: seen.append(args[::2]))
    with qtbot.waitSignal(work.idle):
        work.sync(lambda: 1 / 0)
    assert seen[0][0] is ZeroDivisionError
    assert seen[0][1] is not None


def test_nothing_is_told_to_a_dead_owner(work, qtbot):
    told: list[object] = []
    gate, owner = threading.Event(), QObject()
    work.desk(gate.wait, told.append, told.append, owner=owner)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    with qtbot.waitSignal(work.idle):
        gate.set()
    assert told == []


def test_an_owner_nobody_holds_any_more_counts_as_dead(work, qtbot):
    told: list[object] = []
    gate = threading.Event()
    work.desk(gate.wait, told.append, owner=QObject())
    with qtbot.waitSignal(work.idle):
        gate.set()
    assert told == []


def test_only_the_newest_of_a_key_is_told(work, qtbot):
    gate = threading.Event()
    ran: list[str] = []
    told: list[object] = []

    def look(word: str) -> str:
        gate.wait()
        ran.append(word)
        return word

    for word in ("j", "ja", "jal", "jalan"):
        work.latest("search", partial(look, word), told.append)
    work.latest("place", lambda: look("metro"), told.append)
    with qtbot.waitSignal(work.idle):
        gate.set()
    assert told == ["jalan", "metro"]
    assert "jal" not in ran, "what was overtaken while waiting does not run at all"


def test_idle_tells_the_truth(work, qtbot):
    gate = threading.Event()
    assert work.is_idle
    work.desk(gate.wait)
    assert not work.is_idle
    with qtbot.waitSignal(work.idle):
        gate.set()
    assert work.is_idle


def test_idle_waits_for_what_a_result_asks_for(work, qtbot):
    told: list[object] = []
    with qtbot.waitSignal(work.idle):
        work.desk(lambda: 1, lambda _n: work.desk(lambda: 2, told.append))
    assert told == [2]


@pytest.mark.usefixtures("qapp")
def test_shutdown_finishes_the_desk_and_drops_waiting_network():
    made, gate = Background(), threading.Event()
    ran: list[object] = []
    made.sync(gate.wait)
    made.sync(lambda: ran.append("sync"))
    for n in range(5):
        made.desk(partial(ran.append, n))
    assert made.shutdown(0.0) is False, "the network job still runs"
    gate.set()
    assert made.shutdown(5)
    assert ran == [0, 1, 2, 3, 4]
    made.desk(lambda: ran.append("late"))
    assert ran == [0, 1, 2, 3, 4]


def test_shutdown_waits_for_a_worker_that_speaks_to_qt(work, qtbot, monkeypatch):
    """A future is done before its callback runs: the work has ended, and the worker still tells."""
    held: list[bool] = []

    def looked(one: Background) -> bool:
        held.append(one._gate.locked())
        return True

    monkeypatch.setattr("ui.background.isValid", looked)
    with qtbot.waitSignal(work.idle):
        work.desk(lambda: None)
    assert held == [True]
    ending = threading.Thread(target=work.shutdown)
    with work._gate:  # as a worker that is about to tell
        ending.start()
        ending.join(0.1)
        assert ending.is_alive()
        assert not work.is_closed
    ending.join(5)
    assert work.is_closed


def test_changes_arrive_once_and_on_the_gui_thread(work, qtbot):
    changes, seen = Changes(), []
    bridge = ChangeBridge(changes)
    bridge.changed.connect(lambda ids: seen.append((ids, QThread.isMainThread())))
    with qtbot.waitSignal(bridge.changed):
        work.desk(lambda: changes.publish(["t1", "outbox"]))
    assert seen == [(frozenset({"t1", "outbox"}), True)]
    bridge.close()
    witness = ChangeBridge(changes)
    with qtbot.assertNotEmitted(bridge.changed), qtbot.waitSignal(witness.changed):
        changes.publish(["t2"])


def test_who_asked_has_the_answer_before_anybody_hears_of_the_change(work, qtbot):
    """And `idle` comes after both: what a change sets going is waited for."""
    changes, order = Changes(), []
    bridge = work.announcements = ChangeBridge(changes)
    bridge.changed.connect(lambda ids: order.append(sorted(ids)))
    work.idle.connect(lambda: order.append("idle"))

    def save() -> str:
        changes.publish(["t1"])
        changes.publish(["drafts"])
        return "saved"

    with qtbot.waitSignal(work.idle):
        work.desk(save, order.append)
    assert order == ["saved", ["drafts", "t1"], "idle"]
    bridge.close()


def test_what_failed_work_changed_is_heard_too(work, qtbot):
    changes, order = Changes(), []
    bridge = work.announcements = ChangeBridge(changes)
    bridge.changed.connect(lambda ids: order.append(sorted(ids)))

    def half() -> None:
        changes.publish(["t1"])
        raise ValueError

    with qtbot.waitSignal(work.idle):
        work.desk(half, None, lambda error: order.append(type(error)))
    changes.publish(["t2"])
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == [ValueError, ["t1"], ["t2"]]
    bridge.close()


def test_long_work_elsewhere_is_heard_while_it_runs(work, qtbot):
    """A history that is read for minutes fills the queue meanwhile."""
    changes, gate = Changes(), threading.Event()
    bridge = work.announcements = ChangeBridge(changes)
    bridge.changed.connect(lambda _ids: gate.set())
    told: list[object] = []

    def read() -> bool:
        changes.publish(["t1"])
        return gate.wait(5)

    with qtbot.waitSignal(work.idle):
        work.sync(read, told.append)
    assert told == [True]
    bridge.close()
