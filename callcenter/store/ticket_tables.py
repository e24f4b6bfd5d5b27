"""The desk's tables of tickets, folded from its log, and the conditions their indexes stand on.

All of it can be made anew.
"""

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text, text

from callcenter.store.columns import Moment, Texts, count_column, flag_column, text_column

metadata = MetaData()

WATCHED = "is_open OR queued"
"""SQL of tickets the board counts; a query names it word for word to use the index."""

PROMISED = "callbacks > 0"
"""SQL of tickets with a promise to ring back that is not kept yet."""

ENDED = "closed_at IS NOT NULL"
"""SQL of tickets that were closed or rejected and stayed so."""

ASKED_AGAIN = "surveys_before <> '[]'"
"""SQL of tickets with more than one survey; a query names it word for word to use the index."""

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

tickets = Table(
    "tickets",
    metadata,
    Column("doc", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    text_column("number"),
    text_column("summary"),
    text_column("description_start"),
    text_column("state"),
    text_column("category"),
    text_column("classification"),
    text_column("urgency"),
    text_column("channel"),
    text_column("confidentiality"),
    Column("oversight", Boolean, nullable=False),
    Column("agency_ids", Texts, nullable=False),
    Column("referred_to", Texts, nullable=False),
    text_column("place"),
    text_column("landmark"),
    Column("caller_id", Text),
    text_column("reporter_name"),
    text_column("reporter_phone"),
    Column("registered_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("next_due", Moment),
    Column("next_start", Moment),
    text_column("next_clock"),
    count_column("level", 1),
    text_column("holder_uid"),
    text_column("holder_name"),
    count_column("transfers"),
    count_column("reopened"),
    count_column("reporters"),
    count_column("conflicts"),
    count_column("reminders"),
    Column("snoozed_until", Moment),
    Column("duplicate_of", Text),
    text_column("last_kind"),
    Column("last_at", Moment, nullable=False),
    Column("answered_in_call", Boolean, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("is_open", Boolean, nullable=False),
    Column("queued", Boolean, nullable=False),
    text_column("registered_on"),
    text_column("lapor_state", "siap"),
    text_column("lapor_id"),
    text_column("lapor_status"),
    Column("lapor_at", Moment),
    flag_column("lapor_person"),
    count_column("lapor_replies"),
    text_column("lapor_owner"),
    text_column("lapor_assigned"),
    flag_column("lapor_chosen"),
    text_column("lapor_reason"),
    Column("first_due", Moment),
    Column("verify_due", Moment),
    Column("first_end", Moment),
    Column("whole_due", Moment),
    Column("whole_end", Moment),
    text_column("dispatches", "[]"),
    text_column("survey"),
    Column("surveyed_at", Moment),
    count_column("callbacks"),
    Column("next_near", Moment),
    text_column("surveys_before", "[]"),
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
    text_column("phone"),
    text_column("digits"),
    text_column("name"),
    Column("at", Moment, nullable=False, server_default="0"),
    flag_column("is_open"),
    Index("reporters_by_caller", "caller_id", "is_open", "at", "ticket_id"),
    Index("reporters_by_phone", "phone", "at", "ticket_id"),
)
"""Everybody who reported a ticket. `at` and `is_open` are the ticket's: a history is read from the
index alone, however long it is.
"""

escalations = Table(
    "escalations",
    metadata,
    Column("ticket_id", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Index("escalations_by_time", "at"),
)
"""When each ticket is to be looked at next by the rules of the escalation; can be made anew."""
