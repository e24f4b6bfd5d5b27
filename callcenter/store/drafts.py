"""What is being typed, kept on disk until it is saved or thrown away. Knows no form."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from callcenter.store.tables import drafts


class Draft(Struct, frozen=True):
    """One form as it stood at `at`; the payload is the form's own."""

    slot: str
    payload: bytes
    at: datetime


def save_draft(tx: Connection, slot: str, payload: bytes, at: datetime) -> None:
    """Keeps a form's content under its slot, in place of what stood there."""
    row = insert(drafts).values(slot=slot, payload=payload, at=at)
    tx.execute(
        row.on_conflict_do_update(
            index_elements=["slot"], set_={"payload": row.excluded.payload, "at": row.excluded.at}
        )
    )


def load_drafts(tx: Connection) -> list[Draft]:
    """Every draft, the oldest first."""
    found = tx.execute(select(drafts).order_by(drafts.c.at, drafts.c.slot))
    return [Draft(row.slot, row.payload, row.at) for row in found]


def drop_draft(tx: Connection, slot: str) -> None:
    """Throws a draft away; nothing happens when there is none."""
    tx.exec_driver_sql("DELETE FROM drafts WHERE slot = ?", (slot,))
