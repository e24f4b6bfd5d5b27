"""Leased blocks of ticket numbers: a number is taken once, inside the transaction that uses it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from callcenter.errors import NumbersExhausted
from callcenter.store.tables import number_blocks
from callcenter.tickets.number import SERIALS_PER_BLOCK, make_number

_BLOCK = slice(3, 7)
"""Where the block stands in a ticket number."""


def add_blocks(tx: Connection, blocks: Sequence[int]) -> None:
    """Takes in leased blocks, in order; one that is here already is left as it is."""
    last = tx.execute(select(func.max(number_blocks.c.position))).scalar_one()
    for position, block in enumerate(blocks, start=(last or 0) + 1):
        row = insert(number_blocks).values(block=block, position=position, used=0)
        tx.execute(row.on_conflict_do_nothing(index_elements=["block"]))


_TAKE = """
UPDATE number_blocks SET used = used + 1
WHERE block = (SELECT block FROM number_blocks WHERE used < ? ORDER BY position LIMIT 1)
RETURNING block, used - 1
"""


def take_number(tx: Connection, year: int) -> str:
    """The next ticket number `YY-BBBB-NNN-CC`; raises NumbersExhausted when no block is left."""
    found = tx.exec_driver_sql(_TAKE, (SERIALS_PER_BLOCK,)).one_or_none()
    if found is None:
        raise NumbersExhausted
    block, serial = found
    return make_number(year, block, serial)


_UNUSED = select(func.count()).select_from(number_blocks).where(number_blocks.c.used == 0)


def give_up_shared(tx: Connection, foreign: Iterable[str]) -> int:
    """Gives up blocks that another desk hands out numbers of, too; how many.

    A centre set back by a bare copy may lease a block twice before its first owner speaks: each
    number of both would clash, to the end of the block.
    """
    own = select(number_blocks.c.block).where(number_blocks.c.used < SERIALS_PER_BLOCK)
    blocks = {f"{block:04d}": block for block in tx.execute(own).scalars()}
    shared = {blocks[part] for number in foreign if (part := number[_BLOCK]) in blocks}
    if shared:
        tx.execute(delete(number_blocks).where(number_blocks.c.block.in_(shared)))
    return len(shared)


def unused_blocks(tx: Connection) -> int:
    """Blocks of which no number was taken yet."""
    return tx.execute(_UNUSED).scalar_one()


def remaining(tx: Connection) -> int:
    """Numbers that can still be taken without asking the centre."""
    left = func.coalesce(func.sum(SERIALS_PER_BLOCK - number_blocks.c.used), 0)
    return int(tx.execute(select(left)).scalar_one())


def drop_blocks(tx: Connection) -> None:
    """Gives up every block: a cloned or restored desk takes fresh ones (SYNC 2)."""
    tx.execute(number_blocks.delete())
