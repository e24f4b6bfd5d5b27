"""The story drawn: dots on a line, a title with its hint, the words, what is not sent yet.

New steps are added without touching the rows that stand. Knows no store and takes no focus.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.ticket_view.rich_line import RichLine, Run
from ui.ticket_view.story import Step


class StepRow(QWidget):
    """One step with its dot; `add_action` puts buttons under it."""

    def __init__(self, step: Step, *, first: bool, last: bool, fresh: bool = False) -> None:
        super().__init__()
        self.step = step
        self.fresh = fresh
        self._first, self._last = first, last
        self.setObjectName(f"step_{step.eid}")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.dp(26), 0, 0, theme.dp(12))
        column.setSpacing(theme.dp(1))
        self.head = RichLine(self._runs(step))
        column.addWidget(self.head)
        if step.body:
            column.addWidget(self._body(step))
        if step.foot:
            column.addWidget(RichLine([Run(step.foot, "label", "muted")]))
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.dp(8))
        column.addLayout(self._actions)
        self.setAccessibleName(" · ".join(p for p in (self.head.text(), step.body) if p))

    @staticmethod
    def _body(step: Step) -> QWidget:
        if step.withdrawn:
            return RichLine([Run(step.body, ink="faint", struck=True)], lines=True)
        return RichLine([Run(step.body)], lines=True)

    def _runs(self, step: Step) -> list[Run]:
        ink = "faint" if step.withdrawn else "text"
        runs = [
            Run(step.title, "strong", "faint" if ink == "faint" else "text", struck=step.withdrawn),
            Run(f"  {step.hint}", "label", "muted"),
        ]
        if step.withdrawn:
            runs.append(Run(" · " + self.tr("ditarik kembali"), "label", "muted"))
        if step.unsent:
            runs.append(Run(" · " + self.tr("belum terkirim"), "label", "amber"))
        if self.fresh:
            runs.append(Run(" · " + self.tr("baru"), "label", "accent"))
        return runs

    def add_action(self, widget: QWidget) -> None:
        """Put a button under the step."""
        if self._actions.count() == 0:
            self._actions.setContentsMargins(0, theme.dp(6), 0, 0)
            self._actions.addStretch(1)
        self._actions.insertWidget(self._actions.count() - 1, widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the line and the dot."""
        del event
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y, radius = theme.dp(8), theme.dp(9), theme.dp(5)
        top = y if self._first else 0
        bottom = y if self._last else self.height()
        painter.fillRect(QRectF(x - theme.dp(1), top, theme.dp(2), bottom - top), t.color("line"))
        tone = "accent" if self.fresh and self.step.tone == "neutral" else self.step.tone
        ink = t.color("faint") if tone == "neutral" else t.tone(tone)[0]
        painter.setPen(QPen(ink, theme.dp(2)))
        painter.setBrush(ink if self.step.filled else t.color("panel"))
        painter.drawEllipse(QPointF(x, y), radius, radius)


class StoryView(QWidget):
    """Steps from first to last; rows that did not change stay as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ticket.story")
        self.setAccessibleName(self.tr("Riwayat tiket"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme.dp(n) for n in (14, 14, 14, 2)))
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows: list[StepRow] = []

    def set_steps(self, steps: Sequence[Step], fresh: frozenset[str] = frozenset()) -> None:
        """Show these steps; `fresh` eids carry the quiet mark of a colleague's new step."""
        keep = self._unchanged(steps, fresh)
        for row in self.rows[keep:]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[keep:]
        for n, step in list(enumerate(steps))[keep:]:
            last = n == len(steps) - 1
            row = StepRow(step, first=n == 0, last=last, fresh=step.eid in fresh)
            self.rows.append(row)
            self._column.addWidget(row)

    def _unchanged(self, steps: Sequence[Step], fresh: frozenset[str]) -> int:
        if [(row.step, row.fresh) for row in self.rows] == [(s, s.eid in fresh) for s in steps]:
            return len(self.rows)
        keep = 0
        # The last row of either is drawn anew: its line ends at its dot.
        limit = min(len(steps), len(self.rows)) - 1
        while keep < limit and self._same(self.rows[keep], steps[keep], fresh):
            keep += 1
        return max(0, keep)

    @staticmethod
    def _same(row: StepRow, step: Step, fresh: frozenset[str]) -> bool:
        return row.step == step and row.fresh == (step.eid in fresh)

    def row(self, eid: str) -> StepRow | None:
        """Return the row of a step."""
        return next((one for one in self.rows if one.step.eid == eid), None)
