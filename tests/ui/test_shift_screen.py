"""“Serah terima”: the note from anywhere, the sheet, two signatures at one desk, the roster."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callcenter.desk.change_settings import sit_down
from callcenter.desk.keep_note_draft import note_drafts
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.shift_duty import add_shift_note
from callcenter.desk.shift_matter import read_on_shift, read_shifts, shift_now
from callcenter.desk.shift_sheet import count_sheet, sign_sheet
from callcenter.errors import StoreUnwritable
from callcenter.shifts.handover import NoteSort
from callcenter.shifts.signing import Side
from callcenter.store.history import History, set_history
from callcenter.tickets.words import Urgency
from tests.builders import intake
from tests.keys.people import RINA, TONO
from tests.ui.entering import desk_of_rina, two_supervisors
from tests.ui.shell import settled, shown_screen, shown_window
from ui.messages import explain
from ui.plain_text import PlainDialog
from ui.shift import paper, words
from ui.shift.note_bar import KEEP_MS
from ui.shift.screen import ShiftScreen
from ui.widgets.buttons import Button

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT_KEY = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ctx(door):
    with desk_of_rina(door, two_supervisors) as made:
        yield made


@pytest.fixture
def screen(qtbot, ctx):
    made = shown_screen(qtbot, ctx, ShiftScreen(ctx))
    yield made
    made.hide()


@pytest.fixture
def window(qtbot, ctx):
    made = shown_window(qtbot, ctx)
    made.activateWindow()
    yield made
    made.close()
    settled(qtbot, ctx)


def newest(ctx):
    return read_shifts(ctx.desk).handovers[0]


def buttons(tab):
    return [key for key in tab._acts if not tab.action(key).isHidden()]


def sign(desk, side):
    """Who sits here signs the newest sheet."""
    seen = read_shifts(desk).handovers[0]
    sign_sheet(desk, seen.id, side, of=seen.sheet.eid)


def shift_over(ctx, door):
    """The shift that runs comes to its end; which one that was."""
    span = shift_now(ctx.desk)
    door.clock.advance(seconds=(span.end - ctx.desk.clock.now()).total_seconds())
    return span


def counted(qtbot, ctx, screen):
    """A sheet of the running shift, in front."""
    count_sheet(ctx.desk, shift_now(ctx.desk))
    settled(qtbot, ctx)
    screen.reload()
    settled(qtbot, ctx)
    return screen.handovers


def test_a_note_is_written_from_anywhere_and_the_focus_goes_back(qtbot, ctx, window):
    window.show_screen("new")
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(window, KEY.Key_H, CTRL)
    settled(qtbot, ctx)
    bar = window.note_bar
    assert QApplication.focusWidget() is bar.text.input
    QTest.keyClicks(bar.text.input, "Jalur dua mati")
    bar.sort.input.select(NoteSort.INCIDENT.value)
    QTest.keyClick(bar.text.input, KEY.Key_Return)
    settled(qtbot, ctx)
    assert [(one.text, one.sort) for one in newest(ctx).notes] == [
        ("Jalur dua mati", NoteSort.INCIDENT)
    ]
    assert not bar.isVisible()
    assert QApplication.focusWidget() is before
    assert window.toast.text() == "Tercatat untuk serah terima"
    assert note_drafts(ctx.desk, "shift") == []


def test_what_is_typed_is_kept_and_comes_back_to_the_same_person(qtbot, ctx, window):
    bar = window.note_bar
    bar.open()
    QTest.keyClicks(bar.text.input, "Setengah jadi")
    assert bar._timer.interval() == KEEP_MS
    qtbot.waitUntil(lambda: len(note_drafts(ctx.desk, "shift")) == 1)
    QTest.keyClick(bar.text.input, KEY.Key_Escape)
    assert not bar.isVisible()
    bar._empty()
    QTest.keyClick(window, KEY.Key_H, CTRL)
    settled(qtbot, ctx)
    assert bar.text.input.text() == "Setengah jadi"
    sit_down(ctx.desk, "op")
    qtbot.waitUntil(lambda: not bar.isVisible())
    bar.open()
    settled(qtbot, ctx)
    assert bar.text.input.text() == ""
    QTest.keyClicks(bar.text.input, "x")
    window.keep_drafts()
    settled(qtbot, ctx)
    assert [one.fields["text"] for one in note_drafts(ctx.desk, "shift")] == ["x"]
    bar.text.input.clear()
    bar.keep()
    settled(qtbot, ctx)
    assert note_drafts(ctx.desk, "shift") == []


def test_a_note_with_a_number_is_refused_at_its_field(qtbot, ctx, window):
    bar = window.note_bar
    bar.open()
    QTest.keyClicks(bar.text.input, "hubungi 0812-0000-1234")
    bar.save_button.click()
    settled(qtbot, ctx)
    assert "tanpa nomor" in bar.text.error()
    assert bar.isVisible()
    assert read_shifts(ctx.desk).handovers == ()


def test_the_sheet_is_counted_and_signed_by_two_at_one_desk(qtbot, ctx, door, screen):
    register_ticket(ctx.desk, intake())
    add_shift_note(ctx.desk, "Tenang")
    qtbot.waitUntil(lambda: bool(screen.handovers.list.rows()))
    tab = screen.handovers
    assert buttons(tab) == ["count", "pdf", "print"]
    assert not tab.figures.isVisible()
    tab.action("count").click()
    qtbot.waitUntil(tab.figures.isVisible)
    assert tab.figures._cells["registered"].text() == "1"
    assert "Dihitung sampai" in tab.detail.state.text()
    settled(qtbot, ctx)
    with ctx.desk.store.write() as tx:
        set_history(tx, History(days=90, since=ctx.desk.clock.now()))
    screen.reload()
    qtbot.waitUntil(lambda: "masih mengambil riwayat" in tab.detail.state.text())
    assert not {"leaving", "coming", "other"} & {*buttons(tab)}  # nobody signs what runs
    shift_over(ctx, door)
    tab.action("count").click()
    qtbot.waitUntil(lambda: {"leaving", "coming", "other"} <= {*buttons(tab)})
    settled(qtbot, ctx)
    tab.action("leaving").click()
    qtbot.waitUntil(lambda: "coming" not in buttons(tab) and "other" in buttons(tab))
    settled(qtbot, ctx)
    assert newest(ctx).missing == (Side.COMING,)
    assert "leaving" not in buttons(tab)
    tab.action("other").click()
    settled(qtbot, ctx)
    panel = tab.panel
    assert [panel.value("side"), panel.value("who")] == ["baru", TONO.uid]
    panel.fields["passphrase"].input.setText("salah sekali ini")
    panel.agreed.emit()
    settled(qtbot, ctx)
    assert tab.banner.isVisible()
    assert newest(ctx).missing == (Side.COMING,)
    panel.fields["passphrase"].input.setText(TONO.passphrase)
    panel.agreed.emit()
    qtbot.waitUntil(lambda: newest(ctx).is_signed)
    qtbot.waitUntil(lambda: tab.detail.chip.text() == "Lengkap")
    settled(qtbot, ctx)
    assert newest(ctx).signatures[Side.COMING].author.name == TONO.name
    assert tab.panel is None
    assert f"Yang menerima: {TONO.name}" in tab.detail.text()
    assert "other" not in buttons(tab)


def test_a_signed_sheet_is_counted_again_only_after_a_question(qtbot, ctx, door, screen):
    count_sheet(ctx.desk, shift_over(ctx, door))
    sign(ctx.desk, Side.LEAVING)
    screen.reload()
    settled(qtbot, ctx)
    tab = screen.handovers
    for answer in ("no", "yes"):
        assert newest(ctx).missing == (Side.COMING,)
        tab.action("count").click()
        box = tab.findChildren(PlainDialog)[-1]
        box.findChild(Button, f"choice_{answer}").click()
        settled(qtbot, ctx)
    qtbot.waitUntil(lambda: len(newest(ctx).missing) == 2)
    qtbot.waitUntil(lambda: f"{RINA.name} menandatangani lembar lain" in tab.detail.text())
    settled(qtbot, ctx)


def test_the_sheet_in_front_is_signed_and_no_other(qtbot, ctx, door, screen):
    span = shift_over(ctx, door)
    count_sheet(ctx.desk, span)
    screen.reload()
    settled(qtbot, ctx)
    tab = screen.handovers
    ctx.changes.blockSignals(True)
    count_sheet(ctx.desk, span)
    settled(qtbot, ctx)
    ctx.changes.blockSignals(False)
    tab.sign(Side.LEAVING)
    settled(qtbot, ctx)
    assert "baru saja dihitung lagi" in tab.banner.accessibleName()
    assert newest(ctx).missing == (Side.LEAVING, Side.COMING)


def test_a_sheet_says_when_it_was_counted_and_as_of_when(ctx, door):
    span = shift_over(ctx, door)
    door.clock.advance(minutes=70)
    count_sheet(ctx.desk, span)
    made, now = newest(ctx), ctx.desk.clock.now()
    late = replace(made, sheet=replace(made.sheet, as_of=made.sheet.at))
    soon = replace(made, sheet=replace(made.sheet, at=made.sheet.until))
    for one, said in (
        (made, "Keadaan pada {0}, dihitung oleh {1} pada {2}"),
        (late, "Dihitung sampai {0} oleh {1}; yang masih menunggu: keadaan {2}"),
        (soon, "Dihitung sampai {0} oleh {1}"),
    ):
        assert words.counted_text(one, now) == said.format("kemarin 23.00", RINA.name, "00.10")
        on_paper = paper.document(paper.Sheet(one, {})).toPlainText()
        whole = said.format("20 Nov 2026 23.00 WIB", RINA.name, "21 Nov 2026 00.10 WIB") + "."
        assert whole in on_paper, on_paper


def test_the_tickets_of_a_sheet_open(qtbot, ctx, door, screen):
    made = register_ticket(ctx.desk, intake(urgency=Urgency.SOON, agency_ids=()))
    door.clock.advance(minutes=61)
    tab = counted(qtbot, ctx, screen)
    assert tab.figures._cells["red"].text() == "■ 1"
    tab.action("tickets").click()
    settled(qtbot, ctx)
    assert [row.key for row in tab.tickets.list.rows()] == [made.ticket_id]
    assert tab.tickets.note.shown_text() == "lewat batas: 1"
    opened = []
    screen.open_ticket.connect(opened.append)
    QTest.keyClick(tab.tickets.list, KEY.Key_Return)
    assert opened == [made.ticket_id]
    sheet = tab.current.sheet
    more = replace(sheet, counts=replace(sheet.counts, red=60, callbacks=2))
    tab.tickets.show_sheet(more, {})  # a sheet names the first ones only
    assert tab.tickets.note.shown_text() == (
        "lewat batas: 0 tiket dari 60 · janji telepon: 0 tiket dari 2"
    )
    QTest.keyClick(tab.tickets.list, KEY.Key_Escape)
    assert tab.detail.isVisible()
    assert "tickets" in buttons(tab)


def test_the_paper_has_the_figures_the_notes_and_room_to_sign(qtbot, ctx, screen, tmp_path):
    made = register_ticket(ctx.desk, intake())
    add_shift_note(ctx.desk, "Jalur dua mati", NoteSort.INCIDENT)
    tab = counted(qtbot, ctx, screen)
    sheet = paper.Sheet(newest(ctx), {made.ticket_id: "26-0417-001-93"})
    text = paper.document(sheet).toPlainText()
    for wanted in ("Serah Terima Giliran Sore", "Baru", "Jalur dua mati", "Yang menerima",
                   "belum ditandatangani", "……"):  # fmt: skip
        assert wanted in text
    told = []
    screen.handovers.told.connect(told.append)
    tab.paper.save(newest(ctx), tmp_path / "serah")
    settled(qtbot, ctx)
    assert (tmp_path / "serah.pdf").read_bytes().startswith(b"%PDF")
    assert told == ["Serah terima tersimpan"]
    failed = []
    tab.paper.failed.connect(failed.append)
    tab.paper.save(newest(ctx), tmp_path / "tidak-ada" / "serah.pdf")
    settled(qtbot, ctx)
    assert isinstance(failed[0], StoreUnwritable)
    assert tab.banner.isVisible()


def test_people_sign_on_and_off_by_one_button(qtbot, ctx, screen):
    assert "Belum ada" in screen.here.text()
    screen.duty_button.click()
    qtbot.waitUntil(lambda: RINA.name in screen.here.text())
    assert screen.duty_button.label() == "Selesai bertugas"
    screen.duty_button.click()
    qtbot.waitUntil(lambda: "Belum ada" in screen.here.text())
    assert read_on_shift(ctx.desk) == ()


def test_a_roster_is_taken_or_refused_with_its_line(qtbot, ctx, screen, tmp_path):
    screen.show_tab("roster")
    tab = screen.roster
    assert tab.empty.isVisible()
    path = tmp_path / "jadwal.csv"
    path.write_text("nama,mulai,selesai\nContoh,20-11-2026 15.00,23.00\n", "utf-8")
    tab.load(path)
    qtbot.waitUntil(lambda: bool(tab.list.rows()))
    assert tab.list.rows()[0].chip.text == "Belum mulai bertugas"
    clashing = path.read_text("utf-8") + "Contoh,20-11-2026 22.00,23.00\n"
    path.write_text(clashing, "utf-8")
    tab.load(path)
    settled(qtbot, ctx)
    assert tab.banner.isVisible()
    assert len(read_shifts(ctx.desk).roster.duties) == 1
    path.write_text("nama,mulai,selesai\nLain,20-11-2026 15.00,23.00\n", "utf-8")
    for answer, name in (("no", "Contoh"), ("yes", "Lain")):
        tab.load(path)
        settled(qtbot, ctx)
        box = tab.findChildren(PlainDialog)[-1]
        assert "1 giliran" in box.accessibleDescription() + box.windowTitle()
        box.findChild(Button, f"choice_{answer}").click()
        settled(qtbot, ctx)
        assert [one.name for one in read_shifts(ctx.desk).roster.duties] == [name]
    sit_down(ctx.desk, "op")
    qtbot.waitUntil(lambda: not tab.load_button.isVisible())


def test_a_missing_signature_shows_to_a_supervisor_alone(qtbot, ctx, door, window):
    register_ticket(ctx.desk, intake())
    settled(qtbot, ctx)
    watch = window.shifts
    door.clock.advance(hours=4)
    watch.look()
    settled(qtbot, ctx)
    assert newest(ctx).sheet is not None
    assert watch.banner.isVisible()
    assert window.rail.items["shift"]._count == 1
    watch.banner.action.emit()
    settled(qtbot, ctx)
    assert window.screens.current() == "shift"
    tab = window.screens.get("shift").handovers
    assert tab.list.current_key() == newest(ctx).id
    sit_down(ctx.desk, "op")
    qtbot.waitUntil(lambda: not watch.banner.isVisible())
    sit_down(ctx.desk, RINA.uid)
    qtbot.waitUntil(watch.banner.isVisible)
    sign(ctx.desk, Side.LEAVING)
    sit_down(ctx.desk, TONO.uid)
    sign(ctx.desk, Side.COMING)
    qtbot.waitUntil(lambda: not watch.banner.isVisible())
    settled(qtbot, ctx)


def test_the_screen_has_its_key(qtbot, ctx, window):
    QTest.keyClick(window, KEY.Key_H, CTRL | SHIFT_KEY)
    settled(qtbot, ctx)
    assert window.screens.current() == "shift"
    QTest.keyClick(window, KEY.Key_H, CTRL)
    assert window.note_bar.isVisible()
    window.note_bar.leave()


@pytest.mark.parametrize("reason", ["overlap", "when", "zone", "clash"])
def test_what_is_refused_names_the_lines(reason):
    from callcenter.errors import RosterRefused

    said = explain(RosterRefused(reason, 7, 3)).text
    assert "{" not in said
    assert ("aris 7" in said) == (reason != "clash")
    assert ("baris 3" in said) == (reason == "overlap")
