"""Hand-overs as they are met: none yet, running, counted, signed by one, by both, late; rosters."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from callcenter.desk.approval import give
from callcenter.desk.change_settings import change_settings, sit_down
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.shift_duty import add_shift_note, sign_on
from callcenter.desk.shift_matter import last_shift, shift_now
from callcenter.desk.shift_roster import import_roster
from callcenter.desk.shift_sheet import count_sheet, read_handover, sign_sheet
from callcenter.desk.work_queue import promise_callback
from callcenter.shifts.handover import NoteSort
from callcenter.shifts.signing import Side
from callcenter.tickets.words import Urgency
from tests.builders import intake
from tests.ui.stage import LONG_NAME, Stage

ROSTER = """nama,mulai,selesai
Contoh Pagi,{day} 07.00,15.00
Contoh Sore,{day} 15.00,23.00
Contoh Malam,{day} 23.00,07.00
"""
CLASHING = ROSTER + "contoh  malam,{day} 22.00,23.30\n"
STORY = "Cukup panjang supaya terlihat bagaimana barisnya berlanjut di layar yang kecil."
WRONG = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Asia/Makassar:20261122T070000\n"


def _chief(stage: Stage) -> str:
    """A supervisor sits down; another one stands by."""
    chief = next(one for one in stage.desk.settings.operators if one.role == "pengawas")
    other = next(one for one in stage.desk.settings.operators if one.uid != chief.uid)
    sit_down(stage.desk, chief.uid)
    return other.uid


def empty(stage: Stage) -> Iterator[QWidget]:
    """Nothing yet, the line for a note, and a desk without a roster; of who may not load one."""
    operator = next(one for one in stage.desk.settings.operators if one.role == "operator")
    sit_down(stage.desk, operator.uid)
    screen = stage.screen("shift")
    stage.settle()
    yield stage.window
    screen.show_tab("roster")
    stage.settle()
    yield stage.window
    screen.show_tab("handovers")
    _note(stage, "Hubungi 0812-0000-1234")
    stage.window.note_bar.save()
    stage.settle()
    yield stage.window
    stage.window.note_bar._empty()
    stage.window.note_bar.leave()


def _note(stage: Stage, text: str) -> None:
    stage.window.note_bar.open()
    stage.settle()
    stage.type("shift.note_text", text)


def handed(stage: Stage) -> Iterator[QWidget]:
    """A shift that runs, one that misses a signature, one with both; the tickets it names."""
    other = _chief(stage)
    desk, clock = stage.desk, stage.clock
    sign_on(desk)
    made = register_ticket(
        desk, intake(phone="0812-0000-0771", urgency=Urgency.SOON, agency_ids=())
    )
    promise_callback(desk, made.ticket_id, clock.now() + timedelta(hours=1))
    add_shift_note(desk, "Jalur dua mati sejak 21.30, teknisi datang pagi", NoteSort.INCIDENT)
    add_shift_note(desk, "Tiket 26-0417-101-45 ditunggu kantor gubernur. " + LONG_NAME)
    for n in range(5):
        add_shift_note(desk, f"Catatan contoh {n + 1}. " + STORY)
    first = shift_now(desk)
    screen = stage.screen("shift")
    stage.settle()
    yield stage.window
    clock.advance(hours=9)
    stage.window.shifts.look()
    stage.settle()
    both = count_sheet(desk, first)
    sheet = _sheet(stage, both)
    sign_sheet(desk, both, Side.LEAVING, of=sheet)
    given = give(desk, other, "sign", sheet, "shift")
    sign_sheet(desk, both, Side.COMING, given, of=sheet)
    clock.advance(hours=8)
    half = count_sheet(desk, last_shift(desk))
    sign_sheet(desk, half, Side.LEAVING, of=_sheet(stage, half))
    sign_on(desk)
    screen.show_handover(half)
    stage.settle()
    screen.handovers.list.setFocus()
    yield stage.window
    clock.advance(hours=3)
    stage.window.shifts.look()
    screen.reload()
    stage.settle()
    yield stage.window
    screen.show_handover(both)
    stage.settle()
    yield stage.window
    screen.handovers.show_tickets()
    stage.settle()
    yield stage.window
    screen.handovers.tickets.closed.emit()
    _pdf(stage, both)
    yield from _rosters(stage, screen)
    clock.advance(hours=-20)


def _sheet(stage: Stage, matter: str) -> str:
    sheet = read_handover(stage.desk, matter).sheet
    assert sheet is not None
    return sheet.eid


def _rosters(stage: Stage, screen: Any) -> Iterator[QWidget]:
    """Taken, and refused with its line."""
    day = f"{stage.clock.now():%d-%m-%Y}"
    before = stage.desk.settings
    import_roster(stage.desk, ROSTER.format(day=day).encode())
    change_settings(stage.desk, replace(before))
    screen.show_tab("roster")
    stage.settle()
    yield stage.window
    path = stage.desk.profile / "jadwal.csv"
    for text in (CLASHING.format(day=day), WRONG):
        path.write_text(text, "utf-8")
        screen.roster.load(path)
        stage.settle()
        yield stage.window
    path.unlink()
    screen.show_tab("handovers")


def _pdf(stage: Stage, matter: str) -> None:
    """The paper, for who looks at the pictures."""
    folder = os.environ.get("SHIFT_PDF")
    if folder:
        screen: Any = stage.window.screens.get("shift")
        screen.handovers.paper.save(read_handover(stage.desk, matter), Path(folder) / "serah.pdf")
        stage.settle()
