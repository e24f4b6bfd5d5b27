"""The look: tokens, contrast, type, sheet, icons: what of the drawings can be counted."""

import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton

from ui import assets, theme

# The offscreen platform says so about every window; it means nothing.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TEXTS = ("text", "muted", "faint", "accent", "red", "amber", "green", "violet")
TONES = ("accent", "red", "amber", "green", "violet")


@pytest.fixture
def app(qapp):
    theme.apply_theme(qapp, "light")
    yield qapp
    theme.apply_theme(qapp, "light")


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", TEXTS)
@pytest.mark.parametrize("ground", ["bg", "panel"])
def test_every_text_colour_reads_on_window_and_panel(look, ink, ground):
    assert theme.contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", TONES)
def test_every_tone_reads_on_its_weak_ground(look, tone):
    weak = getattr(look, f"{tone}_weak")
    assert theme.contrast(getattr(look, tone), weak) >= 4.5
    assert theme.contrast(look.text, weak) >= 4.5


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_remaining_pairs_of_ink_and_ground_read(look):
    pairs = [
        (look.on_accent, look.accent), (look.on_accent, look.accent_hover),
        (look.muted, look.line2), (look.muted, look.accent_weak), (look.text, look.hover),
        (look.muted, look.hover), (look.faint, look.hover), (look.text, look.line2),
    ]  # fmt: skip
    assert [pair for pair in pairs if theme.contrast(*pair) < 4.5] == []
    assert theme.contrast(look.accent, look.panel) >= 3, "the focus ring must be seen"


def test_contrast_is_the_one_of_wcag():
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_mode_changes_tokens_palette_and_sheet(app):
    window = app.palette().color(QPalette.ColorRole.Window).name().upper()
    assert (theme.tokens().name, window) == ("light", theme.LIGHT.bg)
    theme.apply_theme(app, "dark")
    window = app.palette().color(QPalette.ColorRole.Window).name().upper()
    assert (theme.tokens().name, window) == ("dark", theme.DARK.bg)
    assert theme.DARK.line in app.styleSheet()
    assert theme.LIGHT.line not in app.styleSheet()


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_sheet_is_filled_and_names_only_pictures_that_ship(look):
    sheet = theme.style_sheet(look)
    assert "$" not in sheet
    pictures = re.findall(r"url\(deskstyle:([^)]+)\)", sheet)
    assert pictures
    assert [p for p in pictures if not assets.folder("styles", p).is_file()] == []


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_pictures_of_the_sheet_use_token_colours_only(look):
    allowed = {look.muted, look.faint, look.on_accent, look.accent}
    for picture in assets.folder("styles", look.name).iterdir():
        found = set(re.findall(r"#[0-9A-F]{6}", picture.read_text(encoding="utf-8")))
        assert found, picture.name
        assert found <= allowed, picture.name


@pytest.mark.usefixtures("app")
def test_inter_ships_in_four_weights_with_even_figures():
    assert QFontInfo(theme.font()).family() == "Inter"
    weights = [QFontInfo(theme.font(r)).weight() for r in ("body", "medium", "strong", "heading")]
    assert weights == [400, 500, 600, 700]
    even = QFontMetricsF(theme.tabular_font())
    assert even.horizontalAdvance("1111") == even.horizontalAdvance("0000")
    plain = QFontMetricsF(theme.font())
    assert plain.horizontalAdvance("1111") != plain.horizontalAdvance("0000")


def test_type_scale(app):
    sizes = {r: theme.font(r).pixelSize() for r in ("body", "label", "hint", "heading", "saved")}
    assert sizes == {"body": 13, "label": 12, "hint": 11, "heading": 18, "saved": 28}
    theme.apply_theme(app, "light", 2.0)
    assert theme.font("body").pixelSize() == 26
    assert theme.dp(32) == 64


def test_scale_stays_between_one_and_two(app):
    theme.apply_theme(app, "light", 9)
    assert theme.scale() == 2.0
    theme.apply_theme(app, "light", 0.2)
    assert theme.scale() == 1.0


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(("make", "height"), [(QLineEdit, 32), (QComboBox, 32), (QPushButton, 34)])
def test_heights_of_the_drawing_with_and_without_focus(qtbot, make, height):
    widget = make()
    qtbot.addWidget(widget)
    widget.show()
    assert widget.sizeHint().height() == height
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    assert widget.sizeHint().height() == height, "the ring must not move the layout"


@pytest.mark.usefixtures("app")
def test_focus_draws_a_ring_in_the_accent(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(120, 32)
    with qtbot.waitExposed(line):
        line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    picture = line.grab().toImage()
    edge = [picture.pixelColor(x, picture.height() // 2).name().upper() for x in (0, 1, 2)]
    assert edge == [theme.LIGHT.accent, theme.LIGHT.accent, theme.LIGHT.panel]


@pytest.mark.usefixtures("app")
def test_nothing_of_qts_own_grey_shows(qtbot):
    box = QCheckBox("Bunyi")
    qtbot.addWidget(box)
    box.setChecked(True)
    picture = box.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(6, 20)
        for y in range(picture.height())
    }
    assert theme.LIGHT.accent in colours


def test_icons_table_is_what_ships():
    shipped = sorted(p.stem for p in assets.folder("icons").glob("*.svg"))
    assert shipped == sorted(assets.ICONS)
    assert "ISC License" in assets.folder("icons", "LICENSE").read_text(encoding="utf-8")
    assert "SIL Open Font License" in assets.folder("fonts", "LICENSE").read_text(encoding="utf-8")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("name", assets.ICONS)
def test_each_icon_draws_in_the_asked_colour_at_the_asked_ratio(name):
    picture = assets.pixmap(name, "#B42318", 16, 2.0)
    assert picture.size() == QSize(32, 32)
    assert picture.devicePixelRatio() == 2.0
    image = picture.toImage()
    solid = {
        image.pixelColor(x, y).name().upper()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid <= {"#B42318", "#B32318", "#B42218", "#B42317"}, "rounding of one step at most"
    assert solid


def test_an_icon_that_does_not_ship_is_refused():
    with pytest.raises(KeyError):
        assets.svg("rocket", "#000000")


def test_without_an_application_property_the_light_tokens_hold(qapp: QApplication):
    qapp.setProperty("desk_mode", None)
    assert theme.tokens() is theme.LIGHT
    theme.apply_theme(qapp, "light")
    assert isinstance(theme.font("label"), QFont)


def test_a_desk_that_follows_the_system_turns_dark_with_it(app):
    changed = app.styleHints().colorSchemeChanged
    theme.apply_theme(app, "system", 1.5)
    theme.follow_system(app)
    changed.emit(Qt.ColorScheme.Dark)
    assert (theme.tokens().name, theme.scale()) == ("dark", 1.5)
    theme.apply_theme(app, "light")
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.tokens().name == "light", "a person's own choice wins"


def test_what_is_built_undressed_wears_the_sheet_at_the_end_and_after_a_fault(app):
    theme.apply_theme(app, "light")
    sheet = app.styleSheet()
    with theme.undressed():
        assert not app.styleSheet()
    assert app.styleSheet() == sheet != ""
    with pytest.raises(LookupError), theme.undressed():
        raise LookupError
    assert app.styleSheet() == sheet
