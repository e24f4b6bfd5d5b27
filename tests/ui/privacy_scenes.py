"""The privacy office as it is met: nobody asked, each stage of a request, proposals, a breach."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from callcenter.desk import privacy_breaches as breaches
from callcenter.desk import privacy_requests as requests
from callcenter.desk.approval import give
from callcenter.desk.change_settings import sit_down
from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.privacy_erasing import carry_out
from callcenter.desk.privacy_matter import read_register
from callcenter.desk.privacy_retention import propose
from callcenter.desk.register_ticket import register_ticket
from callcenter.privacy.breach import Breach
from callcenter.privacy.words import Ask, BreachSort, NoticeTo, NoticeWay, Proof, Refusal
from tests.builders import intake
from tests.ui.stage import LONG_NAME, Stage

PHONE = "0812-0000-0456"
OTHER = "Contoh Kedua"


def _chief(stage: Stage) -> str:
    """A supervisor sits down; who sat there before."""
    seated = stage.desk.operator.uid
    chief = next(one for one in stage.desk.settings.operators if one.role == "pengawas")
    sit_down(stage.desk, chief.uid)
    return seated


def _signed(stage: Stage, matter_id: str) -> None:
    """The second person says yes, at this desk."""
    matter = read_register(stage.desk).find(matter_id)
    if isinstance(matter, Breach):
        given = give(stage.desk, OTHER, "sign", matter.last_eid, "privacy")
        breaches.sign_breach(stage.desk, matter_id, given)
        return
    assert matter is not None
    assert matter.course.prepared is not None
    given = give(stage.desk, OTHER, "sign", matter.course.prepared.signed.eid, "privacy")
    requests.sign(stage.desk, matter_id, given)


def empty(stage: Stage) -> Iterator[QWidget]:
    """Who may not, then each tab without anything in it, and what a new matter asks for."""
    operator = next(one for one in stage.desk.settings.operators if one.role == "operator")
    sit_down(stage.desk, operator.uid)
    screen = stage.screen("privacy")
    stage.settle()
    yield stage.window
    _chief(stage)
    stage.settle()
    for key in ("requests", "retention", "breaches"):
        screen.show_tab(key)
        stage.settle()
        yield stage.window
    for key in ("requests", "breaches"):
        screen.show_tab(key)
        page = screen.page(key)
        page.begin()
        page.panel.refuse("note", "Tulis tanpa nomor telepon, NIK, atau surel.")
        stage.settle()
        yield stage.window
        page.close_panel()


def asked(stage: Stage) -> Iterator[QWidget]:
    """Requests of every sort, their panels, a letter; some of them late."""
    _chief(stage)
    desk = stage.desk
    made = register_ticket(desk, intake(name=LONG_NAME[:70], phone=PHONE))
    assert made.caller_id is not None
    late = requests.register_request(desk, Ask.ACCESS, Proof.ID_CARD)
    stage.clock.advance(hours=60)
    near = requests.register_request(desk, Ask.ERASURE, Proof.CALL_BACK, "Diajukan lewat surat")
    stage.clock.advance(hours=13)
    gone = requests.register_request(desk, Ask.ERASURE, Proof.AUTHORITY)
    other = requests.register_request(desk, Ask.CORRECTION, Proof.TICKET)
    no = requests.register_request(desk, Ask.RESTRICTION, Proof.TICKET)
    requests.refuse(desk, no, Refusal.CASE_RUNS, "Diulang setelah laporan selesai. " * 6)
    for one in (near, other, late):
        requests.prepare_request(desk, one, made.caller_id)
    screen = stage.screen("privacy")
    screen.show_tab("requests")
    stage.settle()
    tab = screen.page("requests")
    tab.list.setFocus()
    yield stage.window
    tab.look_up()
    stage.settle()
    tab.panel.fill("find", PHONE)
    tab.panel.agreed.emit()
    stage.settle()
    yield stage.window
    tab.refuse()
    stage.settle()
    yield stage.window
    tab.correct()
    stage.settle()
    yield stage.window
    tab.close_panel()
    yield from _erased(stage, near, gone, no)


def _erased(stage: Stage, near: str, gone: str, no: str) -> Iterator[QWidget]:
    screen: Any = stage.window.screens.get("privacy")
    desk, tab = stage.desk, screen.page("requests")
    _signed(stage, near)
    tab.prefer(near)
    tab.reload()
    stage.settle()
    yield stage.window
    tab.confirm()
    box = tab.findChild(QWidget, "plain_dialog")
    stage.settle()
    yield box
    carry_out(desk, near)
    stage.settle()
    tab.prefer(near)
    tab.reload()
    stage.settle()
    yield stage.window
    tab.open_letter()
    stage.settle()
    yield stage.window
    tab.prefer(no)
    tab.reload()
    stage.settle()
    tab.open_letter()
    stage.settle()
    yield stage.window
    tab.letter.leave()
    del gone


def kept(stage: Stage) -> Iterator[QWidget]:
    """A proposal that waits for its second person, and one that was refused."""
    _chief(stage)
    desk = stage.desk
    for n in range(3):
        made = register_ticket(desk, intake(phone=f"0812-0000-09{n}1", name=f"Contoh Lama {n}"))
        resolve(desk, made.ticket_id, "Sudah ditangani")
        close_ticket(desk, made.ticket_id, "Tuntas")
    stage.clock.advance(days=2000)
    first = propose(desk)
    requests.refuse(desk, first, Refusal.MISTAKE)
    second = propose(desk)
    _signed(stage, second)
    screen = stage.screen("privacy")
    screen.show_tab("retention")
    stage.settle()
    yield stage.window
    stage.clock.advance(days=-2000)


def broken(stage: Stage) -> Iterator[QWidget]:
    """A lost desk with everything noted, its panels, its letters; then closed by two."""
    _chief(stage)
    desk = stage.desk
    t0 = desk.clock.now() - timedelta(hours=60)
    text = "Laptop meja 3 hilang di perjalanan. " * 4
    one = breaches.open_breach(desk, BreachSort.LOST_DESK, t0, text, "meja-contoh-3")
    breaches.open_breach(desk, BreachSort.MISDIRECTED, t0 - timedelta(hours=20), "Salah alamat")
    breaches.note_breach(desk, one, measures="Dicabut dari pusat, kunci data meja lain diganti")
    breaches.count_concerned(desk, one)
    breaches.tell_breach(desk, one, NoticeTo.SUBJECTS, NoticeWay.PUBLIC, "Situs resmi provinsi")
    screen = stage.screen("privacy")
    screen.show_tab("breaches")
    tab = screen.page("breaches")
    tab.prefer(one)
    tab.reload()
    stage.settle()
    yield stage.window
    for panel in (tab.note, tab.tell):
        panel()
        stage.settle()
        yield stage.window
    tab.close_panel()
    tab.letter_authority()
    stage.settle()
    yield stage.window
    tab.letter.leave()
    breaches.tell_breach(desk, one, NoticeTo.AUTHORITY, NoticeWay.MAIL)
    breaches.sign_breach(desk, one)
    _signed(stage, one)
    stage.settle()
    tab.prefer(one)
    tab.reload()
    stage.settle()
    yield stage.window
