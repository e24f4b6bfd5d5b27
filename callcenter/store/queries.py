"""What a typed text asks of a search index, so that answering never walks through all of it.

The index is asked for whole words: those a beginning may grow to are taken from the vocabulary, for
the index would join every ticket of each before it gives the first. A beginning of two or three
signs has an index of its own. Where a beginning may grow to too many words, and for a single sign,
rows are looked at one by one, the newest first, and only so many.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from callcenter.store.forewords import named_after
from callcenter.store.match import fold_word, quoted, tokens
from callcenter.store.stems import stems
from callcenter.store.typos import two_words
from callcenter.store.vocabulary import LONGEST, Book, beginning

FROM_THE_NEWEST = 1 << 62
"""Behind every `doc`."""
LOOKED_AT = 2_000
"""Rows that are looked at, at most: some 20 ms, so that the list stands before the next key."""
JOINED = 10_000
"""Tickets of the rarest word times words that a page of several words joins: some 30 ms. Each is
said by many, all by none perhaps, and a whole index joined for nothing costs half a second at a
million.
"""
_ASKED_HOW_RARE = 3
_SHORT = 3
"""Signs of the longest beginning that the index itself knows."""
_MOST = 40
_JOINED = re.compile(r"(?<=[^\W_])['’ʼ`´‘](?=[^\W_])")
"""An apostrophe within a word: "Jum'at" stands in the index as two words, "Jumat" as one."""


class Query(Struct, frozen=True):
    """A MATCH, empty for any row; unless `exact`, its rows must still be asked if they fit.

    `groups` are what it wants all of, each a MATCH, and nothing that says all of `without`;
    `begun` are the beginnings that each row must have a word for.
    """

    match: str
    begun: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]], begun: tuple[str, ...] = ()) -> "Query":
        """What wants any term of each group."""
        wanted = tuple(map(_any_of, groups))
        return cls(" AND ".join(wanted), begun, wanted)

    @property
    def joins(self) -> int:
        """Tickets of each word that a page may join; 0 for one word, which needs no other."""
        return JOINED // len(self.groups) if len(self.groups) > 1 else 0

    @property
    def exact(self) -> bool:
        """Every row of the MATCH belongs here."""
        return not self.begun

    def fits(self, texts: Iterable[str]) -> bool:
        """The row that holds these texts belongs here."""
        folded = fold_word("\n".join(texts))
        return all(_beginning(start).search(folded) for start in self.begun)


def words_begun(tx: Connection, book: Book, text: str) -> Query | None:
    """Rows with every word of the text, each as the beginning of one; None when it has no word."""
    asked = _asked(tx, book, text)
    if not asked:
        return None
    begun = tuple(one.word for one in asked if not one.terms)
    groups = [one.terms or [f"{quoted(one.word[:_SHORT])} *"] for one in asked if one.is_bounded]
    return Query.of(groups, begun)


def words_whole(tx: Connection, book: Book, text: str, begun: Query) -> Query | None:
    """Rows that say the very words of which too many others begin so; None where one is a sign.

    `begun` is what `words_begun` made of the same text.
    """
    if begun.exact or any(len(one) == 1 for one in begun.begun):
        return None
    groups = (one.terms or [quoted(one.word)] for one in _asked(tx, book, text))
    return Query.of(groups)


def nearly(words: Iterable[Iterable[str]]) -> Query:
    """Rows that say one word of each group."""
    return Query.of([quoted(word) for word in group] for group in words)


def kin_of(tx: Connection, text: str, said: Query) -> Query | None:
    """Tickets whose words only stand for what the text is made from ("perbaikan": "baik").

    A word that others write as two is the same ("jumat": "jum'at"). `said` is what `words_begun`
    made of the same text; None where there is nothing to add.
    """
    if not said.exact:
        return None
    kin = {word: (*stems(word), *two_words(tx, "ticket", word)) for word in tokens(text)}
    if not any(kin.values()):
        return None
    groups = ([*one.terms, *map(quoted, kin[one.word])] for one in _asked(tx, "ticket", text))
    wanted = Query.of(groups)
    return replace(wanted, match=f"({wanted.match}) NOT ({said.match})", without=said.groups)


def reach(tx: Connection, query: Query, below: int, first: int, many: int) -> tuple[int, Query]:
    """The `doc` down to which so many tickets say the rarest of the longest words of several.

    `first` where fewer are left of one of them: then the index joins it with the others for little.
    The query comes back with its words in this order, the rarest first.
    """
    longest = sorted(query.groups, key=_length, reverse=True)
    back: dict[str, int] = {}
    for group in longest[:_ASKED_HOW_RARE]:
        found = tx.exec_driver_sql(_SO_MANY_BACK, (group, below, first, many)).scalar()
        if found is None:
            return first, query
        back[group] = int(found)
    in_order = sorted(longest, key=lambda group: back.get(group, below))
    return min(back.values()), replace(query, groups=tuple(in_order))


def saying_all(tx: Connection, query: Query, below: int, first: int) -> list[int]:
    """The docs of a span that belong to a query of several words, the newest first.

    Asked from the oldest on, the rarest word first: the index steps from one ticket that says it to
    the next and, behind the last of the span, no further than to the first that was found before.
    """
    match = " AND ".join(query.groups)
    if query.without:
        match = f"({match}) NOT ({' AND '.join(query.without)})"
    docs: list[int] = _docs(tx.exec_driver_sql(_SPAN_OF, (match, below, first)).scalar_one())
    return docs[::-1]


_docs = msgspec.json.Decoder(list[int]).decode
_IN_SPAN = "FROM ticket_words WHERE ticket_words MATCH ? AND rowid < ? AND rowid >= ?"
_SPAN_OF = f"SELECT json_group_array(rowid) {_IN_SPAN}"
_SO_MANY_BACK = f"SELECT rowid {_IN_SPAN} ORDER BY rowid DESC LIMIT 1 OFFSET ?"


def _length(group: str) -> int:
    """Signs of its first term, which is what was typed: the longer, the rarer as a rule."""
    return len(group.split(" OR ", 1)[0])


def _any_of(group: Sequence[str]) -> str:
    return f"({' OR '.join(group)})"


class _Asked(Struct, frozen=True):
    """A typed word and how the index is asked for what begins so; no terms when nothing bounds it.

    `terms` also hold what does as well in its place.
    """

    word: str
    terms: list[str]

    @property
    def is_bounded(self) -> bool:
        """The index can be asked for it, or for its beginning."""
        return bool(self.terms) or len(self.word) > 1


def _asked(tx: Connection, book: Book, text: str) -> list[_Asked]:
    words = tokens(text)
    as_well = _joined(tx, book, text)
    followed = named_after(words)
    column = "names : " if book == "ticket" else ""
    found = []
    for word in words:
        terms = _whole_words(tx, book, word) or []
        name = followed.get(word, "")
        if len(name) >= _SHORT:  # fewer signs would be the beginning of anything
            named = f"{column}{_any_of(_beginning_terms(tx, book, name))}"
            terms = [*(terms or [quoted(word)]), named]
        found.append(_Asked(word, [*terms, *as_well.get(word, ())] if terms else []))
    return found


def _joined(tx: Connection, book: Book, text: str) -> dict[str, list[str]]:
    """For each part of a word with an apostrophe: the word without it does as well."""
    found: dict[str, list[str]] = {}
    for piece in text.split() if _JOINED.search(text) else ():
        parts = tokens(_JOINED.sub(" ", piece))
        for whole in tokens(_JOINED.sub("", piece)) if _JOINED.search(piece) else ():
            terms = _whole_words(tx, book, whole) or [quoted(whole)]
            found |= {one: terms for one in parts if one in whole}
    return found


def _beginning_terms(tx: Connection, book: Book, word: str) -> list[str]:
    """What begins so, or a shorter beginning where the index cannot bound it."""
    return _whole_words(tx, book, word) or [f"{quoted(word[:_SHORT])} *"]


@lru_cache(maxsize=64)
def _beginning(start: str) -> re.Pattern[str]:
    """Where a word begins so, in folded text: much less than reading all its words."""
    return re.compile(rf"(?<![^\W_]){re.escape(start)}")


def _whole_words(tx: Connection, book: Book, token: str) -> list[str] | None:
    """How the index is asked for what begins so; None when it cannot bound it."""
    if len(token) == 1 and not token.isalpha():
        return None  # numbers are not in the vocabulary
    if 1 < len(token) <= _SHORT or token.isdigit() or len(token) > LONGEST:
        return [f"{quoted(token)} *"]
    known = beginning(tx, book, token, _MOST + 1)
    return None if len(known) > _MOST else [quoted(one) for one in dict.fromkeys((token, *known))]
