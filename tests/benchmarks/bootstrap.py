"""`bootstrap`: from enrolment to a desk that is usable, with `tickets` at the centre; then all.

`bootstrap_usable` ends with the first run: the live tail stands and the first page of open tickets
is in the queue. `bootstrap_open` ends when every open ticket is there, `bootstrap_whole` with the
last page of the history. The floor writes the rows the desk has in the end, one transaction for
1,000 tickets; for the first two, the share of it that their tickets are. The centre is filled
first, with three events and a caller for each ticket; that is not timed. 2,000 tickets unless
said otherwise; a million takes its time.
"""

import time
from pathlib import Path

from tests.benchmarks import floor
from tests.benchmarks.big_centre import OPEN_EVERY, fill
from tests.benchmarks.figures import Figures, against_baseline
from tests.benchmarks.options import Options, work_folder
from tests.benchmarks.parties import CentreProcess, Desk, databases, running

TICKETS = 2_000
DAYS = 365 * 20
"""Deeper than the centre is old: all of it."""
_BATCH = 1_000

Marks = dict[str, tuple[float, int]]
"""Seconds and tickets held, by what was reached."""


def measure(options: Options) -> list[Figures]:
    """One desk, or `runs` one after another."""
    tickets = options.tickets or TICKETS
    runs = options.runs or 1
    found: dict[str, tuple[list[float], list[float]]] = {}
    with (
        work_folder() as folder,
        databases(options.database, folder) as places,
        running(next(places), folder) as centre,
    ):
        fill(centre.centre, tickets)
        for run in range(runs):
            marks, raw = _one(folder / f"desk-{run}", centre, tickets)
            for name, (seconds, held) in marks.items():
                ours, theirs = found.setdefault(name, ([], []))
                ours.append(seconds)
                theirs.append(raw * max(held, 1) / tickets)
    return [
        against_baseline(
            f"bootstrap_{name}",
            ours,
            theirs,
            tickets=tickets,
            database=options.database,
            many=tickets if name == "whole" else None,
        )
        for name, (ours, theirs) in found.items()
    ]


def _one(folder: Path, centre: CentreProcess, tickets: int) -> tuple[Marks, float]:
    began = time.perf_counter()
    marks: Marks = {}
    open_ones = -(-tickets // OPEN_EVERY)
    with Desk(folder, centre, history_days=DAYS) as desk:
        while True:
            desk.run()
            held, still_open = _held(desk)
            now = time.perf_counter() - began
            marks.setdefault("usable", (now, held))
            if still_open >= open_ones:
                marks.setdefault("open", (now, held))
            progress = desk.sync.status().history
            if progress is None or progress.done:
                break
        if held != tickets:
            raise AssertionError(f"{held} of {tickets} tickets came")
        marks["whole"] = (now, held)
        rows = floor.desk_rows(desk.store)
    return marks, floor.write_desk(folder / "raw", rows, _BATCH)


def _held(desk: Desk) -> tuple[int, int]:
    with desk.store.read() as tx:
        asked = "SELECT count(*), coalesce(sum(is_open), 0) FROM tickets"
        held, still_open = tx.exec_driver_sql(asked).one()
    return int(held), int(still_open)
