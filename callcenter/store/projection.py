"""Folds the log into the rows that lists and search read; the folds themselves are the domain's.

Every row written here can be thrown away and made again from the log; nobody else writes them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Select,
    Table,
    TextClause,
    bindparam,
    delete,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import Insert, insert

from callcenter.callers.book import Caller, fold_caller
from callcenter.callers.phone import phone_digits
from callcenter.store.columns import micros
from callcenter.store.log import chunks, events_by_subject
from callcenter.store.tables import (
    SEARCH_DDL,
    caller_phones,
    callers,
    ticket_agencies,
    ticket_numbers,
    ticket_reporters,
    tickets,
)
from callcenter.store.ticket_columns import agency_rows, number_rows, reporter_rows, ticket_columns
from callcenter.store.words import caller_text, reporter_names, ticket_stems, ticket_text
from callcenter.tickets.apply import fold
from callcenter.tickets.deadlines import Deadlines
from callcenter.tickets.event import CALLER, TICKET, Event
from callcenter.tickets.ticket import Ticket

PROJECTOR = "callcenter_projector"
"""Execution option under which a transaction finds its Projector."""

Names = Callable[[tuple[str, ...], str, str], str]
"""Searchable names of (agency ids, place code, category id), in one text."""


def no_names(_agencies: tuple[str, ...], _place: str, _category: str) -> str:
    """Nothing to add to the words of a ticket."""
    return ""


@dataclass(frozen=True, slots=True)
class Projector:
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
    """Makes the rows of these tickets or callers anew from their events."""
    write = {TICKET: _write_tickets, CALLER: _write_callers}.get(subject)
    if write is None:
        return  # a subject of a newer desk: kept in the log
    for piece in chunks(ids):
        write(tx, list(events_by_subject(tx, piece)))


def _write_tickets(tx: Connection, subjects: Sequence[tuple[str, list[Event]]]) -> None:
    projector = projector_of(tx)
    deadlines = projector.deadlines()
    folded = [fold(ticket_id, log) for ticket_id, log in subjects]
    ids = [one.id for one in folded]
    known = _docs(tx, tickets, ids)
    rows = [ticket_columns(one, deadlines) for one in folded]
    _number_docs(tx, rows, known)
    moved = [known[row["id"]] for row in rows if known.get(row["id"], row["doc"]) != row["doc"]]
    _upsert(tx, tickets, rows)
    for table, parts in (
        (ticket_numbers, number_rows),
        (ticket_agencies, agency_rows),
        (ticket_reporters, reporter_rows),
    ):
        _replace_parts(tx, table, "ticket_id", known, [row for one in folded for row in parts(one)])
    docs = {row["id"]: row["doc"] for row in rows}
    words = {docs[one.id]: _ticket_words(one, projector.names) for one in folded}
    _index(tx, "ticket_words", ("words", "names"), words, moved)


def index_again(tx: Connection, progress: Callable[[int, int], None] | None = None) -> None:
    """Makes the words of every ticket anew; the rows stay as they are. Told (done, all)."""
    names = projector_of(tx).names
    # Emptied as a whole: taking 20,000 texts out one by one takes a minute.
    tx.exec_driver_sql("DROP TABLE ticket_words")
    for statement in SEARCH_DDL:
        if "ticket_words" in statement and "fts5vocab" not in statement:
            tx.exec_driver_sql(statement)
    docs = {row.id: row.doc for row in tx.execute(select(tickets.c.id, tickets.c.doc))}
    done = 0
    for piece in chunks(docs):
        folded = [fold(ticket_id, log) for ticket_id, log in events_by_subject(tx, piece)]
        words = {docs[one.id]: _ticket_words(one, names) for one in folded}
        _index(tx, "ticket_words", ("words", "names"), words, ())
        done += len(folded)
        if progress is not None:
            progress(done, len(docs))


def _ticket_words(ticket: Ticket, names: Names) -> tuple[str, ...]:
    agencies = tuple(dict.fromkeys((*ticket.agency_ids, *ticket.referred_to)))
    named = names(agencies, ticket.place_code, ticket.category_id)
    people, roots = reporter_names(ticket), ticket_stems(ticket)
    unseen = (*agencies, ticket.category_id, named, *people, *roots)
    return ticket_text(ticket), " ".join(unseen)


def _write_callers(tx: Connection, subjects: Sequence[tuple[str, list[Event]]]) -> None:
    folded = [fold_caller(caller_id, log) for caller_id, log in subjects]
    known = _docs(tx, callers, [one.id for one in folded])
    rows = [_caller_columns(one) for one in folded]
    _upsert(tx, callers, rows)
    docs = _docs(tx, callers, [one.id for one in folded])
    phones = [
        {"phone": phone, "digits": phone_digits(phone), "caller_id": one.id}
        for one in folded
        for phone in one.phones
    ]
    _replace_parts(tx, caller_phones, "caller_id", known, phones)
    _index(tx, "caller_words", ("words",), {docs[o.id]: (caller_text(o),) for o in folded}, ())


def _caller_columns(caller: Caller) -> dict[str, Any]:
    return {
        "id": caller.id,
        "name": caller.name,
        "phones": caller.phones,
        "prank_count": len(caller.pranks),
        "merged_into": caller.merged_into,
        "updated_at": caller.entries[-1].at,
    }


def _docs(tx: Connection, table: Table, ids: Sequence[str]) -> dict[str, int]:
    found = tx.execute(_docs_of(table), {"ids": ids})
    return {row.id: row.doc for row in found}


@cache
def _docs_of(table: Table) -> Select[tuple[str, int]]:
    wanted = table.c.id.in_(bindparam("ids", expanding=True))
    return select(table.c.id, table.c.doc).where(wanted)


_NEAR = 1000
"""A `doc` this close to the time of registration (microseconds) stays as it is."""


def _number_docs(tx: Connection, rows: list[dict[str, Any]], known: dict[str, int]) -> None:
    """Gives each row its `doc`: the microsecond of registration, or the next one that is free."""
    given: set[int] = set()
    for row in rows:
        wanted = micros(row["registered_at"])
        doc = known.get(row["id"])
        if doc is None or not 0 <= doc - wanted < _NEAR:
            doc = wanted
            while doc in given or _taken(tx, doc, row["id"]):
                doc += 1
        given.add(doc)
        row["doc"] = doc


def _taken(tx: Connection, doc: int, ticket_id: str) -> bool:
    asked = select(tickets.c.id).where(tickets.c.doc == doc, tickets.c.id != ticket_id)
    return tx.execute(asked).first() is not None


def _upsert(tx: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    tx.execute(_upserting(table, tuple(rows[0])), rows)


@cache
def _upserting(table: Table, names: tuple[str, ...]) -> Insert:
    """Statements are made once: making one takes longer than running it."""
    row = insert(table)
    changed = {name: row.excluded[name] for name in names if name != "id"}
    return row.on_conflict_do_update(index_elements=["id"], set_=changed)


def _replace_parts(
    tx: Connection, table: Table, owner: str, known: dict[str, int], rows: list[dict[str, Any]]
) -> None:
    if known:
        tx.execute(_clearing(table, owner), [{"b": one} for one in known])
    if rows:
        tx.execute(_adding(table), rows)


@cache
def _clearing(table: Table, owner: str) -> Delete:
    return delete(table).where(table.c[owner] == bindparam("b"))


@cache
def _adding(table: Table) -> Insert:
    return insert(table).on_conflict_do_nothing()


def _index(
    tx: Connection,
    table: str,
    columns: tuple[str, ...],
    words: dict[int, tuple[str, ...]],
    moved: Sequence[int],
) -> None:
    """Brings the full-text rows up to date; what did not change is not written again."""
    asked, remove, add = _index_statements(table, columns)
    stale = list(moved)
    fresh: list[dict[str, Any]] = []
    for doc, values in words.items():
        found = tx.execute(asked, {"doc": doc}).first()
        if found is not None and tuple(found)[1:] == values:
            continue
        if found is not None:
            stale.append(doc)
        fresh.append({"doc": doc, **dict(zip(columns, values, strict=True))})
    if stale:
        tx.execute(remove, [{"doc": doc} for doc in stale])
    if fresh:
        tx.execute(add, fresh)


@cache
def _index_statements(
    table: str, columns: tuple[str, ...]
) -> tuple[TextClause, TextClause, TextClause]:
    """Reads, removes and adds one full-text row."""
    names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
    return (
        text(f"SELECT rowid, {names} FROM {table} WHERE rowid = :doc"),  # noqa: S608
        text(f"DELETE FROM {table} WHERE rowid = :doc"),  # noqa: S608
        text(f"INSERT INTO {table} (rowid, {names}) VALUES (:doc, {marks})"),  # noqa: S608
    )
