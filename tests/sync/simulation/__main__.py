"""The search by hand: `python -m tests.sync.simulation --examples 5000 --seed 7`.

Prints one JSON line; exits 1 and shows the steps when an invariant fails.
"""

import argparse
import json
import sys
import time
import traceback
from contextlib import ExitStack

from tests.sync.simulation import machine
from tests.sync.simulation.world import forget_ready


def main() -> int:
    """Runs the search and tells its figures."""
    options = argparse.ArgumentParser(prog="python -m tests.sync.simulation")
    options.add_argument("--examples", type=int, default=1000)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--no-shrink", action="store_true", help="show the first find as it is")
    asked = options.parse_args()
    began, cpu = time.perf_counter(), time.process_time()
    found = ""
    with ExitStack() as stack:
        stack.callback(forget_ready)
        try:
            machine.search(asked.examples, asked.seed, shrink=not asked.no_shrink)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            traceback.print_exc()
            found = f"{type(error).__name__}: {error}"
    figures = {
        "examples": asked.examples,
        "seed": asked.seed,
        **machine.Simulation.figures.told(),
        "seconds": round(time.perf_counter() - began, 1),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "found": found,
    }
    print(json.dumps(figures))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
