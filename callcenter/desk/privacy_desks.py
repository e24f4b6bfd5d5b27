"""Which desks hold the office's data, as far as the tickets tell. Asks nobody."""

from callcenter.desk.context import Desk
from callcenter.privacy.letters import DeskName
from callcenter.store import sync_state
from callcenter.store.privacy_lists import desks_of_tickets


def known_desks(desk: Desk) -> tuple[DeskName, ...]:
    """Every desk that ever registered a ticket that is here, this one among them and named."""
    with desk.store.read() as tx:
        me = sync_state.state(tx).client_id
        there = desks_of_tickets(tx)
    name = desk.settings.desk_name
    return tuple(DeskName(one, name if one == me else "") for one in dict.fromkeys((me, *there)))
