"""One box finds tickets: number, id at LAPOR, phone, name, words, agency, place; newest first.

Candidates are bounded, never all are ranked: the index is walked from the newest document and left
when enough is found.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnClause, Connection, RowMapping, Select, literal_column, select
from sqlalchemy import text as sql

from callcenter.callers.caller import CallerCard
from callcenter.callers.phone import parse_phone, phone_parts
from callcenter.errors import PhoneInvalid, TicketNumberInvalid
from callcenter.store.callers import callers_by_line, callers_by_name, callers_by_phone
from callcenter.store.columns import micros
from callcenter.store.log import chunks
from callcenter.store.marks import snippet
from callcenter.store.match import any_of_all, quoted, tokens
from callcenter.store.phone_ends import LEAST as PHONE_DIGITS
from callcenter.store.phone_ends import numbers_with
from callcenter.store.projection import DOC_SPREAD
from callcenter.store.queries import LOOKED_AT, Query, is_said, kin_of, words_begun, words_whole
from callcenter.store.reported import tickets_of_numbers
from callcenter.store.rows import TicketRow, ticket_row
from callcenter.store.stems import stems_of_all
from callcenter.store.ticket_columns import number_key
from callcenter.store.ticket_tables import ticket_agencies, ticket_numbers, tickets
from callcenter.store.tickets import find_by_lapor_id, in_place, select_rows
from callcenter.store.typos import near_terms
from callcenter.tickets.number import parse_number

_NUMBER_DIGITS = 6
_BEHIND_DIGITS = ":"
_NUMBERS = 400
_PHONES = 200
"""Numbers that hold a part: with more than these the part says too little."""
_FEW = 25
_PIECE = 100
_LAST = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilters:
    """What hits are narrowed to; empty means any. `place` takes in the places within it."""

    states: tuple[str, ...] = ()
    open_only: bool = False
    agency_id: str = ""
    category: str = ""
    place: str = ""
    classification: str = ""
    channel: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A ticket found; `marks` are (start, end) places in `snippet` that matched.

    The snippet holds what was said and noted, never a name or number from the reporter's fields:
    a hit by name alone has no marks.
    """

    ticket_id: str
    row: TicketRow
    snippet: str
    marks: tuple[tuple[int, int], ...]


_ANYTHING = SearchFilters()


def search(
    tx: Connection,
    text: str,
    *,
    filters: SearchFilters = _ANYTHING,
    limit: int = 50,
    before: datetime | None = None,
) -> list[SearchHit]:
    """Tickets that the text means: by number, id at LAPOR, phone, then words, newest first.

    Words as they were typed come before those that are made from the same.

    An empty text means the newest of all.

    `before` goes on from the registration time of the last hit. Words that find nothing are tried
    again with one slip of a letter in each.
    """
    found: dict[str, SearchHit] = {}
    base = _filtered(filters, before)
    if not text.strip():
        _take(tx, base, limit, (), found)
        return list(found.values())
    if _by_digits(tx, text, _Asked(base, limit, before), found):
        return list(found.values())
    if len(found) < limit:
        for query in _meant(tx, text, limit, first_page=before is None):
            asked = _Asked(base, limit, before)
            _by_words(tx, asked, _narrowed(query, filters), tokens(text), found)
    if not found:
        near = [near_terms(tx, one) for one in tokens(text)]
        if near and all(near):
            words = tuple(word for group in near for word in group)
            query = _narrowed(Query(any_of_all(near)), filters)
            _by_words(tx, _Asked(base, limit, before), query, words, found)
    return list(found.values())[:limit]


def _meant(tx: Connection, text: str, limit: int, *, first_page: bool) -> Iterator[Query]:
    """What stands there as it was typed; where few say that, then what is made from the same.

    Where too many words begin so, the very word, and behind it what a walk finds of the others.

    Few are so few that the first page shows them all, so pages stay in order of time.
    """
    said = words_begun(tx, "ticket", text)
    if said is None:
        return
    whole = words_whole(tx, "ticket", text, said)
    if whole is not None and is_said(tx, whole, min(_FEW, limit)):
        yield whole
        return
    if whole is not None:
        if first_page:
            yield whole
        yield replace(said, match=f"({said.match}) NOT ({whole.match})")
        return
    if not said.exact or is_said(tx, said, min(_FEW, limit)):
        yield said
        return
    if first_page:
        yield said
    kin = kin_of(tx, text, said)
    if kin is not None:
        yield kin


@dataclass(frozen=True, slots=True)
class _Asked:
    """The rows that may be shown, how many, and from when they go on."""

    rows: Select[tuple[object, ...]]
    limit: int
    before: datetime | None


def _by_digits(tx: Connection, text: str, asked: _Asked, found: dict[str, SearchHit]) -> bool:
    """By number, id at LAPOR and phone; True when the text can mean nothing else.

    A whole ticket number means that ticket and no other, an id of LAPOR with its # likewise.
    """

    def take(ids: Sequence[str]) -> int:
        held = len(found)
        for piece in chunks(ids):
            if len(found) < asked.limit:
                rows = asked.rows.where(tickets.c.id.in_(piece))
                _take(tx, rows, asked.limit, tokens(text), found)
        return len(found) - held

    is_number = _is_number(text)
    if take(_by_number(tx, text)) and is_number:
        return True
    if take(_by_lapor_id(tx, text)) and text.strip().startswith("#"):
        return True
    take(_by_phone(tx, text, asked.before))
    return is_number


def search_callers(tx: Connection, text: str, limit: int = 20) -> list[CallerCard]:
    """Callers that the text means, by number or by name."""
    by_line = _callers_of_number(tx, text, limit)
    found = {card.id: card for card in (*by_line, *callers_by_name(tx, text, limit))}
    return list(found.values())[:limit]


def _callers_of_number(tx: Connection, text: str, limit: int) -> list[CallerCard]:
    parts = _parts(text)
    if not parts:
        return []
    with suppress(PhoneInvalid):
        whole = callers_by_phone(tx, parse_phone(text).key)
        if whole:
            return whole[:limit]
    # A ticket's number is nobody's telephone; a part of a number is looked for in all of them.
    return [] if _is_number(text) else callers_by_line(tx, parts, limit)


def _narrowed(query: Query, filters: SearchFilters) -> Query:
    """The MATCH with agency and category in it: the index finds the few where the rows would not.

    It lets more through than the filter itself, which stands in the WHERE all the same.
    """
    wanted = [one for one in (filters.agency_id, filters.category) if tokens(one)]
    named = (f"names : {quoted(one)}" for one in wanted)
    said = [f"({query.match})"] if query.match else []
    return replace(query, match=" AND ".join((*said, *named)))


def _filtered(filters: SearchFilters, before: datetime | None) -> Select[tuple[object, ...]]:
    asked = select_rows()
    for name in ("category", "classification", "channel"):
        wanted = getattr(filters, name)
        if wanted:
            asked = asked.where(tickets.c[name] == wanted)
    if filters.states:
        asked = asked.where(tickets.c.state.in_(filters.states))
    if filters.open_only:
        asked = asked.where(tickets.c.is_open)
    if filters.place:
        asked = asked.where(in_place(filters.place))
    if filters.agency_id:
        held = select(ticket_agencies.c.ticket_id)
        held = held.where(ticket_agencies.c.agency_id == filters.agency_id)
        asked = asked.where(tickets.c.id.in_(held))
    return _in_time(asked, filters, before)


def _in_time(
    asked: Select[tuple[object, ...]], filters: SearchFilters, before: datetime | None
) -> Select[tuple[object, ...]]:
    if filters.since is not None:
        asked = asked.where(tickets.c.registered_at >= filters.since)
    ends = [one for one in (filters.until, before) if one is not None]
    if ends:
        asked = asked.where(tickets.c.registered_at < min(ends))
    return asked


def _is_number(text: str) -> bool:
    with suppress(TicketNumberInvalid):
        return bool(parse_number(text))
    return False


def _by_number(tx: Connection, text: str) -> Sequence[str]:
    """Tickets of this number, or of one that begins so: then the highest numbers, not all."""
    asked = select(ticket_numbers.c.ticket_id)
    number = ticket_numbers.c.number
    with suppress(TicketNumberInvalid):
        whole = asked.where(number == number_key(parse_number(text)))
        return tx.execute(whole).scalars().all()
    digits = number_key(text)
    if len(digits) < _NUMBER_DIGITS or any(sign.isalpha() for sign in text):
        return ()
    begun = asked.where(number >= digits, number < digits + _BEHIND_DIGITS)
    return tx.execute(begun.order_by(number.desc()).limit(_NUMBERS)).scalars().all()


def _by_lapor_id(tx: Connection, text: str) -> Sequence[str]:
    """The very id, as LAPOR's site shows it or bare; an id has no blanks."""
    asked = text.strip().removeprefix("#")
    return find_by_lapor_id(tx, asked) if asked and not any(map(str.isspace, asked)) else ()


def _by_phone(tx: Connection, text: str, before: datetime | None) -> Sequence[str]:
    """Tickets of the whole number, or of the numbers that hold these digits."""
    parts = _parts(text)
    if not parts:
        return ()
    with suppress(PhoneInvalid):
        whole = tickets_of_numbers(tx, [parse_phone(text).key], before)
        if whole:
            return whole
    return tickets_of_numbers(tx, numbers_with(tx, parts, _PHONES), before)


def _parts(text: str) -> list[str]:
    return [one for one in phone_parts(text) if len(one) >= PHONE_DIGITS]


def _by_words(
    tx: Connection,
    asked: _Asked,
    query: Query,
    words: Iterable[str],
    found: dict[str, SearchHit],
) -> None:
    """Rows of the index, the newest first, until there are enough or so many were looked at."""
    place: ColumnClause[int] = literal_column("ticket_words.rowid")
    texts = ("words", "names")
    rows = (
        asked.rows.add_columns(*(literal_column(f"ticket_words.{one}").label(one) for one in texts))
        .join_from(tickets, sql("ticket_words"), place == tickets.c.doc)
        .order_by(place.desc())
        .limit(asked.limit - len(found) if query.exact else _PIECE)
    )
    if query.match:
        rows = rows.where(sql("ticket_words MATCH :query").bindparams(query=query.match))
    if len(found) >= asked.limit:
        return
    last = _LAST if asked.before is None else micros(asked.before) + DOC_SPREAD
    for _ in range(1 if query.exact else LOOKED_AT // _PIECE):
        piece = tx.execute(rows.where(place < last)).mappings().all()
        fitting = [one for one in piece if query.exact or query.fits([one[name] for name in texts])]
        _collect(fitting[: asked.limit - len(found)], tuple(words), found)
        if len(found) >= asked.limit or len(piece) < _PIECE:
            return
        last = piece[-1]["doc"]


def _take(
    tx: Connection,
    asked: Select[tuple[object, ...]],
    limit: int,
    words: tuple[str, ...],
    found: dict[str, SearchHit],
) -> None:
    ordered = asked.order_by(tickets.c.registered_at.desc()).limit(limit)
    _collect(tx.execute(ordered).mappings(), words, found)


def _collect(
    rows: Iterable[RowMapping], words: tuple[str, ...], found: dict[str, SearchHit]
) -> None:
    roots = stems_of_all(words)
    for mapping in rows:
        fields = dict(mapping)
        whole = fields.pop("words", None)
        fields.pop("names", None)
        row = ticket_row(fields)
        shown, marks = snippet(whole or row.description_start, words, roots)
        found.setdefault(row.id, SearchHit(row.id, row, shown, marks))
