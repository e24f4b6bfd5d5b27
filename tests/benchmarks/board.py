"""`board_count`, `board_change`: the live board: all counters from scratch, a change until painted.

`board_count` is `read_board` of a desk, all groups anew; over reading 1,000 tickets by their row
number, the same work whatever is held and whatever index there is. `board_change` goes in the real
window from the begin of a save (a ticket that is taken) to the end of the paint of the board that
shows it; over the save alone, with another screen in front, taken alternately. `runs` of each, 40
unless said otherwise.
"""

import time
from collections.abc import Callable

from callcenter.desk.context import Desk
from callcenter.desk.read_board import read_board
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.work_queue import release, take
from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options
from tests.benchmarks.real_window import Hands, real_window
from tests.builders import intake

RUNS = 40
_OPEN = "SELECT count(*) FROM tickets NOT INDEXED WHERE is_open"
_FLOOR = "SELECT id, state, next_due FROM tickets NOT INDEXED WHERE doc >= 0 LIMIT 1000"


def measure(options: Options) -> list[Figures]:
    """To count, and from a change to the painted board."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        ticket_id = register_ticket(hands.desk, intake()).ticket_id
        hands.window.show_screen("board")
        hands.settle()
        _right(hands.desk)
        counted = [_count(hands.desk) for _ in range(runs + 1)][1:]
        changed = [_change(hands, ticket_id) for _ in range(runs + 1)][1:]
        held = hands.oracle.plan.tickets
    found = (("board_count", counted), ("board_change", changed))
    return [
        against_baseline(name, *_apart(some), peak_mb=peak_mb(), tickets=held)
        for name, some in found
    ]


def _right(desk: Desk) -> None:
    with desk.store.read() as tx:
        held = tx.exec_driver_sql(_OPEN).scalar_one()
    if read_board(desk).open != held:
        raise AssertionError("the board and SQL count differently")


def _count(desk: Desk) -> tuple[Took, Took]:
    def floor() -> None:
        with desk.store.read() as tx:
            tx.exec_driver_sql(_FLOOR).all()

    return _timed(lambda: read_board(desk)), _timed(floor)


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
