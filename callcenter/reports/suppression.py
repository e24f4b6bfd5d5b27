"""Which rows are not shown, so that few confidential reports cannot be told apart. Pure.

A row of 1 to 4 with a confidential one among them is hidden; so that nobody finds it as what is
left of a total, the smallest other rows go with it until at least two rows with at least five
tickets are hidden. A kecamatan is part of its kabupaten/kota's total, which is a row itself.
A row is hidden with all its figures, or shown with all of them.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from callcenter.reports.figures import Dimension, Figure, parent_of
from callcenter.reports.report import Report, Tally

FEW = 5
"""Fewer than this are few."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The keys of hidden rows by dimension, and the dimensions whose total is hidden too."""

    rows: Mapping[Dimension, frozenset[str]]
    totals: frozenset[Dimension]

    def hides(self, dimension: Dimension, key: str) -> bool:
        """Whether this row is hidden."""
        if dimension is Dimension.TOTAL:
            return dimension in self.totals
        return key in self.rows.get(dimension, frozenset())


def hidden_in(report: Report) -> Hidden:
    """What must not be shown of a report."""
    if is_few(report.total):
        return Hidden(
            {dimension: _filled(rows) for dimension, rows in report.rows.items()},
            frozenset(Dimension),
        )
    found: dict[Dimension, frozenset[str]] = {}
    totals: set[Dimension] = set()
    for dimension, rows in report.rows.items():
        if dimension in (Dimension.TOTAL, Dimension.KECAMATAN):
            continue
        found[dimension] = hide(rows)
        hidden = sum(rows[key][Figure.ALL] for key in found[dimension])
        if found[dimension] and hidden < FEW:
            totals.add(dimension)
    found[Dimension.KECAMATAN] = _kecamatan(
        report.rows.get(Dimension.KECAMATAN, {}), found.get(Dimension.KABKOTA, frozenset())
    )
    return Hidden(found, frozenset(totals))


def is_few(row: Tally) -> bool:
    """Whether a row has so few that a confidential one among them could be told apart."""
    return 0 < row[Figure.ALL] < FEW and row[Figure.CONFIDENTIAL] > 0


def hide(rows: Mapping[str, Tally]) -> frozenset[str]:
    """The rows that are hidden of a table whose total is shown."""
    hidden = {key for key, row in rows.items() if is_few(row)}
    if not hidden:
        return frozenset()
    many = {key: row[Figure.ALL] for key, row in rows.items()}
    rest = sorted(
        (key for key in rows if key not in hidden and many[key]), key=lambda key: (many[key], key)
    )
    for key in rest:
        if len(hidden) > 1 and sum(many[one] for one in hidden) >= FEW:
            break
        hidden.add(key)
    return frozenset(hidden)


def _kecamatan(rows: Mapping[str, Tally], above: frozenset[str]) -> frozenset[str]:
    """Those inside a hidden kabupaten/kota all, else as their own total demands."""
    inside: defaultdict[str, dict[str, Tally]] = defaultdict(dict)
    for key, row in rows.items():
        inside[parent_of(key)][key] = row
    return frozenset().union(
        *(_filled(part) if parent in above else hide(part) for parent, part in inside.items())
    )


def _filled(rows: Mapping[str, Tally]) -> frozenset[str]:
    return frozenset(key for key, row in rows.items() if row[Figure.ALL])
