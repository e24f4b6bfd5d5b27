"""`pop`: `--call NUMBER` reaching the running window to the caller's history painted.

Timed: from before a second process' message is written to the window's socket until caller card
and history rows of a known caller stand on the screen. A new caller rings each time, half of them
among those who call most. The baseline reads the same tickets by id with the plain driver and
paints the history once more, in the same window. 40 calls unless said otherwise. `recall`: the
share of the tickets that belong in the panel (the newest 50) which stand there.
"""

import json
from itertools import cycle, islice

from PySide6.QtNetwork import QLocalSocket

from tests.benchmarks.figures import Figures, against_baseline, peak_mb
from tests.benchmarks.options import Options
from tests.benchmarks.oracle import KnownCaller
from tests.benchmarks.real_window import Hands, real_window
from ui.single_instance import VERSION, socket_name

RUNS = 40
WARM_UP = 3


def measure(options: Options) -> Figures:
    """`runs` calls after some that are thrown away."""
    runs = options.runs or RUNS
    with real_window(options, listening=True) as hands:
        callers = [one for one in hands.oracle.callers if one.tickets]
        ringing = list(islice(cycle(callers), runs + WARM_UP))
        taken = [_ring(hands, one) for one in ringing][WARM_UP:]
        tickets = hands.oracle.plan.tickets
    ours, bare, recall = (list(one) for one in zip(*taken, strict=True))
    right = sum(recall) / len(recall)
    return against_baseline("pop", ours, bare, peak_mb=peak_mb(), tickets=tickets, recall=right)


def _ring(hands: Hands, caller: KnownCaller) -> tuple[float, float, float]:
    """Seconds until the history stood there, of the baseline, and how much of it stood there."""
    history = hands.form.live._side.history
    hands.window.flow.hang_up()
    hands.form.new_ticket()
    hands.ctx.call.clear()
    hands.settle()
    socket = QLocalSocket()

    def call() -> None:
        socket.connectToServer(socket_name(hands.desk.profile))
        if not socket.waitForConnected(5000):
            raise RuntimeError("the window does not listen")
        socket.write(json.dumps({"v": VERSION, "call": caller.notations[0]}).encode() + b"\n")
        socket.flush()

    def known() -> bool:
        view = hands.form.live._view
        return view is not None and view.phone is not None and view.phone.key == caller.phone

    taken = hands.timed(call, history.list, known)
    shown = [row.id for row in hands.form.live._view.history]
    socket.disconnectFromServer()
    bare = hands.repainted(history.list, tuple(shown))
    belong = min(len(set(caller.tickets)), 50)
    return taken, bare, len(set(shown) & set(caller.tickets)) / belong
