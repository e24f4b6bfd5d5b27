"""The card in which unsent work goes into a file or comes out of one. Words alone, no crypto.

Saving: the passphrase is shown once, large, and the file is written only after it was noted.
Taking in: passphrase, then what the file holds, then the taking in; each step can be left by Esc.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from callcenter.desk.export_outbox import Exported, new_passphrase
from callcenter.desk.import_outbox import Imported, OutboxPreview
from callcenter.errors import Cancelled
from ui import theme
from ui.context import UiContext
from ui.formats import long_date, moment_text, number
from ui.messages import explain
from ui.outbox.file_work import FileWork
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.field import Field

ENDING = ".lpgx"
_LONGEST_PASSPHRASE = 80


class FilePanel(Card):
    """`told(title, text, tone)` when something came of it; `closed` when it went away."""

    told = Signal(str, str, str)
    closed = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padded=True)
        self.setObjectName("outbox.file")
        self._ctx = ctx
        self.work = FileWork(ctx, self)
        self.work.moved.connect(self._move)
        self._path: Path | None = None
        self.passphrase = ""
        self.dialog: QFileDialog | None = None
        self.text = PlainLabel(fit="wrap")
        self.text.setObjectName("outbox.file_text")
        self.words = PlainLabel(role="number", tabular=True, selectable=True)
        self.words.setFont(theme.tabular_font("number"))
        self.words.setObjectName("outbox.passphrase")
        self.words.setAccessibleName(self.tr("Kata sandi berkas"))
        self.typed = Field(
            self.tr("Kata sandi berkas"), QLineEdit(), name="outbox.typed",
            hint=self.tr("seperti tertulis di meja asalnya"),
        )  # fmt: skip
        self.typed.input.setMaxLength(_LONGEST_PASSPHRASE)
        self.typed.input.setPlaceholderText(self.tr("ABCD-EFGH-JKLM-NPQR-STUV"))
        self.typed.input.returnPressed.connect(self.go)
        self.bar = QProgressBar()
        self.bar.setObjectName("outbox.progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Kemajuan"))
        self.go_button = PrimaryButton()
        self.go_button.setObjectName("outbox.file_go")
        self.go_button.clicked.connect(self.go)
        self.cancel_button = Button(self.tr("Batal"), key_hint="Esc")
        self.cancel_button.setObjectName("outbox.file_cancel")
        self.cancel_button.clicked.connect(self.leave)
        self._step = ""
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.go_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.bar, 1)
        row.addStretch(0)
        column = QVBoxLayout()
        column.setSpacing(theme.dp(8))
        for widget in (self.text, self.words, self.typed):
            column.addWidget(widget)
        column.addLayout(row)
        self.body.addLayout(column)

    def begin_saving(self) -> None:
        """Show a fresh passphrase; nothing is written yet."""
        if self.work.running:
            return
        self.passphrase = new_passphrase()
        self.words.setText(self.passphrase)
        self._show(
            "noted",
            self.tr("Simpan yang belum terkirim ke berkas"),
            self.tr("Catat kata sandi ini di kertas, terpisah dari berkasnya. Tanpa kata sandi "
                    "ini berkas tidak bisa dibuka oleh siapa pun; ia tidak ditampilkan lagi."),
            self.tr("Sudah dicatat, pilih tempat…"),
        )  # fmt: skip
        self.go_button.setFocus()

    def begin_taking(self) -> None:
        """Ask for the file."""
        if self.work.running:
            return
        dialog = self._ask(self.tr("Ambil yang belum terkirim dari berkas"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.use_file(Path(name)))
        dialog.open()

    def use_file(self, path: Path) -> None:
        """Ask for the passphrase of this file."""
        self._path = path
        self.typed.input.clear()
        self.typed.set_error("")
        self._show(
            "typed",
            self.tr("Ambil dari berkas"),
            self.tr("{0}. Berkasnya diperiksa dahulu; belum ada yang diubah.").format(path.name),
            self.tr("Periksa berkas"),
        )
        self.typed.input.setFocus()

    def save_to(self, path: Path) -> None:
        """Write the file."""
        whole = path if path.suffix == ENDING else path.with_name(path.name + ENDING)
        self._show("working", self.tr("Menyimpan ke berkas"), whole.name, "")
        self.work.save(
            whole, self.passphrase, lambda found: self._saved(whole, found), self._failed
        )

    def go(self) -> None:
        """Take the step the card stands at."""
        if self._step == "noted":
            self._ask_where()
        elif self._step == "typed" and self._path is not None:
            self.passphrase = self.typed.input.text()
            self._show("working", self.tr("Memeriksa berkas"), self._path.name, "")
            self.work.look(self._path, self.passphrase, self._looked, self._failed)
        elif self._step == "preview" and self._path is not None:
            self._show("working", self.tr("Mengambil dari berkas"), self._path.name, "")
            self.work.take(self._path, self.passphrase, self._taken, self._failed)

    def leave(self) -> None:
        """Stop what runs, or close the card."""
        if self.work.running:
            self.work.stop()
            return
        self._close()

    def _close(self) -> None:
        self.passphrase = ""
        self.words.setText("")
        self.typed.input.clear()
        self._step = ""
        self.hide()
        self.closed.emit()

    def _ask_where(self) -> None:
        dialog = self._ask(self.tr("Simpan yang belum terkirim"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        day = self._ctx.desk.clock.now().strftime("%Y%m%d")
        dialog.selectFile(f"belum-terkirim-{day}{ENDING}")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def _ask(self, title: str) -> QFileDialog:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = QFileDialog(self, title)
        self.dialog.setObjectName("outbox.file_dialog")
        self.dialog.setNameFilter(f"*{ENDING}")
        return self.dialog

    def _show(self, step: str, title: str, text: str, go: str) -> None:
        self._step = step
        self.set_title(title)
        self.text.setText(text)
        self.words.setVisible(step == "noted")
        self.typed.setVisible(step == "typed")
        self.bar.setVisible(step == "working")
        self.bar.setRange(0, 0)
        self.go_button.setText(go)
        self.go_button.setVisible(bool(go))
        self.show()
        if step == "working":
            self.cancel_button.setFocus()

    def _move(self, done: int, count: int) -> None:
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(done)

    def _saved(self, path: Path, found: Exported) -> None:
        text = self.tr("{0} langkah dan {1} lampiran. Kirimkan berkas dan kata sandinya lewat "
                       "jalan yang berbeda. Meja ini tetap mengirim sendiri begitu tersambung; "
                       "pusat mengenali yang sama.")  # fmt: skip
        text = text.format(number(found.events), number(found.files))
        if found.missing:
            gone = self.tr("{0} lampiran tidak ada di komputer ini dan tidak ikut.")
            text = f"{text} {gone.format(number(found.missing))}"
        self._close()
        self.told.emit(self.tr("Tersimpan: {0}").format(path.name), text, "green")

    def _looked(self, found: OutboxPreview) -> None:
        self._show("preview", self.tr("Isi berkas"), self._preview(found), self._take_word(found))
        target = self.go_button if self.go_button.isVisible() else self.cancel_button
        target.setFocus()

    def _take_word(self, found: OutboxPreview) -> str:
        left = found.events - found.known
        if left:
            return self.tr("Ambil {0} langkah").format(number(left))
        return self.tr("Ambil lampirannya") if found.files else ""

    def _preview(self, found: OutboxPreview) -> str:
        now = self._ctx.desk.clock.now()
        made = self.tr("Dari {0} ({1}), disimpan {2}.").format(
            found.device or self.tr("meja tanpa nama"),
            found.operator or self.tr("operator tidak disebut"),
            long_date(found.made_at),
        )
        holds = self.tr("{0} langkah pada {1} tiket, {2} lampiran.").format(
            number(found.events), number(found.tickets), number(found.files)
        )
        span = ""
        if found.begin is not None and found.end is not None:
            span = self.tr("Dicatat {0} sampai {1}.").format(
                moment_text(found.begin, now), moment_text(found.end, now)
            )
        return " ".join(part for part in (made, holds, span, self._here(found)) if part)

    def _here(self, found: OutboxPreview) -> str:
        if found.same_desk:
            return self.tr("Berkas ini dari meja ini sendiri.") + self._known(found)
        return self._known(found).strip()

    def _known(self, found: OutboxPreview) -> str:
        if not found.known:
            return " " + self.tr("Belum ada satu pun di sini.")
        if found.known == found.events:
            return " " + self.tr("Semua langkahnya sudah ada di sini.")
        return " " + self.tr("{0} langkah sudah ada di sini dan dilewati.").format(
            number(found.known)
        )

    def _taken(self, found: Imported) -> None:
        text = self.tr(
            "{0} langkah baru, {1} sudah ada, {2} lampiran. Diserahkan ke pusat begitu tersambung; "
            "bila meja asalnya juga mengirim, pusat mengenali yang sama."
        )
        self._close()
        title = self.tr("Sudah diambil dari berkas")
        self.told.emit(
            title, text.format(*(number(n) for n in (found.fresh, found.known, found.files))),
            "green",
        )  # fmt: skip

    def _failed(self, error: BaseException) -> None:
        message = explain(error)
        if getattr(error, "reason", "") == "passphrase" and self._path is not None:
            typed = self.passphrase
            self.use_file(self._path)
            self.typed.input.setText(typed)
            self.typed.input.selectAll()
            self.typed.set_error(self.tr("Kata sandinya tidak cocok"))
            return
        self._close()
        tone = "neutral" if isinstance(error, Cancelled) else "red"
        self.told.emit(message.title, message.text, tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc stops or closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
