"""Files that an erasure took out of the log and that still have to go off the disk.

Noted in the erasure's own transaction, removed after it, and again after a crash in between.
"""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, delete, select

from callcenter.store import kv
from callcenter.store.attachments import drop_everywhere
from callcenter.store.tables import attachments, lapor_documents, uploads

if TYPE_CHECKING:
    from callcenter.store.store import Store

_GONE = "gone_files"


def forget_files(tx: Connection, files: Collection[tuple[str, str]]) -> None:
    """Takes (ticket, SHA-256) out of the tables; what no other ticket has is to leave the disk."""
    if not files:
        return
    gone = set(_gone(tx))
    for ticket_id, sha256 in files:
        for table in (attachments, uploads, lapor_documents):
            here = (table.c.ticket_id == ticket_id, table.c.sha256 == sha256)
            tx.execute(delete(table).where(*here))
        still = select(attachments.c.ticket_id).where(attachments.c.sha256 == sha256)
        if tx.execute(still.limit(1)).first() is None:
            gone.add(sha256)
    _keep(tx, gone)


def drop_gone_files(store: "Store", profile: Path) -> int:
    """Takes them off the disk, with their thumbnails; how many."""
    with store.read() as tx:
        gone = _gone(tx)
    if not gone:
        return 0
    for sha256 in gone:
        drop_everywhere(profile, sha256)
    with store.write() as tx:
        _keep(tx, set(_gone(tx)) - set(gone))
    return len(gone)


def _keep(tx: Connection, gone: Collection[str]) -> None:
    kv.put(tx, _GONE, msgspec.json.encode(sorted(gone)) if gone else None)


def _gone(tx: Connection) -> list[str]:
    found = kv.get(tx, _GONE)
    return [] if found is None else msgspec.json.decode(found, type=list[str])
