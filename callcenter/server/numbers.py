"""Blocks of ticket numbers: who has which. A block goes to one desk and never to another."""

from sqlalchemy import Connection, insert, select, update

from callcenter.protocol.limits import BLOCK_MAX, BLOCKS_KEPT, BLOCKS_MARGIN
from callcenter.protocol.messages import BlockNeed
from callcenter.server import tables
from callcenter.tickets.number import SERIALS_PER_BLOCK, make_number

_BLOCK = slice(3, 7)
_FARTHEST = 1_000
"""Blocks, a million tickets: no backup is older than that."""


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
    notice_block(tx, need.last_block)
    above = min(max(need.last_block, -1), BLOCK_MAX)
    blocks = _given(tx, client_id, incarnation, above)
    if _missing(keep, need, blocks) > 0:
        # Another request of this desk may be taking some: whoever waited for it gets the same.
        tx.execute(select(tables.clock.c.next_block).with_for_update())
        blocks = _given(tx, client_id, incarnation, above)
        blocks += take_blocks(tx, client_id, incarnation, _missing(keep, need, blocks), now)
    return blocks


def _missing(keep: int, need: BlockNeed, given: list[int]) -> int:
    return max(0, keep - max(0, need.unused) - len(given))


def _given(tx: Connection, client_id: str, incarnation: int, above: int) -> list[int]:
    table = tables.number_blocks
    mine = table.c.client_id == client_id, table.c.incarnation == incarnation
    asked = select(table.c.block).where(*mine, table.c.block > above).order_by(table.c.block)
    return list(tx.execute(asked).scalars())


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


def notice_block(tx: Connection, seen: int) -> None:
    """A block somebody holds: when the centre never gave it, it was set back, and jumps.

    Not to a block no restore explains: one desk's nonsense must not use up everybody's numbers.
    """
    if not 0 <= seen <= BLOCK_MAX:
        return
    following = tx.execute(select(tables.clock.c.next_block)).scalar_one()
    if following <= seen < following + _FARTHEST:
        jump_blocks(tx, seen)


def jump_blocks(tx: Connection, seen: int) -> None:
    """Goes on well above block `seen`, for desks too: a restored centre forgot what it gave."""
    clock = tables.clock
    following = tx.execute(select(clock.c.next_block).with_for_update()).scalar_one()
    safe = min(max(following, seen + 1) + BLOCKS_MARGIN, BLOCK_MAX + 1)
    tx.execute(update(clock).values(next_block=max(following, safe), own_block=None, own_serial=0))


def block_of(number: str) -> int:
    """The block of a canonical ticket number."""
    return int(number[_BLOCK])


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
