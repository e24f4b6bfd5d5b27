"""The rig of the sync tests: everything that was started is stopped."""

import shutil
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import URL

from callcenter.clock import Clock
from callcenter.desk.context import Desk
from callcenter.directory.bundle import Directory
from callcenter.directory.loading import load_directory
from callcenter.server.database import FILE_NAME, Database
from callcenter.settings import Operator, Settings
from callcenter.workstation import Workstation, open_workstation
from tests.conftest import seat
from tests.fakes import FakeKeychain
from tests.postgres import Postgres
from tests.sync.file_rig import Shelf
from tests.sync.rig import CentreRig, DeskRig, Wire


@pytest.fixture(scope="session")
def stop_aside():
    """Stops centres while the next test runs: each takes 0.2 s of mere waiting to stop well."""
    stopping: deque[Future[None]] = deque()
    with ThreadPoolExecutor(4) as threads:

        def stop(rig: CentreRig) -> None:
            stopping.append(threads.submit(rig.stop))
            while stopping and stopping[0].done():
                stopping.popleft().result()

        yield stop
        for one in stopping:
            one.result()


@pytest.fixture(scope="session")
def empty_centre(tmp_path_factory) -> Path:
    """A database with the tables and nothing in them: the migrations run once, not in each test."""
    folder = tmp_path_factory.mktemp("empty")
    Database(folder).close()
    return folder / FILE_NAME


@pytest.fixture(scope="session")
def postgres():
    """A real PostgreSQL, one for all tests of this process."""
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture
def kind() -> str:
    """Which database the centre of a test has; `postgresql` where a test's module says so."""
    return "sqlite"


@pytest.fixture
def new_place(request, kind: str, tmp_path: Path):
    """Makes a database with the tables and nothing in them: a folder of this name or an address."""

    def make(name: str) -> Path | URL:
        if kind == "postgresql":
            url: URL = request.getfixturevalue("postgres").fresh()
            return url
        folder = tmp_path / name
        folder.mkdir()
        shutil.copy(request.getfixturevalue("empty_centre"), folder)
        return folder

    return make


@pytest.fixture
def place(new_place):
    """The database of the centre."""
    return new_place("centre")


@pytest.fixture
def centre(tmp_path: Path, place, stop_aside):
    rig = CentreRig(tmp_path / "centre", place=place)
    yield rig
    stop_aside(rig)


@pytest.fixture
def new_desk(tmp_path: Path):
    opened: list[DeskRig] = []

    def make(name: str = "desk", **more) -> DeskRig:
        desk = DeskRig(tmp_path / name, **more)
        opened.append(desk)
        return desk

    yield make
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(new_desk, centre) -> DeskRig:
    one = new_desk()
    one.enrol(centre)
    return one


@pytest.fixture
def other(new_desk, centre) -> DeskRig:
    one = new_desk("other")
    one.enrol(centre)
    return one


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory()


@pytest.fixture
def seated(directory) -> Callable[[DeskRig], Desk]:
    """The desk over a rig's store, with somebody at it."""

    def make(rig: DeskRig) -> Desk:
        operator = Operator("op-1", "Operator Contoh")
        return Desk(
            profile=rig.folder,
            store=rig.store,
            attachments_key=bytes(32),
            directory=directory,
            settings=Settings(operators=(operator,), operator=operator.uid),
            clock=rig.clock,
            ids=rig.ids,
            changes=rig.changes,
        )

    return make


@pytest.fixture
def new_station(tmp_path: Path, centre):
    """Makes a whole desk, enrolled at the centre; `prepare` changes it before it is."""
    opened: list[Workstation] = []

    def make(
        name: str,
        *blocks: int,
        clock: Clock | None = None,
        prepare: Callable[[Workstation], object] = lambda _station: None,
    ) -> Workstation:
        station = open_workstation(tmp_path / name, keychain=FakeKeychain(), clock=clock)
        seat(station, *blocks)
        prepare(station)
        station.sync.enrol(centre.url, centre.code(), name)
        opened.append(station)
        return station

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def wire(centre):
    one = Wire(lambda: int(centre.url.rpartition(":")[2]))
    yield one
    one.close()


@pytest.fixture
def shelf(desk):
    made = Shelf(desk)
    yield made
    made.lane.close()


@pytest.fixture
def other_shelf(new_desk, centre):
    rig = new_desk("other")
    rig.enrol(centre, name="Meja 2")
    made = Shelf(rig)
    yield made
    made.lane.close()


@pytest.fixture
def wired(new_desk, centre, wire):
    rig = new_desk("wired")
    rig.enrol(centre, url=wire.url)
    made = Shelf(rig)
    yield made
    made.lane.close()


@pytest.fixture
def writer(desk):
    """A desk that has written a history: 30 open tickets, 10 closed ones, some callers."""
    ids = desk.register_many(40)
    for k, one in enumerate(ids):
        if k % 4 == 0:
            desk.save(one, "dispatched", body={"agency_ids": ["dlh"]})
            desk.save(one, "resolved", body={"answer": "sudah"})
            desk.save(one, "closed")
    desk.run()
    return desk


@pytest.fixture
def fresh(new_desk, centre):
    """A newly enrolled desk that takes small pages."""
    one = new_desk("fresh", history_days=90)
    one.enrol(centre, name="Meja 2")
    one.sync._history_pages.events = 10
    return one
