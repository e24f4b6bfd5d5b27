"""A hand-over onto paper: asks where the PDF goes, writes it, or prints. Lays nothing out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from callcenter.desk.private_file import write_private
from callcenter.desk.read_queue import read_rows
from callcenter.errors import EnvironmentFault
from callcenter.shifts.handover import Handover
from ui.context import UiContext
from ui.shift import paper


class PaperWork(QObject):
    """`told(text)` when it is done, `failed(error)` when not."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, ctx: UiContext, host: QWidget) -> None:
        super().__init__(host)
        self._ctx, self._host = ctx, host
        self.dialog: QFileDialog | None = None

    def ask_where(self, one: Handover) -> None:
        """Ask where the PDF goes."""
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self._host, self.tr("Simpan serah terima"))
        self.dialog.setObjectName("shift.save_dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter("*.pdf")
        self.dialog.selectFile(f"{paper.file_stem(one)}.pdf")
        self.dialog.fileSelected.connect(lambda name: self.save(one, Path(name)))
        self.dialog.open()

    def save(self, one: Handover, path: Path) -> None:
        """Write the PDF."""
        whole = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
        self._with_numbers(one, lambda sheet: self._write(sheet, whole))

    def _write(self, sheet: paper.Sheet, path: Path) -> None:
        try:
            write_private(path, paper.pdf(sheet))
        except EnvironmentFault as error:
            self.failed.emit(error)
        else:
            self.told.emit(self.tr("Serah terima tersimpan"))

    def print_it(self, one: Handover) -> None:
        """Print it."""
        self._with_numbers(one, self._print)

    def _print(self, sheet: paper.Sheet) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._host)
        dialog.setObjectName("shift.print_dialog")
        if dialog.exec() == QDialog.DialogCode.Accepted:
            paper.document(sheet).print_(printer)
            self.told.emit(self.tr("Serah terima dicetak"))

    def _with_numbers(self, one: Handover, then: Callable[[paper.Sheet], None]) -> None:
        """With the numbers of the tickets it names."""
        desk, sheet = self._ctx.desk, one.sheet
        ids = () if sheet is None else (*sheet.red, *sheet.callbacks)
        self._ctx.background.desk(
            lambda: {row.id: row.number for row in read_rows(desk, ids).values()},
            lambda numbers: then(paper.Sheet(one, numbers)),
            self.failed.emit,
            owner=self,
        )
