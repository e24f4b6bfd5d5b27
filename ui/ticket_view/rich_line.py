"""Text in several fonts and inks on wrapped lines, without any markup. Knows no ticket."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtGui import QTextOption as Option
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.plain_text import Ink
from ui.visible_text import visible

_LINE_END = "\u2028"
_KEPT = 8
"""Heights remembered per line: a layout asks for the same width again and again."""


class Run(Struct, frozen=True):
    """A piece of a line: text, font role, ink; `struck` through, `mark` on a weak field."""

    text: str
    role: theme.FontRole = "body"
    ink: Ink = "text"
    struck: bool = False
    mark: bool = False


def units(text: str) -> int:
    """Return the length Qt counts (UTF-16 units): an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def lay_out(runs: Sequence[Run], width: float, *, lines: bool = False) -> tuple[QTextLayout, float]:
    """Return the runs broken at a width (pixels), with the height; `lines` keeps line ends."""
    return _lay_out(_shown_runs(runs, lines=lines), width)


def _shown_runs(runs: Sequence[Run], *, lines: bool) -> list[tuple[Run, str]]:
    return [(run, _shown(run.text, lines=lines)) for run in runs]


def _lay_out(shown: Sequence[tuple[Run, str]], width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout("".join(text for _run, text in shown), theme.font("body"))
    option = Option()
    option.setWrapMode(Option.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(shown))
    layout.setCacheEnabled(True)  # or Qt forgets the shapes and makes them again to draw them
    step = max(QFontMetrics(theme.font("body")).height(), theme.dp(18))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout, max(y, step)


def _shown(text: str, *, lines: bool) -> str:
    return visible(text).replace("\n", _LINE_END) if lines else visible(text, "space")


def _formats(shown: Sequence[tuple[Run, str]]) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for run, text in shown:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, units(text)
        made.format = _format(run)
        ranges.append(made)
        start += units(text)
    return ranges


def _format(run: Run) -> QTextCharFormat:
    t = theme.tokens()
    made = QTextCharFormat()
    made.setFont(theme.tabular_font(run.role))
    made.setForeground(t.color(run.ink))
    made.setFontStrikeOut(run.struck)
    if run.mark:
        made.setBackground(t.color("amber_weak"))
    return made


class RichLine(QWidget):
    """A paragraph of runs that breaks where it must and is as high as it needs."""

    def __init__(
        self, runs: Sequence[Run] = (), parent: QWidget | None = None, *, lines: bool = False
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._heights: dict[tuple[int, float], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._runs: tuple[Run, ...] = ()
        self.set_runs(runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show these pieces."""
        self._runs = tuple(runs)
        # Made visible once: asked at several widths, a long story would spend its time here.
        self._shown = _shown_runs(self._runs, lines=self._lines)
        self._heights = {}
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def runs(self) -> tuple[Run, ...]:
        """Return the pieces shown."""
        return self._runs

    def text(self) -> str:
        """Return the text shown, all pieces together."""
        return "".join(visible(run.text, "space") for run in self._runs)

    def hasHeightForWidth(self) -> bool:
        """Qt: grows with its text."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: height in pixels of the runs broken at `width`."""
        key = (width, theme.scale())
        if key not in self._heights:
            if len(self._heights) >= _KEPT:
                self._heights.clear()
            height = _lay_out(self._shown, width)[1]
            self._heights[key] = round(height)
        return self._heights[key]

    def sizeHint(self) -> QSize:
        """Qt: a comfortable width; the layout asks for the height at the real one."""
        width = theme.dp(520)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Qt: may become narrow."""
        return QSize(theme.dp(60), theme.dp(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the laid out lines."""
        del event
        painter = QPainter(self)
        layout, _ = _lay_out(self._shown, self.width())
        layout.draw(painter, QPointF(0, 0))
