"""`board`: the live board at 20,000 tickets: each counter from scratch, and a change until painted.

Timed in `board_count`: `read_board` of a desk, all groups anew; over the one statement by which
SQLite counts the same open tickets. In `board_change`: from the begin of a save (a ticket that is
taken) to the board painted with it, in a window of 1366 x 768; over the save alone, taken
alternately. `runs` of each, 40 unless said otherwise.
"""

import os
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from callcenter.desk.context import Desk
from callcenter.desk.read_board import read_board
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.work_queue import release, take
from callcenter.store.columns import micros
from tests.benchmarks.figures import Figures, against_baseline, peak_mb
from tests.benchmarks.options import Options, work_folder
from tests.builders import intake
from tests.reports.many import fill
from tests.ui.stage import Stage, opened_stage

RUNS = 40
TICKETS = 20_000
_FLOOR = "SELECT state, count(*) FROM tickets WHERE is_open OR queued GROUP BY state"
_CLOCKS = (
    "UPDATE tickets SET queued = is_open, next_clock = 'tindak_lanjut', next_near = ?,"
    " next_due = ? + (doc % 997 - 500) * 60000000 WHERE is_open"
)


def measure(options: Options) -> list[Figures]:
    """Seconds to count, and from a change to the painted board."""
    many, runs = options.tickets or TICKETS, options.runs or RUNS
    with (
        work_folder() as folder,
        opened_stage(Path(folder) / "desk", size=(1366, 768), full=False) as stage,
    ):
        desk = stage.desk
        _fill(desk, many)
        ticket_id = register_ticket(desk, intake()).ticket_id
        counted = [_count(desk) for _ in range(runs + 1)][1:]
        changed = [_change(stage, ticket_id) for _ in range(runs + 1)][1:]
    return [
        against_baseline("board_count", *_apart(counted), peak_mb=peak_mb(), tickets=many),
        against_baseline("board_change", *_apart(changed), peak_mb=peak_mb(), tickets=many),
    ]


def _fill(desk: Desk, many: int) -> None:
    fill(desk.store, many)
    now = micros(desk.clock.now())
    with desk.store.write() as tx:
        tx.exec_driver_sql(_CLOCKS, (now - 86_400_000_000, now))


def _count(desk: Desk) -> tuple[float, float]:
    start = time.perf_counter()
    board = read_board(desk)
    ours = time.perf_counter() - start
    start = time.perf_counter()
    with desk.store.read() as tx:
        rows = tx.exec_driver_sql(_FLOOR).all()
    floor = time.perf_counter() - start
    if board.open != sum(row[1] for row in rows):
        raise AssertionError("the board and SQL count differently")
    return ours, floor


def _change(stage: Stage, ticket_id: str) -> tuple[float, float]:
    """A save with the board in front, and one while nobody looks."""
    stage.screen("help")
    start = time.perf_counter()
    release(stage.desk, ticket_id)
    save = time.perf_counter() - start
    screen = stage.screen("board")
    before = screen.canvas.painted
    stage.clock.advance(seconds=1)
    start = time.perf_counter()
    take(stage.desk, [ticket_id])
    stage.until(lambda: screen.canvas.painted is not before)
    return time.perf_counter() - start, save


def _apart(pairs: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    ours, floor = zip(*pairs, strict=True)
    return list(ours), list(floor)
