"""Two desks look at one ticket: each is told of the other, and neither is locked out."""

from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import Opener
from tests.journeys.hands import Centre, Hands
from ui.main_window import MainWindow


def open_first(hands: Hands, number: str) -> None:
    """Ctrl+2 and Enter: the first of the queue."""
    hands.press("Ctrl+2")
    hands.until(lambda: number in hands.seen("queue.table"))
    hands.until(lambda: hands.find("queue.table").currentIndex().isValid())
    hands.press("Return")
    hands.until(lambda: number in hands.seen("ticket.number"))


def test_who_has_a_ticket_open_is_told_at_the_other_desk_and_on_its_queue(
    hands: Hands, centre: Centre, window: MainWindow, open_window: Opener
) -> None:
    hands.begin("0814-0000-0801", "Contoh Sinta")
    hands.tell("Jembatan kayu lapuk di jalan desa", "gunung sugih", "Gunung Sugih")
    number = hands.save().row.number
    other = open_window("Meja 2", "Operator Kedua")
    colleague = Hands(hands.qtbot, other, centre)
    other.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is other)
    open_first(colleague, number)
    window.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is window)
    hands.press("Ctrl+2")
    hands.until(lambda: "dibuka Operator Kedua" in hands.seen("queue.table"), 60_000)
    hands.press("Ctrl+9")
    described = hands.find("board.canvas").accessibleDescription
    hands.until(lambda: "Meja 2 · Operator Kedua 0" in described())
    open_first(hands, number)
    hands.reads("Operator Kedua (Meja 2) juga membuka tiket ini")
    banner = other.findChild(type(window.banner), "presence.banner")
    assert banner is not None
    hands.until(banner.isVisible, 60_000)
    hands.press("Ctrl+2")
    hands.until(lambda: not hands.find("presence.banner").isVisible())
