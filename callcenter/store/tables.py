"""The desk's tables of its log, of what it and the centre owe each other, and of what is its own.

Tickets, callers and words, folded from the log: `ticket_tables`, `caller_tables`, `search_tables`.
`migrations` must arrive at exactly these and those (a test sees).
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from callcenter.store.columns import Moment, count_column, text_column

metadata = MetaData()

MATTERS_ALONE = "subject NOT IN ('ticket', 'caller', 'office')"
"""SQL of events that belong to no ticket, no caller and not to the office."""

meta = Table("meta", metadata, Column("name", Text, primary_key=True), text_column("value"))

events = Table(
    "events",
    metadata,
    Column("eid", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("client_id", Text, nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("n", Integer, nullable=False),
    Column("seq", Integer),
    Column("received_at", Moment),
    Column("raw", LargeBinary, nullable=False),
    Index("events_of_subject", "subject_id", "seq", "n"),
    Index("events_by_seq", "seq"),
    Index("events_of_matters", "subject", "subject_id", sqlite_where=text(MATTERS_ALONE)),
)
"""The log; `seq` is NULL until the event came back from the centre."""

outbox = Table(
    "outbox",
    metadata,
    Column("eid", Text, ForeignKey("events.eid"), primary_key=True),
    Column("n", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    text_column("reason"),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("acked_seq", Integer),
    count_column("tries"),
    Index("outbox_by_state", "state", "n"),
    Index("outbox_of_subject", "subject_id"),
)
"""What the centre has not echoed yet; a settled event has no row here."""

drafts = Table(
    "drafts",
    metadata,
    Column("slot", Text, primary_key=True),
    Column("payload", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)

number_blocks = Table(
    "number_blocks",
    metadata,
    Column("block", Integer, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    count_column("used"),
)

sync_state = Table(
    "sync_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", Text, nullable=False),
    count_column("incarnation", 1),
    count_column("next_n", 1),
    text_column("cursor"),
    text_column("chain"),
    Column("offset_ms", Integer),
    Column("last_ok", Moment),
    text_column("server_url"),
    text_column("server_name"),
    Column("protocol", Integer),
)

marks = Table(
    "marks",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("chain", Text, nullable=False),
)
"""Places of the centre's feed this desk has passed: so that a common past is found again."""

offers = Table(
    "offers",
    metadata,
    Column("eid", Text, ForeignKey("events.eid"), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("received_at", Moment),
    Index("offers_in_order", "place"),
)
"""Events the centre has lost, to be offered to it; `place` is the seq each of them had."""

uploads = Table(
    "uploads",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("ticket_id", Text, primary_key=True),
    Column("state", Text, nullable=False),
    count_column("sent"),
    count_column("tries"),
    text_column("reason"),
    Column("at", Moment, nullable=False),
    Index("uploads_by_state", "state", "at"),
)
"""Attached files on their way to the centre: waiting, done or refused."""

office = Table(
    "office",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
"""What all desks share, folded from its log: each name with its value as JSON (null: removed)."""

lapor_polls = Table(
    "lapor_polls",
    metadata,
    Column("ticket_id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    count_column("tries"),
)
"""When this desk last asked LAPOR about a ticket, and how often in vain since. Local alone."""

lapor_documents = Table(
    "lapor_documents",
    metadata,
    Column("ticket_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    text_column("document_id"),
    text_column("reason"),
)
"""Files this desk has uploaded to LAPOR, or why LAPOR would not have them. Local alone."""

audit = Table(
    "audit",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("chain", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    text_column("uid"),
    text_column("act"),
    Index("audit_in_chain", "chain", "n", unique=True),
    Index("audit_of_person", "uid", "act", "at"),
)
"""Who did what: entries chained to each other, added to and never changed (`store/audit.py`)."""

kv = Table(
    "kv",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

attachments = Table(
    "attachments",
    metadata,
    Column("ticket_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("mime", Text, nullable=False),
    text_column("name"),
    Column("at", Moment, nullable=False),
)

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
