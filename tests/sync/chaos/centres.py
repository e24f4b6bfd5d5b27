"""The central server as real processes that can be killed, started again and set back in time.

SQLite: one process. PostgreSQL (from the wheel): several processes on one database.
"""

import json
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from psycopg import sql

from callcenter.clock import SystemClock
from callcenter.server.centre import open_centre
from callcenter.server.database import Database
from callcenter.server.devices import make_enrolment_code
from tests.postgres import Postgres

ROOT = Path(__file__).resolve().parents[3]
NAME = "Pusat Badai"


class SqliteBase:
    """One folder; a backup is a copy of it."""

    servers = 1

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "centre"
        self._kept = folder / "kept"
        self._folder.mkdir(parents=True)
        self.files = self._folder / "files"
        self.options: tuple[str, ...] = ()

    def database(self) -> Database:
        return Database(self._folder)

    def data(self, _place: int) -> Path:
        return self._folder

    def back_up(self) -> None:
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self._folder, self._kept)

    def restore(self) -> None:
        shutil.rmtree(self._folder)
        shutil.copytree(self._kept, self._folder)


class PostgresBase:
    """One database of a real PostgreSQL; a backup is another database made from it."""

    servers = 2

    def __init__(self, folder: Path, postgres: Postgres) -> None:
        self._folder = folder
        self._postgres = postgres
        self._url = postgres.empty()
        self._name = str(self._url.database)
        address = self._url.render_as_string(hide_password=False)
        self.files = folder / "files"
        self.options: tuple[str, ...] = ("--database-url", address, "--files", str(self.files))

    def database(self) -> Database:
        return Database(self._url)

    def data(self, place: int) -> Path:
        return self._folder / f"centre-{place}"

    def back_up(self) -> None:
        self._copy(self._name, f"{self._name}_kept")

    def restore(self) -> None:
        self._copy(f"{self._name}_kept", self._name)

    def _copy(self, source: str, target: str) -> None:
        """Whoever is still in it is sent away: a killed server's connections die late."""
        with self._postgres.connect() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
                (source,),
            )
            for form, names in (
                ("DROP DATABASE IF EXISTS {} WITH (FORCE)", (target,)),
                ("CREATE DATABASE {} TEMPLATE {}", (target, source)),
            ):
                connection.execute(sql.SQL(form).format(*map(sql.Identifier, names)))


class CentreProcesses:
    """The running servers of one base; `addresses` are where they listen now."""

    def __init__(self, base: "SqliteBase | PostgresBase", folder: Path) -> None:
        self.base = base
        self._log = folder / "server.log"
        self._running: list[subprocess.Popen[str]] = []
        self.addresses: list[tuple[str, int]] = []

    def codes(self, count: int) -> list[str]:
        """One-time codes, made in the database as the server makes them."""
        with closing(self.base.database()) as database:
            centre = open_centre(database, SystemClock(), NAME)
            return [make_enrolment_code(centre).code for _ in range(count)]

    def start(self) -> None:
        """Returns when all of them listen."""
        self._running = [self._spawn(place) for place in range(self.base.servers)]
        try:
            self.addresses = [_address(one) for one in self._running]
        except EOFError:
            raise RuntimeError(self._log.read_text("utf-8")[-4000:]) from None

    def kill(self) -> None:
        """SIGKILL, all at once."""
        self.addresses = []
        for one in self._running:
            one.kill()
        self._reap()

    def stop(self) -> None:
        """The graceful way: their input ends."""
        for one in self._running:
            assert one.stdin is not None
            one.stdin.close()
        self._reap()

    @property
    def pids(self) -> list[int]:
        """Of the running servers."""
        return [one.pid for one in self._running]

    def errors(self) -> int:
        """Tracebacks and 500s in what the servers said."""
        return self._log.read_text("utf-8").count("Traceback")

    def _spawn(self, place: int) -> "subprocess.Popen[str]":
        data = self.base.data(place)
        data.mkdir(exist_ok=True, mode=0o700)
        with self._log.open("a", encoding="utf-8") as errors:
            return subprocess.Popen(
                [
                    *(sys.executable, "-m", "callcenter.server", "--listen", "127.0.0.1:0"),
                    *("--data", str(data), "--name", NAME, "--exit-with-parent"),
                    *self.base.options,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=ROOT,
            )

    def _reap(self) -> None:
        for one in self._running:
            one.wait()
            for pipe in (one.stdin, one.stdout):
                if pipe is not None:
                    pipe.close()
        self._running = []


def _address(process: "subprocess.Popen[str]") -> tuple[str, int]:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise EOFError
    host, port = json.loads(line)["url"].removeprefix("http://").split(":")
    return host, int(port)


def now() -> float:
    """Seconds of a clock that never runs backwards."""
    return time.monotonic()
