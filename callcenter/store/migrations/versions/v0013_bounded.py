"""Parts of numbers, beginnings of words and long histories are read from indexes alone."""

from collections.abc import Callable

from alembic import context, op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "DROP INDEX tickets_by_place",
    "CREATE INDEX tickets_by_place ON tickets (place, registered_at)",
    "ALTER TABLE ticket_reporters ADD COLUMN at BIGINT DEFAULT '0' NOT NULL",
    "ALTER TABLE ticket_reporters ADD COLUMN is_open BOOLEAN DEFAULT '0' NOT NULL",
    "DROP INDEX reporters_by_caller",
    "DROP INDEX reporters_by_phone",
    """
UPDATE ticket_reporters SET at = ticket.registered_at, is_open = ticket.is_open
FROM tickets AS ticket WHERE ticket.id = ticket_id
""",
    "CREATE INDEX reporters_by_caller ON ticket_reporters (caller_id, is_open, at, ticket_id)",
    "CREATE INDEX reporters_by_phone ON ticket_reporters (phone, at, ticket_id)",
    """
CREATE TABLE phone_ends (
    ending TEXT NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (ending, phone)
) WITHOUT ROWID
""",
    """
INSERT OR IGNORE INTO phone_ends
SELECT substr(number.digits, start.value), number.phone
FROM (
    SELECT phone, substr(digits, 1, 20) AS digits FROM ticket_reporters
    UNION SELECT phone, substr(digits, 1, 20) FROM caller_phones
) AS number JOIN json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]') AS start
WHERE length(number.digits) - start.value >= 4
ORDER BY 1, 2
""",
    """
CREATE TABLE vocabulary (
    book TEXT NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (book, term)
) WITHOUT ROWID
""",
    "INSERT INTO vocabulary SELECT 'caller', term FROM caller_terms"
    " WHERE term GLOB '*[^0-9]*' AND length(term) <= 40",
    "INSERT INTO vocabulary SELECT 'ticket', term FROM ticket_terms"
    " WHERE term GLOB '*[^0-9]*' AND length(term) <= 40",
)


def upgrade() -> None:
    """Adds columns, indexes and tables, and fills them: a few minutes for a million tickets."""
    tell: Callable[[str], None] = context.config.attributes["progress"]
    tx = op.get_bind()
    for at, statement in enumerate(_STATEMENTS, 1):
        tell(f"upgrade {at}/{len(_STATEMENTS)}")
        tx.exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: the copy made before the upgrade is the way back."""
    raise NotImplementedError
