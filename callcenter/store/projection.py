"""Folds the log into the rows that lists and search read; the folds themselves are the domain's.

Every row written here can be thrown away and made again from the log; nobody else writes them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from callcenter.callers.book import Caller, fold_caller
from callcenter.callers.phone import phone_digits
from callcenter.store import vocabulary
from callcenter.store.caller_tables import caller_phones, callers
from callcenter.store.columns import micros, stored_texts
from callcenter.store.log import chunks, events_by_subject
from callcenter.store.office import project_office
from callcenter.store.phone_ends import forget_numbers, note_numbers
from callcenter.store.prepared import adding_once, many, pairs, upserting
from callcenter.store.restricted import keep_restrictions
from callcenter.store.search_tables import SEARCH_DDL
from callcenter.store.ticket_rows import TICKET_COLUMNS, Names, TicketRows, ticket_rows
from callcenter.store.ticket_tables import (
    ticket_agencies,
    ticket_numbers,
    ticket_reporters,
    tickets,
)
from callcenter.store.word_rows import CALLER_WORDS, TICKET_WORDS, index
from callcenter.store.words import caller_text
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.event import CALLER, OFFICE, TICKET, Event
from callcenter.tickets.office import OFFICE_ID

PROJECTOR = "callcenter_projector"
"""Execution option under which a transaction finds its Projector."""


def no_names(_agencies: tuple[str, ...], _place: str, _category: str) -> str:
    """Nothing to add to the words of a ticket."""
    return ""


class Projector(Struct, frozen=True):
    """What the rows need beyond the log: the clocks and the names of the directory."""

    deadlines: Callable[[], Deadlines]
    names: Names = no_names


def projector_of(tx: Connection) -> Projector:
    """The Projector this transaction was begun with."""
    found = tx.get_execution_options()[PROJECTOR]
    if not isinstance(found, Projector):
        raise TypeError("this connection was not begun by Store")
    return found


def project(tx: Connection, subject: str, ids: Iterable[str]) -> None:
    """Makes the rows of these tickets, callers or of the office anew from their events."""
    for piece in chunks(ids):
        project_logs(tx, subject, list(events_by_subject(tx, piece)), {}, known=True)


def project_logs(
    tx: Connection,
    subject: str,
    logs: Sequence[tuple[str, list[Event]]],
    made: Mapping[str, TicketRows],
    *,
    known: bool,
) -> None:
    """Makes the rows of these subjects, each with all its events; `known` may have rows.

    `made` are rows of tickets that were made from these very events before.
    """
    if subject == TICKET:
        docs = _docs(tx, tickets, [one for one, _ in logs]) if known else {}
        rows = [made.get(one) or _rows(tx, one, log) for one, log in logs]
        _keep_tickets(tx, rows, docs)
    elif subject == CALLER:
        _write_callers(tx, logs, known=known)
    elif subject == OFFICE:
        for _, log in (one for one in logs if one[0] == OFFICE_ID):
            project_office(tx, log)
    # else a subject of a newer desk: kept in the log


def _rows(tx: Connection, ticket_id: str, log: list[Event]) -> TicketRows:
    return ticket_rows(fold(ticket_id, log), projector_of(tx).deadlines())


def _keep_tickets(tx: Connection, made: Sequence[TicketRows], known: Mapping[str, int]) -> None:
    docs = _number_docs(tx, made, known)
    moved = [known[one.id] for one in made if known.get(one.id, docs[one.id]) != docs[one.id]]
    _UPSERT_TICKETS.run_values(tx, [(docs[one.id], *one.columns) for one in made])
    for table, rows in (
        (ticket_numbers, [row for one in made for row in one.numbers]),
        (ticket_agencies, [row for one in made for row in one.agencies]),
    ):
        _replace_parts(tx, table, "ticket_id", known, rows)
    reporters = [row for one in made for row in one.reporters]
    _replace_phones(tx, ticket_reporters, "ticket_id", known, reporters)
    names = cache(projector_of(tx).names)
    words = {docs[one.id]: one.words(names) for one in made}
    index(tx, TICKET_WORDS, words, held=known.values(), moved=moved)


_UPSERT_TICKETS = upserting(tickets, ("doc", *TICKET_COLUMNS))


def index_again(tx: Connection, progress: Callable[[int, int], None] | None = None) -> None:
    """Makes the words of every ticket anew; the rows stay as they are. Told (done, all)."""
    # Emptied as a whole: taking 20,000 texts out one by one takes a minute.
    tx.exec_driver_sql("DROP TABLE ticket_words")
    vocabulary.forget_all(tx, "ticket")
    for statement in SEARCH_DDL:
        if "ticket_words" in statement and "fts5vocab" not in statement:
            tx.exec_driver_sql(statement)
    docs = {row.id: row.doc for row in tx.execute(select(tickets.c.id, tickets.c.doc))}
    names = cache(projector_of(tx).names)
    done = 0
    for piece in chunks(docs):
        made = [_rows(tx, ticket_id, log) for ticket_id, log in events_by_subject(tx, piece)]
        index(tx, TICKET_WORDS, {docs[one.id]: one.words(names) for one in made})
        done += len(made)
        if progress is not None:
            progress(done, len(docs))


def _write_callers(
    tx: Connection, subjects: Sequence[tuple[str, list[Event]]], *, known: bool
) -> None:
    folded = [fold_caller(caller_id, log) for caller_id, log in subjects]
    ids = [one.id for one in folded]
    before = _docs(tx, callers, ids) if known else {}
    _UPSERT_CALLERS.run(tx, [_caller_columns(one) for one in folded])
    keep_restrictions(tx, folded)
    docs = before if len(before) == len(ids) else _docs(tx, callers, ids)
    phones = [
        {"phone": phone, "digits": phone_digits(phone), "caller_id": one.id}
        for one in folded
        for phone in one.phones
    ]
    _replace_phones(tx, caller_phones, "caller_id", before, phones)
    words = {docs[one.id]: (caller_text(one),) for one in folded}
    index(tx, CALLER_WORDS, words, held=before.values())


_UPSERT_CALLERS = upserting(
    callers, ("id", "name", "phones", "prank_count", "merged_into", "updated_at", "conflicts")
)


def _caller_columns(caller: Caller) -> dict[str, Any]:
    return {
        "id": caller.id,
        "name": caller.name,
        "phones": stored_texts(caller.phones),
        "prank_count": len(caller.pranks),
        "merged_into": caller.merged_into,
        "updated_at": micros(caller.entries[-1].at),
        "conflicts": len(caller.conflicts),
    }


def _docs(tx: Connection, table: Table, ids: Sequence[str]) -> dict[str, int]:
    return dict(pairs(tx, _DOCS[table.name], ids))


_DOCS = {
    table.name: f"SELECT json_group_array(json_array(id, doc)) FROM {table.name}"  # noqa: S608
    " WHERE id IN (SELECT value FROM json_each(?))"
    for table in (tickets, callers)
}


DOC_SPREAD = 1_000_000
"""A `doc` this close to the time of registration (microseconds) stays as it is."""


def _number_docs(
    tx: Connection, made: Sequence[TicketRows], known: Mapping[str, int]
) -> dict[str, int]:
    """The `doc` of each: the microsecond of registration, or the next one that is free."""
    held = {doc: one for one, doc in pairs(tx, _HOLDERS, [one.registered for one in made])}
    docs: dict[str, int] = {}
    given: set[int] = set()
    reached: dict[int, int] = {}
    for one in made:
        doc = known.get(one.id)
        if doc is None or not 0 <= doc - one.registered < DOC_SPREAD:
            doc = one.registered
            if doc in given or held.get(doc, one.id) != one.id:
                doc = _next_free(tx, reached.get(doc, doc) + 1, one.id, given)
                reached[one.registered] = doc
        given.add(doc)
        docs[one.id] = doc
    return docs


_HOLDERS = (
    "SELECT json_group_array(json_array(id, doc)) FROM tickets"
    " WHERE doc IN (SELECT value FROM json_each(?))"
)


def _next_free(tx: Connection, doc: int, ticket_id: str, given: set[int]) -> int:
    """Thousands may be of one microsecond: a clock that stands, an import."""
    while True:
        while doc in given:
            doc += 1
        free = int(tx.exec_driver_sql(_FREE, (doc, ticket_id, doc, doc, ticket_id)).scalar_one())
        if free not in given:
            return free
        doc = free


_FREE = (
    "SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM tickets WHERE doc = ? AND id != ?) THEN ?"
    " ELSE (SELECT held.doc + 1 FROM tickets AS held WHERE held.doc >= ? AND NOT EXISTS"
    " (SELECT 1 FROM tickets AS next WHERE next.doc = held.doc + 1 AND next.id != ?)"
    " ORDER BY held.doc LIMIT 1) END"
)
"""The first doc from here on that no other ticket has."""


def _replace_parts(
    tx: Connection, table: Table, owner: str, known: Mapping[str, int], rows: list[dict[str, Any]]
) -> None:
    if known:
        tx.exec_driver_sql(_clearing(table.name, owner), many(list(known)))
    adding_once(table).run(tx, rows)


def _replace_phones(
    tx: Connection, table: Table, owner: str, known: Mapping[str, int], rows: list[dict[str, Any]]
) -> None:
    """The same for rows that hold a number; parts of it are found from now on, or no more."""
    before: dict[str, str] = {}
    if known:
        before = {
            row[0]: row[1]
            for row in tx.exec_driver_sql(_held(table.name, owner), many(list(known)))
        }
    _replace_parts(tx, table, owner, known, rows)
    now = {row["phone"]: row["digits"] for row in rows if row["phone"]}
    note_numbers(tx, {one: digits for one, digits in now.items() if one not in before})
    forget_numbers(tx, {one: digits for one, digits in before.items() if one not in now})


@cache
def _held(table: str, owner: str) -> str:
    return (
        f"SELECT DISTINCT phone, digits FROM {table} WHERE phone <> ''"  # noqa: S608 - our own tables
        f" AND {owner} IN (SELECT value FROM json_each(?))"
    )


@cache
def _clearing(table: str, owner: str) -> str:
    return f"DELETE FROM {table} WHERE {owner} IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own tables
