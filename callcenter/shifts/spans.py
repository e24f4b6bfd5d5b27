"""Which shift a moment belongs to, and what its hand-over is called. Pure.

Shifts follow each other without a gap around the clock; their starts are the office's (WIB). The id
of a shift is made from its times alone, so two desks without a line write into the same hand-over.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from msgspec import Struct

from callcenter.tickets.working_calendar import WIB

ROSTER_ID: Final = "00000000-0000-7000-8000-00000005417f"
"""The one roster of the office, the same on every desk; before every hand-over."""

LONGEST: Final = timedelta(hours=24)
_DAY: Final = timedelta(days=1)
_ID_TAIL: Final = 74
"""Bits of an id that are not its time."""


class Span(Struct, frozen=True, order=True):
    """A shift from `begin` up to `end` (aware UTC), `end` not within."""

    begin: datetime
    end: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in it."""
        return self.begin <= moment < self.end


def span_at(starts: Sequence[str], moment: datetime) -> Span:
    """The shift of an aware moment; `starts` are `HH:MM` (WIB), at least one."""
    local = moment.astimezone(WIB)
    marks = sorted(
        datetime.combine(local.date() + _DAY * days, time.fromisoformat(one), WIB)
        for one in set(starts)
        for days in (-1, 0, 1, 2)
    )
    after = next(at for at, one in enumerate(marks) if one > local)
    return Span(marks[after - 1].astimezone(UTC), marks[after].astimezone(UTC))


def span_before(starts: Sequence[str], span: Span) -> Span:
    """The shift that ended when this one began."""
    return span_at(starts, span.begin - timedelta(microseconds=1))


def shift_id(span: Span) -> str:
    """The id of its hand-over: a UUIDv7 of the time it begins, the rest made from both times."""
    said = f"shift {span.begin.isoformat()} {span.end.isoformat()}"
    tail = int.from_bytes(sha256(said.encode()).digest()[:10], "big") & (2**_ID_TAIL - 1)
    value = _milliseconds(span.begin) << 80 | 0x7 << 76
    value |= (tail >> 62) << 64 | 0b10 << 62 | tail & (2**62 - 1)
    return str(UUID(int=value))


def id_from(moment: datetime) -> str:
    """The lowest id a shift that begins at `moment` or later can have."""
    return str(UUID(int=_milliseconds(moment) << 80))


def _milliseconds(moment: datetime) -> int:
    return max(1, int(moment.timestamp() * 1000)) & (2**48 - 1)
