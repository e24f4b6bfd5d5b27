"""A real centre in a thread, real desks on real stores, and a wire between them that can break."""

import contextlib
import shutil
import socket
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import URL, select

from callcenter.api.central import CentralApi
from callcenter.changes import Changes
from callcenter.clock import SystemClock
from callcenter.errors import ProfileInUse
from callcenter.ids import Ids
from callcenter.protocol.events import encode_event
from callcenter.protocol.file_messages import FILE_BYTES
from callcenter.protocol.limits import PULL_MIN
from callcenter.server import tables
from callcenter.server.app import make_app
from callcenter.server.centre import Centre, open_centre
from callcenter.server.database import FILE_NAME, Database
from callcenter.server.devices import make_enrolment_code
from callcenter.server.one_worker import hearing
from callcenter.server.serving import CentralServer, bind, url_of
from callcenter.store import numbers, outbox, sync_state
from callcenter.store.events import append_local
from callcenter.store.store import Store
from callcenter.store.tickets import load_ticket
from callcenter.sync.lock import ProfileLock
from callcenter.sync.synchroniser import Synchroniser
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.event import Author, Change, Event
from callcenter.tickets.ticket import Ticket
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.postgres import copy_of, put_back

DEADLINES = Deadlines(WorkingCalendar())
KEY = bytes(range(32))
AUTHOR = Author("op-1", "Operator Contoh")
PATIENCE = 20.0
"""Seconds after which a thread that does not come is a failure; never waited in full."""

__all__ = ["CentreRig", "DeskRig", "ProfileInUse", "Wire"]


class CentreRig:
    """The central server of one test; stop and start keep folder and port.

    `place` is a PostgreSQL address where the database is not a file in the folder.
    """

    def __init__(self, folder: Path, clock=None, place=None, name: str = "Pusat Uji") -> None:
        self.folder = folder
        self.name = name
        self.place = place or folder
        self.clock = clock or SystemClock()
        self.pull_min = PULL_MIN
        self.file_bytes = FILE_BYTES
        self._port = 0
        self._thread: threading.Thread | None = None
        self.start()

    def start(self) -> None:
        self.database = Database(self.place)
        opened = open_centre(self.database, self.clock, self.name, self.folder / "files")
        self.centre: Centre = replace(opened, pull_min=self.pull_min)
        self.centre = replace(self.centre, file_bytes=self.file_bytes)
        self.listener = bind("127.0.0.1", self._port)
        self._port = self.listener.getsockname()[1]
        self.url = url_of(self.listener)
        self._held = contextlib.ExitStack()
        self.waiting = self._held.enter_context(hearing(self.database))
        ready = threading.Event()
        app = make_app(self.centre, self.waiting)
        self.server = CentralServer(app, self.waiting, ready.set)
        self._thread = threading.Thread(
            target=self.server.run, args=([self.listener],), daemon=True
        )
        self._thread.start()
        assert ready.wait(PATIENCE)

    def stop(self) -> None:
        if self._thread is None:
            return
        self.server.stop()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()
        self._thread = None
        self.listener.close()
        self._held.close()
        self.database.close()

    def snapshot(self) -> Path | URL:
        """A copy of the database as it is now, taken while it runs."""
        if isinstance(self.place, URL):
            return copy_of(self.place)
        copy = self.folder.with_name(f"{self.folder.name}-{uuid.uuid4().hex}.copy")
        with (
            contextlib.closing(sqlite3.connect(self.folder / FILE_NAME)) as source,
            contextlib.closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        return copy

    def restore(self, snapshot: Path | URL | None, *, epoch: str = "") -> None:
        """Stops, puts an older database in its place, and starts again; None: an empty one.

        `epoch` is what the restore command gives a database it brings back; a bare copy has none.
        """
        self.stop()
        if isinstance(self.place, URL):
            assert not isinstance(snapshot, Path)
            put_back(self.place, snapshot)
        else:
            for path in self.folder.glob(f"{FILE_NAME}*"):
                path.unlink()
            if snapshot is not None:
                shutil.copy(str(snapshot), self.folder / FILE_NAME)
        self.start()
        if epoch:
            with self.database.write() as tx:
                tx.execute(tables.clock.update().values(epoch=epoch))

    def code(self) -> str:
        return make_enrolment_code(self.centre).code

    def rows(self, table=tables.events) -> list:
        with self.database.read() as tx:
            return list(tx.execute(select(table).order_by(*table.primary_key)).all())

    def eids(self) -> list[str]:
        return [row.eid for row in self.rows()]

    def ticket(self, ticket_id: str):
        return next(row for row in self.rows(tables.tickets) if row.id == ticket_id)


class DeskRig:
    """One desk: store, sync, and a pen."""

    def __init__(
        self, folder: Path, *, clock=None, connect=None, entropy=None, history_days=0
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.history_days = history_days
        self.clock = clock or SystemClock()
        self.ids = Ids(self.clock, entropy) if entropy else Ids(self.clock)
        self.store = Store.open(
            folder / "desk.db", KEY, self.clock, lambda: DEADLINES, ids=self.ids
        )
        self.changes = Changes()
        self.told: set[str] = set()
        self.changes.subscribe(self.told.update)
        self.sync = Synchroniser(
            self.store,
            connect or (lambda url, credential: CentralApi(url, credential, read_seconds=5.0)),
            self.clock,
            self.changes,
            lock=ProfileLock(folder / "sync.lock"),
            chance=lambda: 0.5,
            history_days=lambda: self.history_days,
        )

    def close(self) -> None:
        self.sync.close()
        self.store.close()

    def enrol(self, centre: CentreRig, url: str | None = None, name: str = "Meja 1"):
        return self.sync.enrol(url or centre.url, centre.code(), name)

    def save(self, ticket_id: str, kind: str, **more) -> Event:
        with self.store.write() as tx:
            return self._append(tx, ticket_id, kind, **more)

    def _append(self, tx, ticket_id, kind, *, body=None, subject="ticket", **fields) -> Event:
        now = sync_state.state(tx)
        event = Event(
            eid=self.ids.new(),
            subject=subject,
            subject_id=ticket_id,
            kind=kind,
            author=AUTHOR,
            client_id=now.client_id,
            incarnation=now.incarnation,
            n=sync_state.next_n(tx),
            wall_at=self.clock.now(),
            changes=tuple(Change(name, value) for name, value in fields.items()),
            body=body or {},
        )
        append_local(tx, event)
        return event

    def register_many(self, count: int, description: str = "Aduan") -> list[str]:
        """One transaction: quick, where a test is not about saving."""
        ids = [self.ids.new() for _ in range(count)]
        with self.store.write() as tx:
            for k, ticket_id in enumerate(ids):
                body = {"number": numbers.take_number(tx, 2026)}
                text = f"{description} {k}"
                self._append(tx, ticket_id, "registered", body=body, description=text)
        return ids

    def register(self, description="Sampah menumpuk di depan pasar", number="") -> str:
        ticket_id = self.ids.new()
        if not number:
            with self.store.write() as tx:
                number = numbers.take_number(tx, 2026)
        self.save(ticket_id, "registered", body={"number": number}, description=description)
        return ticket_id

    def run(self):
        return self.sync.run_once()

    def ticket(self, ticket_id: str) -> Ticket:
        with self.store.read() as tx:
            return load_ticket(tx, ticket_id)

    def outbox(self):
        with self.store.read() as tx:
            return outbox.rows(tx)

    def state(self):
        with self.store.read() as tx:
            return sync_state.state(tx)

    def raw(self, event: Event) -> bytes:
        return encode_event(event)


class Wire:
    """A TCP proxy on loopback that loses answers when it is told to.

    `lose` lists paths: the answer to the next request of each is cut, after the centre has done
    its work; `let_through` bytes of it still arrive. After `most` requests the line is dead, so a
    desk that goes round for ever ends as a failure.
    """

    def __init__(self, port_of: Callable[[], int]) -> None:
        self._port_of = port_of
        self.lose: list[str] = []
        self.let_through = 0
        self.lost = 0
        self.most = 200
        self.asked: list[str] = []
        self._path = ""
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        self._closing = False
        self._threads: list[threading.Thread] = []
        self._open: list[socket.socket] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def close(self) -> None:
        self._closing = True
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._accepting.join(PATIENCE)
        for one in self._open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)
        for one in self._open:
            one.close()

    def _accept(self) -> None:
        while not self._closing:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            self._open.append(near)
            try:
                far = socket.create_connection(("127.0.0.1", self._port_of()))
            except OSError:
                near.shutdown(socket.SHUT_RDWR)
                continue
            self._open.append(far)
            for source, target, back in ((near, far, False), (far, near, True)):
                thread = threading.Thread(
                    target=self._pump, args=(source, target, back), daemon=True
                )
                thread.start()
                self._threads.append(thread)

    def _pump(self, source: socket.socket, target: socket.socket, back: bool) -> None:
        with contextlib.suppress(OSError):
            for data in _chunks(source):
                if back and self._is_lost():
                    target.sendall(data[: self.let_through])
                    break
                self._note_path(data, back)
                if len(self.asked) > self.most:
                    break
                target.sendall(data)
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _note_path(self, data: bytes, back: bool) -> None:
        if not back and data.startswith((b"POST /", b"GET /", b"PATCH /")):
            self._path = data.split(b" ", 2)[1].decode().partition("?")[0]
            self.asked.append(self._path)

    def _is_lost(self) -> bool:
        if self._path not in self.lose:
            return False
        self.lose.remove(self._path)
        self.lost += 1
        return True


def _chunks(source: socket.socket) -> Iterator[bytes]:
    while data := source.recv(65536):
        yield data
