"""Keeps the rows of tickets made under the limits and days off that count for them.

The mark says under which terms all of them were made last: a desk that was killed in the middle,
or whose settings were changed while it was closed, makes them anew at the next look.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import BigInteger, ColumnElement, false, literal_column, or_, select, true

from callcenter.store import kv
from callcenter.store.columns import micros
from callcenter.store.log import chunks
from callcenter.store.projection import project
from callcenter.store.store import Store
from callcenter.store.ticket_tables import tickets
from callcenter.tickets.event import TICKET

_MARK = "clock_terms"
_Line = list[tuple[int | None, str]]


def renew_clocks(store: Store, terms: Sequence[tuple[datetime | None, str]]) -> bool:
    """Folds the tickets again whose clocks count otherwise; what counts is named since when.

    Those are the tickets whose clocks run, and those with a clock that ended when other terms
    were in force than is known now: another desk's word came late. Some at a time, so that a save
    has its turn; whether anything had to be done.
    """
    line = [(None if since is None else micros(since), name) for since, name in terms]
    said = msgspec.json.encode(line)
    with store.read() as tx:
        known = kv.get(tx, _MARK)
        if known == said:
            return False
        asked = select(tickets.c.id).where(or_(_running(), _ended(_read(known), line)))
        ids = tx.execute(asked).scalars().all()
    for piece in chunks(ids):
        with store.write(durable=False) as tx:
            project(tx, TICKET, piece)
    with store.write() as tx:
        kv.put(tx, _MARK, said)
    return True


def _read(known: bytes | None) -> _Line:
    try:
        return msgspec.json.decode(known or b"[]", type=_Line)
    except msgspec.DecodeError:  # of a version that knew the terms of now alone
        return []


def _running() -> ColumnElement[bool]:
    return or_(tickets.c.is_open, tickets.c.next_due.is_not(None))


def _ended(known: _Line, line: _Line) -> ColumnElement[bool]:
    """Clocks that ended under terms that are others now than they were."""
    if len(line) == 1 and len(known) <= 1:  # this computer's own, which know no time
        return false()
    pairs = enumerate(zip(known, line, strict=False))
    alike = next((n for n, (one, other) in pairs if one != other), min(len(known), len(line)))
    since = [at for at, _ in (*known[alike:], *line[alike:]) if at is not None]
    if not alike:
        return true()
    return literal_column(_LAST_END, BigInteger) >= min(since)


_LAST_END = (
    "max(coalesce(first_end, 0), coalesce(whole_end, 0), coalesce("
    "(SELECT max(value ->> 4) FROM json_each(dispatches)), 0))"
)
"""When the last of a ticket's clocks ended."""
