"""`type`: a key in the description to its letter on the screen, while suggestions run.

A story is typed into the form of a real window, a key every 40 ms, with a rest after each few
words that is long enough for the questions to begin; the next keys come while they run. Timed from
before the key event is posted to the end of the paint of the box. The baseline is the same key in
a bare QPlainTextEdit in a window of its own, taken alternately. 400 keys unless said otherwise;
`worst` is the slowest.
"""

from itertools import cycle, islice

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QWidget

from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options
from tests.benchmarks.real_window import Hands, Painted, real_window
from tests.benchmarks.volume import Volume

RUNS = 400
WARM_UP = 20
GAP, REST = 0.04, 0.16
WORDS_TO_REST = 3


def measure(options: Options) -> Figures:
    """`runs` keys in each box."""
    runs = options.runs or RUNS
    with real_window(options) as hands:
        volume = Volume(hands.oracle.plan, hands.desk.directory)
        stories = (f"{volume.asked(k).text} " for k in cycle(volume.twins(0) or [0]))
        keys = islice((sign for story in stories for sign in story), runs + WARM_UP)
        hands.window.flow.answer()
        hands.settle()
        bare_window, bare_box = _bare_box()
        box = hands.form.body.description.input
        box.setFocus()
        taken = []
        for key in keys:
            taken.append(
                (_press(hands, hands.window, box, key), _press(hands, bare_window, bare_box, key))
            )
            rests = key == " " and box.toPlainText().count(" ") % WORDS_TO_REST == 0
            hands.live(REST if rests else GAP)
            if len(box.toPlainText()) > 300:
                box.clear()
                bare_box.clear()
        bare_window.close()
        tickets = hands.oracle.plan.tickets
    ours, bare = (list(one) for one in zip(*taken[WARM_UP:], strict=True))
    return against_baseline(
        "type", ours, bare, peak_mb=peak_mb(), tickets=tickets, worst=max(ours) * 1000
    )


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
        QCoreApplication.postEvent(_takes_keys(box), event)
    hands.until(lambda: painted.at > 0)
    painted.stop()
    return painted.took()


def _takes_keys(box: QPlainTextEdit) -> QWidget:
    return box
