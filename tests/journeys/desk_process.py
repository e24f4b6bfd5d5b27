"""A desk in a process of its own, as `main.py` runs it, moved by lines on its standard input.

Run as `python -m tests.journeys.desk_process PROFILE`. Each line is a JSON list: `["type", text]`
types letter by letter with the event loop between them, `["press", keys]` presses a key,
`["words"]` and `["drafts"]` answer with a line of JSON. It ends when its input ends.
"""

import json
import sys
from collections import deque
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.demo.opening import open_unprotected
from callcenter.desk.change_settings import change_settings
from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.register_ticket import register_ticket
from callcenter.settings import Operator
from callcenter.store import numbers
from callcenter.tickets.intake import Intake
from callcenter.workstation import Workstation
from tests.journeys.hands import press_in, type_in, words_on_screen
from ui.application import build_application, run_window

KNOWN = Intake(
    phone="0812-0000-0501",
    name="Contoh Rahmat",
    description="Talut sungai longsor di belakang balai desa",
    category="perairan",
)
"""What the caller of this desk told before."""


class Puppet(QObject):
    """Does what it is told, one step per turn of the event loop."""

    def __init__(self, station: Workstation) -> None:
        super().__init__()
        self._station = station
        self._lines = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)  # noqa: SIM115
        self._steps: deque[tuple[str, str]] = deque()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._step)
        self._timer.start()
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._read)

    def _read(self) -> None:
        line = self._lines.readline()
        if not line:
            self._input.setEnabled(False)
            QApplication.closeAllWindows()
            return
        what, *more = json.loads(line)
        if what == "type":
            self._steps.extend(("letter", sign) for sign in more[0])
        else:
            self._steps.append((what, *more) if more else (what, ""))

    def _step(self) -> None:
        window: QWindow | None = QGuiApplication.focusWindow()
        if window is None or not self._steps:
            return
        what, text = self._steps.popleft()
        if what == "letter":
            type_in(window, text)
        elif what == "press":
            press_in(window, text)
        else:
            print(json.dumps(self._answer(what)), flush=True)

    def _answer(self, what: str) -> Any:
        if what == "words":
            held: QWidget | None = QApplication.focusWidget()
            focus = "" if held is None else held.objectName()
            return {"words": "\n".join(words_on_screen()), "focus": focus}
        return [one.intake.description for one in load_drafts(self._station.desk)]


def main(profile: Path) -> int:
    """Opens the profile's desk as the application does, the first time with one known caller."""
    app = build_application()
    station = open_unprotected(profile)
    if station.desk.settings.current_operator is None:
        operator = Operator("op-1", "Operator Contoh")
        settings = replace(station.desk.settings, operators=(operator,), operator="op-1", demo=True)
        change_settings(station.desk, settings)
        with station.desk.store.write() as tx:
            numbers.add_blocks(tx, (417,))
        register_ticket(station.desk, KNOWN)
    puppet = Puppet(station)
    try:
        return run_window(station, app)
    finally:
        del puppet


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
