"""“Laporan”: what is reported is chosen above, figures below; every figure opens its tickets.

Counts on the files' lane, so no save waits for it. Writes files a person asked for, nothing else.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from callcenter.desk.reach import Reach, read_reach
from callcenter.errors import Cancelled
from callcenter.reports.figures import Dimension
from callcenter.reports.full import FullReport
from callcenter.reports.order import periodic_order
from callcenter.reports.reading import Condition
from callcenter.reports.report import Report
from ui import formats, shortcuts, theme
from ui.context import UiContext
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.reports.behind_panel import BehindPanel
from ui.reports.order_row import OrderRow
from ui.reports.pdf import file_stem
from ui.reports.place_page import PlacePage
from ui.reports.report_work import Asked, Behind, FileKind, FileOrder, ReportWork
from ui.reports.satisfaction_page import SatisfactionPage
from ui.reports.sheets import PERIODIC, USUAL, tables_of
from ui.reports.table_page import TablePage
from ui.reports.tiles import Tiles
from ui.reports.words import ReportWords
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.toast import Toast

_D = Dimension
PAGES: dict[str, tuple[Dimension, ...]] = {
    "time": (_D.PERIOD,),
    "agency": (_D.AGENCY,),
    "place": (_D.KABKOTA,),
    "category": (_D.CATEGORY,),
    "channel": (_D.CHANNEL, _D.CLASSIFICATION, _D.CONFIDENTIALITY),
    "clock": (_D.CLOCK, _D.STATE),
    "lapor": (_D.LAPOR, _D.REFERRAL),
}
TABS = tuple(PAGES)


class ReportScreen(QWidget):
    """`open_ticket(id)`; the report is made when the screen is first seen."""

    open_ticket = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Laporan"))
        self._ctx = ctx
        self._words = ReportWords(ctx.desk.directory)
        self._again = False
        self._stale = True
        self.counted: FullReport | None = None
        self.dialog: QFileDialog | None = None
        self.work = ReportWork(ctx, self)
        self.orders = OrderRow(ctx.desk)
        self.tiles = Tiles()
        self.behind = BehindPanel(ctx.desk)
        self.banner = Banner()
        self.banner.setObjectName("reports.banner")
        self.pages: dict[str, Any] = {}
        self._make_controls()
        self._make_pages()
        self._arrange()
        self.toast = Toast(self)
        self._connect()

    def _make_controls(self) -> None:
        self.made = PlainLabel("", fit="elide", role="label", ink="muted")
        self.made.setObjectName("reports.made")
        self.bar = QProgressBar()
        self.bar.setObjectName("reports.progress")
        self.bar.setTextVisible(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar.setAccessibleName(self.tr("Kemajuan"))
        self.stop = Button(self.tr("Hentikan"), small=True, key_hint="Esc")
        self.renew = Button(self.tr("Hitung lagi"), small=True, key_hint=_hint("renew"))
        self.periodic = Button(self.tr("Laporan berkala"), small=True, key_hint=_hint("periodic"))
        self.files = {
            kind: Button(kind.value.upper(), small=True, key_hint=_hint(kind.value))
            for kind in FileKind
        }
        named = {"stop": self.stop, "renew": self.renew, "periodic": self.periodic}
        named |= {kind.value: button for kind, button in self.files.items()}
        for name, button in named.items():
            button.setObjectName(f"reports.{name}_button")
        for kind, button in self.files.items():
            button.setAccessibleName(self.tr("Simpan sebagai {0}").format(kind.value.upper()))
        self.tabs = QTabBar()
        self.tabs.setObjectName("reports.tabs")
        self.tabs.setAccessibleName(self.tr("Bagian laporan"))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for text in (
            self.tr("Waktu"), self.tr("OPD"), self.tr("Wilayah"), self.tr("Kategori"),
            self.tr("Kanal"), self.tr("Batas waktu"), self.tr("LAPOR & rujukan"),
            self.tr("Kepuasan"),
        ):  # fmt: skip
            self.tabs.addTab(text.replace("&", "&&"))

    def _make_pages(self) -> None:
        self.stack = QStackedWidget()
        for key, dimensions in PAGES.items():
            page: TablePage | PlacePage
            if key == "place":
                page = PlacePage(self._ctx, self._words)
                page.failed.connect(self._fail)
            else:
                page = TablePage(dimensions, self._words)
            page.asked.connect(self.look_behind)
            self.pages[key] = page
            self.stack.addWidget(page)
        self.satisfaction = SatisfactionPage(self._words)
        self.satisfaction.asked.connect(self.look_behind)
        self.stack.addWidget(self.satisfaction)
        self.empty = EmptyState("chart-column", "", "")
        self.empty.setObjectName("reports.empty")
        self._tell_empty(0)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.behind)

    def _tell_empty(self, surveys: int) -> None:
        text = self.tr("Pilih waktu lain atau longgarkan saringan di atas.")
        if surveys:
            text = self.tr("Survei tiket lama yang dijawab dalam rentang ini: {0}, di Kepuasan.")
        title = self.tr("Belum ada tiket dalam rentang ini")
        self.empty.set_text(title, text.format(formats.number(surveys)))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        head.addWidget(PlainLabel(self.tr("Laporan"), role="heading"))
        head.addWidget(self.made, 1)
        head.addWidget(self.bar, 1)
        head.addWidget(self.stop)
        head.addWidget(self.renew)
        for button in self.files.values():
            head.addWidget(button)
        head.addWidget(self.periodic)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 12)))
        outer.setSpacing(theme.dp(10))
        outer.addLayout(head)
        outer.addWidget(self.banner)
        outer.addWidget(self.orders)
        outer.addWidget(self.tiles)
        outer.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.stack, 1)
        self._show_work(running=False)

    def _connect(self) -> None:
        self._ctx.changes.changed.connect(self._on_changes)
        self.orders.changed.connect(self.count)
        self.tabs.currentChanged.connect(lambda _at: self._show_page())
        self.tiles.asked.connect(self.look_behind)
        self.behind.open_ticket.connect(self.open_ticket)
        self.behind.closed.connect(self.show_report)
        self.work.moved.connect(self._move)
        self.work.ended.connect(lambda: self._show_work(running=False))
        self.stop.clicked.connect(self.work.stop)
        self.renew.clicked.connect(self.count)
        self.periodic.clicked.connect(self.make_periodic)
        keys: dict[str, Callable[[], object]] = {
            "renew": self.count,
            "periodic": self.make_periodic,
        }
        for kind, button in self.files.items():
            button.clicked.connect(partial(self.ask_where, kind))
            keys[kind.value] = partial(self.ask_where, kind)
        for name, call in keys.items():
            shortcuts.bind(self, f"report_{name}", call)

    def count(self) -> None:
        """Count what the chips say; once more when something else was asked meanwhile."""
        if self.work.running:
            self._again = True
            self.work.stop()
            return
        self._again = self._stale = False
        self.banner.hide()
        self._show_work(running=True)
        self.work.count(self.orders.order(), self._counted, self._failed)

    def make_periodic(self) -> None:
        """The periodic report of the last whole quarter: counted, then asked where it goes."""
        if self.work.running:
            return
        order = periodic_order(formats.wib(self._ctx.desk.clock.now()).date())
        self.orders.show_order(order)
        self._show_work(running=True)
        self.work.count(order, self._have_periodic, self._failed)

    def _have_periodic(self, counted: FullReport) -> None:
        self._counted(counted)
        self.ask_where(FileKind.PDF, PERIODIC)

    def _counted(self, counted: FullReport) -> None:
        if self._again:
            self.count()
            return
        self.counted, report = counted, counted.tickets
        now = self._ctx.desk.clock.now()
        at = formats.moment_text(report.made_at, now)
        self.made.setText(self.tr("Dihitung {0}").format(at))
        tables = tables_of(report, self._ctx.desk.directory)
        self.tiles.show_report(report)
        for page in self.pages.values():
            page.show_report(report, tables)
        self.satisfaction.show_rows(report.order, counted.surveys)
        self._tell_empty(counted.surveys[0].found.surveys if counted.surveys else 0)
        self.show_report()
        desk = self._ctx.desk
        self._ctx.background.desk(
            lambda: read_reach(desk), self._tell_reach, self._fail, owner=self
        )

    def _tell_reach(self, reach: Reach) -> None:
        """Say when older tickets of this report may be at the centre alone."""
        report = self.report
        if report is None or not reach.is_partial:
            return
        since = reach.since
        if since is not None and since <= report.order.start:
            return
        text = self.tr("Riwayat yang lebih lama masih diambil dari pusat.")
        if since is not None:
            day = formats.date_text(since)
            text = self.tr("Tiket sebelum {0} mungkin hanya ada di pusat.").format(day)
        title = self.tr("Angka ini belum lengkap")
        self.banner.show_message(title, text, tone="amber")

    def show_report(self) -> None:
        """The report in front again, with the tab that was."""
        self.orders.show()
        self.tabs.setVisible(self.is_filled)
        self.tiles.setVisible(self.has_tickets)
        for button in self.files.values():
            button.setEnabled(self.is_filled)
        self._show_page()

    @property
    def report(self) -> Report | None:
        """The figures of the tickets, as counted last."""
        return None if self.counted is None else self.counted.tickets

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to show or to write."""
        return self.counted is not None and not self.counted.is_empty

    @property
    def has_tickets(self) -> bool:
        """Whether there are tickets, not surveys of older ones alone."""
        return self.counted is not None and self.counted.has_tickets

    @property
    def page(self) -> Any:
        """The page of the tab in front; a word where there is nothing for it."""
        at = self.tabs.currentIndex()
        if at == len(TABS) and self.is_filled:
            return self.satisfaction
        return self.pages[TABS[at]] if self.has_tickets else self.empty

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(TABS.index(key))

    def _show_page(self) -> None:
        page = self.page
        self.stack.setCurrentWidget(page)
        if isinstance(page, PlacePage):
            page.load_map()
        had = self.behind.table.hasFocus() or self.behind.back.hasFocus()
        self.setFocusProxy(self.orders.span if page is self.empty else page)
        if had:
            page.setFocus()

    def look_behind(self, condition: Asked, what: str) -> None:
        """Show the tickets that a figure counts."""
        if self.work.running:
            return
        self._show_work(running=True)
        unit = self._words.unit(condition) if isinstance(condition, Condition) else ""
        self.work.look_behind(condition, partial(self._found, what, unit), self._failed)

    def _found(self, what: str, unit: str, found: Behind) -> None:
        counts = unit.format(formats.number(found.counted)) if found.counted > found.many else ""
        self.behind.show_rows(what, found.rows, found.many, counts=counts)
        for part in (self.tabs, self.tiles, self.orders):
            part.hide()
        self.stack.setCurrentWidget(self.behind)
        self.setFocusProxy(self.behind)
        self.behind.setFocus()

    def ask_where(self, kind: FileKind, title: str = USUAL) -> None:
        """Ask for the place of a file."""
        report = self.report
        if self.work.running or report is None or not self.is_filled:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Simpan laporan"))
        self.dialog.setObjectName("reports.dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter(f"*.{kind.value}")
        self.dialog.selectFile(f"{file_stem(report)}.{kind.value}")
        self.dialog.fileSelected.connect(
            lambda name: self.write(_named(Path(name), kind), kind, title)
        )
        self.dialog.open()

    def write(self, path: Path, kind: FileKind, title: str = USUAL) -> None:
        """Write what is shown."""
        if self.counted is None or self.work.running:
            return
        self.banner.hide()
        self._show_work(running=True)
        order = FileOrder(path, kind, self.counted, title)
        self.work.write(order, self._written, self._failed)

    def _written(self, path: Path) -> None:
        self.toast.show_note(self.tr("Tersimpan: {0}").format(path.name))

    def _failed(self, error: BaseException) -> None:
        if self._again:
            self.count()
        elif isinstance(error, Cancelled):
            self.toast.show_note(self.tr("Dihentikan, angka di layar tetap yang tadi"))
        else:
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        message = explain(error)
        self.banner.show_message(message.title, message.text, tone="red")

    def _show_work(self, *, running: bool) -> None:
        shown = {self.bar: running, self.stop: running, self.made: not running,
                 self.renew: not running}  # fmt: skip
        for part, seen in sorted(shown.items(), key=lambda one: one[1]):
            part.setVisible(seen)  # first what goes: both at once would widen the window
        if running:
            self.bar.setRange(0, 0)

    def _move(self, done: int, whole: int) -> None:
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    def _on_changes(self, ids: frozenset[str]) -> None:
        """New figures are counted when the screen is seen next, not while somebody reads."""
        if ids - {"sync", "outbox", "drafts"}:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: count what changed while it was away; the tickets behind a figure stay in front."""
        super().showEvent(event)
        if self._stale and self.stack.currentWidget() is not self.behind:
            self.count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc stops what runs."""
        if event.key() == Qt.Key.Key_Escape and self.work.running:
            self.work.stop()
            return
        super().keyPressEvent(event)


def _hint(name: str) -> str:
    return shortcuts.key_hint(f"report_{name}")


def _named(path: Path, kind: FileKind) -> Path:
    """With the ending of its kind."""
    ending = f".{kind.value}"
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
