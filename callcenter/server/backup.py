"""A backup of the centre in one file that either database can write and either can read.

It holds the log and who may speak, not what follows from them: a restore folds the log again.
A restored centre begins a new epoch, so that every desk looks for the common past (SYNC 7).
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Final

import msgspec
import zstandard
from msgspec import Struct
from sqlalchemy import Connection, func, insert, select, update

from callcenter.ids import Ids
from callcenter.protocol.chain import START, link
from callcenter.server import account_tables, audit_tables, numbers, tables
from callcenter.server.rebuild import rebuild

_MAGIC: Final = b"LPG-PUSAT-1\n"
_ROWS = 1_000
_IN_PARTS = MappingProxyType({"yield_per": _ROWS})
"""Of one question: said to the connection it would hold for everything after it, writes too."""
_LENGTH = 4
_LONGEST = 512 << 20
_KEPT = (
    tables.identity,
    tables.clock,
    tables.devices,
    tables.incarnations,
    tables.withheld,
    tables.enrolment_codes,
    tables.events,
    tables.quarantine,
    tables.number_blocks,
    tables.files,
    tables.file_tickets,
    account_tables.security,
    account_tables.accounts,
    account_tables.revocations,
    account_tables.flagged_events,
    audit_tables.audit_chains,
    audit_tables.audit_entries,
)

Progress = Callable[[str, int], None]
"""Told the table and how many of its rows are done."""


class BackupInvalidError(ValueError):
    """The file is no backup, is damaged, or does not fit; `reason` says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Part(msgspec.Struct):
    """A piece of the file: rows of one table; at the end (`table` empty) how many of each.

    The end also has the SHA-256 of all that came before it.
    """

    table: str
    columns: list[str] = []
    rows: list[list[Any]] = []
    counts: dict[str, int] = {}
    digest: bytes = b""


class Backup(Struct, frozen=True):
    """What a backup holds: its rows by table."""

    counts: dict[str, int]

    @property
    def events(self) -> int:
        """Events of the log."""
        return self.counts[tables.events.name]


def write_backup(tx: Connection, path: Path, progress: Progress = lambda *_: None) -> Backup:
    """Writes one consistent view to `path` (0600): whole and on disk, or not there at all."""
    fresh = path.with_name(path.name + ".part")
    fresh.unlink(missing_ok=True)
    counts: dict[str, int] = {}
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC)
            packer = zstandard.ZstdCompressor(level=3, write_checksum=True)
            before = sha256()
            with packer.stream_writer(file, closefd=False) as out:
                for part in _parts(tx, counts, progress):
                    if not part.table:
                        part.digest = before.digest()
                    data = msgspec.msgpack.encode(part)
                    before.update(data)
                    out.write(len(data).to_bytes(_LENGTH, "big") + data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return Backup(counts)


def read_backup(
    tx: Connection, path: Path, now: datetime, ids: Ids, progress: Progress = lambda *_: None
) -> Backup:
    """Fills an empty centre from `path`, begins a new epoch and folds the log again.

    Raises BackupInvalidError (not_empty, not_a_backup, damaged, cut, columns, chain): then the
    caller's transaction must not be committed.
    """
    if tx.execute(select(func.count()).select_from(tables.identity)).scalar_one():
        raise BackupInvalidError("not_empty")
    said = check_backup(path)
    done: dict[str, int] = {}
    with path.open("rb") as file:
        for part in _read_parts(file):
            if part.table:
                _load(tx, part)
                done[part.table] = done.get(part.table, 0) + len(part.rows)
                progress(part.table, done[part.table])
    _check_chain(tx)
    _begin_again(tx, now, ids)
    rebuild(tx, lambda done: progress(tables.tickets.name, done))
    return Backup(said)


def _parts(tx: Connection, counts: dict[str, int], progress: Progress) -> Iterator[_Part]:
    for table in _KEPT:
        counts[str(table.name)] = 0
        names = [str(column.name) for column in table.c]
        order = select(table).order_by(*table.primary_key)
        for rows in tx.execute(order, execution_options=_IN_PARTS).partitions(_ROWS):
            counts[str(table.name)] += len(rows)
            progress(table.name, counts[table.name])
            yield _Part(str(table.name), names, [list(row) for row in rows])
    yield _Part("", counts=counts)


def check_backup(path: Path) -> dict[str, int]:
    """Reads the whole file before anything is written: the rows that it says it has.

    Raises BackupInvalidError, or OSError when it cannot be read.
    """
    counts: dict[str, int] = {}
    said: dict[str, int] | None = None
    with path.open("rb") as file:
        for part in _read_parts(file):
            if not part.table:
                said = part.counts
                continue
            counts[part.table] = counts.get(part.table, 0) + len(part.rows)
    if said is None or {name: many for name, many in said.items() if many} != counts:
        raise BackupInvalidError("cut")
    return said


def _load(tx: Connection, part: _Part) -> None:
    table = next((one for one in _KEPT if one.name == part.table), None)
    if table is None or not set(part.columns) <= {column.name for column in table.c}:
        raise BackupInvalidError("columns")
    tx.execute(insert(table), [dict(zip(part.columns, row, strict=True)) for row in part.rows])


def _read_parts(file: BinaryIO) -> Iterator[_Part]:
    if file.read(len(_MAGIC)) != _MAGIC:
        raise BackupInvalidError("not_a_backup")
    try:
        with zstandard.ZstdDecompressor().stream_reader(file, closefd=False) as source:
            before = sha256()
            while head := _exactly(source, _LENGTH):
                size = int.from_bytes(head, "big")
                if size > _LONGEST:
                    raise BackupInvalidError("damaged")
                data = _exactly(source, size)
                part = msgspec.msgpack.decode(data, type=_Part)
                if not part.table and part.digest != before.digest():
                    # zstd's own checksum is not looked at when the file ends within it.
                    raise BackupInvalidError("damaged")
                before.update(data)
                yield part
    except (zstandard.ZstdError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BackupInvalidError("damaged") from error


def _exactly(source: zstandard.ZstdDecompressionReader, size: int) -> bytes:
    """So many bytes, or none at the end."""
    found = b""
    while len(found) < size:
        more = source.read(size - len(found))
        if not more:
            if found or size > _LENGTH:
                raise BackupInvalidError("cut")
            return b""
        found += more
    return found


def _check_chain(tx: Connection) -> None:
    log, clock = tables.events, tables.clock
    chain, last = START, 0
    asked = select(log.c.seq, log.c.eid, log.c.chain).order_by(log.c.seq)
    rows = tx.execute(asked, execution_options=_IN_PARTS)
    for row in rows:
        chain, last = link(chain, row.eid), last + 1
        if row.seq != last or row.chain != chain:
            raise BackupInvalidError("chain")
    head = tx.execute(select(clock.c.seq, clock.c.chain)).one()
    if (head.seq, head.chain) != (last, chain):
        raise BackupInvalidError("chain")


def _begin_again(tx: Connection, now: datetime, ids: Ids) -> None:
    """A new epoch; no block and no code of before is given out again."""
    clock, blocks = tables.clock, tables.number_blocks
    leased = tx.execute(select(func.coalesce(func.max(blocks.c.block), 0))).scalar_one()
    tx.execute(update(clock).values(epoch=ids.new()))
    numbers.jump_blocks(tx, leased)
    codes = tables.enrolment_codes
    tx.execute(
        update(codes)
        .where(codes.c.used_at.is_(None))
        .values(expires_at=int(now.timestamp() * 1_000_000))
    )
