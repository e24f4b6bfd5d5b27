"""A desk is moved to another centre: a person is told what happens, and says yes or leaves it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.desk.audit import read_audit
from callcenter.desk.register_ticket import register_ticket
from callcenter.entrance.joining import join_centre
from callcenter.errors import ProtocolConflict, RightMissing, Unreachable
from callcenter.server import tables
from callcenter.settings import Operator
from callcenter.sync.status import LinkState
from callcenter.web.address import origin_of
from callcenter.workstation import Workstation, open_workstation
from tests.builders import intake
from tests.conftest import seat
from tests.fakes import FakeClock, FakeKeychain
from tests.sync.rig import CentreRig, Wire
from tests.ui.shell import settled, shell_context, shown_window
from ui.context import UiContext

NAMES = ("Pusat Lama", "Pusat Baru")


@pytest.fixture
def centres(tmp_path: Path, clock: FakeClock) -> Iterator[tuple[CentreRig, CentreRig]]:
    """The desk's own centre, and the one it may go to."""
    made = [CentreRig(tmp_path / name, clock, name=name) for name in NAMES]
    yield made[0], made[1]
    for one in made:
        one.stop()


@pytest.fixture
def keys() -> FakeKeychain:
    return FakeKeychain()


@pytest.fixture
def station(tmp_path, clock, keys, centres) -> Iterator[Workstation]:
    """A desk of the old centre with three tickets."""
    made = open_workstation(tmp_path / "profile", keychain=keys, clock=clock)
    seat(made)
    made.sync.enrol(centres[0].url, centres[0].code(), "Meja 1")
    for phone in ("0812-0000-0001", "0812-0000-0002", "0812-0000-0003"):
        register_ticket(made.desk, intake(phone=phone))
    assert made.sync.run_once().state is LinkState.ONLINE
    yield made
    made.close()


@pytest.fixture
def reopen(tmp_path, clock, keys):
    """Opens the desk's profile again."""
    return lambda: open_workstation(tmp_path / "profile", keychain=keys, clock=clock)


def _panel(qtbot, ctx: UiContext):
    """The server page of a real window that syncs by nobody's order but the test's."""
    window = shown_window(qtbot, ctx)
    window.clock.stop()
    window.activateWindow()
    window.show_screen("settings")
    screen: Any = window.screens.get("settings")
    screen.show_page("server")
    settled(qtbot, ctx)
    return screen.page("server").panel


def _ask(qtbot, ctx, panel, url: str, code: str) -> None:
    panel.address.input.setText(url)
    panel.code.input.setText(code)
    panel.code.input.setFocus()
    QTest.keyClick(panel.code.input, Qt.Key.Key_Return)
    settled(qtbot, ctx)


def _focused() -> str:
    found = QApplication.focusWidget()
    return "" if found is None else found.objectName()


def test_it_is_told_first_and_escape_leaves_everything_as_it_was(qtbot, centres, station):
    old, new = centres
    with shell_context(station) as ctx:
        panel = _panel(qtbot, ctx)
        register_ticket(ctx.desk, intake(phone="0812-0000-0004"))
        settled(qtbot, ctx)
        before = station.sync.status()
        _ask(qtbot, ctx, panel, new.url, new.code())

        said = panel.move_panel.accessibleName() + panel.move_panel.accessibleDescription()
        assert panel.move_panel.isVisible()
        assert panel.result.isHidden()
        assert panel.connect_button.isHidden()
        assert "Pindahkan meja ini ke “Pusat Baru”?" in said
        assert "Meja ini berisi 4 tiket dari pusat “Pusat Lama”." in said
        assert "semuanya dikirim ke pusat ini" in said
        assert "1 tiket belum sampai di pusat yang lama" in said
        assert _focused() == "connect.move_stay"

        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        settled(qtbot, ctx)
        assert panel.move_panel.isHidden()
        assert _focused() == "connect.code"
        assert panel.connect_button.isVisible()
        assert panel.code.input.text()
        after = station.sync.status()
        assert (after.server_name, after.state) == (before.server_name, before.state)
        assert new.rows(tables.devices) == []
        assert ctx.sync.run_once().state is LinkState.ONLINE
        assert len(old.rows(tables.tickets)) == 4


def test_a_yes_by_keyboard_moves_everything(qtbot, centres, station):
    old, new = centres
    with shell_context(station) as ctx:
        panel = _panel(qtbot, ctx)
        kept = len(old.eids())
        _ask(qtbot, ctx, panel, new.url, new.code())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        assert _focused() == "connect.move_go"
        with qtbot.waitSignal(panel.connected) as told:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        settled(qtbot, ctx)
        assert told.args == ["Pusat Baru"]
        assert "sedang dikirim ke sana" in panel.result.accessibleName()
        assert panel.move_panel.isHidden()
        assert panel.code.input.text() == ""
        report = ctx.sync.run_once()
        assert (report.state, ctx.sync.status().offers) == (LinkState.ONLINE, 0)
        assert len(new.rows(tables.tickets)) == 3
        assert len(old.eids()) == kept


def test_it_is_offered_again_after_a_lost_answer_and_a_restart(qtbot, centres, station, reopen):
    new = centres[1]
    wire = Wire(lambda: int(new.url.rpartition(":")[2]))
    code = new.code()
    with shell_context(station) as ctx:
        panel = _panel(qtbot, ctx)
        _ask(qtbot, ctx, panel, wire.url, code)
        wire.lose = ["/v1/enrol"]
        panel.move_panel.go_button.click()
        settled(qtbot, ctx)
        assert panel.result.isVisible()
        assert panel.move_panel.isHidden()
        assert station.sync.status().server_name == "Pusat Lama"
    station.close()
    wire.close()

    again = reopen()
    with shell_context(again) as ctx:
        panel = _panel(qtbot, ctx)
        _ask(qtbot, ctx, panel, new.url, code)
        assert panel.move_panel.isVisible()
        assert "berisi 3 tiket dari pusat “Pusat Lama”" in panel.move_panel.text.shown_text()
        panel.move_panel.go_button.click()
        settled(qtbot, ctx)
        assert ctx.sync.run_once().state is LinkState.ONLINE
        assert len(new.rows(tables.tickets)) == 3
    again.close()


def test_another_address_or_code_takes_the_question_back(qtbot, centres, station):
    new = centres[1]
    with shell_context(station) as ctx:
        panel = _panel(qtbot, ctx)
        _ask(qtbot, ctx, panel, new.url, new.code())
        QTest.keyClick(panel.address.input, "x")
        assert panel.move_panel.isHidden()


def test_another_centre_at_the_old_address_says_how_to_move(qtbot, centres, station):
    old, _ = centres
    with shell_context(station) as ctx:
        panel = _panel(qtbot, ctx)
        old.restore(None)
        report = ctx.sync.run_once()
        assert report.state is LinkState.TROUBLE
        page = panel.window().screens.get("settings").page("server")
        page.refresh()
        settled(qtbot, ctx)
        assert "Untuk memindahkan meja ini ke pusat itu" in page.detail.shown_text()
        _ask(qtbot, ctx, panel, old.url, old.code())
        assert panel.move_panel.isVisible()
        panel.move_panel.go_button.click()
        settled(qtbot, ctx)
        assert ctx.sync.run_once().state is LinkState.ONLINE
        assert len(old.rows(tables.tickets)) == 3


def test_names_from_outside_are_text_and_what_is_not_said_is_left_out(qtbot):
    from ui.start.move_panel import MovePanel

    panel = MovePanel()
    qtbot.addWidget(panel)
    said = {"name": "<b>{1}</b>", "former": "{0}", "tickets": 1234, "unsent": 2, "partial": True}
    panel.ask(ProtocolConflict("other_server", said))
    assert panel.text.shown_text().startswith("Meja ini berisi 1.234 tiket dari pusat “{0}”.")
    assert "“<b>{1}</b>”" in panel.accessibleName()
    assert panel.rest.shown_text().count("\n") == 2
    panel.ask(ProtocolConflict("other_server", {}))
    assert "pusat “lain”" in panel.text.shown_text()
    assert "\n" not in panel.rest.shown_text()


def _by_an_operator(station: Workstation) -> None:
    """Somebody sits there who is no supervisor, at a desk that has one."""
    people = (Operator("op-1", "Contoh Operator"), Operator("chief", "Contoh Pengawas", "pengawas"))
    desk = station.desk
    desk.settings = replace(desk.settings, operators=people, operator="op-1")
    desk.look_at_standing()


def _noted(station: Workstation) -> list[tuple[str, str, str]]:
    lines = read_audit(station.desk).lines
    return [(one.act, one.object_id, one.reason) for _, one in lines]


def test_an_operator_moves_no_desk_and_nothing_is_sent(qtbot, centres, station):
    old, new = centres
    _by_an_operator(station)
    with shell_context(station) as ctx:
        panel = _panel(qtbot, ctx)
        with pytest.raises(RightMissing):
            join_centre(ctx.desk, ctx.sync, new.url, new.code(), "Meja 1", adopt=True)
        _ask(qtbot, ctx, panel, new.url, new.code())
        assert "pengawas" in panel.result.accessibleName().lower()
        assert not panel.move_panel.isVisible()
        assert new.eids() == []
        assert ctx.sync.run_once().state is LinkState.ONLINE
        assert len(old.eids()) >= 3
    assert ("role_refused", "supervise", "role") in _noted(station)


def test_who_moved_it_and_where_to_is_written_down_before_anything_is_sent(centres, station):
    _old, new = centres
    station.desk.settings = replace(
        station.desk.settings,
        operators=(Operator("chief", "Contoh Pengawas", "pengawas"),),
        operator="chief",
    )
    code = new.code()
    new.stop()
    with pytest.raises(Unreachable):
        join_centre(station.desk, station.sync, new.url, code, "Meja 1", adopt=True)
    assert ("device", origin_of(new.url), "moved") in _noted(station)


def test_an_empty_desk_joins_its_first_centre_by_anybody(tmp_path, clock, keys, centres):
    made = open_workstation(tmp_path / "fresh", keychain=keys, clock=clock)
    seat(made)
    _by_an_operator(made)
    _old, new = centres
    join_centre(made.desk, made.sync, new.url, new.code(), "Meja 2")
    assert ("device", origin_of(new.url), "joined") in _noted(made)
    made.close()
