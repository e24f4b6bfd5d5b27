"""A call never changes how the report being typed comes in, nor who may learn of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.register_ticket import register_ticket
from callcenter.tickets.words import Channel, Confidentiality
from tests.builders import intake
from tests.ui.shell import settled, shown_window, typing_window
from ui.call import Call, CallState

SECRET, NOBODY = Confidentiality.SECRET, Confidentiality.NO_IDENTITY
MINE, OTHER = "0812-0000-1234", "0813-0000-5678"
STORY = "Ada pungutan di sekolah"


@pytest.fixture
def window(qtbot, ctx):
    with typing_window(qtbot, ctx) as made:
        yield made


def form_of(window):
    return window.screens.get("new")


def find(window, name):
    found = form_of(window).findChild(QWidget, f"form.{name}")
    assert found is not None, name
    return found


def tell(window, story=STORY):
    box = find(window, "description")
    box.setFocus()
    QTest.keyClicks(box, story)
    return box


def choose(window, confidentiality):
    """As the operator does it: by the chip's menu, and yes to the question."""
    window.strip.confidentiality._menu.chosen.emit(confidentiality.value)
    if window.strip._wiping is not None:
        window.strip._wiping.findChild(QWidget, "choice_wipe").click()


def kept(qtbot, ctx, window):
    form_of(window).flush_draft()
    settled(qtbot, ctx)
    return {one.intake.description: one.intake for one in load_drafts(ctx.desk)}


def secret_form_in_wrap_up(window):
    window.take_call(MINE)
    window.flow.answer()
    tell(window)
    choose(window, SECRET)
    window.flow.hang_up()


def test_a_ring_is_told_once_for_all_and_who_it_is_asked_once(ctx, window, monkeypatch):
    """The strip is laid out for each word of it, and the history stands when it was asked twice."""
    told, asked = [], []
    ctx.call.changed.connect(lambda: told.append(ctx.call.state))
    monkeypatch.setattr(ctx.background, "latest", lambda key, *_a, **_k: asked.append(key))
    window.take_call(MINE)
    assert told == [CallState.RINGING]
    assert [key for key in asked if "caller" in str(key)] == [(id(form_of(window).live), "caller")]
    window.flow.answer()
    assert told[-1] is CallState.CONNECTED


def test_beside_a_typed_report_the_strip_asks_who_rings(qtbot, ctx, window):
    register_ticket(ctx.desk, intake(phone=MINE, name="Contoh Sari"))
    tell(window)
    window.take_call(MINE)
    settled(qtbot, ctx)
    assert ctx.call.caller.caller.name == "Contoh Sari"
    assert ctx.call.in_form is False


def test_what_failed_in_between_is_told_all_the_same(clock):
    call, told = Call(clock), []
    call.changed.connect(lambda: told.append(call.state))

    def rings_and_fails():
        with call.together():
            call.ring(MINE)
            raise ValueError("contoh")

    with pytest.raises(ValueError, match="contoh"):
        rings_and_fails()
    assert told == [CallState.RINGING]
    with call.together():
        pass
    assert len(told) == 1


def test_a_ring_in_wrap_up_leaves_the_report_secret(qtbot, ctx, window):
    secret_form_in_wrap_up(window)
    window.strip.channel._menu.chosen.emit(Channel.WHATSAPP.value)
    window.take_call(OTHER)
    settled(qtbot, ctx)
    assert ctx.call.state is CallState.RINGING
    assert window.strip.confidentiality.text() == "Rahasia"
    assert window.strip.channel.text() == "WhatsApp"
    typed = form_of(window)._intake()
    assert (typed.confidentiality, typed.channel) == (SECRET, Channel.WHATSAPP)


def test_a_ring_at_an_idle_desk_leaves_the_report_secret(qtbot, ctx, window):
    tell(window)
    assert ctx.call.state is CallState.IDLE
    assert window.strip.confidentiality.isVisible()
    choose(window, SECRET)
    window.take_call(OTHER)
    settled(qtbot, ctx)
    assert form_of(window)._intake().confidentiality is SECRET


def test_ready_again_leaves_the_report_secret_and_its_chips_at_hand(qtbot, ctx, window):
    secret_form_in_wrap_up(window)
    window.strip.ready_button.click()
    settled(qtbot, ctx)
    assert ctx.call.state is CallState.IDLE
    assert form_of(window)._intake().confidentiality is SECRET
    assert window.strip.confidentiality.text() == "Rahasia"
    assert window.strip.confidentiality.isVisible()
    assert window.strip.channel.isVisible()


@pytest.mark.parametrize("rings", [True, False])
def test_the_next_form_is_plain_and_the_draft_left_behind_is_still_secret(
    qtbot, ctx, window, rings
):
    secret_form_in_wrap_up(window)
    slot = form_of(window).keeper.slot
    if rings:
        window.take_call(OTHER)
    window.flow.answer()
    settled(qtbot, ctx)
    assert kept(qtbot, ctx, window)[STORY].confidentiality is SECRET
    assert form_of(window)._intake().confidentiality is Confidentiality.NORMAL
    assert window.strip.confidentiality.text() == "Biasa"
    tell(window, "Lampu jalan padam")
    form_of(window).body.drafts.switched.emit(slot)
    settled(qtbot, ctx)
    assert find(window, "description").toPlainText() == STORY
    assert window.strip.confidentiality.text() == "Rahasia"
    both = kept(qtbot, ctx, window)
    assert both[STORY].confidentiality is SECRET
    assert both["Lampu jalan padam"].confidentiality is Confidentiality.NORMAL


def test_a_ring_gives_no_identity_back_to_who_wants_none(qtbot, ctx, window):
    secret_form_in_wrap_up(window)
    choose(window, NOBODY)
    assert window.strip.number.shown_text() == "tanpa identitas"
    window.take_call(OTHER)
    settled(qtbot, ctx)
    assert window.strip.number.shown_text() == OTHER
    for name in ("phone", "name"):
        assert not find(window, name).isEnabled()
        assert find(window, name).text() == ""
    assert kept(qtbot, ctx, window)[STORY].confidentiality is NOBODY
    window.flow.answer()
    settled(qtbot, ctx)
    assert find(window, "phone").isEnabled()
    assert find(window, "phone").text() == OTHER
    assert kept(qtbot, ctx, window)[STORY].phone == ""


def test_wiping_the_typed_report_leaves_the_ringing_number(qtbot, ctx, window):
    tell(window)
    window.take_call(OTHER)
    settled(qtbot, ctx)
    choose(window, NOBODY)
    settled(qtbot, ctx)
    assert ctx.call.number == OTHER
    window.flow.answer()
    settled(qtbot, ctx)
    assert find(window, "phone").text() == OTHER


def test_wiping_while_it_rings_into_the_form_keeps_the_form(qtbot, ctx, window):
    window.take_call(MINE)
    tell(window)
    choose(window, NOBODY)
    window.flow.answer()
    settled(qtbot, ctx)
    assert find(window, "description").toPlainText() == STORY
    assert form_of(window)._intake().confidentiality is NOBODY


def test_saving_the_old_report_leaves_the_ringing_call(qtbot, ctx, window):
    tell(window, "Jalan berlubang di depan pasar")
    window.take_call(OTHER)
    settled(qtbot, ctx)
    form_of(window)._next_call()
    assert ctx.call.state is CallState.RINGING
    assert ctx.call.number == OTHER


@pytest.mark.parametrize("what", ["channel", "confidentiality"])
def test_a_choice_in_the_strip_is_on_disk_by_itself(qtbot, ctx, window, what):
    """Nothing is typed or flushed after it: the choice itself asks for the write."""
    tell(window)
    form = form_of(window)
    settled(qtbot, ctx)
    qtbot.waitUntil(
        lambda: (
            ctx.background.is_idle
            and not form.keeper.is_waiting
            and not form.live._pause.isActive()
        )
    )
    wanted = {"channel": Channel.WHATSAPP, "confidentiality": SECRET}[what]
    getattr(window.strip, what)._menu.chosen.emit(wanted.value)

    def on_disk():
        (draft,) = load_drafts(ctx.desk)
        return getattr(draft.intake, what) == wanted

    qtbot.waitUntil(on_disk, timeout=3000)


def test_without_anything_typed_an_idle_desk_shows_no_chips(window):
    assert not window.strip.confidentiality.isVisible()
    box = tell(window)
    assert window.strip.confidentiality.isVisible()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert not window.strip.confidentiality.isVisible()
    assert QApplication.focusWidget() is box


def broken_off(qtbot, ctx, window, *, hang_up=False):
    """A desk that was killed in a talk: what lies on disk, and a call that knows nothing."""
    window.take_call(MINE)
    window.flow.answer()
    tell(window)
    choose(window, SECRET)
    if hang_up:
        kept(qtbot, ctx, window)
        window.flow.hang_up()
        qtbot.waitUntil(lambda: load_drafts(ctx.desk)[0].started_at is None, timeout=3000)
    kept(qtbot, ctx, window)
    window.close()
    settled(qtbot, ctx)
    ctx.call.clear()


def test_after_a_break_the_talk_goes_on_with_its_time(qtbot, ctx, window, clock):
    broken_off(qtbot, ctx, window)
    clock.advance(seconds=95)
    again = shown_window(qtbot, ctx)
    settled(qtbot, ctx)
    assert ctx.call.state is CallState.CONNECTED
    assert ctx.call.number == MINE
    assert ctx.call.seconds == 95
    assert again.strip.timer.shown_text() == "01:35"
    assert again.strip.confidentiality.text() == "Rahasia"
    assert again.strip.confidentiality.isVisible()
    again.close()
    settled(qtbot, ctx)


@pytest.mark.parametrize("over", [(45, False), (1, True)], ids=["long ago", "hung up"])
def test_a_talk_that_is_over_does_not_go_on_but_its_chips_stand(qtbot, ctx, window, clock, over):
    minutes, hang_up = over
    broken_off(qtbot, ctx, window, hang_up=hang_up)
    clock.advance(minutes=minutes)
    again = shown_window(qtbot, ctx)
    settled(qtbot, ctx)
    assert ctx.call.state is CallState.IDLE
    assert again.strip.confidentiality.isVisible()
    assert again.strip.confidentiality.text() == "Rahasia"
    again.strip.confidentiality._menu.chosen.emit(Confidentiality.NORMAL.value)
    assert again.screens.get("new")._intake().confidentiality is Confidentiality.NORMAL
    again.close()
    settled(qtbot, ctx)


@pytest.mark.parametrize("button", ["hang_up_button", "ready_button"])
def test_the_keyboard_returns_to_where_the_cursor_was(qtbot, ctx, window, button):
    window.take_call(MINE)
    window.flow.answer()
    tell(window)
    settled(qtbot, ctx)
    landmark = find(window, "landmark")
    landmark.setFocus()
    QTest.keyClicks(landmark, "depan pasar")
    if button == "ready_button":
        window.flow.hang_up()
    pressed = getattr(window.strip, button)
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Space)
    assert not pressed.isVisible()
    assert QApplication.focusWidget() is landmark
    assert landmark.cursorPosition() == len("depan pasar")


def test_hanging_up_beside_another_screen_brings_no_form(qtbot, ctx, window):
    window.take_call(MINE)
    window.flow.answer()
    window.show_screen("queue")
    settled(qtbot, ctx)
    window.strip.hang_up_button.click()
    assert window.screens.current() == "queue"
    assert not form_of(window).isAncestorOf(QApplication.focusWidget())


def test_the_strip_never_puts_one_person_beside_the_number_of_another(qtbot, ctx, window):
    register_ticket(ctx.desk, intake())
    phone = find(window, "phone")
    phone.setFocus()
    QTest.keyClicks(phone, OTHER)
    settled(qtbot, ctx)
    window.take_call(MINE)
    settled(qtbot, ctx)
    assert window.strip.certainty.text() == "pasti · Contoh Sari"
    QTest.keyClicks(find(window, "name"), "Contoh Budi")
    form_of(window).live.look_up_caller()
    settled(qtbot, ctx)
    assert window.strip.number.shown_text() == MINE
    assert window.strip.certainty.text() == "pasti · Contoh Sari"


def test_another_number_typed_in_the_talk_stands_at_its_own_person(qtbot, ctx, window):
    register_ticket(ctx.desk, intake())
    window.take_call(OTHER)
    window.flow.answer()
    settled(qtbot, ctx)
    assert window.strip.certainty.text() == "penelepon baru"
    phone = find(window, "phone")
    phone.setFocus()
    phone.selectAll()
    QTest.keyClicks(phone, "+62 812-0000-1234")
    form_of(window).live.look_up_caller()
    settled(qtbot, ctx)
    assert window.strip.number.shown_text() == OTHER
    assert window.strip.certainty.text() == f"{MINE} · pasti · Contoh Sari"


@pytest.mark.parametrize("way", ["switch", "discard"])
def test_a_call_that_rang_into_the_form_never_lands_in_another_draft(qtbot, ctx, window, way):
    tell(window)
    slot = form_of(window).keeper.slot
    form_of(window).new_ticket()
    window.take_call(MINE)
    settled(qtbot, ctx)
    assert find(window, "phone").text() == MINE
    if way == "switch":
        form_of(window).body.drafts.switched.emit(slot)
    else:
        form_of(window).body.menu.chosen.emit("discard")
    settled(qtbot, ctx)
    assert find(window, "phone").text() == ""
    window.flow.answer()
    settled(qtbot, ctx)
    assert ctx.call.number == MINE
    assert find(window, "phone").text() == MINE
    assert find(window, "description").toPlainText() == ""
    assert kept(qtbot, ctx, window)[STORY].phone == ""
