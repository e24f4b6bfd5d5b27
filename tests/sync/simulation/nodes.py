"""The two kinds of nodes: real code over a folder; killed, copied and set back like machines."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from callcenter.changes import Changes
from callcenter.desk.context import Desk
from callcenter.directory.bundle import Directory
from callcenter.directory.loading import load_directory
from callcenter.errors import CallcenterError
from callcenter.ids import Ids
from callcenter.server import tables as central
from callcenter.server.app import make_app
from callcenter.server.centre import open_centre
from callcenter.server.database import Database
from callcenter.server.devices import make_enrolment_code
from callcenter.server.file_folder import FileFolder
from callcenter.server.head_signal import HeadSignal
from callcenter.settings import Operator, Settings
from callcenter.store import outbox, sync_state
from callcenter.store.store import Store
from callcenter.store.tables import events
from callcenter.sync.file_lane import SMALLEST_CHUNK, FileLane
from callcenter.sync.status import Report
from callcenter.sync.synchroniser import Synchroniser
from callcenter.tickets.deadlines import Deadlines
from tests.fakes import FakeClock, seeded_entropy
from tests.sync.simulation.link import Answered, Asked, Link

KEY = bytes(range(32))
URL = "http://127.0.0.1:8700"


class Killed(BaseException):
    """The process dies here: no `except` of the product may see it as an error."""


class ServerBug(AssertionError):
    """The centre answered 5xx by itself: never right, whatever a desk sent."""


@cache
def directory() -> Directory:
    """The shipped reference data, read once."""
    return load_directory()


class SimCentre:
    """The central server over a folder; a request is a function call."""

    def __init__(self, folder: Path, clock: FakeClock, loop: asyncio.AbstractEventLoop) -> None:
        self.folder = folder
        self.clock = clock
        self._loop = loop
        self.start()

    def start(self) -> None:
        """Opens the database and the application over it."""
        self.database = Database(self.folder)
        self.centre = open_centre(self.database, self.clock, "Pusat Uji", self.folder / "files")
        self._app = make_app(self.centre, HeadSignal())

    def stop(self) -> None:
        """Closes the database."""
        self.database.close()

    @property
    def files(self) -> FileFolder:
        """The attached files."""
        return FileFolder(self.folder / "files")

    def code(self) -> str:
        """A fresh enrolment code."""
        return make_enrolment_code(self.centre).code

    def rows(self, table: Any = central.events) -> list[Any]:
        """A table, in the order of its key."""
        with self.database.read() as tx:
            return list(tx.execute(select(table).order_by(*table.primary_key)).all())

    def backup(self, target: Path) -> None:
        """A copy of the folder as it is now."""
        self.stop()
        shutil.copytree(self.folder, target)
        self.start()

    def restore(self, source: Path, *, new_epoch: bool = False) -> None:
        """The folder is what it was; `new_epoch`: by the command, which says so to the desks."""
        self.stop()
        shutil.rmtree(self.folder)
        shutil.copytree(source, self.folder)
        self.start()
        if new_epoch:
            clock = central.clock
            with self.database.write() as tx:
                tx.execute(
                    update(clock).values(
                        epoch=Ids(self.clock).new(), next_block=clock.c.next_block + 100
                    )
                )

    def deliver(self, asked: Asked) -> Answered:
        """The answer of the real application to these bytes."""
        self.clock.advance(milliseconds=3)
        try:
            answer = self._loop.run_until_complete(_call(self._app, asked))
        except Exception as error:
            raise ServerBug(f"{asked.method} {asked.path}: {error!r}") from error
        if answer.status >= 500:
            raise ServerBug(f"{asked.method} {asked.path}: {answer.status}")
        return answer


async def _call(app: Any, asked: Asked) -> Answered:
    path, _, query = asked.target.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": asked.method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(k.lower().encode(), str(v).encode()) for k, v in asked.headers.items()],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8700),
    }
    incoming = [{"type": "http.request", "body": asked.body, "more_body": False}]
    status, headers, parts = 0, {}, []

    async def receive() -> Any:
        return incoming.pop() if incoming else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status = message["status"]
            headers = {k.decode(): v.decode() for k, v in message.get("headers", ())}
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    await app(scope, receive, send)
    return Answered(status, headers, b"".join(parts))


class SimStore(Store):
    """The product's store with a place before, in and after each write where one may die."""

    point: Callable[[str], None] = staticmethod(lambda _name: None)

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Connection]:
        self.point("write:enter")
        with super().write(durable=durable) as tx:
            yield tx
            self.point("write:before_commit")
        self.point("write:after_commit")


@dataclass
class Death:
    """Dies at the `left`-th passing of a point whose name begins with `point`."""

    point: str
    left: int = 1


class SimDesk:
    """One desk over a folder: its store, its verbs, its sync, its wire and its clock."""

    def __init__(self, name: str, folder: Path, link: Link, seed: int, clock: FakeClock) -> None:
        self.name = name
        self.folder = folder
        self.link = link
        self.clock = clock
        self.death: Death | None = None
        self.deaths = 0
        link.point = self._pass
        self._ids = Ids(clock, seeded_entropy(seed))
        self.open()

    def open(self) -> None:
        """Opens what is on the disk, as after a start of the program."""
        store = SimStore.open(
            self.folder / "desk.db", KEY, self.clock, lambda: self._deadlines, ids=self._ids
        )
        assert isinstance(store, SimStore)
        self.store = store
        self.store.point = self._pass
        changes = Changes()
        operator = Operator(f"op-{self.name}", f"Operator {self.name}")
        self.desk = Desk(
            profile=self.folder,
            store=self.store,
            attachments_key=bytes(32),
            directory=directory(),
            settings=replace(Settings(), operators=(operator,), operator=operator.uid),
            clock=self.clock,
            ids=self._ids,
            changes=changes,
        )
        self.sync = Synchroniser(
            self.store, self.link.connect, self.clock, changes, chance=lambda: 0.5
        )
        self.sync._pages.events = 3  # small pages: a run has a middle
        self.lane = FileLane(
            self.store,
            self.link.connect_files,
            self.clock,
            changes,
            profile=self.folder,
            key=self.desk.attachments_key,
            chance=lambda: 0.5,
            slice_seconds=60.0,
        )
        self.lane._chunk = SMALLEST_CHUNK

    def close(self) -> None:
        """The program ends."""
        self.sync.close()
        self.lane.close()
        self.store.close()

    def kill(self) -> None:
        """The process is gone; what was committed is on the disk, with its WAL."""
        self.deaths += 1
        self.death = None
        self.store._engine.dispose()
        self.open()

    def copy_to(self, target: Path) -> None:
        """An image of the folder, taken while the desk stands still."""
        shutil.copytree(self.folder, target)

    def set_back(self, image: Path) -> None:
        """The folder is what it was when the image was taken."""
        self.store._engine.dispose()
        shutil.rmtree(self.folder)
        shutil.copytree(image, self.folder)
        self.open()

    def run(self) -> Report | None:
        """One run of the sync; None when the process died in it."""
        return self.attempt(self.sync.run_once)

    def attempt(self, action: Callable[[], Any]) -> Any:
        """Does it; when the process dies in it, it is started again and None is returned."""
        self.clock.advance(milliseconds=7)
        try:
            return action()
        except Killed:
            self.kill()
            return None

    def enrol(self, centre: SimCentre) -> None:
        """Makes the desk known, or known again."""
        self.sync.enrol(URL, centre.code(), f"Meja {self.name}")

    def jump(self, **span: float) -> None:
        """The wall clock is set; the time that only runs forward is not."""
        self.clock.moment += timedelta(**span)

    @property
    def _deadlines(self) -> Deadlines:
        return self.desk.deadlines

    def _pass(self, name: str) -> None:
        if self.death is None or not name.startswith(self.death.point):
            return
        self.death.left -= 1
        if self.death.left <= 0:
            self.death = None
            raise Killed(name)

    def eids(self) -> set[str]:
        """Everything in its log."""
        with self.store.read() as tx:
            return set(tx.execute(select(events.c.eid)).scalars())

    def waiting(self) -> list[outbox.OutboxRow]:
        """Its outbox."""
        with self.store.read() as tx:
            return outbox.rows(tx, 10_000)

    def state(self) -> sync_state.SyncState:
        """Where its sync stands."""
        with self.store.read() as tx:
            return sync_state.state(tx)


__all__ = ["URL", "CallcenterError", "Death", "Killed", "ServerBug", "SimCentre", "SimDesk"]
