"""Widths of the queue's columns, and which step back when there is little room. Pure layout."""

from PySide6.QtWidgets import QTableView

from ui import theme
from ui.queue.model import (
    AGENCY,
    HOLDER,
    LAPOR,
    LAST,
    LEVEL,
    NUMBER,
    PLACE,
    REASON,
    SUMMARY,
    TIME,
)

STRETCHED = SUMMARY
WIDTHS = {
    TIME: 127,
    NUMBER: 143,
    AGENCY: 150,
    PLACE: 133,
    REASON: 143,
    LAPOR: 132,
    LEVEL: 40,
    HOLDER: 110,
    LAST: 236,
}
"""Pixels at 100 %, from the drawing; the summary takes what is left."""
_STEP_BACK = (LAST, LEVEL, HOLDER, PLACE, AGENCY, LAPOR, REASON)
_LEAST = 180


def fit(table: QTableView, room: int, *, lapor: bool) -> None:
    """Set the widths for `room` pixels; the summary keeps at least its least width.

    `lapor`: its column has something to say; else it takes no room.
    """
    for column, width in WIDTHS.items():
        table.setColumnWidth(column, theme.dp(width))
    hidden = set() if lapor else {LAPOR}
    used = sum(theme.dp(width) for column, width in WIDTHS.items() if column not in hidden)
    for column in _STEP_BACK:
        if column in hidden:
            continue
        if room - used >= theme.dp(_LEAST):
            break
        hidden.add(column)
        used -= theme.dp(WIDTHS[column])
    for column in WIDTHS:
        table.setColumnHidden(column, column in hidden)
