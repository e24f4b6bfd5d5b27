"""What a new desk asks for: the search index, and the columns of 0002 filled for older rows.

The callers of older tickets are read out of their events here, in batches; the index fills itself
afterwards. Only adds: the program of version 0002 still works on these tables.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from callcenter.server.search_tables import words_of

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BATCH = 500
_OPEN = ("diterima", "terverifikasi", "disposisi", "ditindaklanjuti", "menunggu_data")


def upgrade() -> None:
    """Adds the index, then fills what is new in older rows."""
    op.create_table(
        "search_state",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("words_seq", sa.BigInteger, nullable=False),
    )
    tx = op.get_bind()
    tx.execute(sa.text("INSERT INTO search_state (id, words_seq) VALUES (1, 0)"))
    words_of(tx).create(tx)
    _fill_callers(tx)
    _fill_tickets(tx)


def _fill_callers(tx: sa.Connection) -> None:
    tx.execute(sa.text("DELETE FROM callers"))
    tx.execute(
        sa.text(
            "INSERT INTO callers (id, head_seq) SELECT subject_id, max(seq) FROM events"
            " WHERE subject = 'caller' GROUP BY subject_id"
        )
    )


def _fill_tickets(tx: sa.Connection) -> None:
    tickets = sa.table(
        "tickets", sa.column("id"), sa.column("state"), sa.column("is_open"),
        sa.column("caller_ids", sa.JSON),
    )  # fmt: skip
    tx.execute(sa.update(tickets).values(is_open=tickets.c.state.in_(_OPEN)))
    last = ""
    while True:
        asked = sa.select(tickets.c.id).where(tickets.c.id > last).order_by(tickets.c.id)
        ids = list(tx.execute(asked.limit(_BATCH)).scalars())
        if not ids:
            return
        last = ids[-1]
        rows = [{"b": key, "callers": names} for key, names in _callers_of(tx, ids).items()]
        if rows:
            change = sa.update(tickets).where(tickets.c.id == sa.bindparam("b"))
            tx.execute(change.values(caller_ids=sa.bindparam("callers", type_=sa.JSON)), rows)


def _callers_of(tx: sa.Connection, ids: list[str]) -> dict[str, list[str]]:
    """Whoever these tickets name or named as their caller."""
    log = sa.table("events", sa.column("subject_id"), sa.column("seq"), sa.column("raw"))
    asked = sa.select(log.c.subject_id, log.c.raw).where(log.c.subject_id.in_(ids))
    found: dict[str, dict[str, None]] = {}
    for row in tx.execute(asked.order_by(log.c.seq)):
        if b'"caller_id"' in row.raw:
            named = dict.fromkeys(_named(json.loads(row.raw)))
            found.setdefault(row.subject_id, {}).update(named)
    return {key: list(names) for key, names in found.items() if names}


def _named(event: dict[str, Any]) -> list[str]:
    changes = event.get("changes") or []
    values = [one.get("value") for one in changes if one.get("field") == "caller_id"]
    values.append((event.get("body") or {}).get("caller_id"))
    return [one for one in values if isinstance(one, str) and one]
