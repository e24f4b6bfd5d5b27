"""The story in a card that scrolls, with the quiet mark for steps of colleagues."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme
from ui.ticket_view.story import Step
from ui.ticket_view.story_view import StoryView
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip

MOST = 24
"""Steps drawn at once: the first and the newest; the rest on request.

24 rows are laid out within 40 ms.
"""


class NewSteps(Chip):
    """Says that steps came in; floats over the end of the story, which does not move for it."""


class StoryCard(Card):
    """`seen` when the mark was pressed; the view follows its end only while it stands there."""

    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("card")
        self.steps = StoryView()
        self.area = QScrollArea()
        self.area.setObjectName("ticket.story_area")
        self.area.setAccessibleName(self.tr("Riwayat tiket"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.steps)
        self.steps.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        self.earlier = Button(small=True, quiet=True)
        self.earlier.setObjectName("ticket.earlier")
        self.earlier.clicked.connect(self._show_earlier)
        self.earlier.hide()
        self._shown: tuple[Sequence[Step], frozenset[str]] = ((), frozenset())
        self._whole = False
        self.body.addWidget(self.earlier)
        self.body.addWidget(self.area)
        self.setFocusProxy(self.area)
        self.setMinimumHeight(theme.dp(96))
        self.mark = NewSteps("", self, tone="accent", shape="●", clickable=True)
        self.mark.setObjectName("ticket.new_steps")
        self.mark.clicked.connect(self._look)
        self.mark.hide()

    def show_steps(
        self, steps: Sequence[Step], fresh: frozenset[str], *, to_end: bool = False
    ) -> None:
        """Show the story; with `to_end` from its newest step."""
        bar = self.area.verticalScrollBar()
        at_end = to_end or bar.value() >= bar.maximum() - 2
        self._whole = self._whole and not to_end
        self._shown = (steps, fresh)
        self._show_some()
        self.mark.setVisible(bool(fresh))
        if fresh:
            self.mark.set_state(self.tr("{n} langkah baru").format(n=len(fresh)), "accent", "●")
            self._place()
        if at_end:
            QTimer.singleShot(0, self, self._to_end)

    def _show_some(self) -> None:
        steps, fresh = self._shown
        hidden = 0 if self._whole else max(0, len(steps) - MOST)
        some = (*steps[:1], *steps[hidden + 1 :]) if hidden else tuple(steps)
        self.steps.set_steps(some, fresh)
        self.earlier.setText(self.tr("Tampilkan {n} langkah di antaranya").format(n=hidden))
        self.earlier.setVisible(hidden > 0)

    def _show_earlier(self) -> None:
        self._whole = True
        self._show_some()

    def _look(self) -> None:
        self._to_end()
        self.seen.emit()

    def _to_end(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _place(self) -> None:
        size = self.mark.sizeHint()
        self.mark.setGeometry(
            self.width() - size.width() - theme.dp(16),
            self.height() - size.height() - theme.dp(10),
            size.width(),
            size.height(),
        )
        self.mark.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep the mark in its corner."""
        super().resizeEvent(event)
        self._place()
