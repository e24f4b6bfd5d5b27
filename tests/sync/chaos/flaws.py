"""Flaws a worker may be told to have, so that a test sees whether the oracle reports them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, delete, func, select, update

from callcenter.desk.context import Desk
from callcenter.store import sync_state
from callcenter.store.events import project
from callcenter.store.store import Store
from callcenter.store.tables import events
from callcenter.store.ticket_tables import tickets
from callcenter.tickets.event import TICKET
from tests.sync.chaos.acts import Operator
from tests.sync.chaos.confirmed import Confirmed


class _UndoneError(Exception):
    """Rolls a save back that was told as saved."""


class _UndoingStore:
    """Stands before the desk's store and commits nothing."""

    def __init__(self, real: Store) -> None:
        self.read = real.read
        self._real = real

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with self._real.write() as tx:
            yield tx
            raise _UndoneError


def _sound(one: Operator) -> Confirmed:
    return one.act()


def _tells_too_early(one: Operator) -> Confirmed:
    """The third save is told, and then never committed."""
    if one.saves != 2:
        return one.act()
    real = one.desk.store
    one.desk.store = _UndoingStore(real)  # type: ignore[assignment]
    with suppress(_UndoneError):
        one.register()
    one.desk.store = real
    return Confirmed(tuple(one.ids.given), "", "[never]")


def _saves_twice(one: Operator) -> Confirmed:
    """The third save is written once more under other ids, as a careless retry would."""
    if one.saves != 2:
        return one.act()
    saved = one.register()
    one.register(saved.mark)
    return saved


FLAWS: dict[str, Callable[[Operator], Confirmed]] = {
    "": _sound,
    "tells_too_early": _tells_too_early,
    "saves_twice": _saves_twice,
    "blots": _sound,
    "forgets": _sound,
}


def plant_at_the_end(flaw: str, desk: Desk) -> None:
    """`blots`: one row of a list says what the log does not say. `forgets`: an event is gone."""
    if flaw not in ("blots", "forgets"):
        return
    with desk.store.write() as tx:
        if flaw == "blots":
            first = select(tickets.c.id).order_by(tickets.c.id).limit(1).scalar_subquery()
            tx.execute(update(tickets).where(tickets.c.id == first).values(summary="noda"))
            return
        own = events.c.client_id == sync_state.state(tx).client_id
        last = select(func.max(events.c.seq)).where(own, events.c.subject == TICKET)
        gone = events.c.seq == tx.execute(last).scalar_one()
        ticket_id = tx.execute(select(events.c.subject_id).where(gone)).scalar_one()
        tx.execute(delete(events).where(gone))
        project(tx, TICKET, (ticket_id,))
