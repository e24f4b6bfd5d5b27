"""What hits are narrowed to: as a condition of the rows, and as words by which the index finds few.

Knows no text that was typed.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, exists

from callcenter.store.columns import micros
from callcenter.store.match import quoted, tokens
from callcenter.store.projection import DOC_SPREAD
from callcenter.store.queries import FROM_THE_NEWEST, Query
from callcenter.store.ticket_tables import ticket_agencies, tickets
from callcenter.store.tickets import in_place

_FINE = 2
"""Dots in the code of a place so small that its tickets are read by place: kecamatan and desa."""


class SearchFilters(Struct, frozen=True, kw_only=True):
    """What hits are narrowed to; empty means any. `place` takes in the places within it.

    `place_name` is what rows of that place go by; with it the index gives nothing from elsewhere.
    """

    states: tuple[str, ...] = ()
    open_only: bool = False
    agency_id: str = ""
    category: str = ""
    place: str = ""
    place_name: str = ""
    classification: str = ""
    channel: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def first_doc(self) -> int:
        """No row before this one belongs here."""
        return 0 if self.since is None else micros(self.since)

    @property
    def last_doc(self) -> int:
        """No row from this one on belongs here."""
        return FROM_THE_NEWEST if self.until is None else micros(self.until) + DOC_SPREAD

    @property
    def by_place(self) -> bool:
        """The place is so small that its own rows are few."""
        return self.place.count(".") >= _FINE


def conditions(filters: SearchFilters) -> list[ColumnElement[bool]]:
    """What a row of `tickets` must be; empty when any will do."""
    found = [
        tickets.c[name] == wanted
        for name in ("category", "classification", "channel")
        if (wanted := getattr(filters, name))
    ]
    if filters.states:
        found.append(tickets.c.state.in_(filters.states))
    if filters.open_only:
        found.append(tickets.c.is_open)
    if filters.place:
        found.append(in_place(filters.place))
    if filters.agency_id:
        # Asked of each row: a list of all that an agency holds is a third of the store.
        held = exists().where(
            ticket_agencies.c.agency_id == filters.agency_id,
            ticket_agencies.c.ticket_id == tickets.c.id,
        )
        found.append(held.correlate(tickets))
    if filters.since is not None:
        found.append(tickets.c.registered_at >= filters.since)
    if filters.until is not None:
        found.append(tickets.c.registered_at < filters.until)
    return found


def narrowed(query: Query, filters: SearchFilters) -> Query:
    """The MATCH with agency, category and place in it: the index finds the few there are.

    It lets more through than `conditions`, which stand in the WHERE all the same. Without a text
    the rows of a place are read by place: a row goes by the name its place had when it was written.
    """
    wanted = [filters.agency_id, filters.category]
    if query.match or query.begun:
        wanted.append(filters.place_name)
    named = [f"names : {quoted(one)}" for one in wanted if tokens(one)]
    said = [f"({query.match})"] if query.match else []
    groups = (*query.groups, *named)
    return replace(query, match=" AND ".join((*said, *named)), groups=groups)
