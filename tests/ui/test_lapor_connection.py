"""“Sambungan”: filled, tried, saved for all desks; the token stays in the keychain, unseen."""

import logging
from datetime import UTC, datetime

from msgspec.structs import replace
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit

from callcenter import errors
from callcenter.desk.lapor_setup import save_connection
from callcenter.desk.office import read_office, set_office
from callcenter.keys.lapor_token import LaporToken
from callcenter.lapor.settings import (
    AttachmentsForm,
    AuthScheme,
    LaporSettings,
    Paths,
    Policy,
    PushedBy,
)
from callcenter.tickets.event import OFFICE
from tests.ui.lapor_connection import SECRET, SETTINGS, URL, office_of, opened, said, tab, typed
from tests.ui.lapor_tabs import ctx
from tests.ui.shell import settled
from ui.lapor.connection_check import cleaned, faults

__all__ = ["ctx", "tab"]


class Refusing(LaporToken):
    """The token in a keychain that is locked."""

    def write(self, token: str, url: str) -> None:
        del token, url
        raise errors.KeychainMissing((self.label,))

    def forget(self) -> None:
        raise errors.KeychainMissing((self.label,))


def test_a_fresh_form_begins_today_and_asks_for_what_it_needs(qtbot, ctx, tab) -> None:
    begins = ctx.desk.clock.now()
    since = tab.form.settings().since
    assert since is not None
    assert since <= begins
    assert (begins - since).days == 0
    tab.test_button.click()
    lines = tab.form.fields()
    assert lines["base_url"].error() == "Alamat SP4N-LAPOR! masih kosong."
    assert lines["token"].error() == "Token SP4N-LAPOR! masih kosong."
    assert not said(tab)
    settled(qtbot, ctx)
    assert office_of(ctx) is None


def test_everything_typed_is_saved_for_all_desks(qtbot, ctx, tab) -> None:
    wanted = LaporSettings(
        base_url=URL,
        paths=Paths(categories="/masters/categories", submit="/kirim"),
        auth_scheme=AuthScheme.BEARER,
        user_id="9001",
        institution_id="2000",
        channel="12",
        suffix="/lampung",
        search_path="/cari?q={number}",
        attachments_form=AttachmentsForm.PLAIN,
        rate_per_minute=12,
        poll_hours=2.5,
        lag_minutes=30,
        policy=Policy.CHOSEN,
        pusher=PushedBy.SERVER,
    )
    for name in ("user_id", "institution_id", "channel", "suffix", "search_path"):
        typed(tab, name, getattr(wanted, name))
    typed(tab, "base_url", f"  {URL}/ ")
    typed(tab, "paths.categories", "/masters/categories")
    typed(tab, "paths.submit", "/kirim")
    tab.form.address.scheme.input.select("bearer")
    tab.form.policy.policy.cards["pilihan"].click()
    tab.form.policy.pusher.cards["server"].click()
    tab.form.policy.since.tick.setChecked(False)
    tab.form.more.form.input.select("tanpa_titik")
    tab.form.more.rate.setValue(12)
    tab.form.more.poll.setValue(2.5)
    tab.form.more.lag.setValue(30)
    with qtbot.waitSignal(tab.saved):
        tab.save_button.click()
    settled(qtbot, ctx)
    assert office_of(ctx) == wanted
    assert said(tab).startswith("Sambungan disimpan. Berlaku untuk semua meja")
    assert "komputer ini" not in said(tab)
    assert opened(qtbot, ctx).form.settings() == wanted


def test_a_token_is_kept_here_alone_and_stands_nowhere(qtbot, ctx, tab, keychain, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    typed(tab, "base_url", URL)
    typed(tab, "token", f" {SECRET} ")
    assert tab.form.token.token.input.echoMode() == QLineEdit.EchoMode.Password
    tab.save_button.click()
    settled(qtbot, ctx)
    assert "hanya tersimpan di komputer ini" in said(tab)
    assert tab.form.token.typed() == ""
    assert tab.form.token.state.text() == f"tersimpan di {keychain.label}, hanya untuk {URL}"
    assert f"{URL}:443\n{SECRET}".encode() in keychain.kept.values()
    assert SECRET not in str(read_office(ctx.desk).values)
    with ctx.desk.store.read() as tx:
        raws = [bytes(one[0]) for one in tx.exec_driver_sql("SELECT raw FROM events")]
        shared = tx.exec_driver_sql("SELECT count(*) FROM events WHERE subject = ?", (OFFICE,))
        assert shared.scalar_one() > 0
    assert not [one for one in raws if SECRET.encode() in one]
    files = [one for one in ctx.desk.profile.rglob("*") if one.is_file()]
    assert len(files) > 2
    assert not [one.name for one in files if SECRET.encode() in one.read_bytes()]
    assert SECRET not in caplog.text
    assert SECRET not in repr(ctx) + repr(tab.form.settings())


def test_the_next_window_knows_that_there_is_a_token_and_forgets_it_on_demand(
    qtbot, ctx, keychain
) -> None:
    ctx.token.write(SECRET, URL)
    tab = opened(qtbot, ctx)
    assert [tab.form.token.is_kept] == [True]  # it changes below
    assert tab.form.token.token.input.text() == ""
    with qtbot.waitSignal(tab.saved):
        tab.form.token.forget_button.click()
    settled(qtbot, ctx)
    assert not tab.form.token.is_kept
    assert not tab.form.token.forget_button.isVisible()
    assert not [one for one in keychain.kept.values() if SECRET.encode() in one]
    assert said(tab).startswith("Token dilupakan di komputer ini")


def test_a_locked_keychain_is_told_and_the_settings_are_saved_all_the_same(
    qtbot, ctx, keychain
) -> None:
    ctx = replace(ctx, token=Refusing(keychain, ctx.desk.profile))
    tab = opened(qtbot, ctx)
    typed(tab, "base_url", URL)
    typed(tab, "token", SECRET)
    tab.save_button.click()
    settled(qtbot, ctx)
    assert office_of(ctx) is not None
    assert said(tab).startswith("Penyimpan kunci tidak ditemukan")
    assert tab.form.token.typed() == SECRET
    assert not tab.form.token.is_kept
    tab.form.token.forget()
    settled(qtbot, ctx)
    assert tab.form.fields()["token"].error()


def test_a_token_that_cannot_be_one_stops_the_saving(qtbot, ctx, tab) -> None:
    typed(tab, "base_url", URL)
    tab.form.token.token.input.setText("tökén")
    tab.save_button.click()
    settled(qtbot, ctx)
    assert "salin sekali lagi" in tab.form.fields()["token"].error()
    assert office_of(ctx) is None
    typed(tab, "token", "x")
    assert tab.form.fields()["token"].error() == ""


def test_a_wrong_path_opens_the_rest_and_nothing_is_saved(qtbot, ctx, tab) -> None:
    typed(tab, "base_url", URL)
    assert not tab.form.more.is_open
    tab.form.more.fields["paths.state"].input.setText("complaints")
    tab.save_button.click()
    settled(qtbot, ctx)
    assert tab.form.more.is_open
    assert tab.form.more.fields["paths.state"].input.hasFocus()
    assert "garis miring" in tab.form.more.fields["paths.state"].error()
    assert office_of(ctx) is None
    tab.form.more.turn_button.click()
    assert not tab.form.more.is_open


def test_what_another_desk_saved_is_shown_but_never_over_what_one_types(qtbot, ctx, tab) -> None:
    save_connection(ctx.desk, SETTINGS)
    settled(qtbot, ctx)
    qtbot.waitUntil(lambda: tab.form.settings() == SETTINGS)
    typed(tab, "channel", "12")
    set_office(ctx.desk, {"lapor.user_id": "7"})
    qtbot.waitUntil(lambda: said(tab).startswith("Meja lain mengubah sambungan ini"))
    assert tab.form.settings().user_id == "9001"
    tab.save_button.click()
    settled(qtbot, ctx)
    kept = office_of(ctx)
    assert kept is not None
    assert (kept.channel, kept.user_id) == ("12", "7")


def test_the_new_one_is_loaded_on_demand(qtbot, ctx, tab) -> None:
    save_connection(ctx.desk, SETTINGS)
    qtbot.waitUntil(lambda: tab.form.settings() == SETTINGS)
    typed(tab, "channel", "12")
    set_office(ctx.desk, {"lapor.user_id": "7"})
    qtbot.waitUntil(lambda: said(tab).startswith("Meja lain"))
    tab.result.button.click()
    settled(qtbot, ctx)
    assert tab.form.settings() == replace(SETTINGS, user_id="7")
    assert said(tab) == ""


def test_it_is_turned_off_for_all_desks_and_on_again(qtbot, ctx, tab) -> None:
    assert not tab.off_button.isVisible()
    save_connection(ctx.desk, SETTINGS)
    qtbot.waitUntil(tab.off_button.isVisible)
    tab.off_button.click()
    settled(qtbot, ctx)
    assert office_of(ctx) is None
    assert said(tab).startswith("SP4N-LAPOR! dimatikan untuk semua meja")
    assert tab.form.settings() == SETTINGS
    tab.result.button.click()
    settled(qtbot, ctx)
    assert office_of(ctx) == SETTINGS
    assert said(tab) == ""


def test_a_saving_that_fails_is_told_and_loses_nothing(qtbot, ctx, tab) -> None:
    ctx.desk.settings = replace(ctx.desk.settings, operator="")
    typed(tab, "base_url", URL)
    tab.save_button.click()
    settled(qtbot, ctx)
    assert "siapa yang duduk" in said(tab)
    assert tab.save_button.isEnabled()
    assert tab.form.settings().base_url == URL


def test_the_day_since_when_is_one_of_wib(tab) -> None:
    row = tab.form.policy.since
    kept = datetime(2026, 11, 3, 20, 15, tzinfo=UTC)
    row.set_moment(kept)
    assert row.day.date() == QDate(2026, 11, 4)
    assert row.moment() == kept
    row.day.setDate(QDate(2026, 11, 5))
    assert row.moment() == datetime(2026, 11, 4, 17, tzinfo=UTC)
    row.tick.setChecked(False)
    assert row.moment() is None
    assert "semua tiket lama" in row.note.shown_text()
    assert not row.day.isEnabled()


def test_a_number_that_nobody_touched_stays_exact(qtbot, ctx, tab) -> None:
    save_connection(ctx.desk, replace(SETTINGS, poll_hours=0.0125))
    qtbot.waitUntil(lambda: tab.form.settings().base_url == URL)
    assert tab.form.settings().poll_hours == 0.0125
    tab.form.more.poll.setValue(1.5)
    assert tab.form.settings().poll_hours == 1.5


def test_typed_texts_are_cleaned_and_each_fault_is_named() -> None:
    rough = replace(
        SETTINGS, base_url=" lapor.contoh.go.id/ ", user_id=" 1 ", paths=Paths(state=" /x/{id} ")
    )
    found = cleaned(rough)
    assert (found.base_url, found.user_id, found.paths.state) == (URL, "1", "/x/{id}")
    assert faults(found) == {}
    bad = replace(SETTINGS, base_url="http://x.id", search_path="cari", paths=Paths(state="x"))
    assert {name: one.reason for name, one in faults(bad).items()} == {
        "base_url": "insecure", "search_path": "url", "paths.state": "url",
    }  # fmt: skip
    assert set(faults(replace(SETTINGS, suffix="#x"))) == {"suffix"}
    assert set(faults(replace(SETTINGS, paths=Paths(submit="")))) == {"paths.submit"}
    assert set(faults(replace(SETTINGS, paths=Paths(submit="x"), suffix="y"))) == {"paths.submit"}
