"""The map one moves a crosshair over, with keys or mouse. Knows no form and writes nothing."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from callcenter.directory.outlines import Bounds, Spot
from callcenter.directory.places import Place
from ui import theme
from ui.ticket_form.map_camera import Camera
from ui.ticket_form.map_painting import MapPainter
from ui.ticket_form.map_shapes import MapShapes
from ui.widgets import paint

_STEP, _FAR, _FINE = 12.0, 60.0, 2.0
_EDGE = 28.0
"""Nearer than this to the edge (at 100 %) the map moves with the crosshair."""
_ZOOM = 1.5
_WHEEL = 120
_VILLAGE_KM = 9.0
_EVERYWHERE = Bounds(-6.2, 103.5, -3.7, 106.3)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapView(QWidget):
    """`moved` when the crosshair stands elsewhere, `picked` on Enter, `removed` on Del."""

    moved = Signal()
    picked = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shapes: MapShapes | None = None
        self.camera = Camera(*_EVERYWHERE.middle, 150.0, 1.0, 1.0, _EVERYWHERE)
        self.cross: Spot = _EVERYWHERE.middle
        self.pin: Spot | None = None
        self._chosen: Place | None = None
        self._marked = ""
        self._fitted = True
        self._grabbed: QPoint | None = None
        self._dragging = False
        self.setObjectName("form.map")
        self.setAccessibleName(self.tr("Peta Lampung"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_shapes(self, shapes: MapShapes) -> None:
        """The map is there."""
        self.shapes = shapes
        self.go_home()

    def set_pin(self, pin: Spot | None) -> None:
        """Where the pin stands, None for nowhere."""
        self.pin = pin
        self.update()

    def show_place(self, place: Place | None) -> None:
        """Centres on the place that was chosen; on the province when there is none."""
        self._chosen = place
        self.go_home()

    def go_home(self) -> None:
        """Fits the chosen place into the view; the crosshair to the pin or to its middle."""
        if self.shapes is None:
            return
        place, outlines = self._chosen, self.shapes.outlines
        outline = outlines.around(place.code) if place is not None else None
        self._marked = outline.code if outline is not None else ""
        camera = self.camera.sized(self.width(), self.height())
        if outline is None or place is None:
            camera, middle = camera.fitted(outlines.bounds), outlines.bounds.middle
        elif outline.code == place.code or place.lat is None or place.lon is None:
            camera, middle = camera.fitted(outline.main), outline.label
        else:
            middle = (place.lat, place.lon)
            camera = camera.around(middle, _VILLAGE_KM)
        if self.pin is not None and place is None:
            camera = camera.around(self.pin, _VILLAGE_KM)
        self.camera, self._fitted = camera, True
        seen = self.pin is not None and camera.view.holds(*self.pin)
        self._point(self.pin if seen and self.pin is not None else middle)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Nearer (above 1) or farther, around a pixel or the crosshair."""
        x, y = (at.x(), at.y()) if at is not None else self.camera.screen(self.cross)
        self.camera, self._fitted = self.camera.zoomed(factor, x, y), False
        self.update()

    def step(self, dx: float, dy: float) -> None:
        """Moves the crosshair by pixels; the map follows at the edge."""
        x, y = self.camera.screen(self.cross)
        if not self.rect().contains(round(x), round(y)):
            x, y = self.width() / 2, self.height() / 2
        spot = self.camera.spot(x + dx, y + dy)
        x, y = self.camera.screen(spot)
        edge = min(theme.dp(_EDGE), self.width() / 3, self.height() / 3)
        back_x = min(0.0, self.width() - edge - x) + max(0.0, edge - x)
        back_y = min(0.0, self.height() - edge - y) + max(0.0, edge - y)
        if back_x or back_y:
            self.camera, self._fitted = self.camera.panned(back_x, back_y), False
        self._point(spot)

    def _point(self, spot: Spot) -> None:
        self.cross = (round(spot[0], 5), round(spot[1], 5))
        self.update()
        self.moved.emit()

    def sizeHint(self) -> QSize:
        """Qt: it takes whatever room there is, and asks for little: its panel never scrolls."""
        return QSize(theme.dp(380), theme.dp(180))

    def minimumSizeHint(self) -> QSize:
        """Qt: still a map."""
        return QSize(theme.dp(200), theme.dp(180))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows (Shift far, Ctrl fine), + and -, Home, Enter, Del."""
        key, far = event.key(), event.modifiers()
        arrow = _ARROWS.get(Qt.Key(key))
        if arrow is not None:
            length = _FAR if far & Qt.KeyboardModifier.ShiftModifier else _STEP
            length = _FINE if far & Qt.KeyboardModifier.ControlModifier else length
            self.step(arrow[0] * theme.dp(length), arrow[1] * theme.dp(length))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(1 / _ZOOM)
        elif not self._command(key):
            super().keyPressEvent(event)

    def _command(self, key: int) -> bool:
        if key == Qt.Key.Key_Home:
            self.go_home()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a press may become a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed, self._dragging = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: drags the map."""
        if self._grabbed is None:
            return
        here = event.position().toPoint()
        way = here - self._grabbed
        if not self._dragging and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging, self._grabbed = True, here
        self.camera, self._fitted = self.camera.panned(way.x(), way.y()), False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a press without a drag puts the crosshair there."""
        if self._grabbed is not None and not self._dragging:
            self._point(self.camera.spot(event.position().x(), event.position().y()))
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: sets the pin."""
        self._point(self.camera.spot(event.position().x(), event.position().y()))
        self.picked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: nearer and farther around the pointer."""
        turns = event.angleDelta().y() / _WHEEL
        if turns:
            self.zoom(1.25**turns, event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: what was fitted stays fitted."""
        super().resizeEvent(event)
        self.camera = self.camera.sized(self.width(), self.height())
        if self._fitted:
            cross = self.cross
            self.go_home()
            self._point(cross)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the ring."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: one frame."""
        del event
        painter = QPainter(self)
        if self.shapes is None:
            painter.setPen(theme.tokens().color("muted"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Peta …"))
            return
        frame = MapPainter(painter, self.camera, self.shapes)
        frame.land(self._marked)
        frame.names([frame.free_for_scale()])
        frame.scale_bar()
        frame.crosshair(self.cross)
        if self.pin is not None:
            frame.pin(self.pin)
        if self.hasFocus():
            paint.paint_ring(painter, QRectF(self.rect()), theme.dp(2))
