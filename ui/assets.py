"""Fonts, icons and style files of the desk, read from `resources`. Must not know any screen."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FONT_FAMILIES = ["Inter", "Segoe UI", "Noto Sans", "sans-serif"]
_FONT_FILES = ("Regular", "Medium", "SemiBold", "Bold")

ICONS = (
    "building-2", "chart-column", "check", "chevron-down", "circle-check", "circle-question-mark",
    "clipboard-list", "clock", "cloud-off", "cloud-upload", "copy", "eye", "handshake", "info",
    "list", "lock", "map-pin", "merge", "message-circle", "paperclip", "phone", "plus", "printer",
    "refresh-cw", "search", "settings", "triangle-alert", "undo-2", "user", "x",
)  # fmt: skip


def folder(*parts: str) -> Path:
    """Return the path of a resource folder or file."""
    return Path(str(files("resources").joinpath(*parts)))


def load_fonts() -> None:
    """Register the shipped Inter once per process; falls back to the system's sans if it fails."""
    if "Inter" in QFontDatabase.families():
        return
    for weight in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(folder("fonts", f"Inter-{weight}.otf")))


def register_styles() -> None:
    """Let the style sheet find its small pictures under `deskstyle:`."""
    QDir.setSearchPaths("deskstyle", [str(folder("styles"))])


def style_text() -> str:
    """Return the style sheet template."""
    return folder("styles", "desk.qss").read_text(encoding="utf-8")


def svg(name: str, colour: str | QColor) -> bytes:
    """Return the bytes of an icon in a colour; KeyError for a name that is not shipped."""
    if name not in ICONS:
        raise KeyError(name)
    return _drawing(name).replace("currentColor", QColor(colour).name()).encode()


@cache
def _drawing(name: str) -> str:
    """The file of an icon, read once: every button that is painted asks for one."""
    return folder("icons", f"{name}.svg").read_text(encoding="utf-8")


def paint_icon(painter: QPainter, box: QRectF, name: str, colour: str | QColor) -> None:
    """Draw an icon as vectors into a box, crisp at any pixel ratio."""
    QSvgRenderer(QByteArray(svg(name, colour))).render(painter, box)


def pixmap(name: str, colour: str | QColor, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon of `size` logical pixels for a screen of this pixel ratio."""
    side = round(size * ratio)
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_icon(painter, QRectF(0, 0, side, side), name, colour)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str | QColor) -> QIcon:
    """Return an icon in a colour, crisp from 100 % to 300 %."""
    made = QIcon()
    for picture in _sizes(name, colour):
        made.addPixmap(picture)
    return made


def _sizes(name: str, colour: str | QColor) -> Iterator[QPixmap]:
    for side in (16, 20, 24, 28, 32, 40, 48):
        yield pixmap(name, colour, side)
