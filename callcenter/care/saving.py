"""Copies unsent work out of a database, however damaged, into a sealed file another desk takes in.

Opens the database as it is: no upgrade, no repair, nothing is written to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from callcenter.desk import outbox_file
from callcenter.desk.outbox_file import FileHead, Owner, record
from callcenter.errors import NotFound, SealedFileRefused, StoreDamaged
from callcenter.keys.sealed_file import sealed_file
from callcenter.protocol.wellformed import EventMalformed, read_event
from callcenter.store import attachments, salvage
from callcenter.store.examining import Stop, never
from callcenter.store.salvage import Rescued, rescue

_CONTENT = 64 << 10
_EVENT_COLUMNS = ("eid", "seq", "raw")
_FILE_COLUMNS = ("ticket_id", "sha256", "size", "mime", "name")
_DONE = "done"


class Saved(Struct, frozen=True):
    """What went into the file; `whole` is False when some of the database could not be read."""

    path: Path
    events: int
    files: int
    missing_files: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where unsent work lies: profile, database, the keys (32 bytes each), the desk's name."""

    profile: Path
    database: Path
    key: bytes = field(repr=False)
    files_key: bytes = field(repr=False)
    device: str


class Found(Struct):
    """Unsent work as it was read: events in the order of each device's count."""

    events: list[bytes] = msgspec.field(default_factory=list)
    files: list[tuple[Any, ...]] = msgspec.field(default_factory=list)
    blocks: dict[int, tuple[int, int]] | None = None
    """Number blocks: position and how many were used; None when not all could be read."""
    whole: bool = True


def unsent_work(database: Path, key: bytes, stop: Stop = never) -> Found:
    """Everything the centre has not echoed, as far as it can be read.

    Raises StoreUnwritable, StoreBusy, StorePlaintext, Cancelled.
    """
    found = Found()

    def rows(table: str, columns: tuple[str, ...]) -> Rescued:
        rescued = rescue(database, key, table, columns, stop)
        found.whole &= rescued.whole
        return rescued

    waiting = {row[0] for table in ("outbox", "offers") for row in rows(table, ("eid",)).rows}
    events = rows("events", _EVENT_COLUMNS).rows
    # What never came back is unsent even where the page that said so is gone.
    raws = [bytes(raw) for eid, seq, raw in events if seq is None or eid in waiting]
    found.events = [raw for _place, raw in sorted(_placed(raws, found))]
    found.whole &= waiting <= {row[0] for row in events}
    uploads = rows("uploads", ("sha256", "ticket_id", "state")).rows
    sent = {row[:2] for row in uploads if row[2] == _DONE}
    attached = rows("attachments", _FILE_COLUMNS).rows
    found.files = [row for row in attached if (row[1], row[0]) not in sent]
    blocks = rescue(database, key, "number_blocks", ("block", "position", "used"), stop)
    if blocks.whole:
        found.blocks = {row[0]: (row[1], row[2]) for row in blocks.rows}
    return found


def save_unsent(found: Found, place: Place, target: Path, passphrase: str, now: datetime) -> Saved:
    """Writes what was read into a sealed file, whole or not at all.

    Raises SealedFileRefused("empty"), DiskFull, StoreUnwritable.
    """
    if not found.events and not found.files:
        raise SealedFileRefused("empty")
    client, server = salvage.first(
        place.database, place.key, "sync_state", ("client_id", "server_name"), lambda: ("", "")
    )
    owner = Owner(
        client_id=str(client), device=place.device, operator="", server=str(server), made_at=now,
        events=len(found.events), files=len(found.files),
    )  # fmt: skip
    kept = 0
    with sealed_file(target, passphrase) as file:
        file.write(record(outbox_file.OWNER, msgspec.json.encode(owner)))
        for one in found.files:
            for piece in _file(place.profile, place.files_key, one):
                file.write(piece)
                kept += piece[:1] == outbox_file.FILE
        for raw in found.events:
            file.write(record(outbox_file.EVENT, raw))
        file.write(record(outbox_file.END, b""))
    return Saved(target, len(found.events), kept, len(found.files) - kept, found.whole)


def _placed(raws: list[bytes], found: Found) -> Iterator[tuple[tuple[str, int, int, str], bytes]]:
    for raw in raws:
        try:
            event = read_event(raw)
        except EventMalformed:
            found.whole = False
            continue
        yield (event.client_id, event.incarnation, event.n, event.eid), raw


def _file(profile: Path, key: bytes, row: tuple[Any, ...]) -> Iterator[bytes]:
    """The records of one attached file, none when it does not lie here whole."""
    ticket_id, sha256, _size, mime, name = row
    try:
        data = attachments.read(profile, key, sha256)
    except (NotFound, StoreDamaged, OSError):
        return
    head = FileHead(ticket_id, sha256, len(data), mime, name)
    yield record(outbox_file.FILE, msgspec.json.encode(head))
    for at in range(0, len(data), _CONTENT):
        yield record(outbox_file.CONTENT, data[at : at + _CONTENT])
