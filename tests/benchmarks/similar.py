"""`similar`: possible duplicates of what is being typed, from the end of the pause to the panel.

The form holds a third telling of a matter that two tickets of the last thirty days tell; timed in
the real window from the question (`LiveAnswers.ask`, after the typing pause) to the end of the
paint of the panel that shows the answer. The category and agencies are worked out beside it, as
always. The baseline reads the tickets shown by id with the plain driver and paints the panel once
more. `recall`: the share of the two that stand among the first five the panel was given.

Matters are taken in turn. In `similar` the text is typed as people type: a pause at two thirds of
the words asked before, which is not timed. In `similar_pasted` the whole text came at once; in
`similar_long` it came with as many other words as make 400, as out of a long message, and its
recall is told and not promised. For these two the connections of the desk give back every page
they hold first: whatever the desk or an earlier try has read, each word is read from the file and
decrypted, as by the first question of a shift. The desk itself keeps no word that was asked; the
file lies in the memory of the operating system, as after a copy. `similar_common` are those of the
first two told in the most frequent words alone. `runs` of all, 60 unless said otherwise; the
matters of the warm-up are others.
"""

import random
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from msgspec.structs import replace

from callcenter.desk.views import Similar
from callcenter.tickets.intake import Intake
from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.happened import ticket_id
from tests.benchmarks.options import Options
from tests.benchmarks.real_window import Hands, real_window
from tests.benchmarks.volume import COMMON_EVERY, PER_DAY, Volume

RUNS = 60
WARM_UP = 3
WINDOW = timedelta(days=30)
BEGUN = 2 / 3
LONG = 400
_CONNECTIONS = 3

How = Literal["typed", "pasted", "long"]
HOW: tuple[How, ...] = ("typed", "pasted", "long")


@dataclass(frozen=True, slots=True)
class _Try:
    """Seconds of the panel and of the baseline, the share found, and whether words tell nothing."""

    ours: Took
    bare: Took
    recall: float
    common: bool
    how: How


def measure(options: Options) -> list[Figures]:
    """All tries, and those in common words alone."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        plan = hands.oracle.plan
        volume = Volume(plan, hands.desk.directory)
        oldest = plan.tickets - WINDOW.days * PER_DAY
        pairs = [one for one in hands.oracle.twins if min(one) > oldest]
        step = max(1, len(pairs) // (runs + WARM_UP))
        pairs = pairs[::-1][::step][: runs + WARM_UP]
        hands.window.show_screen("new")
        tries = [_try(hands, volume, pair, HOW[at % len(HOW)]) for at, pair in enumerate(pairs)]
    tries = tries[WARM_UP:]
    named = {
        "similar": [one for one in tries if one.how == "typed"],
        "similar_pasted": [one for one in tries if one.how == "pasted"],
        "similar_long": [one for one in tries if one.how == "long"],
        "similar_common": [one for one in tries if one.common and one.how != "long"],
    }
    return [_figures(name, some, plan.tickets) for name, some in named.items() if some]


def _figures(name: str, tries: list[_Try], tickets: int) -> Figures:
    return against_baseline(
        name,
        [one.ours for one in tries],
        [one.bare for one in tries],
        recall=sum(one.recall for one in tries) / len(tries),
        peak_mb=peak_mb(),
        tickets=tickets,
    )


def _try(hands: Hands, volume: Volume, pair: tuple[int, int], how: How) -> _Try:
    asked = volume.asked(pair[0])
    words = asked.text.split()
    if how == "long":
        chance = random.Random(f"long {volume.plan.seed} {pair}")
        words += volume.speech.draw(chance, LONG - len(words))
    intake = Intake(
        description=" ".join(words),
        category=asked.category,
        place=asked.place,
        landmark=asked.landmark,
        pin=asked.pin,
    )
    hands.form._write(Intake())
    hands.settle()
    if how == "typed":
        begun = " ".join(words[: round(len(words) * BEGUN)])
        hands.form._write(replace(intake, description=begun))
        hands.settle()
    hands.form._write(intake)
    hands.form.live._pause.stop()  # the question is asked by hand, and only once
    hands.settle()  # what was typed is painted before the pause ends
    if how != "typed":
        _forget_pages(hands)
    taken, shown = _asked(hands)
    hands.settle()
    bare = hands.repainted(hands.form.live._side.duplicates, tuple(shown))
    both = {ticket_id(k) for k in pair}
    return _Try(taken, bare, len(both & set(shown)) / 2, pair[1] % COMMON_EVERY == 0, how)


def _asked(hands: Hands) -> tuple[Took, list[str]]:
    """Seconds until the panel was painted with an answer, and the tickets it was given."""
    panel, answers = hands.form.live._side.duplicates, list[list[str]]()
    show = panel.show_similar

    def heard(found: list[Similar], now: object) -> None:
        show(found, now)
        answers.append([one.row.id for one in found])

    panel.show_similar = heard
    try:
        taken = hands.timed(hands.form.live.ask, panel, lambda: bool(answers))
    finally:
        del panel.show_similar
    return taken, answers[-1]


def _forget_pages(hands: Hands) -> None:
    with ExitStack() as at_once:
        for _ in range(_CONNECTIONS):
            tx = at_once.enter_context(hands.desk.store.read())
            tx.exec_driver_sql("PRAGMA shrink_memory")
