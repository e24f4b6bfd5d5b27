"""The province as paths to paint, made once and off the GUI thread, and its names with spots."""

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtGui import QPainterPath

from callcenter.directory.loading import load_outlines
from callcenter.directory.outlines import Bounds, Outline, Outlines, Spot
from callcenter.directory.places import Places

_TOWN = "Kota "


class Shape(Struct, frozen=True):
    """One place's border; x is the longitude, y the latitude turned over, as the screen counts."""

    code: str
    name: str
    label: Spot
    bounds: Bounds
    path: QPainterPath
    is_town: bool


class MapShapes(Struct, frozen=True):
    """Everything that may be painted; `villages` are names with their middles."""

    outlines: Outlines
    kabkota: tuple[Shape, ...]
    kecamatan: tuple[Shape, ...]
    villages: tuple[tuple[str, Spot], ...]


def make_shapes(places: Places) -> MapShapes:
    """Reads the map and makes its paths; for the background."""
    outlines = load_outlines()
    villages = tuple(
        (place.name, (place.lat, place.lon))
        for place in places.villages
        if place.lat is not None and place.lon is not None
    )
    return MapShapes(
        outlines,
        _shapes(outlines.kabkota.values(), places),
        _shapes(outlines.kecamatan.values(), places),
        villages,
    )


def path_of(outline: Outline) -> QPainterPath:
    """The rings as one path; holes stay empty."""
    path = QPainterPath()
    for ring in outline.rings:
        lat, lon = ring[0]
        path.moveTo(lon, -lat)
        for lat, lon in ring[1:]:
            path.lineTo(lon, -lat)
        path.closeSubpath()
    return path


def _shapes(outlines: Iterable[Outline], places: Places) -> tuple[Shape, ...]:
    made = [
        Shape(
            one.code,
            places.get(one.code).short_name.removeprefix(_TOWN),
            one.label,
            one.bounds,
            path_of(one),
            places.get(one.code).name.startswith(_TOWN),
        )
        for one in outlines
        if one.code in places
    ]
    return tuple(sorted(made, key=lambda shape: -_extent(shape.bounds)))


def _extent(box: Bounds) -> float:
    return (box.north - box.south) * (box.east - box.west)
