"""A letter of the privacy office on screen: read it, copy it, save it as PDF, print it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from callcenter.desk.private_file import write_private
from callcenter.errors import EnvironmentFault
from callcenter.privacy.letters import Letter, plain
from ui import theme
from ui.plain_text import PlainTextView
from ui.privacy import paper
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card


class LetterCard(Card):
    """`saved`, `failed(error)` when a file could not be written, `printed`, `closed`."""

    saved = Signal()
    failed = Signal(object)
    printed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("privacy.letter")
        self._letter: Letter | None = None
        self.dialog: QFileDialog | None = None
        self.text = PlainTextView()
        self.text.setObjectName("privacy.letter_text")
        self.text.setAccessibleName(self.tr("Surat"))
        self.save_button = PrimaryButton(self.tr("Simpan PDF…"))
        self.print_button = Button(self.tr("Cetak…"), icon="printer")
        self.copy_button = Button(self.tr("Salin"), icon="copy")
        self.back_button = Button(self.tr("Tutup"), key_hint="Esc", quiet=True)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        for name, button, act in (
            ("save", self.save_button, self.ask_where),
            ("print", self.print_button, self._print),
            ("copy", self.copy_button, self._copy),
            ("back", self.back_button, self.leave),
        ):
            button.setObjectName(f"privacy.letter_{name}")
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.text, 1)
        self.body.addLayout(row)

    def show_letter(self, letter: Letter) -> None:
        """Show one."""
        self._letter = letter
        self.set_title(letter.title)
        self.text.set_text(plain(letter))
        self.save_button.setFocus()

    @property
    def is_open(self) -> bool:
        """Whether a letter is being read."""
        return self._letter is not None

    def put_away(self) -> None:
        """Forget it without telling anybody."""
        self._letter = None
        self.text.set_text("")

    def leave(self) -> None:
        """Close it."""
        self.put_away()
        self.closed.emit()

    def ask_where(self) -> None:
        """Ask where the PDF goes."""
        letter = self._letter
        if letter is None:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, self.tr("Simpan surat"))
        self.dialog.setObjectName("privacy.letter_dialog")
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter("*.pdf")
        self.dialog.selectFile(f"{letter.lines[0][1]}.pdf")
        self.dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        self.dialog.open()

    def save(self, path: Path) -> None:
        """Write the PDF."""
        if self._letter is None:
            return
        whole = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
        try:
            write_private(whole, paper.pdf(self._letter))
        except EnvironmentFault as error:
            self.failed.emit(error)
        else:
            self.saved.emit()

    def _print(self) -> None:
        letter = self._letter
        if letter is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("privacy.print_dialog")
        if dialog.exec() == QDialog.DialogCode.Accepted:
            paper.document(letter).print_(printer)
            self.printed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _copy(self) -> None:
        if self._letter is not None:
            QGuiApplication.clipboard().setText(plain(self._letter))
