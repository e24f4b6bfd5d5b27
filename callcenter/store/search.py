"""One box finds tickets: number, id at LAPOR, phone, name, words, agency, place; newest first.

Candidates are bounded, never all are ranked: the index is walked from the newest document and left
when enough is found.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal_column, or_, select
from sqlalchemy import text as sql

from callcenter.callers.caller import CallerCard
from callcenter.callers.phone import parse_phone, phone_digits
from callcenter.errors import PhoneInvalid, TicketNumberInvalid
from callcenter.store.caller_family import family
from callcenter.store.callers import callers_by_line, callers_by_name, callers_by_phone
from callcenter.store.marks import snippet
from callcenter.store.match import any_of_all, match_all_or_stem, quoted, tokens
from callcenter.store.rows import TicketRow, ticket_row
from callcenter.store.stems import stems_of_all
from callcenter.store.tables import (
    caller_phones,
    ticket_agencies,
    ticket_numbers,
    ticket_reporters,
    tickets,
)
from callcenter.store.ticket_columns import number_key
from callcenter.store.tickets import in_place, select_rows, with_lapor_id
from callcenter.store.typos import near_terms
from callcenter.tickets.number import parse_number

_PHONE_DIGITS = 5
_NUMBER_DIGITS = 6


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

    An empty text means the newest of all.

    `before` goes on from the registration time of the last hit. Words that find nothing are tried
    again with one slip of a letter in each.
    """
    found: dict[str, SearchHit] = {}
    base = _filtered(filters, before)
    if not text.strip():
        _take(tx, base, limit, (), found)
        return list(found.values())
    if _by_digits(tx, text, base, limit, found):
        return list(found.values())
    if len(found) < limit:
        query = _narrowed(match_all_or_stem(text), filters)
        _by_words(tx, base.limit(limit), query, tokens(text), found)
    if not found:
        near = [near_terms(tx, one) for one in tokens(text)]
        if near and all(near):
            words = tuple(word for group in near for word in group)
            _by_words(tx, base.limit(limit), _narrowed(any_of_all(near), filters), words, found)
    return list(found.values())[:limit]


def _by_digits(
    tx: Connection,
    text: str,
    base: Select[tuple[object, ...]],
    limit: int,
    found: dict[str, SearchHit],
) -> bool:
    """By number, id at LAPOR and phone; True when the text can mean nothing else.

    A whole ticket number means that ticket and no other, an id of LAPOR with its # likewise.
    """

    def take(asked: Select[str] | None) -> int:
        before = len(found)
        if asked is not None and before < limit:
            _take(tx, base.where(tickets.c.id.in_(asked)), limit, tokens(text), found)
        return len(found) - before

    is_number = _is_number(text)
    if take(_by_number(text)) and is_number:
        return True
    if take(_by_lapor_id(text)) and text.strip().startswith("#"):
        return True
    take(_by_phone(tx, text))
    return is_number


def search_callers(tx: Connection, text: str, limit: int = 20) -> list[CallerCard]:
    """Callers that the text means, by number or by name."""
    by_line = _callers_of_number(tx, text, limit)
    found = {card.id: card for card in (*by_line, *callers_by_name(tx, text, limit))}
    return list(found.values())[:limit]


def _callers_of_number(tx: Connection, text: str, limit: int) -> list[CallerCard]:
    digits = phone_digits(text)
    if len(digits) < _PHONE_DIGITS:
        return []
    with suppress(PhoneInvalid):
        whole = callers_by_phone(tx, parse_phone(text).key)
        if whole:
            return whole[:limit]
    # A ticket's number is nobody's telephone; a part of a number is looked for in all of them.
    return [] if _is_number(text) else callers_by_line(tx, digits, limit)


def _narrowed(query: str, filters: SearchFilters) -> str:
    """The MATCH with agency and category in it: the index finds the few where the rows would not.

    It lets more through than the filter itself, which stands in the WHERE all the same.
    """
    wanted = [one for one in (filters.agency_id, filters.category) if tokens(one)]
    if not query or not wanted:
        return query
    return " AND ".join((f"({query})", *(f"names : {quoted(one)}" for one in wanted)))


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


def _by_number(text: str) -> Select[str] | None:
    asked = select(ticket_numbers.c.ticket_id)
    with suppress(TicketNumberInvalid):
        return asked.where(ticket_numbers.c.number == number_key(parse_number(text)))
    digits = number_key(text)
    if len(digits) < _NUMBER_DIGITS or any(sign.isalpha() for sign in text):
        return None
    return asked.where(ticket_numbers.c.number.startswith(digits))


def _by_lapor_id(text: str) -> Select[str] | None:
    """The very id, as LAPOR's site shows it or bare; an id has no blanks."""
    asked = text.strip().removeprefix("#")
    return with_lapor_id(asked) if asked and not any(map(str.isspace, asked)) else None


def _by_phone(tx: Connection, text: str) -> Select[str] | None:
    digits = phone_digits(text)
    if len(digits) < _PHONE_DIGITS:
        return None
    whole = _by_whole_phone(tx, text)
    if whole is not None and tx.execute(whole.limit(1)).first() is not None:
        return whole
    # A part of a number: no index knows it, so every number is looked at.
    owners = select(caller_phones.c.caller_id).where(caller_phones.c.digits.contains(digits))
    return _reported(tx, ticket_reporters.c.digits.contains(digits), owners)


def _by_whole_phone(tx: Connection, text: str) -> Select[str] | None:
    """Tickets of exactly this number, found in the index; None when the text is no whole one."""
    try:
        key = parse_phone(text).key
    except PhoneInvalid:
        return None
    owners = select(caller_phones.c.caller_id).where(caller_phones.c.phone == key)
    return _reported(tx, ticket_reporters.c.phone == key, owners)


def _reported(tx: Connection, from_number: ColumnElement[bool], owners: Select[str]) -> Select[str]:
    """Tickets reported from such a number, or by anybody who is one person with its owners."""
    ids = {one for owner in tx.execute(owners).scalars() for one in family(tx, owner)[1]}
    asked = select(ticket_reporters.c.ticket_id)
    return asked.where(or_(from_number, ticket_reporters.c.caller_id.in_(ids)))


def _by_words(
    tx: Connection,
    base: Select[tuple[object, ...]],
    query: str,
    words: Iterable[str],
    found: dict[str, SearchHit],
) -> None:
    if not query:
        return
    index = sql("ticket_words")
    asked = (
        base.add_columns(literal_column("ticket_words.words").label("words"))
        .join_from(tickets, index, literal_column("ticket_words.rowid") == tickets.c.doc)
        .where(sql("ticket_words MATCH :query").bindparams(query=query))
        .order_by(literal_column("ticket_words.rowid").desc())
    )
    _collect(tx, asked, tuple(words), found)


def _take(
    tx: Connection,
    asked: Select[tuple[object, ...]],
    limit: int,
    words: tuple[str, ...],
    found: dict[str, SearchHit],
) -> None:
    ordered = asked.order_by(tickets.c.registered_at.desc()).limit(limit)
    _collect(tx, ordered, words, found)


def _collect(
    tx: Connection,
    asked: Select[Any],
    words: tuple[str, ...],
    found: dict[str, SearchHit],
) -> None:
    roots = stems_of_all(words)
    for mapping in tx.execute(asked).mappings():
        fields = dict(mapping)
        whole = fields.pop("words", None)
        row = ticket_row(fields)
        shown, marks = snippet(whole or row.description_start, words, roots)
        found.setdefault(row.id, SearchHit(row.id, row, shown, marks))
