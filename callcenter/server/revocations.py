"""What the centre took back: numbered entries that every desk reads first when it is back.

Only grants given before an entry are void; a later one is good again.
"""

from sqlalchemy import Connection, func, insert, select, update

from callcenter.protocol.account_messages import REVOCATIONS_MAX, Revocation, RevocationsAnswer
from callcenter.server import tables
from callcenter.server.account_tables import revocations, security
from callcenter.server.centre import Centre, from_us
from callcenter.server.devices import authenticate

CLOSED = "closed"
CHANGED = "changed"
RETIRING = "retiring"
RETIRED = "retired"


def revoke(tx: Connection, kind: str, now: int, *, uid: str = "", client_id: str = "") -> None:
    """Takes back what was granted to this person, or on this device."""
    raised = update(security).values(revoked_seq=security.c.revoked_seq + 1)
    tx.execute(raised)  # first: its row lock makes the numbers rise in the order of the commits
    seq = tx.execute(select(security.c.revoked_seq)).scalar_one()
    tx.execute(insert(revocations).values(seq=seq, kind=kind, uid=uid, client_id=client_id, at=now))


def newest(tx: Connection) -> int:
    """The last number given."""
    return int(tx.execute(select(func.max(security.c.revoked_seq))).scalar_one() or 0)


def read_revocations(centre: Centre, authorization: str, since: int) -> RevocationsAnswer:
    """Those after `since`, all of them when it lies above the newest; Refused 401."""
    with centre.database.read() as tx:
        authenticate(tx, authorization, draining=True)
        head = newest(tx)
        epoch = tx.execute(select(tables.clock.c.epoch)).scalar_one()
        after = since if since <= head else 0
        rows = tx.execute(
            select(revocations)
            .where(revocations.c.seq > after)
            .order_by(revocations.c.seq)
            .limit(REVOCATIONS_MAX + 1)
        ).all()
    return RevocationsAnswer(
        revocations=[
            Revocation(
                seq=row.seq, kind=row.kind, at=from_us(row.at), uid=row.uid, device=row.client_id
            )
            for row in rows[:REVOCATIONS_MAX]
        ],
        head=head,
        more=len(rows) > REVOCATIONS_MAX,
        server_time=centre.clock.now(),
        epoch=epoch,
    )
