"""Keeps the full-text rows and their vocabulary in step with the rows they describe.

What did not change is not written again. Which words a row has is the projection's matter.
"""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection

from callcenter.store.prepared import Prepared, inserting, many
from callcenter.store.vocabulary import Book, known_words, learn, unlearn


class WordsTable(Struct, frozen=True):
    """Reads, removes and adds the full-text rows of one table."""

    book: Book
    read: str
    remove: str
    add: Prepared


def _table(book: Book, *columns: str) -> WordsTable:
    name = f"{book}_words"
    names, marks = ", ".join(columns), ", ".join("?" for _ in columns)
    docs = "IN (SELECT value FROM json_each(?))"
    return WordsTable(
        book,
        f"SELECT rowid, {names} FROM {name} WHERE rowid {docs}",  # noqa: S608 - our own tables
        f"DELETE FROM {name} WHERE rowid {docs}",  # noqa: S608
        Prepared(inserting(f"INSERT INTO {name} (rowid, {names}) VALUES (?, {marks})"), tuple),  # noqa: S608
    )


TICKET_WORDS = _table("ticket", "words", "names")
CALLER_WORDS = _table("caller", "words")


def index(
    tx: Connection,
    table: WordsTable,
    words: Mapping[int, tuple[str, ...]],
    *,
    held: Collection[int] = (),
    moved: Sequence[int] = (),
) -> None:
    """Brings the full-text rows up to date; what did not change is not written again.

    `held` are the docs that may have a row; `moved` those whose row goes away.
    """
    asked = [*(doc for doc in held if doc in words), *moved]
    found = tx.exec_driver_sql(table.read, many(asked)).all() if asked else ()
    same = {row[0] for row in found if tuple(row[1:]) == words.get(row[0])}
    stale = [row for row in found if row[0] not in same]
    if stale:
        tx.exec_driver_sql(table.remove, many([row[0] for row in stale]))
    fresh = {doc: said for doc, said in words.items() if doc not in same}
    table.add.run_values(tx, [(doc, *said) for doc, said in fresh.items()])
    now = known_words(text for said in fresh.values() for text in said)
    before = known_words(text for row in stale for text in row[1:])
    learn(tx, table.book, now - before)
    unlearn(tx, table.book, before - now)
