"""The search index of each database behind one form: rows of tokens in, newest places out.

Nothing else may know how a database searches. Tokens are letters and digits alone, so nothing a
person typed is ever syntax; each is quoted all the same.
"""

import sqlite3
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import ARRAY, Connection, Text, bindparam, text

STATE = "search_state"
WORDS = "ticket_words"


class Words(Struct, frozen=True):
    """What a ticket is found by; `doc` is the seq of its first event."""

    doc: int
    tokens: tuple[str, ...]


class Wanted(Struct, frozen=True):
    """Of every group one token at least, each as the beginning of a word."""

    groups: tuple[tuple[str, ...], ...]


class SqliteWords:
    """FTS5, walked from the newest row; it keeps no places of words, nobody asks for phrases."""

    def create(self, tx: Connection) -> None:
        """Makes the empty index."""
        tx.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {WORDS} USING fts5"
            "(words, tokenize = 'unicode61 remove_diacritics 0', prefix = '3', detail = none,"
            " columnsize = 0)"
        )

    def clear(self, tx: Connection) -> None:
        """Empties it."""
        tx.execute(_CLEAR)

    def put(self, tx: Connection, rows: Sequence[Words]) -> None:
        """Writes these rows in place of older ones."""
        tx.execute(_SQLITE_DROP, [{"doc": one.doc} for one in rows])
        tx.execute(_SQLITE_ADD, [{"doc": one.doc, "words": " ".join(one.tokens)} for one in rows])

    def forget(self, tx: Connection) -> None:
        """What was taken out leaves the index's pages too; an older SQLite merges all of them."""
        if sqlite3.sqlite_version_info < _FORGETS_AT_ONCE:
            tx.execute(_SQLITE_MERGE)
        elif tx.execute(_SQLITE_FORGETS).first() is None:
            tx.execute(_SQLITE_FORGET)
            tx.execute(_SQLITE_MERGE)

    def find(self, tx: Connection, wanted: Wanted, limit: int) -> list[int]:
        """The newest places that match."""
        query = " AND ".join(
            "(" + " OR ".join(f'"{one}" *' for one in group) + ")" for group in wanted.groups
        )
        return list(tx.execute(_SQLITE_FIND, {"query": query, "limit": limit}).scalars())


class PostgresWords:
    """A tsvector of our own tokens under a GIN index: no parser and no dictionary comes between."""

    def create(self, tx: Connection) -> None:
        """Makes the empty index."""
        tx.exec_driver_sql(
            f"CREATE TABLE {WORDS} (doc bigint PRIMARY KEY, words tsvector NOT NULL)"
        )
        tx.exec_driver_sql(f"CREATE INDEX ticket_words_gin ON {WORDS} USING gin (words)")

    def clear(self, tx: Connection) -> None:
        """Empties it."""
        tx.execute(_CLEAR)

    def put(self, tx: Connection, rows: Sequence[Words]) -> None:
        """Writes these rows in place of older ones."""
        tx.execute(_POSTGRES_PUT, [{"doc": one.doc, "words": list(one.tokens)} for one in rows])

    def forget(self, tx: Connection) -> None:
        """Its rows are written whole: there is nothing to do."""

    def find(self, tx: Connection, wanted: Wanted, limit: int) -> list[int]:
        """The newest places that match."""
        query = " & ".join(
            "(" + " | ".join(f"'{one}':*" for one in group) + ")" for group in wanted.groups
        )
        return list(tx.execute(_POSTGRES_FIND, {"query": query, "limit": limit}).scalars())


def words_of(tx: Connection) -> SqliteWords | PostgresWords:
    """The index of the database this transaction is on."""
    return SqliteWords() if tx.dialect.name == "sqlite" else PostgresWords()


_CLEAR = text(f"DELETE FROM {WORDS}")  # noqa: S608 - our own name
_FORGETS_AT_ONCE = (3, 42)
_SQLITE_MERGE = text(f"INSERT INTO {WORDS} ({WORDS}) VALUES ('optimize')")  # noqa: S608
_SQLITE_FORGET = text(f"INSERT INTO {WORDS} ({WORDS}, rank) VALUES ('secure-delete', 1)")  # noqa: S608
_SQLITE_FORGETS = text(f"SELECT v FROM {WORDS}_config WHERE k = 'secure-delete' AND v = 1")  # noqa: S608
_SQLITE_DROP = text(f"DELETE FROM {WORDS} WHERE rowid = :doc")  # noqa: S608
_SQLITE_ADD = text(f"INSERT INTO {WORDS} (rowid, words) VALUES (:doc, :words)")  # noqa: S608
_SQLITE_FIND = text(
    f"SELECT rowid FROM {WORDS} WHERE {WORDS} MATCH :query"  # noqa: S608
    " ORDER BY rowid DESC LIMIT :limit"
)
_POSTGRES_PUT = text(
    f"INSERT INTO {WORDS} (doc, words) VALUES (:doc, array_to_tsvector(:words))"  # noqa: S608
    " ON CONFLICT (doc) DO UPDATE SET words = excluded.words"
).bindparams(bindparam("words", type_=ARRAY(Text)))
_POSTGRES_FIND = text(
    f"SELECT doc FROM {WORDS} WHERE words @@ CAST(:query AS tsquery)"  # noqa: S608
    " ORDER BY doc DESC LIMIT :limit"
)
