"""Events of a shift as its desks write them; every name is invented."""

from datetime import UTC, datetime, timedelta
from typing import Any

from callcenter.shifts.handover import PROGRAM, span_body
from callcenter.shifts.spans import Span, shift_id
from callcenter.tickets.event import SHIFT, Author, Event
from callcenter.tickets.words import Kind

ANA = Author("ana", "Ana Contoh")
BUDI = Author("budi", "Budi Contoh")
NIGHT = Span(datetime(2026, 11, 21, 16, 0, tzinfo=UTC), datetime(2026, 11, 22, 0, 0, tzinfo=UTC))
"""23.00 to 07.00 WIB."""


def at(hour: float) -> datetime:
    """That many hours after the night began."""
    return NIGHT.begin + timedelta(hours=hour)


def said(
    kind: str, hour: float = 1, author: Author = ANA, at_desk: str = "meja-1", **body: Any
) -> Event:
    """One event of the night, `hour` hours after it began."""
    return Event(
        eid=f"{kind}-{hour:g}-{author.uid}-{at_desk}",
        subject=SHIFT,
        subject_id=shift_id(NIGHT),
        kind=kind,
        author=author,
        client_id=at_desk,
        incarnation=1,
        n=1,
        wall_at=at(hour),
        offset_ms=0,
        body={**span_body(NIGHT), **body},
    )


def counted(hour: float = 8, author: Author = PROGRAM, **body: Any) -> Event:
    """The sheet, by the application unless said otherwise."""
    return said(Kind.SHIFT_COUNTED, hour, author, until=at(hour).isoformat(), **body)


def signed(of: Event, side: str, author: Author, hour: float = 8.1, **body: Any) -> Event:
    """A signature."""
    return said(Kind.SHIFT_SIGNED, hour, author, of=of.eid, side=side, **body)
