"""The centre's tables of people: accounts, sessions, tries, and what was taken back.

Part of the same metadata as `tables`; nothing that was typed as a secret stands here in plain.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from callcenter.server.tables import metadata

security = Table(
    "security",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("approve_devices", Boolean, nullable=False),
    Column("revoked_seq", BigInteger, nullable=False),
    comment="One row: the key that signs grants, whether new desks wait for an approval, and the"
    " last revocation; locked by whoever writes one.",
)

accounts = Table(
    "accounts",
    metadata,
    Column("uid", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("agency", String(64), nullable=False),
    Column("passphrase_hash", Text, nullable=False),
    Column("code_hash", LargeBinary),
    Column("code_until", BigInteger),
    Column("closed", Boolean, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("last_seen", BigInteger),
    comment="People. passphrase_hash is empty until one was chosen; generation ends old sessions.",
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("uid", String(64), nullable=False),
    Column("client_id", String(36), nullable=False),
    Column("account_generation", Integer, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("ended_why", String(32), nullable=False),
    Column("family_hash", LargeBinary, nullable=False),
    Column("refresh_hash", LargeBinary, nullable=False),
    Column("former_hash", LargeBinary),
    Column("former_key_hash", LargeBinary),
    Column("access_hash", LargeBinary, nullable=False),
    Column("access_until", BigInteger, nullable=False),
    Column("former_access_hash", LargeBinary),
    Column("former_access_until", BigInteger),
    Index("sessions_person", "uid", "client_id"),
    comment="One sign-in with its family of refresh tokens; hashes alone.",
)

sign_in_tries = Table(
    "sign_in_tries",
    metadata,
    Column("key_hash", LargeBinary, primary_key=True),
    Column("fails", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("held_until", BigInteger, nullable=False),
    comment="Wrong passphrases by account, device and address, each under a keyed hash.",
)

revocations = Table(
    "revocations",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("uid", String(64), nullable=False),
    Column("client_id", String(36), nullable=False),
    Column("at", BigInteger, nullable=False),
    comment="Whose grants count no more; every desk reads them first when it is back.",
)

flagged_events = Table(
    "flagged_events",
    metadata,
    Column("eid", String(36), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("uid", String(64), nullable=False),
    Column("why", String(16), nullable=False),
    Column("at", BigInteger, nullable=False),
    comment="Events stored although their author's account was closed when they came.",
)
