"""The audit at the centre: its own chain, and how entries of any chain are added.

Added to alone: an entry is never changed, and a chain that was found wrong is only marked.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import Connection, func, insert, select, update

from callcenter.protocol.audit import (
    Act,
    Entry,
    Linked,
    encode_entry,
    link,
    read_entry,
    start_of,
)
from callcenter.server.audit_start import lock_audit
from callcenter.server.audit_tables import audit_chains, audit_entries
from callcenter.server.centre import Centre, as_us


class Chain(Struct, frozen=True):
    """How far the centre has one chain; `fresh` when it has nothing of it."""

    client_id: str
    chain: str
    have: int
    hash: bytes
    trouble: str = ""
    fresh: bool = False


def note(
    tx: Connection,
    centre: Centre,
    act: Act,
    *,
    uid: str = "",
    device: str = "",
    kind: str = "",
    object_id: str = "",
    fields: Iterable[str] = (),
    reason: str = "",
) -> None:
    """Adds to the centre's own chain what was done here, in the transaction that does it.

    `uid` is who did it, "" for a command at the server itself; a `device` is the object of what
    has no other. To be called last: others who note wait until the transaction ends.
    """
    lock_audit(tx, centre.client_id)
    own = find_chain(tx, centre.client_id, centre.client_id)
    now = centre.clock.now()
    entry = Entry(
        n=own.have + 1,
        at=now,
        wall=now,
        uid=uid,
        act=act,
        kind=kind or ("device" if device else ""),
        object_id=object_id or device,
        fields=tuple(fields),
        reason=reason,
    )
    raw = encode_entry(entry)
    add_entries(tx, own, [Linked(entry.n, raw, link(own.hash, raw))], as_us(now))


def find_chain(tx: Connection, client_id: str, chain: str) -> Chain:
    """How far this chain is here; a fresh one has nothing."""
    asked = select(audit_chains).where(
        audit_chains.c.client_id == client_id, audit_chains.c.chain == chain
    )
    row = tx.execute(asked).one_or_none()
    if row is None:
        return Chain(client_id, chain, 0, start_of(chain), fresh=True)
    return Chain(client_id, chain, row.have, bytes(row.hash), row.trouble)


def add_entries(tx: Connection, chain: Chain, fresh: Sequence[Linked], now: int) -> Chain:
    """Stores entries that follow the chain; how far it is now."""
    last: int = tx.execute(select(func.coalesce(func.max(audit_entries.c.place), 0))).scalar_one()
    entries = [read_entry(one.raw) for one in fresh]
    rows = [
        {
            "place": last + k,
            "client_id": chain.client_id,
            "chain": chain.chain,
            "n": one.n,
            "raw": one.raw,
            "hash": one.hash,
            "at": as_us(entry.at),
            "uid": _plain(entry.uid),
            "act": _plain(entry.act),
            "received_at": now,
        }
        for k, (one, entry) in enumerate(zip(fresh, entries, strict=True), start=1)
    ]
    tx.execute(insert(audit_entries), rows)
    trouble = chain.trouble or _trouble_in(tx, chain, entries)
    values = {"have": fresh[-1].n, "hash": fresh[-1].hash, "trouble": trouble}
    if chain.fresh:
        key = {"client_id": chain.client_id, "chain": chain.chain, "started_at": now}
        tx.execute(insert(audit_chains).values(**key, **values))
    else:
        tx.execute(
            update(audit_chains)
            .where(audit_chains.c.client_id == chain.client_id, audit_chains.c.chain == chain.chain)
            .values(**values)
        )
    return Chain(chain.client_id, chain.chain, fresh[-1].n, fresh[-1].hash, trouble)


def _trouble_in(tx: Connection, chain: Chain, entries: Sequence[Entry]) -> str:
    """What the desk says of itself, or that it begins again and does not say why."""
    said = next((one.reason for one in entries if one.act == Act.BROKEN), "")
    if said or not chain.fresh:
        return _plain(said)[:16]
    others = select(audit_chains.c.chain).where(audit_chains.c.client_id == chain.client_id)
    return "fork" if tx.execute(others.limit(1)).first() is not None else ""


def _plain(text: str) -> str:
    # PostgreSQL takes no NUL in text; the entry's bytes keep it.
    return text.replace("\0", "")


def mark_chain(tx: Connection, chain: Chain, trouble: str) -> None:
    """Remembers what is wrong with a chain: the first that was found."""
    if not chain.trouble and not chain.fresh:
        tx.execute(
            update(audit_chains)
            .where(audit_chains.c.client_id == chain.client_id, audit_chains.c.chain == chain.chain)
            .values(trouble=trouble)
        )
