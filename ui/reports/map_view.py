"""The province coloured by a figure: arrows walk from place to place, Enter goes into one.

Kabupaten and kota; inside one of them its kecamatan. Where nothing may be said it is hatched.
"""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from callcenter.directory.outlines import Bounds
from ui import theme
from ui.plain_text import show_tooltip
from ui.reports.charts import Brushwork, on_screen
from ui.reports.map_names import paint_names
from ui.ticket_form.map_camera import SQUEEZE, Camera
from ui.ticket_form.map_shapes import MapShapes, Shape
from ui.widgets import paint

_EVERYWHERE = Bounds(-6.2, 103.5, -3.7, 106.3)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
BINS = 5
"""Shades besides that of nothing."""


class Shade(Struct, frozen=True):
    """One place: how much of the deepest colour (0 to 1; None: hatched) and what it says."""

    depth: float | None
    text: str


class MapPicture(Struct, frozen=True):
    """What a map shows: shades by code, inside which kabupaten ("": all), in which colour."""

    shades: Mapping[str, Shade]
    inside: str = ""
    colour: str = "accent"
    deepest: str = ""
    """What the deepest shade stands for, in words."""


def shapes_of(shapes: MapShapes, inside: str) -> tuple[Shape, ...]:
    """The places a map is about."""
    if not inside:
        return shapes.kabkota
    return tuple(one for one in shapes.kecamatan if one.code.startswith(f"{inside}."))


def camera_for(shapes: MapShapes, inside: str, size: tuple[float, float]) -> Camera:
    """The view that holds them all."""
    outlines = shapes.outlines
    camera = Camera(*_EVERYWHERE.middle, 150.0, 1.0, 1.0, _EVERYWHERE).sized(*size)
    around = outlines.kabkota.get(inside)
    return camera.fitted(outlines.bounds if around is None else around.main)


def paint_map(
    painter: QPainter, box: QRectF, shapes: MapShapes, picture: MapPicture, work: Brushwork
) -> None:
    """One frame into a box, with names and the scale of its colour."""
    painter.save()
    painter.setClipRect(box)
    painter.translate(box.topLeft())
    camera = camera_for(shapes, picture.inside, (box.width(), box.height()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(_earth(camera), combine=True)
    painter.setPen(_pen(work.tokens.color("faint"), 1.0))
    for shape in shapes_of(shapes, picture.inside):
        painter.setBrush(_fill(picture, shape.code, work, painter))
        painter.drawPath(shape.path)
    painter.restore()
    legend = _legend(painter, picture, (box.width(), box.height()), work)
    paint_names(painter, camera, shapes_of(shapes, picture.inside), work, legend)
    painter.restore()


def _legend(
    painter: QPainter, picture: MapPicture, size: tuple[float, float], work: Brushwork
) -> QRectF:
    """The shades at the lower left, from nothing to the deepest; where it stands."""
    side, left, top = work.dp(14), work.dp(10), size[1] - work.dp(26)
    painter.setFont(work.font("hint"))
    for at in range(BINS + 1):
        painter.setPen(_pen(work.tokens.color("faint"), 1.0))
        painter.setBrush(depth_colour(work.tokens, picture.colour, at / BINS))
        painter.drawRect(QRectF(left + at * side, top, side, side))
    painter.setPen(work.tokens.color("muted"))
    middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    end = left + (BINS + 1) * side
    words = QRectF(end + work.dp(6), top - work.dp(2), work.dp(80), side + work.dp(4))
    painter.drawText(words, middle, f"0 – {picture.deepest}")
    return QRectF(0, top - work.dp(4), end + work.dp(90), size[1] - top)


def _earth(camera: Camera) -> QTransform:
    made = QTransform()
    made.translate(camera.width / 2, camera.height / 2)
    made.scale(camera.scale * SQUEEZE, camera.scale)
    made.translate(-camera.lon, camera.lat)
    return made


def _fill(picture: MapPicture, code: str, work: Brushwork, painter: QPainter) -> QBrush:
    shade = picture.shades.get(code)
    if shade is not None and shade.depth is None:
        brush = QBrush(work.tokens.color("faint"), Qt.BrushStyle.BDiagPattern)
        brush.setTransform(painter.worldTransform().inverted()[0])
        return brush
    return QBrush(depth_colour(work.tokens, picture.colour, shade.depth if shade else 0))


def depth_colour(tokens: theme.Tokens, colour: str, depth: float | None) -> QColor:
    """A shade between the panel and the colour, in steps that are told apart."""
    if not depth:
        return tokens.color("panel")
    share = 0.14 + 0.76 * (max(1, round(depth * BINS)) - 1) / (BINS - 1)
    bottom, top = tokens.color("panel"), tokens.color(colour)
    return QColor.fromRgbF(
        _mixed(bottom.redF(), top.redF(), share),
        _mixed(bottom.greenF(), top.greenF(), share),
        _mixed(bottom.blueF(), top.blueF(), share),
    )


def _mixed(low: float, high: float, share: float) -> float:
    return low + (high - low) * share


class ReportMap(QWidget):
    """`chosen(code)` when the cursor stands on a place, `opened(code)` on Enter or double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reports.map")
        self.shapes: MapShapes | None = None
        self.picture = MapPicture({})
        self.code = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Peta Lampung"))

    def set_shapes(self, shapes: MapShapes) -> None:
        """The outlines are there."""
        self.shapes = shapes
        self.update()

    def show_picture(self, picture: MapPicture) -> None:
        """Other colours; the cursor stays where it is when that place is still there."""
        moved = picture.inside != self.picture.inside
        self.picture = picture
        if moved:
            self.code = ""
        self._say()

    def put_cursor(self, code: str) -> None:
        """The cursor onto a place, told nobody."""
        if code != self.code:
            self.code = code
            self._say()

    def _say(self) -> None:
        shade = self.picture.shades.get(self.code)
        text = self.tr("Peta Lampung")
        self.setAccessibleName(f"{text}: {shade.text}" if shade else text)
        self.update()

    def _places(self) -> tuple[Shape, ...]:
        return () if self.shapes is None else shapes_of(self.shapes, self.picture.inside)

    def _camera(self) -> Camera | None:
        if self.shapes is None:
            return None
        return camera_for(self.shapes, self.picture.inside, (self.width(), self.height()))

    def place_at(self, x: float, y: float) -> str:
        """The code of the place under a pixel, "" for none."""
        camera = self._camera()
        if camera is None or self.shapes is None:
            return ""
        spot = camera.spot(x, y)
        held = (self.shapes.outlines.around(one.code) for one in self._places())
        return next((one.code for one in held if one is not None and one.holds(*spot)), "")

    def _step(self, dx: int, dy: int) -> None:
        """To the nearest place in that direction."""
        camera = self._camera()
        if camera is None:
            return
        spots = {one.code: camera.screen(one.label) for one in self._places()}
        here = spots.get(self.code, (self.width() / 2, self.height() / 2))
        found = [
            (_cost(here, spot, dx, dy), code)
            for code, spot in spots.items()
            if code != self.code and (spot[0] - here[0]) * dx + (spot[1] - here[1]) * dy > 1
        ]
        if found:
            self._choose(min(found)[1])

    def _choose(self, code: str) -> None:
        if code:
            self.put_cursor(code)
            self.chosen.emit(code)

    def sizeHint(self) -> QSize:
        """Qt: whatever room there is."""
        return QSize(theme.dp(380), theme.dp(300))

    def minimumSizeHint(self) -> QSize:
        """Qt: still a map."""
        return QSize(theme.dp(220), theme.dp(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows and Enter."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is not None:
            self._step(*arrow)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.code:
            self.opened.emit(self.code)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a place is chosen."""
        self._choose(self.place_at(event.position().x(), event.position().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a place is opened."""
        code = self.place_at(event.position().x(), event.position().y())
        if code:
            self.opened.emit(code)

    def event(self, event: QEvent) -> bool:
        """Qt: what the place under the pointer says."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            shade = self.picture.shades.get(self.place_at(event.pos().x(), event.pos().y()))
            show_tooltip(event.globalPos(), shade.text if shade else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: one frame."""
        del event
        painter = QPainter(self)
        if self.shapes is None:
            painter.setPen(theme.tokens().color("muted"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.tr("Peta …"))
            return
        box = QRectF(self.rect())
        paint_map(painter, box, self.shapes, self.picture, on_screen())
        self._paint_cursor(painter)
        if self.hasFocus():
            paint.paint_ring(painter, box, theme.dp(4))

    def _paint_cursor(self, painter: QPainter) -> None:
        camera = self._camera()
        shape = next((one for one in self._places() if one.code == self.code), None)
        if camera is None or shape is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(_earth(camera), combine=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(theme.tokens().color("text"), 2.2))
        painter.drawPath(shape.path)
        painter.restore()


def _cost(here: tuple[float, float], there: tuple[float, float], dx: int, dy: int) -> float:
    """How far away in that direction; what lies aside counts double."""
    across, down = there[0] - here[0], there[1] - here[1]
    along, aside = across * dx + down * dy, across * dy + down * dx
    return along + 2 * abs(aside)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen
