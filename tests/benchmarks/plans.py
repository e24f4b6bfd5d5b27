"""What the statements of a desk walk through: ringing, typing, searching, duplicates, queue, board,
and what it writes of a call.

Does it all as the desk does, in a copy, and reads SQLite's plan of each statement that reads or
writes rows. Measures no time: a table that is walked costs nothing at a hundred tickets and seconds
at a million. Not seen is a walk that is no SCAN of the plan: a long stretch of an index (SEARCH
with a range that holds all), a list of every row of a frequent word in a full-text index, rows that
Python walks, and whatever is asked elsewhere (reports, the national system, privacy).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from callcenter.desk.add_note import add_note
from callcenter.desk.context import Desk
from callcenter.desk.escalate import run_due
from callcenter.desk.find_caller import find_caller
from callcenter.desk.find_similar import find_similar
from callcenter.desk.keep_draft import Draft, keep_draft
from callcenter.desk.read_queue import read_queue
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import search, search_callers
from callcenter.desk.work_queue import release, take
from callcenter.store import board, caller_tables, renumbered, shift_counts, tables, ticket_tables
from callcenter.tickets.intake import Intake
from tests.benchmarks.options import Options, opened, ready_profile, work_folder
from tests.benchmarks.oracle import Oracle, read_oracle
from tests.builders import intake

LARGE = (
    *("events", "tickets", "callers", "ticket_reporters", "caller_phones", "outbox"),
    *("ticket_numbers", "phone_ends", "vocabulary", "ticket_words", "caller_words"),
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

_OF_ROWS = ("SELECT", "WITH", "INSERT", "REPLACE", "UPDATE", "DELETE")
_ALIAS = re.compile(rf"\b({'|'.join(LARGE)}) (?:AS )?([a-z_]\w*)")
_WALK = re.compile(r"(?:SCAN|SEARCH(?= \S+ USING AUTOMATIC)) (?P<table>\S+)")
"""Such an index is made by a walk, for one statement alone."""
_ASKED_INDEX = re.compile(r" VIRTUAL TABLE INDEX \d+:\S+$")
"""A full-text index that was asked something: without that its rows are walked."""


def walked(desk: Desk, ask: Ask) -> list[str]:
    """The lines of the plans in which a large table is walked from end to end by `ask`.

    AssertionError when it asked nothing.
    """
    asked: list[tuple[str, Any]] = []

    def hear(_connection: object, _cursor: object, statement: str, given: Any, *_: object) -> None:
        asked.append((statement, given[0] if isinstance(given, list) else given))

    engine = desk.store._engine
    event.listen(engine, "before_cursor_execute", hear)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    assert asked
    with desk.store.read() as tx:
        return [
            line
            for statement, given in asked
            if statement.lstrip().startswith(_OF_ROWS)
            for line in walks(
                statement,
                [row[3] for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)],
            )
        ]


def walks(statement: str, plan: Sequence[str]) -> list[str]:
    """The lines of its plan in which a large table is walked, by its own name or another."""
    large = {*LARGE, *(name for _, name in _ALIAS.findall(statement))}
    return [
        one
        for one in plan
        if (found := _WALK.match(one)) and found["table"] in large
        if one.split()[-1] not in PARTIAL and not _ASKED_INDEX.search(one)
    ]


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


def work(desk: Desk) -> Mapping[str, Ask]:
    """What is written of a call and afterwards, by name; each can be done once."""
    ticket_id = register_ticket(desk, intake()).ticket_id
    run_due(desk)  # the first look catches up with years that were told without it
    draft = Draft(slot="bench", operator="op-1", intake=intake())
    return {
        "draft": partial(keep_draft, desk, draft),
        "save": partial(register_ticket, desk, intake(), draft_slot=draft.slot),
        "take": partial(take, desk, [ticket_id]),
        "release": partial(release, desk, ticket_id),
        "note": partial(add_note, desk, ticket_id, "warga menelepon lagi"),
        "due": partial(run_due, desk),
        "ticket": partial(read_ticket, desk, ticket_id),
    }


@contextmanager
def copied(profile: Path) -> Iterator[Desk]:
    """The desk of a copy that may be written to."""
    with work_folder() as folder:
        station = opened(ready_profile(folder, Options(profile=profile)))
        try:
            yield station.desk
        finally:
            station.close()


def faults(profile: Path) -> list[str]:
    """A sentence for each question or act that walks through a table of this volume."""
    with copied(profile) as desk:
        asked = {**questions(desk, read_oracle(profile)), **work(desk)}
        return [
            f"{name}: {line}"
            for name, ask in asked.items()
            for line in dict.fromkeys(walked(desk, ask))
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
