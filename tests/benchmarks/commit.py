"""`commit`: one call of `register_ticket` until it is durable, against a raw commit of its rows.

Timed: a dispatch to two agencies and a new caller, ending with the draft it came from. That is
three events with their outbox rows, the ticket with its numbers, agencies, reporters and full-text
row, and the caller with phone and full-text row, in one `BEGIN IMMEDIATE` on WAL with
synchronous=FULL. It returns when the commit is on disk. What a person sees of it: `save`.

The baseline is `raw_save`. Both alternate within one run, and who goes first alternates too;
keeping the draft and reading the rows back is not timed. `runs` saves, 300 unless said otherwise.
"""

import gc
import random
import shutil
import time
from contextlib import closing
from dataclasses import dataclass

from sqlcipher3 import dbapi2

from callcenter.desk.context import Desk
from callcenter.desk.keep_draft import Draft, keep_draft
from callcenter.desk.register_ticket import register_ticket
from callcenter.keys.data_key import DemoKeychain, data_key
from callcenter.workstation import DATABASE
from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options, opened, ready_profile, rest_disk, work_folder
from tests.benchmarks.raw_save import SLOT, Raw, Rows, raw_connection, rows_of, told

RUNS = 300
WARM_UP = 20


def measure(options: Options) -> Figures:
    """`runs` saves after a warm-up that is thrown away."""
    runs = options.runs or RUNS
    with work_folder() as folder:
        profile = ready_profile(folder, options)
        shutil.copyfile(profile / DATABASE, folder / "raw.db")
        rest_disk()
        key = data_key(profile, DemoKeychain(profile))
        with (
            closing(opened(profile)) as station,
            raw_connection(profile / DATABASE, key) as beside,
            raw_connection(folder / "raw.db", key) as raw,
        ):
            held = _count(station.desk)
            pair = _Pair(station.desk, beside, Raw(raw), random.Random(1))
            for at in range(WARM_UP):
                pair.both(first_ours=bool(at % 2))
            gc.collect()
            taken = [pair.both(first_ours=bool(at % 2)) for at in range(runs)]
            pair.check()
    ours, theirs = zip(*taken, strict=True)
    return against_baseline("commit", ours, theirs, peak_mb=peak_mb(), tickets=held)


@dataclass(slots=True)
class _Pair:
    """The desk and the raw file, kept one save apart."""

    desk: Desk
    beside: dbapi2.Connection
    raw: Raw
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
            theirs = self.raw.commit(self.waiting)
        else:
            theirs = self.raw.commit(self.waiting)
            ours, made = self._ours()
        self.waiting = made
        return ours, theirs

    def check(self) -> None:
        """The raw file holds what the desk holds, but for the save that waits."""
        with self.desk.store.read() as tx:
            held = tx.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
        if held - self.raw.events != 3:
            raise AssertionError(f"{held} events at the desk, {self.raw.events} in the raw file")

    def _ours(self) -> tuple[float, Rows]:
        form = told(self.chance, self.saves)
        self.saves += 1
        keep_draft(self.desk, Draft(slot=SLOT, operator="op-1", intake=form))
        started, cpu = time.perf_counter(), time.process_time()
        made = register_ticket(self.desk, form, draft_slot=SLOT)
        taken = Took.of(time.perf_counter() - started, time.process_time() - cpu)
        return taken, rows_of(self.beside, made)


def _count(desk: Desk) -> int:
    with desk.store.read() as tx:
        return int(tx.exec_driver_sql("SELECT count(*) FROM tickets").scalar_one())
