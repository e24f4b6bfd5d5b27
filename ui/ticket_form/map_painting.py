"""Paints one frame of the map: land, borders, names, the chosen place, pin and crosshair."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from callcenter.directory.outlines import Bounds, Spot
from ui import formats, theme
from ui.ticket_form.map_camera import SQUEEZE, Camera, scale_bar
from ui.ticket_form.map_shapes import MapShapes, Shape

_DISTRICT_NAMES = 900.0
_VILLAGE_NAMES = 4_000.0
_SMALL_NAMES = 300.0
_CROWDED = 60
"""So many names at most in one frame."""


class MapPainter:
    """One frame; names never cover each other, the larger place has its name first."""

    def __init__(self, painter: QPainter, camera: Camera, shapes: MapShapes) -> None:
        self._painter, self._camera, self._shapes = painter, camera, shapes
        self._tokens = theme.tokens()
        self._taken: list[QRectF] = []
        self._view = camera.view

    def land(self, chosen: str) -> None:
        """Sea, land, borders and the place that was chosen."""
        t, painter, camera = self._tokens, self._painter, self._camera
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), t.color("bg"))
        painter.save()
        painter.translate(camera.width / 2, camera.height / 2)
        painter.scale(camera.scale * SQUEEZE, camera.scale)
        painter.translate(-camera.lon, camera.lat)
        large = self._seen(self._shapes.kabkota)
        small = self._seen(self._shapes.kecamatan)
        self._draw(large, None, t.color("panel"))
        marked = [one for one in (*large, *small) if one.code == chosen]
        self._draw(marked, None, t.color("accent_weak"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(small, _pen(t.color("line"), 1.0), None)
        # Exactly 1: Qt strokes anything wider ten times slower.
        self._draw(large, _pen(t.color("faint"), 1.0), None)
        self._draw(marked, _pen(t.color("accent"), 1.6), None)
        painter.restore()

    def names(self, keep_free: Iterable[QRectF]) -> None:
        """Kabupaten and kota; nearer, kecamatan; very near, desa with a dot."""
        self._taken.extend(keep_free)
        t, scale = self._tokens, self._camera.scale
        if scale >= _VILLAGE_NAMES:
            self._villages()
        if scale >= _DISTRICT_NAMES:
            for shape in self._seen(self._shapes.kecamatan):
                self._name(shape.name, shape.label, theme.font("label"), t.color("muted"))
        face = theme.font("section")
        if scale < _SMALL_NAMES * theme.scale():
            face.setPixelSize(theme.dp(11))
        towns_first = sorted(self._seen(self._shapes.kabkota), key=lambda one: not one.is_town)
        for shape in towns_first:
            self._name(shape.name, shape.label, face, t.color("text"))

    def pin(self, spot: Spot) -> None:
        """The drop with its point on the spot."""
        x, y = self._camera.screen(spot)
        r = theme.dp(7)
        drop = QPainterPath(QPointF(x, y))
        drop.cubicTo(x - r * 0.4, y - r * 0.9, x - r, y - r * 1.2, x - r, y - r * 2)
        drop.arcTo(QRectF(x - r, y - r * 3, 2 * r, 2 * r), 180, -180)
        drop.cubicTo(x + r, y - r * 1.2, x + r * 0.4, y - r * 0.9, x, y)
        painter, t = self._painter, self._tokens
        painter.setPen(_pen(t.color("panel"), 1.5))
        painter.setBrush(t.color("accent"))
        painter.drawPath(drop)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("on_accent"))
        painter.drawEllipse(QPointF(x, y - r * 2), r * 0.38, r * 0.38)

    def crosshair(self, spot: Spot) -> None:
        """Four strokes around the spot, which itself stays free."""
        x, y = self._camera.screen(spot)
        near, far = theme.dp(4), theme.dp(15)
        for ink, width in (("panel", 4.0), ("text", 1.6)):
            self._painter.setPen(_pen(self._tokens.color(ink), width * theme.scale()))
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                start = QPointF(x + dx * near, y + dy * near)
                self._painter.drawLine(start, QPointF(x + dx * far, y + dy * far))

    def scale_bar(self) -> None:
        """A line of a round length at the lower left."""
        km, long = scale_bar(self._camera.scale, theme.dp(96))
        painter, left, low = self._painter, theme.dp(12), self._camera.height - theme.dp(12)
        painter.setPen(_pen(self._tokens.color("muted"), 1.5))
        painter.drawLine(QPointF(left, low), QPointF(left + long, low))
        for x in (left, left + long):
            painter.drawLine(QPointF(x, low - theme.dp(4)), QPointF(x, low))
        painter.setFont(theme.tabular_font("hint"))
        painter.drawText(QPointF(left, low - theme.dp(7)), _length(km))

    def free_for_scale(self) -> QRectF:
        """Where the scale stands: no name goes there."""
        high, wide = theme.dp(34), theme.dp(116)
        return QRectF(0, self._camera.height - high, wide, high)

    def _seen(self, shapes: Iterable[Shape]) -> list[Shape]:
        return [one for one in shapes if _touch(one.bounds, self._view)]

    def _draw(self, shapes: Iterable[Shape], pen: QPen | None, fill: QColor | None) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen if pen is None else pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
        for shape in shapes:
            self._painter.drawPath(shape.path)

    def _villages(self) -> None:
        t, r = self._tokens, theme.dp(2)
        face, ink = theme.font("hint"), t.color("muted")
        for name, spot in self._shapes.villages:
            if not self._view.holds(*spot) or len(self._taken) > _CROWDED:
                continue
            x, y = self._camera.screen(spot)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(t.color("faint"))
            self._painter.drawEllipse(QPointF(x, y), r, r)
            self._name(name, spot, face, ink, below=theme.dp(10))

    def _name(self, name: str, spot: Spot, face: QFont, ink: QColor, below: float = 0) -> None:
        """On two lines where it has two words, unless it stands below a dot."""
        if len(self._taken) > _CROWDED:
            return
        metrics = QFontMetricsF(face)
        x, y = self._camera.screen(spot)
        lines = [name] if below else _lines(name)
        name = "\n".join(lines)
        wide = max(metrics.horizontalAdvance(one) for one in lines) + 2
        high = metrics.height() * len(lines)
        box = QRectF(x - wide / 2, y - high / 2 + below, wide, high)
        around = box.adjusted(-3, -1, 3, 1)
        inside = QRectF(0, 0, self._camera.width, self._camera.height)
        if not inside.contains(box) or any(around.intersects(one) for one in self._taken):
            return
        self._taken.append(around)
        self._painter.setFont(face)
        self._painter.setPen(ink)
        self._painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


def _length(km: float) -> str:
    return f"{formats.number(km)} km" if km >= 1 else formats.distance(km * 1000)


def _lines(name: str) -> list[str]:
    """On two lines of about the same length where it has several words."""
    cuts = [at for at, sign in enumerate(name) if sign == " "]
    if not cuts:
        return [name]
    at = min(cuts, key=lambda cut: abs(cut - len(name) / 2))
    return [name[:at], name[at + 1 :]]


def _touch(one: Bounds, other: Bounds) -> bool:
    return (
        one.south <= other.north
        and one.north >= other.south
        and one.west <= other.east
        and one.east >= other.west
    )
