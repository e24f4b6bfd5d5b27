"""“Sambungan” tried: at whose address the token goes, what came of it, in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter import errors
from callcenter.desk.lapor_setup import save_connection
from callcenter.keys.data_key import profile_id
from callcenter.lapor.client import Item, Masters, Template, Topic
from callcenter.lapor.settings import Interface, LaporSettings, Paths
from callcenter.lapor.simulator.account import TOKEN
from tests.ui.lapor_connection import SECRET, SETTINGS, URL, office_of, opened, said, tab, typed
from tests.ui.lapor_tabs import ctx, simulator
from tests.ui.shell import settled
from ui.lapor.connection_words import failed_text, found_text

__all__ = ["ctx", "simulator", "tab"]


def test_a_try_shows_what_lapor_offers_and_leads_to_the_table(qtbot, ctx, tab, simulator) -> None:
    tab.form.fill(simulator.settings())
    typed(tab, "token", TOKEN)
    tab.test_button.click()
    assert tab.working.isVisible()
    assert not tab.test_button.isEnabled()
    settled(qtbot, ctx)
    assert not tab.working.isVisible()
    for part in ("79 instansi:", "29 kategori: Agama,", "15 lokasi:", "4 templat", "milidetik"):
        assert part in said(tab)
    assert office_of(ctx) is None
    assert ctx.token.read().secret == ""
    with qtbot.waitSignal(tab.fill_mapping) as asked:
        tab.result.button.click()
    assert len(asked.args[0].categories) == 29


def test_the_kept_token_is_used_when_none_is_typed(qtbot, ctx, simulator) -> None:
    ctx.token.write(TOKEN, simulator.url)
    tab = opened(qtbot, ctx)
    tab.form.fill(simulator.settings())
    tab.test_button.click()
    settled(qtbot, ctx)
    assert "29 kategori" in said(tab)


def test_a_token_goes_to_no_address_but_its_own_until_a_person_says_so(
    qtbot, ctx, simulator
) -> None:
    ctx.token.write(TOKEN, URL)
    save_connection(ctx.desk, simulator.settings())
    tab = opened(qtbot, ctx)
    card = tab.form.token
    note = card.moved
    assert card.state.text().endswith("hanya untuk https://lapor.contoh.go.id")
    assert simulator.url in note.text.text()
    assert "hanya untuk https://lapor.contoh.go.id" in note.text.text()
    tab.test_button.click()
    settled(qtbot, ctx)
    assert "diberikan untuk alamat lain" in said(tab)
    assert card.token.input.hasFocus()
    assert simulator.received() == []
    tab.save_button.click()
    settled(qtbot, ctx)
    assert note.isVisible()
    note.ask_button.setFocus()
    note.ask_button.click()
    assert note.no_button.hasFocus()
    note.no_button.click()
    assert not ctx.token.read().goes_to(simulator.url)
    note.ask_button.click()
    assert note.yes_button.label() == f"Ya, kirim token ke {simulator.url}"
    with qtbot.waitSignal(tab.saved):
        note.yes_button.click()
    settled(qtbot, ctx)
    assert ctx.token.read().for_url(simulator.url) == TOKEN
    assert not note.isVisible()
    tab.test_button.click()
    settled(qtbot, ctx)
    assert "29 kategori" in said(tab)


def test_the_yes_means_the_address_that_was_read(qtbot, ctx) -> None:
    ctx.token.write(SECRET, URL)
    save_connection(ctx.desk, LaporSettings(base_url="https://baru.contoh.go.id"))
    tab = opened(qtbot, ctx)
    note = tab.form.token.moved
    note.ask_button.click()
    save_connection(ctx.desk, LaporSettings(base_url="https://lain.contoh.go.id"))
    settled(qtbot, ctx)
    qtbot.waitUntil(lambda: "https://lain.contoh.go.id" in note.text.text())
    assert not note.yes_button.isVisible()
    assert note.ask_button.isVisible()


def test_a_token_of_an_earlier_version_gets_its_address_with_the_first_saving(
    qtbot, ctx, keychain
) -> None:
    keychain.set(f"lapor-token-{profile_id(ctx.desk.profile)}", SECRET.encode())
    save_connection(ctx.desk, SETTINGS)
    tab = opened(qtbot, ctx)
    assert "tanpa alamat" in tab.form.token.moved.text.text()
    tab.save_button.click()
    settled(qtbot, ctx)
    settled(qtbot, ctx)
    assert ctx.token.read().for_url(URL) == SECRET
    assert not tab.form.token.moved.isVisible()


def test_a_wrong_token_leads_to_its_line(qtbot, ctx, tab, simulator) -> None:
    tab.form.fill(simulator.settings())
    typed(tab, "token", "salah")
    tab.test_button.click()
    settled(qtbot, ctx)
    assert said(tab).startswith("SP4N-LAPOR! tidak menerima token")
    assert "Bearer" in said(tab)
    assert tab.form.token.token.input.hasFocus()
    assert not tab.result.button.isVisible()


def test_nobody_there_leads_to_the_address(qtbot, ctx, tab, simulator) -> None:
    tab.form.fill(simulator.settings(base_url="http://127.0.0.1:1/v3"))
    typed(tab, "token", TOKEN)
    tab.test_button.click()
    settled(qtbot, ctx)
    assert "tidak menjawab di alamat itu" in said(tab)
    assert tab.form.address.fields["base_url"].input.hasFocus()


def test_a_page_in_the_place_of_lapor_is_named_as_one(qtbot, ctx, tab, simulator) -> None:
    tab.form.fill(simulator.settings(paths=Paths(institutions="/../", templates="/../")))
    typed(tab, "base_url", simulator.url)
    typed(tab, "token", TOKEN)
    tab.test_button.click()
    settled(qtbot, ctx)
    assert "halaman web" in said(tab)


def test_who_waits_no_longer_sees_no_late_answer(qtbot, ctx, tab, simulator) -> None:
    tab.form.fill(simulator.settings())
    typed(tab, "token", TOKEN)
    tab.test_button.click()
    QTest.keyClick(tab, Qt.Key.Key_Escape)
    assert not tab.working.isVisible()
    assert tab.test_button.isEnabled()
    settled(qtbot, ctx)
    assert said(tab) == ""
    typed(tab, "token", "salah")
    tab.test_button.click()
    tab.stop()
    settled(qtbot, ctx)
    assert said(tab) == ""
    tab.stop()
    assert tab.test_button.isEnabled()


def test_the_oldest_interface_says_that_it_cannot_be_tried(qtbot, ctx, tab) -> None:
    typed(tab, "base_url", URL)
    tab.form.address.interface.cards["v1"].click()
    assert not tab.form.account.isVisible()
    assert not tab.form.address.scheme.isVisible()
    typed(tab, "token", SECRET)
    tab.test_button.click()
    settled(qtbot, ctx)
    assert said(tab).startswith("Antarmuka v1 tidak bisa diuji tanpa mengirim")


def test_the_reading_interface_says_that_nothing_can_be_sent(tab) -> None:
    tab.form.address.interface.cards["f01"].click()
    assert tab.form.only_reads.isVisible()
    tab.form.address.interface.cards["v3"].click()
    assert not tab.form.only_reads.isVisible()
    assert tab.form.account.isVisible()


def test_what_was_found_is_counted_and_an_empty_answer_is_no_success() -> None:
    masters = Masters(
        institutions=tuple(Item(str(n), f"Instansi {n}") for n in range(4)),
        topics=(Topic("1", "0", "Topik Contoh"),),
        templates=(Template("t", "x"),),
    )
    found = found_text(masters, 1234)
    assert found.title == "SP4N-LAPOR! menjawab dalam 1.234 milidetik"
    assert found.text.split("\n")[:2] == [
        "4 instansi: Instansi 0, Instansi 1, Instansi 2, …",
        "1 topik: Topik Contoh",
    ]
    assert found.tone == "green"
    assert found_text(Masters(), 1).tone == "amber"


@pytest.mark.parametrize(
    ("error", "part", "field"),
    [
        (errors.LaporSignIn(403), "Salin token", "token"),
        (errors.LaporNotSent("dns"), "ejaan alamat", "base_url"),
        (errors.LaporNotSent("connect"), "porta", "base_url"),
        (errors.LaporNotSent("timeout"), "sambungan internet", ""),
        (errors.LaporNotSent("proxy"), "proksi", ""),
        (errors.LaporNotSent("unknown"), "petugas TI", ""),
        (errors.LaporNotSent("not_yet_valid"), "jam komputer", ""),
        (errors.LaporSilent("timeout"), "beberapa menit", ""),
        (errors.LaporBusy(5, 429), "beberapa menit", ""),
        (errors.LaporShape("html"), "login", "base_url"),
        (errors.LaporShape("results", "pesan asing"), "“pesan asing”", ""),
        (errors.LaporRefused(404), "jalurnya keliru", "base_url"),
        (errors.LaporRefused(422, "kanal salah"), "“kanal salah”", ""),
        (errors.LaporUncertain("cut"), "beberapa menit", ""),
        (errors.FieldInvalid("lapor_token", "empty"), "masih kosong", "token"),
        (errors.FieldInvalid("extra_ca", "file"), "settings.toml", ""),
        (errors.LaporUnsupported("masters"), "satu tiket pilihan", ""),
        (ValueError("rahasia"), "tidak terduga", ""),
    ],
)
def test_every_failure_says_what_to_do(error, part, field) -> None:
    found = failed_text(error, Interface.V3)
    assert part in found.text
    assert found.field == field
    assert "{" not in found.title + found.text
    assert "rahasia" not in found.text
