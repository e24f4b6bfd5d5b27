"""Few tickets that may be what is being told now, out of however many: bounded lists, merged.

Nothing here is ranked; each list is read from an index, its newest end first, and is left when it
is long enough. How much alike two tellings are is the desk's matter.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, select

from callcenter.store.columns import micros
from callcenter.store.match import quoted, tokens
from callcenter.store.prepared import many
from callcenter.store.ticket_tables import tickets

_PROBED = 24
"""Documents looked at to learn how often a word is said."""
ASKED = 40
"""Words of a text that are looked up. A telling of some sentences has fewer: none is left out.

Of a longer text as many are taken, spread over all of it. At 100,000 tickets, 60 to 370 words of
other matters before or behind a telling, they found no fewer of its twins than all the words (0.07
to 0.39 of them against 0.03 to 0.35); the first 40 found hardly one when it stands at the end. A
look costs some 0.1 ms there and 0.3 ms at a million.
"""
_RARE = 6
"""So many of the rarest words are looked for."""


class Candidate(Struct, frozen=True):
    """What two tellings are compared by; `text` is summary, beginning of the story and landmark."""

    doc: int
    id: str
    category: str
    place: str
    text: str
    pin: tuple[float, float] | None


def told_in(
    tx: Connection, places: Collection[str], since: datetime, limit: int, category: str = ""
) -> list[int]:
    """The newest tickets of exactly these places (docs), of one category when it is given."""
    if not places:
        return []
    asked = select(tickets.c.doc).where(
        tickets.c.place.in_(sorted(places)), tickets.c.registered_at >= since
    )
    if category:
        asked = asked.where(tickets.c.category == category)
    newest = asked.order_by(tickets.c.registered_at.desc()).limit(limit)
    return list(tx.execute(newest).scalars())


def told_with(
    tx: Connection, words: Collection[str], since: datetime, limit: int, named: str = ""
) -> list[int]:
    """The newest tickets (docs) that say one of the rarest of these words, in the order told.

    No more than ASKED of them are looked up, however long the text is.
    `named` is a name (of a place) their row must go by. How rare a word is nobody counts: the
    newest few that say it lie the further back the rarer it is.
    """
    rare = _rarest(tx, words, since)
    if not rare:
        return []
    query = f"words : ({' OR '.join(map(quoted, rare))})"
    where = tokens(named)
    if where:
        query = f"({query}) AND names : ({quoted(' '.join(where))})"
    return list(tx.exec_driver_sql(_SAYING, (query, micros(since), limit)).scalars())


def candidates(tx: Connection, docs: Collection[int]) -> list[Candidate]:
    """What is known of these tickets, in no order."""
    rows = tx.exec_driver_sql(_KNOWN, many(sorted(docs)))
    return [
        Candidate(doc, of, category, place, text, None if None in (lat, lon) else (lat, lon))
        for doc, of, category, place, text, lat, lon in rows
    ]


def _rarest(tx: Connection, words: Collection[str], since: datetime) -> list[str]:
    """Those said least of late; what nobody says is nobody's."""
    found: list[tuple[int, int, str]] = []
    for word in _spread(list(words)):
        query = f"words : {quoted(word)}"
        docs = tx.exec_driver_sql(_SAYING, (query, micros(since), _PROBED)).scalars().all()
        if docs:
            found.append((docs[-1] if len(docs) == _PROBED else 0, len(docs), word))
    return [word for *_, word in sorted(found)[:_RARE]]


def _spread(words: Sequence[str]) -> Sequence[str]:
    """As many as are asked, from the beginning to the end."""
    if len(words) <= ASKED:
        return words
    return [words[at * len(words) // ASKED] for at in range(ASKED)]


_SAYING = (
    "SELECT rowid FROM ticket_words WHERE ticket_words MATCH ? AND rowid >= ?"
    " ORDER BY rowid DESC LIMIT ?"
)
_KNOWN = (
    "SELECT doc, id, category, place, summary || ' ' || description_start || ' ' || landmark,"
    " latitude, longitude FROM tickets WHERE doc IN (SELECT value FROM json_each(?))"
)
