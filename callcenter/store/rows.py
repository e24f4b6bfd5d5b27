"""What a list shows of a ticket: one frozen row per ticket, read from its own columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """One ticket in a list; times are aware UTC.

    `description_start` holds at most 200 characters; `next_clock` is a `ClockKind` value or empty;
    `reporters` counts the first one too; `unsent` says that the centre does not have all of it;
    `pin` is (latitude, longitude).
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


_LEFT_OUT = frozenset(("doc", "latitude", "longitude", "is_open", "queued"))


def ticket_row(mapping: Mapping[str, Any]) -> TicketRow:
    """The row of a mapping that holds every column of `tickets` and `unsent`."""
    fields: dict[str, Any] = {
        name: value for name, value in mapping.items() if name not in _LEFT_OUT
    }
    latitude, longitude = mapping["latitude"], mapping["longitude"]
    pin = None if latitude is None or longitude is None else (latitude, longitude)
    fields["unsent"] = bool(fields["unsent"])
    return TicketRow(**fields, pin=pin)
