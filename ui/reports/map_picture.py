"""What the map says of a table of places: how many came, or how much of it was late."""

from collections.abc import Iterable
from enum import StrEnum

from callcenter.directory.places import Places
from callcenter.reports.suppression import Hidden
from callcenter.reports.tables import ReportTable, Row, RowKind
from ui import formats
from ui.reports.map_view import MapPicture, Shade
from ui.reports.words import PROVINCE, ReportWords
from ui.translation import marked as _t
from ui.translation import shown

_ALL, _IN_TIME, _LATE = 0, 6, 7


class MapFigure(StrEnum):
    """What the colours mean."""

    MANY = "banyak"
    LATE = "lewat"


def map_picture(
    table: ReportTable,
    hidden: Hidden,
    words: ReportWords,
    figure: MapFigure,
    places: Places,
    *,
    inside: str = "",
) -> MapPicture:
    """Shades of every place; one that must not be shown is hatched."""
    rows = {row.key: row for row in table.rows_of(RowKind.ONE)}
    codes = [one.code for one in places.children(inside or PROVINCE)]
    most = max((_value(rows.get(code), figure) or 0 for code in codes), default=0) or 1
    shades = {}
    for code in codes:
        name = places.get(code).short_name
        row = rows.get(code)
        if hidden.hides(table.dimension, code):
            joined = shown(_t("disatukan"))
            shades[code] = Shade(None, f"{name}: {joined}")
            continue
        value = _value(row, figure)
        depth = (value or 0) / most
        shades[code] = Shade(depth, f"{name}: {_said(words, row)}")
    if figure is MapFigure.MANY:
        return MapPicture(shades, inside, "accent", formats.number(most))
    return MapPicture(shades, inside, "red", formats.percent(most, 1))


def _value(row: Row | None, figure: MapFigure) -> float | None:
    if row is None:
        return None
    if figure is MapFigure.MANY:
        return row.cells[_ALL]
    judged = (row.cells[_IN_TIME] or 0) + (row.cells[_LATE] or 0)
    return (row.cells[_LATE] or 0) / judged if judged else 0


def _said(words: ReportWords, row: Row | None) -> str:
    many, late = (row.cells[_ALL], row.cells[_LATE]) if row else (0, 0)
    parts: Iterable[tuple[str, float]] = (("all", many or 0), ("late", late or 0))
    return ", ".join(f"{words.column(key)} {formats.number(value)}" for key, value in parts)
