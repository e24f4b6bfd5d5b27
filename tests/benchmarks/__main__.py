"""`python -m tests.benchmarks NAME...`: JSON lines, one or a few per benchmark.

A benchmark is a module beside this one, named as it is called, whose `measure(Options)` gives its
Figures, one or several; its docstring says what is timed. Nothing but the lines goes to stdout.
"""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.benchmarks.figures import Figures
from tests.benchmarks.options import Options

NAMES = (
    *("start", "commit", "save", "sync", "load", "bootstrap", "reports", "unlock", "escalate"),
    *("board", "pop", "type", "search", "similar", "scroll", "memory", "growth"),
)


def main(arguments: list[str]) -> int:
    """Runs what was named in that order; 2 when the arguments are not understood."""
    given = _parser().parse_args(arguments)
    options = Options(
        runs=given.runs,
        profile=given.profile,
        tickets=given.tickets,
        database=given.database,
        in_place=given.in_place,
    )
    for name in given.names:
        measure: Callable[[Options], Figures | list[Figures]]
        measure = import_module(f"tests.benchmarks.{name}").measure
        found = measure(options)
        for one in found if isinstance(found, list) else [found]:
            print(one.line(), flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="+", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--runs", type=_positive, help="how often; each has its own default")
    parser.add_argument("--tickets", type=_positive, help="how many are moved or held")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument(
        "--profile",
        type=Path,
        help="a demo profile to measure on; it is copied, never changed. Else a fresh one",
    )
    parser.add_argument(
        "--in-place",
        action="store_true",
        help="work on the profile itself: what is measured stays in it",
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
