"""One matter in the right half: clock, number, lines of name and value. Shows; decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.plain_text import PlainLabel
from ui.privacy.words import Fact
from ui.widgets.chip import Chip
from ui.widgets.paint import ChipLook


class MatterDetail(QScrollArea):
    """`show_matter` replaces everything; lines without a value are left out.

    Without `selectable` even a word without end is broken where it must be.
    """

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        room: str = "privacy",
        selectable: bool = True,
    ) -> None:
        super().__init__(parent)
        self._selectable = selectable
        name = f"{room}.{name}"
        self.setObjectName(f"{name}_detail")
        self.setAccessibleName(self.tr("Rincian"))
        self.setWidgetResizable(True)
        self.chip = Chip()
        self.chip.setObjectName(f"{name}_clock")
        self.number = PlainLabel(role="strong", tabular=True, selectable=True)
        self.number.setObjectName(f"{name}_number")
        self.state = PlainLabel(fit="wrap", role="label", ink="muted")
        self.state.setObjectName(f"{name}_state")
        body = QWidget()
        body.setObjectName("scroll_body")
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(self.chip)
        head.addWidget(self.number)
        head.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.dp(14))
        self._grid.setVerticalSpacing(theme.dp(6))
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[PlainLabel, PlainLabel]] = []
        column = QVBoxLayout(body)
        column.setContentsMargins(*(theme.dp(n) for n in (14, 12, 14, 12)))
        column.setSpacing(theme.dp(10))
        column.addLayout(head)
        column.addWidget(self.state)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(body)

    def show_matter(
        self, number: str, state: str, clock: ChipLook | None, facts: Sequence[Fact]
    ) -> None:
        """Show one; no clock for what has none."""
        self.number.setText(number)
        self.state.setText(state)
        self.chip.setVisible(clock is not None)
        if clock is not None:
            self.chip.set_state(clock.text, clock.tone, clock.shape)
        filled = [one for one in facts if one[1]]
        while len(self._lines) < len(filled):
            self._add_line()
        for at, (name, value) in enumerate(self._lines):
            there = at < len(filled)
            name.setVisible(there)
            value.setVisible(there)
            if there:
                name.setText(filled[at][0])
                value.setText(filled[at][1])

    def text(self) -> str:
        """Everything shown, one line each."""
        lines = [
            f"{name.text()}: {value.text()}" for name, value in self._lines if not name.isHidden()
        ]
        return "\n".join(lines)

    def _add_line(self) -> None:
        name = PlainLabel(role="label", ink="muted", fit="wrap")
        name.setFixedWidth(theme.dp(170))
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        value = PlainLabel(fit="wrap", selectable=self._selectable)
        row = len(self._lines)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._lines.append((name, value))
