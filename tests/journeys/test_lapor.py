"""A complaint on its way to the national system and back, seen in the windows of two desks."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from callcenter.desk.office import set_office
from callcenter.lapor.simulator.account import TOKEN
from tests.journeys.conftest import Opener
from tests.journeys.hands import AtServer, Centre, Hands
from tests.journeys.test_offline import look_up
from tests.lapor_rig import SimulatorProcess, office_values
from ui.main_window import MainWindow


@pytest.fixture(scope="module")
def lapor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatorProcess]:
    """The simulator as people start it."""
    started = SimulatorProcess(tmp_path_factory.mktemp("lapor"))
    yield started
    assert started.stop() == 0


@pytest.fixture(scope="module")
def other(open_window: Opener) -> MainWindow:
    """A colleague's desk."""
    return open_window("Meja 2", "Operator Kedua")


@pytest.fixture
def connected(hands: Hands, window: MainWindow, lapor: SimulatorProcess) -> Hands:
    """Hands on a desk whose administrator has connected LAPOR."""
    window._ctx.token.write(TOKEN, lapor.url)
    set_office(window._ctx.desk, office_values(lapor, lapor.settings(poll_hours=0.01)))
    window.lapor_clock.nudge()
    return hands


def told(lapor: SimulatorProcess, number: str) -> list[dict]:
    return [one for one in lapor.books()["complaints"] if number in one["numbers"]]


def sent(hands: Hands, lapor: SimulatorProcess, found: AtServer) -> dict:
    """The complaint as LAPOR has it, once the centre knows that it does."""

    def known() -> bool:
        now = hands.centre.find(found.row.number)
        return now is not None and now.ticket.lapor.complaint_id != ""

    hands.until(known, 60_000)
    (complaint,) = told(lapor, found.row.number)
    return complaint


def test_a_typed_complaint_is_there_and_its_answer_comes_to_both_desks(
    connected: Hands, centre: Centre, window: MainWindow, other: MainWindow, lapor: SimulatorProcess
) -> None:
    window.activateWindow()
    connected.until(lambda: QApplication.activeWindow() is window)
    connected.begin("0817-0000-0801", "Contoh Wulan")
    connected.tell(
        "Obat kosong di RSUD Abdul Moeloek, telepon saya 0817-0000-0801",
        "enggal",
        "Kota Bandar Lampung",
    )
    plain = sent(connected, lapor, connected.save())
    assert plain["category"] == "Kesehatan"
    assert plain["location"] == "Kota Bandar Lampung"
    assert plain["classification"] == "Pengaduan"
    assert (plain["is_anonymous"], plain["is_secret"]) == (False, False)
    assert "0801" not in plain["content"]
    page = lapor.page()
    (number,) = plain["numbers"]
    assert f"<td>{plain['id']}</td>" in page
    assert number in page

    lapor.advance(minutes=60 * 7)
    look_up(connected, number, f"#{plain['id']}")
    connected.tab_to("ticket.lapor.ask")
    connected.press("Space")
    connected.reads("Laporan sudah ditinjau oleh", "Dalam Proses")
    connected.press("Ctrl+2")
    connected.until(lambda: "Dalam Proses" in connected.seen("queue.table"))

    colleague = Hands(connected.qtbot, other, centre)
    other.activateWindow()
    colleague.until(lambda: QApplication.activeWindow() is other)
    colleague.press("Ctrl+2")
    colleague.until(lambda: "Dalam Proses" in colleague.seen("queue.table"))
    look_up(colleague, number, "Laporan sudah ditinjau oleh", f"#{plain['id']}")


def test_an_anonymous_complaint_arrives_without_its_name(
    connected: Hands, window: MainWindow, lapor: SimulatorProcess
) -> None:
    window.activateWindow()
    connected.until(lambda: QApplication.activeWindow() is window)
    connected.begin("0817-0000-0802", "Contoh Xaverius")
    connected.menu("strip.confidentiality", "Anonim")
    connected.tell(
        "Xaverius melapor obat kosong di RSUD", "gunung sugih", "Gunung Sugih, Lampung Tengah"
    )
    found = connected.save()
    complaint = sent(connected, lapor, found)
    assert (complaint["is_anonymous"], complaint["is_secret"]) == (True, False)
    assert complaint["location"] == "Kabupaten Lampung Tengah"
    everything = "\n".join(one["text"] for one in lapor.received()).casefold()
    assert "xaverius" not in everything
    assert "81700000802" not in everything.replace("-", "")
