"""The tables of the desk's database; `migrations` must arrive at exactly these (a test sees)."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
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

from callcenter.store.columns import Moment, Texts

metadata = MetaData()

MATTERS_ALONE = "subject NOT IN ('ticket', 'caller', 'office')"
"""SQL of events that belong to no ticket, no caller and not to the office."""

WATCHED = "is_open OR queued"
"""SQL of tickets the board counts; a query names it word for word to use the index."""

PRANKSTERS = "prank_count > 0"
"""SQL of callers somebody marked."""

PROMISED = "callbacks > 0"
"""SQL of tickets with a promise to ring back that is not kept yet."""

ASKED_AGAIN = "surveys_before <> '[]'"
"""SQL of tickets with more than one survey; a query names it word for word to use the index."""

ENDED = "closed_at IS NOT NULL"
"""SQL of tickets that were closed or rejected and stayed so."""

LAPOR_TO_SEND = "lapor_state IN ('siap', 'tidak_dikirim')"
"""SQL of tickets that may still go to LAPOR; a query names it word for word to use the index."""

LAPOR_HELD = "lapor_state = 'tidak_dikirim'"
"""SQL of tickets that are not sent, for the reason in `lapor_reason`."""

LAPOR_UNSETTLED = "lapor_state IN ('dipesan', 'ragu', 'ditolak') OR lapor_person"
"""SQL of tickets whose post is under way or in doubt, or that wait for a person."""

LAPOR_THERE = "lapor_state = 'terkirim'"
"""SQL of tickets that LAPOR has."""

LAPOR_REPLYING = "lapor_replies > 0"
"""SQL of tickets with an answer of ours that LAPOR does not have."""


def _text(name: str, start: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=start)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default="0")


def _count(name: str, start: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(start))


meta = Table("meta", metadata, Column("name", Text, primary_key=True), _text("value"))

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
    _text("reason"),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("acked_seq", Integer),
    _count("tries"),
    Index("outbox_by_state", "state", "n"),
    Index("outbox_of_subject", "subject_id"),
)
"""What the centre has not echoed yet; a settled event has no row here."""

tickets = Table(
    "tickets",
    metadata,
    Column("doc", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _text("number"),
    _text("summary"),
    _text("description_start"),
    _text("state"),
    _text("category"),
    _text("classification"),
    _text("urgency"),
    _text("channel"),
    _text("confidentiality"),
    Column("oversight", Boolean, nullable=False),
    Column("agency_ids", Texts, nullable=False),
    Column("referred_to", Texts, nullable=False),
    _text("place"),
    _text("landmark"),
    Column("caller_id", Text),
    _text("reporter_name"),
    _text("reporter_phone"),
    Column("registered_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("next_due", Moment),
    Column("next_start", Moment),
    _text("next_clock"),
    _count("level", 1),
    _text("holder_uid"),
    _text("holder_name"),
    _count("transfers"),
    _count("reopened"),
    _count("reporters"),
    _count("conflicts"),
    _count("reminders"),
    Column("snoozed_until", Moment),
    Column("duplicate_of", Text),
    _text("last_kind"),
    Column("last_at", Moment, nullable=False),
    Column("answered_in_call", Boolean, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("is_open", Boolean, nullable=False),
    Column("queued", Boolean, nullable=False),
    _text("registered_on"),
    _text("lapor_state", "siap"),
    _text("lapor_id"),
    _text("lapor_status"),
    Column("lapor_at", Moment),
    _flag("lapor_person"),
    _count("lapor_replies"),
    _text("lapor_owner"),
    _text("lapor_assigned"),
    _flag("lapor_chosen"),
    _text("lapor_reason"),
    Column("first_due", Moment),
    Column("verify_due", Moment),
    Column("first_end", Moment),
    Column("whole_due", Moment),
    Column("whole_end", Moment),
    _text("dispatches", "[]"),
    _text("survey"),
    Column("surveyed_at", Moment),
    _count("callbacks"),
    Column("next_near", Moment),
    _text("surveys_before", "[]"),
    Index("tickets_queue", "queued", "next_due"),
    Index("tickets_promised", "next_due", sqlite_where=text(PROMISED)),
    Index("tickets_ended", "closed_at", sqlite_where=text(ENDED)),
    Index("tickets_surveyed", "surveyed_at", sqlite_where=text("survey <> ''")),
    Index("tickets_asked_again", "surveyed_at", sqlite_where=text(ASKED_AGAIN)),
    Index(
        "tickets_on_board",
        "state",
        "is_open",
        "queued",
        "next_due",
        "next_near",
        sqlite_where=text(WATCHED),
    ),
    Index("tickets_of_caller", "caller_id", "registered_at"),
    Index("tickets_by_phone", "reporter_phone"),
    Index("tickets_by_place", "place", "registered_at"),
    Index("tickets_by_time", "registered_at"),
    Index("tickets_in_conflict", "updated_at", sqlite_where=text("conflicts > 0")),
    Index(
        "tickets_to_send",
        "registered_on",
        "lapor_state",
        "registered_at",
        "lapor_assigned",
        "lapor_person",
        sqlite_where=text(LAPOR_TO_SEND),
    ),
    Index("tickets_assigned", "lapor_assigned", sqlite_where=text("lapor_assigned <> ''")),
    Index("tickets_held", "lapor_reason", "lapor_at", sqlite_where=text(LAPOR_HELD)),
    Index("tickets_unsettled", "lapor_at", sqlite_where=text(LAPOR_UNSETTLED)),
    Index("tickets_there", "lapor_status", "lapor_at", sqlite_where=text(LAPOR_THERE)),
    Index("tickets_by_lapor_id", "lapor_id", sqlite_where=text("lapor_id <> ''")),
    Index("tickets_replying", "lapor_at", sqlite_where=text(LAPOR_REPLYING)),
)
"""One row per ticket for lists; `doc` is its time of registration, so search walks newest first."""

ticket_numbers = Table(
    "ticket_numbers",
    metadata,
    Column("number", Text, primary_key=True),
    Column("ticket_id", Text, primary_key=True),
    Column("former", Boolean, nullable=False),
    Index("numbers_of_ticket", "ticket_id"),
    Index("numbers_former", "ticket_id", sqlite_where=text("former")),
)

ticket_agencies = Table(
    "ticket_agencies",
    metadata,
    Column("agency_id", Text, primary_key=True),
    Column("ticket_id", Text, primary_key=True),
    Index("agencies_of_ticket", "ticket_id"),
)

ticket_reporters = Table(
    "ticket_reporters",
    metadata,
    Column("ticket_id", Text, primary_key=True),
    Column("eid", Text, primary_key=True),
    Column("caller_id", Text),
    _text("phone"),
    _text("digits"),
    _text("name"),
    Column("at", Moment, nullable=False, server_default="0"),
    _flag("is_open"),
    Index("reporters_by_caller", "caller_id", "is_open", "at", "ticket_id"),
    Index("reporters_by_phone", "phone", "at", "ticket_id"),
)
"""Everybody who reported a ticket. `at` and `is_open` are the ticket's: a history is read from the
index alone, however long it is.
"""

callers = Table(
    "callers",
    metadata,
    Column("doc", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _text("name"),
    Column("phones", Texts, nullable=False),
    _count("prank_count"),
    Column("merged_into", Text),
    Column("updated_at", Moment, nullable=False),
    _count("conflicts"),
    Index("callers_merged_into", "merged_into"),
    Index("callers_marked", "updated_at", sqlite_where=text(PRANKSTERS)),
    Index("callers_in_conflict", "updated_at", sqlite_where=text("conflicts > 0")),
)

caller_phones = Table(
    "caller_phones",
    metadata,
    Column("phone", Text, primary_key=True),
    Column("caller_id", Text, primary_key=True),
    _text("digits"),
    Index("phones_of_caller", "caller_id"),
)

phone_ends = Table(
    "phone_ends",
    metadata,
    Column("ending", Text, primary_key=True),
    Column("phone", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Each number by every end of its digits (`store/phone_ends.py`); can be made anew."""

vocabulary = Table(
    "vocabulary",
    metadata,
    Column("book", Text, primary_key=True),
    Column("term", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Each word of a search index once (`store/vocabulary.py`); can be made anew."""

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
    _count("used"),
)

sync_state = Table(
    "sync_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", Text, nullable=False),
    _count("incarnation", 1),
    _count("next_n", 1),
    _text("cursor"),
    _text("chain"),
    Column("offset_ms", Integer),
    Column("last_ok", Moment),
    _text("server_url"),
    _text("server_name"),
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
    _count("sent"),
    _count("tries"),
    _text("reason"),
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
    _count("tries"),
)
"""When this desk last asked LAPOR about a ticket, and how often in vain since. Local alone."""

lapor_documents = Table(
    "lapor_documents",
    metadata,
    Column("ticket_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    _text("document_id"),
    _text("reason"),
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
    _text("uid"),
    _text("act"),
    Index("audit_in_chain", "chain", "n", unique=True),
    Index("audit_of_person", "uid", "act", "at"),
)
"""Who did what: entries chained to each other, added to and never changed (`store/audit.py`)."""

escalations = Table(
    "escalations",
    metadata,
    Column("ticket_id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Index("escalations_by_time", "at"),
)
"""When each ticket is to be looked at next by the rules of the escalation; can be made anew."""

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
    _text("name"),
    Column("at", Moment, nullable=False),
)

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE ticket_words USING fts5"
    "(words, names, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
    "INSERT INTO ticket_words (ticket_words, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE ticket_terms USING fts5vocab('ticket_words', 'row')",
    "CREATE VIRTUAL TABLE caller_words USING fts5"
    "(words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
    "INSERT INTO caller_words (caller_words, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE caller_terms USING fts5vocab('caller_words', 'row')",
)
"""Full-text search; its rowid is the `doc` of the row it describes."""
