"""A desk nobody ever used: the first page leads to a name, a server and the first ticket."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callcenter.workstation import open_workstation
from tests.fakes import FakeKeychain
from tests.journeys.conftest import window_on
from tests.journeys.hands import Centre, Hands


@pytest.fixture
def fresh(qtbot: QtBot, centre: Centre, tmp_path: Path) -> Iterator[Hands]:
    """Hands on a desk without operator, server or ticket."""
    station = open_workstation(tmp_path / "profile", keychain=FakeKeychain())
    with window_on(station) as window:
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        yield Hands(qtbot, window, centre)


def test_from_the_first_page_to_the_first_ticket_by_keyboard(fresh: Hands) -> None:
    fresh.reads("Selamat datang di meja ini", "Belum dihubungkan ke server")
    fresh.fill("start.name", "Operator Contoh")
    fresh.press("Return")
    fresh.reads("Yang bertugas sekarang: Operator Contoh")
    fresh.fill("connect.address", fresh.centre.url)
    fresh.tab_to("connect.test")
    fresh.press("Space")
    fresh.reads("Server ditemukan: Pusat Uji")
    fresh.fill("connect.code", fresh.centre.code().lower())
    fresh.press("Return")
    fresh.reads("Terhubung ke Pusat Uji", "Mulai bekerja")
    fresh.tab_to("start.offline")
    fresh.press("Space")
    fresh.reads("Apa yang terjadi?")
    fresh.begin("0816-0000-0701", "Contoh Tuti")
    fresh.tell("Motor saya dicuri tadi malam dari depan rumah")
    found = fresh.save()
    assert found.row.state == "dirujuk"
    assert found.events[0].author.name == "Operator Contoh"


def test_without_a_server_nothing_typed_is_lost_and_no_number_is_invented(fresh: Hands) -> None:
    fresh.fill("start.name", "Operator Contoh")
    fresh.press("Return")
    fresh.reads("Yang bertugas sekarang: Operator Contoh")
    fresh.tab_to("start.offline")
    fresh.press("Space")
    fresh.reads("Apa yang terjadi?")
    fresh.begin("0816-0000-0702", "Contoh Umar")
    fresh.tell("Motor saya dicuri tadi malam dari depan rumah")
    fresh.press("Ctrl+Return")
    fresh.until(lambda: fresh.seen("form.banner") != "")
    assert fresh.seen("form.saved_number") == ""
    assert "Motor saya dicuri" in fresh.seen("form.description")
    assert "0816-0000-0702" in fresh.seen("form.phone")
