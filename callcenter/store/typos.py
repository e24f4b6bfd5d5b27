"""Words of the index that are one slip of a letter away from a typed one.

Every way the word could have been meant is made and looked up: some hundred looks into the
vocabulary, however many words it holds. A blank or an apostrophe left out is a slip as well.
"""

from string import ascii_lowercase

from sqlalchemy import Connection

from callcenter.store.forewords import without_forewords
from callcenter.store.match import quoted, tokens
from callcenter.store.vocabulary import LONGEST, Book, beginning_any, known

_SHORTEST = 4
_MOST = 12
_MOST_CUT = 3
_LOOKED_AT = 40
_ENOUGH = 50
"""A word that stands in so many rows is frequent; nobody counts further."""
_MANY = 4
"""Words that make a sentence."""
_NEIGHBOURS = 2_000
"""Rows of the longer of two parts that are looked through for the other beside it: some 2 ms."""


def near_all(tx: Connection, text: str, book: Book = "ticket") -> list[tuple[str, ...]]:
    """`near_terms` of each word of a text; empty when one is near to nothing, or none can be meant
    otherwise.

    A word that only says what kind of name follows is left out. In a sentence a word that is said
    often stands for itself: each guess is looked for in pages of its own.
    """
    words, sentence = without_forewords(tokens(text)), is_sentence(text)
    found: list[tuple[str, ...]] = []
    for word in words:
        often = sentence and _frequency(tx, book, word) >= _ENOUGH
        near = (word,) if often else near_terms(tx, word, book)
        if not near:
            return []
        found.append(near)
    return found if any(near != (word,) for near, word in zip(found, words, strict=True)) else []


def is_sentence(text: str) -> bool:
    """So many words that what each may have been meant as is looked for by itself; numbers are no
    words.
    """
    return sum(not one.isdigit() for one in tokens(text)) >= _MANY


def near_terms(tx: Connection, word: str, book: Book = "ticket") -> tuple[str, ...]:
    """Indexed words that begin like `word` but for one slip, the most frequent first, at most 12.

    The first letter is taken as right as long as something begins with it. A short word or a
    number stands for itself. Two words that were written as one stand there as two.
    """
    if len(word) < _SHORTEST or word.isdigit() or len(word) > LONGEST:
        return (word,)
    ways = meant(word)
    same = {one for one in ways if one[0] == word[0]}
    found = _known(tx, book, same) or _known(tx, book, ways - same)
    return (*found[:_MOST], *two_words(tx, book, word))


def meant(word: str) -> set[str]:
    """The word itself and everything that is one slip away from it: a letter wrong, missing, too
    many, or two neighbours swapped.
    """
    found = {word}
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        found.update(f"{head}{sign}{tail}" for sign in ascii_lowercase)
        if tail:
            found.add(head + tail[1:])
            found.update(f"{head}{sign}{tail[1:]}" for sign in ascii_lowercase)
            found.add(head + tail[:2][::-1] + tail[2:])
    return found


def two_words(tx: Connection, book: Book, word: str) -> list[str]:
    """The word cut in two where both parts are known and somebody says them side by side.

    What is written "Jum'at" stands in the index as two.
    """
    if len(word) < _SHORTEST or not word.isalpha() or len(word) > LONGEST:
        return []
    halves = {f"{word[:at]} {word[at:]}" for at in range(1, len(word))}
    words = set(known(tx, book, {part for one in halves for part in one.split()}))
    both = sorted(one for one in halves if words.issuperset(one.split()))
    return [one for one in both if _is_said(tx, book, one)][:_MOST_CUT]


def _known(tx: Connection, book: Book, ways: set[str]) -> list[str]:
    """Whole words before longer ones that begin so, each the most frequent first."""
    found = beginning_any(tx, book, ways, _LOOKED_AT)
    whole = known(tx, book, ways)
    found = list(dict.fromkeys((*whole, *found)))
    if len(found) <= _MOST:
        return found
    often = {one: _frequency(tx, book, one) for one in found}
    return sorted(found, key=lambda one: (one not in whole, -often[one], one))


def _is_said(tx: Connection, book: Book, phrase: str) -> bool:
    """Side by side, where the longer part was said of late: its newest rows are looked through.

    Two words that are frequent and never neighbours cost a walk through all of both.
    """
    table, longer = f"{book}_words", max(phrase.split(), key=len)
    back = _ROWS_BACK.format(table=table)
    first = tx.exec_driver_sql(back, (quoted(longer), _NEIGHBOURS)).scalar() or 0
    return tx.exec_driver_sql(_SAID.format(table=table), (quoted(phrase), first)).scalar() == 1


_ROWS_BACK = "SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
_SAID = "SELECT EXISTS (SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid >= ?)"


def _frequency(tx: Connection, book: Book, word: str) -> int:
    said = (
        f"SELECT count(*) FROM (SELECT 1 FROM {book}_words"  # noqa: S608 - one of two literals
        f" WHERE {book}_words MATCH ? LIMIT {_ENOUGH})"
    )
    return int(tx.exec_driver_sql(said, (quoted(word),)).scalar_one())
