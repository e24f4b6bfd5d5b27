"""Tickets that digits mean: a ticket's number, its id at LAPOR, a telephone; the newest first.

Each list has an end: a number is nobody's whole history but its own.
"""

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import Connection, literal_column, select

from callcenter.callers.phone import parse_phone, phone_parts
from callcenter.errors import PhoneInvalid, TicketNumberInvalid
from callcenter.store.phone_ends import numbers_with
from callcenter.store.queries import FROM_THE_NEWEST
from callcenter.store.reported import Runs, tickets_of_numbers
from callcenter.store.ticket_columns import number_key
from callcenter.store.ticket_tables import ticket_numbers, tickets
from callcenter.store.tickets import find_by_lapor_id
from callcenter.tickets.number import parse_number

_NUMBER_DIGITS = 6
"""Year and block: what a beginning of a ticket number has at least."""
_NUMBERS = 1_100
"""Of one beginning: a block has a thousand numbers, and some of them stand for two tickets."""
_BEHIND_DIGITS = ":"
_NUMBER_WITHIN = re.compile(r"(?<!\d)(?:\d{2}[-. /]?\d{4}[-. /]?\d{3}[-. /]?\d{2})(?!\d)", re.ASCII)
_PHONE_WITHIN = re.compile(r"(?<![\d+])(?:\(?\+|\(?0|62)[\d ().-]{6,20}\d", re.ASCII)
_WITHIN = 8
"""Numbers of each kind that are read in a pasted text."""
_PHONES = 200
"""Numbers that hold a part: with more than these the part says too little."""


def is_number(text: str) -> bool:
    """The text is a whole ticket number, whether somebody has it or not."""
    with suppress(TicketNumberInvalid):
        return bool(parse_number(text))
    return False


def by_number(tx: Connection, text: str) -> Sequence[str]:
    """Tickets of this number, of one that begins so, or of those that stand whole in a text."""
    number, asked = ticket_numbers.c.number, select(ticket_numbers.c.ticket_id)
    asked = asked.join(tickets, tickets.c.id == ticket_numbers.c.ticket_id)
    # The sign keeps SQLite from walking all tickets in this order: those of a number are few.
    in_order = asked.order_by(literal_column("+tickets.doc").desc())
    with suppress(TicketNumberInvalid):
        whole = in_order.where(number == number_key(parse_number(text)))
        return tx.execute(whole).scalars().all()
    digits = number_key(text)
    if any(sign.isalpha() for sign in text):
        within = [number_key(one) for one in _numbers_within(text)]
        return tx.execute(in_order.where(number.in_(within))).scalars().all() if within else ()
    if len(digits) < _NUMBER_DIGITS:
        return ()
    begun = in_order.where(number >= digits, number < digits + _BEHIND_DIGITS)
    return tx.execute(begun.limit(_NUMBERS)).scalars().all()


def by_lapor_id(tx: Connection, text: str) -> Sequence[str]:
    """The very id, as LAPOR's site shows it or bare; an id has no blanks. In no order."""
    asked = text.strip().removeprefix("#")
    return find_by_lapor_id(tx, asked) if asked and not any(map(str.isspace, asked)) else ()


def by_phone(tx: Connection, text: str, below: int = FROM_THE_NEWEST) -> Runs:
    """Tickets of the whole number, of the numbers that hold these digits or stand in the text.

    Those below a doc, `reported.MOST` at a time.
    """
    parts = phone_parts(text)
    if not parts:
        written = phones_within(text)
        return tickets_of_numbers(tx, written, below) if written else Runs()
    with suppress(PhoneInvalid):
        whole = [parse_phone(text).key]
        found = tickets_of_numbers(tx, whole, below)
        begun = below != FROM_THE_NEWEST
        if found.runs or (begun and tickets_of_numbers(tx, whole, FROM_THE_NEWEST).runs):
            return found
    numbers = numbers_with(tx, parts, _PHONES) or phones_within(text)
    return tickets_of_numbers(tx, numbers, below) if numbers else Runs()


def phones_within(text: str) -> list[str]:
    """The keys of the telephone numbers that stand whole among other words, each once."""
    found: dict[str, None] = {}
    for one in _PHONE_WITHIN.findall(unicodedata.normalize("NFKC", text))[:_WITHIN]:
        with suppress(PhoneInvalid):
            found[parse_phone(one).key] = None
    return list(found)


def _numbers_within(text: str) -> list[str]:
    found: list[str] = []
    for one in _NUMBER_WITHIN.findall(unicodedata.normalize("NFKC", text))[:_WITHIN]:
        with suppress(TicketNumberInvalid):
            found.append(parse_number(one))
    return found
