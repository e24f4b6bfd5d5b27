"""Events of the privacy office as its desks write them; every name is invented."""

from datetime import datetime, timedelta
from typing import Any

from callcenter.tickets.event import PRIVACY, Author, Event
from callcenter.tickets.words import Kind
from tests.fakes import START

ANA = Author("ana", "Ana Contoh")
BUDI = Author("budi", "Budi Contoh")
MATTER = "019a0000-0000-7000-8000-00000000abcd"


def after(hours: float) -> datetime:
    """That many hours after the start of all tests."""
    return START + timedelta(hours=hours)


def said(
    kind: str, hour: float = 0, author: Author = ANA, at_desk: str = "meja-1", **body: Any
) -> Event:
    """One event of the matter, `hour` hours after the start."""
    return Event(
        eid=f"{kind}-{hour:g}-{author.uid}-{at_desk}",
        subject=PRIVACY,
        subject_id=MATTER,
        kind=kind,
        author=author,
        client_id=at_desk,
        incarnation=1,
        n=1,
        wall_at=after(hour),
        offset_ms=0,
        body=body,
    )


def asked(ask: Any = "penghapusan", **more: Any) -> Event:
    """A request at hour 0, by Ana."""
    return said(Kind.PRIVACY_REQUESTED, ask=ask, proof="ktp", **more)


def prepared(hour: float = 1, author: Author = ANA, **more: Any) -> Event:
    """What there is was looked at."""
    body: dict[str, Any] = {
        "callers": ["c-1"], "ticket_count": 3, "field_count": 9, "file_count": 2,
        "backup_count": 3, "desk_count": 2, **more,
    }  # fmt: skip
    return said(Kind.PRIVACY_PREPARED, hour, author, **body)


def agreed(to: Event, hour: float = 2, author: Author = BUDI) -> Event:
    """Somebody's word for what was prepared."""
    return said(Kind.PRIVACY_APPROVED, hour, author, of=to.eid)
