"""Searches everything from one box: number, phone, name, words, agency, place (DESK 4)."""

from datetime import datetime

from callcenter.callers.caller import CallerCard
from callcenter.desk.context import Desk
from callcenter.store import search as search_store
from callcenter.store.restricted import restricted_ids
from callcenter.store.search import SearchFilters, SearchHit

PAGE = 50
"""Hits of one page."""


def search(
    desk: Desk,
    text: str,
    filters: SearchFilters | None = None,
    limit: int = PAGE,
    before: datetime | None = None,
) -> list[SearchHit]:
    """The newest matching tickets first; an empty text gives the newest of all."""
    with desk.store.read() as tx:
        return search_store.search(
            tx, text, filters=filters or SearchFilters(), limit=limit, before=before
        )


def search_callers(desk: Desk, text: str, limit: int = 10) -> list[CallerCard]:
    """Callers by name or by any notation of a number, but for those who may not be used."""
    with desk.store.read() as tx:
        unused = restricted_ids(tx)
        found = search_store.search_callers(tx, text, limit)
        return [one for one in found if one.id not in unused]
