"""“SP4N-LAPOR!”: what needs a person, decided by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.desk.read_lapor_work import read_lapor_work
from callcenter.lapor.simulator.account import TOKEN
from callcenter.tickets.words import Push
from tests import lapor_cases as cases
from tests.builders import ticket
from tests.contract.lapor.samples import report
from tests.lapor_rig import SimulatorRig
from tests.ui.lapor_screen import KEY, lapor, press, shown
from tests.ui.shell import settled

__all__ = ["shown"]


HOSTILE = '<img src="file:///etc/hostname"><b>tebal</b>'


# --- no connection ---


def test_without_a_connection_it_explains_itself_and_leads_to_it(qtbot, ctx, shown):
    screen = shown()
    assert screen.empty.isVisible()
    assert not screen.body.isVisible()
    assert screen.pages == {}
    QTest.keyClick(screen.empty.button, KEY.Key_Space)
    settled(qtbot, ctx)
    assert screen.tab == "connection"
    assert not screen.empty.isVisible()


def test_a_connection_that_is_set_elsewhere_opens_the_work(qtbot, ctx, shown):
    screen = shown()
    cases.set_up(ctx.desk)
    qtbot.waitUntil(screen.body.isVisible)
    settled(qtbot, ctx)
    assert screen.tab == "work"
    assert list(screen.pages) == ["work"]
    assert screen.page("work").empty.isVisible()


# --- decisions ---


@pytest.fixture
def work(qtbot, ctx, clock, shown):
    """The tab over the tickets that `fill` makes."""

    def make(*fill):
        cases.set_up(ctx.desk)
        made = []
        for one in fill:
            clock.advance(minutes=5)
            made.append(one(ctx.desk))
        screen = shown()
        tab = screen.page("work")
        tab.list.setFocus()
        settled(qtbot, ctx)
        return (screen, tab, *made)

    return make


def test_the_oldest_is_shown_with_why_what_left_and_what_was_tried(work, ctx):
    screen, tab, made, _other = work(cases.uncertain, cases.refused)
    assert tab.list.current_key() == made
    assert "hasilnya tidak diketahui" in tab.view.why.text()
    assert ticket(ctx.desk, made).number in tab.view.payload.text()
    assert tab.view.changed.text() == "Sama persis dengan yang dikirim."
    said = tab.view.facts.text().splitlines()
    assert "Dikirim; hasilnya tidak diketahui." in said[0]
    assert "tidak ada di daftarnya" in said[1]
    assert screen.tabs.tabText(0) == "Perlu diputuskan · 2"


def test_a_number_is_typed_checked_for_its_shape_and_the_next_one_comes(qtbot, ctx, work):
    _screen, tab, made, following = work(cases.uncertain, cases.refused)
    press(tab.list, "lapor_there")
    box = tab.decision.number.input
    assert QApplication.focusWidget() is box
    QTest.keyClicks(box, "bukan nomor!")
    QTest.keyClick(box, KEY.Key_Return)
    settled(qtbot, ctx)
    assert "terdiri dari angka" in tab.decision.number.error()
    assert box.text() == "bukan nomor!"
    assert lapor(ctx, made).state is Push.UNCERTAIN
    box.setText("#1916449")
    QTest.keyClick(box, KEY.Key_Return)
    settled(qtbot, ctx)
    assert (lapor(ctx, made).state, lapor(ctx, made).complaint_id) == (Push.SENT, "1916449")
    assert tab.list.current_key() == following
    assert QApplication.focusWidget() is tab.list
    assert tab.decision.number.input.text() == ""


def test_an_id_of_another_ticket_is_refused_and_names_it(qtbot, ctx, work):
    _screen, tab, made = work(cases.uncertain)
    holder = cases.sent(ctx.desk, "500")
    tab.decision.choose_there()
    tab.decision.number.input.setText("500")
    tab.decision.save_button.click()
    settled(qtbot, ctx)
    assert ticket(ctx.desk, holder).number in tab.banner.accessibleName()
    assert lapor(ctx, made).state is Push.UNCERTAIN
    assert tab.decision.number.input.text() == "500"


def test_a_second_sending_is_confirmed_and_says_what_may_come_of_it(qtbot, ctx, work):
    _screen, tab, made = work(cases.uncertain)
    press(tab.list, "lapor_again")
    assert "menjadi dua" in tab.decision.warning.text()
    assert lapor(ctx, made).state is Push.UNCERTAIN
    QTest.keyClick(tab.decision.again_yes, KEY.Key_Escape)
    assert not tab.decision.is_open()
    assert QApplication.focusWidget() is tab.list
    press(tab.list, "lapor_again")
    QTest.keyClick(tab.decision.again_yes, KEY.Key_Space)
    settled(qtbot, ctx)
    state = lapor(ctx, made)
    assert (state.state, state.chosen) == (Push.READY, True)
    assert tab.empty.isVisible()


def test_giving_up_has_a_reason(qtbot, ctx, work):
    _screen, tab, made = work(cases.uncertain)
    press(tab.list, "lapor_cancel")
    box = tab.decision.reason.input
    QTest.keyClick(box, KEY.Key_Return)
    settled(qtbot, ctx)
    assert "kosong" in tab.decision.reason.error()
    QTest.keyClicks(box, "sudah diselesaikan lewat telepon 123")
    QTest.keyClick(box, KEY.Key_Return)
    settled(qtbot, ctx)
    assert lapor(ctx, made).state is Push.CANCELLED
    assert lapor(ctx, made).reason == "sudah diselesaikan lewat telepon 123"


def test_a_refusal_shows_lapors_words_as_they_came_and_leads_to_the_ticket(qtbot, work):
    _screen, tab, made = work(lambda desk: cases.refused(desk, message=HOSTILE))
    assert tab.view.refusal.text().splitlines()[0] == HOSTILE
    assert tab.view.refusal.textFormat() is Qt.TextFormat.PlainText
    assert "tidak ada di daftar" in tab.view.refusal.text()
    assert tab.decision.there_button.isHidden()
    assert tab.decision.fix_button.label() == "Perbaiki tiket"
    with qtbot.waitSignal(tab.open_ticket) as opened:
        QTest.keyClick(tab.list, KEY.Key_Return)
    assert opened.args == [made]


def test_of_two_complaints_a_person_names_one_and_nothing_is_sent(qtbot, ctx, work):
    _screen, tab, made = work(lambda desk: cases.sent(desk, "11", others=("12",)))
    assert tab.view.ids.text() == "Di SP4N-LAPOR!: #11, #12"
    assert tab.decision.again_button.isHidden()
    assert tab.decision.cancel_button.isHidden()
    press(tab.list, "lapor_again")
    assert not tab.decision.is_open()
    tab.decision.choose_there()
    tab.decision.number.input.setText("12")
    tab.decision.save_button.click()
    settled(qtbot, ctx)
    assert (lapor(ctx, made).complaint_id, lapor(ctx, made).others) == ("12", ())


def test_of_two_tickets_with_one_complaint_each_names_the_other_and_may_be_corrected(
    qtbot, ctx, work
):
    _screen, tab, other, made = work(*(lambda desk: cases.sent(desk, "77") for _ in range(2)))
    number = {one: ticket(ctx.desk, one).number for one in (made, other)}
    here = tab.list.current_key()
    there = other if here == made else made
    assert "Gabung" in tab.view.why.text()
    assert tab.view.ids.text() == f"Di SP4N-LAPOR!: #77\nJuga pada tiket {number[there]}"
    assert tab.decision.again_button.isHidden()
    tab.decision.choose_there()
    tab.decision.number.input.setText("78")
    tab.decision.save_button.click()
    settled(qtbot, ctx)
    assert lapor(ctx, here).complaint_id == "78"
    assert read_lapor_work(ctx.desk).rows == ()


def test_what_vanished_at_lapor_may_be_sent_anew(qtbot, ctx, work):
    _screen, tab, made = work(lambda desk: cases.gone(desk, "14"))
    assert "tidak lagi mengenal" in tab.view.why.text()
    tab.decision.choose_again()
    tab.decision.again_yes.click()
    settled(qtbot, ctx)
    assert (lapor(ctx, made).state, lapor(ctx, made).complaint_id) == (Push.READY, "")


@pytest.mark.parametrize(("act", "left"), [("there", 0), ("again", 1), ("cancel", 0)])
def test_an_answer_in_doubt_is_settled(qtbot, ctx, work, act, left):
    _screen, tab, made = work(lambda desk: cases.doubted_reply(desk, "13", "Sudah ditambal."))
    assert "Sudah ditambal." in tab.view.payload.text()
    {"there": tab.decision.choose_there, "again": tab.decision.choose_again,
     "cancel": tab.decision.choose_cancel}[act]()  # fmt: skip
    if act == "again":
        assert "dua kali" in tab.decision.warning.text()
        tab.decision.again_yes.click()
    if act == "cancel":
        tab.decision.reason.input.setText("tidak perlu lagi")
        tab.decision.cancel_yes.click()
    settled(qtbot, ctx)
    assert len(lapor(ctx, made).pending_replies) == left
    assert tab.empty.isVisible()


def test_what_moved_meanwhile_is_not_settled(qtbot, ctx, work):
    _screen, tab, made = work(cases.uncertain)
    tab.decision.choose_again()
    tab._ctx.changes.close()  # what a colleague did has not reached this screen
    cases.said(ctx.desk, made, "lapor_settled",
               {"choice": "again", "attempt": lapor(ctx, made).attempt, "reason": ""})  # fmt: skip
    cases.reserved(ctx.desk, made)
    tab.decision.again_yes.click()
    settled(qtbot, ctx)
    assert "baru berubah" in tab.banner.accessibleName()
    assert lapor(ctx, made).state is Push.RESERVED


def test_a_change_from_outside_keeps_what_is_typed(qtbot, ctx, work):
    _screen, tab, made = work(cases.uncertain)
    tab.decision.choose_there()
    QTest.keyClicks(tab.decision.number.input, "1916")
    cases.refused(ctx.desk)
    qtbot.waitUntil(lambda: len(tab.list.rows()) == 2)
    settled(qtbot, ctx)
    assert tab.list.current_key() == made
    assert tab.decision.number.input.text() == "1916"
    assert QApplication.focusWidget() is tab.decision.number.input


def test_a_number_is_checked_at_lapor(qtbot, ctx, work, tmp_path):
    rig = SimulatorRig(tmp_path / "lapor")
    try:
        _screen, tab, made = work(cases.uncertain)
        settings = rig.settings()
        fields = {name: getattr(settings, name) for name in settings.__slots__}
        cases.set_up(ctx.desk, mapped=False, **fields)
        ctx.token.write(TOKEN, rig.url)
        tab.decision.choose_there()
        tab.decision.number.input.setText("99999999")
        tab.decision.check_button.click()
        qtbot.waitUntil(lambda: "tidak mengenal" in tab.decision.found.text(), timeout=20_000)
        rig.set_faults(lag_minutes=0)
        ours = rig.client().submit(report(ticket(ctx.desk, made).number))
        other = rig.client().submit(report("26-0999-001-17"))
        for one, said in (
            (ours, "tertulis di laporan itu"),
            (other, "TIDAK ditemukan di laporan itu"),
        ):
            tab.decision.number.input.setText(one)
            tab.decision.check_button.click()
            qtbot.waitUntil(lambda: "!: " in tab.decision.found.text(), timeout=20_000)
            assert said in tab.decision.found.text()
            assert tab.decision.found.text().startswith("Ada di SP4N-LAPOR!: ")
        cases.set_up(ctx.desk, mapped=False, **(fields | {"search_path": ""}))
        tab.decision.check_button.click()
        qtbot.waitUntil(lambda: "tidak bisa dilihat" in tab.decision.found.text(), timeout=20_000)
        tab.decision.number.input.setText("bukan nomor!")
        tab.decision.check_button.click()
        settled(qtbot, ctx)
        assert "terdiri dari angka" in tab.decision.number.error()
        assert tab.decision.found.text() == ""
    finally:
        rig.stop()
