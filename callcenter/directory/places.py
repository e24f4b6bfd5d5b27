"""The province's places: 15 kabupaten/kota, their kecamatan, desa and kelurahan, found as typed.

Reads no file: it is given the text of places.csv. Addresses inside a desa are not its matter.
"""

import csv
import math
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from callcenter.directory.place_search import PlaceIndex
from callcenter.errors import DataFileInvalid, NotFound

KABKOTA = "kabkota"
KECAMATAN = "kecamatan"
LEVELS = frozenset({"provinsi", KABKOTA, KECAMATAN, "desa", "kelurahan"})
_EARTH_KM = 6371.0088
_COLUMNS = 6


class Place(Struct, frozen=True):
    """A place with its Kemendagri code; `lat`/`lon` in degrees, None when no outline is known."""

    code: str
    name: str
    level: str
    postal_code: str
    lat: float | None
    lon: float | None

    @property
    def short_name(self) -> str:
        """The name without the word Kabupaten."""
        return self.name.removeprefix("Kabupaten ")

    @property
    def parent_code(self) -> str:
        """The code of the place around it; empty for the province."""
        return self.code.rpartition(".")[0]


class PlaceHit(Struct, frozen=True):
    """A place found by its name, its readable path, and how well it fits (higher is better)."""

    place: Place
    path: str
    score: float


class Places:
    """All places by code, and by what an operator types. The search index is built on first use."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_code = {place.code: place for place in places}

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Place:
        """The place of this code; NotFound when there is none."""
        try:
            return self._by_code[code]
        except KeyError:
            raise NotFound("place", code) from None

    def path(self, code: str) -> str:
        """The place and what lies around it, as in "Bandar Jaya Barat, Terbanggi Besar, ..."."""
        place = self.get(code)
        around = [above.short_name for above in self._above(place) if above.level != "provinsi"]
        return ", ".join([place.name, *around])

    def kabkota_of(self, code: str) -> Place | None:
        """The kabupaten or kota this code lies in; None for the province; NotFound if unknown."""
        place = self.get(code)
        lineage = (place, *self._above(place))
        return next((above for above in lineage if above.level == KABKOTA), None)

    def children(self, code: str) -> tuple[Place, ...]:
        """The places directly inside this one, by name."""
        return self._inside.get(code, ())

    def search(self, text: str, limit: int = 20) -> list[PlaceHit]:
        """Places whose name or surroundings hold every typed word, the likeliest first.

        Takes words in any order, beginnings, middles, common abbreviations (tjk, lamteng) and
        one wrong letter; joined or parted spellings are one ("bandarjaya", "bandar jaya").
        """
        found = self._index.search(text, limit)
        return [PlaceHit(self._by_code[code], self.path(code), score) for code, score in found]

    def distance_km(self, one: str, other: str) -> float | None:
        """Kilometres between the middles of two places; None when a middle says nothing.

        A desa without an outline counts as its kecamatan; a whole kabupaten or the province has
        no useful middle (that of Lampung Selatan lies in the sea).
        """
        start, end = self._middle(one), self._middle(other)
        return None if start is None or end is None else great_circle_km(start, end)

    def nearest(self, lat: float, lon: float, inside: str = "") -> Place | None:
        """The desa or kelurahan whose middle is closest to a pin on the map (degrees).

        `inside` is the code of the place it must lie in; None when no middle is known there.
        """
        around = f"{inside}." if inside else ""
        middles = (
            (great_circle_km((lat, lon), (place.lat, place.lon)), place)
            for place in self.villages
            if place.lat is not None and place.lon is not None
            if place.code.startswith(around)
        )
        return min(middles, key=lambda pair: pair[0], default=(0.0, None))[1]

    @cached_property
    def villages(self) -> tuple[Place, ...]:
        """Every desa and kelurahan whose middle is known, in the order of their codes."""
        return tuple(
            place
            for place in self._by_code.values()
            if place.level in ("desa", "kelurahan") and place.lat is not None
        )

    def _above(self, place: Place) -> tuple[Place, ...]:
        above: list[Place] = []
        code = place.parent_code
        while code in self._by_code:
            above.append(self._by_code[code])
            code = above[-1].parent_code
        return tuple(above)

    def _middle(self, code: str) -> tuple[float, float] | None:
        place = self.get(code)
        for spot in (place, *self._above(place)):
            if spot.lat is not None and spot.lon is not None:
                return None if spot.level == KABKOTA else (spot.lat, spot.lon)
        return None

    @cached_property
    def _inside(self) -> dict[str, tuple[Place, ...]]:
        """The places directly inside each code, by name."""
        inside: dict[str, list[Place]] = {}
        for place in sorted(self._by_code.values(), key=lambda one: one.name):
            inside.setdefault(place.parent_code, []).append(place)
        return {code: tuple(found) for code, found in inside.items()}

    @cached_property
    def _index(self) -> PlaceIndex:
        return PlaceIndex(
            (
                place.code,
                place.short_name,
                tuple(above.short_name for above in self._above(place) if above.parent_code),
                place.level,
            )
            for place in self._by_code.values()
            if place.level != "provinsi"
        )


def parse_places(text: str) -> Places:
    """All places from the text of places.csv; DataFileInvalid names the bad line."""
    reader = csv.reader(text.splitlines())
    next(reader, None)
    places: list[Place] = []
    for cells in reader:
        if len(cells) != _COLUMNS or cells[2] not in LEVELS:
            raise DataFileInvalid("places.csv", reader.line_num, "columns")
        code, name, level, postal, lat, lon = cells
        try:
            middle = (float(lat), float(lon)) if lat else (None, None)
        except ValueError as bad:
            raise DataFileInvalid("places.csv", reader.line_num, "coordinates") from bad
        places.append(Place(code, name, level, postal, *middle))
    return Places(places)


def great_circle_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Kilometres along the surface between two points (latitude, longitude in degrees)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*start, *end))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
