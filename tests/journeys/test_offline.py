"""The centre is gone and comes back: work goes on, the strip is honest, nothing needs a click."""

import re

from PySide6.QtWidgets import QApplication

from callcenter.desk.search import search
from tests.journeys.conftest import Opener
from tests.journeys.hands import Centre, Hands
from ui.main_window import MainWindow

SINCE = re.compile(r"Terputus sejak [\d.]+ · (\d+) tersimpan di sini")
SETTLED = "Terhubung · semua diterima pusat"


def look_up(hands: Hands, number: str, *texts: str) -> None:
    """Ctrl+K, the number without its dashes, Enter at once: that ticket and no other opens."""
    hands.press("Ctrl+K")
    hands.press("Ctrl+A")
    hands.type(number.replace("-", ""))
    hands.press("Return")
    hands.until(lambda: hands.seen("ticket.number") != "")
    hands.reads(number, *texts)
    assert number in hands.seen("ticket.number")


def test_without_the_centre_all_goes_on_and_settles_by_itself(
    hands: Hands, centre: Centre, window: MainWindow, open_window: Opener
) -> None:
    hands.begin("0814-0000-0401", "Contoh Nina")
    hands.tell("Jembatan kayu lapuk di jalan desa", "gunung sugih", "Gunung Sugih, Lampung Tengah")
    first = hands.save()
    centre.stop()

    hands.begin("0814-0000-0401")
    hands.reads("pasti · Contoh Nina", first.row.number)
    hands.tell("Sampah menumpuk di pasar dan tidak diangkut", "metro", "Kota Metro")
    hands.press("Ctrl+Return")
    second = hands.number()
    hands.reads("tersimpan di sini", "Terputus sejak")
    hands.begin("0814-0000-0402", "Contoh Oman")
    hands.tell("Bagaimana cara membayar pajak kendaraan lewat e-Samsat?")
    hands.press("Ctrl+Return")
    third = hands.number()
    assert len({first.row.number, second, third}) == 3
    unsent = 0

    def told() -> bool:
        nonlocal unsent
        found = SINCE.search(hands.seen("strip.connection"))
        unsent = int(found[1]) if found else 0
        return unsent == window._ctx.sync.status().unsent > 0

    hands.until(told)
    hands.press("Ctrl+5")
    hands.until(lambda: {second, third} <= set(_numbers(hands.seen("outbox.table"))))
    assert first.row.number not in hands.seen("outbox.table")
    look_up(hands, second, "Sampah menumpuk", "tersimpan di sini")
    hands.press("Ctrl+2")
    hands.reads("Jembatan kayu lapuk")
    hands.press("Ctrl+4")
    hands.type("inspektorat")
    hands.reads("Inspektorat")

    centre.start()
    hands.until(lambda: SETTLED in hands.seen("strip.connection"), 60_000)
    assert window._ctx.sync.status().unsent == 0
    for number in (second, third):
        found = centre.find(number)
        assert found is not None
    hands.press("Ctrl+5")
    hands.until(lambda: not _numbers(hands.seen("outbox.table")))

    other = open_window("Meja 2", "Operator Kedua")
    second_hands = Hands(hands.qtbot, other, centre)
    other.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is other)
    look_up(second_hands, second, "Sampah menumpuk", "Contoh N•••")
    assert second in second_hands.seen("ticket.number")


def test_a_colleagues_ticket_comes_in_without_touching_what_is_typed(
    hands: Hands, centre: Centre, window: MainWindow, open_window: Opener
) -> None:
    """The centre's word wakes the desk: no button, no click, no focus stolen."""
    other = open_window("Meja 3", "Operator Ketiga")
    colleague = Hands(hands.qtbot, other, centre)
    window.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is window)
    hands.begin("0814-0000-0403", "Contoh Putri")
    hands.fill("form.description", "Saya sedang mengetik dan tidak")
    other.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is other)
    colleague.begin("0814-0000-0404", "Contoh Qori")
    colleague.tell("Pipa air bocor di kampung rekan", "metro", "Kota Metro")
    number = colleague.save().row.number
    window.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is window)
    assert hands.focus() == "form.description"
    hands.type(" boleh terganggu")
    assert hands.find("form.description").toPlainText().endswith("tidak boleh terganggu")
    hands.until(lambda: bool(search(window._ctx.desk, number)))  # the centre's word has come
    look_up(hands, number, "Pipa air bocor")


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d\d-\d{4}-\d{3}-\d\d", text)
