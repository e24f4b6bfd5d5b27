"""Counts the open tickets of an agency, for whoever reads its card. Writes nothing."""

from callcenter.desk.context import Desk
from callcenter.store.agency_tickets import OpenTickets, open_of_agency

__all__ = ["OpenTickets", "count_open_tickets"]


def count_open_tickets(desk: Desk, agency_id: str) -> OpenTickets:
    """How many open tickets the agency holds; where that costs too much, how many at least."""
    with desk.store.read() as tx:
        return open_of_agency(tx, agency_id)
