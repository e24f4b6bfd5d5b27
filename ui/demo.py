"""Opens the demo in a window, and stops with the window what was started for it."""

import sys
from pathlib import Path

import platformdirs

from callcenter.demo.opening import open_demo
from ui.application import run_opened


def run_demo(profile: Path | None, *, call: str = "") -> int:
    """The demo until its window closes; the exit code."""
    folder = profile or Path(platformdirs.user_data_path("lampung-callcenter-demo", False))
    return run_opened(folder, lambda: open_demo(folder, _say), call=call)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
