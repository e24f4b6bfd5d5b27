"""A real LAPOR simulator for tests: in a thread, or as the process people start."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import requests

from callcenter.clock import SystemClock
from callcenter.directory.loading import load_directory
from callcenter.lapor.client import LaporClient
from callcenter.lapor.connect import connect
from callcenter.lapor.mapping import MapKind, MapRow, blank, seeded
from callcenter.lapor.office_values import values_of, values_of_rows
from callcenter.lapor.settings import Interface, LaporSettings
from callcenter.lapor.simulator.account import TOKEN, settings_for
from callcenter.lapor.simulator.app import make_app
from callcenter.lapor.simulator.books import Books
from callcenter.lapor.simulator.faults import Faults
from callcenter.lapor.simulator.masters import CLASSIFICATIONS
from callcenter.lapor.simulator.serving import SimulatorServer, bind, url_of
from callcenter.tickets.event import Value

PATIENCE = 20.0
"""Seconds after which something that does not come is a failure; never waited in full."""

LIMITS = {"connect_seconds": 5.0, "submit_seconds": 10.0, "read_seconds": 10.0}


class Asking:
    """What a test asks any simulator; `url` is where it is."""

    url: str

    def settings(self, interface: Interface = Interface.V3, **more) -> LaporSettings:
        """Settings that reach it; `more` replaces fields of LaporSettings."""
        return settings_for(self.url, interface, **(LIMITS | more))

    def client(self, interface: Interface = Interface.V3, token=TOKEN, **more) -> LaporClient:
        return connect(self.settings(interface, **more), token)

    def books(self) -> dict:
        return self._got("/simulator/books")

    def received(self) -> list[dict]:
        return self._got("/simulator/received")

    def page(self) -> str:
        return requests.get(self.url + "/", timeout=PATIENCE).text

    def fail(self, *steps: tuple[str, str]) -> None:
        """The faults of the next calls: (call, fault)."""
        self.set_faults(next=list(steps))

    def set_faults(self, **wanted) -> None:
        self._posted("/simulator/faults", wanted)

    def advance(self, *, minutes: float) -> None:
        self._posted("/simulator/advance", {"minutes": minutes})

    def _got(self, path: str):
        answer = requests.get(self.url + path, timeout=PATIENCE)
        answer.raise_for_status()
        return answer.json()

    def _posted(self, path: str, message: dict) -> None:
        requests.post(self.url + path, json=message, timeout=PATIENCE).raise_for_status()


class SimulatorRig(Asking):
    """A simulator in a thread; stop and start keep folder, port and faults."""

    def __init__(self, folder: Path, *, clock=None, chances=None, token=TOKEN) -> None:
        self.folder = folder
        self.faults = Faults(chances)
        self._clock = clock or SystemClock()
        self._token = token
        self._port = 0
        self.start()

    def start(self) -> None:
        self._listener = bind("127.0.0.1", self._port)
        self._port = self._listener.getsockname()[1]
        self.url = url_of(self._listener)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(PATIENCE)

    def stop(self) -> None:
        """Nobody answers at its address afterwards."""
        self._server.stop()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def _run(self, ready: threading.Event) -> None:
        # The books belong to the thread of the server.
        books = Books(self.folder, self._clock)
        try:
            app = make_app(books, self.faults, self._token)
            self._server = SimulatorServer(app, ready.set)
            with self._listener:
                self._server.run(sockets=[self._listener])
        finally:
            books.close()


class SimulatorProcess(Asking):
    """A simulator as people start it; `process` may be killed, `start` brings it back."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.folder = folder
        self._more = more
        self._listen = "127.0.0.1:0"
        self.start()

    def start(self) -> None:
        command = [
            *(sys.executable, "-m", "callcenter.lapor.simulator", "--listen", self._listen),
            *("--data", str(self.folder), "--exit-with-parent", *self._more),
        ]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.line = json.loads(self.process.stdout.readline())
        self.url = self.line["url"]
        self._listen = self.url.removeprefix("http://")

    def stop(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(PATIENCE)
        self._shut()
        return code

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        assert self.process.stdin is not None
        self.process.stdin.close()
        self._shut()

    def _shut(self) -> None:
        assert self.process.stdout is not None
        self.process.stdout.close()


OURS = {
    "pengaduan": "Pengaduan",
    "aspirasi": "Aspirasi",
    "permintaan_informasi": "Permintaan Informasi",
}
"""Our words for what the simulator calls so; LAPOR's masters do not tell these ids."""


def office_values(lapor: Asking, settings: LaporSettings) -> dict[str, Value]:
    """What an office sets that has connected these settings and mapped all the simulator knows."""
    client = lapor.client()
    try:
        masters = client.masters()
    finally:
        client.close()
    directory = load_directory()
    numbers = {name: number for number, name in CLASSIFICATIONS.items()}
    kinds = [
        MapRow(MapKind.CLASSIFICATION, ours, numbers[name], name) for ours, name in OURS.items()
    ]
    table = seeded(blank(directory), masters, directory).having(kinds)
    rows = [row for row in table.rows.values() if row.theirs_id]
    return values_of(settings) | values_of_rows(rows)
