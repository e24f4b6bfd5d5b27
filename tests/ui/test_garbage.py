"""Garbage is collected on the GUI thread, and nowhere else."""

import gc
import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject

from ui.garbage import EVERY_MS, GuiThreadCollector


@pytest.fixture
def collector(qapp):
    gc.enable()
    one = GuiThreadCollector(qapp)
    yield one
    one.stop()
    one.deleteLater()


class Cycle(QObject):
    died_on: ClassVar[list[int]] = []

    def __init__(self):
        super().__init__()
        self.me = self

    def __del__(self):
        Cycle.died_on.append(threading.get_ident())


def allocate_a_lot():
    kept = [[] for _ in range(gc.get_threshold()[0] * 20)]
    for one in kept:
        one.append(one)


def test_a_worker_that_allocates_destroys_no_widget(collector):
    Cycle.died_on.clear()
    Cycle()
    worker = threading.Thread(target=allocate_a_lot)
    worker.start()
    worker.join()
    assert Cycle.died_on == []
    assert collector.collect_due() > 0
    gc.collect()
    assert Cycle.died_on == [threading.get_ident()]


def test_nothing_due_collects_nothing(collector):
    gc.collect()
    assert collector.collect_due() == 0
    assert EVERY_MS > 0


def test_collection_is_left_as_it_was_found(qapp):
    gc.enable()
    one = GuiThreadCollector(qapp)
    assert not gc.isenabled()
    one.stop()
    assert gc.isenabled()
    gc.disable()
    other = GuiThreadCollector(qapp)
    other.stop()
    assert not gc.isenabled()
    gc.enable()
