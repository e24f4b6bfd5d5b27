"""A chip: a short state with a tone and, where it warns, a shape; on request with a menu."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.visible_text import one_line
from ui.widgets import paint
from ui.widgets.menu import Entry, PlainMenu
from ui.widgets.paint import ChipLook, Shape


class Chip(QAbstractButton):
    """A state in 24 px; not focusable until `clickable` or given a menu (`▾` is drawn then)."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        tone: theme.Tone = "neutral",
        shape: Shape = "",
        small: bool = False,
        clickable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look = ChipLook(text, tone, shape, small)
        self._measured: tuple[float, QSize] | None = None
        self._menu: PlainMenu | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._set_clickable(clickable)
        self.set_state(text, tone, shape)

    def set_state(self, text: str, tone: theme.Tone = "neutral", shape: Shape = "") -> None:
        """Change text, tone and shape; focus and place stay."""
        look = ChipLook(text, tone, shape, self._look.small, self._menu is not None)
        self._wear(look, text)

    def _wear(self, look: ChipLook, name: str) -> None:
        self.setAccessibleName(one_line(name))
        if look == self._look and self._measured is not None:
            return  # a strip tells its chips the same again and again
        self._look, self._measured = look, None
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the text of the chip."""
        return self._look.text

    def tone(self) -> theme.Tone:
        """Return the tone of the chip."""
        return self._look.tone

    def shape(self) -> Shape:
        """Return the shape of the chip."""
        return self._look.shape

    def set_menu(self, entries: list[Entry]) -> PlainMenu:
        """Open these entries on click, Space or Down; returns the menu, its `chosen(key)` tells."""
        self._menu = PlainMenu(entries, self)
        self._set_clickable(True)
        self.set_state(self._look.text, self._look.tone, self._look.shape)
        return self._menu

    def _set_clickable(self, clickable: bool) -> None:
        strong, none = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(strong if clickable else none)
        self._clickable = clickable
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self._open_menu, Qt.ConnectionType.UniqueConnection)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not clickable)

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """Qt: the whole text."""
        scale = theme.scale()
        if self._measured is None or self._measured[0] != scale:
            self._measured = (scale, paint.chip_size(self._look).toSize())
        return self._measured[1]

    def minimumSizeHint(self) -> QSize:
        """Qt: may be cut, never to nothing."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), theme.dp(48)), whole.height())

    def changeEvent(self, event: QEvent) -> None:
        """Qt: follow theme and scale."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the chip, its ring when focused."""
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.paint_chip(painter, box, self._look)
        if self.hasFocus():
            paint.paint_ring(painter, box, box.height() / 2 - 1)
