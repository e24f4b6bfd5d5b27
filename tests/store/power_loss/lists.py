"""All that is folded from the log, as values that can be compared."""

from typing import Any

from sqlalchemy import Connection, select, text

from callcenter.store import tables

_PROJECTIONS = (
    tables.tickets,
    tables.ticket_numbers,
    tables.ticket_agencies,
    tables.ticket_reporters,
    tables.callers,
    tables.caller_phones,
)


def lists_of(tx: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every projection without its `doc`, which is each desk's own, and the words by ticket."""
    found = {}
    for table in _PROJECTIONS:
        columns = [one for one in table.c if one.name != "doc"]
        found[table.name] = sorted(map(tuple, tx.execute(select(*columns))), key=repr)
    for words, rows in (("ticket_words", "tickets"), ("caller_words", "callers")):
        asked = f"SELECT r.id, w.* FROM {rows} r LEFT JOIN {words} w ON w.rowid = r.doc"  # noqa: S608
        found[words] = sorted(map(tuple, tx.execute(text(asked))), key=repr)
    return found
