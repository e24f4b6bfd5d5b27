"""The outlines of the 15 kabupaten/kota and 229 kecamatan: which one holds a point, where it lies.

Reads no file and draws nothing: it is given the text of the two GeoJSON files.
"""

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from msgspec import Struct

from callcenter.directory.places import Place, Places
from callcenter.errors import DataFileInvalid

Spot = tuple[float, float]
"""Latitude and longitude in degrees."""
_SCANS = 12


class Bounds(Struct, frozen=True):
    """A box in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east

    @property
    def middle(self) -> Spot:
        """The point in the middle of the box."""
        return (self.south + self.north) / 2, (self.west + self.east) / 2


class Outline(Struct, frozen=True):
    """One place's closed rings; holes and islands follow from the even-odd rule.

    `main` is the box of the largest ring alone; `label` lies inside that ring, while the middle
    of all may lie in the sea.
    """

    code: str
    rings: tuple[tuple[Spot, ...], ...]
    bounds: Bounds
    main: Bounds
    label: Spot

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies inside."""
        if not self.bounds.holds(lat, lon):
            return False
        crossings = sum(1 for ring in self.rings for at in _crossings(ring, lat) if at > lon)
        return crossings % 2 == 1


class Outlines(Struct, frozen=True):
    """All outlines by code, those of kabupaten/kota and of kecamatan apart.

    `bounds` are those of the mainland, without the islets far out.
    """

    kabkota: Mapping[str, Outline]
    kecamatan: Mapping[str, Outline]
    bounds: Bounds

    def around(self, code: str) -> Outline | None:
        """The outline of a place, of the kecamatan around it, or of its kabupaten/kota."""
        while code:
            found = self.kecamatan.get(code) or self.kabkota.get(code)
            if found is not None:
                return found
            code = code.rpartition(".")[0]
        return None

    def place_at(self, places: Places, lat: float, lon: float) -> Place | None:
        """The desa whose middle is nearest in the kecamatan of this point; None in the sea.

        Where no desa's middle is known it is the kecamatan itself.
        """
        inside = next((one for one in self.kecamatan.values() if one.holds(lat, lon)), None)
        if inside is None:
            return None
        return places.nearest(lat, lon, inside.code) or places.get(inside.code)


def parse_outlines(kabkota: str, kecamatan: str) -> Outlines:
    """Outlines from the text of both GeoJSON files; DataFileInvalid names the damaged one."""
    large = _read("lampung-kabkota.geojson", kabkota)
    small = _read("lampung-kecamatan.geojson", kecamatan)
    return Outlines(large, small, _bounds([one.main for one in large.values()]))


def _read(name: str, text: str) -> dict[str, Outline]:
    try:
        found = [_outline(one) for one in json.loads(text)["features"]]
    except (ValueError, KeyError, TypeError, IndexError) as bad:
        raise DataFileInvalid(name, 0, "outline") from bad
    if not found:
        raise DataFileInvalid(name, 0, "empty")
    return {one.code: one for one in found}


def _outline(feature: Mapping[str, Any]) -> Outline:
    shape = feature["geometry"]
    polygons = shape["coordinates"]
    if shape["type"] == "Polygon":
        polygons = [polygons]
    rings = tuple(
        tuple((float(lat), float(lon)) for lon, lat in ring)
        for polygon in polygons
        for ring in polygon
    )
    boxes = [_box(ring) for ring in rings]
    main, largest = max(zip(boxes, rings, strict=True), key=lambda pair: _area(pair[0]))
    code = str(feature["properties"]["code"])
    return Outline(code, rings, _bounds(boxes), main, _label(largest, main))


def _box(ring: tuple[Spot, ...]) -> Bounds:
    lats, lons = [lat for lat, _ in ring], [lon for _, lon in ring]
    return Bounds(min(lats), min(lons), max(lats), max(lons))


def _bounds(boxes: list[Bounds]) -> Bounds:
    return Bounds(
        min(one.south for one in boxes),
        min(one.west for one in boxes),
        max(one.north for one in boxes),
        max(one.east for one in boxes),
    )


def _area(box: Bounds) -> float:
    return (box.north - box.south) * (box.east - box.west)


def _label(ring: tuple[Spot, ...], box: Bounds) -> Spot:
    """The middle of the widest stretch of a ring, looked for at latitudes around its middle."""
    best, widest = box.middle, 0.0
    for step in range(_SCANS + 1):
        lat = box.south + (box.north - box.south) * (0.35 + 0.3 * (step + 0.01) / _SCANS)
        edges = sorted(_crossings(ring, lat))
        for start, end in zip(edges[::2], edges[1::2], strict=False):
            if end - start > widest:
                best, widest = (lat, (start + end) / 2), end - start
    return best


def _crossings(ring: tuple[Spot, ...], lat: float) -> list[float]:
    """Longitudes at which a ring crosses a latitude."""
    return [
        lon1 + (lat - lat1) / (lat2 - lat1) * (lon2 - lon1)
        for (lat1, lon1), (lat2, lon2) in pairwise(ring)
        if (lat1 > lat) != (lat2 > lat)
    ]
