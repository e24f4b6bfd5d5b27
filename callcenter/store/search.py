"""One box finds tickets: number, id at LAPOR, phone, name, words, agency, place; newest first.

Candidates are bounded, never all are ranked: an index is walked from its newest row and left when
enough is found or looked at. The answer says where it was left, and the next page goes on there in
the same way: what a text means is settled with its first page.
"""

from contextlib import suppress
from datetime import datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from callcenter.callers.caller import CallerCard
from callcenter.callers.phone import parse_phone, phone_parts
from callcenter.errors import PhoneInvalid
from callcenter.store.callers import callers_by_line, callers_by_name, callers_by_phone
from callcenter.store.columns import moment_of
from callcenter.store.match import tokens
from callcenter.store.narrowing import SearchFilters
from callcenter.store.queries import (
    FROM_THE_NEWEST,
    Query,
    kin_of,
    nearly,
    words_begun,
    words_whole,
)
from callcenter.store.search_digits import (
    by_lapor_id,
    by_number,
    by_phone,
    is_number,
    phones_within,
)
from callcenter.store.search_walk import PageWalk, SearchHit
from callcenter.store.typos import is_sentence, near_all

_FEW = 25
_BEHIND_FEW = ("kin", "others")
"""Ways that are gone only where what was typed is said by few: so few that one page shows them, and
what follows them stays in order of time.
"""
_ANYTHING = SearchFilters()

Way = Literal[
    "newest", "number", "lapor", "phone", "words", "said", "whole", "others", "kin", "slip"
]
"""How tickets are looked for. `words` is whichever of those behind it the text turns out to need:
what begins as it was typed; the very words and, behind them, all that only begin so; what is made
from the same. `slip` is what is one slip of a letter away, gone once anything was found.
"""


class Rest(Struct, frozen=True):
    """Where a search goes on: the ways that are left, the first of them below this `doc`."""

    ways: tuple[Way, ...]
    below: int = FROM_THE_NEWEST

    @property
    def reached(self) -> datetime | None:
        """How far back the first of them was looked at; None when it is still to begin."""
        return None if self.below == FROM_THE_NEWEST else moment_of(self.below)


class SearchPage(Struct, frozen=True):
    """Hits, and where more may be; `rest` is None when there is nothing more.

    A page with a `rest` may hold few hits or none: then as many rows were looked at as one page
    may cost.
    """

    hits: tuple[SearchHit, ...]
    rest: Rest | None = None


def search(
    tx: Connection, text: str, *, filters: SearchFilters = _ANYTHING, limit: int = 50
) -> list[SearchHit]:
    """The first page's hits alone."""
    return list(search_page(tx, text, filters=filters, limit=limit).hits)


def search_page(
    tx: Connection,
    text: str,
    *,
    filters: SearchFilters = _ANYTHING,
    limit: int = 50,
    rest: Rest | None = None,
) -> SearchPage:
    """Tickets that the text means: by number, id at LAPOR, phone, then words, newest first.

    Words as they were typed come before those that are made from the same. An empty text means the
    newest of all. Words that nothing says to the end are tried again with one slip of a letter in
    each; with `rest`, of the page before, it goes on where that one was left.

    A ticket that is found by two ways, its phone and its words for instance, may come on two pages:
    a page knows what it holds, and only who shows them all knows what was shown.
    """
    text = _encodable(text)
    page = PageWalk(tx, filters, limit)
    left = _follow(tx, text, page, rest or Rest(_ways(tx, text)))
    return SearchPage(page.hits, left if left.ways else None)


def search_callers(tx: Connection, text: str, limit: int = 20) -> list[CallerCard]:
    """Callers that the text means, by number or by name."""
    text = _encodable(text)
    by_line = _callers_of_number(tx, text, limit)
    found = {card.id: card for card in (*by_line, *callers_by_name(tx, text, limit))}
    return list(found.values())[:limit]


def _encodable(text: str) -> str:
    """Without halves of characters, as a paste may hold them: the database takes none."""
    return text.encode("utf-8", "ignore").decode()


def _callers_of_number(tx: Connection, text: str, limit: int) -> list[CallerCard]:
    parts = phone_parts(text)
    if parts:
        with suppress(PhoneInvalid):
            whole = callers_by_phone(tx, parse_phone(text).key)
            if whole:
                return whole[:limit]
        # A ticket's number is nobody's telephone; a part of a number is looked for in all of them.
        found = [] if is_number(text) else callers_by_line(tx, parts, limit)
        if found:
            return found
    return [card for key in phones_within(text) for card in callers_by_phone(tx, key)]


def _ways(tx: Connection, text: str) -> tuple[Way, ...]:
    """How this text is looked for, one way after the other.

    A whole ticket number means that ticket and no other, an id of LAPOR with its # likewise.
    """
    if not text.strip():
        return ("newest",)
    if is_number(text):
        return ("number",) if by_number(tx, text) else ("lapor", "phone")
    if text.strip().startswith("#") and by_lapor_id(tx, text):
        return ("number", "lapor")
    return ("number", "lapor", "phone", "words", "slip")


def _ways_of_words(tx: Connection, text: str) -> tuple[Way, ...]:
    """What stands there as it was typed; where few say that, then what is made from the same.

    Where too many words begin so, the very word, and behind it what a walk finds of the others.
    """
    said = words_begun(tx, "ticket", text)
    if said is None:
        return ()
    if words_whole(tx, "ticket", text, said) is not None:
        return ("whole", "others")
    return ("said", "kin") if said.exact else ("said",)


def _follow(tx: Connection, text: str, page: PageWalk, left: Rest) -> Rest:
    """Goes these ways until the page is full or may cost no more; what is left of them.

    What the words of a sentence may have been meant as is a page of its own: nobody waits for it
    to see that nothing says them.
    """
    walked = False
    while left.ways and not page.is_full:
        way, *others = left.ways
        if way == "slip" and walked and is_sentence(text):
            break
        if way == "words":
            left = Rest((*_ways_of_words(tx, text), *others))
            continue
        before = len(page.hits)
        below, walked = _walk(tx, text, way, page, left.below), True
        many = len(page.hits) - before >= min(_FEW, page.limit)
        if many and left.below == FROM_THE_NEWEST:
            others = [one for one in others if one not in _BEHIND_FEW]
        if page.hits:
            others = [one for one in others if one != "slip"]
        if below is not None:
            return Rest((way, *others), below)
        left = Rest(tuple(others))
    return left


def _walk(tx: Connection, text: str, way: Way, page: PageWalk, below: int) -> int | None:
    """One way; the doc below which it goes on, None at its end."""
    if way == "newest":
        return page.by_words(Query(""), (), below)
    if way in ("number", "lapor", "phone"):
        return _walk_digits(tx, text, way, page, below)
    if way == "slip":
        near = near_all(tx, text)
        words = tuple(word for group in near for words in group for word in tokens(words))
        return page.by_words(nearly(near), words, below) if near else None
    query = _query(tx, text, way)
    return None if query is None else page.by_words(query, tokens(text), below)


def _walk_digits(tx: Connection, text: str, way: Way, page: PageWalk, below: int) -> int | None:
    if way == "phone":
        found = by_phone(tx, text, below)
        stopped = page.by_ids(found.runs, tokens(text), below)
        return found.below if stopped is None else stopped
    runs = [[one] for one in by_number(tx, text)] if way == "number" else [by_lapor_id(tx, text)]
    return page.by_ids(runs, tokens(text), below)


def _query(tx: Connection, text: str, way: Way) -> Query | None:
    """What the index is asked for this way, of the words as they are known now."""
    said = words_begun(tx, "ticket", text)
    if said is None or way == "said":
        return said
    if way == "kin":
        return kin_of(tx, text, said)
    whole = words_whole(tx, "ticket", text, said)
    if way == "whole" or whole is None:
        return said if whole is None else whole
    match = f"({said.match}) NOT ({whole.match})"
    return replace(said, match=match, without=whole.groups)
