"""All that a store has folded from its log, to be compared with what a full rebuild makes of it."""

from sqlalchemy import text

from callcenter.store.events import rebuild
from callcenter.store.store import Store

PROJECTIONS = (
    "SELECT * FROM tickets ORDER BY id",
    "SELECT * FROM ticket_numbers ORDER BY number",
    "SELECT * FROM ticket_agencies ORDER BY 1, 2",
    "SELECT * FROM ticket_reporters ORDER BY 1, 2",
    "SELECT id, name, phones, prank_count, merged_into, updated_at FROM callers ORDER BY id",
    "SELECT * FROM caller_phones ORDER BY 1, 2",
    "SELECT * FROM office ORDER BY name",
    "SELECT rowid, words, names FROM ticket_words ORDER BY rowid",
    "SELECT words FROM caller_words ORDER BY words",
    "SELECT * FROM vocabulary ORDER BY 1, 2",
    "SELECT * FROM phone_ends ORDER BY 1, 2",
    "SELECT count(*) FROM ticket_words WHERE ticket_words MATCH 'sampah OR jalan'",
)


def projections(store: Store) -> list[object]:
    """Every row that is folded from the log, as it is now."""
    with store.read() as tx:
        return [[tuple(row) for row in tx.execute(text(asked))] for asked in PROJECTIONS]


def rebuilt(store: Store) -> list[object]:
    """The same, folded anew from the whole log."""
    with store.write() as tx:
        rebuild(tx)
    return projections(store)
