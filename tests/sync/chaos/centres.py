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
from typing import Protocol

from sqlalchemy import create_engine, text

from callcenter.clock import SystemClock
from callcenter.server.centre import open_centre
from callcenter.server.database import Database
from callcenter.server.devices import make_enrolment_code

ROOT = Path(__file__).resolve().parents[3]
NAME = "Pusat Badai"


class Base(Protocol):
    """Where a centre's data lies, and how it is set back."""

    options: tuple[str, ...]
    servers: int

    def database(self) -> Database:
        """The open database."""
        ...

    def back_up(self) -> None:
        """Keeps the data as they are; no server runs."""
        ...

    def restore(self) -> None:
        """Puts the kept data in place; no server runs."""
        ...


class SqliteBase:
    """One folder; a backup is a copy of it."""

    servers = 1

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "centre"
        self._kept = folder / "kept"
        self._folder.mkdir(parents=True)
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
    """One database of a PostgreSQL cluster; a backup is another database made from it."""

    servers = 2

    def __init__(self, folder: Path, url: str) -> None:
        """`url` is the cluster's, with its database `postgres`."""
        self._folder = folder
        self._url = url
        self._admin("DROP DATABASE IF EXISTS centre WITH (FORCE)", "CREATE DATABASE centre")
        self._central = url.rpartition("/")[0] + "/centre" + _query(url)
        self.options: tuple[str, ...] = ("--database-url", self._central)

    def database(self) -> Database:
        return Database(self._central)

    def data(self, place: int) -> Path:
        return self._folder / f"centre-{place}"

    def back_up(self) -> None:
        self._admin(
            "DROP DATABASE IF EXISTS kept WITH (FORCE)",
            *_free_of("centre"),
            _copy("centre", "kept"),
        )

    def restore(self) -> None:
        self._admin("DROP DATABASE IF EXISTS centre WITH (FORCE)", _copy("kept", "centre"))

    def _admin(self, *statements: str) -> None:
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for one in statements:
                connection.execute(text(one))
        engine.dispose()


def _query(url: str) -> str:
    found = url.partition("?")[2]
    return f"?{found}" if found else ""


def _copy(source: str, target: str) -> str:
    return f"CREATE DATABASE {target} TEMPLATE {source}"


def _free_of(name: str) -> tuple[str, ...]:
    return (
        f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'",  # noqa: S608
    )


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
        self.addresses = [_address(one) for one in self._running]

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
        raise RuntimeError("the server did not start")
    host, port = json.loads(line)["url"].removeprefix("http://").split(":")
    return host, int(port)


def now() -> float:
    """Seconds of a clock that never runs backwards."""
    return time.monotonic()
