"""Opens the demo in a window, and stops with the window what was started for it."""

import sys
from pathlib import Path

import platformdirs

from callcenter.demo.opening import Demo, open_demo
from callcenter.workstation import Progress, Stop, Workstation
from ui.application import build_application, run_alone
from ui.single_instance import call_number


def run_demo(profile: Path | None, *, call: str = "") -> int:
    """The demo until its window closes; the exit code."""
    folder = profile or Path(platformdirs.user_data_path("lampung-callcenter-demo", False))
    app = build_application()
    opened: list[Demo] = []

    def open_desk(progress: Progress, stop: Stop) -> Workstation:
        opened.append(open_demo(folder, _say, progress, stop))
        return opened[0].station

    def stop() -> None:
        for demo in opened:
            demo.close()

    return run_alone(folder, open_desk, app, call=call_number(call), on_quit=stop)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
