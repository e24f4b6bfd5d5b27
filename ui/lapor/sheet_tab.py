"""“Lembar kerja”: LAPOR's spreadsheet looked at and taken in, and ours written in its columns."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from callcenter.desk.lapor_sheet import Match, SheetApplied, SheetPreview
from callcenter.desk.write_lapor_sheet import SheetOrder
from callcenter.errors import Cancelled
from ui import shortcuts, theme
from ui.context import UiContext
from ui.formats import number
from ui.lapor.sheet_export import SheetExport
from ui.lapor.sheet_model import (
    FAULT,
    GROUPS,
    MEANS,
    ROW,
    TAKE,
    TICKET,
    TRACKING,
    WHAT,
    SheetModel,
)
from ui.lapor.sheet_work import SheetWork
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.ticket_form.layouts import FlowBox
from ui.translation import shown
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_list import KeyTable

ENDINGS = (".xlsx", ".csv")


class SheetTab(QWidget):
    """Import above, the table below, export in a card of its own; one piece of work at a time."""

    told = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lapor.sheet")
        self._ctx = ctx
        self.work = SheetWork(ctx, self)
        self._path: Path | None = None
        self._group = ""
        self.dialog: QFileDialog | None = None
        self.setAcceptDrops(True)
        self._make_table()
        self._make_controls()
        self._arrange()
        self._connect()
        self._show_preview(None)

    def _make_table(self) -> None:
        self.model = SheetModel(self)
        self.table = KeyTable(several=True)
        self.table.setObjectName("lapor.sheet_table")
        self.table.setAccessibleName(self.tr("Isi lembar kerja"))
        self.table.setModel(self.model)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, wide in ((TAKE, 64), (ROW, 64), (TRACKING, 110), (TICKET, 150), (MEANS, 160)):
            self.table.setColumnWidth(column, theme.dp(wide))

    def _make_controls(self) -> None:
        self.pick_button = Button(
            self.tr("Pilih berkas…"), key_hint=shortcuts.key_hint("lapor_pick")
        )
        self.take_button = PrimaryButton()
        self.stop_button = Button(self.tr("Hentikan"), key_hint="Esc")
        self.export_button = Button(self.tr("Buat lembar kerja…"))
        named = {
            "pick": self.pick_button, "take": self.take_button,
            "stop": self.stop_button, "export_open": self.export_button,
        }  # fmt: skip
        for name, button in named.items():
            button.setObjectName(f"lapor.sheet_{name}")
        self.bar = QProgressBar()
        self.bar.setObjectName("lapor.sheet_progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Kemajuan"))
        self.title = PlainLabel(fit="elide", role="strong")
        self.title.setObjectName("lapor.sheet_title")
        self.chips: dict[str, Chip] = {}
        self.counts = FlowBox(gap=8)
        self.counts.setMinimumHeight(theme.dp(24))  # else it asks for a line per chip
        for group in GROUPS:
            chip = Chip(clickable=True)
            chip.setObjectName(f"lapor.sheet_count.{group}")
            chip.clicked.connect(lambda _on=False, key=group: self.show_group(key))
            self.chips[group] = chip
            self.counts.add(chip)
        self.export = SheetExport(self._ctx)
        self.banner = Banner()
        self.banner.setObjectName("lapor.sheet_banner")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.dp(8))
        for button in (self.pick_button, self.export_button):
            head.addWidget(button)
        head.addWidget(self.title, 1)
        head.addWidget(self.bar, 1)
        head.addWidget(self.stop_button)
        head.addWidget(self.take_button)
        self.empty = EmptyState(
            "cloud-upload",
            self.tr("Ambil lembar kerja dari SP4N-LAPOR!"),
            self.tr("Unduh laporan dari situs SP4N-LAPOR! sebagai XLSX atau CSV, lalu jatuhkan di "
                    "sini. Berkasnya dilihat dahulu; belum ada yang diubah."),
        )  # fmt: skip
        self.empty.setObjectName("lapor.sheet_empty")
        card = Card()
        card.body.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(card)
        self._pages.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.dp(8))
        outer.addLayout(head)
        outer.addWidget(self.export)
        outer.addWidget(self.banner)
        outer.addWidget(self.counts)
        outer.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.pick_button.clicked.connect(self.ask_file)
        self.export_button.clicked.connect(self.export.begin)
        self.take_button.clicked.connect(self.take)
        self.stop_button.clicked.connect(self.work.stop)
        self.export.ordered.connect(self.write)
        self.export.closed.connect(self.pick_button.setFocus)
        self.work.moved.connect(self._move)
        self.table.clicked.connect(lambda index: self._click(index.row(), index.column()))
        shortcuts.bind(self.table, "lapor_tick", self.turn)
        shortcuts.bind(self, "lapor_pick", self.ask_file)
        self.setFocusProxy(self.pick_button)

    def ask_file(self) -> None:
        """Ask for a file."""
        if self.work.running:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Ambil lembar kerja dari SP4N-LAPOR!"))
        self.dialog.setObjectName("lapor.sheet_dialog")
        self.dialog.setNameFilter(self.tr("Lembar kerja (*.xlsx *.csv)"))
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.dialog.fileSelected.connect(lambda name: self.use_file(Path(name)))
        self.dialog.open()

    def use_file(self, path: Path) -> None:
        """Read a file and show what it would change."""
        if self.work.running:
            return
        self.banner.hide()
        self._begin(self.tr("Membaca {0}…").format(path.name))
        self.work.look(path, partial(self._seen, path), self._failed)

    def take(self) -> None:
        """Take the ticked rows in."""
        rows = self.model.taken()
        if not rows or self.work.running:
            return
        self.banner.hide()
        self._begin(self.tr("Memasukkan {0} baris…").format(number(len(rows))))
        self.work.take(rows, self._taken, self._failed)

    def write(self, order: SheetOrder) -> None:
        """Write ours."""
        if self.work.running:
            return
        self.banner.hide()
        self._begin(self.tr("Menulis {0}…").format(order.path.name))
        self.work.write(order, lambda many: self._written(order.path, many), self._failed)

    def show_group(self, group: str) -> None:
        """Show one group of rows; the same once more shows all."""
        self._group = "" if group == self._group else group
        self.model.show_group(self._group)
        self._word()

    def turn(self) -> None:
        """Tick or untick the chosen rows."""
        self.model.turn(index.row() for index in self.table.selectionModel().selectedRows())
        self._word()

    def _click(self, at: int, column: int) -> None:
        if column == TAKE and not self.work.running:
            self.model.turn((at,))
            self._word()

    def _seen(self, path: Path, found: SheetPreview) -> None:
        self._path = path
        self._show_preview(found)

    def _show_preview(self, found: SheetPreview | None) -> None:
        self._group = ""
        self.model.show_preview(found)
        self._pages.setCurrentIndex(0 if found else 1)
        self._end(found.name if found else "")
        for group, chip in self.chips.items():
            words, tone, shape = GROUPS[group]
            many = _count(found, group) if found else 0
            chip.set_state(f"{number(many)} {shown(words)}", tone, shape)
            chip.setVisible(many > 0)
        self.counts.setVisible(found is not None)
        self.counts.updateGeometry()
        if found and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _word(self) -> None:
        many = len(self.model.taken())
        self.take_button.setText(self.tr("Masukkan {0} baris").format(number(many)))
        self.take_button.setVisible(not self.work.running and self.model.columnCount() > 0
                                    and self._pages.currentIndex() == 0)  # fmt: skip
        self.take_button.setEnabled(many > 0)

    def _begin(self, title: str) -> None:
        self.title.setText(title)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.stop_button.show()
        self.take_button.hide()
        for button in (self.pick_button, self.export_button):
            button.setEnabled(False)
        self.stop_button.setFocus()

    def _end(self, title: str) -> None:
        had_focus = self.stop_button.hasFocus()
        self.title.setText(title)
        self.bar.hide()
        for button in (self.pick_button, self.export_button):
            button.setEnabled(True)
        self._word()
        if had_focus:
            target = self.table if self._pages.currentIndex() == 0 else self.pick_button
            target.setFocus()
        self.stop_button.hide()

    def _move(self, done: int, count: int) -> None:
        if self.work.running:
            self.bar.setRange(0, max(1, count))
            self.bar.setValue(done)

    def _taken(self, found: SheetApplied) -> None:
        title = self.tr("{0} baris masuk") if found.done else self.tr("Dihentikan; {0} baris masuk")
        text = self.tr("Semuanya tercatat di riwayat tiketnya dan tidak dihapus lagi; nomor yang "
                       "keliru dibetulkan di tiketnya.")  # fmt: skip
        if found.left:
            text += " " + self.tr("{0} baris dilewati karena sudah sama.").format(
                number(found.left)
            )
        if not found.done:
            text += " " + self.tr("Ambil berkas yang sama lagi untuk melanjutkan.")
        tone: theme.Tone = "green" if found.done else "amber"
        self.banner.show_message(title.format(number(found.rows)), text, tone=tone)
        if self._path is not None:
            self._begin(self.tr("Membaca {0}…").format(self._path.name))
            self.work.look(self._path, self._show_preview, self._failed)

    def _written(self, path: Path, many: int) -> None:
        self._end(self.title_of_sheet())
        text = self.tr("{0} tiket, tanpa identitas pelapor. Lembar ini tidak dikirim ke mana pun.")
        self.banner.show_message(
            self.tr("Tersimpan: {0}").format(path.name), text.format(number(many)), tone="green"
        )

    def title_of_sheet(self) -> str:
        """Return the name of the sheet that is shown, "" when none is."""
        return self._path.name if self._path is not None and self.model.rowCount() else ""

    def _failed(self, error: BaseException) -> None:
        self._end(self.title_of_sheet())
        message = explain(error)
        tone: theme.Tone = "neutral" if isinstance(error, Cancelled) else "red"
        self.banner.show_message(message.title, message.text, tone=tone)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: one spreadsheet may be dropped."""
        if _dropped(event) is not None and not self.work.running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: look at what was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.use_file(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc stops what runs."""
        if event.key() == Qt.Key.Key_Escape and self.work.running:
            self.work.stop()
            return
        super().keyPressEvent(event)


def _count(found: SheetPreview, group: str) -> int:
    return len(found.faults) if group == FAULT else found.count(Match(group))


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in ENDINGS else None
