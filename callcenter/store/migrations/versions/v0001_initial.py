"""The first schema, written down as it was; later versions never change this file."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
CREATE TABLE attachments (
    ticket_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    mime TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (ticket_id, sha256)
)
""",
    """
CREATE TABLE caller_phones (
    phone TEXT NOT NULL,
    caller_id TEXT NOT NULL,
    digits TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (phone, caller_id)
)
""",
    "CREATE INDEX phones_of_caller ON caller_phones (caller_id)",
    """
CREATE TABLE callers (
    doc INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    phones TEXT NOT NULL,
    prank_count INTEGER DEFAULT '0' NOT NULL,
    merged_into TEXT,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (doc),
    UNIQUE (id)
)
""",
    "CREATE INDEX callers_merged_into ON callers (merged_into)",
    """
CREATE TABLE drafts (
    slot TEXT NOT NULL,
    payload BLOB NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (slot)
)
""",
    """
CREATE TABLE events (
    eid TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    n INTEGER NOT NULL,
    seq INTEGER,
    received_at BIGINT,
    raw BLOB NOT NULL,
    PRIMARY KEY (eid)
)
""",
    "CREATE INDEX events_by_seq ON events (seq)",
    "CREATE INDEX events_of_subject ON events (subject_id, seq, n)",
    """
CREATE TABLE kv (
    name TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (name)
)
""",
    """
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (name)
)
""",
    """
CREATE TABLE number_blocks (
    block INTEGER NOT NULL,
    position INTEGER NOT NULL,
    used INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (block),
    UNIQUE (position)
)
""",
    """
CREATE TABLE sync_state (
    id INTEGER NOT NULL,
    client_id TEXT NOT NULL,
    incarnation INTEGER DEFAULT '1' NOT NULL,
    next_n INTEGER DEFAULT '1' NOT NULL,
    cursor TEXT DEFAULT '' NOT NULL,
    chain TEXT DEFAULT '' NOT NULL,
    offset_ms INTEGER,
    last_ok BIGINT,
    server_url TEXT DEFAULT '' NOT NULL,
    server_name TEXT DEFAULT '' NOT NULL,
    protocol INTEGER,
    PRIMARY KEY (id)
)
""",
    """
CREATE TABLE ticket_agencies (
    agency_id TEXT NOT NULL,
    ticket_id TEXT NOT NULL,
    PRIMARY KEY (agency_id, ticket_id)
)
""",
    "CREATE INDEX agencies_of_ticket ON ticket_agencies (ticket_id)",
    """
CREATE TABLE ticket_numbers (
    number TEXT NOT NULL,
    ticket_id TEXT NOT NULL,
    former BOOLEAN NOT NULL,
    PRIMARY KEY (number, ticket_id)
)
""",
    "CREATE INDEX numbers_of_ticket ON ticket_numbers (ticket_id)",
    """
CREATE TABLE ticket_reporters (
    ticket_id TEXT NOT NULL,
    eid TEXT NOT NULL,
    caller_id TEXT,
    phone TEXT DEFAULT '' NOT NULL,
    digits TEXT DEFAULT '' NOT NULL,
    name TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (ticket_id, eid)
)
""",
    "CREATE INDEX reporters_by_caller ON ticket_reporters (caller_id)",
    "CREATE INDEX reporters_by_phone ON ticket_reporters (phone)",
    """
CREATE TABLE tickets (
    doc INTEGER NOT NULL,
    id TEXT NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    summary TEXT DEFAULT '' NOT NULL,
    description_start TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT '' NOT NULL,
    category TEXT DEFAULT '' NOT NULL,
    classification TEXT DEFAULT '' NOT NULL,
    urgency TEXT DEFAULT '' NOT NULL,
    channel TEXT DEFAULT '' NOT NULL,
    confidentiality TEXT DEFAULT '' NOT NULL,
    oversight BOOLEAN NOT NULL,
    agency_ids TEXT NOT NULL,
    referred_to TEXT NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    landmark TEXT DEFAULT '' NOT NULL,
    caller_id TEXT,
    reporter_name TEXT DEFAULT '' NOT NULL,
    reporter_phone TEXT DEFAULT '' NOT NULL,
    registered_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    closed_at BIGINT,
    next_due BIGINT,
    next_start BIGINT,
    next_clock TEXT DEFAULT '' NOT NULL,
    level INTEGER DEFAULT '1' NOT NULL,
    holder_uid TEXT DEFAULT '' NOT NULL,
    holder_name TEXT DEFAULT '' NOT NULL,
    transfers INTEGER DEFAULT '0' NOT NULL,
    reopened INTEGER DEFAULT '0' NOT NULL,
    reporters INTEGER DEFAULT '0' NOT NULL,
    conflicts INTEGER DEFAULT '0' NOT NULL,
    reminders INTEGER DEFAULT '0' NOT NULL,
    snoozed_until BIGINT,
    duplicate_of TEXT,
    last_kind TEXT DEFAULT '' NOT NULL,
    last_at BIGINT NOT NULL,
    answered_in_call BOOLEAN NOT NULL,
    latitude FLOAT,
    longitude FLOAT,
    is_open BOOLEAN NOT NULL,
    queued BOOLEAN NOT NULL,
    PRIMARY KEY (doc),
    UNIQUE (id)
)
""",
    "CREATE INDEX tickets_by_phone ON tickets (reporter_phone)",
    "CREATE INDEX tickets_by_place ON tickets (place, category, registered_at)",
    "CREATE INDEX tickets_by_time ON tickets (registered_at)",
    "CREATE INDEX tickets_of_caller ON tickets (caller_id, registered_at)",
    "CREATE INDEX tickets_queue ON tickets (queued, next_due)",
    """
CREATE TABLE outbox (
    eid TEXT NOT NULL,
    n INTEGER NOT NULL,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    acked_seq INTEGER,
    tries INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (eid),
    FOREIGN KEY(eid) REFERENCES events (eid)
)
""",
    "CREATE INDEX outbox_by_state ON outbox (state, n)",
    "CREATE INDEX outbox_of_subject ON outbox (subject_id)",
    "CREATE VIRTUAL TABLE ticket_words USING fts5(words, names, tokenize = "
    "'unicode61 remove_diacritics 2', prefix = '2 3')",
    "INSERT INTO ticket_words (ticket_words, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE ticket_terms USING fts5vocab('ticket_words', 'row')",
    "CREATE VIRTUAL TABLE caller_words USING fts5(words, tokenize = 'unicode61 "
    "remove_diacritics 2', prefix = '2 3')",
    "INSERT INTO caller_words (caller_words, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE caller_terms USING fts5vocab('caller_words', 'row')",
)


def upgrade() -> None:
    """Makes every table, index and search table."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
