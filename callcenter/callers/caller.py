"""Who calls: the record kept of a person and the card the desk shows. Decides nothing."""

from datetime import datetime

from msgspec import Struct


class Caller(Struct, frozen=True, kw_only=True):
    """One person in the caller book.

    `phones` are keys of `parse_phone`, most used first; `nik_hash` is the keyed hash (hex) the
    NIK is found by, empty when none was asked for; `merged_into` is the id of the caller this
    one was merged into.
    """

    id: str
    name: str = ""
    phones: tuple[str, ...] = ()
    address: str = ""
    place_code: str = ""
    nik_hash: str = ""
    notes: str = ""
    prank_count: int = 0
    merged_into: str | None = None


class CallerCard(Struct, frozen=True, kw_only=True):
    """What the desk needs of a caller at once; `last_contact` is aware UTC."""

    id: str
    name: str = ""
    phones: tuple[str, ...] = ()
    prank_count: int = 0
    ticket_count: int = 0
    open_count: int = 0
    last_contact: datetime | None = None
