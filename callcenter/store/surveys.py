"""The surveys that reporters answered, read in bulk for reports. Counts nothing."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from callcenter.store.measures import DispatchFact


class SurveyFact(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """One answered survey: nine digits, when (microseconds UTC), and of what ticket."""

    doc: int
    scores: str
    at: int
    confidentiality: str
    category: str
    channel: str
    place: str
    agencies: tuple[str, ...]
    referred_to: tuple[str, ...]
    dispatches: tuple[DispatchFact, ...]


_decoder = msgspec.json.Decoder(list[SurveyFact])
_OF_TICKET = (
    "confidentiality, category, channel, place, json(agency_ids), json(referred_to),"
    " json(dispatches)"
)
_LAST = (
    f"SELECT json_group_array(json_array(doc, survey, surveyed_at, {_OF_TICKET}))"  # noqa: S608 - our own names
    " FROM (SELECT * FROM tickets WHERE survey <> '' AND surveyed_at < ?"
    " AND (surveyed_at, doc) > (?, ?) ORDER BY surveyed_at, doc LIMIT ?)"
)
_BEFORE = (
    f"SELECT json_group_array(json_array(doc, one.value ->> 1, one.value ->> 0, {_OF_TICKET}))"  # noqa: S608 - our own names
    " FROM tickets, json_each(surveys_before) AS one WHERE surveys_before <> '[]'"
    " AND one.value ->> 0 >= ? AND one.value ->> 0 < ?"
)
_COUNT = "SELECT count(*) FROM tickets WHERE survey <> '' AND surveyed_at >= ? AND surveyed_at < ?"


def count_surveys(tx: Connection, begin: int, end: int) -> int:
    """Tickets whose last survey was answered in [begin, end)."""
    return int(tx.exec_driver_sql(_COUNT, (begin, end)).scalar_one())


def last_surveys(
    tx: Connection, end: int, after: tuple[int, int], limit: int
) -> Sequence[SurveyFact]:
    """At most `limit` surveys that no other one of their ticket followed, answered before `end`.

    Their (at, doc) are above `after`, in order.
    """
    return _decoder.decode(tx.exec_driver_sql(_LAST, (end, *after, limit)).scalar_one())


def earlier_surveys(tx: Connection, begin: int, end: int) -> Sequence[SurveyFact]:
    """The surveys answered in [begin, end) whose reporters were asked again later: few."""
    return _decoder.decode(tx.exec_driver_sql(_BEFORE, (begin, end)).scalar_one())
