"""Every screen of the desk in the states an operator meets, one function each.

A scene brings the stage into its state and returns the window to look at. Checks nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from callcenter import errors
from callcenter.desk.add_note import add_note
from callcenter.desk.archive_duplicate import archive_duplicate
from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.store import outbox
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind
from tests.builders import intake
from tests.ui import form_scenes as form
from tests.ui import lapor_scenes as lapor
from tests.ui import privacy_scenes as privacy
from tests.ui import report_scenes as reports
from tests.ui import shift_scenes as shifts
from tests.ui.colleague import centre_takes, colleague_does
from tests.ui.stage import LONG_NAME, Stage
from ui.crash import crash_box
from ui.start.fault_window import FaultWindow
from ui.start.opening_window import OpeningWindow

Scene = Callable[[Stage], QWidget]
KEY = Qt.Key


def ringing(stage: Stage) -> QWidget:
    stage.screen("queue")
    stage.ctx.call.clear()
    stage.window.take_call(form.SARI)
    stage.settle()
    return stage.window


def queue(stage: Stage) -> QWidget:
    stage.ctx.call.clear()
    screen = stage.screen("queue")
    screen.table.selectRow(0)
    screen.table.setFocus()
    stage.settle()
    return stage.window


def queue_composers(stage: Stage) -> Iterator[QWidget]:
    """Each action of the queue with what it asks for."""
    screen = stage.screen("queue")
    for key in ("remind", "raise", "transfer", "snooze", "call", "done"):
        screen.table.selectRow(0)
        screen.act(key)
        stage.settle()
        yield stage.window
        QTest.keyClick(screen.slot, KEY.Key_Escape)
        if screen.slot.current is not None:
            QTest.keyClick(screen.slot.current, KEY.Key_Escape)
        stage.settle()


def queue_several(stage: Stage) -> Iterator[QWidget]:
    """Each action of the queue for all of its tickets: whom it is for, who takes no part."""
    screen = stage.screen("queue")
    for key in ("remind", "raise", "transfer", "call", "done"):
        screen.table.selectAll()
        stage.settle()
        screen.act(key)
        stage.settle()
        yield stage.window
        QTest.keyClick(screen.slot.current, KEY.Key_Escape)
        stage.settle()


def queue_filtered(stage: Stage) -> QWidget:
    screen = stage.screen("queue")
    screen.model.set_filter(screen.filters.wanted())
    screen.table.selectAll()
    stage.settle()
    return stage.window


def ticket(stage: Stage) -> QWidget:
    first = stage.tickets()[0]
    stage.window.open_ticket(first)
    stage.settle()
    return stage.window


def ticket_long(stage: Stage) -> QWidget:
    """Many steps, two values for one field, a citizen without mercy."""
    made = register_ticket(
        stage.desk,
        intake(name=LONG_NAME[:80], description=form.STORY, landmark="di belakang " + LONG_NAME),
    )
    for n in range(24):
        add_note(stage.desk, made.ticket_id, f"Catatan contoh {n + 1}. " + form.ROAD)
    for value, base in (("dekat masjid", ""), ("dekat balai desa " + LONG_NAME, "lain")):
        change = Change("landmark", value, base or None)
        colleague_does(stage.desk, made.ticket_id, Kind.EDITED, changes=[change])
    stage.window.open_ticket(made.ticket_id)
    stage.settle()
    return stage.window


def ticket_duplicate(stage: Stage) -> QWidget:
    kept = register_ticket(stage.desk, intake())
    gone = register_ticket(stage.desk, intake(phone="0812-0000-0888"))
    archive_duplicate(stage.desk, gone.ticket_id, kept.ticket_id)
    stage.window.open_ticket(gone.ticket_id)
    stage.settle()
    return stage.window


def ticket_composers(stage: Stage) -> Iterator[QWidget]:
    """Each composer of a ticket that is being worked on."""
    made = register_ticket(stage.desk, intake(phone="0812-0000-0999"))
    stage.window.open_ticket(made.ticket_id)
    stage.settle()
    screen: Any = stage.window.screens.get("ticket")
    for key in TICKET_COMPOSERS:
        screen.take_action(key)
        stage.settle()
        yield stage.window
        screen.slot.leave(made.ticket_id)
        stage.settle()
    for field in ("landmark", "urgency", "category"):
        screen.edit_field(field)
        stage.settle()
        yield stage.window


def ticket_survey(stage: Stage) -> Iterator[QWidget]:
    """The survey half answered, and of somebody who is not content."""
    made = register_ticket(stage.desk, intake(phone="0812-0000-0998"))
    resolve(stage.desk, made.ticket_id, "Sudah ditangani")
    stage.window.open_ticket(made.ticket_id)
    stage.settle()
    screen: Any = stage.window.screens.get("ticket")
    screen.take_action("survey")
    stage.settle()
    composer = screen.slot.current
    QTest.keyClicks(composer.sheet, "4321")
    composer.save()
    stage.settle()
    yield stage.window
    composer.outcome.cards["discontent"].click()
    stage.settle()
    yield stage.window
    screen.slot.leave(made.ticket_id)


TICKET_COMPOSERS = (
    "follow_up", "note", "contact", "remind", "resolve", "request", "refer", "dispatch",
    "duplicate", "merge", "attach", "description", "close", "reject",
)  # fmt: skip


def conflicts(stage: Stage) -> Iterator[QWidget]:
    """The work list: values, a long one, two steps; and the same in a ticket; a new number."""
    made = register_ticket(stage.desk, intake(phone="0812-0000-0777", name="Contoh Sari"))
    centre_takes(stage.desk, made.ticket_id)
    for field, one, two in (
        ("landmark", "dekat masjid", "dekat balai desa " + LONG_NAME),
        ("description", form.STORY, form.STORY + " Ditambah rekan."),
        ("on_behalf_of", "Contoh Satu", "Contoh Sari"),
    ):
        base = read_ticket(stage.desk, made.ticket_id).ticket.heads.get(field)
        for value, on in ((one, base.eid if base else None), (two, "lain")):
            change = Change(field, value, on)
            colleague_does(stage.desk, made.ticket_id, Kind.EDITED, changes=[change])
    late = register_ticket(stage.desk, intake(phone="0812-0000-0778"))
    resolve(stage.desk, late.ticket_id, "Sudah ditangani")
    close_ticket(stage.desk, late.ticket_id, "Tuntas")
    centre_takes(stage.desk, late.ticket_id)
    colleague_does(stage.desk, late.ticket_id, Kind.DISPATCHED, {"agency_ids": ["bmbk"]})
    screen = stage.screen("conflicts")
    screen.list.setFocus()
    for n in range(2):
        screen.list.setCurrentIndex(screen.list.model().index(n, 0))
        stage.settle()
        yield stage.window
    stage.window.open_ticket(made.ticket_id)
    stage.settle()
    ticket: Any = stage.window.screens.get("ticket")
    for _ in range(3):
        yield stage.window
        ticket.conflict.step(1)
        stage.settle()
    stage.screen("queue")
    colleague_does(stage.desk, made.ticket_id, Kind.RENUMBERED, {"number": "26-0999-000-00"})
    stage.until(stage.window.renumbered.isVisible)
    stage.settle()
    yield stage.window
    stage.window.renumbered.dismiss()
    stage.settle()


def search_before(stage: Stage) -> QWidget:
    stage.screen("search").box.clear()
    stage.settle()
    return stage.window


def search_hits(stage: Stage) -> QWidget:
    stage.screen("search")
    return _search(stage, "contoh")


def search_none(stage: Stage) -> QWidget:
    return _search(stage, "qxzvwj kkkk")


def directory(stage: Stage) -> QWidget:
    stage.screen("directory")
    return stage.window


def directory_card(stage: Stage) -> QWidget:
    stage.window.open_agency("bmbk")
    stage.settle()
    return stage.window


def outbox_full(stage: Stage) -> QWidget:
    screen = stage.screen("outbox")
    with stage.desk.store.write() as tx:
        rows = outbox.rows(tx, 6)
        outbox.mark_sent(tx, [rows[1].eid], stage.desk.clock.now())
        outbox.mark_acked(tx, {rows[2].eid: 7})
        outbox.quarantine(tx, rows[0].eid, "subject_mismatch")
    stage.desk.changes.publish(("outbox",))
    stage.settle()
    screen.table.selectRow(1)
    stage.settle()
    return stage.window


def outbox_file(stage: Stage) -> Iterator[QWidget]:
    """Into a file, and out of one: the passphrase, asking for it, what is in it, an error."""
    screen = stage.screen("outbox")
    screen.file.begin_saving()
    screen.file.words.setText("K7QF-M2XD-ABCD-EFGH-JKLM")
    stage.settle()
    yield stage.window
    screen.file.leave()
    path = Path(stage.desk.profile) / "titipan.lpgx"
    export_outbox(stage.desk, path, "ABCD")
    screen.file.use_file(path)
    stage.settle()
    yield stage.window
    screen.file.typed.input.setText("ABCD")
    screen.file.go()
    stage.until(lambda: screen.file.go_button.isVisible() or screen.file.bar.isHidden())
    stage.settle()
    yield stage.window
    screen.file.leave()
    path.write_bytes(b"PK")
    screen.file.use_file(path)
    screen.file.go()
    stage.until(screen.banner.isVisible)
    stage.settle()
    yield stage.window
    screen.banner.dismiss()


def settings(stage: Stage) -> Iterator[QWidget]:
    """Each page."""
    screen = stage.screen("settings")
    for key in ("look", "people", "server", "limits", "guidance"):
        screen.show_page(key)
        stage.settle()
        yield stage.window


def settings_move(stage: Stage) -> QWidget:
    """The desk is asked whether it goes to another centre."""
    screen = stage.screen("settings")
    screen.show_page("server")
    panel = screen.page("server").panel
    panel.address.input.setText("https://pusat.contoh")
    panel.code.input.setText("ABCD-2345")
    said = {
        "name": "Pusat Layanan Pengaduan Contoh", "former": "Pusat Lama Contoh",
        "tickets": 1284, "unsent": 3, "partial": True,
    }  # fmt: skip
    panel.ask_to_move(errors.ProtocolConflict("other_server", said))
    stage.settle()
    return stage.window


def start(stage: Stage) -> QWidget:
    stage.screen("start")
    return stage.window


def connect_error(stage: Stage) -> QWidget:
    panel = stage.screen("start").panel
    panel.address.input.setText("http://127.0.0.1:9")
    panel.code.input.setText("ABC")
    panel.enrol()
    panel.test()
    stage.settle()
    return stage.window


def help_page(stage: Stage) -> QWidget:
    stage.screen("help")
    return stage.window


def window_error(stage: Stage) -> QWidget:
    """An error of the whole window over the form."""
    stage.screen("new")
    stage.window.show_error(errors.DiskFull("profil"))
    stage.settle()
    return stage.window


def fault(stage: Stage) -> QWidget:
    del stage
    window = FaultWindow(errors.KeychainMissing(("keyring.backends.fail.Keyring",)))
    window.show()
    return window


def crash(stage: Stage) -> QWidget:
    del stage
    box = crash_box(ValueError("contoh"), None)
    box.show()
    return box


def opening(stage: Stage) -> QWidget:
    del stage
    window = OpeningWindow(60_000)
    window.show()
    return window


EMPTY: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "start": start,
    "connect-error": connect_error,
    "form-empty": form.form_empty,
    "queue-empty": queue,
    "search-before": search_before,
    "conflicts-empty": lambda stage: stage.screen("conflicts").window(),
    "lapor-unset": lapor.unset,
    "privacy-empty": privacy.empty,
    "shift-empty": shifts.empty,
    "outbox-empty": lambda stage: stage.screen("outbox").window(),
    "reports-empty": reports.nothing,
    "fault": fault,
    "crash": crash,
    "opening": opening,
}
"""On a desk nobody used yet."""
FULL: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "form-call": form.form_call,
    "ringing": ringing,
    "queue": queue,
    "queue-composer": queue_composers,
    "queue-several": queue_filtered,
    "queue-several-composer": queue_several,
    "ticket": ticket,
    "search-hits": search_hits,
    "search-none": search_none,
    "directory": directory,
    "directory-card": directory_card,
    "form-saved": form.form_saved,
    "form-drafts": form.form_drafts,
    "form-emergency": form.form_emergency,
    "form-prank": form.form_prank,
    "form-outside": form.form_outside,
    "form-answer": form.form_answer,
    "form-missing": form.form_missing,
    "form-no-numbers": form.form_no_numbers,
    "ticket-duplicate": ticket_duplicate,
    "ticket-composer": ticket_composers,
    "ticket-survey": ticket_survey,
    "conflicts": conflicts,
    "outbox": outbox_full,
    "outbox-file": outbox_file,
    "settings": settings,
    "settings-move": settings_move,
    "reports-few": reports.few,
    "help": help_page,
    "window-error": window_error,
    "lapor-work": lapor.work,
    "lapor-tabs": lapor.tabs,
    "lapor-cards": lapor.cards,
    "lapor-moved": lapor.moved,
    "shift-handed": shifts.handed,
    "privacy-asked": privacy.asked,
    "privacy-broken": privacy.broken,
    "privacy-kept": privacy.kept,  # the last: its clock runs years ahead
}
"""After some weeks."""
LONG: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "long-form": form.form_long,
    "long-saved": form.form_saved_long,
    "long-ticket": ticket_long,
    "long-queue": queue,
    "long-search": search_hits,
    "long-directory": directory_card,
    "long-outbox": outbox_full,
    "long-reports": reports.few,
}
"""With names that do not end."""


def _search(stage: Stage, words: str) -> QWidget:
    screen: Any = stage.window.screens.get("search")
    screen.focus_box(words)
    stage.settle()
    screen.look()
    stage.settle()
    return stage.window
