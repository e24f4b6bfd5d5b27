"""`python -m tests.benchmarks NAME... [--runs N] [--profile DIR]`: one JSON line per benchmark.

A benchmark is a module beside this one, named as it is called, with `measure(Options) -> Figures`;
its docstring says what is timed. Nothing but the lines goes to stdout.
"""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.benchmarks.figures import Figures
from tests.benchmarks.options import Options

NAMES = ("start", "save")


def main(arguments: list[str]) -> int:
    """Runs what was named in that order; 2 when the arguments are not understood."""
    given = _parser().parse_args(arguments)
    options = Options(runs=given.runs, profile=given.profile)
    for name in given.names:
        measure: Callable[[Options], Figures]
        measure = import_module(f"tests.benchmarks.{name}").measure
        print(measure(options).line(), flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="+", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--runs", type=_positive, help="how often; each has its own default")
    parser.add_argument(
        "--profile",
        type=Path,
        help="a demo profile to measure on; it is copied, never changed. Else a fresh one",
    )
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
