"""A store with thousands of tickets of two years, and what reports are read from."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from callcenter.ids import Ids
from callcenter.store.store import Store
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.fakes import FakeClock, seeded_entropy
from tests.reports.many import fill
from tests.store.scribe import KEY

MANY = 12_000
"""More than one piece of the reading."""


@dataclass(frozen=True)
class Shelf:
    """What a report is read from, without a desk around it."""

    store: Store
    clock: FakeClock
    calendar: WorkingCalendar


def shelf_in(folder: Path) -> Shelf:
    clock, calendar = FakeClock(), WorkingCalendar()
    deadlines = Deadlines(calendar)
    ids = Ids(clock, seeded_entropy(7))
    store = Store.open(folder / "desk.db", KEY, clock, lambda: deadlines, ids=ids)
    return Shelf(store, clock, calendar)


@pytest.fixture(scope="package")
def shelf(tmp_path_factory):
    made = shelf_in(tmp_path_factory.mktemp("reports"))
    fill(made.store, MANY)
    yield made
    made.store.close()


@pytest.fixture
def desk(workstation):
    return workstation.desk
