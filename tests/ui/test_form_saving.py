"""Saving, joining, answering, referring: how what was typed leaves the form."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from callcenter.desk.find_caller import find_caller
from callcenter.desk.read_ticket import read_ticket
from callcenter.store import events, outbox
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Classification, Confidentiality, Kind, State
from tests.fakes import FakeClock
from tests.ui.form_rig import NUMBER, ROAD, FormDesk, desk, focused
from ui.plain_text import PlainLabel
from ui.ticket_form.saved_panel import SavedTicket

__all__ = ["desk"]

HOSTILE = '<img src="file:///etc/hostname"><a href="https://phish.example">klik</a>'
KEY = Qt.Key


class PaintWatch(QObject):
    """Notes each paint of a label with what stands on it."""

    def __init__(self, label: PlainLabel, seen: list[str]) -> None:
        super().__init__(label)
        self._label, self._seen = label, seen
        label.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen.append(f"painted {self._label.text()}")
        return False


def test_a_second_caller_joins_the_first_ticket(desk: FormDesk) -> None:
    place = desk.place("bandar jaya barat")
    first = desk.register(
        phone="0813-0000-1111", name="Contoh Budi", description=ROAD, category="pekerjaan-umum",
        place=place, agency_ids=("bmbk",),
    )  # fmt: skip
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari")
    desk.type("description", "Jalan depan pasar berlubang, motor jatuh")
    desk.form.body.place.write(place, "")
    desk.settle()
    desk.form.live.ask()
    desk.settle()
    QTest.keyClick(desk.find("description"), KEY.Key_M, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.form.stack.currentIndex() == 1)
    desk.settle()
    (reporter,) = read_ticket(desk.desk, first.ticket_id).ticket.reporters
    assert reporter.name == "Contoh Sari"
    assert desk.find("saved_number").text().replace(" – ", "-") == first.number
    assert desk.drafts() == []
    desk.form.toast.button.click()
    desk.settle()
    assert read_ticket(desk.desk, first.ticket_id).ticket.reporters == ()
    assert desk.find("description").toPlainText() == "Jalan depan pasar berlubang, motor jatuh"
    assert desk.find("name").text() == "Contoh Sari"
    assert len(desk.tickets()) == 1


def test_an_answer_in_the_call_closes_the_ticket(desk: FormDesk) -> None:
    desk.type("description", "Mau tanya cara bayar pajak kendaraan lewat e-Samsat")
    desk.settle()
    assert desk.form.body.category.classification_value() is Classification.INFORMATION
    desk.find("answer_open").click()
    desk.type("answer", "Lewat aplikasi atau gerai mana pun.")
    desk.find("answer_save").click()
    desk.until(lambda: desk.form.stack.currentIndex() == 1)
    desk.settle()
    ticket = read_ticket(desk.desk, desk.tickets()[0]).ticket
    assert ticket.state is State.CLOSED
    assert ticket.dispatches == ()
    assert "Dijawab" in desk.find("saved_promise").shown_text()


def test_a_prank_is_never_marked_by_one_click(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.settle()
    desk.form.body.menu.chosen.emit("prank")
    assert not desk.find("prank_confirm").isEnabled()
    assert find_caller(desk.desk, NUMBER).prank_count == 0
    desk.type("prank_note", "anak-anak tertawa")
    desk.find("prank_confirm").click()
    desk.settle()
    assert find_caller(desk.desk, NUMBER).prank_count == 1
    assert desk.drafts() == []
    assert desk.tickets() == []


def test_a_prank_is_taken_back_with_what_was_typed(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("description", "suara tertawa di belakang")
    desk.settle()
    desk.form.body.menu.chosen.emit("prank")
    desk.type("prank_note", "anak-anak tertawa")
    desk.find("prank_confirm").click()
    desk.until(desk.form.toast.isVisible)
    assert desk.find("description").toPlainText() == ""
    assert desk.form.toast.button.label() == "Batalkan"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(focused(), KEY.Key_B, both)
    desk.settle()
    assert find_caller(desk.desk, NUMBER).prank_count == 0
    assert desk.find("description").toPlainText() == "suara tertawa di belakang"
    assert desk.find("phone").text() == NUMBER
    assert len(desk.drafts()) == 1


def test_after_saving_the_caller_and_the_new_ticket_are_known(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari")
    desk.type("description", ROAD)
    desk.settle()
    assert desk.call.caller is not None
    assert desk.call.caller.certainty == "baru"
    view = desk.save()
    assert [line.key for line in desk.find("history_list").lines()] == [view.ticket.id]
    seen = desk.call.caller
    assert seen is not None
    assert seen.caller is not None
    assert (seen.certainty, seen.caller.name) == ("pasti", "Contoh Sari")
    assert focused() is desk.find("saved_new")


def test_after_saving_without_identity_nobody_is_known(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("description", ROAD)
    desk.call.set_confidentiality(Confidentiality.NO_IDENTITY)
    desk.settle()
    desk.find("description").setFocus()
    desk.save()
    assert desk.find("history_list").isHidden()
    assert desk.call.caller is None


def test_save_and_next_is_ready_and_keeps_nothing(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari")
    box = desk.type("description", ROAD)
    desk.settle()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(box, KEY.Key_Return, both)
    desk.until(lambda: not box.toPlainText())
    desk.settle()
    assert len(desk.tickets()) == 1
    assert desk.form.stack.currentIndex() == 0
    assert desk.find("phone").text() == desk.find("name").text() == ""
    assert desk.form.body.agencies.selected() == ()
    assert focused() is desk.find("phone")
    assert desk.drafts() == []
    assert "tersimpan" in desk.find("last_saved").text()


def test_another_matter_of_the_same_caller_keeps_who_it_is(desk: FormDesk) -> None:
    desk.form.start_call(NUMBER)
    desk.type("name", "Contoh Sari")
    desk.type("description", ROAD)
    desk.settle()
    first = desk.save()
    desk.find("saved_again").click()
    desk.settle()
    assert desk.find("name").text() == "Contoh Sari"
    assert desk.find("description").toPlainText() == ""
    desk.type("description", "Lampu jalan mati juga di sana")
    desk.settle()
    assert desk.save().ticket.caller_id == first.ticket.caller_id


def test_outside_the_authority_is_a_referral_with_name_and_note(desk: FormDesk) -> None:
    desk.type("description", "Saldo di bank saya hilang lima juta")
    desk.settle()
    QTest.keyClick(desk.find("description"), KEY.Key_F9)
    assert not desk.form.body.emergency.isHidden()
    search = desk.find("outside_search")
    assert focused() is search
    QTest.keyClicks(search, "ojk")
    desk.find("outside_ojk").click()
    desk.type("outside_note", "Nomor OJK sudah disebutkan.")
    desk.find("outside_save").click()
    desk.until(lambda: desk.form.stack.currentIndex() == 1)
    desk.settle()
    ticket = read_ticket(desk.desk, desk.tickets()[0]).ticket
    assert ticket.state is State.REFERRED
    assert ticket.referred_to == ("ojk",)
    assert [one.kind for one in ticket.entries] == [Kind.REGISTERED, Kind.REFERRED]
    assert ticket.entries[1].body["note"] == "Nomor OJK sudah disebutkan."


def test_a_note_of_the_call_follows_the_reporter_into_another_ticket(desk: FormDesk) -> None:
    known = desk.register(description=ROAD, category="pekerjaan-umum")
    desk.form.start_call("0813-0000-7777")
    desk.type("description", "jalan depan pasar berlubang besar")
    desk.settle()
    desk.form.open_outside()
    desk.type("outside_note", "Sudah diberi tahu batas waktunya.")
    desk.form.close_panel()
    QTest.keyClick(focused(), KEY.Key_M, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.form.stack.currentIndex() == 1)
    desk.settle()
    joined = read_ticket(desk.desk, known.ticket_id).ticket.entries[-1]
    assert joined.kind == Kind.REPORTER_JOINED
    assert str(joined.body["text"]).splitlines() == [
        "jalan depan pasar berlubang besar",
        "Sudah diberi tahu batas waktunya.",
    ]


def test_pressing_save_twice_makes_one_ticket(desk: FormDesk) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.form.save()
    desk.form.save()
    desk.settle()
    assert len(desk.tickets()) == 1


def test_what_was_typed_before_a_save_that_failed_is_on_disk(desk: FormDesk) -> None:
    """The save itself keeps no draft first: it ends with the ticket, or is written after it."""
    desk.type("phone", "0812-7900-1234")
    desk.form.save()  # nothing says what happened: refused
    desk.until(lambda: not desk.form.finishing.is_busy)
    desk.settle()
    assert desk.tickets() == []
    (draft,) = desk.drafts()
    assert draft.intake.phone == "0812-7900-1234"


def test_the_number_is_painted_before_anything_else_is_done(desk: FormDesk, monkeypatch) -> None:
    """And the card alone: the panels beside it, the chips and the queue come a moment later."""
    desk.type("description", ROAD)
    desk.settle()
    seen: list[str] = []
    watch = PaintWatch(desk.find("saved_number"), seen)
    closing = desk.form.live.show_closing

    def panels(saved: SavedTicket, told: Intake) -> None:
        seen.append("panels")
        closing(saved, told)

    monkeypatch.setattr(desk.form.live, "show_closing", panels)
    desk.changes.changed.connect(lambda _ids: seen.append("told"))
    number = desk.save().ticket.number
    assert watch.parent() is desk.find("saved_number")
    assert seen[0] == f"painted {number.replace('-', ' – ')}"
    assert seen.index("panels") < seen.index("told")


def test_the_state_turns_when_the_centre_has_it(desk: FormDesk, clock: FakeClock) -> None:
    desk.type("description", ROAD)
    desk.settle()
    desk.save()
    assert desk.find("saved_state").text() == "tersimpan di sini"
    with desk.desk.store.write() as tx:
        waiting = outbox.pending(tx)
        echoed = [
            events.RemoteEvent(raw=one.raw, seq=seq, received_at=clock.now())
            for seq, one in enumerate(waiting, start=1)
        ]
        events.append_remote(tx, echoed)
    desk.desk.changes.publish(("outbox",))
    desk.until(lambda: desk.find("saved_state").text() == "diterima pusat")


def test_a_late_keystroke_makes_no_draft_of_a_saved_ticket(desk: FormDesk) -> None:
    desk.type("phone", "081279001234")
    desk.type("description", ROAD)
    desk.settle()
    desk.save()
    desk.form.body.changed.emit()
    desk.form.keeper.flush()
    desk.settle()
    assert desk.drafts() == []
