"""Steps on a ticket's screen: fields and conflicts settled, the life's next step, merges, back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk.archive_duplicate import archive_duplicate
from callcenter.desk.edit_ticket import edit_ticket
from callcenter.desk.finish import resolve
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.search import PAGE
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind, State
from tests.builders import intake
from tests.ui.colleague import centre_takes, colleague_does
from tests.ui.shell import settled
from tests.ui.ticket_rig import opened, ticket
from ui.search.further import FURTHER
from ui.ticket_view.screen import TicketScreen


@pytest.fixture
def screen(qtbot, ctx, ticket_id) -> TicketScreen:
    return opened(qtbot, ctx, ticket_id)


def make_conflict(ctx, ticket_id):
    colleague_does(ctx.desk, ticket_id, Kind.EDITED, changes=[Change("landmark", "dekat masjid")])
    colleague_does(
        ctx.desk, ticket_id, Kind.EDITED, changes=[Change("landmark", "dekat balai desa", "lain")]
    )


@pytest.mark.parametrize("choice", [("1", "dekat masjid"), ("2", "dekat balai desa")])
def test_one_key_settles_two_values(qtbot, ctx, screen, ticket_id, choice):
    key, kept = choice
    make_conflict(ctx, ticket_id)
    qtbot.waitUntil(screen.conflict.isVisible)
    assert screen.conflict.left.shown_text() == "dekat masjid"
    assert screen.conflict.right.shown_text() == "dekat balai desa"
    screen.story.setFocus()
    QTest.keyClicks(screen.story.area, key)
    qtbot.waitUntil(lambda: not ticket(ctx, ticket_id).conflicts)
    assert ticket(ctx, ticket_id).text("landmark") == kept
    qtbot.waitUntil(screen.conflict.isHidden)


def test_a_digit_typed_into_a_note_settles_nothing(qtbot, ctx, screen, ticket_id):
    make_conflict(ctx, ticket_id)
    qtbot.waitUntil(screen.conflict.isVisible)
    screen.take_action("note")
    QTest.keyClicks(screen.slot.current.text, "12")
    settled(qtbot, ctx)
    assert screen.slot.current.text.toPlainText() == "12"
    assert ticket(ctx, ticket_id).conflicts


def test_a_field_is_changed_in_its_place_and_can_be_taken_back(qtbot, ctx, screen, ticket_id):
    screen.side.report.rows["urgency"].value.click()
    editor = screen.side.report.findChild(object, "edit.urgency")
    editor.input.select("segera")
    editor.save()
    qtbot.waitUntil(lambda: ticket(ctx, ticket_id).text("urgency") == "segera")
    qtbot.waitUntil(lambda: screen.side.report.text("urgency") == "Segera")
    screen.toast.button.click()
    qtbot.waitUntil(lambda: ticket(ctx, ticket_id).text("urgency") == "normal")


def test_an_edit_on_an_older_value_becomes_a_conflict_not_a_loss(qtbot, ctx, screen, ticket_id):
    edit_ticket(ctx.desk, ticket_id, [Change("landmark", "dekat pasar")])
    centre_takes(ctx.desk, ticket_id)
    qtbot.waitUntil(lambda: screen.side.report.text("landmark") == "dekat pasar")
    screen.edit_field("landmark")
    editor = screen.side.report.findChild(object, "edit.landmark")
    base = ticket(ctx, ticket_id).heads["landmark"].eid
    colleague_does(
        ctx.desk, ticket_id, Kind.EDITED, changes=[Change("landmark", "dekat sungai", base)]
    )
    settled(qtbot, ctx)
    editor.input.setText("dekat jembatan")
    editor.save()
    qtbot.waitUntil(lambda: len(ticket(ctx, ticket_id).conflicts) == 1)
    held = ticket(ctx, ticket_id)
    assert {held.text("landmark"), held.conflicts[0].value} == {"dekat sungai", "dekat jembatan"}


@pytest.mark.parametrize("step", [("resolve", "close"), ("request", "receive")])
def test_the_main_button_is_the_next_step_of_its_life(qtbot, screen, step):
    taken, primary = step
    assert next(iter(screen.action_row.buttons)) == "follow_up"
    screen.take_action(taken)
    screen.slot.current.text.setPlainText("keterangan")
    screen.slot.current.save()
    qtbot.waitUntil(lambda: next(iter(screen.action_row.buttons)) == primary)


def test_what_does_not_fit_stands_behind_more(qtbot, screen):
    assert screen.action_row.hidden_keys
    menu = screen.action_row.open_menu()
    assert len(menu.actions()) == len(screen.action_row.hidden_keys)
    with qtbot.waitSignal(screen.action_row.taken, timeout=1000) as told:
        menu.actions()[0].trigger()
    assert told.args == [screen.action_row.hidden_keys[0]]
    menu.close()


def test_bukan_wewenang_must_name_who_is_competent(qtbot, ctx, screen, ticket_id):
    screen.take_action("follow_up")
    composer = screen.slot.current
    composer.outcome.cards["bukan_wewenang"].click()
    composer.text.setPlainText("bukan jalan provinsi")
    composer.save()
    settled(qtbot, ctx)
    assert composer.fields["target"].error()
    composer.target.line.setText("perhubungan")
    QTest.keyClick(composer.target.line, Qt.Key.Key_Return)
    assert composer.target.chosen() == ("dishub",)
    composer.save()
    qtbot.waitUntil(lambda: ticket(ctx, ticket_id).agency_ids == ("dishub",))


def test_a_step_the_life_refuses_meanwhile_is_told_and_keeps_the_text(
    qtbot, ctx, screen, ticket_id
):
    screen.take_action("resolve")
    composer = screen.slot.current
    composer.text.setPlainText("sudah ditambal")
    resolve(ctx.desk, ticket_id, "rekan lebih dulu")
    composer.save()
    settled(qtbot, ctx)
    assert "Selesai" in composer.error_text()
    assert composer.text.toPlainText() == "sudah ditambal"


def test_merging_into_another_ticket_and_back(qtbot, ctx, screen, ticket_id):
    other = register_ticket(ctx.desk, intake(phone="0813-0000-2222"))
    screen.take_action("duplicate")
    composer = screen.slot.current
    composer.line.setText(other.number.replace("-", " "))
    qtbot.waitUntil(lambda: composer.chosen() == other.ticket_id)
    composer.save()
    qtbot.waitUntil(screen.banner.isVisible)
    assert ticket(ctx, ticket_id).duplicate_of == other.ticket_id
    assert other.number in screen.banner.accessibleName()
    screen.banner.button.click()
    qtbot.waitUntil(screen.banner.isHidden)
    assert ticket(ctx, ticket_id).state is State.DISPATCHED
    assert not ticket(ctx, other.ticket_id).reporters


@pytest.fixture
def far_back(ctx, monkeypatch) -> str:
    """The only one with a word in x, behind more tickets than a few pages look at one by one."""
    monkeypatch.setattr("callcenter.store.queries._MOST", 0)
    monkeypatch.setattr("callcenter.store.search_walk.LOOKED_AT", 20)
    monkeypatch.setattr("ui.search.further.BY_ITSELF", 2)
    found = register_ticket(ctx.desk, intake(description="Mobil Xenia terbakar di jalan."))
    for _ in range(60):
        register_ticket(ctx.desk, intake())
    return found.ticket_id


def test_what_was_not_found_yet_is_gone_on_with_and_is_no_ticket_to_merge_into(
    qtbot, ctx, screen, far_back
):
    screen.take_action("duplicate")
    composer = screen.slot.current
    read: list[int] = []
    composer.further.came.connect(lambda _hits: read.append(1))
    composer.line.setText("x")
    qtbot.waitUntil(lambda: len(read) == 2)
    settled(qtbot, ctx)
    (row,) = composer.list.rows()
    assert (row.key, row.title) == (FURTHER, "Belum ada tiket yang cocok")
    assert composer.chosen() == ""
    composer.save()
    assert composer.fields["of"].error()
    QTest.keyClick(composer.line, Qt.Key.Key_Return)
    assert composer.list.rows()[0].title == "Mencari tiket yang lebih lama…"
    settled(qtbot, ctx)
    assert [row.key for row in composer.list.rows()] == [far_back]
    assert composer.chosen() == far_back
    composer.line.setText("xq")
    qtbot.waitUntil(lambda: composer.list.rows()[0].title == "Tidak ada tiket lain yang cocok")
    assert composer.chosen() == ""


def test_a_click_goes_on_and_a_page_that_fails_can_be_asked_for_again(qtbot, ctx, screen, far_back):
    screen.take_action("duplicate")
    composer = screen.slot.current
    composer.line.setText("x")
    qtbot.waitUntil(lambda: [row.key for row in composer.list.rows()] == [FURTHER])
    composer.further._quiet.stop()
    box = composer.list.visualRect(composer.list.model().index(0, 0))
    with ctx.desk.store.write() as tx:
        tx.exec_driver_sql("ALTER TABLE vocabulary RENAME TO lost")
    QTest.mouseClick(composer.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    settled(qtbot, ctx)
    assert composer.error_text()
    assert [row.key for row in composer.list.rows()] == [FURTHER]
    with ctx.desk.store.write() as tx:
        tx.exec_driver_sql("ALTER TABLE lost RENAME TO vocabulary")
    for _ in range(3):
        QTest.keyClick(composer.list, Qt.Key.Key_Return)
        assert composer.error_text() == ""
        settled(qtbot, ctx)
    assert composer.chosen() == far_back


def test_the_tickets_to_merge_into_go_on_at_the_end_of_their_list_page_by_page(qtbot, ctx, screen):
    made = {
        register_ticket(ctx.desk, intake(description="Sumur bor kering")).ticket_id
        for _ in range(60)
    }
    screen.take_action("duplicate")
    composer = screen.slot.current
    composer.line.setText("sumur")
    bar, at = composer.list.verticalScrollBar(), 0
    for many in (PAGE, 2 * PAGE, 60):
        qtbot.waitUntil(lambda many=many: len(composer.list.rows()) == many)
        settled(qtbot, ctx)
        assert len(composer.list.rows()) == many
        assert bar.value() == at
        at = bar.maximum()
        bar.setValue(at)
    settled(qtbot, ctx)
    assert {row.key for row in composer.list.rows()} == made


def test_two_entries_of_one_person_become_one_and_part_again(qtbot, ctx, screen, ticket_id):
    register_ticket(ctx.desk, intake(phone="0813-0000-3333", name="Contoh Sari Dewi"))
    screen.take_action("merge")
    composer = screen.slot.current
    qtbot.waitUntil(lambda: len(composer.list.rows()) == 1)
    composer.list.setCurrentIndex(composer.list.model().index(0, 0))
    settled(qtbot, ctx)
    assert not composer.save_button.isEnabled()
    composer.findChild(object, "merge.name.absorbed").click()
    qtbot.waitUntil(composer.save_button.isEnabled)
    composer.save()
    qtbot.waitUntil(screen.side.reporter.unmerge_button.isVisible)
    caller = read_ticket(ctx.desk, ticket_id).caller
    assert caller.name == "Contoh Sari Dewi"
    assert len(caller.phones) == 2
    screen.side.reporter.unmerge_button.click()
    qtbot.waitUntil(screen.side.reporter.unmerge_button.isHidden)
    assert read_ticket(ctx.desk, ticket_id).caller.name == "Contoh Sari"


def test_a_duplicate_of_a_duplicate_is_refused_in_place(qtbot, ctx, screen):
    first = register_ticket(ctx.desk, intake(phone="0813-0000-4444"))
    second = register_ticket(ctx.desk, intake(phone="0813-0000-5555"))
    archive_duplicate(ctx.desk, first.ticket_id, second.ticket_id)
    screen.take_action("duplicate")
    composer = screen.slot.current
    composer.line.setText(first.number)
    qtbot.waitUntil(lambda: composer.chosen() == first.ticket_id)
    composer.save()
    settled(qtbot, ctx)
    assert "induk" in composer.fields["of"].error()
