"""Writing an answer for LAPOR: what will leave is seen before, nothing typed is lost."""

import pytest
from PySide6.QtTest import QTest

from callcenter.desk.keep_note_draft import note_drafts
from callcenter.desk.lapor_ticket import reply_to_lapor
from callcenter.desk.register_ticket import register_ticket
from callcenter.lapor import bodies
from callcenter.store.attachments import Attachment
from callcenter.tickets.words import Confidentiality, Kind, ReplyPush
from tests import lapor_steps as at
from tests.builders import intake
from tests.ui.shell import settled, shell_context
from tests.ui.ticket_rig import opened, ticket

PICTURE = Attachment("a" * 64, 1200, "image/jpeg", "foto <b>&1</b>.jpg")
PAPER = Attachment("b" * 64, 1200, "application/pdf", "surat.pdf")
TEXT = "Untuk 0812-0000-1234: jalan sudah diperbaiki."


@pytest.fixture
def ctx(qapp, workstation):
    assert qapp is not None
    at.connected(workstation.desk)
    with shell_context(workstation) as made:
        yield made


@pytest.fixture
def ticket_id(ctx) -> str:
    made = register_ticket(ctx.desk, intake(), files=(PICTURE, PAPER)).ticket_id
    at.sent(ctx.desk, made)
    return made


@pytest.fixture
def screen(qtbot, ctx, ticket_id):
    return opened(qtbot, ctx, ticket_id)


@pytest.fixture
def composer(screen):
    screen.side.lapor.buttons["lapor_reply"].click()
    return screen.slot.current


def replies(ctx, ticket_id):
    return [one for one in ticket(ctx, ticket_id).entries if one.kind == Kind.LAPOR_REPLY]


def test_what_will_leave_is_shown_while_it_is_written(qtbot, composer):
    assert composer.text.hasFocus()
    assert composer.preview.isHidden()
    QTest.keyClicks(composer.text, "Jalan sudah diperbaiki.")
    qtbot.waitUntil(lambda: "persis" in composer.leaves.shown_text())
    assert composer.preview.isHidden()
    composer.text.setPlainText(TEXT)
    qtbot.waitUntil(lambda: "disamarkan" in composer.preview.toPlainText())
    assert composer.preview.isVisible()
    assert "1234" not in composer.preview.toPlainText()
    assert "disamarkan" in composer.leaves.shown_text()
    assert composer.preview.isReadOnly()


def test_saved_it_waits_and_says_only_what_may_leave(qtbot, ctx, screen, composer, ticket_id):
    composer.text.setPlainText(TEXT)
    composer.files.boxes[PICTURE.sha256].click()
    composer.save()
    qtbot.waitUntil(lambda: replies(ctx, ticket_id) != [])
    (entry,) = replies(ctx, ticket_id)
    assert "1234" not in entry.body["text"]
    assert entry.body["files"] == [PICTURE.sha256]
    qtbot.waitUntil(lambda: any("menunggu dikirim" in one.shown_text() for one in lines(screen)))
    screen.toast.button.click()
    qtbot.waitUntil(lambda: at.state_of(ctx.desk, ticket_id).pending_replies == ())
    qtbot.waitUntil(lambda: not lines(screen))


def lines(screen):
    return screen.side.lapor.lines


def test_an_empty_answer_is_refused_at_its_field(qtbot, ctx, composer, ticket_id):
    composer.save()
    qtbot.waitUntil(lambda: composer.fields["text"].error() != "")
    assert replies(ctx, ticket_id) == []


def test_only_pictures_can_be_chosen_and_their_names_are_literal(composer):
    assert list(composer.files.boxes) == [PICTURE.sha256]
    text = composer.files.boxes[PICTURE.sha256].text()
    assert text.startswith("foto <b>&&1</b>.jpg")
    assert composer.note.isHidden()


def test_of_a_confidential_report_no_file_goes_and_it_is_said(qtbot, ctx):
    secret = intake(confidentiality=Confidentiality.SECRET)
    made = register_ticket(ctx.desk, secret, files=(PICTURE,)).ticket_id
    at.sent(ctx.desk, made)
    screen = opened(qtbot, ctx, made)
    screen.take_action("lapor_reply")
    composer = screen.slot.current
    assert composer.files.boxes == {}
    assert "tidak boleh menyebut" in composer.note.shown_text()
    assert composer.note.isVisible()


def test_text_and_files_come_back_after_a_kill(qtbot, ctx, screen, composer, ticket_id):
    QTest.keyClicks(composer.text, "Sedang dikerjakan")
    composer.files.boxes[PICTURE.sha256].click()
    screen.flush_draft()
    settled(qtbot, ctx)
    (draft,) = note_drafts(ctx.desk, ticket_id)
    assert draft.action == "lapor_reply"
    again = opened(qtbot, ctx, ticket_id)  # a window that knows nothing but the disk
    qtbot.waitUntil(lambda: again.slot.current is not None)
    assert again.slot.current.text.toPlainText() == "Sedang dikerjakan"
    assert again.slot.current.files.chosen() == (PICTURE.sha256,)


@pytest.mark.parametrize(
    ("choice", "state"),
    [("sent", ReplyPush.SENT), ("again", ReplyPush.WAITING), ("cancel", ReplyPush.CANCELLED)],
)
def test_an_answer_in_doubt_is_settled_in_the_card(qtbot, ctx, ticket_id, choice, state):
    eid = reply_to_lapor(ctx.desk, ticket_id, "Sudah diperbaiki.")
    doubt = bodies.reply_sent(eid, ReplyPush.UNCERTAIN, "timeout")
    at.step(ctx.desk, ticket_id, Kind.LAPOR_REPLY_SENT, doubt)
    screen = opened(qtbot, ctx, ticket_id)
    assert "tidak pasti sampai" in lines(screen)[0].shown_text()
    assert "lapor_list" in screen.side.lapor.buttons
    screen.side.lapor.findChild(object, f"ticket.lapor.reply.{choice}.{eid}").click()
    qtbot.waitUntil(lambda: at.state_of(ctx.desk, ticket_id).replies[0].state is state)
    qtbot.waitUntil(lambda: "lapor_list" not in screen.side.lapor.buttons)
