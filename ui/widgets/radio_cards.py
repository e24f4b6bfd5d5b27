"""Radio buttons as cards with the consequence of each choice; arrows move, Space picks."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.plain_text import plain_tooltip
from ui.visible_text import one_line
from ui.widgets import paint


class RadioChoice(Struct, frozen=True):
    """One card: what it is called and what follows from it."""

    key: str
    title: str
    consequence: str
    tone: theme.Tone = "accent"


class RadioCard(QRadioButton):
    """One choice, 50 px high, painted as in the drawings."""

    def __init__(self, choice: RadioChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setObjectName(f"radio_{choice.key}")
        self.setAccessibleName(one_line(choice.title))
        self.setAccessibleDescription(one_line(choice.consequence))
        plain_tooltip(self, f"{choice.title}: {choice.consequence}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: object) -> bool:  # noqa: N802 (Qt's own name)
        """Qt: the whole card is the button."""
        del pos
        return True

    def sizeHint(self) -> QSize:
        """Qt: two lines."""
        wide = max(
            QFontMetrics(theme.font("strong")).horizontalAdvance(self.choice.title),
            QFontMetrics(theme.font("label")).horizontalAdvance(self.choice.consequence),
        )
        return QSize(wide + theme.dp(24), theme.dp(50))

    def minimumSizeHint(self) -> QSize:
        """Qt: the consequence may be cut."""
        return QSize(theme.dp(110), theme.dp(50))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: card, ring, two lines."""
        del event
        t = theme.tokens()
        ink, weak = t.tone(self.choice.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = theme.dp(6)
        on = self.isChecked()
        painter.setPen(t.color("thumb" if self.underMouse() else "line"))
        painter.setBrush(weak if on else t.color("panel"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if on:
            paint.paint_ring(painter, box, radius - 1, ink)
        if self.hasFocus():
            inset = theme.dp(3) if on else 0
            paint.paint_ring(
                painter, box.adjusted(inset, inset, -inset, -inset), radius - inset / 2 - 1
            )
        self._paint_lines(painter, box)

    def _paint_lines(self, painter: QPainter, box: QRectF) -> None:
        t = theme.tokens()
        left = theme.dp(11)
        room = round(box.width()) - 2 * left
        lines = (
            ("strong", "text" if self.isEnabled() else "faint", self.choice.title, 7),
            ("label", "muted" if self.isEnabled() else "faint", self.choice.consequence, 25),
        )
        for role, ink, text, top in lines:
            face = theme.font("strong" if role == "strong" else "label")
            painter.setFont(face)
            painter.setPen(t.color(ink))
            cut = QFontMetrics(face).elidedText(one_line(text), Qt.TextElideMode.ElideRight, room)
            line = QRectF(left, theme.dp(top), room + 2, theme.dp(18))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)


class RadioCards(QWidget):
    """A row of radio cards; `changed` carries the key of the one picked by a person."""

    changed = Signal(str)

    def __init__(
        self, choices: Sequence[RadioChoice], selected: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        self.cards: dict[str, RadioCard] = {}
        for choice in choices:
            card = RadioCard(choice)
            self.cards[choice.key] = card
            self._group.addButton(card)
            row.addWidget(card, 1)
            card.clicked.connect(lambda _on=False, key=choice.key: self.changed.emit(key))
        if selected:
            self.select(selected)

    def selected(self) -> str:
        """Return the key of the picked card, "" when none."""
        return next((key for key, card in self.cards.items() if card.isChecked()), "")

    def select(self, key: str) -> None:
        """Pick a card without telling `changed`; KeyError for an unknown key."""
        self.cards[key].setChecked(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the row hands the focus to its picked card.

        Not by a focus proxy: Tab would stop at the row itself, wherever the chain happens to have
        it, and go round for ever.
        """
        key = self.selected() or next(iter(self.cards))
        self.cards[key].setFocus(event.reason())
