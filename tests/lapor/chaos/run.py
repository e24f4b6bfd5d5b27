"""Runs a storm and judges it."""

import time
from pathlib import Path
from typing import Any

from tests.lapor.chaos.storm import Plan, Storm
from tests.lapor.chaos.verdict import judge


def run_storm(folder: Path, plan: Plan) -> tuple[dict[str, Any], list[str]]:
    """The figures, and each breach in words."""
    began = time.monotonic()
    storm = Storm(folder, plan)
    outcome = storm.run()
    verdict = judge(storm)
    children = (storm.centre, *storm.desks)
    figures = {
        "tickets": plan.tickets,
        **verdict.figures,
        "faults": outcome.books["faults"],
        "kills": sum(one.killed for one in children),
        "starts": sum(one.starts for one in children),
        "tracebacks": sum(one.log.count("Traceback") for one in children),
        "heal_s": outcome.heal_seconds,
        "seconds": round(time.monotonic() - began, 1),
        "desks": plan.desks,
        "pusher": "server" if plan.server else "desk",
        "lies": plan.lies,
        "seed": plan.seed,
        "breaches": len(verdict.breaches),
    }
    return figures, verdict.breaches
