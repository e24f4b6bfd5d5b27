"""Each telephone number by every end of its digits: a part of a number is how one of them begins.

Which tickets and people a number belongs to stands elsewhere. A number goes with its last row.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from callcenter.callers.phone import PART_DIGITS
from callcenter.store.prepared import many

_LONGEST = 20
_BEHIND_DIGITS = ":"

Digits = Mapping[str, str]
"""Numbers as they are stored, each with its `phone_digits`."""


def note_numbers(tx: Connection, numbers: Digits) -> None:
    """Keeps these numbers; those that are known cost one look."""
    whole = [[phone, digits[:_LONGEST]] for phone, digits in numbers.items()]
    whole = [one for one in whole if len(one[1]) >= PART_DIGITS]
    if not whole:
        return
    fresh = tx.exec_driver_sql(_UNKNOWN, many(whole))
    rows = [
        [digits[at:], phone]
        for phone, digits in fresh
        for at in range(len(digits) - PART_DIGITS + 1)
    ]
    if rows:
        tx.exec_driver_sql(_NOTE, many(sorted(rows)))


def forget_numbers(tx: Connection, numbers: Digits) -> None:
    """Takes out those of these numbers that neither a ticket nor a caller has any more."""
    if not numbers:
        return
    gone = tx.exec_driver_sql(_NOBODYS, many(sorted(numbers))).scalars().all()
    rows = [
        [numbers[phone][:_LONGEST][at:], phone]
        for phone in gone
        for at in range(len(numbers[phone]))
    ]
    if rows:
        tx.exec_driver_sql(_FORGET, many(rows))


def numbers_with(tx: Connection, parts: Sequence[str], most: int) -> list[str]:
    """Numbers that hold one of these parts (at least PART_DIGITS each), so many at most."""
    found: dict[str, None] = {}
    for part in parts:
        asked = (part, part + _BEHIND_DIGITS, most)
        found |= dict.fromkeys(tx.exec_driver_sql(_WITH, asked).scalars())
    return list(found)[:most]


_UNKNOWN = (
    "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"
    " WHERE NOT EXISTS (SELECT 1 FROM phone_ends WHERE ending = json_extract(value, '$[1]')"
    " AND phone = json_extract(value, '$[0]'))"
)
_NOTE = (
    "INSERT OR IGNORE INTO phone_ends"
    " SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"
)
_NOBODYS = (
    "SELECT value FROM json_each(?)"
    " WHERE NOT EXISTS (SELECT 1 FROM ticket_reporters WHERE phone = value)"
    " AND NOT EXISTS (SELECT 1 FROM caller_phones WHERE phone = value)"
)
_FORGET = (
    "DELETE FROM phone_ends WHERE (ending, phone) IN"
    " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))"
)
_WITH = "SELECT DISTINCT phone FROM phone_ends WHERE ending >= ? AND ending < ? LIMIT ?"
