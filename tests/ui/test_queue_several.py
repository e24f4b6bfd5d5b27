"""Several tickets at once: one composer, whom it is for, and each refused ticket by name."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callcenter.desk import finish
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.work_queue import promise_callback, raise_level, snooze, take
from callcenter.tickets.words import Kind, State
from tests.builders import intake
from tests.ui.colleague import colleague_does
from tests.ui.shell import settled, shown_screen
from tests.ui.ticket_rig import ticket
from ui.queue.order import MINE
from ui.queue.queue_screen import QueueScreen
from ui.ticket_view.several import numbers_text
from ui.ticket_view.transfer_composer import EACH

HELD = (("bmbk",), ("bmbk",), ("dishub", "dinsos"), ())


@pytest.fixture
def ids(workstation, clock) -> list[str]:
    made = []
    for at, agencies in enumerate(HELD):
        phone = "0812-0000-2000" if at < 2 else f"0812-0000-300{at}"
        said = intake(agency_ids=agencies, phone=phone)
        made.append(register_ticket(workstation.desk, said).ticket_id)
        clock.advance(minutes=1)
    return made


@pytest.fixture
def screen(qtbot, ctx, ids) -> QueueScreen:
    assert ids
    made = shown_screen(qtbot, ctx, QueueScreen(ctx))
    made.table.setFocus()
    return made


def number(ctx, ticket_id):
    return ticket(ctx, ticket_id).number


def press(qtbot, ctx, screen, key, ids):
    """Select these tickets as a person would, and press a key."""
    flags = screen.table.selectionModel().SelectionFlag
    screen.table.clearSelection()
    for one in ids:
        index = screen.model.index(screen.model.position(one), 0)
        screen.table.selectionModel().select(index, flags.Select | flags.Rows)
    settled(qtbot, ctx)
    screen.table.setFocus()
    QTest.keyClick(screen.table, key)
    settled(qtbot, ctx)
    return screen.slot.current


def save(qtbot, ctx, composer):
    composer.save()
    settled(qtbot, ctx)


def steps(ctx, ticket_id, kind):
    return [one for one in ticket(ctx, ticket_id).entries if one.kind == kind]


def test_who_cannot_take_part_is_named_before_and_the_others_go(qtbot, ctx, screen, ids):
    for _ in range(5):
        raise_level(ctx.desk, ids[:1], "x")
    qtbot.waitUntil(lambda: screen.model.row(screen.model.position(ids[0])).level == 6)
    composer = press(qtbot, ctx, screen, Qt.Key.Key_N, ids[:3])
    assert composer.preview.shown_text().startswith("Berlaku untuk 2 tiket: ")
    assert number(ctx, ids[0]) not in composer.preview.shown_text()
    assert composer.refused.toPlainText() == (
        f"▲ {number(ctx, ids[0])}: Tiket sudah di tingkat tertinggi."
    )
    composer.text.setPlainText("warga menelepon lagi")
    save(qtbot, ctx, composer)
    assert [ticket(ctx, one).level for one in ids[:3]] == [6, 2, 2]
    assert screen.toast.text() == "2 tiket dinaikkan"
    assert screen.slot.current is None


def test_who_was_refused_meanwhile_stays_named_until_it_is_read(qtbot, ctx, screen, ids):
    composer = press(qtbot, ctx, screen, Qt.Key.Key_D, ids)
    composer.text.setPlainText("jalan sudah ditambal")
    finish.resolve(ctx.desk, ids[1], "sudah lebih dulu")
    save(qtbot, ctx, composer)
    assert [ticket(ctx, one).state for one in ids] == [State.RESOLVED] * 4
    assert screen.toast.text() == "3 tiket dinyatakan selesai"
    assert screen.slot.current is composer
    assert composer.refused.toPlainText().startswith(f"▲ {number(ctx, ids[1])}: Tiket sedang")
    assert composer.fields["text"].isHidden()
    QTest.keyClick(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, ctx)
    assert screen.slot.current is None
    assert not screen.slot.has_text()
    assert len(steps(ctx, ids[0], Kind.RESOLVED)) == 1


def test_one_text_names_nobody_of_the_others_and_says_so_at_the_field(qtbot, ctx, screen, ids):
    composer = press(qtbot, ctx, screen, Qt.Key.Key_D, ids)
    composer.text.setPlainText("pelapor di 0812-0000-3002 sudah dikabari")
    save(qtbot, ctx, composer)
    said = composer.fields["text"].error()
    assert said == f"Menyebut pelapor {number(ctx, ids[2])}."
    assert "keluarkan tiket itu" in composer.error_text()
    assert [steps(ctx, one, Kind.RESOLVED) for one in ids] == [[]] * 4
    composer.text.setPlainText("pelapor sudah dikabari")
    save(qtbot, ctx, composer)
    assert [ticket(ctx, one).state for one in ids] == [State.RESOLVED] * 4


def test_a_reminder_of_several_is_refused_for_what_was_typed_into_it(qtbot, ctx, screen, ids):
    composer = press(qtbot, ctx, screen, Qt.Key.Key_R, ids[:3])
    prepared = composer.text.toPlainText()
    composer.text.appendPlainText("hubungi 0812-0000-3002")
    save(qtbot, ctx, composer)
    assert number(ctx, ids[2]) in composer.fields["text"].error()
    assert steps(ctx, ids[0], Kind.REMINDED) == []
    composer.text.setPlainText(prepared)
    save(qtbot, ctx, composer)
    assert len(steps(ctx, ids[0], Kind.REMINDED)) == 1


def test_when_all_are_refused_nothing_is_said_to_be_done(qtbot, ctx, screen, ids):
    composer = press(qtbot, ctx, screen, Qt.Key.Key_D, ids[:2])
    composer.text.setPlainText("beres")
    for one in ids[:2]:
        finish.resolve(ctx.desk, one, "sudah lebih dulu")
    save(qtbot, ctx, composer)
    assert composer.error_text() == "▲ Tidak satu pun bisa; tidak ada yang berubah"
    assert composer.text.toPlainText() == "beres"
    assert screen.toast.isHidden()


def test_one_reminder_to_each_agency_about_all_of_its_tickets(qtbot, ctx, screen, ids):
    composer = press(qtbot, ctx, screen, Qt.Key.Key_R, ids[:3])
    text = composer.text.toPlainText()
    mine, other = number(ctx, ids[0]), number(ctx, ids[1])
    assert composer.preview.shown_text() == (
        f"Berlaku untuk 2 tiket: {mine}, {other} · sesudah ini 2 OPD lagi"
    )
    assert mine in text
    assert other in text
    assert "2 pengaduan" in text
    foreign = number(ctx, ids[2])
    composer.text.appendPlainText(f"lihat juga {foreign}")
    save(qtbot, ctx, composer)
    assert screen.toast.text().endswith("atas 2 tiket")
    (kept,) = steps(ctx, ids[0], Kind.REMINDED)
    assert kept.body["agency_id"] == "bmbk"
    assert mine in kept.body["text"]
    told = kept.body["text"]  # nobody reads one ticket's matter in another's story
    assert not any(one in told for one in (other, foreign))
    assert "Call Center" in told
    assert composer.agency.count() == 2
    for _ in range(2):
        save(qtbot, ctx, screen.slot.current)
    assert screen.slot.current is None
    told = {one.body["agency_id"] for one in steps(ctx, ids[2], Kind.REMINDED)}
    assert told == {"dishub", "dinsos"}


def test_a_transfer_takes_each_from_its_holder_or_all_from_one(qtbot, ctx, screen, ids):
    composer = press(qtbot, ctx, screen, Qt.Key.Key_T, ids)
    assert composer.agency.selected() == EACH
    said = composer.refused.toPlainText()
    assert f"{number(ctx, ids[2])}: dipegang lebih dari satu OPD" in said
    assert f"{number(ctx, ids[3])}: belum diteruskan" in said
    composer.agency.select("dinsos")
    assert composer.ids == (ids[2],)
    composer.agency.select(EACH)
    composer.target.toggle("psda")
    composer.text.setPlainText("irigasi")
    save(qtbot, ctx, composer)
    assert [ticket(ctx, one).agency_ids for one in ids] == [
        ("psda",), ("psda",), ("dishub", "dinsos"), ()]  # fmt: skip


def test_one_call_about_two_tickets_of_one_reporter(qtbot, ctx, screen, ids, clock):
    promise_callback(ctx.desk, ids[0], clock.now() + timedelta(hours=1))
    composer = press(qtbot, ctx, screen, Qt.Key.Key_C, ids[:2])
    composer.text.setPlainText("dikabari sekaligus")
    save(qtbot, ctx, composer)
    assert [one.done for one in ticket(ctx, ids[0]).callbacks] == [True]
    assert steps(ctx, ids[0], Kind.CALL_LOGGED) == []
    assert len(steps(ctx, ids[1], Kind.CALL_LOGGED)) == 1
    assert screen.toast.text() == "Percakapan dicatat: 2 tiket"


def test_several_reporters_are_promised_a_call_and_not_talked_to_at_once(qtbot, ctx, screen, ids):
    composer = press(qtbot, ctx, screen, Qt.Key.Key_C, ids[1:])
    assert list(composer.outcome.cards) == ["promise"]
    assert composer.preview.shown_text().endswith("isi percakapan dicatat satu per satu")
    save(qtbot, ctx, composer)
    assert [len(ticket(ctx, one).callbacks) for one in ids] == [0, 1, 1, 1]


def test_what_is_for_one_ticket_alone_says_so(qtbot, ctx, screen, ids):
    assert press(qtbot, ctx, screen, Qt.Key.Key_J, ids[:2]) is None
    assert screen.toast.text() == "Jawaban OPD dicatat satu per satu; pilih satu tiket"
    assert press(qtbot, ctx, screen, Qt.Key.Key_W, ids[:2]) is None
    assert screen.toast.text() == "Tidak ada yang sedang ditunda"
    assert press(qtbot, ctx, screen, Qt.Key.Key_R, ids[3:]) is None
    assert screen.toast.text().startswith("Belum diteruskan ke OPD mana pun")
    press(qtbot, ctx, screen, Qt.Key.Key_A, [])
    assert screen.toast.text() == "Belum ada tiket yang dipilih"


def test_more_than_can_be_done_at_once_says_so(qtbot, ctx, screen, ids, monkeypatch):
    monkeypatch.setattr("ui.queue.acting.MOST", 1)
    assert press(qtbot, ctx, screen, Qt.Key.Key_N, ids[:2]) is None
    assert screen.toast.text() == "Paling banyak 1 tiket sekaligus; pilih lebih sedikit"


def test_what_a_colleague_took_a_moment_earlier_is_named(qtbot, ctx, screen, ids):
    ctx.changes.changed.disconnect(screen.reading._changed)  # the word about it is still on its way
    colleague_does(ctx.desk, ids[0], Kind.TAKEN, {"uid": "op-2", "name": "Operator Dua"})
    press(qtbot, ctx, screen, Qt.Key.Key_A, ids[:2])
    assert screen.toast.text() == (
        f"1 tiket Anda pegang · {number(ctx, ids[0])}: "
        "Sudah dipegang rekan; ambil alih dengan alasan."
    )
    screen.toast.button.click()
    settled(qtbot, ctx)
    assert ticket(ctx, ids[0]).holder.uid == "op-2"
    assert ticket(ctx, ids[1]).holder is None


def test_an_undo_leaves_what_was_changed_again_and_says_so(qtbot, ctx, screen, ids, clock):
    press(qtbot, ctx, screen, Qt.Key.Key_A, ids[:2])
    take(ctx.desk, ids[:1], "sekali lagi")
    colleague_does(ctx.desk, ids[1], Kind.TAKEN, {"uid": "op-2", "name": "Operator Dua"})
    later = "Sudah diubah lagi sesudah itu; dibiarkan seperti sekarang."
    screen.toast.button.click()
    settled(qtbot, ctx)
    assert screen.toast.text() == f"Dibatalkan · {number(ctx, ids[0])}: {later}"
    assert ticket(ctx, ids[0]).holder == ctx.desk.author
    assert ticket(ctx, ids[1]).holder.uid == "op-2"  # was quicker, as the centre tells now
    composer = press(qtbot, ctx, screen, Qt.Key.Key_S, ids[2:3])
    composer.until.cards.cards["tomorrow"].click()
    composer.save()
    settled(qtbot, ctx)
    other = clock.now() + timedelta(days=9)
    snooze(ctx.desk, ids[2:3], other)
    screen.toast.button.click()
    settled(qtbot, ctx)
    assert screen.toast.text() == f"Tidak dibatalkan · {number(ctx, ids[2])}: {later}"
    assert ticket(ctx, ids[2]).snoozed_until == other


def test_what_i_took_by_my_account_is_mine(qtbot, ctx, screen, ids):
    take(ctx.desk, ids[:1])  # before the account was known: by the way in
    ctx.desk.standing = replace(ctx.desk.standing, account="akun-1")
    take(ctx.desk, ids[1:2])
    at = screen.model.position
    qtbot.waitUntil(lambda: screen.model.row(at(ids[1])).holder_uid == "akun-1")
    settled(qtbot, ctx)
    assert press(qtbot, ctx, screen, Qt.Key.Key_A, ids[:2]) is None
    assert screen.toast.text() == "Sudah Anda pegang"
    screen.filters.holder.set_key(MINE)
    screen.filters.changed.emit()
    assert {row.id for row in screen.model.rows()} == set(ids[:2])
    assert [key for key, _ in screen.filters._holders()] == ["mine", "nobody"]


def test_one_that_turns_red_is_told_though_another_red_one_goes(qtbot, ctx, screen, ids, clock):
    first, later = ids[3], ids[0]
    due = {one: screen.model.row(screen.model.position(one)).next_due for one in ids}
    assert due[first] < due[later]
    told = []
    screen.turned_red.connect(told.append)
    clock.moment = due[first]
    screen.tick()
    clock.moment = max(due.values())
    finish.resolve(ctx.desk, first, "selesai")
    qtbot.waitUntil(lambda: screen.model.position(first) == -1)
    settled(qtbot, ctx)
    assert told == [1, 3]


def test_many_numbers_are_told_in_short():
    assert numbers_text(["a", "b"]) == "a, b"
    assert numbers_text([str(n) for n in range(9)]) == "0, 1, 2, 3, 4, 5 dan 3 lainnya"
