"""What a typed text asks of a search index, so that answering never walks through all of it.

The index is asked for whole words: those a beginning may grow to are taken from the vocabulary, for
the index would join every ticket of each before it gives the first. A beginning of two or three
signs has an index of its own. Where a beginning may grow to too many words, and for a single sign,
rows are looked at one by one, the newest first, and only so many.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from callcenter.store.match import every_word, quoted, tokens
from callcenter.store.stems import stems
from callcenter.store.vocabulary import LONGEST, Book, beginning

LOOKED_AT = 1_000
"""Rows that are looked at, at most."""
_SHORT = 3
"""Signs of the longest beginning that the index itself knows."""
_MOST = 40


@dataclass(frozen=True, slots=True)
class Query:
    """A MATCH, empty for any row; unless `exact`, its rows must still be asked if they fit.

    `begun` are the beginnings that each row must have a word for.
    """

    match: str
    begun: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Every row of the MATCH belongs here."""
        return not self.begun

    def fits(self, texts: Iterable[str]) -> bool:
        """The row that holds these texts belongs here."""
        words = every_word("\n".join(texts))
        return all(any(one.startswith(start) for one in words) for start in self.begun)


def words_begun(tx: Connection, book: Book, text: str) -> Query | None:
    """Rows with every word of the text, each as the beginning of one; None when it has no word."""
    found = tokens(text)
    if not found:
        return None
    asked = {token: _whole_words(tx, book, token) for token in found}
    begun = tuple(token for token, whole in asked.items() if whole is None)
    groups = [
        whole or [f"{quoted(token[:_SHORT])} *"]
        for token, whole in asked.items()
        if whole or len(token) > 1
    ]
    return Query(" AND ".join(map(_any_of, groups)), begun)


def words_whole(tx: Connection, book: Book, text: str, begun: Query) -> Query | None:
    """Rows that say the very words of which too many others begin so; None where one is a sign.

    `begun` is what `words_begun` made of the same text.
    """
    if begun.exact or any(len(one) == 1 for one in begun.begun):
        return None
    groups = (_whole_words(tx, book, token) or [quoted(token)] for token in tokens(text))
    return Query(" AND ".join(map(_any_of, groups)))


def kin_of(tx: Connection, text: str, said: Query) -> Query | None:
    """Tickets whose words only stand for what the text is made from ("perbaikan": "baik").

    `said` is what `words_begun` made of the same text; None where there is nothing to add.
    """
    made_from = {token: stems(token) for token in tokens(text)}
    if not said.exact or not any(made_from.values()):
        return None
    groups = (
        [*(_whole_words(tx, "ticket", token) or ()), *map(quoted, roots)]
        for token, roots in made_from.items()
    )
    return Query(f"({' AND '.join(map(_any_of, groups))}) NOT ({said.match})")


def is_said(tx: Connection, query: Query, many: int) -> bool:
    """At least so many tickets belong to an exact query."""
    asked = "SELECT count(*) FROM (SELECT 1 FROM ticket_words WHERE ticket_words MATCH ? LIMIT ?)"
    return int(tx.exec_driver_sql(asked, (query.match, many)).scalar_one()) >= many


def _any_of(group: Sequence[str]) -> str:
    return f"({' OR '.join(group)})"


def _whole_words(tx: Connection, book: Book, token: str) -> list[str] | None:
    """How the index is asked for what begins so; None when it cannot bound it."""
    if len(token) == 1:
        return None
    if len(token) <= _SHORT or token.isdigit() or len(token) > LONGEST:
        return [f"{quoted(token)} *"]
    known = beginning(tx, book, token, _MOST + 1)
    return None if len(known) > _MOST else [quoted(one) for one in dict.fromkeys((token, *known))]
