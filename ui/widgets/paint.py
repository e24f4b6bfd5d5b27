"""Drawing shared by widgets and delegates: rings, chips, key boxes, shapes. No widgets here."""

from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ui import theme
from ui.visible_text import one_line

Shape = Literal["", "■", "▲", "●", "?", "✓"]
_STEM = 4


class ChipLook(Struct, frozen=True):
    """What a chip says and how: text, tone, shape; `small` is the 18 px one inside rows."""

    text: str
    tone: theme.Tone = "neutral"
    shape: Shape = ""
    small: bool = False
    menu: bool = False


def chip_font() -> QFont:
    """Return the font of chips."""
    return theme.tabular_font("label")


def chip_size(look: ChipLook) -> QSizeF:
    """Return the size of a chip in pixels."""
    metrics = QFontMetricsF(chip_font())
    width = metrics.horizontalAdvance(one_line(look.text)) + theme.dp(18)
    width += _shape_width(look.shape) + (theme.dp(14) if look.menu else 0)
    return QSizeF(width, theme.dp(18 if look.small else 24))


def paint_chip(painter: QPainter, box: QRectF, look: ChipLook) -> None:
    """Draw a chip into a box; a text that does not fit is cut with …."""
    ink, weak = theme.tokens().tone(look.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(weak)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    inner = box.adjusted(theme.dp(9), 0, -theme.dp(9), 0)
    if look.shape:
        paint_shape(painter, inner, look.shape, ink)
        inner.setLeft(inner.left() + _shape_width(look.shape))
    if look.menu:
        paint_chevron(painter, QPointF(inner.right() - theme.dp(4), box.center().y()), ink)
        inner.setRight(inner.right() - theme.dp(14))
    painter.setPen(ink)
    painter.setFont(chip_font())
    text = QFontMetricsF(chip_font()).elidedText(
        one_line(look.text), Qt.TextElideMode.ElideRight, inner.width() + 1
    )
    painter.drawText(inner.adjusted(0, 0, 2, 0), _left(), text)
    painter.restore()


def paint_card(painter: QPainter, box: QRectF, tone: theme.Tone) -> None:
    """Draw the weak field of a tone with its edge: a card that needs a person."""
    ink, weak = theme.tokens().tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink)
    painter.setBrush(weak)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.dp(8), theme.dp(8))


def paint_lead_chip(painter: QPainter, line: QRectF, look: ChipLook) -> float:
    """Draw a chip at the left of a line; return the pixels it takes, with the gap behind it."""
    size = chip_size(look)
    wide = min(size.width(), line.width())
    paint_chip(painter, QRectF(line.left(), line.top(), wide, size.height()), look)
    return wide + theme.dp(8)


def paint_words(painter: QPainter, box: QRectF, text: str, face: QFont, ink: str) -> float:
    """Draw one line of words, cut with … where it does not fit; return its width in pixels."""
    metrics = QFontMetricsF(face)
    cut = metrics.elidedText(one_line(text, 300), Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.setFont(face)
    painter.setPen(theme.tokens().color(ink))
    painter.drawText(box.adjusted(0, 0, 2, 0), _left(), cut)
    return metrics.horizontalAdvance(cut)


def paint_shape(painter: QPainter, box: QRectF, shape: Shape, ink: QColor) -> None:
    """Draw ■ ▲ ● ? or ✓ at the left of a box, centred in its height."""
    side = theme.dp(8)
    left, middle = box.left(), box.center().y()
    spot = QRectF(left, middle - side / 2, side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if shape == "■":
        painter.drawRect(spot)
    elif shape == "●":
        painter.drawEllipse(spot)
    elif shape == "▲":
        corners = [
            QPointF(spot.center().x(), spot.top() - 0.5),
            QPointF(spot.right() + 1, spot.bottom()),
            QPointF(spot.left() - 1, spot.bottom()),
        ]
        painter.drawPolygon(QPolygonF(corners))
    elif shape == "✓":
        _paint_tick(painter, spot, ink)
    else:
        painter.setPen(ink)
        painter.setFont(theme.font("strong"))
        painter.drawText(QRectF(left, box.top(), side + 2, box.height()), _left(), shape)
    painter.restore()


def _paint_tick(painter: QPainter, spot: QRectF, ink: QColor) -> None:
    painter.setPen(_round_pen(ink, 1.5))
    x, y, s = spot.left(), spot.top(), spot.width()
    corners = [(0.0, 0.55), (0.35, 0.88), (1.0, 0.12)]
    painter.drawPolyline(QPolygonF([QPointF(x + s * a, y + s * b) for a, b in corners]))


def paint_chevron(painter: QPainter, middle: QPointF, ink: QColor) -> None:
    """Draw a small chevron pointing down around a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_round_pen(ink, 1.5))
    step = theme.dp(3.5)
    corners = [
        middle + QPointF(-step, -step / 2),
        middle + QPointF(0, step / 2),
        middle + QPointF(step, -step / 2),
    ]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(corners))
    painter.restore()


def paint_ring(painter: QPainter, box: QRectF, radius: float, colour: QColor | None = None) -> None:
    """Draw the 2 px focus ring just inside a box."""
    wide = theme.dp(2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour or theme.tokens().color("accent"), wide))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = wide / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def key_size(keys: str) -> QSizeF:
    """Return the size of a boxed key hint."""
    metrics = QFontMetricsF(theme.font("hint"))
    width = metrics.horizontalAdvance(keys) + theme.dp(9)
    return QSizeF(max(width, theme.dp(17)), theme.dp(17))


def paint_key(painter: QPainter, box: QRectF, keys: str, ink: QColor) -> None:
    """Draw a key hint as text in a thin rounded box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    faded = QColor(ink)
    faded.setAlphaF(0.75)
    painter.setPen(QPen(faded, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.dp(4), theme.dp(4))
    painter.setFont(theme.font("hint"))
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), keys)
    painter.restore()


def _round_pen(ink: QColor, wide: float) -> QPen:
    pen = QPen(ink, wide * theme.scale())
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _shape_width(shape: Shape) -> int:
    return theme.dp(8 + _STEM + 2) if shape else 0


def _left() -> int:
    return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
