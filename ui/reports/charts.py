"""Charts drawn with a painter, the same on the screen and on paper: lines over time, bars.

Each chart is given its box and numbers; None is a gap. Must know neither store nor report.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui import formats, theme
from ui.visible_text import one_line

Number = int | float | None
_STEPS = (1, 2, 2.5, 5, 10)
_LINES = 4
_NAME_SHARE = 0.36
_WORD = 0.62
"""Share of the height of a bar's row that the bar takes."""


class Brushwork(Struct, frozen=True):
    """Colours, fonts and the length of one pixel of the drawings on what is painted."""

    tokens: theme.Tokens
    unit: float
    tabular: bool = True

    def dp(self, pixels: float) -> float:
        """A length of the drawings."""
        return pixels * self.unit

    def font(self, role: theme.FontRole) -> QFont:
        """The font of a role, in this size."""
        made = theme.font(role, tabular=self.tabular)
        made.setPixelSize(max(1, round(made.pixelSize() / theme.scale() * self.unit)))
        return made


def on_screen() -> Brushwork:
    """As the window is dressed now."""
    return Brushwork(theme.tokens(), theme.scale())


class Series(Struct, frozen=True):
    """One line: its name, the token of its colour, a value per label."""

    name: str
    colour: str
    values: Sequence[Number]


class Bar(Struct, frozen=True):
    """One row: its name, its parts as (value, token of the colour), the words at its end."""

    name: str
    parts: Sequence[tuple[float, str]]
    text: str


def paint_lines(
    painter: QPainter,
    box: QRectF,
    labels: Sequence[str],
    series: Sequence[Series],
    work: Brushwork,
) -> None:
    """Lines over time with a scale at the left and a legend above."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _legend(painter, box, series, work)
    top = max((one for line in series for one in line.values if one is not None), default=0)
    step = nice_step(top)
    field = box.adjusted(work.dp(46), work.dp(24), -work.dp(12), -work.dp(22))
    _grid(painter, field, step, work)
    spots = [_x(field, at, len(labels)) for at in range(len(labels))]
    _below(painter, field, spots, labels, work)
    for line in series:
        _line(painter, field, spots, line, (step * _LINES, work))
    painter.restore()


def paint_bars(painter: QPainter, box: QRectF, bars: Sequence[Bar], work: Brushwork) -> None:
    """Horizontal bars, the first one on top; as many as there is room for."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown = bars[: bars_that_fit(box.height(), work)]
    face = work.font("label")
    painter.setFont(face)
    metrics = QFontMetricsF(face)
    ends = max((metrics.horizontalAdvance(one.text) for one in shown), default=0) + work.dp(14)
    names = min(
        box.width() * _NAME_SHARE,
        max((metrics.horizontalAdvance(one_line(one.name)) for one in shown), default=0),
    )
    left = box.left() + names + work.dp(10)
    room = max(1.0, box.right() - ends - left)
    most = max((sum(part for part, _ in one.parts) for one in shown), default=0) or 1
    high = work.dp(22)
    for at, one in enumerate(shown):
        row = QRectF(box.left(), box.top() + at * high, box.width(), high)
        painter.setPen(work.tokens.color("text"))
        name = metrics.elidedText(one_line(one.name), Qt.TextElideMode.ElideRight, names + 1)
        painter.drawText(QRectF(row.left(), row.top(), names + 2, high), _MIDDLE, name)
        x = left
        painter.setPen(Qt.PenStyle.NoPen)
        for part, colour in one.parts:
            wide = room * part / most
            painter.setBrush(work.tokens.color(colour))
            painter.drawRect(QRectF(x, row.top() + high * 0.2, wide, high * _WORD))
            x += wide
        painter.setPen(work.tokens.color("muted"))
        painter.drawText(QRectF(x + work.dp(6), row.top(), ends, high), _MIDDLE, one.text)
    painter.restore()


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def bars_that_fit(height: float, work: Brushwork) -> int:
    """How many bars a height holds."""
    return max(0, int(height // work.dp(22)))


def nice_step(top: float) -> float:
    """A round step, of which four reach at least `top`."""
    wanted = max(1.0, top / _LINES)
    power = 1.0
    while power * 10 <= wanted:
        power *= 10
    step = next(one * power for one in _STEPS if one * power >= wanted)
    return step if step >= 1 and step == int(step) else float(-(-step // 1))


def _legend(painter: QPainter, box: QRectF, series: Sequence[Series], work: Brushwork) -> None:
    face = work.font("label")
    painter.setFont(face)
    x, high = box.left() + work.dp(46), work.dp(18)
    for line in series:
        painter.setPen(QPen(work.tokens.color(line.colour), work.dp(2.4)))
        middle = box.top() + high / 2
        painter.drawLine(QPointF(x, middle), QPointF(x + work.dp(16), middle))
        painter.setPen(work.tokens.color("muted"))
        wide = QFontMetricsF(face).horizontalAdvance(line.name) + work.dp(4)
        painter.drawText(QRectF(x + work.dp(22), box.top(), wide, high), _MIDDLE, line.name)
        x += wide + work.dp(40)


def _grid(painter: QPainter, field: QRectF, step: float, work: Brushwork) -> None:
    painter.setFont(work.font("hint"))
    for at in range(_LINES + 1):
        y = field.bottom() - field.height() * at / _LINES
        painter.setPen(QPen(work.tokens.color("line"), work.dp(1)))
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
        painter.setPen(work.tokens.color("faint"))
        spot = QRectF(field.left() - work.dp(46), y - work.dp(8), work.dp(40), work.dp(16))
        painter.drawText(spot, _RIGHT, formats.number(step * at))


def _x(field: QRectF, at: int, many: int) -> float:
    return field.left() + field.width() * (at + 0.5) / max(1, many)


def _below(
    painter: QPainter, field: QRectF, spots: Sequence[float], labels: Sequence[str], work: Brushwork
) -> None:
    """Every label, or as many at equal distances as do not touch."""
    face = work.font("hint")
    painter.setFont(face)
    painter.setPen(work.tokens.color("faint"))
    widest = max(map(QFontMetricsF(face).horizontalAdvance, labels), default=0) + work.dp(10)
    fit = max(1, int(field.width() // widest))
    each = -(-len(labels) // fit)
    for at in range(0, len(labels), max(1, each)):
        spot = QRectF(spots[at] - widest / 2, field.bottom() + work.dp(4), widest, work.dp(16))
        painter.drawText(spot, _CENTRE, labels[at])


def _line(
    painter: QPainter,
    field: QRectF,
    spots: Sequence[float],
    line: Series,
    scale: tuple[float, Brushwork],
) -> None:
    top, work = scale
    colour = work.tokens.color(line.colour)
    path, drawn = QPainterPath(), False
    dots: list[QPointF] = []
    for x, value in zip(spots, line.values, strict=True):
        if value is None:
            drawn = False
            continue
        dot = QPointF(x, field.bottom() - field.height() * value / top)
        to: Callable[[QPointF], None] = path.lineTo if drawn else path.moveTo
        to(dot)
        drawn = True
        dots.append(dot)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, work.dp(2)))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for dot in dots:
        painter.drawEllipse(dot, work.dp(2.6), work.dp(2.6))
