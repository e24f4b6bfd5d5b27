"""`board_count`, `board_change`: the live board: all counters from scratch, a change until painted.

`board_count` is `read_board` of a desk, all groups anew; over the one statement by which SQLite
counts the same open tickets. `board_change` goes in the real window from the begin of a save (a
ticket that is taken) to the end of the paint of the board that shows it; over the save alone, with
another screen in front, taken alternately. `runs` of each, 40 unless said otherwise.
"""

import time
from collections.abc import Callable
from typing import Any

from callcenter.desk.context import Desk
from callcenter.desk.read_board import Board, read_board
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.work_queue import release, take
from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options
from tests.benchmarks.real_window import Hands, real_window
from tests.builders import intake

RUNS = 40
_FLOOR = "SELECT state, count(*) FROM tickets WHERE is_open OR queued GROUP BY state"


def measure(options: Options) -> list[Figures]:
    """To count, and from a change to the painted board."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        ticket_id = register_ticket(hands.desk, intake()).ticket_id
        hands.window.show_screen("board")
        hands.settle()
        counted = [_count(hands.desk) for _ in range(runs + 1)][1:]
        changed = [_change(hands, ticket_id) for _ in range(runs + 1)][1:]
        held = hands.oracle.plan.tickets
    found = (("board_count", counted), ("board_change", changed))
    return [
        against_baseline(name, *_apart(some), peak_mb=peak_mb(), tickets=held)
        for name, some in found
    ]


def _count(desk: Desk) -> tuple[Took, Took]:
    boards: list[Board] = []
    ours = _timed(lambda: boards.append(read_board(desk)))
    rows: list[Any] = []

    def floor() -> None:
        with desk.store.read() as tx:
            rows.extend(tx.exec_driver_sql(_FLOOR).all())

    bare = _timed(floor)
    if boards[0].open != sum(row[1] for row in rows):
        raise AssertionError("the board and SQL count differently")
    return ours, bare


def _change(hands: Hands, ticket_id: str) -> tuple[Took, Took]:
    """A save with the board in front, and one while nobody looks."""
    hands.window.show_screen("help")
    hands.settle()
    save = _timed(lambda: release(hands.desk, ticket_id))
    hands.window.show_screen("board")
    hands.settle()
    canvas = hands.screen("board").canvas
    before = canvas.painted
    ours = hands.timed(
        lambda: take(hands.desk, [ticket_id]), canvas, lambda: canvas.painted is not before
    )
    hands.settle()
    return ours, save


def _timed(act: Callable[[], object]) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Took.of(time.perf_counter() - wall, time.process_time() - cpu)


def _apart(pairs: list[tuple[Took, Took]]) -> tuple[list[Took], list[Took]]:
    ours, floor = zip(*pairs, strict=True)
    return list(ours), list(floor)
