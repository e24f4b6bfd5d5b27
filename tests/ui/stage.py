"""A whole desk with its window, set up for looking at it: invented weeks of tickets behind it.

Time stands still (`tests.fakes`), so two runs show the same. Holds no scene and checks nothing.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from callcenter.demo.samples import add_samples, seat_operators
from callcenter.store import numbers
from callcenter.workstation import OVERLAY, Workstation, open_workstation
from tests.fakes import FakeClock, FakeKeychain
from tests.ui.shell import caught_up
from ui import theme
from ui.application import build_application, build_context
from ui.background import Background
from ui.context import UiContext
from ui.language import SOURCE, use_language
from ui.main_window import build_window

PATIENCE_S = 30
LAYERS = 4
"""Rounds in which a new height is told from layout to layout."""
LONG_OFFICE = "Badan Contoh Pembinaan Kesejahteraan, Ketenteraman, Kebersihan dan Keindahan"
LONG_NAME = "Contohpanjangsekalinamanyatanpaspasi" * 3
ROWS = (
    "id,name,abbreviation,kind,region_code,phone,whatsapp,email,hours,scope,source_note\n"
    f"bmbk,{LONG_OFFICE.replace(',', '')} Provinsi Lampung,BMBK,dinas,18,(0721) 702684,,"
    "contoh.alamat.surat.yang.panjang@contoh.example,Sen-Jum 07.30-16.00,"
    "jalan provinsi|jembatan|drainase jalan provinsi|lampu jalan provinsi,nomor contoh\n"
)


class Stage:
    """A desk, its window, and hands for it; `full` has the invented tickets."""

    def __init__(
        self, station: Workstation, ctx: UiContext, size: tuple[int, int], clock: FakeClock
    ) -> None:
        self.station, self.desk, self.ctx, self.clock = station, station.desk, ctx, clock
        self.window = build_window(ctx)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.until(lambda: self.window.clock.status is not None)
        self.settle()

    @property
    def form(self) -> Any:
        """The form of the window."""
        return self.window.screens.get("new")

    def screen(self, key: str) -> Any:
        """Bring a screen to the front and return it."""
        self.window.show_screen(key)
        self.settle()
        return self.window.screens.get(key)

    def find(self, name: str) -> Any:
        """A widget of the window by its object name."""
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def type(self, name: str, text: str) -> Any:
        """Type into a field of the window."""
        field = self.find(name)
        field.setFocus()
        QTest.keyClicks(field, text)
        return field

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        last = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < last, "it never became so"
            QTest.qWait(1)

    def settle(self) -> None:
        """Wait until every question is answered and everything is laid out."""
        for _ in range(LAYERS):
            self.until(self._is_quiet)
            caught_up()

    def _is_quiet(self) -> bool:
        if not self.ctx.background.is_idle:
            return False
        if not self.window.screens.is_built("new"):
            return True
        form = self.form
        return not (form.live._pause.isActive() or form.body.caller._timer.isActive())

    def tickets(self) -> list[str]:
        """Ids of the queue, most urgent first."""
        return [row.id for row in self.screen("queue").model.rows()]


@contextmanager
def opened_stage(
    folder: Path,
    *,
    size: tuple[int, int],
    mode: theme.Mode = "light",
    scale: float = 1.0,
    full: bool = True,
    long: bool = False,
    language: str = SOURCE,
    prepare: Callable[[Workstation], object] = lambda _station: None,
) -> Iterator[Stage]:
    """A desk in a folder of its own; `long` gives it an office whose name does not end,
    `prepare` changes the desk before its window opens."""
    app = build_application()
    assert use_language(app, language) == language
    theme.apply_theme(app, mode, scale)
    if long:
        (folder / OVERLAY).mkdir(parents=True)
        (folder / OVERLAY / "agencies.csv").write_text(ROWS, "utf-8")
    clock = FakeClock()
    station = open_workstation(folder, keychain=FakeKeychain(), clock=clock)
    with station.desk.store.write() as tx:
        numbers.add_blocks(tx, (417, 418))
    seat_operators(station.desk)
    if full:
        add_samples(station.desk)
    prepare(station)
    background = Background()
    ctx = build_context(station, background)
    stage = Stage(station, ctx, size, clock)
    try:
        yield stage
    finally:
        stage.window.close()
        ctx.changes.close()
        assert background.shutdown(10)
        stage.window.deleteLater()
        station.close()
        use_language(app, SOURCE)
