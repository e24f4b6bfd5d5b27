"""Which rows are not shown, so that few confidential reports cannot be told apart. Pure.

A row of 1 to 4 with a confidential one among them is hidden; so that nobody finds it as what is
left of a total, few other rows go with it, until each of them could be four different numbers.
What no other row can protect is hidden together with the rows of nothing beside it. A kecamatan
is part of its kabupaten/kota's total, which is a row itself. A row is hidden with all its
figures, or shown with all of them. Columns that count states add up to rows of the states: where
they would tell a hidden one they are empty in every table, and so is what counts the same tickets
otherwise (bodies, clocks). Two reports laid side by side are not its matter.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import reduce
from operator import or_

from msgspec import Struct

from callcenter.reports.figures import Dimension, Figure, parent_of, states_in
from callcenter.reports.report import Report, Tally
from callcenter.tickets.words import State

FEW = 5
"""Fewer than this are few."""

_NO_FIGURE = Figure(0)
Group = tuple[Dimension, str]
"""Rows that add up to one number which is shown: a table, or a kabupaten/kota's kecamatan."""


class Hidden(Struct, frozen=True):
    """The keys of hidden rows by dimension, and groups of which no row is shown, not even a 0.

    `figures` are told of no row at all, not of a total either.
    """

    rows: Mapping[Dimension, frozenset[str]]
    whole: frozenset[Group]
    figures: Figure = _NO_FIGURE

    def hides(self, dimension: Dimension, key: str) -> bool:
        """Whether this row is hidden."""
        return key in self.rows.get(dimension, ()) or group_of(dimension, key) in self.whole


def group_of(dimension: Dimension, key: str) -> Group:
    """The group a row belongs to."""
    return dimension, parent_of(key) if dimension is Dimension.KECAMATAN else ""


def hidden_in(report: Report) -> Hidden:
    """What must not be shown of a report."""
    groups = _groups(report)
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
    if found[Dimension.STATE] & _OF_CLOCKS:
        whole.add((Dimension.CLOCK, ""))  # all that are judged, all that stand: the rest is told
    figures = _figures(report.rows.get(Dimension.STATE, {}), found[Dimension.STATE], whole)
    return Hidden(dict(found), frozenset(whole), figures)


def _groups(report: Report) -> dict[Group, dict[str, Tally]]:
    groups: defaultdict[Group, dict[str, Tally]] = defaultdict(dict)
    for dimension, rows in report.rows.items():
        for key, row in rows.items():
            groups[group_of(dimension, key)][key] = row
    return groups


_COLUMNS = (Figure.OPEN, Figure.RESOLVED, Figure.REFERRED, Figure.REJECTED, Figure.DUPLICATE)
"""Every state is in one of them: with the total all but one of them tell the last."""
_ALL_COLUMNS = reduce(or_, _COLUMNS)
_OF_CLOCKS = frozenset({State.DUPLICATE.value, State.WAITING.value})
"""Merged tickets have no clock that is judged, waiting ones have most clocks that stand."""


def _figures(rows: Mapping[str, Tally], hidden: frozenset[str], whole: set[Group]) -> Figure:
    if (Dimension.STATE, "") in whole:
        return _ALL_COLUMNS
    found = _telling(rows, hidden)
    return found | Figure.REFERRED if (Dimension.REFERRAL, "") in whole else found


def _telling(rows: Mapping[str, Tally], hidden: frozenset[str]) -> Figure:
    """The figures from which somebody could find out a hidden state.

    A column that is shown tells the sum of its hidden states, and so that of all the others.
    """
    parts = {one: hidden & states_in(one) for one in _COLUMNS}
    shown = [one for one, part in parts.items() if part and _is_safe(rows, part)]
    shown.sort(key=lambda one: len(parts[one]))
    rest = hidden.difference(*(parts[one] for one in shown))
    while rest and shown and not _is_safe(rows, rest):
        rest |= parts[shown.pop(0)]
    return reduce(or_, (one for one in _COLUMNS if parts[one] and one not in shown), _NO_FIGURE)


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
