"""SP4N-LAPOR! as an operator meets it: its tabs, the card of a ticket in each state, an answer."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from callcenter.desk.change_settings import sit_down
from callcenter.desk.register_ticket import register_ticket
from callcenter.tickets.words import Push
from tests import lapor_cases as cases
from tests import lapor_steps as steps
from tests.builders import intake
from tests.ui import form_scenes as form
from tests.ui.stage import LONG_NAME, Stage
from ui.lapor.screen import TABS
from ui.ticket_view.lapor_lines import AGAIN, CANCEL, KEEP, REPLY, THERE

URL = "https://lapor.contoh.go.id/v3"


def unset(stage: Stage) -> Iterator[QWidget]:
    """No connection yet, and the form in which it is set."""
    screen = stage.screen("lapor")
    yield stage.window
    screen.set_up()
    stage.settle()
    yield stage.window


def tabs(stage: Stage) -> Iterator[QWidget]:
    """Each tab behind the first one, and each group of what waits."""
    chief = next(one for one in stage.desk.settings.operators if one.role == "pengawas")
    sit_down(stage.desk, chief.uid)
    cases.held(stage.desk, details=("kategori: Agama",))
    screen = stage.screen("lapor")
    for key in TABS[1:]:
        screen.show_tab(key)
        stage.settle()
        yield stage.window
        if key == "waiting":
            tab = screen.page(key)
            for at in range(1, tab.groups.count()):
                tab.groups.setCurrentIndex(at)
                stage.settle()
                tab.table.selectAll()
                yield stage.window
            tab.ask_reason()
            stage.settle()
            yield stage.window
            tab.groups.setCurrentIndex(0)


def cards(stage: Stage) -> Iterator[QWidget]:
    """A ticket's card in each state, each with what it asks for."""
    for push, make, composers in (
        (Push.READY, lambda _id: None, (KEEP,)),
        (Push.NOT_PUSHED, lambda id: steps.kept(stage.desk, id), ()),
        (Push.RESERVED, lambda id: steps.reserved(stage.desk, id), ()),
        (Push.UNCERTAIN, lambda id: steps.doubtful(stage.desk, id, 2), (THERE, AGAIN, CANCEL)),
        (Push.REFUSED, lambda id: steps.refused(stage.desk, id), ()),
        (Push.SENT, lambda id: _answered(stage, id), (REPLY,)),
    ):
        made = register_ticket(stage.desk, intake(phone="0812-0000-0444")).ticket_id
        make(made)
        stage.window.open_ticket(made)
        stage.settle()
        assert steps.state_of(stage.desk, made).state is push
        screen: Any = stage.window.screens.get("ticket")
        yield stage.window
        for key in composers:
            screen.take_action(key)
            stage.settle()
            yield stage.window
            screen.slot.leave(made)
            stage.settle()


def _answered(stage: Stage, ticket_id: str) -> None:
    steps.sent(stage.desk, ticket_id, "1916460")
    steps.status(stage.desk, ticket_id, "Dalam Proses", "Dinas Contoh " + LONG_NAME)
    steps.answered(stage.desk, ticket_id, "a1", "Sudah kami tinjau. " + form.ROAD)
