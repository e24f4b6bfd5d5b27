"""The centre's tables of the audit: one chain per desk, its own among them; added to alone.

Part of the same metadata as `tables`. Entries name fields and never hold their values.
"""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table

from callcenter.server.tables import metadata

audit_chains = Table(
    "audit_chains",
    metadata,
    Column("client_id", String(36), primary_key=True),
    Column("chain", String(36), primary_key=True),
    Column("have", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("trouble", String(16), nullable=False),
    comment="How far each chain is here. trouble: edited, behind, fork, centre, or nothing.",
)

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("client_id", String(36), nullable=False),
    Column("chain", String(36), nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("uid", String(80), nullable=False),
    Column("act", String(80), nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Index("audit_in_chain", "client_id", "chain", "n", unique=True),
    Index("audit_by_time", "at"),
    comment="Who did what; place is the order of arrival.",
)
