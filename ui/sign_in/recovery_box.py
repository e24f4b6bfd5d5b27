"""The organisation's recovery key: its public half is taken, a new pair is shown once. Keeps none.

The private half never goes to the clipboard: it is written down, printed, or saved as a PDF where
a person says.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from callcenter.desk.private_file import write_private
from callcenter.entrance.way_in import Entrance, RecoveryKey
from callcenter.errors import EnvironmentFault, RecoveryKeyRefused
from ui import theme
from ui.background import Background
from ui.formats import date_text
from ui.messages import explain
from ui.plain_text import PlainLabel
from ui.sign_in.recovery_sheet import document, key_lines, pdf
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field


class RecoveryBox(QWidget):
    """The line for the public half, and a button that makes a new pair; `failed` like a worker."""

    failed = Signal(object)

    def __init__(
        self, entrance: Entrance, background: Background, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entrance, self._background = entrance, background
        self._pair: RecoveryKey | None = None
        self._dialog: QFileDialog | None = None
        self.desk = ""
        """The desk's name for the sheet, where it is known."""
        self.public = Field(
            self.tr("Kunci pemulihan lembaga (bagian umum)"), QLineEdit(), name=f"{name}.recovery"
        )
        self.public.input.setMaxLength(200)
        self.public.input.textEdited.connect(lambda _text: self.public.set_error(""))
        self.make_button = Button(self.tr("Buat kunci baru"), icon="plus")
        self.make_button.setObjectName(f"{name}.make_recovery")
        self.make_button.clicked.connect(self.make)
        self.paper = Card(self.tr("Bagian rahasia: salin ke kertas sekarang"), padded=True)
        self.paper.setObjectName(f"{name}.paper")
        self.private = PlainLabel("", fit="wrap")
        self.private.setObjectName(f"{name}.private")
        self.private.setAccessibleName(self.tr("Bagian rahasia kunci pemulihan"))
        told = self.tr(
            "Tulis di kertas dan simpan di lemari besi lembaga, jangan di komputer. "
            "Hanya dengan lembar ini data masih terbuka bila semua kata sandi atau "
            "komputer ini hilang. Bagian ini tidak disimpan dan tampil sekali saja."
        )
        self.paper.body.addWidget(self.private)
        self.paper.body.addWidget(PlainLabel(told, fit="wrap", role="label", ink="muted"))
        self.written = QCheckBox(self.tr("Sudah saya tulis di kertas"))
        self.written.setObjectName(f"{name}.written")
        self.paper.body.addLayout(self._outlets(name))
        self.paper.body.addWidget(self.written)
        self.paper.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.public, 1)
        under = QVBoxLayout()
        under.addStretch(1)
        under.addWidget(self.make_button)
        row.addLayout(under)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        column.addLayout(row)
        column.addWidget(self.paper)

    def text(self) -> str:
        """Return the public half as it was typed, "" for none."""
        return self.public.input.text().strip()

    def is_written(self) -> bool:
        """True unless a private half stands here that nobody has confirmed to have on paper."""
        if self.paper.isHidden() or self.written.isChecked():
            return True
        wrong = self.tr("Tulis dahulu bagian rahasianya, lalu centang di bawahnya.")
        self.public.set_error(wrong)
        self.written.setFocus()
        return False

    def refuse(self, error: RecoveryKeyRefused) -> None:
        """Say at the line what is wrong with the key."""
        self.public.set_error(explain(error).what)
        self.public.input.setFocus()

    def make(self) -> None:
        """A new pair: the public half into the line, the private half to be written down."""
        self._background.keys(self._entrance.recovery_key, self._made, self.failed.emit, owner=self)

    def wipe(self) -> None:
        """Show the private half no longer."""
        self._pair = None
        self.private.setText("")
        self.written.setChecked(False)
        self.paper.hide()

    def save(self, path: Path) -> None:
        """Write the sheet as a PDF that only this account may read."""
        whole = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        sheet = self._sheet()
        if sheet is None:
            return
        try:
            write_private(whole, pdf(sheet))
        except EnvironmentFault as error:
            self.failed.emit(error)

    def _outlets(self, name: str) -> QHBoxLayout:
        """Paper or a PDF, for whoever does not write by hand."""
        self.print_button = Button(self.tr("Cetak lembar…"))
        self.print_button.setObjectName(f"{name}.print_sheet")
        self.print_button.clicked.connect(self._print)
        self.save_button = Button(self.tr("Simpan PDF…"))
        self.save_button.setObjectName(f"{name}.save_sheet")
        self.save_button.clicked.connect(self._ask_where)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        return row

    def _sheet(self) -> QTextDocument | None:
        pair = self._pair
        if pair is None:
            return None
        day = date_text(self._entrance.clock.now())
        return document(pair.private, pair.public, self.desk, day)

    def _print(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            sheet.print_(printer)

    def _ask_where(self) -> None:
        """A disk that is taken along is the right place; the person chooses it."""
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = QFileDialog(self, self.tr("Simpan lembar kunci pemulihan"))
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.setNameFilter("*.pdf")
        self._dialog.selectFile("lembar-kunci-pemulihan.pdf")
        self._dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        self._dialog.open()

    def _made(self, pair: RecoveryKey) -> None:
        self.public.set_error("")
        self.public.input.setText(pair.public)
        self.public.input.setCursorPosition(0)
        self.private.setText("\n".join(key_lines(pair.private)))
        self._pair = pair
        self.written.setChecked(False)
        self.paper.show()
