"""Finds tickets that may be the same matter while it is being typed, without exact equality."""

import re
from datetime import timedelta

from callcenter.desk.context import Desk
from callcenter.desk.views import Similar
from callcenter.directory.places import great_circle_km
from callcenter.store import tickets as ticket_store
from callcenter.store.rows import TicketRow
from callcenter.tickets.intake import Intake

WINDOW = timedelta(days=30)
"""How far back a report can be the same matter."""
CANDIDATES = 400
"""Rows looked at, the newest first: bounded, whatever the size of the store."""
THRESHOLD = 0.32
NEAR_KM = 5.0
SAME_SPOT_KM = 0.5
"""Two pins this close mean the same spot, whatever desa they were told to lie in."""
_WORD = re.compile(r"[0-9a-zà-ÿ]{3,}")
_FILLERS = (
    "yang dan dari untuk dengan pada sudah tidak ada ini itu juga saya kami kalau sejak belum "
    "karena oleh atau agar akan sama lagi mohon tolong segera bapak ibu pak minta telah masih "
    "sekitar depan dekat"
)
_STOP = frozenset(_FILLERS.split())
LONG = 5
"""Letters from which the beginning of a word is enough."""


def find_similar(desk: Desk, intake: Intake, limit: int = 5) -> list[Similar]:
    """The best matches by words, category, place and age; empty for too short a text."""
    words = _words(intake.description)
    if len(words) < 2:  # noqa: PLR2004 - one word says nothing
        return []
    places = desk.directory.places
    area = places.kabkota_of(intake.place) if intake.place else None
    with desk.store.read() as tx:
        rows = ticket_store.recent_rows(
            tx,
            since=desk.clock.now() - WINDOW,
            place_prefix=area.code if area else None,
            category=None,
            limit=CANDIDATES,
        )
    found = [_similar(desk, intake, words, row) for row in rows]
    best = sorted((one for one in found if one.score >= THRESHOLD), key=lambda one: -one.score)
    return best[:limit]


def _similar(desk: Desk, intake: Intake, words: frozenset[str], row: TicketRow) -> Similar:
    other = _words(f"{row.summary} {row.description_start} {row.landmark}")
    shared = sum(1 for word in words if _has(other, word))
    score = shared / max(3, min(len(words), len(other) or 1))
    score = min(1.0, score)
    distance = _distance_km(desk, intake, row)
    pinned = intake.pin is not None and row.pin is not None
    same_place = not pinned and bool(row.place) and row.place == intake.place
    if intake.category and intake.category == row.category:
        score += 0.15
    same_spot = pinned and distance is not None and distance <= SAME_SPOT_KM
    if same_place or same_spot:
        score += 0.25
    elif distance is not None:
        score += 0.1 if distance <= NEAR_KM else -0.3
    return Similar(row, score, distance, same_place)


def _distance_km(desk: Desk, intake: Intake, row: TicketRow) -> float | None:
    """Between the pins when both have one, else between the middles of the places."""
    if intake.pin is not None and row.pin is not None:
        return great_circle_km(intake.pin, row.pin)
    if intake.place and row.place:
        return desk.directory.places.distance_km(intake.place, row.place)
    return None


def _words(text: str) -> frozenset[str]:
    return frozenset(_stem(one) for one in _WORD.findall(text.casefold()) if one not in _STOP)


def _stem(word: str) -> str:
    """Takes the commonest endings off, so that `jalannya` meets `jalan`."""
    for ending in ("nya", "lah", "kan"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word


def _has(words: frozenset[str], word: str) -> bool:
    if word in words or len(word) < LONG:
        return word in words
    return any(one.startswith(word) or (len(one) >= LONG and word.startswith(one)) for one in words)
