"""Every word that stands in a search index, once: how words begin and what is nearly one is asked
here, because the index itself would walk through all tickets of each word.

A word is forgotten with the last row that says it. Numbers are left out: nobody spells them wrong.
"""

from collections.abc import Collection, Iterable
from typing import Literal

from sqlalchemy import Connection

from callcenter.store.match import every_word, quoted
from callcenter.store.prepared import many

Book = Literal["ticket", "caller"]
"""Whose words."""

LONGEST = 40
"""Letters of the longest word that is kept; a longer one is no word."""
LAST = "\U0010ffff"
"""Sorts behind whatever a word goes on with."""


def known_words(texts: Iterable[str]) -> set[str]:
    """The words of these texts that are kept."""
    found = every_word("\n".join(texts))
    return {one for one in found if len(one) <= LONGEST and not one.isdigit()}


def learn(tx: Connection, book: Book, words: Collection[str]) -> None:
    """Keeps these words."""
    if words:
        tx.exec_driver_sql(_LEARN, (book, *many(sorted(words))))


def unlearn(tx: Connection, book: Book, words: Collection[str]) -> None:
    """Forgets those of these words that no row of the index says any more."""
    said = f"SELECT 1 FROM {book}_words WHERE {book}_words MATCH ? LIMIT 1"  # noqa: S608 - one of two literals
    gone = [one for one in words if tx.exec_driver_sql(said, (quoted(one),)).first() is None]
    if gone:
        tx.exec_driver_sql(_UNLEARN, (book, *many(gone)))


def forget_all(tx: Connection, book: Book) -> None:
    """An empty vocabulary, for an index that is made anew."""
    tx.exec_driver_sql("DELETE FROM vocabulary WHERE book = ?", (book,))


def beginning(tx: Connection, book: Book, start: str, most: int) -> list[str]:
    """The words that begin so, in the order of the alphabet."""
    found = tx.exec_driver_sql(_BEGINNING, (book, start, start + LAST, most))
    return list(found.scalars())


def beginning_any(tx: Connection, book: Book, starts: Collection[str], most: int) -> list[str]:
    """The words that begin in one of these ways, each once."""
    found = tx.exec_driver_sql(_BEGINNING_ANY, (LAST, *many(sorted(starts)), book, most))
    return list(dict.fromkeys(found.scalars()))


def known(tx: Connection, book: Book, words: Collection[str]) -> list[str]:
    """Those of these words that are kept."""
    return list(tx.exec_driver_sql(_KNOWN, (book, *many(sorted(words)))).scalars())


_LEARN = "INSERT OR IGNORE INTO vocabulary SELECT ?, value FROM json_each(?)"
_UNLEARN = "DELETE FROM vocabulary WHERE book = ? AND term IN (SELECT value FROM json_each(?))"
_KNOWN = "SELECT term FROM vocabulary WHERE book = ? AND term IN (SELECT value FROM json_each(?))"
_BEGINNING = "SELECT term FROM vocabulary WHERE book = ? AND term >= ? AND term < ? LIMIT ?"
_BEGINNING_ANY = (
    "SELECT known.term FROM (SELECT value, value || ? AS last FROM json_each(?)) AS start"
    " CROSS JOIN vocabulary AS known ON known.book = ?"
    " AND known.term >= start.value AND known.term < start.last LIMIT ?"
)
