"""The centre's own state: who it is, its database and its time. Rules stand in the other files."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, insert, select

from callcenter.clock import Clock
from callcenter.ids import Ids
from callcenter.protocol.chain import START
from callcenter.protocol.file_messages import FILE_BYTES
from callcenter.protocol.grant import new_signing_key, public_key
from callcenter.protocol.limits import PULL_MIN
from callcenter.server import tables
from callcenter.server.account_tables import security
from callcenter.server.audit_start import begin_own_chain
from callcenter.server.database import Database, lock_founding
from callcenter.server.starts import note_start

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Centre:
    """What every request needs."""

    database: Database
    clock: Clock
    name: str
    server_id: str
    client_id: str
    secret: bytes
    files: Path | None = None
    """The folder of attached files, shared by all workers."""
    file_bytes: int = FILE_BYTES
    """The largest attached file that is taken."""
    pull_min: int = PULL_MIN
    """Desks that speak less get no feed any more (426); what they push is still taken."""
    signing_key: bytes = field(default=b"", repr=False)
    """Signs the grants (Ed25519); desks know `grant_key`, its public half."""
    grant_key: bytes = b""

    def now_us(self) -> int:
        """The wall time as stored."""
        return as_us(self.clock.now())


def open_centre(database: Database, clock: Clock, name: str, files: Path | None = None) -> Centre:
    """The centre of this database; a new one gets its identity here."""
    with database.write() as tx:
        lock_founding(tx)
        row = tx.execute(select(tables.identity)).one_or_none()
        if row is None:
            _found(tx, clock)
            row = tx.execute(select(tables.identity)).one()
        note_start(tx, row.client_id, as_us(clock.now()))
        begin_own_chain(tx, row.client_id, as_us(clock.now()))
        key = _signing_key(tx)
    return Centre(
        database,
        clock,
        name,
        row.server_id,
        row.client_id,
        row.secret,
        files,
        signing_key=key,
        grant_key=public_key(key),
    )


def from_us(microseconds: int) -> datetime:
    """A stored time, aware, UTC."""
    return _EPOCH + timedelta(microseconds=microseconds)


def as_us(at: datetime) -> int:
    """A time as it is stored; exact, where a float of seconds is not."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def _found(tx: Connection, clock: Clock) -> None:
    ids = Ids(clock)
    tx.execute(
        insert(tables.identity).values(
            id=1, server_id=ids.new(), client_id=ids.new(), secret=secrets.token_bytes(32)
        )
    )
    tx.execute(
        insert(tables.clock).values(
            id=1, epoch=ids.new(), seq=0, chain=START, next_block=1, own_n=0, own_serial=0
        )
    )


def _signing_key(tx: Connection) -> bytes:
    found: bytes | None = tx.execute(select(security.c.signing_key)).scalar_one_or_none()
    if found is None:
        found = new_signing_key()
        row = {"id": 1, "signing_key": found, "approve_devices": False, "revoked_seq": 0}
        tx.execute(insert(security).values(**row))
    return found
