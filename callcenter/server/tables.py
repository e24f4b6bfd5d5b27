"""The centre's tables. Times are microseconds since 1970 (UTC): the same on every database."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

metadata = MetaData()

MATTERS_ALONE = "subject NOT IN ('ticket', 'caller', 'office')"
"""Word for word as in the index that lists them."""

identity = Table(
    "identity",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("server_id", String(36), nullable=False),
    Column("secret", LargeBinary, nullable=False),
    Column("client_id", String(36), nullable=False),
    comment="One row: who this centre is; client_id writes the centre's own events.",
)

clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("epoch", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("next_block", Integer, nullable=False),
    Column("own_n", BigInteger, nullable=False),
    Column("own_block", Integer),
    Column("own_serial", Integer, nullable=False),
    comment="One row, locked by every push: the order of events and the counters.",
)

devices = Table(
    "devices",
    metadata,
    Column("client_id", String(36), primary_key=True),
    Column("name", Text, nullable=False),
    Column("credential_hash", LargeBinary, nullable=False),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("last_seen", BigInteger, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("standing", String(16), nullable=False, server_default="approved"),
    comment="standing: pending, approved or retiring; a retired one may not speak at all.",
)

incarnations = Table(
    "incarnations",
    metadata,
    Column("client_id", String(36), primary_key=True),
    Column("incarnation", Integer, primary_key=True),
    Column("acked_n", BigInteger, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    comment="How far each count of each device is stored, without a gap.",
)

withheld = Table(
    "withheld",
    metadata,
    Column("client_id", String(36), primary_key=True),
    Column("incarnation", Integer, primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("reason", String(64), nullable=False),
    Column("told_at", BigInteger, nullable=False),
    comment="Places in a device's count whose events it keeps in its own quarantine.",
)

enrolment_codes = Table(
    "enrolment_codes",
    metadata,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("made_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("wrong_tries", Integer, nullable=False),
    Column("used_by", String(36)),
    Column("used_at", BigInteger),
)

events = Table(
    "events",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("eid", String(36), nullable=False, unique=True),
    Column("subject", String(64), nullable=False),
    Column("subject_id", String(36), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("client_id", String(36), nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("raw_hash", LargeBinary, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    UniqueConstraint("client_id", "incarnation", "n", name="events_count"),
    Index("events_subject", "subject_id", "seq"),
    Index(
        "events_matters",
        "subject_id",
        "seq",
        sqlite_where=text(MATTERS_ALONE),
        postgresql_where=text(MATTERS_ALONE),
    ),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("raw_hash", LargeBinary, primary_key=True),
    Column("eid", String(36), nullable=False, index=True),
    Column("client_id", String(36), nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("reason", String(64), nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("released_at", BigInteger),
    comment="Well-formed events that break a rule: kept, not folded, not passed on.",
)

number_blocks = Table(
    "number_blocks",
    metadata,
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("client_id", String(36), nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("leased_at", BigInteger, nullable=False),
    Index("number_blocks_device", "client_id", "incarnation", "block"),
)

tickets = Table(
    "tickets",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("number", String(14), unique=True),
    Column("state", String(32), nullable=False, index=True),
    Column("classification", String(32), nullable=False),
    Column("category", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("agencies", JSON, nullable=False),
    Column("summary", JSON, nullable=False),
    Column("registered_at", BigInteger),
    Column("head_seq", BigInteger, nullable=False),
    Column("is_open", Boolean, nullable=False, server_default=true()),
    Column("caller_ids", JSON, nullable=False, server_default="[]"),
    Column("lapor_state", String(16), nullable=False, server_default="siap"),
    Column("lapor_owner", String(36), nullable=False, server_default=""),
    Column("lapor_at", BigInteger),
    Column("lapor_id", Text, nullable=False, server_default=""),
    Column("lapor_status", Text, nullable=False, server_default=""),
    Column("lapor_reason", Text, nullable=False, server_default=""),
    Column("lapor_chosen", Boolean, nullable=False, server_default=false()),
    Column("lapor_person", Boolean, nullable=False, server_default=false()),
    Column("lapor_replies", Integer, nullable=False, server_default="0"),
    Column("may_move", Boolean, nullable=False, server_default=true()),
    Index("tickets_history", "is_open", "head_seq"),
    Index("tickets_lapor", "lapor_state", "registered_at"),
)

callers = Table(
    "callers",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("head_seq", BigInteger, nullable=False),
    Index("callers_history", "head_seq"),
)

files = Table(
    "files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("mime", String(64), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("completed_at", BigInteger),
    comment="Attached files; the bytes lie in the folder of files under their hash.",
)

file_tickets = Table(
    "file_tickets",
    metadata,
    Column("sha256", String(64), ForeignKey("files.sha256"), primary_key=True),
    Column("ticket_id", String(36), primary_key=True),
    Column("announced_at", BigInteger),
    comment="Tickets that a file belongs to; announced when the log says it is available.",
)

lapor_polls = Table(
    "lapor_polls",
    metadata,
    Column("ticket_id", String(36), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    comment="When the centre's pusher last asked LAPOR about a ticket; it may be forgotten.",
)

lapor_documents = Table(
    "lapor_documents",
    metadata,
    Column("ticket_id", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("document_id", Text, nullable=False),
    Column("reason", Text, nullable=False),
    comment="Files the centre's pusher handed to LAPOR, or why not; it may be forgotten.",
)

lapor_judged = Table(
    "lapor_judged",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("mark", Text, nullable=False),
    comment="At most one row: up to where tickets that were kept back were looked at again.",
)

escalations = Table(
    "escalations",
    metadata,
    Column("ticket_id", String(36), primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    comment="When each ticket is to be looked at next by the rules of the escalation.",
)

escalation_mark = Table(
    "escalation_mark",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("terms", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("aside", Text, nullable=False),
    comment="At most one row: under which rules, and up to where, tickets were put on the list.",
)

number_aliases = Table(
    "number_aliases",
    metadata,
    Column("number", String(14), primary_key=True),
    Column("ticket_id", String(36), ForeignKey("tickets.id"), primary_key=True),
)

search_state = Table(
    "search_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("words_seq", BigInteger, nullable=False),
    comment="One row: the search index holds every event up to here.",
)
