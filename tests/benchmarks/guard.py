"""`python -m tests.benchmarks.guard`: is anything slower than it was? `make bench` asks this.

Makes a volume of 20,000 tickets, runs the benchmarks on it, each in a process of its own, and
compares ratios to the baseline of the same run with those in `expected.json`, never times: those
of processor time where a benchmark has them, for they are the same on a busy machine. A ratio
worse by more than half, or above the bound its line brings with it (`growth`, `memory`), is
measured again, against the noise of a busy machine; worse each of three times, it fails. So does a
recall below the expected one by more than 0.03 in any of the times, for a miss is no noise; a line
that is missing each time; and one that nobody expected. Before anything is timed the plans of the
statements are read: one that walks through a table is worse at a million, whatever it costs here.

`sync`, `load`, `bootstrap` and `unlock` are not asked. The first three measure a centre with many
desks: minutes, both processors, a database of its own, and nobody waits at a desk for them; the
last is by design as slow as its derivation, and its tests hold the cost of that.

`--update` writes what was measured as what is expected; lines that a benchmark does not give any
more go. `--drop-index NAME` takes an index out of the profile first: the guard must notice.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from callcenter.workstation import DATABASE
from tests.benchmarks import plans
from tests.benchmarks.generate import generate
from tests.benchmarks.options import opened, work_folder

EXPECTED = Path(__file__).with_name("expected.json")
ROOT = Path(__file__).resolve().parents[2]
TICKETS, SEED = 20_000, 7
OWN_VOLUME = {"growth": 10_000, "escalate": 1_000}
"""Tickets of those that make their volumes themselves."""
TIMES = 3
WORSE, MISSED = 1.5, 0.03
RUNS = {
    "start": 3, "commit": 60, "save": 20, "pop": 20, "type": 120, "search": 12, "similar": 24,
    "scroll": 40, "board": 10, "memory": 20, "reports": 5, "escalate": 1, "growth": 6,
}  # fmt: skip
"""How often each; few, for all of them must fit into three minutes."""

Found = dict[str, dict[str, Any]]
"""Lines by name."""


def main(arguments: list[str]) -> int:
    """0 when nothing is worse, 1 with a line for each that is."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.guard")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--drop-index", default="", metavar="NAME")
    parser.add_argument("--profile", type=Path, help="a volume that was made before")
    parser.add_argument("names", nargs="*", choices=[[], *RUNS], default=[], metavar="NAME")
    given = parser.parse_args(arguments)
    with work_folder() as folder:
        profile = given.profile or folder / "volume"
        generate(profile, TICKETS, SEED, quiet=True)
        if given.drop_index:
            profile = without_index(profile, folder, given.drop_index)
        return _guard(profile, given.names or list(RUNS), update=given.update)


def _guard(profile: Path, names: Sequence[str], *, update: bool) -> int:
    found: Found = {}
    expected: Found = json.loads(EXPECTED.read_text("utf-8")) if EXPECTED.exists() else {}
    faults = [f"{one}: a table is walked" for one in plans.faults(profile)]
    for name in names:
        wanted = {} if update else of(expected, [name])
        lines, wrong = measured(partial(_run, name, profile), wanted, update=update)
        found |= {key: {**one, "benchmark": name} for key, one in lines.items()}
        faults += wrong
    if update:
        EXPECTED.write_text(json.dumps(updated(expected, found), indent=1) + "\n", "utf-8")
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


def of(lines: Found, names: Collection[str]) -> Found:
    """The lines of these benchmarks."""
    return {key: one for key, one in lines.items() if one["benchmark"] in names}


def updated(expected: Found, found: Found) -> Found:
    """What is expected from now on: of the benchmarks that were run, the lines they gave alone."""
    ran = {one["benchmark"] for one in found.values()}
    left = {key: one for key, one in expected.items() if one["benchmark"] not in ran}
    return left | found


def measured(run: Callable[[], Found], wanted: Found, *, update: bool) -> tuple[Found, list[str]]:
    """The lines of a benchmark, and what is worse in each of some runs; nothing is, to `update`."""
    lines: Found = {}
    wrong: list[str] = []
    for _ in range(TIMES):
        lines = together(lines, run())
        wrong = [] if update else judged(lines, wanted)
        if not wrong:
            break
    return lines, wrong


def together(before: Found, again: Found) -> Found:
    """The better ratio of each line that stood in either run, with the worst recall of both."""
    return {
        key: _better([run[key] for run in (before, again) if key in run])
        for key in {**before, **again}
    }


def _better(lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    best = min(lines, key=_nearness)
    recalls = [line["recall"] for line in lines if "recall" in line]
    return {**best, **({"recall": min(recalls)} if recalls else {})}


def judged(found: Mapping[str, Mapping[str, Any]], expected: Mapping[str, Any]) -> list[str]:
    """What is worse than expected, a sentence each."""
    faults = [f"{name}: nothing is expected of it" for name in found if name not in expected]
    for name, wanted in expected.items():
        one = found.get(name)
        if one is None:
            faults.append(f"{name}: no line")
            continue
        most = one.get("bound", wanted["ratio"] * WORSE)
        if one["ratio"] > most:
            was = wanted["ratio"]
            faults.append(
                f"{name}: ratio {one['ratio']:.2f}, expected {was:.2f}, at most {most:.2f}"
            )
        recall = one.get("recall", 0.0)  # one that is told no more is as bad as none
        if recall < wanted.get("recall", 0.0) - MISSED:
            faults.append(f"{name}: recall {recall:.3f}, expected {wanted['recall']:.3f}")
    return faults


def kept(line: Mapping[str, Any]) -> dict[str, float]:
    """What is compared: never a time."""
    found = {"ratio": float(line.get("ratio_cpu", line["ratio"]))}
    return found | {key: float(line[key]) for key in ("recall", "bound") if key in line}


def _nearness(line: Mapping[str, Any]) -> float:
    return float(line["ratio"]) / float(line.get("bound", 1.0))


def _run(name: str, profile: Path) -> Found:
    command = [sys.executable, "-m", "tests.benchmarks", name, "--runs", str(RUNS[name])]
    own = OWN_VOLUME.get(name)
    command += ["--profile", str(profile)] if own is None else ["--tickets", str(own)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr[-2000:]}")
    print(done.stdout, end="", flush=True)
    return {one["name"]: kept(one) for one in map(json.loads, done.stdout.splitlines())}


def without_index(profile: Path, folder: Path, index: str) -> Path:
    """A copy of the profile in `folder` whose database lacks an index: a careless upgrade."""
    copy = folder / "without"
    shutil.copytree(profile, copy)
    station = opened(copy)
    with station.desk.store.write() as tx:
        tx.exec_driver_sql(f'DROP INDEX "{index}"')
    station.close()
    print(f"dropped {index} in a copy of {DATABASE}", file=sys.stderr)
    return copy


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
