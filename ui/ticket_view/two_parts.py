"""Where things stand on a ticket's screen: the story and its steps, and the cards beside it.

Must not know what stands in them.
"""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.ticket_view.scrolling import ScrollColumn

NARROW = 860
"""Below this width (at 100 %) story and cards take turns."""


class TwoParts:
    """`main` with the story that takes the room left, and the side with the cards."""

    def __init__(
        self, top: Iterable[QWidget], story: QWidget, bottom: Iterable[QWidget], side: QWidget
    ) -> None:
        inner = QWidget()
        inner.setObjectName("scroll_body")
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(theme.dp(n) for n in (18, 12, 18, 14)))
        column.setSpacing(theme.dp(10))
        for widget in top:
            column.addWidget(widget)
        column.addWidget(story, 1)
        for widget in bottom:
            column.addWidget(widget)
        self.main = ScrollColumn(inner)
        self._side_area = ScrollColumn(side)
        self._side_area.setObjectName("side")

    def arrange(self, screen: QWidget, switch: QWidget) -> None:
        """Fill the screen; the switch stands above both and is hidden until there is need of it."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.main, 1)
        row.addWidget(self._side_area)
        outer = QVBoxLayout(screen)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(theme.dp(18), theme.dp(8), theme.dp(18), 0)
        above.addStretch(1)
        above.addWidget(switch)
        outer.addLayout(above)
        outer.addLayout(row, 1)
        switch.hide()

    def take_turns(self) -> bool:
        """Show the part that is hidden instead of the other; True when that is the story."""
        self._side_area.setVisible(self._side_area.isHidden())
        self.main.setVisible(self._side_area.isHidden())
        return self._side_area.isHidden()

    def fit(self, width: int) -> bool:
        """Both parts, or one of them where the width is not enough for both: True then."""
        narrow = width < theme.dp(NARROW)
        self._side_area.setMinimumWidth(theme.dp(280) if narrow else theme.dp(360))
        self._side_area.setMaximumWidth(16_777_215 if narrow else theme.dp(360))
        if not narrow:
            self.main.show()
            self._side_area.show()
        elif not self.main.isHidden():
            self._side_area.hide()
        return narrow
