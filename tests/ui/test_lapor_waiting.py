"""What waits for LAPOR on the screen, and the link told as it is."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from callcenter import errors
from callcenter.desk.read_lapor_work import Group
from callcenter.lapor.settings import Policy
from callcenter.lapor.status import LaporLink, LaporStatus
from callcenter.store import sync_state
from callcenter.tickets.words import Push
from tests import lapor_cases as cases
from tests.fakes import START
from tests.ui.lapor_screen import KEY, lapor, press, shown
from tests.ui.shell import settled, shown_window
from ui.lapor.link_text import link_text, outbox_text
from ui.lapor.status_card import StatusCard
from ui.lapor.waiting_model import WHY

__all__ = ["shown"]


# --- waiting ---


@pytest.fixture
def waiting(qtbot, ctx, shown):
    def make(group=Group.WAITING, **more):
        cases.set_up(ctx.desk, **more)
        screen = shown()
        screen.show_tab("waiting")
        tab = screen.page("waiting")
        tab.show_group(group)
        tab.table.setFocus()
        settled(qtbot, ctx)
        return screen, tab

    return make


def test_several_are_sent_at_once_and_it_can_be_undone(qtbot, ctx, waiting):
    made = [cases.new_ticket(ctx.desk) for _ in range(3)]
    screen, tab = waiting(Group.UNCHOSEN, policy=Policy.CHOSEN)
    tab.table.selectAll()
    assert tab.send_button.label() == "Kirim (3)"
    press(tab.table, "lapor_send")
    settled(qtbot, ctx)
    assert all(lapor(ctx, one).chosen for one in made)
    assert tab.empty.isVisible()
    assert screen.toast.text() == "3 tiket akan dikirim"
    screen._take_back()
    settled(qtbot, ctx)
    assert not any(lapor(ctx, one).chosen for one in made)
    assert len(tab.selected()) + tab.model.rowCount() >= 3


def test_what_another_desk_left_goes_from_here_with_one_key(qtbot, ctx, clock, waiting):
    left = cases.new_ticket(ctx.desk)
    with ctx.desk.store.write() as tx:
        sync_state.set_server(tx, "", client_id=ctx.desk.ids.new())
    own = cases.new_ticket(ctx.desk)
    _screen, tab = waiting()

    def why(ticket_id):
        return tab.model.why(tab.model.row(tab.model.position(ticket_id)))

    assert why(left) == "Menunggu meja pendaftarnya"
    tab.table.selectAll()
    assert not tab.send_button.isEnabled()
    clock.advance(hours=25)
    tab.reload()
    settled(qtbot, ctx)
    assert "bisa dari sini" in why(left)
    assert why(own) == "Menunggu giliran"
    tab.table.selectAll()
    press(tab.table, "lapor_send")
    settled(qtbot, ctx)
    assert lapor(ctx, left).assigned
    assert not lapor(ctx, own).chosen


def test_keeping_back_asks_for_a_reason(qtbot, ctx, waiting):
    made = cases.new_ticket(ctx.desk)
    _screen, tab = waiting()
    assert not tab.send_button.isEnabled()
    press(tab.table, "lapor_keep")
    QTest.keyClick(tab.reason.input, KEY.Key_Return)
    settled(qtbot, ctx)
    assert tab.reason.error()
    QTest.keyClicks(tab.reason.input, "ganda dengan laporan lama")
    QTest.keyClick(tab.reason.input, KEY.Key_Escape)
    assert not tab.keep_panel.isVisible()
    press(tab.table, "lapor_keep")
    assert tab.reason.input.text() == "ganda dengan laporan lama"
    QTest.keyClick(tab.reason.input, KEY.Key_Return)
    settled(qtbot, ctx)
    assert lapor(ctx, made).state is Push.CANCELLED


def test_a_row_that_is_missing_leads_to_the_table(qtbot, ctx, waiting):
    cases.held(ctx.desk, "mapping", ("kategori: Jalan Contoh",))
    _screen, tab = waiting(Group.HELD)
    assert "Jalan Contoh" in tab.model.index(0, WHY).data()
    assert tab.map_button.isVisible()
    with qtbot.waitSignal(tab.open_mapping) as asked:
        tab.map_button.click()
    assert asked.args == ["kategori", "Jalan Contoh"]


def test_every_group_says_why_nothing_of_it_goes(qtbot, ctx, waiting):
    cases.held(ctx.desk, "outside_authority")
    _screen, tab = waiting(Group.HELD)
    assert tab.model.index(0, WHY).data() == "Di luar kewenangan provinsi."
    assert not tab.map_button.isVisible()
    cases.new_ticket(ctx.desk)
    tab.show_group(Group.WAITING)
    settled(qtbot, ctx)
    assert tab.model.index(0, WHY).data() == "Menunggu giliran"
    tab.show_group(Group.CANCELLED)
    settled(qtbot, ctx)
    assert tab.empty.isVisible()


# --- the link ---


def status(**more):
    return LaporStatus(**({"link": LaporLink.OK, "since": START} | more))


@pytest.mark.parametrize("link", list(LaporLink))
def test_every_state_of_the_link_has_words(link):
    said = link_text(status(link=link), START)
    assert said.text


def test_the_link_says_since_when_why_and_when_it_is_tried_again():
    error = errors.LaporNotSent("dns")
    away = status(link=LaporLink.AWAY, error=error, next_try_in=90.0,
                  last_ok=START - timedelta(hours=1))  # fmt: skip
    said = link_text(away, START + timedelta(minutes=5))
    assert said.text == "Tidak terjangkau sejak 21.14"
    assert "tidak ditemukan di jaringan ini" in said.detail
    assert "Dicoba lagi dalam 2 menit." in said.detail
    assert "Terakhir berhasil 20.14." in said.detail
    assert (said.tone, said.shape) == ("amber", "▲")


def test_an_address_the_token_was_not_given_for_is_said_and_leads_there(qtbot, ctx):
    card = StatusCard(ctx.desk.clock)
    qtbot.addWidget(card)
    card.show()
    assert not card.address_button.isVisible()
    card.show_status(
        status(
            link=LaporLink.MOVED,
            address="https://jahat.contoh:443",
            allowed="https://lapor.contoh.go.id:443",
        )
    )
    assert card.link.text() == "Alamat diubah sejak 21.14"
    assert "diubah menjadi https://jahat.contoh, mungkin dari meja lain" in card.detail.text()
    assert "hanya untuk https://lapor.contoh.go.id dan tidak" in card.detail.text()
    assert not card.hurry_button.isEnabled()
    with qtbot.waitSignal(card.connection):
        card.address_button.click()


def test_the_card_counts_and_hides_what_is_none(qtbot, ctx):
    card = StatusCard(ctx.desk.clock)
    qtbot.addWidget(card)
    card.show()
    card.show_status(status(waiting=12, oldest_at=START - timedelta(days=3), refused=2))
    assert card.waiting.text() == "12 menunggu · tertua 3 hari lalu"
    assert card.refused.text() == "2 ditolak"
    assert (card.doubtful.isVisible(), card.replies.isVisible()) == (False, False)
    with qtbot.waitSignals([card.hurry, card.ask_now]):
        card.hurry_button.click()
        card.ask_button.click()
    card.show_status(status(link=LaporLink.NO_TOKEN))
    assert not card.hurry_button.isEnabled()


def test_the_sign_in_the_list_of_unsent_work():
    there = status(waiting=12, oldest_at=START - timedelta(days=3))
    assert outbox_text(there, START) == "Ke LAPOR: 12 menunggu · tertua 3 hari lalu"
    assert outbox_text(status(), START) == ""
    assert outbox_text(None, START) == ""


# --- in the window ---


def test_the_rail_counts_what_needs_a_person_and_the_outbox_says_what_waits(qtbot, ctx):
    cases.set_up(ctx.desk)
    cases.refused(ctx.desk)
    made = cases.uncertain(ctx.desk)
    cases.new_ticket(ctx.desk)
    window = shown_window(qtbot, ctx)
    qtbot.waitUntil(lambda: window.rail.items["lapor"]._count == 2)
    assert window.rail.items["lapor"]._tone == "red"
    window.show_screen("outbox")
    settled(qtbot, ctx)
    assert "Ke LAPOR: 1 menunggu" in window.screens.get("outbox").lapor.text()
    window.open_lapor(made)
    settled(qtbot, ctx)
    assert window.screens.current() == "lapor"
    assert window.screens.get("lapor").page("work").list.current_key() == made
    window.close()
    assert window.lapor_clock.waits_ms == -1
    settled(qtbot, ctx)
