"""What the statements of a desk walk through: ringing, typing, searching, duplicates, queue, board.

Asks the questions as the desk does and reads SQLite's plan of each statement. Measures no time: a
table that is walked costs nothing at a hundred tickets and seconds at a million.
"""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from callcenter.desk.context import Desk
from callcenter.desk.find_caller import find_caller
from callcenter.desk.find_similar import find_similar
from callcenter.desk.read_queue import read_queue
from callcenter.desk.search import search, search_callers
from callcenter.store import board, caller_tables, renumbered, shift_counts, tables, ticket_tables
from callcenter.tickets.intake import Intake
from tests.benchmarks.options import opened
from tests.benchmarks.oracle import Oracle, read_oracle

LARGE = (
    *("events", "tickets", "callers", "ticket_reporters", "caller_phones", "outbox"),
    *("ticket_numbers", "phone_ends", "vocabulary", "known"),
)
PARTIAL = {
    index.name
    for part in (tables, ticket_tables, caller_tables)
    for table in part.metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
}
"""An index of the few rows that are such: walking it walks no table."""

Ask = Callable[[], object]


def walked(desk: Desk, ask: Ask) -> list[str]:
    """The lines of the plans in which a large table is walked from end to end by `ask`.

    AssertionError when it asked nothing.
    """
    asked: list[tuple[str, Any]] = []

    def hear(_connection: object, _cursor: object, statement: str, given: Any, *_: object) -> None:
        asked.append((statement, given))

    engine = desk.store._engine
    event.listen(engine, "before_cursor_execute", hear)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    assert asked
    with desk.store.read() as tx:
        plans = [
            row[3]
            for statement, parameters in asked
            if statement.lstrip().startswith("SELECT")
            for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    scans = [one for one in plans if one.startswith("SCAN") and one.split()[1] in LARGE]
    return [one for one in scans if one.split()[-1] not in PARTIAL]


def questions(desk: Desk, oracle: Oracle) -> Mapping[str, Ask]:
    """What is asked while somebody speaks, and what a desk asks itself all day, by name."""
    caller = max(oracle.callers, key=lambda one: len(one.tickets))
    number = search(desk, "jalan")[0].row.number
    parts = (caller.phone[-6:], caller.phone[3:9], number[:9], "j", "jalan r", "tambangan")
    words = (number, "jalan rusak", "jlaan", caller.name, *list(oracle.rare_words)[:2])
    village = desk.directory.places.villages[0]
    story = Intake(description="jalan rusak berlubang depan pasar", place=village.code)
    found: dict[str, Ask] = {
        "similar": partial(find_similar, desk, story),
        "queue": partial(read_queue, desk),
        "day": partial(_day, desk),
    }
    for text in caller.notations:
        found[f"pop {text}"] = partial(find_caller, desk, text)
    for text in (*caller.notations, *words, *parts):
        found[f"search {text}"] = partial(search, desk, text)
        found[f"search callers {text}"] = partial(search_callers, desk, text)
    return found


def faults(profile: Path) -> list[str]:
    """A sentence for each question that walks through a table of this volume."""
    with closing(opened(profile)) as station:
        asked = questions(station.desk, read_oracle(profile))
        return [
            f"{name}: {line}"
            for name, ask in asked.items()
            for line in dict.fromkeys(walked(station.desk, ask))
        ]


def _day(desk: Desk) -> None:
    now = desk.clock.now()
    with desk.store.read() as tx:
        renumbered.unseen(tx)
        board.standing(tx, now)
        board.day_counts(tx, now - timedelta(days=1), now)
        shift_counts.any_waits(tx, now)
        shift_counts.happened(tx, now - timedelta(hours=8), now)
        shift_counts.ticket_counts(tx, now - timedelta(hours=8), now, now, limit=50)
