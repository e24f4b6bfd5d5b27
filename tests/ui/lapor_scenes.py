"""SP4N-LAPOR! as an operator meets it: its tabs, the card of a ticket in each state, an answer."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from callcenter.desk.change_settings import sit_down
from callcenter.desk.register_ticket import register_ticket
from callcenter.lapor.status import LaporLink
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


def work(stage: Stage) -> Iterator[QWidget]:
    """What only a person can go on with, and each thing a person may say about it."""
    chief = next(one for one in stage.desk.settings.operators if one.role == "pengawas")
    seated = stage.desk.operator.uid
    sit_down(stage.desk, chief.uid)
    cases.set_up(stage.desk, base_url=URL)
    refusal = "Kategori tidak dikenal: " + LONG_NAME
    for made in (  # each in its own second: the list goes by how long they wait
        lambda: cases.uncertain(stage.desk, form.STORY, looks=3),
        lambda: cases.refused(stage.desk, "Lampu padam di " + LONG_NAME, refusal),
        lambda: cases.doubted_reply(stage.desk, "1916450"),
        lambda: cases.gone(stage.desk, "1916451"),
    ):
        made()
        stage.clock.advance(seconds=1)
    screen = stage.screen("lapor")
    screen.show_tab("work")
    tab = screen.page("work")
    stage.settle()
    tab.list.setFocus()
    yield stage.window
    for choose in (
        tab.decision.choose_there,
        tab.decision.choose_again,
        tab.decision.choose_cancel,
    ):
        choose()
        tab.decision.say_found("SP4N-LAPOR! tidak mengenal nomor ini.", "red")
        stage.settle()
        yield stage.window
        tab.decision.leave()
    for at in range(1, len(tab._rows)):
        tab.list.setCurrentIndex(tab.list.model().index(at, 0))
        stage.settle()
        yield stage.window
    sit_down(stage.desk, seated)
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


def moved(stage: Stage) -> Iterator[QWidget]:
    """The office's address is not the token's: on the card above, and where it is approved."""
    stage.station.token.write("token-contoh", "https://lapor-lama.contoh.go.id")
    screen = stage.screen("lapor")
    screen.show_tab("work")
    stage.window.lapor_clock.nudge()
    stage.until(lambda: screen.status._status and screen.status._status.link is LaporLink.MOVED)
    stage.settle()
    yield stage.window
    screen.show_tab("connection")
    stage.settle()
    token = screen.page("connection").form.token
    stage.until(lambda: not token.moved.isHidden())
    screen.page("connection").form.ensureWidgetVisible(token.moved)
    stage.settle()
    yield stage.window
    token.moved.ask_button.click()
    stage.settle()
    yield stage.window
    token.moved.no_button.click()


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
