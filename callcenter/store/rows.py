"""What a list shows of a ticket: one frozen row per ticket, read from its own columns."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct

from callcenter.tickets.words import Push


class TicketRow(Struct, frozen=True, kw_only=True):
    """One ticket in a list; times are aware UTC.

    `description_start` holds at most 200 characters; `next_clock` is a `ClockKind` value or empty;
    `reporters` counts the first one too; `unsent` says that the centre does not have all of it;
    `pin` is (latitude, longitude). `lapor_state` is a `Push` value, `lapor_id` the complaint's id
    there, `lapor_at` since when it is so, `lapor_person` that a person has to settle it.
    """

    id: str
    number: str
    summary: str
    description_start: str
    state: str
    category: str
    classification: str
    urgency: str
    channel: str
    confidentiality: str
    oversight: bool
    agency_ids: tuple[str, ...]
    referred_to: tuple[str, ...]
    place: str
    landmark: str
    caller_id: str | None
    reporter_name: str
    reporter_phone: str
    registered_at: datetime
    updated_at: datetime
    closed_at: datetime | None
    next_due: datetime | None
    next_start: datetime | None
    next_clock: str
    level: int
    holder_uid: str
    holder_name: str
    transfers: int
    reopened: int
    reporters: int
    conflicts: int
    reminders: int
    snoozed_until: datetime | None
    duplicate_of: str | None
    unsent: bool
    last_kind: str
    last_at: datetime
    answered_in_call: bool
    pin: tuple[float, float] | None
    lapor_state: str = Push.READY
    lapor_id: str = ""
    lapor_status: str = ""
    lapor_at: datetime | None = None
    lapor_person: bool = False
    next_near: datetime | None = None
    """From when the next clock is shown as near."""
    aside: bool = False
    """The centre does not take an event of it."""


_MADE = ("pin", "unsent", "aside")
COLUMNS = tuple(one for one in TicketRow.__struct_fields__ if one not in _MADE)
"""Columns of `tickets` that a row shows as they are."""


def ticket_row(values: Iterable[Any]) -> TicketRow:
    """The row of the values of COLUMNS, then latitude, longitude, unsent and aside."""
    *shown, latitude, longitude, unsent, aside = values
    pin = None if latitude is None or longitude is None else (latitude, longitude)
    told = dict(zip(COLUMNS, shown, strict=True))
    return TicketRow(**told, pin=pin, unsent=bool(unsent), aside=bool(aside))
