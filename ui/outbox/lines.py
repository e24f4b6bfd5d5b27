"""Which lines the list of unsent work has: states, tickets under them, steps under these. Pure.

Many steps of one ticket are one line until a person opens it, so that the list of a whole day
without the centre is read at a glance. What is set aside is never folded: it needs a person.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from callcenter.desk.read_outbox import OutboxRow
from callcenter.tickets.event import TICKET
from ui.words_on_screen import OutboxState


class Part(StrEnum):
    """What a line is."""

    STATE = "state"
    TICKET = "ticket"
    STEP = "step"


_ORDER: Mapping[str, int] = {
    OutboxState.QUARANTINED: 0,
    OutboxState.NEW: 1,
    OutboxState.SENT: 1,
    OutboxState.ACKED: 2,
    OutboxState.OFFERED: 3,
}
"""Which states stand together, and in what order."""


class Line(Struct, frozen=True):
    """One line: its key for folding, the rows it stands for, whether it is open, how deep."""

    part: Part
    key: str
    rows: tuple[OutboxRow, ...]
    open: bool = True
    deep: int = 0

    @property
    def first(self) -> OutboxRow:
        """The oldest row."""
        return self.rows[0]

    @property
    def folds(self) -> bool:
        """Whether it can be opened and closed."""
        return self.part is not Part.STEP

    @property
    def oldest(self) -> datetime:
        """When the oldest step was saved."""
        return min(row.created_at for row in self.rows)


def lines(rows: Sequence[OutboxRow], turned: frozenset[str]) -> list[Line]:
    """Return the lines; `turned` are the keys a person turned from what they begin as.

    A state begins open, a ticket with several steps begins closed.
    """
    made: list[Line] = []
    ordered = sorted(rows, key=lambda row: _ORDER.get(row.state, 9))
    for rank, found in groupby(ordered, key=lambda row: _ORDER.get(row.state, 9)):
        members = tuple(found)
        key = f"state:{rank}"
        line = Line(Part.STATE, key, members, key not in turned)
        made.append(line)
        if line.open:
            made += _flat(members) if rank == 0 else _folded(rank, members, turned)
    return made


def _flat(rows: Sequence[OutboxRow], deep: int = 0) -> list[Line]:
    return [Line(Part.STEP, f"step:{row.eid}", (row,), deep=deep) for row in rows]


def _folded(rank: int, rows: Sequence[OutboxRow], turned: frozenset[str]) -> list[Line]:
    by_subject: dict[str, list[OutboxRow]] = {}
    for row in rows:
        # Entries of the caller book have no number to know them by: they stand in one line.
        key = row.subject_id if row.subject == TICKET else row.subject
        by_subject.setdefault(key, []).append(row)
    made: list[Line] = []
    for subject_id, steps in by_subject.items():
        if len(steps) == 1:
            made += _flat(steps)
            continue
        key = f"ticket:{rank}:{subject_id}"
        line = Line(Part.TICKET, key, tuple(steps), key in turned)
        made.append(line)
        if line.open:
            made += _flat(steps, deep=1)
    return made
