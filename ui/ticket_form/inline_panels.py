"""Small panels above the buttons: the answer given in the call, and a prank call to confirm."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import theme
from ui.ticket_form.description_box import DescriptionBox, ModulesFor, RefusedPaste
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card


class AnswerPanel(Card):
    """First-call resolution: what was answered, then saved as answered. `closed` keeps the text."""

    saved = Signal()
    closed = Signal()
    changed = Signal()

    def __init__(self, modules_for: ModulesFor, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent, padded=True)
        self.set_title(self.tr("Dijawab sekarang: apa jawabannya?"), self.tr("Esc menutup"))
        self.setObjectName("form.answer_panel")
        self.text = DescriptionBox(modules_for, lines=2)
        self.text.setObjectName("form.answer")
        self.text.setAccessibleName(self.tr("Jawaban yang diberikan kepada pelapor"))
        self.text.setPlaceholderText(
            self.tr("Jawaban yang Anda ucapkan; ::jawab untuk teks siap pakai")
        )
        self.text.textChanged.connect(self.changed)
        self.save = PrimaryButton(self.tr("Simpan sebagai dijawab"), small=True)
        self.save.setObjectName("form.answer_save")
        self.save.clicked.connect(self.saved)
        close = Button(self.tr("Tutup"), small=True, quiet=True)
        close.setObjectName("form.answer_close")
        close.clicked.connect(self.closed)
        self._close = close
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.save)
        row.addWidget(close)
        row.addStretch(1)
        self.body.addWidget(self.text)
        self.body.addWidget(RefusedPaste(self.text, "form.answer"))
        self.body.addLayout(row)
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        """Text and buttons."""
        return [self.text, self.save, self._close]

    def answer(self) -> str:
        """The answer, "" while the panel is closed: a closed panel answers nothing."""
        return self.text.toPlainText().strip() if not self.isHidden() else ""


class PrankPanel(Card):
    """A prank call is marked with a note and a second press, never by one click."""

    confirmed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent, padded=True)
        self.set_title(self.tr("Tandai sebagai telepon iseng?"), self.tr("Esc menutup"))
        self.setObjectName("form.prank_panel")
        self.note = QLineEdit()
        self.note.setObjectName("form.prank_note")
        self.note.setAccessibleName(self.tr("Catatan telepon iseng"))
        self.note.setPlaceholderText(
            self.tr("Apa yang terjadi? Dihitung pada penelepon ini, tidak memblokirnya.")
        )
        self.confirm = Button(self.tr("Ya, catat sebagai iseng"), danger=True, small=True)
        self.confirm.setObjectName("form.prank_confirm")
        self.confirm.setEnabled(False)
        self.note.textChanged.connect(self._note_typed)
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self.note.text().strip()))
        self._close = Button(self.tr("Bukan, kembali"), small=True, quiet=True)
        self._close.setObjectName("form.prank_close")
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.confirm)
        row.addWidget(self._close)
        row.addStretch(1)
        self.body.addWidget(self.note)
        self.body.addLayout(row)
        self.hide()

    def _note_typed(self, text: str) -> None:
        self.confirm.setEnabled(bool(text.strip()))

    def tab_stops(self) -> list[QWidget]:
        """Note and buttons."""
        return [self.note, self.confirm, self._close]
