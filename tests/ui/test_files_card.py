"""Files of a ticket on the screen: where each is, fetching, looking, copies that tell nothing."""

import hashlib
import io
import threading

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from callcenter.api.files import FileApi
from callcenter.desk.add_attachment import add_attachment, keep_bytes
from callcenter.desk.register_ticket import register_ticket
from callcenter.store import attachments, file_room, uploads
from tests.builders import intake
from tests.samples_of_files import CHUNK, noise, photo
from tests.sync.rig import CentreRig
from tests.ui.shell import settled
from ui.file_clock import FileClock
from ui.ticket_form.evidence_row import EvidenceChip
from ui.ticket_form.form import TicketForm
from ui.ticket_view.picture_window import PictureWindow
from ui.ticket_view.screen import TicketScreen

PICTURE = photo(1000, 700, secret="Rahasia Contoh")
LETTER = noise(3 * CHUNK, seed=5)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def centre(tmp_path):
    rig = CentreRig(tmp_path / "centre")
    yield rig
    rig.stop()


@pytest.fixture
def screen(qtbot, ctx, ticket_id):
    made = TicketScreen(ctx)
    qtbot.addWidget(made)
    made.resize(1198, 720)
    made.show()
    made.show_ticket(ticket_id)
    settled(qtbot, ctx)
    return made


def attach(ctx, ticket_id: str, data: bytes, name: str) -> None:
    add_attachment(ctx.desk, ticket_id, [keep_bytes(ctx.desk, name, data)])


def row(screen, n: int = 0):
    return list(screen.side.files.rows.values())[n]


def shown(widget) -> list[str]:
    names = ("look_button", "save_button", "stop_button", "again_button")
    return [name for name in names if not getattr(widget, name).isHidden()]


def send_all(ctx) -> None:
    for _ in range(40):
        ctx.sync.run_once()
        if ctx.files.run_once().again_in is None:
            break
    ctx.sync.run_once()


def test_a_file_says_where_it_is_from_here_to_the_centre(qtbot, ctx, screen, ticket_id, centre):
    assert screen.side.files.isHidden(), "nothing is shown where nothing is"
    attach(ctx, ticket_id, LETTER, "surat & <b>.pdf")
    qtbot.waitUntil(screen.side.files.isVisible)
    one = row(screen)
    assert one.name.text() == "surat & <b>.pdf"
    assert one.state.text() == "786 KB · di sini, belum di pusat"
    assert shown(one) == ["save_button"]
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")
    ctx.sync.run_once()
    ctx.files._slice = 0.0
    ctx.files.run_once()
    ctx.files.run_once()
    qtbot.waitUntil(lambda: "mengirim 33 %" in row(screen).state.text())
    assert row(screen) is one, "the row stays, only its words change"
    send_all(ctx)
    qtbot.waitUntil(lambda: row(screen).state.text() == "786 KB · di pusat")
    settled(qtbot, ctx)


def test_a_refused_file_tells_why_and_can_be_sent_again(qtbot, ctx, screen, ticket_id):
    attach(ctx, ticket_id, LETTER, "surat.pdf")
    qtbot.waitUntil(screen.side.files.isVisible)
    for reason, words in (("type_refused", "tidak diterima pusat"), ("baru", "alasan baru")):
        with ctx.desk.store.write() as tx:
            owed = uploads.of_ticket(tx, ticket_id)[sha(LETTER)]
            uploads.refuse(tx, owed, reason)
        ctx.desk.changes.publish({"files"})
        qtbot.waitUntil(lambda words=words: words in row(screen).state.text())
        assert "ditolak" in row(screen).state.text()
    assert shown(row(screen)) == ["save_button", "again_button"]
    row(screen).again_button.setFocus()
    qtbot.keyClick(row(screen).again_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "belum di pusat" in row(screen).state.text())
    assert shown(row(screen)) == ["save_button"]


def test_a_picture_is_shown_small_and_large_and_copied_bare(
    qtbot, ctx, screen, ticket_id, tmp_path
):
    attach(ctx, ticket_id, PICTURE, "foto.jpg")
    qtbot.waitUntil(screen.side.files.isVisible)
    qtbot.waitUntil(lambda: row(screen).picture.has_picture, timeout=20_000)
    assert shown(row(screen)) == ["look_button", "save_button"]
    with qtbot.waitSignal(screen.file_actions.looked, timeout=20_000):
        qtbot.keyClick(row(screen).look_button, Qt.Key.Key_Space)
    window = screen.findChild(PictureWindow, "picture_window")
    assert window.name.text() == "foto.jpg"
    assert "foto" not in window.windowTitle() + window.accessibleName(), "other programs see it"
    assert window.picture.picture_size.height() == 1000, "it stands upright"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    settled(qtbot, ctx)
    row(screen).save_button.click()
    dialog = screen.findChild(QFileDialog, "ticket.save_dialog")
    number = screen.view.ticket.number
    assert dialog.selectedFiles()[0].endswith(f"lampiran-{number}-1.jpg")
    target = tmp_path / "keluar.jpg"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settled(qtbot, ctx)
    assert screen.toast.text().startswith("Salinan disimpan")
    out = target.read_bytes()
    assert b"Rahasia" in PICTURE
    assert b"Rahasia" not in out
    with Image.open(io.BytesIO(out)) as image:
        assert image.size == (700, 1000)
        assert not image.getexif()


def far_ticket(ctx, centre, data: bytes) -> str:
    """A file that lies at the centre and no longer here."""
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")
    ticket_id = register_ticket(ctx.desk, intake()).ticket_id
    attach(ctx, ticket_id, data, "jauh.pdf")
    send_all(ctx)
    attachments.drop_bytes(ctx.desk.profile, sha(data))
    return ticket_id


def test_a_file_that_is_not_here_is_fetched_when_it_is_wanted(qtbot, ctx, screen, centre):
    screen.show_ticket(far_ticket(ctx, centre, LETTER))
    qtbot.waitUntil(screen.side.files.isVisible)
    settled(qtbot, ctx)
    assert row(screen).state.text() == "786 KB · di pusat, diambil saat dibuka"
    seen = []
    screen.file_actions.moved.connect(lambda *at: seen.append(at))
    row(screen).save_button.click()
    assert shown(row(screen)) == ["stop_button"]
    qtbot.waitUntil(lambda: screen.findChild(QFileDialog, "ticket.save_dialog") is not None)
    assert seen[0] == (sha(LETTER), 0, len(LETTER))
    assert seen[-1] == (sha(LETTER), len(LETTER), len(LETTER))
    screen.findChild(QFileDialog, "ticket.save_dialog").close()
    qtbot.waitUntil(lambda: row(screen).state.text() == "786 KB · di pusat")
    assert shown(row(screen)) == ["save_button"]
    settled(qtbot, ctx)


def test_fetching_can_be_stopped_and_leaves_the_keyboard_in_its_place(qtbot, ctx, screen, centre):
    gate = threading.Event()

    class Slow(FileApi):
        def read(self, sha256, start, size):
            assert not start or gate.wait(20)
            return super().read(sha256, start, size)

    screen.show_ticket(far_ticket(ctx, centre, LETTER))
    qtbot.waitUntil(screen.side.files.isVisible)
    settled(qtbot, ctx)
    ctx.files.close()
    ctx.files._way._connect = Slow
    screen.window().activateWindow()
    failed = []
    screen.file_actions.failed.connect(failed.append)
    row(screen).save_button.click()
    qtbot.waitUntil(lambda: "mengambil 33 %" in row(screen).state.text())
    row(screen).stop_button.setFocus()
    qtbot.keyClick(row(screen).stop_button, Qt.Key.Key_Space)
    gate.set()
    settled(qtbot, ctx)
    assert shown(row(screen)) == ["save_button"]
    assert failed == []
    assert row(screen).save_button.hasFocus()
    assert not attachments.is_here(ctx.desk.profile, sha(LETTER))


def test_without_the_centre_it_is_told_and_can_be_tried_again(qtbot, ctx, screen, centre):
    picture_ticket = far_ticket(ctx, centre, PICTURE)
    centre.stop()
    ctx.files.close()
    screen.show_ticket(picture_ticket)
    qtbot.waitUntil(screen.side.files.isVisible)
    settled(qtbot, ctx)
    assert not row(screen).picture.has_picture
    row(screen).look_button.click()
    settled(qtbot, ctx)
    assert "tidak terjangkau" in screen.toast.text()
    assert shown(row(screen)) == ["look_button", "save_button"]


def test_a_file_of_another_desk_says_that_it_is_still_there(qtbot, ctx, screen, ticket_id):
    attach(ctx, ticket_id, LETTER, "surat.pdf")
    with ctx.desk.store.write() as tx:
        file_room.forget(tx, sha(LETTER))
    attachments.drop_bytes(ctx.desk.profile, sha(LETTER))
    ctx.desk.changes.publish({"files"})
    qtbot.waitUntil(lambda: bool(screen.side.files.rows))
    qtbot.waitUntil(lambda: "meja lain" in row(screen).state.text())
    assert shown(row(screen)) == []


def test_every_button_has_a_name_of_its_own_file(qtbot, ctx, screen, ticket_id):
    attach(ctx, ticket_id, PICTURE, "foto.jpg")
    attach(ctx, ticket_id, LETTER, "surat.pdf")
    qtbot.waitUntil(lambda: len(screen.side.files.rows) == 2)
    names = {
        button.accessibleName()
        for one in screen.side.files.rows.values()
        for button in (one.look_button, one.save_button, one.stop_button, one.again_button)
    }
    assert len(names) == 8
    assert "Simpan salinan surat.pdf" in names
    settled(qtbot, ctx)


# ---------------------------------------------------------------------------- the clock of files


@pytest.fixture
def make(ctx, stopped_after):
    return lambda **more: stopped_after(FileClock(ctx, **more))


def test_an_attached_file_reaches_the_centre_without_a_click(qtbot, ctx, make, centre, ticket_id):
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")
    clock = make(soon=0.01)
    with qtbot.waitSignal(clock.reported) as told:
        clock.start()
    assert told.args[0].waits_for == "tickets"
    ctx.sync.run_once()
    attach(ctx, ticket_id, LETTER, "surat.pdf")
    ctx.sync.run_once()

    def arrived() -> bool:
        with ctx.desk.store.read() as tx:
            return uploads.of_ticket(tx, ticket_id)[sha(LETTER)].state == uploads.TOLD

    qtbot.waitUntil(arrived, timeout=20_000)


def test_without_a_centre_nothing_is_planned(qtbot, make):
    clock = make()
    with qtbot.waitSignal(clock.reported) as told:
        clock.start()
    assert told.args[0].waits_for == "centre"
    assert clock.waits_ms == -1


def test_a_failure_keeps_its_wait_whatever_changes(qtbot, ctx, make, centre, ticket_id):
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")
    attach(ctx, ticket_id, LETTER, "surat.pdf")
    ctx.sync.run_once()
    ctx.files._chance = lambda: 1.0
    centre.stop()
    clock = make(soon=0.01)
    with qtbot.waitSignal(clock.reported, timeout=20_000) as told:
        clock.start()
    assert told.args[0].error is not None
    before = clock.waits_ms
    assert before > 500
    with qtbot.waitSignal(ctx.changes.changed):
        ctx.desk.changes.publish({"files"})
    assert clock.waits_ms > 100


def test_room_is_made_when_nothing_else_is_to_do(qtbot, ctx, make, centre, clock):
    ticket_id = far_ticket(ctx, centre, LETTER)
    attach(ctx, ticket_id, noise(50, 9), "lama.pdf")
    send_all(ctx)
    clock.advance(days=120)
    watch = make(soon=0.01)
    watch.start()
    old = sha(noise(50, 9))
    qtbot.waitUntil(lambda: not attachments.is_here(ctx.desk.profile, old), timeout=20_000)


@pytest.mark.logs_warnings
def test_what_no_run_should_raise_is_told(qtbot, ctx, make, centre):
    ctx.sync.enrol(centre.url, centre.code(), "Meja Uji")

    class Broken(FileApi):
        def begin(self, _wanted):
            raise ValueError("never")

    ticket_id = register_ticket(ctx.desk, intake()).ticket_id
    attach(ctx, ticket_id, LETTER, "surat.pdf")
    ctx.sync.run_once()
    ctx.files._way._connect = Broken
    clock = make()
    with qtbot.waitSignal(clock.failed, timeout=20_000) as told:
        clock.start()
    assert isinstance(told.args[0], ValueError)


# --------------------------------------------------------------------------------------- the form


def test_the_form_shows_small_pictures_of_its_evidence(qtbot, ctx, tmp_path):
    form = TicketForm(ctx)
    qtbot.addWidget(form)
    form.resize(1198, 720)
    form.show()
    settled(qtbot, ctx)
    path = tmp_path / "foto.jpg"
    path.write_bytes(PICTURE)
    letter = tmp_path / "surat.pdf"
    letter.write_bytes(LETTER)
    form.evidence.take_files([path, letter])
    row = form.body.evidence
    qtbot.waitUntil(lambda: len(row.files) == 2)
    settled(qtbot, ctx)
    first, second = row.box.findChildren(EvidenceChip)
    assert first.picture.isVisible()
    assert first.picture.has_picture
    assert second.picture.isHidden()
    assert "dikirim ke pusat sesudah tiket disimpan" in first.chip.toolTip()
    form.flush_draft()
    settled(qtbot, ctx)
