"""Looking at “Eskalasi”: read only, the ladder as shipped, a fault at its field, a trial, too much.

A scene brings the stage into its state and returns the window to look at. Checks nothing.
"""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from callcenter.desk.change_settings import change_settings
from callcenter.desk.office import set_office
from callcenter.tickets.escalation_rules import DEFAULT_RULES, RULES_NAME, write_rules
from tests.ui.stage import Stage
from ui.escalation.page import EscalationPage


def _sit(stage: Stage, role: str) -> None:
    desk = stage.ctx.desk
    who = next(one.uid for one in desk.settings.operators if one.role == role)
    change_settings(desk, replace(desk.settings, operator=who))
    stage.settle()


def _page(stage: Stage) -> EscalationPage:
    screen = stage.screen("settings")
    screen.show_page("escalation")
    page: EscalationPage = screen.page("escalation")
    page.refresh()
    stage.settle()
    return page


def _done(stage: Stage, page: EscalationPage) -> None:
    stage.until(lambda: not page.is_working)
    stage.settle()


def rules(stage: Stage) -> Iterator[QWidget]:
    """From what an operator sees to rules that would move everything."""
    before = stage.ctx.desk.settings
    _sit(stage, "operator")
    _page(stage)
    yield stage.window
    _sit(stage, "pengawas")
    page = _page(stage)
    yield stage.window
    page.form.start.input.setText("25.00")
    page.form.end.input.setText("06.00")
    page.save()
    stage.settle()
    yield stage.window
    page.form.start.input.setText("20.00")
    page.table.setCurrentIndex(page.model.index(13, 0))
    stage.settle()
    page.try_out()
    _done(stage, page)
    yield stage.window
    page._use([replace(one, id=f"{one.id}-lain") for one in DEFAULT_RULES])
    for row in range(4):
        page.table.setCurrentIndex(page.model.index(row, 0))
        page.form.percent.input.setValue(1)
    page.try_out()
    _done(stage, page)
    yield stage.window
    page.reason.input.setText("Percobaan contoh untuk giliran malam")
    page.save()
    _done(stage, page)
    yield stage.window
    page.undo_button.click()
    set_office(stage.ctx.desk, {RULES_NAME: [*write_rules(DEFAULT_RULES), "contoh rusak"]})
    _page(stage)
    yield stage.window
    set_office(stage.ctx.desk, {RULES_NAME: None})
    change_settings(stage.ctx.desk, before)
    stage.settle()


FULL = {"escalation": rules}
