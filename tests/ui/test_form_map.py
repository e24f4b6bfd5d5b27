"""The map beside the form: by keys and mouse to a pin that is kept with draft and ticket."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from tests.builders import intake
from tests.ui.form_rig import NUMBER, ROAD, FormDesk, desk, focused
from ui import formats, theme
from ui.ticket_form.map_camera import Camera, scale_bar
from ui.ticket_form.map_view import MapView
from ui.ticket_form.place_row import PlaceRow
from ui.ticket_view.screen import TicketScreen
from ui.widgets.chip import Chip

__all__ = ["desk"]

KEY = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PIN = (-4.94481, 105.24372)


def open_map(desk: FormDesk) -> MapView:
    """Ctrl+Shift+M, until the map is there."""
    QTest.keyClick(focused(), KEY.Key_M, CTRL_SHIFT)
    desk.until(lambda: desk.form.side.map.is_loaded)
    desk.settle()
    return desk.form.side.map.view


def choose(desk: FormDesk, name: str) -> None:
    place = desk.type("place", name)
    desk.until(place.options.isVisible)
    QTest.keyClick(place, KEY.Key_Return)
    desk.settle()


def readout(desk: FormDesk) -> str:
    return desk.find("map_readout").text()


def test_by_keys_alone_from_a_place_to_a_ticket_with_a_pin(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("description", ROAD)
    choose(desk, "bandar jaya bar")
    view = open_map(desk)
    assert focused() is view
    middle = desk.desk.directory.places.get(desk.find("place").key())
    assert view.cross == pytest.approx((middle.lat, middle.lon), abs=1e-4)
    assert readout(desk).startswith("Bandar Jaya Barat, Terbanggi Besar · −4,9")
    for _ in range(3):
        QTest.keyClick(view, KEY.Key_Right)
    east = view.cross
    assert east[1] > middle.lon
    QTest.keyClick(view, KEY.Key_Return)
    desk.settle()
    assert focused() is view
    spoken = f"Hapus titik di peta {formats.coordinates(*east)}"
    assert desk.find("pin").accessibleName() == spoken
    assert desk.find("pin").isVisible()
    assert desk.find("place").mapTo(desk.form, QPoint()).y() == (
        desk.find("landmark").mapTo(desk.form, QPoint()).y()
    )
    assert desk.find("place_offer").isHidden()
    assert desk.drafts()[0].intake.pin == east
    QTest.keyClick(view, KEY.Key_Escape)
    assert focused() is desk.find("landmark")
    assert not desk.form.side.map_is_open
    assert desk.find("description").toPlainText() == ROAD
    assert desk.save().row.pin == east


def test_an_empty_place_is_offered_from_the_pin(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    view = open_map(desk)
    QTest.keyClick(view, KEY.Key_Return)
    desk.settle()
    offer = desk.find("place_offer")
    assert offer.text() == f"+ Isi: {readout(desk).split(' · ')[0]}"
    assert desk.find("place").key() == ""
    pin, under = view.pin, desk.form.side.map.place()
    code = under.code if under is not None else "none"
    QTest.keyClick(view, KEY.Key_Escape)
    assert focused() is offer
    QTest.keyClick(offer, KEY.Key_Space)
    desk.settle()
    assert desk.find("place").key() == code
    assert desk.form.body.place.pin() == pin
    assert offer.isHidden()
    assert focused() is desk.find("landmark")


def test_a_pin_at_sea_offers_no_place(desk: FormDesk) -> None:
    view = open_map(desk)
    for _ in range(12):
        QTest.keyClick(view, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(12):
        QTest.keyClick(view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert readout(desk).startswith("Di luar daratan Lampung · ")
    assert view.rect().contains(QPointF(*view.camera.screen(view.cross)).toPoint())
    QTest.keyClick(view, KEY.Key_Return)
    assert desk.form.body.place.pin() == view.cross
    assert desk.find("place_offer").isHidden()


def test_del_takes_the_pin_off_and_it_can_be_brought_back(desk: FormDesk) -> None:
    view = open_map(desk)
    QTest.keyClick(view, KEY.Key_Return)
    pin = desk.form.body.place.pin()
    QTest.keyClick(view, KEY.Key_Delete)
    assert desk.form.body.place.pin() is None
    assert desk.find("pin").isHidden()
    assert view.pin is None
    QTest.keyClick(view, KEY.Key_B, CTRL_SHIFT)
    assert desk.form.body.place.pin() == view.pin == pin
    desk.find("pin").click()
    assert desk.form.body.place.pin() is None


def test_a_draft_that_holds_a_pin_alone_comes_back(desk: FormDesk) -> None:
    view = open_map(desk)
    QTest.keyClick(view, KEY.Key_Return)
    pin = desk.form.body.place.pin()
    desk.settle()
    other = desk.open_form()
    other.restore_drafts()
    desk.until(lambda: other.body.place.pin() == pin)
    assert not other.side.map_is_open
    other.new_ticket()
    assert other.body.place.pin() is None
    desk.settle()


def test_a_new_place_is_centred_while_the_map_is_open(desk: FormDesk) -> None:
    view = open_map(desk)
    whole = view.camera.scale
    choose(desk, "kabupaten lampung selatan")
    assert view.shapes is not None
    box = view.shapes.outlines.kabkota["18.01"].main
    seen = view.camera.view
    assert view.camera.scale > whole
    assert seen.holds(box.south, box.west)
    assert seen.holds(box.north, box.east)
    assert "Di luar" not in readout(desk)
    assert focused() is desk.find("place")


def test_keys_zoom_around_the_crosshair_and_home_goes_back(desk: FormDesk) -> None:
    choose(desk, "terbanggi besar")
    view = open_map(desk)
    home, cross = view.camera, view.cross
    QTest.keyClick(view, KEY.Key_Plus)
    QTest.keyClick(view, KEY.Key_Plus)
    assert view.camera.scale == pytest.approx(home.scale * 2.25)
    assert view.cross == cross
    QTest.keyClick(view, KEY.Key_Minus)
    QTest.keyClick(view, KEY.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.camera.scale == pytest.approx(home.scale * 1.5)
    QTest.keyClick(view, KEY.Key_Home)
    assert (view.camera, view.cross) == (home, cross)


def test_by_mouse_a_click_points_a_drag_moves_a_double_click_pins(desk: FormDesk) -> None:
    view = open_map(desk)
    spot = QPoint(view.width() // 2 + 40, view.height() // 2)
    wanted = view.camera.spot(spot.x(), spot.y())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    assert view.cross == pytest.approx(wanted, abs=1e-5)
    assert desk.form.body.place.pin() is None
    before = view.camera
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(view, spot + QPoint(50, 30))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot + QPoint(50, 30))
    assert view.camera.screen(wanted) == pytest.approx((spot.x() + 50, spot.y() + 30), abs=0.1)
    assert view.camera.scale == before.scale
    assert view.cross == pytest.approx(wanted, abs=1e-5)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=spot)
    assert desk.form.body.place.pin() == view.cross
    assert view.cross == pytest.approx(view.camera.spot(spot.x(), spot.y()), abs=1e-5)


def test_the_wheel_zooms_around_the_pointer(desk: FormDesk) -> None:
    view = open_map(desk)
    at = QPointF(view.width() / 2 + 60, view.height() / 2 - 20)
    held, before = view.camera.spot(at.x(), at.y()), view.camera.scale
    turn = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, turn)
    assert view.camera.scale == pytest.approx(before * 1.25)
    assert view.camera.screen(held) == pytest.approx((at.x(), at.y()), abs=0.01)


def test_every_part_of_the_map_is_named_and_reached_by_tab(desk: FormDesk) -> None:
    view = open_map(desk)
    stops = desk.form.side.tab_stops()
    assert stops[0] is view
    assert [one for one in stops if not (one.objectName() and one.accessibleName())] == []
    assert view.accessibleDescription() == readout(desk).replace(" · ", ". ")
    QTest.keyClick(view, KEY.Key_Return)
    seen = []
    for _ in stops:
        seen.append(focused())
        QTest.keyClick(focused(), KEY.Key_Tab)
    assert seen == stops


def test_the_chosen_place_is_painted_in_its_colour(desk: FormDesk) -> None:
    choose(desk, "kabupaten lampung selatan")
    view = open_map(desk)
    weak = theme.tokens().color("accent_weak").rgb()
    picture = view.grab().toImage()
    x, y = view.camera.screen(view.cross)
    assert picture.pixel(round(x) - 30, round(y) + 20) == weak
    desk.form.body.place.write("", "")
    desk.form.body.place.changed.emit()
    picture = view.grab().toImage()
    pixels = {picture.pixel(a, b) for a in range(0, 400, 3) for b in range(0, 400, 3)}
    assert weak not in pixels
    assert theme.tokens().color("panel").rgb() in pixels
    desk.settle()


def test_the_ticket_shows_where_and_copies_it_for_other_maps(desk: FormDesk) -> None:
    made = register_ticket(desk.desk, intake(pin=PIN))
    other = register_ticket(desk.desk, intake(phone="0813-0000-1111"))
    assert read_ticket(desk.desk, made.ticket_id).row.pin == PIN
    screen = TicketScreen(desk.ctx)
    desk.windows.append(screen)
    screen.show()
    screen.show_ticket(made.ticket_id)
    desk.until(lambda: desk.background.is_idle)
    chip = screen.findChild(Chip, "ticket.copy_pin")
    assert chip is not None
    assert chip.accessibleName() == "Salin koordinat −4,9448, 105,2437"
    chip.click()
    assert QApplication.clipboard().text() == "-4.94481, 105.24372"
    screen.show_ticket(other.ticket_id)
    desk.until(lambda: desk.background.is_idle)
    desk.qtbot.waitUntil(lambda: screen.findChild(Chip, "ticket.copy_pin") is None)


def test_coordinates_as_read() -> None:
    assert formats.coordinates(-4.93, 105.22) == "−4,93, 105,22"
    assert formats.coordinates(-4.94481, 105.2) == "−4,9448, 105,20"


def test_the_camera_never_leaves_the_province(desk: FormDesk) -> None:
    view = open_map(desk)
    camera: Camera = view.camera
    for _ in range(40):
        camera = camera.panned(500, 500).zoomed(0.5, 0, 0)
    assert camera.lat <= camera.whole.north + 0.31
    assert camera.lon >= camera.whole.west - 0.31
    assert camera.scale >= camera.fitted(camera.whole).scale * 0.79
    assert scale_bar(150.0, 96)[0] == 50.0


def test_at_200_percent_the_map_stands_under_the_form_and_fits_the_window(
    desk: FormDesk, request: pytest.FixtureRequest
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    request.addfinalizer(lambda: theme.apply_theme(app, "light"))
    theme.apply_theme(app, "light", 2.0)
    form = desk.open_form()
    form.open_map()
    desk.until(lambda: form.side.map.is_loaded)
    desk.settle()
    view = form.side.map.view
    assert view.hasFocus()
    room = form.body.area.viewport()
    desk.until(lambda: theme.dp(180) <= view.height() <= room.height())
    assert form.side.height() < theme.dp(500)
    form.close_panel()
    assert form.side.height() == theme.dp(600)


@pytest.mark.parametrize("pin", [None, PIN])
def test_the_maps_button_stands_in_line_with_the_inputs_beside_it(
    desk: FormDesk, pin: tuple[float, float] | None
) -> None:
    row = place_row(desk)
    row.set_pin(pin)
    for more in (0, 20):
        row.setFixedHeight(row.sizeHint().height() + more)
        desk.settle()
        tops = {one.mapTo(row, one.rect().center()).y() for one in in_line(row)}
        assert len(tops) == 1


def test_in_a_narrow_form_the_maps_button_stands_beside_the_landmark(desk: FormDesk) -> None:
    row = place_row(desk)
    row.setFixedWidth(300)
    desk.settle()
    place, landmark, button = (one.mapTo(row, one.rect().center()).y() for one in in_line(row))
    assert place < landmark == button


def place_row(desk: FormDesk) -> PlaceRow:
    (row,) = desk.form.findChildren(PlaceRow)
    return row


def in_line(row: PlaceRow) -> tuple[QWidget, ...]:
    return row.place.input, row.landmark.input, row.map
