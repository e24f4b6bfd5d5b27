"""The desk's tables of callers, folded from its log; all of it can be made anew."""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, text

from callcenter.store.columns import Moment, Texts, count_column, text_column

metadata = MetaData()

PRANKSTERS = "prank_count > 0"
"""SQL of callers somebody marked."""

callers = Table(
    "callers",
    metadata,
    Column("doc", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    text_column("name"),
    Column("phones", Texts, nullable=False),
    count_column("prank_count"),
    Column("merged_into", Text),
    Column("updated_at", Moment, nullable=False),
    count_column("conflicts"),
    Index("callers_merged_into", "merged_into"),
    Index("callers_marked", "updated_at", sqlite_where=text(PRANKSTERS)),
    Index("callers_in_conflict", "updated_at", sqlite_where=text("conflicts > 0")),
)

caller_phones = Table(
    "caller_phones",
    metadata,
    Column("phone", Text, primary_key=True),
    Column("caller_id", Text, primary_key=True),
    text_column("digits"),
    Index("phones_of_caller", "caller_id"),
)
