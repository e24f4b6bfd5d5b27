"""What a desk and its centre owe each other: unsent work, its file, conflicts, a new number."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from callcenter.desk.export_outbox import export_outbox
from callcenter.desk.finish import close_ticket, resolve
from callcenter.desk.read_ticket import read_ticket
from callcenter.desk.register_ticket import register_ticket
from callcenter.store import outbox
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind
from tests.builders import intake
from tests.ui import form_scenes as form
from tests.ui.colleague import centre_takes, colleague_does
from tests.ui.stage import LONG_NAME, Stage


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
