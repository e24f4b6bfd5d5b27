"""The story in a card that scrolls, with the quiet mark for steps of colleagues."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme
from ui.ticket_view.story import Step
from ui.ticket_view.story_view import StoryView
from ui.widgets.card import Card
from ui.widgets.chip import Chip


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
        self.body.addWidget(self.area)
        self.setFocusProxy(self.area)
        self.setMinimumHeight(theme.dp(96))
        self.mark = Chip("", self, tone="accent", shape="●", clickable=True)
        self.mark.setObjectName("ticket.new_steps")
        self.mark.clicked.connect(self._look)
        self.mark.hide()

    def show_steps(
        self, steps: Sequence[Step], fresh: frozenset[str], *, to_end: bool = False
    ) -> None:
        """Show the story; with `to_end` from its newest step."""
        bar = self.area.verticalScrollBar()
        at_end = to_end or bar.value() >= bar.maximum() - 2
        self.steps.set_steps(steps, fresh)
        self.mark.setVisible(bool(fresh))
        if fresh:
            self.mark.set_state(self.tr("{n} langkah baru").format(n=len(fresh)), "accent", "●")
            self._place()
        if at_end:
            QTimer.singleShot(0, self, self._to_end)

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
