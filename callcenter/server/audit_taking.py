"""Takes the audit of the desks: checks each chain against what is here, and signs how far it is.

What is not as it was taken before is refused and marked, never overwritten.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from callcenter.protocol.audit import (
    AUDIT_ENTRIES,
    AuditAnswer,
    AuditRequest,
    ChainBroken,
    Checkpoint,
    Linked,
    follow,
    sign_checkpoint,
    start_of,
)
from callcenter.protocol.wellformed import is_uuid
from callcenter.server.audit import Chain, add_entries, find_chain, mark_chain
from callcenter.server.audit_start import lock_audit
from callcenter.server.audit_tables import audit_entries
from callcenter.server.centre import Centre
from callcenter.server.database import settled
from callcenter.server.devices import authenticate_as, note_seen
from callcenter.server.push import check_protocol
from callcenter.server.refusal import Refused

_HEX = 64
_LATEST = 1 << 62


def take_audit(centre: Centre, authorization: str, asked: AuditRequest) -> AuditAnswer:
    """Takes what a desk noted, and signs how far its chain is here; Refused says why not.

    409 `audit_gap` and `audit_fork` name in `same` the last entry both have; -1: not known.
    """
    done = _take(centre, authorization, asked)
    if isinstance(done, Refused):
        raise done
    return done


@settled
def _take(centre: Centre, authorization: str, asked: AuditRequest) -> AuditAnswer | Refused:
    linked = _read(asked)
    now = centre.now_us()
    with centre.database.write() as tx:
        authenticate_as(tx, authorization, asked.client_id, draining=True)
        own = lock_audit(tx, centre.client_id)
        note_seen(tx, asked.client_id, now)
        chain = find_chain(tx, asked.client_id, asked.chain)
        refusal = _compare(tx, chain, asked, linked)
        if refusal is not None:
            if refusal.code == "audit_fork" and refusal.details["same"] >= 0:
                mark_chain(tx, chain, "fork")
            return refusal
        fresh = [one for one in linked if one.n > chain.have]
        if fresh:
            chain = add_entries(tx, chain, fresh, now)
        return _answer(centre, chain, own)


def _read(asked: AuditRequest) -> list[Linked]:
    check_protocol(asked.protocol)
    if not (is_uuid(asked.client_id) and is_uuid(asked.chain)):
        raise Refused(422, "field_invalid", {"field": "client_id"})
    if len(asked.entries) > AUDIT_ENTRIES:
        raise Refused(413, "batch_too_large")
    if not 0 <= asked.before_n < _LATEST or len(asked.before) != _HEX:
        raise Refused(422, "field_invalid", {"field": "before"})
    try:
        before = bytes.fromhex(asked.before)
        return list(follow(before, asked.before_n, map(bytes, asked.entries)))
    except ChainBroken as broken:
        raise Refused(422, "audit_malformed", {"n": broken.n}) from broken
    except ValueError:
        raise Refused(422, "field_invalid", {"field": "before"}) from None


def _compare(
    tx: Connection, chain: Chain, asked: AuditRequest, linked: Sequence[Linked]
) -> Refused | None:
    """Whether what the desk says follows what is here."""
    if asked.before_n > chain.have:
        return Refused(409, "audit_gap", {"same": chain.have})
    stored = _hashes(tx, chain, asked.before_n, asked.before_n + len(linked))
    if stored[asked.before_n].hex() != asked.before.lower():
        return Refused(409, "audit_fork", {"same": -1})
    for one in linked:
        if one.n in stored and stored[one.n] != one.hash:
            return Refused(409, "audit_fork", {"same": one.n - 1})
    return None


def _hashes(tx: Connection, chain: Chain, first: int, last: int) -> dict[int, bytes]:
    table = audit_entries
    rows = tx.execute(
        select(table.c.n, table.c.hash).where(
            table.c.client_id == chain.client_id,
            table.c.chain == chain.chain,
            table.c.n >= first,
            table.c.n <= last,
        )
    )
    return {0: start_of(chain.chain)} | {row.n: bytes(row.hash) for row in rows}


def _answer(centre: Centre, chain: Chain, own: int) -> AuditAnswer:
    now = centre.clock.now()
    word = Checkpoint(
        centre=centre.server_id,
        device=chain.client_id,
        chain=chain.chain,
        n=chain.have,
        hash=chain.hash.hex(),
        own_n=own,
        at=now,
    )
    return AuditAnswer(
        have=chain.have,
        checkpoint=sign_checkpoint(word, centre.signing_key),
        server_time=now,
    )
