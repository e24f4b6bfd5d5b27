"""Finds tickets that may be the same matter while it is being typed, without exact equality.

What is looked at is bounded, whatever the store holds (`store.similar`): what was told of the very
place, of the places around it, and what says the rarer of the words. How alike two tellings are is
`desk.likeness`' matter.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from callcenter.desk.context import Desk
from callcenter.desk.likeness import Likeness, heard, spoken
from callcenter.desk.views import Similar
from callcenter.directory.bundle import Directory
from callcenter.directory.places import KABKOTA, great_circle_km
from callcenter.store import similar as similar_store
from callcenter.store import tickets as ticket_store
from callcenter.store.rows import TicketRow
from callcenter.store.similar import Candidate
from callcenter.tickets.intake import Intake

WINDOW = timedelta(days=30)
"""How far back a report can be the same matter."""
HERE, AROUND, ANYWHERE = 300, 100, 100
"""Tickets looked at: of the place itself, of those around it, of those that say the rare words."""
THRESHOLD = 0.32
NEAR_KM = 5.0
SAME_SPOT_KM = 0.5
"""Two pins this close mean the same spot, whatever desa they were told to lie in."""
_NORTH_KM, _EAST_KM = 110.5, 110.0
"""Kilometres of a degree near the equator, rounded down: a box is a little too large."""


def find_similar(desk: Desk, intake: Intake, limit: int = 5) -> list[Similar]:
    """The best matches by words, category, place and age; empty for too short a text."""
    told = heard(intake.description, intake.landmark)
    if not told:
        return []
    since = desk.clock.now() - WINDOW
    with desk.store.read() as tx:
        found = _candidates(tx, desk.directory, intake, since)
        likeness = Likeness(told, (one.text for one in found))
        scored = [(_score(desk.directory, intake, likeness, one), one) for one in found]
        best = sorted(
            (one for one in scored if one[0] >= THRESHOLD), key=lambda one: (-one[0], -one[1].doc)
        )[:limit]
        rows = {row.id: row for row in ticket_store.rows(tx, [one.id for _, one in best])}
    return [_similar(desk.directory, intake, score, rows[one.id]) for score, one in best]


def _candidates(
    tx: Connection, directory: Directory, intake: Intake, since: datetime
) -> list[Candidate]:
    middle = _middle(directory, intake)
    here = _here(directory, intake.place)
    docs = set(similar_store.told_in(tx, here, since, HERE))
    if middle is not None:
        around = _around(directory, middle) - here
        docs |= set(similar_store.told_in(tx, around, since, AROUND, intake.category))
    area = directory.places.kabkota_of(intake.place) if intake.place else None
    words = spoken(intake.description)
    named = area.short_name if area else ""
    docs |= set(similar_store.told_with(tx, words, since, ANYWHERE, named))
    return similar_store.candidates(tx, docs)


def _here(directory: Directory, place: str) -> frozenset[str]:
    """The place and, where it is larger than a desa, what lies in it."""
    if not place:
        return frozenset()
    found, fresh = {place}, [place]
    while fresh:
        fresh = [one.code for code in fresh for one in directory.places.children(code)]
        found.update(fresh)
    return frozenset(found)


def _middle(directory: Directory, intake: Intake) -> tuple[float, float] | None:
    if intake.pin is not None:
        return intake.pin
    place = directory.places.get(intake.place) if intake.place in directory.places else None
    if place is None or place.lat is None or place.lon is None or place.level == KABKOTA:
        return None
    return place.lat, place.lon


def _around(directory: Directory, middle: tuple[float, float]) -> frozenset[str]:
    lat, lon = middle
    high, wide = NEAR_KM / _NORTH_KM, NEAR_KM / _EAST_KM
    return frozenset(
        one.code
        for one in directory.places.villages
        if one.lat is not None and one.lon is not None
        if abs(one.lat - lat) <= high and abs(one.lon - lon) <= wide
    )


def _score(directory: Directory, intake: Intake, likeness: Likeness, other: Candidate) -> float:
    score = likeness.of(other.text)
    if intake.category and intake.category == other.category:
        score += 0.15
    distance = _distance_km(directory, intake, other)
    if _same_place(intake, other) or _same_spot(intake, other, distance):
        score += 0.25
    elif distance is not None:
        score += 0.1 if distance <= NEAR_KM else -0.3
    return score


def _same_place(intake: Intake, other: Candidate | TicketRow) -> bool:
    """Nothing finer than the place both lie in is known."""
    pinned = intake.pin is not None and other.pin is not None
    return not pinned and bool(other.place) and other.place == intake.place


def _same_spot(intake: Intake, other: Candidate, distance: float | None) -> bool:
    pinned = intake.pin is not None and other.pin is not None
    return pinned and distance is not None and distance <= SAME_SPOT_KM


def _distance_km(
    directory: Directory, intake: Intake, other: Candidate | TicketRow
) -> float | None:
    """Between the pins when both have one, else between the middles of the places."""
    if intake.pin is not None and other.pin is not None:
        return great_circle_km(intake.pin, other.pin)
    if intake.place and other.place:
        return directory.places.distance_km(intake.place, other.place)
    return None


def _similar(directory: Directory, intake: Intake, score: float, row: TicketRow) -> Similar:
    distance = _distance_km(directory, intake, row)
    return Similar(row, score, distance, _same_place(intake, row))
