"""`start`: from the start of the process to a window a person can use, against a bare window.

Timed, by the parent and from outside: from just before the child process is made until it says
that the main window was painted, that both workers have delivered everything that was asked of
them for the first screen, and that the event loop has nothing left to do. The child
runs on the offscreen platform and opens an encrypted profile as `main.py` would, with the key that
lies in it instead of the OS keychain.

The baseline is the same for a QMainWindow with an empty widget and nothing else, so it is what
Python, PySide6 and Qt cost alone. Runs alternate; one of each goes before and is thrown away, so
that both find their files in the page cache and their bytecode beside them, as an installed desk
does, whatever the environment says of bytecode. `peak_mb` is the desk's largest of all runs.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.figures import Figures, against_baseline
from tests.benchmarks.options import Options, opened, ready_profile, work_folder
from tests.benchmarks.real_window import nothing_to_move

RUNS = 9
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


def measure(options: Options) -> Figures:
    """`runs` starts of each kind, 9 unless said otherwise."""
    with work_folder() as folder:
        profile = ready_profile(folder, options)
        station = opened(profile)
        with station.desk.store.read() as tx:
            held = int(tx.exec_driver_sql("SELECT count(*) FROM tickets").scalar_one())
        nothing_to_move(station.desk)
        station.close()
        environment = _environment(folder / "home")
        ours, theirs, peaks = [], [], []
        for at in range(-1, options.runs or RUNS):
            taken, peak = _start(folder, environment, "desk", str(profile))
            bare, _ = _start(folder, environment, "bare")
            if at >= 0:
                ours.append(taken)
                theirs.append(bare)
                peaks.append(peak)
    return against_baseline("start", ours, theirs, peak_mb=max(peaks), tickets=held)


def _start(folder: Path, environment: dict[str, str], *arguments: str) -> tuple[float, float]:
    """Seconds until the window was usable, and the process' peak in MB by then."""
    command = [sys.executable, "-m", "tests.benchmarks.start_child", *arguments]
    said = folder / "said"
    with said.open("wb") as errors:
        started = time.perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors
        ) as child:
            assert child.stdout is not None
            line = child.stdout.readline()
            taken = time.perf_counter() - started
            code = child.wait(PATIENCE)
    if not line or code:
        raise RuntimeError(f"{arguments[0]} ended with {code}: {said.read_text('utf-8')}")
    return taken, float(json.loads(line)["peak_mb"])


def _environment(home: Path) -> dict[str, str]:
    """Offscreen, with a HOME of its own: no settings, caches or windows of a person."""
    environment = dict(os.environ)
    environment["QT_QPA_PLATFORM"] = "offscreen"
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(home / "bytecode")
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    for name in ("HOME", *names):
        path = home / name.lower()
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        environment[name] = str(path)
    return environment
