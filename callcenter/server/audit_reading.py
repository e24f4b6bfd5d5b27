"""What an auditor reads: who, what, when and why, never any content; and whether chains hold."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, func, select

from callcenter.protocol.audit import (
    AUDIT_ENTRIES,
    Act,
    AuditLine,
    AuditPage,
    ChainBroken,
    Linked,
    verify,
)
from callcenter.server import audit, policy
from callcenter.server.askers import person_of
from callcenter.server.audit_tables import audit_chains, audit_entries
from callcenter.server.centre import Centre, as_us
from callcenter.server.tables import devices

CENTRE_NAME = "pusat"


class Wanted(Struct, frozen=True):
    """Which entries; empty means all. `since` is in, `until` is out, `before` is a place."""

    since: datetime | None = None
    until: datetime | None = None
    uid: str = ""
    act: str = ""
    before: int | None = None
    limit: int = AUDIT_ENTRIES


class Verdict(Struct, frozen=True):
    """How one chain stands: `broken_at` is the first entry that does not hold, None for none."""

    device: str
    chain: str
    entries: int
    trouble: str
    broken_at: int | None


def read_audit(centre: Centre, authorization: str, wanted: Wanted) -> AuditPage:
    """A page for a person who may read the audit; the first one is noted. Refused 401, 403."""
    with centre.database.write() as tx:
        person = person_of(tx, centre, authorization)
        policy.allow(person, policy.Act.READ_AUDIT)
        lines, more = lines_of(tx, wanted)
        found = troubles(tx)
        if wanted.before is None:
            audit.note(tx, centre, Act.READ, uid=person.uid, kind="audit")
    return AuditPage(lines=lines, more=more, troubles=found, server_time=centre.clock.now())


def lines_of(tx: Connection, wanted: Wanted) -> tuple[list[AuditLine], bool]:
    """The newest first, and whether there are older ones."""
    rows = tx.execute(_asked(wanted).limit(wanted.limit + 1)).all()
    lines = [
        AuditLine(
            place=row.place,
            device=row.client_id,
            device_name=row.name or CENTRE_NAME,
            entry=msgspec.Raw(bytes(row.raw)),
        )
        for row in rows[: wanted.limit]
    ]
    return lines, len(rows) > wanted.limit


def troubles(tx: Connection) -> int:
    """Chains that are not as they were."""
    asked = select(func.count()).select_from(audit_chains).where(audit_chains.c.trouble != "")
    return int(tx.execute(asked).scalar_one())


def count(tx: Connection) -> int:
    """Entries of all chains."""
    return int(tx.execute(select(func.count()).select_from(audit_entries)).scalar_one())


def verify_all(tx: Connection) -> Iterator[Verdict]:
    """Every chain, worked out anew from its first entry."""
    asked = select(audit_chains).order_by(audit_chains.c.started_at, audit_chains.c.chain)
    for row in tx.execute(asked).all():
        yield Verdict(row.client_id, row.chain, row.have, row.trouble, _broken_at(tx, row))


def _broken_at(tx: Connection, row: Any) -> int | None:
    table = audit_entries
    rows = tx.execute(
        select(table.c.n, table.c.raw, table.c.hash)
        .where(table.c.client_id == row.client_id, table.c.chain == row.chain)
        .order_by(table.c.n)
    )
    stored = (Linked(one.n, bytes(one.raw), bytes(one.hash)) for one in rows)
    try:
        last, found = verify(row.chain, stored)
    except ChainBroken as broken:
        return broken.n
    return None if (last, found) == (row.have, bytes(row.hash)) else min(last, row.have) + 1


def _asked(wanted: Wanted) -> Select[Any]:
    table = audit_entries
    asked = (
        select(table.c.place, table.c.client_id, table.c.raw, devices.c.name)
        .outerjoin(devices, devices.c.client_id == table.c.client_id)
        .order_by(table.c.place.desc())
    )
    if wanted.since is not None:
        asked = asked.where(table.c.at >= as_us(wanted.since))
    if wanted.until is not None:
        asked = asked.where(table.c.at < as_us(wanted.until))
    if wanted.uid:
        asked = asked.where(table.c.uid == wanted.uid)
    if wanted.act:
        asked = asked.where(table.c.act == wanted.act)
    if wanted.before is not None:
        asked = asked.where(table.c.place < wanted.before)
    return asked
