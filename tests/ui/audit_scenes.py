"""Looking at “Jejak audit”, at the question why a field is to be seen, and at the warnings."""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from callcenter.desk.audit import Act, check_audit, note_alone
from callcenter.desk.change_settings import change_settings
from callcenter.desk.reveal import Thing, reveal
from callcenter.errors import ApprovalNeeded
from callcenter.store.tables import audit as rows
from tests.ui.stage import Stage
from ui.audit.page import AuditView
from ui.audit.watch import AuditWatch
from ui.reveal.panel import RevealPanel


def _page(stage: Stage) -> AuditView:
    screen = stage.screen("settings")
    screen.show_page("audit")
    page: AuditView = screen.page("audit")
    page.days.input.select("*")
    page.refresh()
    stage.settle()
    return page


def _sit(stage: Stage, *, chief: bool) -> None:
    desk = stage.ctx.desk
    people = desk.settings.operators
    who = next((one.uid for one in people if (one.role == "pengawas") is chief), people[0].uid)
    change_settings(desk, replace(desk.settings, operator=who))
    stage.settle()


def closed(stage: Stage) -> QWidget:
    """Somebody who may not read it."""
    _sit(stage, chief=False)
    _page(stage)
    return stage.window


def read(stage: Stage) -> Iterator[QWidget]:
    """Entries of every kind, none that fits, and a chain that is not whole."""
    before = stage.ctx.desk.settings
    _sit(stage, chief=True)
    desk = stage.ctx.desk
    ticket = stage.tickets()[0]
    for act in Act:
        note_alone(desk, act, kind="ticket", object_id=ticket, fields=("reporter_phone", "nik"),
                   reason="hubungi_pelapor", text="pelapor minta ditelepon sore ini")  # fmt: skip
    page = _page(stage)
    yield stage.window
    page.act.input.select(Act.PRINT)
    page.days.input.select("1")
    page.who.input.select(before.operators[-1].uid)
    page.refresh()
    stage.settle()
    yield stage.window
    with desk.store.write() as tx:
        tx.execute(rows.update().where(rows.c.n == 2).values(raw=b"{}"))
    check_audit(desk)
    _page(stage)
    yield stage.window
    change_settings(desk, before)
    stage.settle()


def asked(stage: Stage) -> Iterator[QWidget]:
    """Why a number is to be seen: empty, refused, above the limit, shown; and the alarm."""
    before = stage.ctx.desk.settings
    _sit(stage, chief=False)
    ticket = stage.tickets()[0]
    stage.window.open_ticket(ticket)
    stage.settle()
    screen = stage.screen("ticket")
    card = screen.side.reporter
    card.reveal_asked.emit("reporter_phone")
    stage.settle()
    yield stage.window
    panel = card.findChild(RevealPanel)
    assert panel is not None
    panel.ask()
    stage.settle()
    yield stage.window
    panel._approval.show()
    panel._offer((("op-2", "Contoh Pengawas Giliran Malam"),))
    stage.settle()
    yield stage.window
    panel.text.setText("ditelepon balik")
    panel._approval.hide()
    panel.ask()
    stage.settle()
    yield stage.window
    desk = stage.ctx.desk
    try:
        for _ in range(30):
            reveal(desk, Thing("ticket", ticket), "nik", "lainnya", "terlalu sering")
    except ApprovalNeeded:
        _sit(stage, chief=True)
    watch: AuditWatch = stage.window.audit
    watch.look()
    stage.settle()
    yield stage.window
    watch.banner.hide()
    change_settings(desk, before)
    stage.settle()


EMPTY = {"audit-closed": closed}
FULL = {"audit": read, "reveal": asked}
