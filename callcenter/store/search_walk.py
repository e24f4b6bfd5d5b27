"""Fills one page of hits from indexes that are walked from the newest row, and tells where it left.

So many rows are looked at and no more, whatever hits are narrowed to; what a text means, and which
index it is looked for in, is the search's matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Integer, Select, func, literal_column, select

from callcenter.store.marks import Matching, matching, snippet
from callcenter.store.narrowing import SearchFilters, conditions, narrowed
from callcenter.store.prepared import many
from callcenter.store.queries import LOOKED_AT, Query, reach, saying_all
from callcenter.store.rows import TicketRow, ticket_row
from callcenter.store.stems import stems_of_all
from callcenter.store.ticket_tables import tickets
from callcenter.store.tickets import in_place, select_rows

_FITTING = 4_000
"""Rows of an exact MATCH that are asked if the filters let them through, at most: some 30 ms of
pages that must be decrypted; a row that must be read word by word (`LOOKED_AT`) costs the double.
"""
_IN_ORDER = 12_000
"""The same without a text: rows that lie side by side, three for the price of one."""
_docs = msgspec.json.Decoder(list[int]).decode
_FEW_PAGES = 5
"""The first span of several words, in pages: who says one of them says the other now and then."""
_GROWS = 4
"""Each piece of a walk is so much longer than the last: few pieces, and no long one in vain."""


class SearchHit(Struct, frozen=True):
    """A ticket found; `marks` are (start, end) places in `snippet` that matched.

    The snippet holds what was said and noted, never a name or number from the reporter's fields:
    a hit by name alone has no marks.
    """

    ticket_id: str
    row: TicketRow
    snippet: str
    marks: tuple[tuple[int, int], ...]


class _Piece(Struct, frozen=True):
    """Rows that were looked at, the newest first, and those of them that belong to the query."""

    looked_at: Sequence[int]
    fitting: Sequence[int]


class _Left(Struct, frozen=True):
    """Below which doc a walk goes on; `is_all` that this page asks no more."""

    below: int
    is_all: bool = False


class PageWalk:
    """One page while it is filled; each walk gives the doc below which it goes on, or None.

    None says that this walk has come to its end, a doc that the page is full or that so many rows
    were looked at.
    """

    def __init__(self, tx: Connection, filters: SearchFilters, limit: int) -> None:
        self._tx = tx
        self._filters = filters
        self.limit = limit
        self._conditions = conditions(filters)
        self._found: dict[str, SearchHit] = {}

    @property
    def hits(self) -> tuple[SearchHit, ...]:
        """What was found until now, in order."""
        return tuple(self._found.values())

    @property
    def is_full(self) -> bool:
        """No further hit has room."""
        return len(self._found) >= self.limit

    def by_ids(self, runs: Iterable[Sequence[str]], words: Sequence[str], below: int) -> int | None:
        """Those of these tickets that may be shown; all of a run stand before all of the next.

        Each that is asked is a page to be read: of hundreds no more than fill this page.
        """
        for ids in _pieces(runs, 2 * self.limit):
            # From the ids to their rows: an index of what is asked for would be walked.
            given = func.json_each(*many(ids)).table_valued("value")
            rows = given.join(tickets, tickets.c.id == given.c.value)
            asked = select(tickets.c.doc).select_from(rows).where(tickets.c.doc < below)
            docs = self._docs_of(asked.where(*self._conditions))
            stopped = self._show(sorted(docs, reverse=True), words)
            if stopped is not None:
                return stopped
        return None

    def by_words(self, query: Query, words: Sequence[str], below: int) -> int | None:
        """Rows of the index that belong to the query, of all tickets when it asks for nothing."""
        wanted, below = narrowed(query, self._filters), min(below, self._filters.last_doc)
        spans = self._by_spans(wanted, words, below) if wanted.joins else _Left(below)
        if spans.is_all:
            return spans.below
        below = spans.below
        left = (_FITTING if wanted.match else _IN_ORDER) if wanted.exact else LOOKED_AT
        size = self.limit if wanted.exact else 2 * self.limit
        while not self.is_full:
            size = min(size, left)
            piece = self._piece(wanted, below, size)
            stopped = self._show(self._allowed(piece.fitting), words)
            if stopped is not None:
                return stopped
            if len(piece.looked_at) < size:
                return None
            left -= size
            below = piece.looked_at[-1]
            if left <= 0:
                return below
            size *= _GROWS
        return below

    def _by_spans(self, wanted: Query, words: Sequence[str], below: int) -> "_Left":
        """Several words, span by span while each of them is said by many."""
        left, size, oldest = wanted.joins, _FEW_PAGES * self.limit, self._filters.first_doc
        if not wanted.exact:
            left = min(left, LOOKED_AT)
        while not self.is_full and left > 0:
            size = min(size, left)
            first, in_order = reach(self._tx, wanted, below, oldest, size)
            if first == oldest:
                return _Left(below)
            docs: Sequence[int] = saying_all(self._tx, in_order, below, first)
            if not wanted.exact:
                docs = self._fitting(wanted, self._tx.exec_driver_sql(_TEXTS_AT, many(docs)).all())
            stopped = self._show(self._allowed(docs), words)
            if stopped is not None:
                return _Left(stopped, is_all=True)
            below, left, size = first, left - size, size * _GROWS
        return _Left(below, is_all=True)

    @staticmethod
    def _fitting(wanted: Query, rows: Iterable[Sequence[Any]]) -> list[int]:
        return [doc for doc, *texts in rows if wanted.fits(texts)]

    def _piece(self, wanted: Query, below: int, size: int) -> _Piece:
        span = (below, self._filters.first_doc, size)
        if not wanted.exact:
            asked, given = (_TEXTS_OF, (wanted.match, *span)) if wanted.match else (_TEXTS, span)
            rows = self._tx.exec_driver_sql(asked, given).all()
            return _Piece([row[0] for row in rows], self._fitting(wanted, rows))
        if wanted.match:
            docs: Sequence[int] = _docs(
                self._tx.exec_driver_sql(_DOCS_OF, (wanted.match, *span)).scalar_one()
            )
        elif self._filters.by_place:
            docs = self._of_place(below, size)
        else:
            docs = _docs(self._tx.exec_driver_sql(_DOCS, span).scalar_one())
        return _Piece(docs, docs)

    def _of_place(self, below: int, size: int) -> Sequence[int]:
        # The sign keeps SQLite from walking all tickets in this order: those of a place are few.
        in_order = literal_column("+tickets.doc", Integer).desc()
        asked = select(tickets.c.doc).where(in_place(self._filters.place), tickets.c.doc < below)
        return self._docs_of(asked.order_by(in_order).limit(size))

    def _allowed(self, docs: Sequence[int]) -> Sequence[int]:
        """Those that the filters let through."""
        if not docs or not self._conditions:
            return docs
        # From the docs to their rows: an index of what is asked for would be walked, all of it.
        given = func.json_each(*many(docs)).table_valued("value")
        rows = given.join(tickets, tickets.c.doc == given.c.value, isouter=False)
        asked = select(tickets.c.doc).select_from(rows).where(*self._conditions)
        return sorted(self._docs_of(asked), reverse=True)

    def _docs_of(self, asked: Select[int]) -> list[int]:
        """As one row: at each of thousands the driver would wait for the other threads."""
        rows = asked.subquery()
        return _docs(self._tx.execute(select(func.json_group_array(rows.c.doc))).scalar_one())

    def _show(self, docs: Sequence[int], words: Sequence[str]) -> int | None:
        """Adds these hits; the last doc that had room when the page is full."""
        at = 0
        while at < len(docs) and not self.is_full:
            some = docs[at : at + self.limit - len(self._found)]
            self._collect(some, words)
            at += len(some)
        return docs[at - 1] if at and self.is_full else None

    def _collect(self, docs: Sequence[int], words: Sequence[str]) -> None:
        asked = select_rows().add_columns(tickets.c.doc).where(tickets.c.doc.in_(docs))
        rows = self._tx.execute(asked.order_by(tickets.c.doc.desc())).all()
        texts = self._tx.exec_driver_sql(_SAID, many(docs)).all() if words else ()
        said = {row[0]: row[1] for row in texts}
        matches = matching(words, stems_of_all(words))
        for *values, doc in rows:
            self._add(ticket_row(values), said.get(doc, ""), matches)

    def _add(self, row: TicketRow, said: str, matches: Matching) -> None:
        shown, marks = snippet(said or row.description_start, matches)
        self._found.setdefault(row.id, SearchHit(row.id, row, shown, marks))


def _pieces(runs: Iterable[Sequence[str]], size: int) -> Iterator[list[str]]:
    """Whole runs, so many ids at first and more in each that follows."""
    piece: list[str] = []
    for run in runs:
        piece += run
        if len(piece) >= size:
            yield piece
            piece, size = [], size * _GROWS
    if piece:
        yield piece


_IN_SPAN = "rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?"
_TEXTS = f"SELECT rowid, words, names FROM ticket_words WHERE {_IN_SPAN}"  # noqa: S608 - marks alone
_TEXTS_OF = _TEXTS.replace("WHERE", "WHERE ticket_words MATCH ? AND")
_TEXTS_AT = (
    "SELECT rowid, words, names FROM ticket_words"
    " WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC"
)
_DOCS_OF = (
    "SELECT json_group_array(rowid) FROM"  # noqa: S608 - marks alone
    f" (SELECT rowid FROM ticket_words WHERE ticket_words MATCH ? AND {_IN_SPAN})"
)
_DOCS = (
    "SELECT json_group_array(doc) FROM"
    " (SELECT doc FROM tickets WHERE doc < ? AND doc >= ? ORDER BY doc DESC LIMIT ?)"
)
_SAID = "SELECT rowid, words FROM ticket_words WHERE rowid IN (SELECT value FROM json_each(?))"
