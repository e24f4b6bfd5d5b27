"""The desk's indexes for searching: words, and the ends of numbers. Can be made anew."""

from sqlalchemy import Column, MetaData, Table, Text

metadata = MetaData()

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
