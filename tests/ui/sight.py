"""Looks at a shown window as a person would: is a text cut, hidden, overlapped or too pale?

Every visible widget is painted once more into a picture of vectors, so that each text is known as
it was really drawn, with its place, font and colour. Knows no screen and changes nothing.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QEvent,
    QIODevice,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from ui import theme
from ui.widgets.chip import Chip

LEAST_CONTRAST = 4.5
SLACK = 2
"""Pixels by which side bearings and rounding may leave a box."""
FLOATING = {"NewSteps", "Toast", "OptionList", "QSizeGrip"}
"""Widgets that lie above their siblings on purpose."""
_BRACES = re.compile(r"\{[^{}]*\}|%[1-9s]")
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = set("●■▲✓?▾✕·")


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text as painted: its box and colour in pixels of the widget."""

    text: str
    box: QRectF
    ink: QColor


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: cut, elided, overlap, outside, covered, pale; where; and the words."""

    kind: str
    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.words}"


def faults(window: QWidget) -> list[Fault]:
    """Return everything a person could not read or reach in a window that is shown."""
    found: list[Fault] = []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # a clock ticks when it will
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for widget in seen(window):
        found += _lies_outside(widget, window)
        found += _overlaps(widget)
        found += _nothing(widget)
        for drawn in texts(widget):
            found += _raw(widget, drawn)
            found += _cut(widget, drawn)
            found += _elided(widget, drawn)
            found += _pale(widget, drawn, window, picture)
    return list(dict.fromkeys(found))


def seen(window: QWidget) -> Iterator[QWidget]:
    """Every widget of a window that is visible, the window first."""
    yield window
    for child in window.findChildren(QWidget):
        if child.isVisibleTo(window) and not child.isWindow() and child.window() is window:
            yield child


def texts(widget: QWidget) -> list[Drawn]:
    """Every text a widget paints itself, without those of its children."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setResolution(96)
    device.setSize(QSize(max(1, widget.width()), max(1, widget.height())))
    painter = QPainter(device)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    root = ElementTree.fromstring(bytes(buffer.data().data()))  # noqa: S314 (our own picture)
    return [drawn for drawn in _walk(root, QTransform()) if drawn.text.strip()]


def _walk(node: ElementTree.Element, outer: QTransform) -> Iterator[Drawn]:
    here = _matrix(node.get("transform", "")) * outer
    fill = node.get("fill", "#000000")
    for child in node:
        if child.tag == f"{_SVG}text":
            yield _drawn(child, here, child.get("fill", fill))
        else:
            yield from _walk(child, here)


def _drawn(node: ElementTree.Element, at: QTransform, ink: str) -> Drawn:
    words = node.text or ""
    face = QFont(node.get("font-family", "").split(",")[0].strip("'\" "))
    face.setPixelSize(max(1, round(float(node.get("font-size", "13").removesuffix("px")))))
    face.setWeight(QFont.Weight(_weight(node.get("font-weight", "400"))))
    spot = at.map(QPointF(float(node.get("x", "0")), float(node.get("y", "0"))))
    metrics = QFontMetricsF(face)
    high = metrics.capHeight()
    box = QRectF(spot.x(), spot.y() - high, metrics.horizontalAdvance(words.rstrip()), high)
    return Drawn(words, box, QColor(ink))


def _weight(text: str) -> int:
    known = min(QFont.Weight, key=lambda one: abs(one.value - int(text)))
    return known.value


def _matrix(text: str) -> QTransform:
    numbers = [float(one) for one in re.findall(r"-?[\d.]+(?:e-?\d+)?", text)]
    return QTransform(*numbers) if len(numbers) == 6 else QTransform()


def _nothing(widget: QWidget) -> list[Fault]:
    """A chip that says nothing; an input whose end is out of sight and not in its tooltip."""
    if isinstance(widget, Chip) and not widget.text().strip():
        return [Fault("empty", name(widget), "")]
    if not isinstance(widget, QLineEdit) or widget.echoMode() != QLineEdit.EchoMode.Normal:
        return []
    inset = widget.textMargins().left() + widget.textMargins().right()
    wide = QFontMetricsF(widget.font()).horizontalAdvance(widget.text())
    whole = _flat(widget.text()) in _flat(plain(widget.toolTip()))
    if isinstance(widget.parent(), QComboBox | QAbstractSpinBox) or whole:
        return []
    return [Fault("cut", name(widget), widget.text())] if wide > widget.width() - inset else []


def _raw(widget: QWidget, drawn: Drawn) -> list[Fault]:
    """Braces nobody filled; what somebody types may hold them."""
    if _types(widget) or not _BRACES.search(drawn.text):
        return []
    return [Fault("raw", name(widget), drawn.text)]


def _cut(widget: QWidget, drawn: Drawn) -> list[Fault]:
    """A text that leaves its widget, where nothing scrolls."""
    if _types(widget):
        return []
    box, room = drawn.box, QRectF(widget.rect())
    wide = box.left() < -SLACK or box.right() > room.right() + SLACK
    high = box.top() < -SLACK or box.bottom() > room.bottom() + SLACK
    if isinstance(_view(widget), QAbstractItemView):
        high = False
    return [Fault("cut", name(widget), drawn.text)] if wide or high else []


def _elided(widget: QWidget, drawn: Drawn) -> list[Fault]:
    """A text ending in … whose rest is nowhere to be read."""
    if not drawn.text.rstrip().endswith("…") or _types(widget):
        return []
    piece = drawn.text.strip()
    view = _view(widget)
    if isinstance(view, QAbstractItemView):
        index = view.indexAt(drawn.box.center().toPoint())
        own = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or "")
        tip = plain(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
    else:
        own = " ".join(_words_of(widget))
        tip = plain(widget.toolTip())
    known = _flat(piece) in _flat(own) or _flat(piece[:-1]) in _flat(tip)
    return [] if known else [Fault("elided", name(widget), drawn.text)]


def _pale(widget: QWidget, drawn: Drawn, window: QWidget, picture: QImage) -> list[Fault]:
    """A text whose colour hardly differs from what lies behind it."""
    selected = isinstance(widget, QLineEdit) and widget.hasSelectedText()
    if not widget.isEnabled() or selected or drawn.text.strip() in _SHAPES:
        return []
    box = drawn.box.toAlignedRect().translated(widget.mapTo(window, QPoint()))
    if not shown_part(widget, window).contains(box):
        return []  # scrolled away, seen in another scene
    behind = _behind(picture, box, window)
    if behind is None:
        return []
    ratio = theme.contrast(drawn.ink.name(), behind.name())
    if ratio >= LEAST_CONTRAST:
        return []
    over = next((one for one in _floating(window) if one.intersects(box)), None)
    if over is not None and not _floats(widget):
        return [Fault("covered", name(widget), drawn.text)]
    words = f"{drawn.text} ({drawn.ink.name()} on {behind.name()}: {ratio:.1f})"
    return [Fault("pale", name(widget), words)]


def _floating(window: QWidget) -> list[QRect]:
    return [
        QRect(one.mapTo(window, QPoint()), one.size())
        for one in window.findChildren(QWidget)
        if one.isVisibleTo(window) and type(one).__name__ in FLOATING
    ]


def _floats(widget: QWidget) -> bool:
    at: QWidget | None = widget
    while at is not None and type(at).__name__ not in FLOATING:
        at = at.parentWidget()
    return at is not None


def _behind(picture: QImage, box: QRect, window: QWidget) -> QColor | None:
    """The colour most seen in a box of a picture."""
    box = box.adjusted(-1, -1, 1, 1) & window.rect() & picture.rect()
    if box.isEmpty():
        return None
    rows = (box.top(), box.center().y(), box.bottom())
    columns = range(box.left(), box.right() + 1, max(1, box.width() // 24))
    counted = Counter(picture.pixel(x, y) for y in rows for x in columns)
    return QColor(counted.most_common(1)[0][0])


def _lies_outside(widget: QWidget, window: QWidget) -> list[Fault]:
    """A widget that leaves its parent, where nothing scrolls."""
    parent = widget.parentWidget()
    if widget is window or parent is None or widget.size().isEmpty():
        return []
    area = parent.parentWidget()
    room, box = parent.rect(), widget.geometry()
    if isinstance(area, QAbstractScrollArea) and parent is area.viewport():
        return _unreachable(widget, area)
    if isinstance(widget, QScrollBar) or room.contains(box):
        return []
    return [Fault("outside", name(widget), f"{_rect(box)} in {_rect(room)}")]


def _unreachable(widget: QWidget, area: QAbstractScrollArea) -> list[Fault]:
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    room, box = area.viewport().size(), widget.size()
    wide = area.horizontalScrollBarPolicy() == off and box.width() > room.width()
    high = area.verticalScrollBarPolicy() == off and box.height() > room.height()
    shown = f"{box.width()}x{box.height()} in {room.width()}x{room.height()}"
    return [Fault("outside", name(widget), shown)] if wide or high else []


def _overlaps(parent: QWidget) -> list[Fault]:
    """Visible siblings that lie on each other."""
    if isinstance(parent, QAbstractScrollArea | QLineEdit | QComboBox | QAbstractSpinBox):
        return []
    shown = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisibleTo(parent)
        and not child.isWindow()
        and not ({kind.__name__ for kind in type(child).__mro__} & FLOATING)
        and not child.size().isEmpty()
    ]
    found = []
    for n, one in enumerate(shown):
        for other in shown[n + 1 :]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > SLACK and common.height() > SLACK:
                found.append(Fault("overlap", name(one), name(other)))
    return found


def shown_part(widget: QWidget, window: QWidget) -> QRect:
    """The part of a widget that is not clipped by what it lies in, in pixels of the window."""
    part = QRect(widget.mapTo(window, QPoint()), widget.size())
    above = widget.parentWidget()
    while above is not None and widget is not window:
        part &= QRect(above.mapTo(window, QPoint()), above.size())
        if above is window:
            break
        above = above.parentWidget()
    return part


def plain(tip: str) -> str:
    """A tooltip as read: without marks."""
    return html.unescape(re.sub(r"<[^>]+>", "", tip))


def name(widget: QWidget) -> str:
    """How a widget is found: its nearest names and its class."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 2:
        if at.objectName():
            names.append(at.objectName())
        at = at.parentWidget()
    return f"{type(widget).__name__}({' < '.join(names)})"


def _words_of(widget: QWidget) -> Iterator[str]:
    for read in ("text", "label", "placeholderText", "currentText", "title"):
        method = getattr(widget, read, None)
        if callable(method):
            yield str(method())
    yield widget.accessibleName()


def _types(widget: QWidget) -> bool:
    """An input somebody types into scrolls by itself; what it says while empty must fit."""
    host = _view(widget)
    if isinstance(host, QPlainTextEdit | QTextEdit):
        return True
    return isinstance(widget, QLineEdit) and bool(widget.text())


def _view(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    if isinstance(widget, QHeaderView) or not isinstance(parent, QAbstractScrollArea):
        return widget
    return parent if parent.viewport() is widget else widget


def _flat(text: str) -> str:
    return " ".join(text.replace("&&", "&").split())


def _rect(box: QRect) -> str:
    return f"{box.x()},{box.y()} {box.width()}x{box.height()}"
