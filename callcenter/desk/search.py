"""Searches everything from one box: number, phone, name, words, agency, place (DESK 4)."""

from msgspec.structs import replace

from callcenter.callers.caller import CallerCard
from callcenter.desk.context import Desk
from callcenter.desk.views import Rest, SearchFilters, SearchHit, SearchPage
from callcenter.store import search as search_store
from callcenter.store.restricted import restricted_ids

PAGE = 25
"""Hits of one page: more than a window shows, and each costs pages to be read and decrypted."""


def search(
    desk: Desk, text: str, filters: SearchFilters | None = None, limit: int = PAGE
) -> list[SearchHit]:
    """The hits of the first page, the newest first; an empty text gives the newest of all."""
    return list(search_page(desk, text, filters, limit).hits)


def search_page(
    desk: Desk,
    text: str,
    filters: SearchFilters | None = None,
    limit: int = PAGE,
    rest: Rest | None = None,
) -> SearchPage:
    """One page, the newest first; with the `rest` of the page before it, the next one.

    The page itself says whether more may follow: a short one is not the last while it has a `rest`.
    A ticket that is found by two ways may come on two pages: who shows them knows what was shown.
    """
    wanted = _named(desk, filters or SearchFilters())
    with desk.store.read() as tx:
        return search_store.search_page(tx, text, filters=wanted, limit=limit, rest=rest)


def search_callers(desk: Desk, text: str, limit: int = 10) -> list[CallerCard]:
    """Callers by name or by any notation of a number, but for those who may not be used."""
    with desk.store.read() as tx:
        unused = restricted_ids(tx)
        found = search_store.search_callers(tx, text, limit)
        return [one for one in found if one.id not in unused]


def _named(desk: Desk, filters: SearchFilters) -> SearchFilters:
    """With the name its rows go by, where the place is one they name."""
    places = desk.directory.places
    if not filters.place or filters.place not in places:
        return filters
    place = places.get(filters.place)
    return replace(filters, place_name=place.short_name if place.parent_code else "")
