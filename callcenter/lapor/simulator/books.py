"""What the simulator holds, in SQLite: complaints, documents, answers, and every body it received.

One connection, used on the thread of the server. Its time runs `speed` times as fast as the real
one and can be moved on; it never runs back, not even over a restart.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from callcenter.clock import Clock
from callcenter.errors import TicketNumberInvalid
from callcenter.tickets.number import parse_number

FILE_NAME = "lapor.db"
FIRST_ID = 1_900_000
_NUMBER = re.compile(r"(?<!\d)\d{2}[\s.\-]?\d{4}[\s.\-]?\d{3}[\s.\-]?\d{2}(?!\d)")
_TABLES = """
CREATE TABLE IF NOT EXISTS complaints (id INTEGER PRIMARY KEY, at TEXT NOT NULL,
    interface TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, fields TEXT NOT NULL,
    rejected TEXT);
CREATE TABLE IF NOT EXISTS documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL,
    data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS replies (id INTEGER PRIMARY KEY, complaint_id INTEGER NOT NULL,
    at TEXT NOT NULL, fields TEXT NOT NULL, files TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS received (id INTEGER PRIMARY KEY, at TEXT NOT NULL, call TEXT NOT NULL,
    method TEXT NOT NULL, path TEXT NOT NULL, fault TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS time (only INTEGER PRIMARY KEY CHECK (only = 1),
    now TEXT NOT NULL);
"""


class Books:
    """The books in a folder, made when there are none."""

    def __init__(self, folder: Path, clock: Clock, speed: float = 1.0) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._db = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")  # a killed process loses nothing by it
        self._db.executescript(_TABLES)
        self._clock = clock
        self._speed = speed
        self._ahead = timedelta()
        known = self._db.execute("SELECT now FROM time").fetchone()
        self._from = max(clock.now(), _moment(known["now"])) if known else clock.now()
        self._since = clock.monotonic()

    def close(self) -> None:
        """Remembers the time and closes."""
        self._remember()
        self._db.close()

    def now(self) -> datetime:
        """The simulator's time, UTC."""
        gone = (self._clock.monotonic() - self._since) * self._speed
        return self._from + timedelta(seconds=gone) + self._ahead

    def advance(self, by: timedelta) -> None:
        """Moves the simulator's time on."""
        self._ahead += max(by, timedelta())
        self._remember()

    def receive(self, call: str, method: str, path: str, fault: str, body: bytes) -> None:
        """Keeps what came in, whatever becomes of it."""
        row = (self.now().isoformat(), call, method, path, fault, body)
        self._db.execute(
            "INSERT INTO received (at, call, method, path, fault, body) VALUES (?,?,?,?,?,?)", row
        )

    def add_complaint(
        self, interface: str, title: str, content: str, fields: Mapping[str, object]
    ) -> int:
        """A new complaint; its id."""
        row = (self.now().isoformat(), interface, title, content, json.dumps(fields))
        return self._insert("complaints", FIRST_ID, "at, interface, title, content, fields", row)

    def add_document(self, name: str, data: bytes) -> int:
        """A new document; its id."""
        return self._insert("documents", 66, "name, data", (name, data))

    def add_reply(self, complaint_id: int, fields: Mapping[str, str], files: list[str]) -> None:
        """A follow-up of ours."""
        row = (complaint_id, self.now().isoformat(), json.dumps(fields), json.dumps(files))
        self._insert("replies", 7000, "complaint_id, at, fields, files", row)

    def set_rejected(self, complaint_id: int, fields: Mapping[str, object]) -> None:
        """That we said it is not ours, and whose."""
        self._db.execute(
            "UPDATE complaints SET rejected = ? WHERE id = ?", (json.dumps(fields), complaint_id)
        )

    def complaint(self, complaint_id: int) -> sqlite3.Row | None:
        """A complaint by its id."""
        found = self._db.execute("SELECT * FROM complaints WHERE id = ?", (complaint_id,))
        row: sqlite3.Row | None = found.fetchone()
        return row

    def complaints(self, until: datetime | None = None) -> list[sqlite3.Row]:
        """All complaints taken in until then, oldest first."""
        rows = self._db.execute("SELECT * FROM complaints ORDER BY id").fetchall()
        return [one for one in rows if until is None or _moment(one["at"]) <= until]

    def documents(self) -> list[sqlite3.Row]:
        """All documents: id, name, size."""
        return self._db.execute("SELECT id, name, length(data) AS size FROM documents").fetchall()

    def has_document(self, document_id: int) -> bool:
        """Whether there is such a document."""
        found = self._db.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,))
        return found.fetchone() is not None

    def replies(self, complaint_id: int | None = None) -> list[sqlite3.Row]:
        """Our follow-ups, of one complaint or of all."""
        rows = self._db.execute("SELECT * FROM replies ORDER BY id").fetchall()
        return [one for one in rows if complaint_id in (None, one["complaint_id"])]

    def received(self) -> list[sqlite3.Row]:
        """Every request, with its body."""
        return self._db.execute("SELECT * FROM received ORDER BY id").fetchall()

    def posts(self) -> Counter[str]:
        """How many complaints hold each of our ticket numbers, canonical."""
        return Counter(one for row in self.complaints() for one in numbers_in(row["content"]))

    def attempts(self) -> Counter[str]:
        """How many requests to submit held each of our ticket numbers, taken or not."""
        rows = [one for one in self.received() if one["call"] in ("submit", "stream")]
        texts = (one["body"].decode("utf-8", "replace") for one in rows)
        return Counter(one for text in texts for one in numbers_in(text))

    def _insert(self, table: str, first: int, columns: str, row: tuple[object, ...]) -> int:
        highest = f"SELECT coalesce(max(id), {first - 1}) + 1 FROM {table}"  # noqa: S608 - our words
        marks = ",".join("?" * len(row))
        sql = f"INSERT INTO {table} (id, {columns}) VALUES (({highest}), {marks})"  # noqa: S608
        made = self._db.execute(sql, row).lastrowid
        assert made is not None  # noqa: S101 - a row was inserted
        return made

    def _remember(self) -> None:
        self._db.execute("REPLACE INTO time (only, now) VALUES (1, ?)", (self.now().isoformat(),))


def numbers_in(text: str) -> set[str]:
    """Our ticket numbers in a text, canonical; only those whose check digits are right."""
    found = set()
    for raw in _NUMBER.findall(text):
        try:
            found.add(parse_number(raw))
        except TicketNumberInvalid:
            continue
    return found


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
