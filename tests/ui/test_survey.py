"""The survey at a ticket: nine questions by the keys 1 to 4, and what follows from the answers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from callcenter.desk.finish import resolve
from callcenter.desk.register_ticket import register_ticket
from callcenter.tickets.survey import ELEMENTS
from callcenter.tickets.words import State
from tests.builders import intake
from tests.ui.shell import settled
from tests.ui.ticket_rig import opened, ticket
from ui.survey_words import NAMES, QUESTIONS


@pytest.fixture
def ticket_id(ctx) -> str:
    made = register_ticket(ctx.desk, intake()).ticket_id
    resolve(ctx.desk, made, "sudah ditambal")
    return made


@pytest.fixture
def screen(qtbot, ctx, ticket_id):
    return opened(qtbot, ctx, ticket_id)


@pytest.fixture
def composer(qtbot, ctx, screen):
    screen.take_action("survey")
    settled(qtbot, ctx)
    return screen.slot.current


def test_every_element_has_a_name_and_four_answers():
    assert tuple(QUESTIONS) == tuple(NAMES) == ELEMENTS
    assert all(len(set(answers)) == 4 for _, answers in QUESTIONS.values())


def test_by_keys_alone_from_the_first_question_to_the_saved_answers(
    qtbot, ctx, composer, ticket_id
):
    assert composer.sheet.hasFocus()
    assert "persyaratan" in composer.question.shown_text()
    QTest.keyClicks(composer.sheet, "433")
    assert "biaya" in composer.question.shown_text()
    QTest.keyClicks(composer.sheet, "443443")
    QTest.keyClick(composer.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, ctx)
    assert ticket(ctx, ticket_id).survey == ()  # nobody has asked for the outcome yet
    content = composer.outcome.cards["content"]
    assert content.hasFocus()
    assert not content.isChecked()
    QTest.keyClick(content, Qt.Key.Key_Space)
    QTest.keyClick(content, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ticket(ctx, ticket_id).survey == (4, 3, 3, 4, 4, 3, 4, 4, 3))
    assert ticket(ctx, ticket_id).state is State.RESOLVED


def test_a_missing_answer_is_asked_again_and_nothing_is_lost(qtbot, ctx, composer, ticket_id):
    QTest.keyClicks(composer.sheet, "444")
    QTest.keyClick(composer.sheet, Qt.Key.Key_Down)
    QTest.keyClicks(composer.sheet, "44444")
    composer.save()
    assert "Biaya/tarif" in composer.error_text()
    assert composer.sheet.row == 3
    assert composer.sheet.hasFocus()
    assert composer.sheet.scores() == (4, 4, 4, None, 4, 4, 4, 4, 4)
    assert ticket(ctx, ticket_id).survey == ()
    QTest.keyClicks(composer.sheet, "4")
    composer.outcome.cards["content"].click()
    composer.save()
    qtbot.waitUntil(lambda: ticket(ctx, ticket_id).survey == (4,) * 9)


def test_who_is_not_content_says_why_and_the_ticket_opens_again(qtbot, ctx, composer, ticket_id):
    QTest.keyClicks(composer.sheet, "2" * 9)
    composer.outcome.cards["discontent"].click()
    assert composer.text.isVisible()
    composer.save()
    qtbot.waitUntil(lambda: composer.fields["reason"].input.property("wrong"))
    assert ticket(ctx, ticket_id).survey == ()
    QTest.keyClicks(composer.text, "lubangnya masih ada")
    composer.save()
    qtbot.waitUntil(lambda: ticket(ctx, ticket_id).state is State.DISPATCHED)
    assert ticket(ctx, ticket_id).survey == (2,) * 9


def test_a_mark_is_changed_taken_back_and_given_by_the_mouse(composer):
    sheet = composer.sheet
    QTest.keyClicks(sheet, "12")
    QTest.keyClick(sheet, Qt.Key.Key_Home)
    assert sheet.accessibleName().startswith("1/9 Persyaratan: 1")
    QTest.keyClick(sheet, Qt.Key.Key_Backspace)
    assert sheet.scores()[:2] == (None, 2)
    assert "belum dijawab" in sheet.accessibleName()
    QTest.keyClick(sheet, Qt.Key.Key_End)
    assert sheet.row == 8
    QTest.keyClicks(sheet, "59x")
    assert sheet.scores()[8] is None
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(220 + 2 * 30 + 10, 5))
    assert sheet.scores()[0] == 3
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(20, 5 * 30 + 5))
    assert sheet.row == 5


def test_half_answered_it_waits_and_comes_back_as_it_was(qtbot, ctx, screen, composer):
    QTest.keyClicks(composer.sheet, "4321")
    composer.put_away()
    settled(qtbot, ctx)
    screen.take_action("survey")
    settled(qtbot, ctx)
    assert screen.slot.current.sheet.scores()[:5] == (4, 3, 2, 1, None)
    assert screen.slot.current.sheet.row == 4


def test_a_ticket_that_still_runs_offers_no_survey(qtbot, ctx):
    made = register_ticket(ctx.desk, intake()).ticket_id
    screen = opened(qtbot, ctx, made)
    assert "survey" not in screen.action_row.buttons
