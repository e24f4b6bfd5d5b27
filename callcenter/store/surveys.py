"""The surveys that reporters answered, read in bulk for reports. Counts nothing."""

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
_FACTS = (
    "SELECT json_group_array(json_array(doc, survey, surveyed_at, confidentiality, category,"
    " channel, place, json(agency_ids), json(referred_to), json(dispatches))) FROM tickets"
    " WHERE surveyed_at >= ? AND surveyed_at < ? AND survey <> ''"
)


def surveys_between(tx: Connection, begin: int, end: int) -> list[SurveyFact]:
    """The last survey of each ticket, where it was answered in [begin, end)."""
    return _decoder.decode(tx.exec_driver_sql(_FACTS, (begin, end)).scalar_one())
