"""`scroll_queue`, `scroll_search`: a frame of a list after a jump to any row of it.

Timed in the real window from the change of the scroll bar to the end of the paint. The baseline is
the same jump in a bare QTableView over as many rows and columns of short texts. The queue holds
what the desk shows of it, the search list all it has after a few pages. 100 jumps each unless said
otherwise.
"""

import random

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QMainWindow, QTableView

from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options
from tests.benchmarks.real_window import Hands, Painted, real_window

RUNS = 100
WARM_UP = 5
PAGES = 4


def measure(options: Options) -> list[Figures]:
    """The queue, then the search list."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        hands.window.show_screen("queue")
        hands.settle()
        queue = hands.screen("queue").table
        lines = [_jumps(hands, "scroll_queue", queue, runs)]
        hands.window.show_screen("search")
        hands.settle()
        screen = hands.screen("search")
        screen.box.setText("jalan")
        for _ in range(PAGES):
            hands.settle()
            screen.list.verticalScrollBar().setValue(screen.list.verticalScrollBar().maximum())
        hands.settle()
        return [*lines, _jumps(hands, "scroll_search", screen.list, runs)]


def _jumps(hands: Hands, name: str, view: QAbstractItemView, runs: int) -> Figures:
    model = view.model()
    rows, columns = model.rowCount(), model.columnCount() if isinstance(view, QTableView) else 1
    if rows < 50:
        raise AssertionError(f"{name}: {rows} rows")
    chance = random.Random(name)
    window, bare_view = _bare_table(rows, columns, view)
    ours, bare = [], []
    for _ in range(runs + WARM_UP):
        share = chance.random()
        ours.append(_jump(hands, hands.window, view, share))
        bare.append(_jump(hands, window, bare_view, share))
        hands.live(0.005)
    window.close()
    return against_baseline(
        name,
        ours[WARM_UP:],
        bare[WARM_UP:],
        peak_mb=peak_mb(),
        tickets=hands.oracle.plan.tickets,
    )


def _jump(hands: Hands, window: QMainWindow, view: QAbstractItemView, share: float) -> Took:
    bar = view.verticalScrollBar()
    to = round(bar.maximum() * share)
    if to == bar.value():
        to = to - 1 if to else 1
    painted = Painted(window, view, lambda: bar.value() == to)
    painted.begin()
    bar.setValue(to)
    hands.until(lambda: painted.at > 0)
    painted.stop()
    return painted.took()


def _bare_table(rows: int, columns: int, like: QAbstractItemView) -> tuple[QMainWindow, QTableView]:
    window, view = QMainWindow(), QTableView()
    model = QStandardItemModel(rows, columns, view)
    for row in range(rows):
        for column in range(columns):
            model.setItem(row, column, QStandardItem(f"baris {row} kolom {column}"))
    view.setModel(model)
    window.setCentralWidget(view)
    window.resize(like.width(), like.height())
    window.show()
    return window, view
