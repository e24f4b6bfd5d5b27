"""“Laporan” as a supervisor meets it: each tab, inside a kabupaten, behind a figure, a failure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from callcenter.errors import DiskFull
from callcenter.reports.figures import Dimension, Figure
from callcenter.reports.reading import Condition
from tests.reports.many import fill
from tests.ui.stage import Stage
from ui.reports.order_row import OWN
from ui.reports.screen import TABS

MANY = 6_000


def _screen(stage: Stage) -> Any:
    screen = stage.screen("reports")
    stage.until(lambda: not screen.work.running)
    stage.settle()
    return screen


def nothing(stage: Stage) -> QWidget:
    """A desk nobody used yet."""
    _screen(stage)
    return stage.window


def few(stage: Stage) -> Iterator[QWidget]:
    """The first weeks of an office: few tickets, some rows joined."""
    screen = _screen(stage)
    for key in TABS:
        screen.show_tab(key)
        stage.settle()
        yield stage.window
    screen.tabs.setCurrentIndex(len(TABS))
    stage.settle()
    yield stage.window


def many(stage: Stage) -> Iterator[QWidget]:
    """Two years."""
    fill(stage.desk.store, MANY)
    screen = _screen(stage)
    screen.orders.span.set_key("year")
    screen.count()
    _screen(stage)
    for key in TABS:
        screen.show_tab(key)
        stage.settle()
        yield stage.window
    yield from _satisfaction(stage, screen)
    yield from _place(stage, screen)
    screen.orders.span.set_key(OWN)
    screen.orders.span.picked.emit(OWN)
    _screen(stage)
    yield stage.window
    condition = Condition(screen.report.order, Dimension.AGENCY, None, Figure.ALL)
    screen.look_behind(condition, "Jumlah, Diteruskan")
    _screen(stage)
    yield stage.window
    screen.show_report()
    screen._fail(DiskFull("laporan.pdf"))
    screen._show_work(running=True)
    stage.settle()
    yield stage.window
    screen._show_work(running=False)


def _satisfaction(stage: Stage, screen: Any) -> Iterator[QWidget]:
    """What invented surveys amount to."""
    scores = ("444434443", "333333333", "443344344", "222143321", "444444444", "333443433")
    with stage.desk.store.write() as tx:
        for at, one in enumerate(scores * 40):
            tx.exec_driver_sql(
                "UPDATE tickets SET survey = ?, surveyed_at = registered_at + 86400000000"
                " WHERE id = ?",
                (one, f"t-{MANY - 1 - at * 11:07}"),
            )
    screen.count()
    _screen(stage)
    screen.tabs.setCurrentIndex(len(TABS))
    stage.settle()
    yield stage.window


def _place(stage: Stage, screen: Any) -> Iterator[QWidget]:
    screen.show_tab("place")
    page = screen.page
    page.map.setFocus()
    page.figure.select("lewat")
    stage.settle()
    yield stage.window
    page.go_into("18.02")
    stage.settle()
    yield stage.window
    page.go_back()


OF_YEARS: Mapping[str, Callable[[Stage], QWidget | Iterator[QWidget]]] = {"reports-many": many}
"""It puts other tickets in the place of those that are there: a desk of its own."""
