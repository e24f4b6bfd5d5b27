"""“Kunci & orang” beside a centre: linking one's account, letting somebody in by theirs."""

import pytest

from callcenter.desk.rights import Role, roles_of
from callcenter.keys.slot_loading import overview
from callcenter.server import accounts
from tests.contract.people import PASSPHRASE, make_person
from tests.keys.people import RINA
from tests.sync.rig import CentreRig
from tests.ui.entering import desk_of_rina
from tests.ui.shell import settled
from ui.settings.keys_page import KeysPage


@pytest.fixture
def centre(tmp_path, door):
    rig = CentreRig(tmp_path / "centre", clock=door.clock)
    yield rig
    rig.stop()


@pytest.fixture
def ctx(door, centre):
    def enrol(station):
        station.sync.enrol(centre.url, centre.code(), "Meja Uji")

    with desk_of_rina(door, enrol) as made:
        yield made


@pytest.fixture
def page(qtbot, ctx):
    made = KeysPage(ctx)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    settled(qtbot, ctx)
    yield made
    made.hide()


def fill(card, account, typed) -> None:
    card.account.input.setText(account)
    card.typed.input.setText(typed)


def meta_of(page, name) -> str:
    return next(row.meta for row in page.list.rows() if row.title == name)


def test_my_account_is_linked_and_told(qtbot, ctx, page, centre):
    make_person(centre, "rina.dua", Role.SUPERVISOR)
    card = page.account
    assert card.isVisible()
    assert meta_of(page, RINA.name) == "peran dari pusat belum berlaku"
    assert "Peran dari pusat belum ada" in card.state.text()
    card.go_button.click()
    assert "kosong" in card.account.error()
    fill(card, "rina.dua", PASSPHRASE)
    card.own.input.setText("bukan ini sama sekali")
    card.go_button.click()
    settled(qtbot, ctx)
    assert card.own.error()
    card.own.input.setText(RINA.passphrase)
    card.go_button.click()
    settled(qtbot, ctx)
    assert roles_of(ctx.desk) == {Role.SUPERVISOR}
    assert "rina.dua · pengawas" in card.state.text()
    assert card.typed.input.text() == ""
    assert page.banner.isVisible()
    page.refresh()
    settled(qtbot, ctx)
    assert meta_of(page, RINA.name) == "pengawas"


def test_a_refused_account_is_told_at_its_line(qtbot, ctx, page):
    card = page.account
    fill(card, "tidak.ada", PASSPHRASE)
    card.own.input.setText(RINA.passphrase)
    card.go_button.click()
    settled(qtbot, ctx)
    assert card.typed.error()
    assert "tidak cocok" in page.banner.accessibleName()


def test_somebody_comes_in_by_a_code_and_a_passphrase_of_their_own(qtbot, ctx, page, centre, door):
    code = accounts.create_account(centre.centre, "sari", "Contoh Sari", [Role.OPERATOR])
    card = page.admission
    fill(card, "sari", code)
    card.go_button.click()
    settled(qtbot, ctx)
    assert card.typed.error()
    assert "kode sekali pakai" in page.banner.accessibleName()
    for line in (card.fresh.first, card.fresh.again):
        line.input.setText("gerimis di pelabuhan lama")
    card.go_button.click()
    settled(qtbot, ctx)
    found = {one.uid: one.until for one in overview(door.profile, door.keychain).operators}
    assert found["sari"] == 0
    assert any(one.uid == "sari" for one in ctx.desk.settings.operators)
    assert "Contoh Sari" in [row.title for row in page.list.rows()]


def test_without_a_centre_there_is_nothing_to_link(qtbot, door):
    with desk_of_rina(door) as ctx:
        page = KeysPage(ctx)
        qtbot.addWidget(page)
        page.show()
        settled(qtbot, ctx)
        assert not page.account.isVisible()
        assert not page.admission.isVisible()
        page.hide()
