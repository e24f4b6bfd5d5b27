"""Reads the live board: how everything stands now, and what today brought. Writes nothing."""

from datetime import datetime, timedelta

from msgspec import Struct

from callcenter.clock import WIB
from callcenter.desk.context import Desk
from callcenter.desk.reach import reach_of
from callcenter.desk.shift_matter import read_on_shift
from callcenter.protocol.presence import DeskPresence
from callcenter.store import board, outbox
from callcenter.store.board import DayCounts, Standing
from callcenter.tickets.words import State

_UNASSIGNED = (State.RECEIVED, State.VERIFIED)


class Board(Struct, frozen=True):
    """One look at the office as this desk knows it, at `at`.

    `unsent` counts this desk's tickets that the centre does not have, the oldest since
    `oldest_unsent`; `pranks` the calls marked today; `agents` the names of who signed on; `desks`
    the other desks as the centre told of them last; `reading`: this desk still reads its history.
    """

    at: datetime
    standing: Standing
    today: DayCounts
    pranks: int
    unsent: int
    oldest_unsent: datetime | None
    agents: tuple[str, ...] = ()
    desks: tuple[DeskPresence, ...] = ()
    reading: bool = False

    @property
    def open(self) -> int:
        """Tickets the desk still owes something for."""
        return sum(self.standing.states.values())

    @property
    def waiting(self) -> int:
        """Open tickets that were not handed to anybody yet."""
        return sum(self.standing.states.get(one, 0) for one in _UNASSIGNED)


def read_board(desk: Desk, desks: tuple[DeskPresence, ...] = ()) -> Board:
    """Everything on the board, counted from the rows; `desks` as they were heard of."""
    now = desk.clock.now()
    begin = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
    end = begin + timedelta(days=1)
    agents = tuple(dict.fromkeys(one.author.name for one in read_on_shift(desk)))
    with desk.store.read() as tx:
        waiting = outbox.summary(tx)
        return Board(
            at=now,
            standing=board.standing(tx, now),
            today=board.day_counts(tx, begin, end),
            pranks=board.pranks_between(tx, begin, end),
            unsent=waiting.tickets + waiting.quarantined,
            oldest_unsent=waiting.oldest_at,
            agents=agents,
            desks=desks,
            reading=reach_of(tx).is_reading,
        )
