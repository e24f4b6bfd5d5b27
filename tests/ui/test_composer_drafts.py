"""What is typed about a ticket is on disk within a second and stands there after a restart."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.desk.dispatch import dispatch
from callcenter.desk.keep_draft import load_drafts
from callcenter.desk.keep_note_draft import keep_note_draft, note_drafts
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.workstation import open_workstation
from tests.builders import intake
from tests.ui.shell import settled, shell_context
from ui.queue.queue_screen import QueueScreen
from ui.ticket_view.note_keeper import EVERY_MS
from ui.ticket_view.screen import TicketScreen


@pytest.fixture
def ctx(qapp, workstation):
    assert qapp is not None
    with shell_context(workstation) as made:
        yield made
        for one in QApplication.topLevelWidgets():
            if isinstance(one, TicketScreen):
                one.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def ticket_id(ctx) -> str:
    made = register_ticket(ctx.desk, intake()).ticket_id
    dispatch(ctx.desk, made, ["dishub"])
    return made


def opened(qtbot, ctx, ticket_id) -> TicketScreen:
    made = TicketScreen(ctx)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.resize(1198, 720)
    made.show()
    made.activateWindow()
    made.show_ticket(ticket_id)
    settled(qtbot, ctx)
    return made


def killed(qtbot, ctx, screen) -> None:
    """The screen goes without having been told: only the disk knows what stood in it."""
    settled(qtbot, ctx)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)


def kept(ctx, ticket_id) -> dict[str, dict[str, str]]:
    return {one.action: dict(one.fields) for one in note_drafts(ctx.desk, ticket_id)}


def test_a_note_is_on_disk_within_a_second_and_comes_back(qtbot, ctx, ticket_id):
    assert EVERY_MS <= 700
    screen = opened(qtbot, ctx, ticket_id)
    screen.take_action("note")
    QTest.keyClicks(screen.slot.current.text, "warga menunggu")
    qtbot.waitUntil(lambda: "note" in kept(ctx, ticket_id), timeout=1000)
    assert kept(ctx, ticket_id)["note"] == {"note": "warga menunggu"}
    assert load_drafts(ctx.desk) == []
    killed(qtbot, ctx, screen)
    again = opened(qtbot, ctx, ticket_id)
    qtbot.waitUntil(lambda: again.slot.current is not None)
    assert again.slot.current.text.toPlainText() == "warga menunggu"
    assert not again.slot.current.text.hasFocus()
    again.slot.current.save()
    qtbot.waitUntil(lambda: kept(ctx, ticket_id) == {})
    assert read_ticket(ctx.desk, ticket_id).ticket.entries[-1].body == {"text": "warga menunggu"}
    assert again.slot.current is None


@pytest.mark.usefixtures("qapp")
def test_it_is_there_after_the_desk_was_opened_anew(qtbot, workstation, keychain, clock):
    ticket_id = register_ticket(workstation.desk, intake()).ticket_id
    with shell_context(workstation) as ctx:
        screen = opened(qtbot, ctx, ticket_id)
        screen.take_action("follow_up")
        composer = screen.slot.current
        composer.outcome.cards["bukan_wewenang"].click()
        composer.target.choose("dishub")
        composer.text.setPlainText("jalan kota")
        screen.flush_draft()
        killed(qtbot, ctx, screen)
    profile = workstation.desk.profile
    workstation.close()
    files = [one.read_bytes() for one in profile.rglob("*") if one.is_file()]
    assert not any(b"jalan kota" in one for one in files)
    station = open_workstation(profile, keychain=keychain, clock=clock)
    with shell_context(station) as ctx:
        again = opened(qtbot, ctx, ticket_id)
        qtbot.waitUntil(lambda: again.slot.current is not None)
        composer = again.slot.current
        assert composer.text.toPlainText() == "jalan kota"
        assert composer.outcome.selected() == "bukan_wewenang"
        assert composer.target.chosen() == ("dishub",)
        assert composer.target.isVisible()
        killed(qtbot, ctx, again)
    station.close()


@pytest.mark.parametrize("action", ["transfer", "remind", "contact", "dispatch", "resolve"])
def test_every_composer_comes_back_as_it_was(qtbot, ctx, ticket_id, action):
    screen = opened(qtbot, ctx, ticket_id)
    screen.take_action(action)
    composer = screen.slot.current
    box = composer.note if action == "dispatch" else composer.text
    (box.setText if action == "dispatch" else box.setPlainText)("teks & contoh")
    for name, pick in (("means", "surat"), ("outcome", "promise")):
        if hasattr(composer, name):
            getattr(composer, name).cards[pick].click()
    if hasattr(composer, "due"):
        composer.due.choose_own(ctx.desk.clock.now())
    if hasattr(composer, "agencies"):
        composer.agencies.choose("psda")
    before = composer.typed()
    screen.flush_draft()
    killed(qtbot, ctx, screen)
    again = opened(qtbot, ctx, ticket_id)
    qtbot.waitUntil(lambda: again.slot.current is not None)
    assert again.slot.current.typed() == before
    assert "teks & contoh" in before.values()


def test_an_emptied_text_leaves_nothing_behind(qtbot, ctx, ticket_id):
    screen = opened(qtbot, ctx, ticket_id)
    screen.take_action("note")
    screen.slot.current.text.setPlainText("salah")
    screen.flush_draft()
    settled(qtbot, ctx)
    screen.slot.current.text.setPlainText("")
    screen.slot.put_away()
    settled(qtbot, ctx)
    assert kept(ctx, ticket_id) == {}


def test_a_field_that_is_being_changed_keeps_the_value_it_was_begun_on(qtbot, ctx, ticket_id):
    screen = opened(qtbot, ctx, ticket_id)
    screen.edit_field("landmark")
    editor = screen.side._editor
    editor.input.setText("dekat pasar")
    base = editor.typed()["base"]
    screen.flush_draft()
    killed(qtbot, ctx, screen)
    again = opened(qtbot, ctx, ticket_id)
    qtbot.waitUntil(lambda: again.side._editor is not None)
    settled(qtbot, ctx)
    assert again.side._editor.typed()["value"] == "dekat pasar"
    assert again.side._editor.typed()["base"] == base
    again.side._editor.save()
    qtbot.waitUntil(lambda: kept(ctx, ticket_id) == {})
    assert read_ticket(ctx.desk, ticket_id).ticket.text("landmark") == "dekat pasar"


def test_the_queue_and_the_ticket_share_one_text(qtbot, ctx, ticket_id):
    queue = QueueScreen(ctx)
    qtbot.addWidget(queue)
    queue.resize(1198, 720)
    queue.show()
    settled(qtbot, ctx)
    queue.select(ticket_id)
    queue.act("done")
    qtbot.waitUntil(lambda: queue.slot.current is not None)
    queue.slot.current.text.setPlainText("sudah diganti")
    queue.slot.put_away()
    settled(qtbot, ctx)
    queue.hide()
    screen = opened(qtbot, ctx, ticket_id)
    qtbot.waitUntil(lambda: screen.slot.current is not None)
    assert screen.slot.current.text.toPlainText() == "sudah diganti"
    screen.slot.current.save()
    qtbot.waitUntil(lambda: not queue.slot.has_text())
    assert kept(ctx, ticket_id) == {}


def test_what_cannot_be_used_any_more_is_left_alone(qtbot, ctx, ticket_id):
    keep_note_draft(ctx.desk, ticket_id, "no-such-action", {"x": "y"})
    keep_note_draft(ctx.desk, ticket_id, "edit.no-such-field", {"value": "y"})
    keep_note_draft(ctx.desk, ticket_id, "dispatch", {"agency": "no-such,psda", "gone": "z"})
    screen = opened(qtbot, ctx, ticket_id)
    qtbot.waitUntil(lambda: screen.slot.current is not None)
    assert screen.slot.current.agencies.chosen() == ("psda",)
    assert "no-such-action" in kept(ctx, ticket_id)
