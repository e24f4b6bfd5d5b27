"""The look of the desk in one place: colour tokens, type scale, sizes, palette and style sheet.

Screens ask here for a colour or a font and never write one down. Must not know any screen.
The state (which tokens, which scale) hangs on the QApplication; `_worn` remembers it, for every
size of every widget asks.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from string import Template
from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import asdict
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui import assets

Mode = Literal["light", "dark", "system"]
Tone = Literal["neutral", "accent", "red", "amber", "green", "violet"]
FontRole = Literal[
    "body",
    "strong",
    "medium",
    "label",
    "section",
    "hint",
    "heading",
    "title",
    "number",
    "saved",
    "clock",
]

_MODE = "desk_mode"
_SCALE = "desk_scale"
_ASKED = "desk_mode_asked"
_LINEAR = 0.03928  # WCAG 2: below this a channel is linear


class Tokens(Struct, frozen=True):
    """Every colour of the desk as `#RRGGBB`; source: the design tokens table."""

    name: Literal["light", "dark"]
    bg: str
    panel: str
    line: str
    line2: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_weak: str
    on_accent: str
    red: str
    red_weak: str
    amber: str
    amber_weak: str
    green: str
    green_weak: str
    violet: str
    violet_weak: str
    hover: str
    accent_hover: str
    thumb: str

    def color(self, token: str) -> QColor:
        """Return one token as a QColor; AttributeError for an unknown name."""
        return QColor(getattr(self, token.replace("-", "_")))

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """Return (ink, weak background) of a tone."""
        if tone == "neutral":
            return QColor(self.muted), QColor(self.line2)
        return self.color(tone), self.color(f"{tone}_weak")


LIGHT = Tokens(
    name="light", bg="#F4F6F8", panel="#FFFFFF", line="#DCE1E6", line2="#EDF0F3",
    text="#17212B", muted="#5B6874", faint="#66727E",
    accent="#0B6E75", accent_weak="#E3F1F1", on_accent="#FFFFFF",
    red="#B42318", red_weak="#FDECEA", amber="#9A6200", amber_weak="#FFF4DC",
    green="#1E7B45", green_weak="#E6F4EB", violet="#5B3FA8", violet_weak="#EEEAFB",
    hover="#F6F8FA", accent_hover="#095E64", thumb="#C3CBD3",
)  # fmt: skip
DARK = Tokens(
    name="dark", bg="#10161C", panel="#18212A", line="#2C3844", line2="#222C36",
    text="#E7EDF2", muted="#9FB0BE", faint="#8A99A6",
    accent="#4FC1C6", accent_weak="#12363A", on_accent="#06262A",
    red="#FF8A7A", red_weak="#3A1C1A", amber="#F2B84B", amber_weak="#3A2C10",
    green="#6FCF97", green_weak="#16321F", violet="#B7A3F5", violet_weak="#2A2345",
    hover="#1D2731", accent_hover="#6BCFD3", thumb="#3E4C5A",
)  # fmt: skip

# role -> (pixels at scale 1, weight)
_TYPE: dict[str, tuple[int, QFont.Weight]] = {
    "body": (13, QFont.Weight.Normal),
    "strong": (13, QFont.Weight.DemiBold),
    "medium": (13, QFont.Weight.Medium),
    "label": (12, QFont.Weight.Normal),
    "section": (12, QFont.Weight.DemiBold),
    "hint": (11, QFont.Weight.Normal),
    "heading": (18, QFont.Weight.Bold),
    "title": (17, QFont.Weight.DemiBold),
    "number": (20, QFont.Weight.DemiBold),
    "saved": (28, QFont.Weight.DemiBold),
    "clock": (16, QFont.Weight.Bold),
}


def tokens() -> Tokens:
    """Return the tokens in force (light before `apply_theme` was called)."""
    return _worn().tokens


def scale() -> float:
    """Return the text and control scale in force, 1.0 to 2.0."""
    return _worn().scale


def dp(pixels: float) -> int:
    """Return a length of the drawings (at 100 %) in pixels at the scale in force."""
    return round(pixels * scale())


def font(role: FontRole = "body", *, tabular: bool = False) -> QFont:
    """Return the font of a role; `tabular` gives all figures one width."""
    return QFont(_font(role, tabular, scale()))


@lru_cache
def _font(role: FontRole, tabular: bool, scale: float) -> QFont:
    """Made once: every cell of a list asks. Nobody is given this one itself."""
    pixels, weight = _TYPE[role]
    made = QFont(assets.FONT_FAMILIES)
    made.setPixelSize(round(pixels * scale))
    made.setWeight(weight)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def tabular_font(role: FontRole = "body") -> QFont:
    """Return the font of a role for numbers and times."""
    return font(role, tabular=True)


def make_tabular(widget: QWidget) -> None:
    """Give a widget figures of one width; its size and weight keep following the theme."""
    only = QFont()
    only.setFeature(QFont.Tag("tnum"), 1)
    widget.setFont(only)


def apply_theme(app: QApplication, mode: Mode = "system", scale: float = 1.0) -> Tokens:
    """Dress the application; callable again at any time, every open window follows.

    `scale` is the user's own size of text and controls (1.0 to 2.0), on top of the screen's.
    """
    app.setProperty(_ASKED, mode)
    return _dress(app, _resolve(mode, app.styleHints().colorScheme()), scale)


def _dress(app: QApplication, chosen: Tokens, scale: float) -> Tokens:
    app.setProperty(_MODE, chosen.name)
    app.setProperty(_SCALE, min(2.0, max(1.0, scale)))
    _worn.cache_clear()
    assets.load_fonts()
    assets.register_styles()
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette(chosen))
    app.setFont(font())
    app.setStyleSheet(style_sheet(chosen, dp))
    return chosen


@contextmanager
def undressed() -> Iterator[None]:
    """Build a window without the style sheet; it puts it on once, at the end.

    With a sheet in force Qt tells a widget, and all below it, of its style again whenever a parent
    is put above it: 11,000 events for the form, three quarters of the time it takes.
    """
    app = cast(QApplication, QApplication.instance())
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def follow_system(app: QApplication) -> None:
    """Keep a desk that asked for "system" in step when the system turns dark or light."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: _reapply(app, scheme))


def style_sheet(chosen: Tokens, length: object = None) -> str:
    """Return the style sheet with tokens filled in and every `px` length scaled by `length`."""
    colours = asdict(chosen)
    text = Template(assets.style_text()).substitute(colours)
    if not callable(length):
        return text
    return re.sub(r"(\d+)px", lambda m: f"{length(int(m.group(1)))}px", text)


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two `#RRGGBB` colours, 1 to 21."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    value = QColor(colour)
    parts = (value.redF(), value.greenF(), value.blueF())
    r, g, b = (p / 12.92 if p <= _LINEAR else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


class _Dress(Struct, frozen=True):
    tokens: Tokens
    scale: float


@lru_cache(maxsize=1)
def _worn() -> _Dress:
    """What the application says it wears; forgotten whenever it is dressed anew."""
    mode, size = _property(_MODE, "light"), _property(_SCALE, 1.0)
    return _Dress(DARK if mode == "dark" else LIGHT, float(size))


def _property(name: str, default: str | float) -> str | float:
    app = QCoreApplication.instance()
    value = app.property(name) if app is not None else None
    return value if isinstance(value, str | float) else default


def _resolve(mode: Mode, system: Qt.ColorScheme) -> Tokens:
    dark = system == Qt.ColorScheme.Dark if mode == "system" else mode == "dark"
    return DARK if dark else LIGHT


def _reapply(app: QApplication, system: Qt.ColorScheme) -> None:
    if _property(_ASKED, "light") == "system":
        _dress(app, _resolve("system", system), scale())


def _palette(chosen: Tokens) -> QPalette:
    role = QPalette.ColorRole
    pairs = {
        role.Window: chosen.bg, role.WindowText: chosen.text,
        role.Base: chosen.panel, role.AlternateBase: chosen.hover, role.Text: chosen.text,
        role.Button: chosen.panel, role.ButtonText: chosen.text, role.BrightText: chosen.red,
        role.Highlight: chosen.accent, role.HighlightedText: chosen.on_accent,
        role.ToolTipBase: chosen.panel, role.ToolTipText: chosen.text,
        role.PlaceholderText: chosen.faint, role.Link: chosen.accent,
        role.LinkVisited: chosen.accent, role.Accent: chosen.accent,
        role.Light: chosen.panel, role.Midlight: chosen.line2, role.Mid: chosen.line,
        role.Dark: chosen.line, role.Shadow: chosen.line,
    }  # fmt: skip
    palette = QPalette()
    for key, value in pairs.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(chosen.faint))
    return palette
