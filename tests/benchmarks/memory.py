"""`memory`: what the process holds after an hour's work, and whether it still grows.

An hour is 60 calls, one a minute as on a bad day, without the waiting between them: a number rings
through the strip, the story is typed in as a whole, duplicates are looked for, the ticket is saved,
and every third time somebody searches and opens what was found. Timed is one such call in seconds
of work; there is no baseline. `start_mb` is the resident size after the first ten, `end_mb` after
the last, `ratio` the one over the other. `runs` calls, 60 unless said otherwise.
"""

import gc
import time

import psutil

from callcenter.tickets.intake import Intake
from tests.benchmarks.figures import Figures, peak_mb, percentile
from tests.benchmarks.happened import ticket_id
from tests.benchmarks.options import Options
from tests.benchmarks.real_window import Hands, real_window
from tests.benchmarks.volume import Volume

RUNS = 60
WARM_UP = 10
SEARCH_EVERY = 3


def measure(options: Options) -> Figures:
    """One shift."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        volume = Volume(hands.oracle.plan, hands.desk.directory)
        for at in range(WARM_UP):
            _call(hands, volume, at)
        start = _held()
        taken = [_call(hands, volume, at) for at in range(WARM_UP, WARM_UP + runs)]
        end = _held()
        tickets = hands.oracle.plan.tickets
    p50, p95, p99 = (percentile(taken, share) * 1000 for share in (50, 95, 99))
    return Figures(
        name="memory", n=runs, p50=p50, p95=p95, p99=p99, ratio=end / start, start_mb=start,
        end_mb=end, peak_mb=peak_mb(), tickets=tickets,
    )  # fmt: skip


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
    """What the process holds in MB once rubbish is gone."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 2**20
