"""Names on the coloured map: readable on every shade, never over each other. Colours nothing."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from ui.reports.charts import Brushwork
from ui.ticket_form.map_camera import Camera
from ui.ticket_form.map_shapes import Shape


def paint_names(
    painter: QPainter, camera: Camera, shapes: Iterable[Shape], work: Brushwork, free: QRectF
) -> None:
    """Towns first; what would touch another or the `free` part is left out (the table has it)."""
    face = work.font("hint")
    metrics = QFontMetricsF(face)
    taken = [free]
    inside = QRectF(0, 0, camera.width, camera.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in sorted(shapes, key=lambda one: not one.is_town):
        x, y = camera.screen(shape.label)
        lines = _lines(shape.name)
        wide = max(map(metrics.horizontalAdvance, lines)) + work.dp(4)
        high = metrics.height() * len(lines)
        box = QRectF(x - wide / 2, y - high / 2, wide, high)
        if not inside.contains(box) or any(box.intersects(one) for one in taken):
            continue
        taken.append(box)
        path = QPainterPath()
        for at, line in enumerate(lines):
            left = x - metrics.horizontalAdvance(line) / 2
            path.addText(left, box.top() + metrics.ascent() + metrics.height() * at, face, line)
        painter.setPen(
            QPen(
                work.tokens.color("panel"),
                work.dp(3),
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(work.tokens.color("text"))
        painter.drawPath(path)


def _lines(name: str) -> list[str]:
    """Two words stand below each other."""
    return name.split(" ", 1)
