"""The live board: what one desk does stands on another desk's board within a second."""

import time

from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import Opener
from tests.journeys.hands import Centre, Hands
from ui.main_window import MainWindow

TRIES = 4
BOUND_S = 1.0


def test_a_save_at_one_desk_is_on_the_board_of_another_within_a_second(
    hands: Hands,
    centre: Centre,
    window: MainWindow,
    open_window: Opener,
    record_property,
) -> None:
    """The best of a few: the machine may be busy with other things, the way may not."""
    other = open_window("Meja 2", "Operator Kedua")
    colleague = Hands(hands.qtbot, other, centre)
    window.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is window)
    hands.press("Ctrl+9")
    age = hands.find("board.age")
    hands.until(lambda: age.text() == "Langsung")
    board = hands.find("board.canvas")
    hands.press("F11")
    wall = hands.find("board.wall")
    hands.until(lambda: wall.isVisible() and wall.board is not None)
    other.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is other)
    took = []
    for n in range(TRIES):
        colleague.begin(f"0814-0000-070{n}", "Contoh Rani")
        colleague.tell(f"Jembatan kayu lapuk di jalan desa {n}", "gunung sugih", "Gunung Sugih")
        before = board.board.today.total
        colleague.press("Ctrl+Return")
        began = time.perf_counter()

        def there(count: int = before + 1) -> bool:
            return wall.painted is not None and wall.painted.today.total == count

        hands.until(there)
        took.append(time.perf_counter() - began)
        colleague.number()
    record_property("board_s", [round(one, 3) for one in took])
    assert min(took) < BOUND_S, took
    assert board.board.today.channels == {"telepon": TRIES}
    centre.stop()
    hands.until(lambda: age.text().startswith("Terputus: data sampai "), 60_000)
    assert hands.find("board.wall_age").shown_text() == age.text()
    centre.start()
    hands.until(lambda: age.text() == "Langsung", 60_000)
