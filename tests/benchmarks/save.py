"""`save`: from the filled form to a ticket that is durable, against a raw commit of the same rows.

Timed: one call of `register_ticket` with a dispatch to two agencies and a new caller, ending with
the draft it came from. That is three events with their outbox rows, the ticket with its numbers,
agencies, reporters and full-text row, and the caller with phone and full-text row, in one
`BEGIN IMMEDIATE` on WAL with synchronous=FULL. It returns when the commit is on disk.

The baseline writes those very rows, read back from the desk's file, with plain DBAPI into a copy
of that file that was made before the first save: same cipher, same pragmas, same key, same indexes
and full-text tables, one `BEGIN IMMEDIATE`. It thinks nothing and asks nothing first, so it is
what the disk, the cipher and SQLite cost alone. Both alternate within one run, and who goes first
alternates too; keeping the draft and reading the rows back is not timed. They are read through a
connection of their own: what the desk holds in memory is what its own work left there.
"""

import gc
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from callcenter.desk.context import Desk
from callcenter.desk.keep_draft import Draft, keep_draft
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.views import Registered
from callcenter.keys.data_key import DemoKeychain, data_key
from callcenter.store.engine import open_engine
from callcenter.tickets.intake import Intake
from callcenter.workstation import DATABASE
from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options, opened, ready_profile, work_folder

RUNS = 300
WARM_UP = 20
SLOT = "bench"
WORDS = (
    *("jalan", "berlubang", "depan", "pasar", "motor", "jatuh", "kemarin", "sore", "lampu"),
    *("padam", "gelap", "sampah", "menumpuk", "diangkut", "baunya", "rumah", "drainase"),
    *("tersumbat", "air", "masuk", "ruko", "hujan", "warga", "minta", "diperbaiki"),
)
OF_TICKET = ("ticket_numbers", "ticket_agencies", "ticket_reporters")

Rows = dict[str, list[tuple[object, ...]]]
"""Rows to insert, by table."""


def measure(options: Options) -> Figures:
    """`runs` saves, 300 unless said otherwise, after a warm-up that is thrown away."""
    runs = options.runs or RUNS
    with work_folder() as folder:
        profile = ready_profile(folder, options)
        shutil.copyfile(profile / DATABASE, folder / "raw.db")
        key = data_key(profile, DemoKeychain(profile))
        with (
            closing(opened(profile)) as station,
            raw_connection(profile / DATABASE, key) as beside,
            raw_connection(folder / "raw.db", key) as raw,
        ):
            held = _count(station.desk)
            pair = _Pair(station.desk, beside, raw, random.Random(1))
            for at in range(WARM_UP):
                pair.both(first_ours=bool(at % 2))
            gc.collect()
            taken = [pair.both(first_ours=bool(at % 2)) for at in range(runs)]
            pair.check()
    ours, theirs = zip(*taken, strict=True)
    return against_baseline("save", ours, theirs, peak_mb=peak_mb(), tickets=held)


@contextmanager
def raw_connection(path: Path, key: bytes) -> Iterator[dbapi2.Connection]:
    """A plain driver connection with exactly the pragmas of the desk's own."""
    engine = open_engine(path, key)
    with closing(engine.raw_connection()) as pooled:
        yield pooled.driver_connection
    engine.dispose()


@dataclass(slots=True)
class _Pair:
    """The desk and the raw file, kept one save apart."""

    desk: Desk
    beside: dbapi2.Connection
    raw: dbapi2.Connection
    chance: random.Random
    waiting: Rows | None = None
    saves: int = 0

    def both(self, *, first_ours: bool) -> tuple[float, float]:
        """Seconds of a save through the desk, and of the raw commit of rows of the same kind.

        Whoever goes first, the raw commit writes rows that the desk made: of this save or of the
        one before, which was kept waiting.
        """
        if self.waiting is None:
            _, self.waiting = self._ours()
        if first_ours:
            ours, made = self._ours()
            theirs = self._theirs(self.waiting)
        else:
            theirs = self._theirs(self.waiting)
            ours, made = self._ours()
        self.waiting = made
        return ours, theirs

    def check(self) -> None:
        """The raw file holds what the desk holds, but for the save that waits."""
        with self.desk.store.read() as tx:
            held = tx.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
        (written,) = self.raw.execute("SELECT count(*) FROM events").fetchone()
        if held - written != 3:
            raise AssertionError(f"{held} events at the desk, {written} in the raw file")

    def _ours(self) -> tuple[float, Rows]:
        form = _form(self.chance, self.saves)
        self.saves += 1
        keep_draft(self.desk, Draft(slot=SLOT, operator="op-1", intake=form))
        started, cpu = time.perf_counter(), time.process_time()
        made = register_ticket(self.desk, form, draft_slot=SLOT)
        taken = Took.of(time.perf_counter() - started, time.process_time() - cpu)
        return taken, _rows_of(self.beside, made)

    def _theirs(self, rows: Rows) -> float:
        draft = "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)"
        self.raw.execute(draft, (SLOT, b"x" * 600, 1)).close()
        statements = [(_insert(table, some[0]), some) for table, some in rows.items()]
        cursor = self.raw.cursor()
        started, cpu = time.perf_counter(), time.process_time()
        cursor.execute("BEGIN IMMEDIATE")
        for statement, some in statements:
            cursor.executemany(statement, some)
        cursor.execute("DELETE FROM drafts WHERE slot = ?", (SLOT,))
        cursor.execute("COMMIT")
        return Took.of(time.perf_counter() - started, time.process_time() - cpu)


def _insert(table: str, row: tuple[object, ...]) -> str:
    names = {
        "ticket_words": " (rowid, words, names)",
        "caller_words": " (rowid, words)",
    }.get(table, "")
    marks = ", ".join("?" * len(row))
    return f"INSERT OR REPLACE INTO {table}{names} VALUES ({marks})"  # noqa: S608 - our own tables


def _form(chance: random.Random, number: int) -> Intake:
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


def _rows_of(beside: dbapi2.Connection, made: Registered) -> Rows:
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


def _count(desk: Desk) -> int:
    with desk.store.read() as tx:
        return int(tx.exec_driver_sql("SELECT count(*) FROM tickets").scalar_one())
