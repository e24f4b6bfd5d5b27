"""The first start: operator, server, no dead end."""

import sys

import pytest

from callcenter.workstation import open_workstation
from tests.fakes import FakeClock, FakeKeychain
from tests.sync.rig import CentreRig
from tests.ui.shell import settled, shell_context
from ui.start.connect_panel import full_address
from ui.start.start_screen import StartScreen, demo_command


@pytest.fixture
def ctx(qapp, tmp_path):
    assert qapp is not None
    station = open_workstation(tmp_path / "new", keychain=FakeKeychain(), clock=FakeClock())
    with shell_context(station) as made:
        yield made
    station.close()


@pytest.fixture
def centre(tmp_path):
    rig = CentreRig(tmp_path / "centre", FakeClock())
    yield rig
    rig.stop()


@pytest.fixture
def screen(qtbot, ctx):
    made = StartScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    return made


def test_somebody_sits_down_and_an_empty_name_is_told_at_the_field(qtbot, ctx, screen):
    screen.sit_button.click()
    settled(qtbot, ctx)
    assert screen.name.error() == "Nama masih kosong."
    screen.name.input.setText("Operator Contoh")
    screen.sit_button.click()
    settled(qtbot, ctx)
    assert ctx.desk.operator.name == "Operator Contoh"
    assert "Operator Contoh" in screen.seated.shown_text()
    screen.name.input.setText("operator  contoh")
    screen.sit_button.click()
    settled(qtbot, ctx)
    assert len(ctx.desk.settings.operators) == 1


def test_the_server_is_found_before_anything_is_changed(qtbot, ctx, screen, centre):
    screen.panel.address.input.setText(centre.url)
    screen.panel.test_button.click()
    assert not screen.panel.test_button.isEnabled()
    settled(qtbot, ctx)
    assert "Server ditemukan: Pusat Uji" in screen.panel.result.accessibleName()
    assert ctx.sync.status().state == "never"


def test_a_code_connects_the_desk_and_brings_numbers(qtbot, ctx, screen, centre):
    screen.panel.address.input.setText(centre.url)
    screen.panel.code.input.setText(centre.code().lower())
    with qtbot.waitSignal(screen.connected) as told:
        screen.panel.connect_button.click()
    assert told.args == ["Pusat Uji"]
    settled(qtbot, ctx)
    assert "Nomor tiket sudah tersedia" in screen.panel.result.accessibleName()
    assert ctx.sync.run_once().state == "online"


def test_a_wrong_code_is_told_and_everything_typed_stays(qtbot, ctx, screen, centre):
    screen.panel.address.input.setText(centre.url)
    screen.panel.code.input.setText("ABCD-2345")
    screen.panel.connect_button.click()
    settled(qtbot, ctx)
    assert screen.panel.result.accessibleName().startswith("Kode tidak diterima.")
    assert screen.panel.code.input.text() == "ABCD-2345"
    assert screen.panel.connect_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Kode sekali pakai masih kosong."), ("ABC", "Kode terdiri dari 8")],
)
def test_a_code_that_cannot_be_one_never_leaves_the_desk(screen, typed, said):
    screen.panel.address.input.setText("https://pusat.contoh.go.id")
    screen.panel.code.input.setText(typed)
    screen.panel.connect_button.click()
    assert screen.panel.code.error().startswith(said)
    assert screen.panel.connect_button.isEnabled()


def test_a_server_that_is_not_there_and_an_open_address_are_told(qtbot, ctx, screen, centre):
    centre.stop()
    screen.panel.address.input.setText(centre.url)
    screen.panel.test_button.click()
    settled(qtbot, ctx)
    assert "tidak terjangkau" in screen.panel.result.accessibleName()
    screen.panel.address.input.setText("http://pusat.contoh.go.id")
    screen.panel.test_button.click()
    settled(qtbot, ctx)
    assert "https://" in screen.panel.address.error()


def test_addresses_are_completed_and_never_made_open():
    assert full_address(" pusat.contoh.go.id/ ") == "https://pusat.contoh.go.id"
    assert full_address("http://127.0.0.1:8700") == "http://127.0.0.1:8700"
    assert full_address("  ") == ""


def test_without_a_server_one_may_go_on_and_the_price_is_said(qtbot, screen):
    with qtbot.waitSignal(screen.finished):
        screen.offline_button.click()
    texts = " ".join(one.text() for one in screen.findChildren(type(screen.seated)))
    assert "Nomor tiket belum ada" in texts
    assert "draf" in texts


def test_the_demo_is_a_process_of_its_own():
    program, arguments = demo_command()
    assert program == sys.executable
    assert arguments[-1] == "--demo"
