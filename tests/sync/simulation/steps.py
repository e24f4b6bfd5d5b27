"""What traces are made of: their shape, the usual fates, the numbers of a desk."""

from collections.abc import Callable

from sqlalchemy import update

from callcenter.store.tables import number_blocks
from callcenter.tickets.number import SERIALS_PER_BLOCK
from tests.sync.simulation.link import Fate
from tests.sync.simulation.nodes import SimDesk
from tests.sync.simulation.world import World

Trace = Callable[[World], None]
GOOD, LOST, ANSWER_LOST = Fate.GOOD, Fate.LOST, Fate.ANSWER_LOST


def blocks(desk: SimDesk) -> set[int]:
    with desk.store.read() as tx:
        return set(tx.execute(number_blocks.select()).scalars())


def use_up_numbers(desk: SimDesk) -> None:
    """All numbers of all blocks are given out: the next run leases."""
    with desk.store.write() as tx:
        tx.execute(update(number_blocks).values(used=SERIALS_PER_BLOCK))
