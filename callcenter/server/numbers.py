"""Blocks of ticket numbers: who has which. A block goes to one desk and never to another."""

from sqlalchemy import Connection, insert, select, update

from callcenter.protocol.limits import BLOCK_MAX, BLOCKS_KEPT
from callcenter.protocol.messages import BlockNeed
from callcenter.server import tables
from callcenter.tickets.number import SERIALS_PER_BLOCK, make_number


def lease(
    tx: Connection,
    client_id: str,
    incarnation: int,
    need: BlockNeed,
    *,
    now: int,
    keep: int = BLOCKS_KEPT,
) -> list[int]:
    """The blocks this desk should add to what it has, so that it keeps `keep` unused.

    Those it was given before but never got (a lost answer) come first, so a bad line wastes none.
    """
    table = tables.number_blocks
    given = tx.execute(
        select(table.c.block)
        .where(
            table.c.client_id == client_id,
            table.c.incarnation == incarnation,
            table.c.block > need.last_block,
        )
        .order_by(table.c.block)
    )
    blocks = [row.block for row in given]
    missing = keep - max(0, need.unused) - len(blocks)
    if missing > 0:
        blocks += take_blocks(tx, client_id, incarnation, missing, now)
    return blocks


def take_blocks(
    tx: Connection, client_id: str, incarnation: int, count: int, now: int
) -> list[int]:
    """Fresh blocks; fewer when the supply ends."""
    clock = tables.clock
    first = tx.execute(select(clock.c.next_block).with_for_update()).scalar_one()
    fresh = list(range(first, min(first + count, BLOCK_MAX + 1)))
    if fresh:
        tx.execute(update(clock).values(next_block=fresh[-1] + 1))
        tx.execute(
            insert(tables.number_blocks),
            [
                {
                    "block": block,
                    "client_id": client_id,
                    "incarnation": incarnation,
                    "leased_at": now,
                }
                for block in fresh
            ],
        )
    return fresh


def take_own_number(tx: Connection, client_id: str, year: int, now: int) -> str | None:
    """A number from the centre's own block, for a ticket whose number was taken twice."""
    clock = tables.clock
    row = tx.execute(select(clock.c.own_block, clock.c.own_serial).with_for_update()).one()
    block, serial = row.own_block, row.own_serial
    if block is None or serial >= SERIALS_PER_BLOCK:
        fresh = take_blocks(tx, client_id, 1, 1, now)
        if not fresh:
            return None
        block, serial = fresh[0], 0
    tx.execute(update(clock).values(own_block=block, own_serial=serial + 1))
    return make_number(year, block, serial)
