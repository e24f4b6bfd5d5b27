"""The centre's own chain of the audit: begun once, and the lock all who add to the audit take."""

from sqlalchemy import Connection, insert, select

from callcenter.protocol.audit import start_of
from callcenter.server.audit_tables import audit_chains


def begin_own_chain(tx: Connection, client_id: str, now: int) -> None:
    """Makes it when there is none; `client_id` is the centre's own, and names the chain, too."""
    asked = select(audit_chains.c.have).where(audit_chains.c.client_id == client_id)
    if tx.execute(asked).first() is None:
        tx.execute(
            insert(audit_chains).values(
                client_id=client_id,
                chain=client_id,
                have=0,
                hash=start_of(client_id),
                started_at=now,
                trouble="",
            )
        )


def lock_audit(tx: Connection, client_id: str) -> int:
    """Others who add to the audit wait until this transaction ends; how far the own chain is."""
    asked = select(audit_chains.c.have).where(
        audit_chains.c.client_id == client_id, audit_chains.c.chain == client_id
    )
    return int(tx.execute(asked.with_for_update()).scalar_one())
