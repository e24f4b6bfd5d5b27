"""Which files may leave this desk: old ones that the centre says it has, on every ticket, no draft.

Decides by the log and not by what an upload believes: only the echo counts.
"""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, delete, func, select

from callcenter.store import uploads
from callcenter.store.tables import attachments, drafts
from callcenter.store.tables import uploads as owed
from callcenter.store.tickets import load_ticket


class Spare(Struct, frozen=True):
    """A file that may go, and one of its tickets."""

    sha256: str
    ticket_id: str
    size: int


def spare(tx: Connection, before: datetime, at_most: int) -> list[Spare]:
    """Files that were announced before this time and that nothing here still needs."""
    rows = tx.execute(
        select(attachments.c.sha256, attachments.c.ticket_id, attachments.c.size)
        .where(attachments.c.at < before)
        .order_by(attachments.c.at)
    )
    found: dict[str, Spare] = {}
    for row in rows:
        if row.sha256 not in found and still_spare(tx, row.sha256, before):
            found[row.sha256] = Spare(row.sha256, row.ticket_id, row.size)
        if len(found) == at_most:
            break
    return list(found.values())


def still_spare(tx: Connection, sha256: str, before: datetime) -> bool:
    """Whether nothing has begun to need it meanwhile."""
    return (
        not _is_owed(tx, sha256)
        and not _is_drafted(tx, sha256)
        and all(_announced(tx, ticket_id, sha256, before) for ticket_id in _tickets(tx, sha256))
    )


def forget(tx: Connection, sha256: str) -> None:
    """The file has left this desk."""
    tx.execute(delete(attachments).where(attachments.c.sha256 == sha256))
    uploads.forget(tx, sha256)


def _tickets(tx: Connection, sha256: str) -> list[str]:
    asked = select(attachments.c.ticket_id).where(attachments.c.sha256 == sha256)
    return list(tx.execute(asked).scalars())


def _announced(tx: Connection, ticket_id: str, sha256: str, before: datetime) -> bool:
    since = load_ticket(tx, ticket_id).available.get(sha256)
    return since is not None and since < before


def _is_owed(tx: Connection, sha256: str) -> bool:
    asked = select(owed.c.sha256).where(owed.c.sha256 == sha256, owed.c.state != uploads.DONE)
    return tx.execute(asked.limit(1)).first() is not None


def _is_drafted(tx: Connection, sha256: str) -> bool:
    asked = select(drafts.c.slot).where(func.instr(drafts.c.payload, sha256.encode()) > 0)
    return tx.execute(asked.limit(1)).first() is not None
