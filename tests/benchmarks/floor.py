"""What the disk, the ciphers and loopback cost alone: the same rows and bytes, and no thought.

Rows are read back as the driver gives them and written again into an empty file of the same kind
with the same settings, keys, indexes and full-text tables, one transaction a batch.
"""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Table, func, insert, select

from callcenter.clock import SystemClock
from callcenter.server import tables as central
from callcenter.server.database import Database
from callcenter.store.store import Store
from tests.benchmarks.parties import DEADLINES, KEY

Rows = dict[str, list[Any]]
"""Parameters of inserts, by the text of the statement."""

_DESK = (
    *("events", "tickets", "ticket_numbers", "ticket_agencies", "ticket_reporters"),
    *("callers", "caller_phones"),
)
_ECHO = """
import socket
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
peer, _ = listener.accept()
peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
while data := peer.recv(65536):
    peer.sendall(data)
"""


def desk_rows(store: Store) -> Rows:
    """Every row of a desk's log, projections and index, in the order they came."""
    found: Rows = {}
    with store.read() as tx:
        for table in _DESK:
            rows = tx.exec_driver_sql(f"SELECT * FROM {table} ORDER BY rowid").all()  # noqa: S608
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                found[f"INSERT INTO {table} VALUES ({marks})"] = list(map(tuple, rows))  # noqa: S608
        words = tx.exec_driver_sql("SELECT rowid, words, names FROM ticket_words ORDER BY rowid")
        found["INSERT INTO ticket_words (rowid, words, names) VALUES (?, ?, ?)"] = [
            tuple(row) for row in words
        ]
    return found


def write_desk(folder: Path, rows: Rows, batch: int) -> float:
    """Seconds to write them into an empty encrypted desk."""
    store = Store.open(folder / "desk.db", KEY, SystemClock(), lambda: DEADLINES)
    taken = 0.0
    for part in batches(rows, batch):
        began = time.perf_counter()
        with store.write() as tx:
            _insert(tx, part)
        taken += time.perf_counter() - began
    store.close()
    return taken


def centre_rows(database: Database) -> Rows:
    """Every row of the log and the tables made from it."""
    found: Rows = {}
    with database.read() as tx:
        for table in _grown(tx):
            text = insert(table).compile(dialect=tx.dialect, column_keys=list(table.c.keys()))
            order = table.c.keys() if text.positiontup is None else None
            rows = tx.exec_driver_sql(f"SELECT {', '.join(table.c.keys())} FROM {table.name}").all()  # noqa: S608
            found[str(text)] = [
                tuple(row) if order is None else dict(zip(order, map(_sent, row), strict=True))
                for row in rows
            ]
    return found


def write_centre(place: Path | URL, rows: Rows, batch: int) -> float:
    """Seconds to write them into an empty database of the centre."""
    database = Database(place)
    taken = 0.0
    for part in batches(rows, batch):
        began = time.perf_counter()
        with database.write() as tx:
            _insert(tx, part)
        taken += time.perf_counter() - began
    database.close()
    return taken


def batches(rows: Rows, batch: int) -> Iterator[Rows]:
    """The rows, so many of each kind at a time."""
    most = max(map(len, rows.values()))
    for start in range(0, most, batch):
        yield {text: some[start : start + batch] for text, some in rows.items()}


@contextmanager
def echo() -> Iterator[socket.socket]:
    """A connection to a process that sends back what it gets."""
    child = subprocess.Popen([sys.executable, "-c", _ECHO], stdout=subprocess.PIPE, text=True)
    with child:
        port = int((child.stdout or sys.stdin).readline())
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield line


def round_trip(line: socket.socket, size: int = 500) -> float:
    """Seconds for so many bytes there and back."""
    began = time.perf_counter()
    line.sendall(b"x" * size)
    got = 0
    while got < size:
        got += len(line.recv(65536))
    return time.perf_counter() - began


def _sent(value: object) -> object:
    """PostgreSQL's driver gives JSON as objects and takes it as text."""
    return json.dumps(value) if isinstance(value, dict | list) else value


def _grown(tx: Connection) -> Sequence[Table]:
    """What a push fills: the tables that hold a row for each event or ticket."""
    wanted = (central.events, central.tickets, central.callers)
    return [one for one in wanted if tx.execute(select(func.count()).select_from(one)).scalar()]


def _insert(tx: Connection, rows: Rows) -> None:
    for text, some in rows.items():
        if some:
            tx.exec_driver_sql(text, some)
