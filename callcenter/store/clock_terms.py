"""Keeps the rows of open tickets made under the limits and days off that hold now.

The mark says under which terms all of them were made last: a desk that was killed in the middle,
or whose settings were changed while it was closed, makes them anew at the next look.
"""

from sqlalchemy import or_, select

from callcenter.store import kv
from callcenter.store.log import chunks
from callcenter.store.projection import project
from callcenter.store.store import Store
from callcenter.store.tables import tickets
from callcenter.tickets.event import TICKET

_MARK = "clock_terms"


def renew_clocks(store: Store, terms: str) -> bool:
    """Folds the tickets again whose clocks run, unless that was done under these terms.

    Some at a time, so that a save has its turn; whether anything had to be done.
    """
    running = or_(tickets.c.is_open, tickets.c.next_due.is_not(None))
    with store.read() as tx:
        if kv.get(tx, _MARK) == terms.encode():
            return False
        ids = tx.execute(select(tickets.c.id).where(running)).scalars().all()
    for piece in chunks(ids):
        with store.write(durable=False) as tx:
            project(tx, TICKET, piece)
    with store.write() as tx:
        kv.put(tx, _MARK, terms.encode())
    return True
