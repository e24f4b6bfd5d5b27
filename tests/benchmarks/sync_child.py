"""Desk B of `sync` as a process of its own: it waits at the centre, and says when it has a change.

Started with the folder of an enrolled desk. A line on stdin is a ticket and a text: B runs once,
prints `asking`, waits for the centre's word, runs, and prints the moment (`time.perf_counter`,
one clock for all processes) at which the ticket's landmark is that text.
"""

import sys
import time
from pathlib import Path

import msgspec

from tests.benchmarks.parties import Desk, garbage_left

_PATIENCE = 25
_WAITS = 3
"""The centre may have a word of its own in between: an escalation."""


def main() -> int:
    """Until stdin ends."""
    with garbage_left(), Desk(Path(sys.argv[1]), None) as desk:
        for line in sys.stdin:
            ticket_id, text = msgspec.json.decode(line, type=tuple[str, str])
            desk.run()
            print("asking", flush=True)
            print(_arrived(desk, ticket_id, text), flush=True)
    return 0


def _arrived(desk: Desk, ticket_id: str, text: str) -> float:
    asked = "SELECT landmark FROM tickets WHERE id = ?"
    for _ in range(_WAITS):
        desk.sync.wait_for_change(_PATIENCE)
        desk.run()
        at = time.perf_counter()
        with desk.store.read() as tx:
            if tx.exec_driver_sql(asked, (ticket_id,)).scalar_one() == text:
                return at
    raise AssertionError(f"{text!r} did not come to desk B")


if __name__ == "__main__":
    sys.exit(main())
