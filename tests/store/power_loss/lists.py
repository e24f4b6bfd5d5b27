"""All that is folded from the log, as values that can be compared."""

from typing import Any

from sqlalchemy import Connection

from callcenter.store import caller_tables, ticket_tables

_PROJECTIONS = (
    ticket_tables.tickets,
    ticket_tables.ticket_numbers,
    ticket_tables.ticket_agencies,
    ticket_tables.ticket_reporters,
    caller_tables.callers,
    caller_tables.caller_phones,
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
