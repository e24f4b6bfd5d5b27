"""One whole chaos run: storm, judgement, figures."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.postgres import Postgres
from tests.sync.chaos.centres import PostgresBase, SqliteBase, now
from tests.sync.chaos.figures import gather
from tests.sync.chaos.storm import Plan, Storm
from tests.sync.chaos.verdict import judge


def run_storm(
    folder: Path, plan: Plan, *, postgres: Postgres | None = None
) -> tuple[dict[str, Any], list[str], bool]:
    """The figures, the faults in words, and whether all is well; SQLite without `postgres`."""
    began = now()
    base = PostgresBase(folder, postgres) if postgres else SqliteBase(folder)
    storm = Storm(base, folder, plan)
    storm.run()
    verdict = judge(
        base.database(),
        base.files,
        {desk.name: desk.profile for desk in storm.desks},
        {desk.name: desk.side.read() for desk in storm.desks},
    )
    errors = storm.centre.errors()
    faults = list(verdict.faults)
    if not storm.quiet:
        left = [one for one in storm.last if one["left"] or one["error"]]
        faults.insert(0, f"not quiet: {left}")
    if errors:
        faults.append(f"the server told of {errors} bugs")
    found = asdict(verdict)
    del found["faults"]
    figures = {
        **found,
        **asdict(storm.blows),
        **gather(desk.figures for desk in storm.desks),
        "quiet": storm.quiet,
        "heal_s": storm.heal_seconds,
        "server_bugs": errors,
        "seconds": round(now() - began, 1),
        "database": "postgres" if postgres else "sqlite",
        "desks": len(storm.desks),
        "seed": plan.seed,
    }
    return figures, faults, verdict.good and storm.quiet and not errors
