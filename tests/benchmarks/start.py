"""`start`, `start_libraries`: from the start of the process to a window, against a bare window.

Timed in `start`, by the parent and from outside: from just before the child process is made until
it says that the main window was painted, that its workers have delivered everything that was asked
of them for the first screen, and that the event loop has nothing left to do. In the time are the
interpreter, all imports of `main.py` and of the desk, the application with its language and style,
the opening of the encrypted profile on its worker (key out of a file, schema, settings, directory),
the claim to be the only window, and the main window with its first screen filled.

Not in the time is what waits for a person or another program: the sign-in (somebody types a
passphrase there; its window stands before the desk is opened, and what follows the passphrase is
`sign_in` of the benchmark `unlock`), the keychain of the operating system (here the key lies in the
profile), a window that runs already, the demo's server; and what is loaded when it is first used.

The baseline is the same for a QMainWindow with an empty widget and nothing else, so it is what
Python, PySide6 and Qt cost alone. `start_libraries`, over the same baseline, is that bare window in
a process that has loaded the libraries the desk was given and cannot stand without
(`start_child.LIBRARIES`) and has opened the same encrypted file with one connection: no line of
ours runs in it. A desk that has loaded them when its window stands cannot be below that ratio; what
`start` is above it is ours. RuntimeError when the desk started without one of them: then they are
no limit any more, and the list must be shorter.

Runs of the three alternate; one of each goes before and is thrown away, so that all find their
files in the page cache and their bytecode beside them, as an installed desk does, whatever the
environment says of bytecode. `peak_mb` is the largest of all runs of that kind.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import Figures, against_baseline
from tests.benchmarks.options import Options, opened, ready_profile, work_folder
from tests.benchmarks.real_window import nothing_to_move

RUNS = 9
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Started:
    """Seconds until the window was usable, the process' peak in MB by then, and the libraries of
    the desk that it had not loaded."""

    seconds: float
    peak_mb: float
    without: tuple[str, ...]


def measure(options: Options) -> list[Figures]:
    """`runs` starts of each kind, 9 unless said otherwise."""
    with work_folder() as folder:
        profile = ready_profile(folder, options)
        station = opened(profile)
        with station.desk.store.read() as tx:
            held = int(tx.exec_driver_sql("SELECT count(*) FROM tickets").scalar_one())
        nothing_to_move(station.desk)
        station.close()
        rounds = [_round(folder, profile) for _ in range((options.runs or RUNS) + 1)][1:]
    ours, libraries, bare = (list(one) for one in zip(*rounds, strict=True))
    return [
        against_baseline(
            name,
            [one.seconds for one in some],
            [one.seconds for one in bare],
            peak_mb=max(one.peak_mb for one in some),
            tickets=held,
        )
        for name, some in (("start", ours), ("start_libraries", libraries))
    ]


def _round(folder: Path, profile: Path) -> tuple[Started, Started, Started]:
    ours = started(folder, "desk", str(profile))
    if ours.without:
        raise RuntimeError(f"the desk starts without {ours.without}: not what bounds it")
    return ours, started(folder, "libraries", str(profile)), started(folder, "bare")


def started(folder: Path, *arguments: str) -> Started:
    """Starts a window of this kind (see `start_child`) with a HOME in `folder`, and lets it end.

    RuntimeError with what it said when it ends badly.
    """
    command = [sys.executable, "-m", "tests.benchmarks.start_child", *arguments]
    said, environment = folder / "said", _environment(folder / "home")
    with said.open("wb") as errors:
        began = time.perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors
        ) as child:
            assert child.stdout is not None
            line = child.stdout.readline()
            taken = time.perf_counter() - began
            code = child.wait(PATIENCE)
    if not line or code:
        raise RuntimeError(f"{arguments[0]} ended with {code}: {said.read_text('utf-8')}")
    told = json.loads(line)
    return Started(taken, float(told["peak_mb"]), tuple(told["without"]))


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
