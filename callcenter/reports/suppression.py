"""Which rows are not shown, so that few confidential reports cannot be told apart. Pure.

A row of 1 to 4 with a confidential one among them is hidden; so that nobody finds it as what is
left of a total, few other rows go with it, until each of them could be four different numbers.
What no other row can protect is hidden together with the rows of nothing beside it. A kecamatan
is part of its kabupaten/kota's total, which is a row itself. A row is hidden with all its
figures, or shown with all of them. Two reports laid side by side are not its matter.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from callcenter.reports.figures import Dimension, Figure, parent_of
from callcenter.reports.report import Report, Tally

FEW = 5
"""Fewer than this are few."""

Group = tuple[Dimension, str]
"""Rows that add up to one number which is shown: a table, or a kabupaten/kota's kecamatan."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The keys of hidden rows by dimension, and groups of which no row is shown, not even a 0."""

    rows: Mapping[Dimension, frozenset[str]]
    whole: frozenset[Group]

    def hides(self, dimension: Dimension, key: str) -> bool:
        """Whether this row is hidden."""
        return key in self.rows.get(dimension, ()) or group_of(dimension, key) in self.whole


def group_of(dimension: Dimension, key: str) -> Group:
    """The group a row belongs to."""
    return dimension, parent_of(key) if dimension is Dimension.KECAMATAN else ""


def hidden_in(report: Report) -> Hidden:
    """What must not be shown of a report."""
    groups: defaultdict[Group, dict[str, Tally]] = defaultdict(dict)
    for dimension, rows in report.rows.items():
        for key, row in rows.items():
            groups[group_of(dimension, key)][key] = row
    if is_few(report.total):
        return Hidden({}, frozenset(groups) | {(Dimension.TOTAL, "")})
    found: defaultdict[Dimension, frozenset[str]] = defaultdict(frozenset)
    whole: set[Group] = set()
    for (dimension, parent), rows in groups.items():
        hidden = hide(rows)
        if hidden and not _is_safe(rows, hidden):
            whole.add((dimension, parent))
        found[dimension] |= hidden
    # What adds up to a hidden kabupaten/kota would give it away.
    whole |= {(Dimension.KECAMATAN, one) for one in found[Dimension.KABKOTA]}
    if (Dimension.KABKOTA, "") in whole:
        whole |= {group for group in groups if group[0] is Dimension.KECAMATAN}
    return Hidden(dict(found), frozenset(whole))


def is_few(row: Tally) -> bool:
    """Whether a row has so few that a confidential one among them could be told apart."""
    return 0 < row[Figure.ALL] < FEW and row[Figure.CONFIDENTIAL] > 0


def hide(rows: Mapping[str, Tally]) -> frozenset[str]:
    """The rows that are hidden of a group whose total is shown."""
    hidden = {key for key, row in rows.items() if is_few(row)}
    if not hidden:
        return frozenset()
    others = [key for key, row in rows.items() if key not in hidden and row[Figure.ALL]]
    others.sort(key=lambda one: (rows[one][Figure.ALL], one))
    while others and not _is_safe(rows, hidden):
        enough = (key for key in others if _is_safe(rows, {*hidden, key}))
        taken = next(enough, others[-1])
        others.remove(taken)
        hidden.add(taken)
    return frozenset(hidden)


def _is_safe(rows: Mapping[str, Tally], hidden: set[str] | frozenset[str]) -> bool:
    """Whether each hidden row could be four numbers, though their sum and that none is 0 show."""
    left = sum(rows[key][Figure.ALL] for key in hidden)
    return len(hidden) > 1 and left - len(hidden) + 1 >= FEW - 1
