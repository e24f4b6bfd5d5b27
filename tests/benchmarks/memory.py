"""`memory`, `memory_growth`: what the process holds after an hour's work; whether it still grows.

An hour is 60 calls, one a minute as on a bad day, without the waiting between them: a number rings
through the strip, the story is typed in as a whole, duplicates are looked for, the ticket is saved,
and every third time somebody searches and opens what was found. `p50` and the like are one such
call. Ten go before, and then the page caches of all connections are filled, as a long day would.

`memory`: `start_mb` is the resident size then, `end_mb` after the last call, `bare_mb` that of
`start_libraries`, a bare window with the libraries and the encrypted file open; `ratio` is the most
that was held over `bare_mb`, and `bound` what it is at 300 MB, whatever the volume.

`memory_growth`: `ratio` is in MB a call, what each left behind: how much more the middle call of
the second half found in use than that of the first half, over the calls between them. It must stay
below `bound`. In use is what is resident once rubbish is collected, the connections have given back
their pages, and the allocator what is free where it can: what they hold has its own limit, and a
leak would hide in it for hours. `runs` calls, 60 unless said otherwise.
"""

import ctypes
import gc
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median

import psutil

from callcenter.tickets.intake import Intake
from tests.benchmarks.figures import Figures, peak_mb, percentile
from tests.benchmarks.happened import ticket_id
from tests.benchmarks.options import Options, work_folder
from tests.benchmarks.real_window import Hands, real_window
from tests.benchmarks.start import started
from tests.benchmarks.volume import Volume

RUNS = 60
WARM_UP = 10
SEARCH_EVERY = 3
MOST_MB = 300
MOST_A_CALL = 0.3
"""MB: a shift of 500 calls may leave 150 behind, and no more."""
_CONNECTIONS = 3
_FILL = "SELECT max(length(raw)) FROM (SELECT raw FROM events LIMIT 60000)"


def measure(options: Options) -> list[Figures]:
    """One shift."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        with work_folder() as folder:
            bare = started(folder, "libraries", str(hands.desk.profile)).peak_mb
        volume = Volume(hands.oracle.plan, hands.desk.directory)
        for at in range(WARM_UP):
            _call(hands, volume, at)
        _each_connection(hands, _FILL)
        taken, held, used = [], [_held()], [_used(hands)]
        for at in range(WARM_UP, WARM_UP + runs):
            taken.append(_call(hands, volume, at))
            held.append(_held())
            used.append(_used(hands))
        tickets = hands.oracle.plan.tickets
    p50, p95, p99 = (percentile(taken, share) * 1000 for share in (50, 95, 99))
    return [
        Figures(
            name=name, n=runs, p50=p50, p95=p95, p99=p99, ratio=ratio, start_mb=held[0],
            end_mb=held[-1], bare_mb=bare, peak_mb=peak_mb(), tickets=tickets, bound=bound,
        )
        for name, ratio, bound in (
            ("memory", max(held) / bare, MOST_MB / bare),
            ("memory_growth", left_behind(used), MOST_A_CALL),
        )
    ]  # fmt: skip


def left_behind(used: Sequence[float]) -> float:
    """What a step adds, by the medians of both halves."""
    half = len(used) // 2
    return (median(used[-half:]) - median(used[:half])) / (len(used) - half)


def _each_connection(hands: Hands, statement: str) -> None:
    with ExitStack() as at_once:
        for _ in range(_CONNECTIONS):
            tx = at_once.enter_context(hands.desk.store.read())
            tx.exec_driver_sql(statement).close()


def _call(hands: Hands, volume: Volume, at: int) -> float:
    began = time.perf_counter()
    callers = hands.oracle.callers
    number = callers[at % len(callers)].notations[0]
    told = volume.asked(volume.plan.tickets - 1 - at)
    hands.window.take_call(number)
    hands.window.flow.answer()
    hands.settle()
    form = hands.form
    form._write(
        Intake(
            phone=number, description=told.text, category=told.category, place=told.place,
            landmark=told.landmark, pin=told.pin,
        )
    )  # fmt: skip
    form.live.look_up_caller()
    form.live.ask()
    hands.settle()
    form.save()
    hands.settle()
    hands.until(lambda: not form.finishing.is_busy)
    hands.window.flow.hang_up()
    hands.window.flow.ready()
    if at % SEARCH_EVERY == 0:
        _look(hands, told.text.split()[0], ticket_id(told.k))
    return time.perf_counter() - began


def _look(hands: Hands, word: str, found: str) -> None:
    hands.window.show_screen("search")
    hands.screen("search").box.setText(word)
    hands.settle()
    hands.window.open_ticket(found)
    hands.settle()
    hands.window.show_screen("queue")
    hands.settle()


def _held() -> float:
    """What the process holds in MB."""
    return float(psutil.Process().memory_info().rss) / 2**20


def _used(hands: Hands) -> float:
    """The same once rubbish, pages and, where glibc is, what the allocator holds free is gone."""
    gc.collect()
    _each_connection(hands, "PRAGMA shrink_memory")
    if sys.platform == "linux":
        give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if give_back is not None:
            give_back(0)
    return _held()
