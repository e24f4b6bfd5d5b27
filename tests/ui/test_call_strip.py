"""The strip tells the call, the person and the link as they are, at every width."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent

from callcenter.desk.change_settings import change_settings
from callcenter.desk.find_caller import find_caller
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.standing import Role, Standing
from callcenter.errors import NotEnrolled, Unreachable
from callcenter.settings import Operator
from callcenter.sync.status import LinkState, SyncStatus
from callcenter.tickets.words import Channel, Confidentiality
from tests.builders import intake
from tests.fakes import START
from tests.ui.shell import settled
from ui.call import CallState
from ui.call_strip import NEW_PERSON, CallStrip
from ui.connection_text import connection_text
from ui.operator_chip import shift_name


@pytest.fixture
def strip(qtbot, ctx):
    made = CallStrip(ctx)
    qtbot.addWidget(made)
    made.resize(1366, 48)
    made.show()
    return made


def status(state: LinkState = LinkState.ONLINE, **more) -> SyncStatus:
    values: dict[str, Any] = {
        "since": START, "unsent": 0, "oldest_unsent_at": None, "quarantined": 0,
        "offset_ms": None, "last_ok": None, "server_name": "Pusat Contoh", "error": None,
    }  # fmt: skip
    return SyncStatus(state=state, **(values | more))


def test_without_a_call_only_the_desk_side_stands(strip) -> None:
    assert strip.state.shown_text() == "Siap"
    assert strip.number.shown_text() == "tidak ada panggilan"
    for part in (strip.timer, strip.channel, strip.confidentiality, strip.certainty,
                 strip.answer_button, strip.hang_up_button):  # fmt: skip
        assert part.isHidden()


def test_a_ringing_number_is_pretty_and_can_be_answered(qtbot, ctx, strip) -> None:
    ctx.call.ring("081200001234")
    assert strip.state.shown_text() == "Berdering"
    assert strip.number.shown_text() == "0812-0000-1234"
    assert not strip.answer_button.isHidden()
    assert strip.timer.isHidden()
    with qtbot.waitSignal(strip.answer):
        strip.answer_button.click()


def test_the_timer_runs_with_the_call_and_stands_in_wrap_up(ctx, strip, clock) -> None:
    ctx.call.connect_call("0812-0000-1234")
    clock.advance(seconds=161)
    ctx.call.ticked.emit(ctx.call.seconds)
    assert strip.timer.shown_text() == "02:41"
    ctx.call.hang_up()
    clock.advance(seconds=60)
    assert strip.timer.shown_text() == "02:41"
    assert strip.state.shown_text() == "Penyelesaian"
    assert not strip.ready_button.isHidden()


def test_one_known_person_is_certain_and_several_are_offered(qtbot, ctx, strip) -> None:
    desk = ctx.desk
    register_ticket(desk, intake())
    ctx.call.connect_call("0812-0000-1234")
    ctx.call.set_caller(find_caller(desk, "0812-0000-1234"))
    assert strip.certainty.text() == "pasti · Contoh Sari"
    register_ticket(desk, intake(name="Umar Contoh"))
    ctx.call.set_caller(find_caller(desk, "0812-0000-1234"))
    assert strip.certainty.text() == "mungkin · 2 orang"
    view = ctx.call.caller
    other = (view.caller, *view.others)[-1] if view.caller else view.others[-1]
    strip.choose_person(other.id)
    settled(qtbot, ctx)
    assert strip.certainty.text() == f"pasti · {other.name}"
    strip.choose_person(NEW_PERSON)
    assert strip.certainty.text() == "penelepon baru"
    assert ctx.call.caller.history == ()


def test_pranks_are_counted_and_an_unreadable_number_is_told(ctx, strip) -> None:
    ctx.call.connect_call("0812 000x")
    view = find_caller(ctx.desk, "0812 000x")
    ctx.call.set_caller(replace(view, prank_count=3))
    assert strip.certainty.text() == "nomor belum terbaca"
    assert strip.prank.text() == "3× iseng"
    assert not strip.prank.isHidden()


def test_channel_and_secrecy_follow_their_menus(ctx, strip) -> None:
    ctx.call.connect_call("0812-0000-1234")
    ctx.call.set_channel(Channel.WHATSAPP)
    assert strip.channel.text() == "WhatsApp"
    strip._choose_secrecy(Confidentiality.SECRET)
    assert ctx.call.confidentiality is Confidentiality.SECRET
    assert strip.confidentiality.text() == "Rahasia"


def test_no_identity_asks_once_and_then_forgets_number_and_caller(qtbot, ctx, strip):
    ctx.call.connect_call("0812-0000-1234")
    ctx.call.set_caller(find_caller(ctx.desk, "0812-0000-1234"))
    strip._choose_secrecy(Confidentiality.NO_IDENTITY)
    box = strip._wiping
    strip._choose_secrecy(Confidentiality.NO_IDENTITY)
    assert strip._wiping is box
    box.key = "keep"
    box.done(0)
    assert ctx.call.confidentiality is Confidentiality.NORMAL
    assert ctx.call.number == "0812-0000-1234"
    strip._choose_secrecy(Confidentiality.NO_IDENTITY)
    qtbot.waitUntil(strip._wiping.isVisible)
    strip._wiping.findChild(object, "choice_wipe").click()
    assert ctx.call.confidentiality is Confidentiality.NO_IDENTITY
    assert ctx.call.number == ""
    assert ctx.call.caller is None
    assert strip.number.shown_text() == "tanpa identitas"
    assert strip.certainty.isHidden()


LINKS = [
    (status(), "Terhubung · semua diterima pusat", "●"),
    (status(unsent=3, oldest_unsent_at=START - timedelta(minutes=14)),
     "3 tersimpan di sini · tertua 14 mnt", "▲"),
    (status(LinkState.OFFLINE, unsent=3, error=Unreachable("connect")),
     "Terputus sejak 21.14 · 3 tersimpan di sini", "▲"),
    (status(LinkState.OFFLINE), "Menghubungi pusat…", ""),
    (status(LinkState.NEVER), "Belum dihubungkan ke server", "▲"),
    (status(LinkState.NOT_ENROLLED, unsent=1, error=NotEnrolled()),
     "Perlu didaftarkan lagi · 1 tersimpan di sini", "■"),
    (status(LinkState.TROUBLE), "Gangguan di pusat", "?"),
    (status(quarantined=2), "2 ditahan", "▲"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "text", "shape"), LINKS, ids=[one[1] for one in LINKS])
def test_the_link_is_told_honestly(given, text, shape) -> None:
    shown = connection_text(given, START)
    assert (shown.text, shown.shape) == (text, shape)


@pytest.mark.parametrize("state", list(LinkState))
def test_nothing_unsent_is_ever_called_received(state) -> None:
    shown = connection_text(status(state, unsent=1, error=Unreachable("dns")), START)
    assert "diterima pusat" not in shown.text
    assert "1 tersimpan di sini" in shown.text


def test_the_link_chip_opens_the_list_of_what_is_unsent(qtbot, strip) -> None:
    strip.set_status(status(unsent=2))
    with qtbot.waitSignal(strip.outbox):
        strip.connection.click()


def test_when_room_is_short_number_and_time_stay_whole(ctx, strip, clock) -> None:
    operators = (Operator("x", "Pengawas Contoh Bernama Panjang Sekali Raden Ayu"),)
    change_settings(ctx.desk, replace(ctx.desk.settings, operators=operators, operator="x"))
    ctx.call.connect_call("0812-0000-1234")
    clock.advance(hours=1)
    ctx.call.set_caller(find_caller(ctx.desk, "0812-0000-1234"))
    strip.set_status(status(LinkState.OFFLINE, unsent=12, error=Unreachable("dns")))
    for width in (1366, 1000, 820):
        strip.resize(width, 48)
        strip.refresh()
        strip.layout().activate()
        for part in (strip.number, strip.timer):
            assert part.width() >= part.sizeHint().width(), width
    assert strip.operator.text() == "PA"
    assert strip.connection.text().startswith("Terputus sejak")
    assert "tersimpan" in strip.connection.accessibleName()


def test_the_words_give_way_when_the_hour_makes_the_clock_longer(ctx, strip, clock) -> None:
    ctx.call.connect_call("0812-0000-1234")
    clock.advance(minutes=59)
    strip.refresh()
    strip.resize(1366, 48)
    words = strip.connection.text(), strip.hang_up_button.text()
    for width in range(1366, 400, -1):
        strip.resize(width, 48)
        if (strip.connection.text(), strip.hang_up_button.text()) != words:
            strip.resize(width + 1, 48)  # the least with every word
            break
    assert _all_whole(strip)
    clock.advance(hours=20)
    ctx.call.ticked.emit(ctx.call.seconds)
    assert strip.timer.shown_text() == "20:59:00"
    assert _all_whole(strip)


def _all_whole(strip: CallStrip) -> bool:
    strip.updateGeometry()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    parts = (strip.timer, strip.number, strip.connection, strip.operator, strip.hang_up_button)
    return all(one.width() >= one.sizeHint().width() for one in parts)


def test_demo_and_an_empty_seat_are_shown(ctx, strip) -> None:
    assert strip.demo.isHidden()
    change_settings(ctx.desk, replace(ctx.desk.settings, demo=True, operator=""))
    strip.refresh()
    assert not strip.demo.isHidden()
    assert strip.operator.text() == "Siapa bertugas?"


def test_the_chip_tells_the_role_that_counts_and_not_the_one_of_the_settings(
    qtbot, ctx, strip, clock
) -> None:
    operators = (Operator("x", "Contoh Rina", "pengawas"),)
    change_settings(ctx.desk, replace(ctx.desk.settings, operators=operators, operator="x"))
    strip.refresh()
    assert "pengawas" not in strip.operator.accessibleName()
    until = clock.now() + timedelta(hours=24)
    ctx.desk.standing = Standing(True, frozenset({Role.OPERATOR}), until, "", "x", True)
    ctx.desk.changes.publish({"rights"})
    qtbot.waitUntil(lambda: strip.operator.accessibleName().endswith("Contoh Rina · operator"))
    clock.advance(hours=25)
    strip.refresh()
    assert strip.operator.accessibleName().endswith("Contoh Rina · peran belum berlaku")


def test_a_new_operator_is_named_once_and_sits_down(qtbot, ctx, strip) -> None:
    box = strip.operator.ask_name()
    field = box.findChild(object, "operator.name")
    field.setText("Operator Contoh")
    box.findChild(object, "choice_operator").click()
    settled(qtbot, ctx)
    assert box.isVisible()
    assert field.text() == "Operator Contoh"
    assert strip.operator._name.error() == "Nama ini sudah ada di daftar."
    field.setText("Operator Lain")
    box.findChild(object, "choice_pengawas").click()
    settled(qtbot, ctx)
    assert ctx.desk.operator.name == "Operator Lain"
    assert ctx.desk.operator.role == "pengawas"


@pytest.mark.parametrize(
    ("hour", "name"), [(0, "pagi"), (8, "sore"), (14, "sore"), (17, "malam"), (23, "malam")]
)
def test_the_shift_follows_the_clock_of_the_office(hour, name) -> None:
    moment = START.replace(hour=hour, minute=30)
    assert shift_name(("07:00", "15:00", "23:00"), moment) == name


def test_the_call_state_words_cover_every_state(ctx, strip) -> None:
    for state in CallState:
        ctx.call.state = state
        ctx.call.changed.emit()
        assert strip.state.shown_text()
