"""What the screens offer who may not decide: all of it to read, and a line that says why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.change_settings import add_operator, sit_down
from callcenter.desk.lapor_setup import read_setup, save_connection
from callcenter.desk.lapor_ticket import settle_again
from callcenter.desk.read_ticket import read_ticket
from callcenter.lapor.mapping import MapKind
from callcenter.lapor.settings import LaporSettings
from callcenter.tickets.words import Push
from tests import lapor_cases as cases
from tests.ui.shell import settled
from ui.lapor.connection_tab import ConnectionTab
from ui.lapor.mapping_model import THEIRS_ID
from ui.lapor.mapping_tab import MappingTab
from ui.lapor.work_tab import WorkTab
from ui.ticket_view.lapor_lines import AGAIN, CANCEL, THERE, buttons_for, is_barred

SETTINGS = LaporSettings(base_url="https://lapor.contoh.go.id")


@pytest.fixture
def chief(ctx):
    """A supervisor of the desk; the operator sits there."""
    found = add_operator(ctx.desk, "Pengawas Contoh", "pengawas")
    sit_down(ctx.desk, "op-1")
    return found.uid


def shown(qtbot, ctx, kind):
    tab = kind(ctx)
    qtbot.addWidget(tab)
    tab.resize(1200, 640)
    tab.show()
    settled(qtbot, ctx)
    return tab


def test_the_connection_is_read_and_the_token_of_this_desk_still_kept(qtbot, ctx, chief) -> None:
    sit_down(ctx.desk, chief)
    save_connection(ctx.desk, SETTINGS)
    sit_down(ctx.desk, "op-1")
    tab = shown(qtbot, ctx, ConnectionTab)
    assert tab.locked.isVisible()
    assert not tab.form.address.fields["base_url"].input.isEnabled()
    assert not tab.off_button.isVisible()
    assert tab.save_button.label() == "Simpan token di meja ini"
    QTest.keyClicks(tab.form.token.token.input, "token-contoh-4431")
    tab.save_button.click()
    settled(qtbot, ctx)
    assert ctx.token.read().for_url(SETTINGS.base_url) == "token-contoh-4431"
    sit_down(ctx.desk, chief)
    qtbot.waitUntil(lambda: not tab.locked.isVisible())
    assert tab.form.address.fields["base_url"].input.isEnabled()
    assert tab.off_button.isVisible()


def test_the_mapping_is_read_alone(qtbot, ctx, chief) -> None:
    tab = shown(qtbot, ctx, MappingTab)
    assert "Hanya pengawas" in tab.bar.hint.text()
    assert not tab.bar.import_button.isVisible()
    assert tab.bar.export_button.isVisible()
    at = tab.model.position((MapKind.CATEGORY, "agama"))
    index = tab.model.index(at, THEIRS_ID)
    assert not tab.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    tab._entered(at, THEIRS_ID, "401")
    settled(qtbot, ctx)
    assert not [one for one in read_setup(ctx.desk).rows if one.row.theirs_id]
    assert not tab.banner.isVisible()
    sit_down(ctx.desk, chief)
    qtbot.waitUntil(tab.bar.import_button.isVisible)
    assert tab.model.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_the_work_list_offers_only_the_number_and_says_why(qtbot, ctx, chief) -> None:
    sit_down(ctx.desk, chief)
    cases.set_up(ctx.desk)
    cases.uncertain(ctx.desk)
    sit_down(ctx.desk, "op-1")
    tab = shown(qtbot, ctx, WorkTab)
    assert tab.decision.there_button.isVisible()
    assert not tab.decision.again_button.isVisible()
    assert not tab.decision.cancel_button.isVisible()
    assert tab.decision.barred.isVisible()
    sit_down(ctx.desk, chief)
    qtbot.waitUntil(tab.decision.again_button.isVisible)
    assert not tab.decision.barred.isVisible()


def test_the_card_offers_what_the_verbs_take(workstation) -> None:
    desk = workstation.desk
    cases.set_up(desk)
    ticket_id = cases.uncertain(desk)

    def offered() -> tuple[tuple[str, ...], bool]:
        view = read_ticket(desk, ticket_id)
        given = (view.ticket.lapor, view.lapor_terms, desk.clock.now())
        return buttons_for(*given), is_barred(*given)

    keys, barred = offered()
    assert {THERE, AGAIN, CANCEL} <= set(keys)
    assert not barred
    chief = add_operator(desk, "Pengawas Contoh", "pengawas")
    assert offered() == (keys, False)
    sit_down(desk, "op-1")
    assert offered() == (tuple(one for one in keys if one not in (AGAIN, CANCEL)), True)
    sit_down(desk, chief.uid)
    settle_again(desk, ticket_id, read_ticket(desk, ticket_id).ticket.lapor.attempt)
    assert read_ticket(desk, ticket_id).ticket.lapor.state is Push.READY
