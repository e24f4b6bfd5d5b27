"""The rows of one save, and a raw commit of them: what the disk, the cipher and SQLite cost alone.

`Raw` writes rows that a desk made, read back from its file, with plain DBAPI into a copy of that
file that was made before the first save: same cipher, same pragmas, same key, same indexes and
full-text tables, one `BEGIN IMMEDIATE`. It thinks nothing and asks nothing first. They are read
through a connection of their own: what the desk holds in memory is what its own work left there.
"""

import random
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from callcenter.desk.views import Registered
from callcenter.store.engine import open_engine
from callcenter.tickets.intake import Intake
from tests.benchmarks.figures import Took

SLOT = "bench"
WORDS = (
    *("jalan", "berlubang", "depan", "pasar", "motor", "jatuh", "kemarin", "sore", "lampu"),
    *("padam", "gelap", "sampah", "menumpuk", "diangkut", "baunya", "rumah", "drainase"),
    *("tersumbat", "air", "masuk", "ruko", "hujan", "warga", "minta", "diperbaiki"),
)
OF_TICKET = ("ticket_numbers", "ticket_agencies", "ticket_reporters")

Rows = dict[str, list[tuple[object, ...]]]
"""Rows to insert, by table."""


@contextmanager
def raw_connection(path: Path, key: bytes) -> Iterator[dbapi2.Connection]:
    """A plain driver connection with exactly the pragmas of the desk's own."""
    engine = open_engine(path, key)
    with closing(engine.raw_connection()) as pooled:
        yield pooled.driver_connection
    engine.dispose()


@dataclass(frozen=True, slots=True)
class Raw:
    """The copy, open."""

    file: dbapi2.Connection

    def commit(self, rows: Rows) -> Took:
        """Seconds to write the rows of a save, and to end the draft it came from."""
        draft = "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)"
        self.file.execute(draft, (SLOT, b"x" * 600, 1)).close()
        statements = [(_insert(table, some[0]), some) for table, some in rows.items()]
        cursor = self.file.cursor()
        started, cpu = time.perf_counter(), time.process_time()
        cursor.execute("BEGIN IMMEDIATE")
        for statement, some in statements:
            cursor.executemany(statement, some)
        cursor.execute("DELETE FROM drafts WHERE slot = ?", (SLOT,))
        cursor.execute("COMMIT")
        return Took.of(time.perf_counter() - started, time.process_time() - cpu)

    @property
    def events(self) -> int:
        """How many stand in its log."""
        (written,) = self.file.execute("SELECT count(*) FROM events").fetchone()
        return int(written)


def _insert(table: str, row: tuple[object, ...]) -> str:
    names = {
        "ticket_words": " (rowid, words, names)",
        "caller_words": " (rowid, words)",
    }.get(table, "")
    marks = ", ".join("?" * len(row))
    return f"INSERT OR REPLACE INTO {table}{names} VALUES ({marks})"  # noqa: S608 - our own tables


def told(chance: random.Random, number: int) -> Intake:
    """A new caller with a matter of some twenty words for two agencies."""
    return Intake(
        phone=f"0812-{number // 10000:04}-{number % 10000:04}",
        name=f"Contoh {chance.choice(WORDS).title()} {number}",
        description=" ".join(chance.choices(WORDS, k=chance.randrange(12, 30))),
        category="pekerjaan-umum",
        place="18.02.07.1003",
        landmark="depan pasar",
        answers={"status_jalan": "provinsi", "bahaya": "ada"},
        agency_ids=("bmbk", "bpbd"),
        call_seconds=187,
    )


def rows_of(beside: dbapi2.Connection, made: Registered) -> Rows:
    """Every row this save wrote, as the driver gives it back, parents before children."""
    ticket, caller = (made.ticket_id,), (made.caller_id,)
    asked: list[tuple[str, str, tuple[object, ...]]] = [
        ("events", "SELECT * FROM events WHERE subject_id IN (?, ?) ORDER BY n", ticket + caller),
        ("outbox", "SELECT * FROM outbox WHERE subject_id IN (?, ?) ORDER BY n", ticket + caller),
        ("tickets", "SELECT * FROM tickets WHERE id = ?", ticket),
        *((one, f"SELECT * FROM {one} WHERE ticket_id = ?", ticket) for one in OF_TICKET),  # noqa: S608
        (
            "ticket_words",
            "SELECT rowid, words, names FROM ticket_words "
            "WHERE rowid = (SELECT doc FROM tickets WHERE id = ?)",
            ticket,
        ),
        ("callers", "SELECT * FROM callers WHERE id = ?", caller),
        ("caller_phones", "SELECT * FROM caller_phones WHERE caller_id = ?", caller),
        (
            "phone_ends",
            "SELECT * FROM phone_ends WHERE phone IN "
            "(SELECT phone FROM caller_phones WHERE caller_id = ?)",
            caller,
        ),
        (
            "caller_words",
            "SELECT rowid, words FROM caller_words "
            "WHERE rowid = (SELECT doc FROM callers WHERE id = ?)",
            caller,
        ),
        ("number_blocks", "SELECT * FROM number_blocks WHERE used > 0 ORDER BY position DESC", ()),
        ("sync_state", "SELECT * FROM sync_state", ()),
    ]
    found: Rows = {
        table: list(beside.execute(query, values).fetchall()) for table, query, values in asked
    }
    found["number_blocks"] = found["number_blocks"][:1]
    if not all(found.values()):
        raise AssertionError({table: len(some) for table, some in found.items()})
    return found
