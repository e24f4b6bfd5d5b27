"""What the centre found beyond this desk's own history.

Asks nobody: the sync asks the centre, this only sorts out what the desk holds itself.
"""

from msgspec import Struct

from callcenter.desk.context import Desk
from callcenter.protocol.history_messages import CentreHit, SearchAnswer
from callcenter.store import tickets as ticket_store

__all__ = ["CentreFound", "CentreHit", "not_here"]


class CentreFound(Struct, frozen=True):
    """Hits that this desk does not hold; `behind`: the centre has not sorted in the newest yet."""

    text: str
    hits: tuple[CentreHit, ...]
    more: bool = False
    behind: bool = False


def not_here(desk: Desk, text: str, answer: SearchAnswer) -> CentreFound:
    """The hits without those that the desk finds by itself."""
    with desk.store.read() as tx:
        held = {row.id for row in ticket_store.rows(tx, [one.ticket_id for one in answer.hits])}
    hits = tuple(one for one in answer.hits if one.ticket_id not in held)
    return CentreFound(text, hits, answer.more, answer.behind > 0)
