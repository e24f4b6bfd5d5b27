"""`similar`: possible duplicates of what is being typed, from the end of the pause to the panel.

The form holds a third telling of a matter that two tickets of the last thirty days tell; timed in
the real window from the question (`LiveAnswers.ask`, after the typing pause) to the end of the
paint of the panel that shows the answer. It is typed as people type: a pause at two thirds of the
words asked before, which is not timed. In `similar_pasted`, every other matter, the whole text came
at once: each word is looked up for the first time. The category and agencies are worked out beside
it, as always. The baseline reads the tickets shown by id with the plain driver and paints the panel
once more. `recall`: the share of the two that stand among the first five. `similar_common` are
those of both told in the most frequent words alone. `runs` of all, 60 unless said otherwise.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from callcenter.desk.find_similar import find_similar
from callcenter.desk.views import Similar
from callcenter.tickets.intake import Intake
from tests.benchmarks.figures import Figures, against_baseline, peak_mb
from tests.benchmarks.happened import ticket_id
from tests.benchmarks.options import Options
from tests.benchmarks.real_window import Hands, real_window
from tests.benchmarks.volume import COMMON_EVERY, PER_DAY, Volume

RUNS = 60
WARM_UP = 2
WINDOW = timedelta(days=30)
BEGUN = 2 / 3


@dataclass(frozen=True, slots=True)
class _Try:
    """Seconds of the panel and of the baseline, the share found, and whether words tell nothing."""

    ours: float
    bare: float
    recall: float
    common: bool
    typed: bool


def measure(options: Options) -> list[Figures]:
    """All tries, and those in common words alone."""
    with real_window(options) as hands:
        plan = hands.oracle.plan
        volume = Volume(plan, hands.desk.directory)
        oldest = plan.tickets - WINDOW.days * PER_DAY
        pairs = [one for one in hands.oracle.twins if min(one) > oldest]
        step = max(1, len(pairs) // (options.runs or RUNS))
        pairs = pairs[-1 - WARM_UP * step :: -step][: options.runs or RUNS] if pairs else []
        hands.window.show_screen("new")
        for pair in pairs[:WARM_UP]:
            _try(hands, volume, pair, typed=True)
        tries = [_try(hands, volume, pair, typed=not at % 2) for at, pair in enumerate(pairs)]
    named = {
        "similar": [one for one in tries if one.typed],
        "similar_pasted": [one for one in tries if not one.typed],
        "similar_common": [one for one in tries if one.common],
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


def _try(hands: Hands, volume: Volume, pair: tuple[int, int], *, typed: bool) -> _Try:
    asked = volume.asked(pair[0])
    intake = Intake(
        description=asked.text,
        category=asked.category,
        place=asked.place,
        landmark=asked.landmark,
        pin=asked.pin,
    )
    form = hands.form
    panel, live = form.live._side.duplicates, form.live
    form._write(Intake())
    hands.settle()
    if typed:
        words = asked.text.split()
        begun = " ".join(words[: round(len(words) * BEGUN)])
        form._write(replace(intake, description=begun))
        hands.settle()
    form._write(intake)
    live._pause.stop()  # the question is asked by hand, and only once
    hands.settle()  # what was typed is painted before the pause ends
    answers: list[list[Similar]] = []
    show = panel.show_similar

    def heard(found: list[Similar], now: object) -> None:
        show(found, now)
        answers.append(found)

    panel.show_similar = heard
    try:
        taken = hands.timed(live.ask, panel, lambda: bool(answers))
    finally:
        del panel.show_similar
    hands.settle()
    found = [one.row.id for one in find_similar(hands.desk, intake)]
    bare = hands.repainted(panel, tuple(found))
    both = {ticket_id(k) for k in pair}
    return _Try(taken, bare, len(both & set(found)) / 2, pair[1] % COMMON_EVERY == 0, typed)
