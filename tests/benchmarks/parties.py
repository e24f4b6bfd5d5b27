"""The two ends of a benchmark of the sync: the centre as its own process, desks in this one."""

import gc
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

import psutil
from sqlalchemy import URL

from callcenter.api.central import CentralApi
from callcenter.changes import Changes
from callcenter.clock import SystemClock
from callcenter.ids import Ids
from callcenter.protocol.messages import PushAnswer, PushRequest
from callcenter.server.centre import Centre, open_centre
from callcenter.server.database import Database
from callcenter.server.devices import make_enrolment_code
from callcenter.store import sync_state
from callcenter.store.events import append_local, events_of
from callcenter.store.store import Store
from callcenter.sync.status import Report
from callcenter.sync.synchroniser import Synchroniser
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.event import Author, Change, Event
from callcenter.tickets.words import Kind
from callcenter.tickets.working_calendar import WorkingCalendar
from tests.benchmarks.samples import registrations
from tests.postgres import Postgres

KEY = bytes(range(32))
DEADLINES = Deadlines(WorkingCalendar())
AUTHOR = Author("op-1", "Operator Contoh")
CLOCK = SystemClock()
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class CentreProcess:
    """A running `python -m callcenter.server`, and its database opened beside it."""

    url: str
    database: Database
    centre: Centre
    process: subprocess.Popen[str]

    def code(self) -> str:
        """A fresh enrolment code."""
        return make_enrolment_code(self.centre).code

    def cpu_seconds(self) -> float:
        """Processor time of the server and its workers so far."""
        main = psutil.Process(self.process.pid)
        times = [one.cpu_times() for one in (main, *main.children(recursive=True))]
        return float(sum(one.user + one.system for one in times))

    def waiting(self) -> bool:
        """Whether a question for changes is held open."""
        with urllib.request.urlopen(f"{self.url}/metrics", timeout=_PATIENCE) as answer:  # noqa: S310 - our own
            return b"callcenter_waiting 1.0" in answer.read()


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[Iterator[Path | URL]]:
    """Empty databases of this kind, as many as are asked for."""
    with ExitStack() as held:
        if kind == "sqlite":
            yield (folder / f"centre-{k}" for k in range(1_000_000))
            return
        server = Postgres()
        held.callback(server.remove)
        yield (server.fresh() for _ in range(1_000_000))


@contextmanager
def running(place: Path | URL, folder: Path, *more: str) -> Iterator[CentreProcess]:
    """The server on this database, from its first line to its graceful end."""
    command = [sys.executable, "-m", "callcenter.server", "--listen", "127.0.0.1:0"]
    command += ["--data", str(place if isinstance(place, Path) else folder / "data")]
    command += ["--exit-with-parent", *more]
    if isinstance(place, URL):
        command += ["--database-url", place.render_as_string(hide_password=False)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        line = json.loads(_stream(process.stdout).readline())
        database = Database(place)
        yield CentreProcess(
            line["url"], database, open_centre(database, CLOCK, "Pusat Uji"), process
        )
        database.close()
    finally:
        _stream(process.stdin).close()
        process.wait(_PATIENCE)
        _stream(process.stdout).close()


def _stream(found: IO[str] | None) -> IO[str]:
    if found is None:
        raise AssertionError("the pipes were asked for")
    return found


@contextmanager
def garbage_left() -> Iterator[None]:
    """Rings of objects are looked for at no time: the desk does it in its GUI thread, when idle."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Noting(CentralApi):
    """The product's way to the centre; `confirmed` gets the moment of each answer to a push."""

    confirmed: list[float]

    def push(self, request: PushRequest) -> PushAnswer:
        answer = super().push(request)
        self.confirmed.append(time.perf_counter())
        return answer


class Desk:
    """A desk with an encrypted store of its own, enrolled at the centre; None: it is already."""

    def __init__(
        self, folder: Path, centre: CentreProcess | None, *, url: str = "", history_days: int = 0
    ) -> None:
        self.confirmed: list[float] = []
        self.ids = Ids(CLOCK)
        self.store = Store.open(folder / "desk.db", KEY, CLOCK, lambda: DEADLINES, ids=self.ids)
        self.sync = Synchroniser(
            self.store, self._connect, CLOCK, Changes(), history_days=lambda: history_days
        )
        if centre is not None:
            self.sync.enrol(url or centre.url, centre.code(), folder.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sync.close()
        self.store.close()

    def _connect(self, url: str, credential: str | None) -> CentralApi:
        api = _Noting(url, credential)
        api.confirmed = self.confirmed
        return api

    def run(self) -> Report:
        """One run that must succeed."""
        report = self.sync.run_once()
        if report.error is not None:
            raise report.error
        return report

    def register(self, many: int, seed: int = 1) -> str:
        """Saves so many tickets in few transactions, and returns the id of the last."""
        ticket_id = ""
        made = list(registrations(many, seed))
        for start in range(0, many, 500):
            with self.store.write() as tx:
                state = sync_state.state(tx)
                for changes, number, at in made[start : start + 500]:
                    ticket_id = self.ids.new()
                    event = Event(
                        eid=self.ids.new(),
                        subject="ticket",
                        subject_id=ticket_id,
                        kind=Kind.REGISTERED.value,
                        author=AUTHOR,
                        client_id=state.client_id,
                        incarnation=state.incarnation,
                        n=sync_state.next_n(tx),
                        wall_at=at,
                        changes=changes,
                        body={"number": number},
                        offset_ms=12,
                    )
                    append_local(tx, event)
        return ticket_id

    def edit(self, ticket_id: str, text: str) -> None:
        """Saves one change of a field, as a form does."""
        with self.store.write() as tx:
            state = sync_state.state(tx)
            base = _head(events_of(tx, ticket_id), "landmark")
            event = Event(
                eid=self.ids.new(),
                subject="ticket",
                subject_id=ticket_id,
                kind=Kind.EDITED.value,
                author=AUTHOR,
                client_id=state.client_id,
                incarnation=state.incarnation,
                n=sync_state.next_n(tx),
                wall_at=CLOCK.now(),
                changes=(Change("landmark", text, base),),
                offset_ms=12,
            )
            append_local(tx, event)


def _head(events: Sequence[Event], field: str) -> str:
    """Whose value of this field stands. The last event of all may be the centre's escalation."""
    return [one.eid for one in events if any(change.field == field for change in one.changes)][-1]
