"""A ticket as an operator meets it: short, long, a duplicate; its composers and its survey."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from callcenter.desk.add_note import add_note
from callcenter.desk.archive_duplicate import archive_duplicate
from callcenter.desk.finish import resolve
from callcenter.desk.register_ticket import register_ticket
from callcenter.desk.views import Rest, SearchPage
from callcenter.store.columns import micros
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind
from tests.builders import intake
from tests.ui import form_scenes as form
from tests.ui.colleague import colleague_does
from tests.ui.stage import LONG_NAME, Stage

COMPOSERS = (
    "follow_up", "note", "contact", "remind", "resolve", "request", "refer", "dispatch",
    "duplicate", "merge", "attach", "description", "close", "reject",
)  # fmt: skip


def whole(stage: Stage) -> QWidget:
    first = stage.tickets()[0]
    stage.window.open_ticket(first)
    stage.settle()
    return stage.window


def long_story(stage: Stage) -> QWidget:
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


def duplicate(stage: Stage) -> QWidget:
    kept = register_ticket(stage.desk, intake())
    gone = register_ticket(stage.desk, intake(phone="0812-0000-0888"))
    archive_duplicate(stage.desk, gone.ticket_id, kept.ticket_id)
    stage.window.open_ticket(gone.ticket_id)
    stage.settle()
    return stage.window


def composers(stage: Stage) -> Iterator[QWidget]:
    """Each composer of a ticket that is being worked on."""
    made = register_ticket(stage.desk, intake(phone="0812-0000-0999"))
    stage.window.open_ticket(made.ticket_id)
    stage.settle()
    screen: Any = stage.window.screens.get("ticket")
    for key in COMPOSERS:
        screen.take_action(key)
        stage.settle()
        yield stage.window
        screen.slot.leave(made.ticket_id)
        stage.settle()
    for field in ("landmark", "urgency", "category"):
        screen.edit_field(field)
        stage.settle()
        yield stage.window


def merge_further(stage: Stage) -> Iterator[QWidget]:
    """The ticket to merge into is not found of late, then nowhere."""
    made = register_ticket(stage.desk, intake(phone="0812-0000-0997"))
    stage.window.open_ticket(made.ticket_id)
    stage.settle()
    screen: Any = stage.window.screens.get("ticket")
    screen.take_action("duplicate")
    stage.settle()
    composer = screen.slot.current
    composer.line.setText("qxzvwj")
    stage.settle()
    longest = stage.desk.clock.now() - timedelta(days=200)
    left = SearchPage((), Rest(("said",), micros(longest)))
    composer._show("qxzvwj", [], left)
    composer.further._quiet.stop()
    yield stage.window
    composer._show("qxzvwj", [], SearchPage(()))
    yield stage.window
    screen.slot.leave(made.ticket_id)


def survey(stage: Stage) -> Iterator[QWidget]:
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
