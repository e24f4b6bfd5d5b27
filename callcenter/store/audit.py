"""The audit of this desk as rows: appended in the transaction of the act, read, checked.

Rows are never changed or removed but by `begin_anew`, which moves what no centre has yet into a
fresh chain after the old one was found broken.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select

from callcenter.protocol.audit import (
    Act,
    ChainBroken,
    Checkpoint,
    Entry,
    Linked,
    encode_entry,
    link,
    read_entry,
    start_of,
    verify,
)
from callcenter.store import kv
from callcenter.store.tables import audit

_CHECKPOINT = "audit_checkpoint"
_SENT = "audit_sent"
_TROUBLE = "audit_trouble"


class Head(Struct, frozen=True):
    """Where the chain of now ends."""

    chain: str
    n: int
    hash: bytes


class Sent(msgspec.Struct, frozen=True):
    """How far which centre has which chain, as it said last."""

    centre: str = ""
    chain: str = ""
    n: int = 0


class Trouble(msgspec.Struct, frozen=True):
    """What was found wrong: edited, behind, fork or centre, from entry `n` on; `seen` by a person.

    `centre`: it is the centre that lacks what it had.
    """

    why: str
    n: int
    at: datetime
    seen: bool = False


_LAST = select(audit.c.chain, audit.c.n, audit.c.hash).order_by(audit.c.position.desc()).limit(1)


def head(tx: Connection) -> Head | None:
    """None while nothing was ever noted."""
    row = tx.execute(_LAST).one_or_none()
    return None if row is None else Head(row.chain, row.n, row.hash)


def append(tx: Connection, fresh_chain: str, entry: Entry) -> Entry:
    """Chains the entry to the last one, with its number; `fresh_chain` names the first chain."""
    last = head(tx) or Head(fresh_chain, 0, start_of(fresh_chain))
    numbered = msgspec.structs.replace(entry, n=last.n + 1)
    raw = encode_entry(numbered)
    tx.execute(
        insert(audit).values(
            chain=last.chain,
            n=numbered.n,
            raw=raw,
            hash=link(last.hash, raw),
            at=numbered.at,
            uid=numbered.uid,
            act=numbered.act,
        )
    )
    return numbered


def entries(
    tx: Connection,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    uid: str = "",
    acts: Sequence[str] = (),
    before: int | None = None,
    limit: int = 200,
) -> list[tuple[int, Entry]]:
    """The newest first, with their places; `since` is in, `until` is out, `before` a place."""
    asked = select(audit.c.position, audit.c.raw).order_by(audit.c.position.desc()).limit(limit)
    if since is not None:
        asked = asked.where(audit.c.at >= since)
    if until is not None:
        asked = asked.where(audit.c.at < until)
    if uid:
        asked = asked.where(audit.c.uid == uid)
    if acts:
        asked = asked.where(audit.c.act.in_(acts))
    if before is not None:
        asked = asked.where(audit.c.position < before)
    return [(row.position, _readable(row.raw)) for row in tx.execute(asked)]


def people(tx: Connection) -> list[str]:
    """Whose acts there are."""
    return list(tx.execute(select(audit.c.uid).distinct().order_by(audit.c.uid)).scalars())


def count(tx: Connection, uid: str, act: str, since: datetime) -> int:
    """How often this person did this from then on."""
    asked = select(func.count()).select_from(audit)
    wanted = asked.where(audit.c.act == act, audit.c.uid == uid, audit.c.at >= since)
    return int(tx.execute(wanted).scalar_one())


def after(tx: Connection, chain: str, n: int, limit: int) -> list[Linked]:
    """The entries of the chain after number `n`, in order."""
    asked = select(audit.c.n, audit.c.raw, audit.c.hash)
    rows = tx.execute(
        asked.where(audit.c.chain == chain, audit.c.n > n).order_by(audit.c.n).limit(limit)
    )
    return [Linked(row.n, row.raw, row.hash) for row in rows]


def hash_at(tx: Connection, chain: str, n: int) -> bytes | None:
    """The hash after entry `n`, None when there is no such entry."""
    if n == 0:
        return start_of(chain)
    asked = select(audit.c.hash).where(audit.c.chain == chain, audit.c.n == n)
    return tx.execute(asked).scalar_one_or_none()


def check(tx: Connection, checkpoint: Checkpoint | None) -> tuple[str, int] | None:
    """What is wrong with the chains here, and from which entry on; None when they hold.

    `edited`: an entry is not what was chained. `behind`: the centre has more, or another, past of
    this chain than stands here: it was cut off, or an older database was put back.
    """
    chains = tx.execute(
        select(audit.c.chain).group_by(audit.c.chain).order_by(func.min(audit.c.position))
    ).scalars()
    for chain in chains.all():
        rows = tx.execute(
            select(audit.c.n, audit.c.raw, audit.c.hash)
            .where(audit.c.chain == chain)
            .order_by(audit.c.n)
        )
        try:
            verify(chain, (Linked(row.n, row.raw, row.hash) for row in rows))
        except ChainBroken as broken:
            return "edited", broken.n
    if checkpoint is not None and checkpoint.n:
        found = hash_at(tx, checkpoint.chain, checkpoint.n)
        if found is None or found.hex() != checkpoint.hash:
            return "behind", checkpoint.n
    return None


def begin_anew(tx: Connection, chain: str, same: int, why: Entry) -> None:
    """A fresh chain that begins with `why`; what stands after entry `same` moves into it."""
    last = head(tx)
    moved: list[Entry] = []
    if last is not None:
        moved = [_readable(one.raw) for one in after(tx, last.chain, same, 1 << 30)]
        tx.execute(delete(audit).where(audit.c.chain == last.chain, audit.c.n > same))
    before = start_of(chain)
    _extend(tx, Head(chain, 0, before), (why, *moved))


def checkpoint_text(tx: Connection) -> str:
    """The last signed word of the centre, "" for none."""
    return (kv.get(tx, _CHECKPOINT) or b"").decode()


def keep_checkpoint(tx: Connection, text: str) -> None:
    """Keeps the centre's word."""
    kv.put(tx, _CHECKPOINT, text.encode())


def sent(tx: Connection) -> Sent:
    """What the centre has."""
    found = kv.get(tx, _SENT)
    return Sent() if found is None else msgspec.json.decode(found, type=Sent)


def keep_sent(tx: Connection, one: Sent) -> None:
    """Keeps how far it has come."""
    kv.put(tx, _SENT, msgspec.json.encode(one))


def trouble(tx: Connection) -> Trouble | None:
    """What was found wrong last."""
    found = kv.get(tx, _TROUBLE)
    return None if found is None else msgspec.json.decode(found, type=Trouble)


def keep_trouble(tx: Connection, one: Trouble) -> None:
    """Keeps what was found, or that it was seen."""
    kv.put(tx, _TROUBLE, msgspec.json.encode(one))


def broken(why: str, at: datetime, wall: datetime, n: int) -> Entry:
    """The entry that says so."""
    return Entry(
        n=0, at=at, wall=wall, uid="", act=Act.BROKEN, kind="audit", object_id=str(n), reason=why
    )


def _extend(tx: Connection, start: Head, fresh: Iterable[Entry]) -> None:
    before = start.hash
    for n, entry in enumerate(fresh, start=start.n + 1):
        raw = encode_entry(msgspec.structs.replace(entry, n=n))
        before = link(before, raw)
        tx.execute(
            insert(audit).values(
                chain=start.chain,
                n=n,
                raw=raw,
                hash=before,
                at=entry.at,
                uid=entry.uid,
                act=entry.act,
            )
        )


def _readable(raw: bytes) -> Entry:
    """An entry somebody has damaged is shown as damaged, not as an error."""
    try:
        return read_entry(raw)
    except ValueError:
        moment = datetime.fromtimestamp(0).astimezone()
        return Entry(n=0, at=moment, wall=moment, uid="", act=Act.BROKEN, reason="edited")
