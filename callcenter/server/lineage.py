"""Finds up to where a desk's past and the centre's are the same, after either was set back."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from callcenter.protocol.chain import CHAIN_LENGTH, START
from callcenter.protocol.limits import MARKS_MAX
from callcenter.protocol.messages import LineageAnswer, LineageRequest, Mark
from callcenter.server import numbers, tables
from callcenter.server.centre import Centre
from callcenter.server.cursors import moved, read_given, write_cursor
from callcenter.server.database import settled
from callcenter.server.devices import authenticate_as
from callcenter.server.push import check_device
from callcenter.server.refusal import Refused
from callcenter.server.starts import read_head, set_back_to

_MAX_SEQ = 2**63 - 1


@settled
def find_common(centre: Centre, authorization: str, request: LineageRequest) -> LineageAnswer:
    """The highest of the desk's marks that the centre passed too, and a cursor there.

    Nothing changes here but the counter of blocks: it jumps past what the desk has seen.
    """
    check_device(request.protocol, request.client_id, request.incarnation)
    marks = _read(request.marks)
    with centre.database.write() as tx:
        authenticate_as(tx, authorization, request.client_id)
        numbers.notice_block(tx, request.last_block)
        head = read_head(tx, centre.client_id)
        given = read_given(request.cursor, head.epoch, centre.secret)
        limit = set_back_to(tx, centre.client_id, given, head)
        possible = {seq: one for seq, one in marks.items() if limit is None or seq <= limit}
        seq, chain = _highest(tx, possible)
    return LineageAnswer(
        seq=seq,
        chain=chain.hex(),
        cursor=write_cursor(moved(head, seq, chain), centre.secret),
        head=head.seq,
        epoch=head.epoch,
        server_id=centre.server_id,
        server_time=centre.clock.now(),
    )


def _read(marks: Sequence[Mark]) -> dict[int, bytes]:
    if len(marks) > MARKS_MAX:
        raise Refused(413, "marks_too_many")
    try:
        read = {one.seq: bytes.fromhex(one.chain) for one in marks}
    except ValueError as error:
        raise Refused(422, "field_invalid", {"field": "marks"}) from error
    good = all(0 <= seq <= _MAX_SEQ and len(chain) == CHAIN_LENGTH for seq, chain in read.items())
    if not good:
        raise Refused(422, "field_invalid", {"field": "marks"})
    return read


def _highest(tx: Connection, marks: dict[int, bytes]) -> tuple[int, bytes]:
    log = tables.events
    rows = tx.execute(
        select(log.c.seq, log.c.chain).where(log.c.seq.in_(list(marks))).order_by(log.c.seq.desc())
    )
    agreeing = ((row.seq, row.chain) for row in rows if marks[row.seq] == row.chain)
    return next(agreeing, (0, START))
