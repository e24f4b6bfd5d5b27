"""Every screen of the desk in the states an operator meets, one function each.

A scene brings the stage into its state and returns the window to look at. Checks nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from callcenter import errors
from callcenter.desk.add_note import add_note
from callcenter.desk.archive_duplicate import archive_duplicate
from callcenter.desk.register_ticket import register_ticket
from callcenter.store import numbers, outbox
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind
from tests.builders import intake
from tests.ui.colleague import colleague_does
from tests.ui.stage import LONG_NAME, Stage
from ui.crash import crash_box
from ui.start.fault_window import FaultWindow
from ui.start.opening_window import OpeningWindow

Scene = Callable[[Stage], QWidget]
KEY = Qt.Key
SARI = "0812-0000-0101"
ROAD = (
    "Jalan depan Pasar Bandar Jaya berlubang besar sejak banjir minggu lalu, sudah dua motor "
    "jatuh. Kalau malam gelap karena lampu jalannya juga mati."
)
STORY = (
    ROAD
    + (
        "\nWarga sudah menutup sendiri dengan batu, tetapi hanyut lagi saat hujan. "
        "Truk pengangkut singkong lewat setiap malam dan lubangnya makin dalam."
    )
    * 4
)
LONGEST_PLACE = "ujung rembun"


def form_empty(stage: Stage) -> QWidget:
    stage.screen("new").new_ticket()
    stage.ctx.call.clear()
    stage.settle()
    return stage.window


def form_call(stage: Stage) -> QWidget:
    """A known caller in the middle of the story, as in the drawing."""
    stage.window.take_call(SARI)
    stage.window.flow.answer()
    stage.settle()
    stage.type("form.description", ROAD)
    _choose_place(stage, "bandar jaya bar")
    stage.type("form.landmark", "depan pasar, arah SPBU")
    stage.settle()
    road = stage.find("form.answer_status_jalan")
    road.setCurrentIndex(road.findData("provinsi"))
    stage.type("form.answer_sejak_kapan", "14-11-2026")
    _age_call(stage, 161)
    stage.find("form.description").setFocus()
    stage.settle()
    return stage.window


def form_long(stage: Stage) -> QWidget:
    """Nothing is short: story, name, place, offices."""
    stage.window.flow.answer()
    stage.type("form.phone", "+62 812-0000-0777 pesawat 1234")
    stage.type("form.name", LONG_NAME[:80])
    stage.type("form.on_behalf_of", "Ibu " + LONG_NAME[:60])
    stage.find("form.description").insertPlainText(STORY)
    _choose_place(stage, LONGEST_PLACE)
    stage.type("form.landmark", "di belakang " + LONG_NAME[:70])
    stage.settle()
    for agency in ("dishub", "dinsos", "dinkes", "bpn", "kptph", "dpmptsp"):
        stage.form.body.agencies.hand_to(agency)
    stage.form.body.evidence.oversight.click()
    stage.settle()
    return stage.window


def form_drafts(stage: Stage) -> QWidget:
    """What was typed stands as chips above an empty form; the number is being typed."""
    stage.window.flow.answer()
    stage.type("form.name", "Contoh Budi")
    stage.window.flow.answer()
    stage.type("form.phone", "0812-0000-01")
    stage.settle()
    return stage.window


def form_emergency(stage: Stage) -> QWidget:
    stage.window.flow.answer()
    stage.type("form.description", "Ada kebakaran di rumah warga, api membesar")
    stage.settle()
    return stage.window


def form_prank(stage: Stage) -> QWidget:
    stage.form._menu("prank")
    stage.settle()
    return stage.window


def form_outside(stage: Stage) -> QWidget:
    stage.form.close_panel()
    stage.window.flow.answer()
    stage.type("form.description", "Listrik padam dari kemarin, tagihan PLN juga salah")
    stage.settle()
    stage.window.open_outside()
    stage.settle()
    return stage.window


def form_answer(stage: Stage) -> QWidget:
    stage.form.close_panel()
    stage.window.flow.answer()
    stage.type("form.description", "Tanya cara bayar pajak kendaraan lewat e-Samsat")
    stage.settle()
    stage.form._open_answer()
    stage.settle()
    return stage.window


def form_missing(stage: Stage) -> QWidget:
    """Save was pressed too early, with a letter in the number."""
    stage.form.new_ticket()
    stage.type("form.phone", "0812-000O-17")
    stage.form.save()
    stage.settle()
    return stage.window


def form_no_numbers(stage: Stage) -> QWidget:
    with stage.desk.store.write() as tx:
        numbers.drop_blocks(tx)
    stage.form.new_ticket()
    stage.type("form.name", "Contoh Sari")
    stage.type("form.description", ROAD)
    stage.settle()
    stage.form.save()
    stage.settle()
    with stage.desk.store.write() as tx:
        numbers.add_blocks(tx, (419,))
    return stage.window


def form_saved(stage: Stage) -> QWidget:
    stage.form.new_ticket()
    stage.window.take_call("0812-0000-0155")
    stage.window.flow.answer()
    stage.settle()
    stage.type("form.name", "Contoh Rahma")
    stage.type("form.description", ROAD)
    _choose_place(stage, "bandar jaya bar")
    stage.settle()
    stage.form.save()
    stage.until(lambda: stage.form.stack.currentIndex() == 1)
    stage.settle()
    return stage.window


def ringing(stage: Stage) -> QWidget:
    stage.screen("queue")
    stage.ctx.call.clear()
    stage.window.take_call(SARI)
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
        intake(name=LONG_NAME[:80], description=STORY, landmark="di belakang " + LONG_NAME),
    )
    for n in range(24):
        add_note(stage.desk, made.ticket_id, f"Catatan contoh {n + 1}. " + ROAD)
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


TICKET_COMPOSERS = (
    "follow_up", "note", "contact", "remind", "resolve", "request", "refer", "dispatch",
    "duplicate", "merge", "attach", "description", "close", "reject",
)  # fmt: skip


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
    screen.table.selectRow(0)
    stage.settle()
    return stage.window


def settings(stage: Stage) -> Iterator[QWidget]:
    """Each page."""
    screen = stage.screen("settings")
    for key in ("look", "people", "server", "limits", "guidance"):
        screen.show_page(key)
        stage.settle()
        yield stage.window


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


def _save_long(stage: Stage) -> QWidget:
    stage.screen("new").save()
    stage.until(lambda: stage.form.stack.currentIndex() == 1)
    stage.settle()
    return stage.window


EMPTY: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "start": start,
    "connect-error": connect_error,
    "form-empty": form_empty,
    "queue-empty": queue,
    "search-before": search_before,
    "outbox-empty": lambda stage: stage.screen("outbox").window(),
    "fault": fault,
    "crash": crash,
    "opening": opening,
}
"""On a desk nobody used yet."""
FULL: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "form-call": form_call,
    "ringing": ringing,
    "queue": queue,
    "queue-composer": queue_composers,
    "queue-several": queue_filtered,
    "ticket": ticket,
    "search-hits": search_hits,
    "search-none": search_none,
    "directory": directory,
    "directory-card": directory_card,
    "form-saved": form_saved,
    "form-drafts": form_drafts,
    "form-emergency": form_emergency,
    "form-prank": form_prank,
    "form-outside": form_outside,
    "form-answer": form_answer,
    "form-missing": form_missing,
    "form-no-numbers": form_no_numbers,
    "ticket-duplicate": ticket_duplicate,
    "ticket-composer": ticket_composers,
    "outbox": outbox_full,
    "settings": settings,
    "help": help_page,
    "window-error": window_error,
}
"""After some weeks."""
LONG: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {
    "long-form": form_long,
    "long-saved": _save_long,
    "long-ticket": ticket_long,
    "long-queue": queue,
    "long-search": search_hits,
    "long-directory": directory_card,
    "long-outbox": outbox_full,
}
"""With names that do not end."""


def _choose_place(stage: Stage, typed: str) -> None:
    place = stage.type("form.place", typed)
    stage.until(place.options.isVisible)
    QTest.keyClick(place, KEY.Key_Return)


def _search(stage: Stage, words: str) -> QWidget:
    screen: Any = stage.window.screens.get("search")
    screen.focus_box(words)
    stage.settle()
    screen.look()
    stage.settle()
    return stage.window


def _age_call(stage: Stage, seconds: int) -> None:
    """The call has lasted so long; the strip is told."""
    stage.desk.clock.elapsed += seconds  # type: ignore[attr-defined]
    stage.ctx.call.changed.emit()
