"""All that is folded from the log, as values that can be compared."""

from typing import Any

from sqlalchemy import Connection

from callcenter.store import tables

_PROJECTIONS = (
    tables.tickets,
    tables.ticket_numbers,
    tables.ticket_agencies,
    tables.ticket_reporters,
    tables.callers,
    tables.caller_phones,
)
# As texts: SQLAlchemy would compile them anew for every database that is opened.
_QUESTIONS = {
    table.name: "SELECT {} FROM {}".format(  # noqa: S608
        ", ".join(one.name for one in table.c if one.name != "doc"), table.name
    )
    for table in _PROJECTIONS
} | {
    "ticket_words": "SELECT r.id, w.* FROM tickets r LEFT JOIN ticket_words w ON w.rowid = r.doc",
    "caller_words": "SELECT r.id, w.* FROM callers r LEFT JOIN caller_words w ON w.rowid = r.doc",
}


def lists_of(tx: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every projection without its `doc`, which is each desk's own, and the words by ticket."""
    return {
        name: sorted(map(tuple, tx.exec_driver_sql(asked)), key=repr)
        for name, asked in _QUESTIONS.items()
    }
