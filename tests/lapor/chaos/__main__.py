"""`python -m tests.lapor.chaos`: the long storm by hand; one line of JSON, 1 on a breach."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.lapor.chaos.run import run_storm
from tests.lapor.chaos.storm import Plan


def main() -> int:
    """0 when nothing was doubled, forgotten or told that must not be."""
    options = _options()
    plan = Plan(
        tickets=options.tickets,
        desks=options.desks,
        seed=options.seed,
        server=options.pusher == "server",
        lies=options.lies,
    )
    with tempfile.TemporaryDirectory() as folder:
        figures, breaches = run_storm(Path(folder), plan)
    for one in breaches[:40]:
        print(one, file=sys.stderr)
    print(json.dumps(figures))
    return 1 if breaches else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.lapor.chaos", description=__doc__)
    parser.add_argument("--tickets", type=int, default=500)
    parser.add_argument("--desks", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pusher", choices=("desk", "server"), default="desk")
    parser.add_argument("--lies", action="store_true", help="the list is later than is waited for")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
