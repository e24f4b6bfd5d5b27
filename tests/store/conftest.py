"""A real encrypted store in a folder of its own; time and ids that are the same in every run."""

from collections.abc import Callable
from pathlib import Path

import pytest

from callcenter.ids import Ids
from callcenter.store.store import Store
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.fakes import FakeClock, seeded_entropy
from tests.store.scribe import KEY, Scribe

DEADLINES = Deadlines(WorkingCalendar())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def ids(clock: FakeClock) -> Ids:
    return Ids(clock, seeded_entropy(7))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "desk.db"


@pytest.fixture
def open_store(path: Path, clock: FakeClock, ids: Ids):
    """Opens the store of this test; every one still open at the end is closed."""
    opened: list[Store] = []

    def opener(at: Path = path, key: bytes = KEY, **more) -> Store:
        store = Store.open(at, key, clock, lambda: DEADLINES, ids=ids, **more)
        opened.append(store)
        return store

    yield opener
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    return open_store()


@pytest.fixture
def scribe(store: Store, clock: FakeClock, ids: Ids) -> Scribe:
    return Scribe(store, clock, ids)
