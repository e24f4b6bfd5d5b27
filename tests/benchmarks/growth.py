"""`growth_NAME`: how the cost of search, pop, save and similar grows with what the desk holds.

Makes the volumes of 1,000, 10,000 and 100,000 tickets (`tickets` for the largest) in the folder
`profile` (a new one, thrown away, unless said), and runs each benchmark on each, in a process of
its own. A line a benchmark and volume: the figures as that benchmark gives them, with `ratio` how
much dearer its median is than at 1,000 and `bound` what it must stay below: 4 times as much as
the logarithm grows.
"""

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.figures import Figures
from tests.benchmarks.generate import generate
from tests.benchmarks.options import Options, work_folder

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("search", "pop", "commit", "save", "similar")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
MOST = 100_000
SEED = 7
FACTOR = 4


def measure(options: Options) -> list[Figures]:
    """All of them; what a benchmark cannot tell at a size is left out."""
    sizes = [one for one in SIZES if one <= (options.tickets or MOST)]
    with work_folder() as folder:
        base = options.profile or folder
        found = {
            (one.name, size): one
            for size in sizes
            for one in _at(base / f"volume-{size}", size, options.runs)
        }
    return list(_grown(found, sizes[0]))


def _at(profile: Path, tickets: int, runs: int | None) -> Iterator[Figures]:
    generate(profile, tickets, SEED, quiet=True)
    command = [sys.executable, "-m", "tests.benchmarks", *NAMES, "--profile", str(profile)]
    command += ["--runs", str(runs)] if runs else []
    said = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True
    )
    for line in said.stdout.splitlines():
        yield Figures(**json.loads(line))


def _grown(found: dict[tuple[str, int], Figures], smallest: int) -> Iterator[Figures]:
    for (name, size), one in found.items():
        first = found.get((name, smallest))
        if first is not None:
            bound = FACTOR * math.log(size) / math.log(smallest)
            yield replace(
                one,
                name=f"growth_{name}",
                tickets=size,
                ratio=one.p50 / first.p50,
                ratio_p95=one.p95 / first.p95,
                ratio_cpu=None,
                bound=bound,
            )
