"""`type`, `type_answered`: a key in the description to its letter on the screen, while the
suggestions of what stands there are looked for, and just as they arrive.

A story is typed into the form of a real window. Before each key the questions are asked by hand
(`LiveAnswers.ask`, as the end of the typing pause does) and the key comes while they run: in turn
at once, after a third and after two thirds of the time they take, and the moment their workers have
ended, when answers and key lie before the window together: those alone are `type_answered`, the
worst moment for a person, whatever the answers do on the GUI thread stands before the letter.
`share` is of the keys that came while the questions were not answered; RuntimeError below 0.9.

Timed from before the key event is posted to the end of the paint of the box. The baseline is the
same key in a bare QPlainTextEdit in a window of its own, taken alternately while nothing is asked.
400 keys unless said otherwise, a fourth of each kind; `worst` is the slowest. `type_answered` is
compared by the clock on the wall: a GUI thread that waits uses no processor.
"""

import time
from dataclasses import dataclass
from itertools import cycle, islice

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit

from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb, percentile
from tests.benchmarks.options import Options
from tests.benchmarks.real_window import PATIENCE, Hands, Painted, real_window
from tests.benchmarks.volume import Volume

RUNS = 400
WARM_UP = 20
LONGEST = 300
"""Signs of a story that goes on; then another begins, with some of it told."""
BEGUN = 80
LEAST_SHARE = 0.9
KINDS = 4
ANSWERED = KINDS - 1


@dataclass(frozen=True, slots=True)
class _Key:
    """Of one key: seconds, seconds of the bare box, when it came, and whether questions ran."""

    ours: Took
    bare: Took
    kind: int
    asked: bool


def measure(options: Options) -> list[Figures]:
    """`runs` keys in each box."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        volume = Volume(hands.oracle.plan, hands.desk.directory)
        stories = [f"{volume.asked(k).text} " for k in volume.twins(0) or [0]]
        signs = islice((sign for story in cycle(stories) for sign in story), runs + WARM_UP)
        hands.window.flow.answer()
        hands.settle()
        bare_window, bare_box = _bare_box()
        box = hands.form.body.description.input
        box.setFocus()
        asking = _asking(hands, stories[0])
        keys = []
        for at, sign in enumerate(signs):
            if not at or len(box.toPlainText()) > LONGEST:
                for one in (box, bare_box):
                    one.setPlainText(stories[at % len(stories)][:BEGUN])
                hands.settle()
            keys.append(_both(hands, (bare_window, bare_box), sign, at % KINDS, asking))
        bare_window.close()
        tickets = hands.oracle.plan.tickets
    return _figures(keys[WARM_UP:], tickets)


def _figures(keys: list[_Key], tickets: int) -> list[Figures]:
    share = sum(one.asked for one in keys) / len(keys)
    if share < LEAST_SHARE:
        raise RuntimeError(f"{share:.2f} of the keys came while suggestions ran")
    answered = [one for one in keys if one.kind == ANSWERED]
    return [
        against_baseline(
            name,
            ours,
            bare,
            peak_mb=peak_mb(),
            tickets=tickets,
            worst=max(ours) * 1000,
            share=share,
        )
        for name, ours, bare in (
            ("type", [one.ours for one in keys], [one.bare for one in keys]),
            (
                "type_answered",
                [float(one.ours) for one in answered],
                [float(one.bare) for one in answered],
            ),
        )
    ]


def _asking(hands: Hands, story: str) -> float:
    """Seconds the questions take, the median of a few."""
    hands.form.body.description.input.setPlainText(story)
    hands.settle()
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        hands.form.live.ask()
        _answers_lie_there(hands)
        taken.append(time.perf_counter() - began)
        hands.settle()
    return percentile(taken, 50)


def _both(
    hands: Hands, bare: tuple[QMainWindow, QPlainTextEdit], sign: str, kind: int, asking: float
) -> _Key:
    box = hands.form.body.description.input
    hands.form.live._pause.stop()  # the question is asked by hand, and only once
    hands.settle()
    background = hands.ctx.background
    hands.form.live.ask()
    if kind == ANSWERED:
        _answers_lie_there(hands)
    elif kind:
        time.sleep(asking * kind / ANSWERED)  # a GUI thread that nobody needs
    asked = not background.is_idle
    ours = _press(hands, hands.window, box, sign)
    hands.form.live._pause.stop()
    hands.settle()
    return _Key(ours, _press(hands, *bare, sign), kind, asked)


def _answers_lie_there(hands: Hands) -> None:
    """Waits until the worker has handed over all it was asked, with nothing delivered."""
    hands.ctx.background.desk.worker.submit(int).result(PATIENCE)


def _bare_box() -> tuple[QMainWindow, QPlainTextEdit]:
    window, box = QMainWindow(), QPlainTextEdit()
    window.setCentralWidget(box)
    window.show()
    return window, box


def _press(hands: Hands, window: QMainWindow, box: QPlainTextEdit, sign: str) -> Took:
    """Seconds until the box was painted with the letter in it."""
    before = len(box.toPlainText())
    painted = Painted(window, box, lambda: len(box.toPlainText()) > before)
    painted.begin()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
        QCoreApplication.postEvent(box, event)
    hands.until(lambda: painted.at > 0)
    painted.stop()
    return painted.took()
