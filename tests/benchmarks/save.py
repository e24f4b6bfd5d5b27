"""`save`: Ctrl+Enter to "Tersimpan" and the number on the screen, durable, in the real window.

The form holds the call of a new caller for two agencies, typed, with its answers and a draft that
waits to be kept. Timed: from before the key until the card with the number was painted, which
begins when the commit is on disk. Typing, settling and reading the rows back is not timed.

The baseline is what cannot be spared: the raw commit of the same rows (`raw_save`), and one more
paint of the same card by Qt, its widgets standing and laid out, with nothing else done. How far
the verb behind it is from the raw commit alone: `commit`. `runs` saves, 80 unless said otherwise.
"""

import random
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.views import Registered
from callcenter.keys.data_key import DemoKeychain, data_key
from callcenter.workstation import DATABASE
from tests.benchmarks.figures import Figures, Took, against_baseline, peak_mb
from tests.benchmarks.options import Options, ready_profile, rest_disk, work_folder
from tests.benchmarks.raw_save import Raw, raw_connection, rows_of, told
from tests.benchmarks.real_window import Hands, real_window

RUNS = 80
WARM_UP = 10
_CARD = 1


def measure(options: Options) -> Figures:
    """`runs` saves after some that are thrown away."""
    runs = options.runs or RUNS
    with _window_and_copy(options) as (hands, raw):
        desk = _Desk(hands, raw, random.Random(1))
        taken = [desk.both() for _ in range(WARM_UP + runs)][WARM_UP:]
        tickets = hands.oracle.plan.tickets
    ours, theirs = zip(*taken, strict=True)
    return against_baseline("save", ours, theirs, peak_mb=peak_mb(), tickets=tickets)


@contextmanager
def _window_and_copy(options: Options) -> Iterator[tuple[Hands, Raw]]:
    """The window, and a copy of its file as it was before the first save."""
    with ExitStack() as stack:
        profile = options.profile
        copy = Path(stack.enter_context(work_folder())) / "raw.db"
        if profile is not None:
            profile = ready_profile(copy.parent, options)
            shutil.copyfile(profile / DATABASE, copy)
            rest_disk()
        hands = stack.enter_context(real_window(replace(options, profile=profile, in_place=True)))
        key = data_key(hands.desk.profile, DemoKeychain(hands.desk.profile))
        yield hands, Raw(stack.enter_context(raw_connection(copy, key)))


@dataclass(slots=True)
class _Desk:
    """One call after the other, each told, typed and saved."""

    hands: Hands
    raw: Raw
    chance: random.Random
    calls: int = 0

    def both(self) -> tuple[Took, Took]:
        """Seconds of a save in the window, and of the raw commit and the bare paint."""
        ours, registered = self._ours()
        self.hands.settle()
        rows = rows_of(self.hands.raw, registered)
        theirs = self.raw.commit(rows)
        return ours, Took.of(*(sum(one) for one in zip(_both(theirs), self._paint(), strict=True)))

    def _ours(self) -> tuple[Took, Registered]:
        hands, form = self.hands, self.hands.form
        hands.window.show_screen("new")
        form.new_ticket()
        hands.settle()
        form._write(told(self.chance, self.calls))
        self.calls += 1
        form.live.look_up_caller()
        form.live.ask()
        hands.settle()
        form.body.description.input.setFocus()
        form.keeper.touch()  # the last word was typed a moment ago
        saved: list[Registered] = []
        form.saved.connect(saved.append)
        taken = hands.timed(
            self._press, form.saved_panel, lambda: form.stack.currentIndex() == _CARD
        )
        hands.until(lambda: bool(saved))
        form.saved.disconnect(saved.append)
        return taken, saved[0]

    def _press(self) -> None:
        box = self.hands.form.body.description.input
        QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _paint(self) -> tuple[float, float]:
        started, cpu = time.perf_counter(), time.process_time()
        self.hands.form.stack.repaint()
        return time.perf_counter() - started, time.process_time() - cpu


def _both(took: Took) -> tuple[float, float]:
    return float(took), took.cpu
