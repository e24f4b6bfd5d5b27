"""The card that asks which tickets go into a spreadsheet of ours, and where. Writes nothing."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from callcenter.clock import WIB
from callcenter.desk.write_lapor_sheet import SheetKind, SheetOrder, Which
from ui import theme
from ui.context import UiContext
from ui.formats import wib
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.combo import ChoiceBox, DateBox
from ui.widgets.field import Field

DAYS = 30


class SheetExport(Card):
    """`ordered(SheetOrder)` when a place was chosen; `closed` when it went away."""

    ordered = Signal(object)
    closed = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("lapor.export")
        self.set_title(self.tr("Buat lembar kerja dengan kolom SP4N-LAPOR!"))
        self._ctx = ctx
        self.dialog: QFileDialog | None = None
        today = wib(ctx.desk.clock.now()).date()
        first = today - timedelta(days=DAYS)
        self.begin_day = Field(self.tr("Dicatat dari"), DateBox(_qdate(first)), name="lapor.begin")
        self.end_day = Field(self.tr("sampai"), DateBox(_qdate(today)), name="lapor.end")
        self.which = Field(self.tr("Tiket"), ChoiceBox(self._choices()), name="lapor.which")
        self.kind = Field(
            self.tr("Berkas"), ChoiceBox(((SheetKind.XLSX, "XLSX"), (SheetKind.CSV, "CSV"))),
            name="lapor.kind",
        )  # fmt: skip
        self.note = PlainLabel(
            self.tr("Nama, nomor, NIK dan alamat pelapor tidak ikut, juga bila tertulis di "
                    "uraian."),
            fit="wrap", role="label", ink="muted",
        )  # fmt: skip
        self.go_button = PrimaryButton(self.tr("Pilih tempat…"))
        self.go_button.setObjectName("lapor.export_go")
        self.go_button.clicked.connect(self.ask_where)
        self.back_button = Button(self.tr("Tutup"), key_hint="Esc", quiet=True)
        self.back_button.setObjectName("lapor.export_back")
        self.back_button.clicked.connect(self.leave)
        self._arrange()
        self.hide()

    def _choices(self) -> tuple[tuple[str, str], ...]:
        return (
            (Which.ALL, self.tr("Semua")),
            (Which.POLICY, self.tr("Yang menurut kebijakan dikirim")),
            (Which.THERE, self.tr("Yang sudah di SP4N-LAPOR!")),
        )

    def _arrange(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(theme.dp(10))
        fields.addWidget(self.begin_day)
        fields.addWidget(self.end_day)
        fields.addWidget(self.which, 1)
        fields.addWidget(self.kind)
        foot = QHBoxLayout()
        foot.setSpacing(theme.dp(8))
        foot.addWidget(self.note, 1)
        foot.addWidget(self.go_button)
        foot.addWidget(self.back_button)
        self.body.addLayout(fields)
        self.body.addLayout(foot)

    def begin(self) -> None:
        """Show the card."""
        self.show()
        self.begin_day.input.setFocus()

    def leave(self) -> None:
        """Hide it; what was chosen stays."""
        self.hide()
        self.closed.emit()

    def ask_where(self) -> None:
        """Ask for the place when the range is one."""
        first, last = self._range()
        self.end_day.set_error("" if first < last else self.tr("sebelum awalnya"))
        if first >= last:
            self.end_day.input.setFocus()
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Simpan lembar kerja"))
        self.dialog.setObjectName("lapor.export_dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter(f"*.{self.kind.input.selected()}")
        self.dialog.selectFile(f"lapor-{self._name()}.{self.kind.input.selected()}")
        self.dialog.fileSelected.connect(lambda name: self.order(Path(name)))
        self.dialog.open()

    def order(self, path: Path) -> None:
        """Say what is wanted."""
        kind = SheetKind(self.kind.input.selected())
        ending = f".{kind.value}"
        whole = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
        first, last = self._range()
        which = Which(self.which.input.selected())
        self.hide()
        self.ordered.emit(SheetOrder(whole, first, last, which, kind))

    def _range(self) -> tuple[datetime, datetime]:
        """Whole days in WIB: from the first one's beginning to the last one's end."""
        first, last = _day(self.begin_day.input), _day(self.end_day.input)
        return _start(first), _start(last + timedelta(days=1))

    def _name(self) -> str:
        return f"{_day(self.begin_day.input):%Y%m%d}-{_day(self.end_day.input):%Y%m%d}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(box: DateBox) -> date:
    chosen = box.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), WIB).astimezone(UTC)
