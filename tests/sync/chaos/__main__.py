"""`python -m tests.sync.chaos`: the long chaos by hand; one line of JSON, 1 on any flaw."""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.postgres import Postgres
from tests.sync.chaos.run import run_storm
from tests.sync.chaos.storm import Plan, fresh_folder


def main() -> int:
    """0 when nothing was lost, doubled or apart."""
    options = _options()
    plan = Plan(
        seconds=options.minutes * 60,
        desks=options.desks,
        seed=options.seed,
        restores=options.restores,
        pause=options.pause,
    )
    with ExitStack() as held:
        if options.keep is None:
            folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        else:
            folder = fresh_folder(options.keep)
        postgres = None
        if options.database == "postgres":
            postgres = Postgres()
            held.callback(postgres.remove)
        figures, faults, good = run_storm(folder, plan, postgres=postgres)
    for one in faults[:40]:
        print(one, file=sys.stderr)
    print(json.dumps(figures))
    return 0 if good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.sync.chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="of the storm; 0.5 is half one")
    parser.add_argument("--desks", type=int, default=6)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--restores", type=int, default=0, help="how often the centre is set back")
    parser.add_argument("--pause", type=float, default=0.3, help="mean seconds between two saves")
    parser.add_argument("--keep", type=Path, help="a folder for everything; it is emptied first")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
