"""“Panduan & teks”: the files an administrator may change, edited as text, checked before use.

Days off that would move most of what is open are asked about; nothing is set before the answer.
"""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFontDatabase, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from callcenter.desk.change_guidance import (
    DAYS_OFF,
    GUIDANCE_FILES,
    Guidance,
    Problem,
    read_guidance,
    reset_guidance,
    save_guidance,
)
from callcenter.errors import TermsMoveTooMuch
from ui import theme
from ui.context import UiContext
from ui.long_work import LongWork
from ui.plain_text import Choice, PlainDialog, PlainLabel, PlainTextEdit, message_box
from ui.settings.page import OfficePage
from ui.ticket_form.layouts import FlowBox
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.key_list import KeyList, Row


class FileEdit(PlainTextEdit):
    """Plain text of any length; a paste is taken whole, letter by letter."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: files may be long, so nothing of a paste is cut off."""
        self.textCursor().insertText(source.text())


class GuidancePage(OfficePage):
    """List of files at the left, the text at the right, problems below; nothing typed is lost.

    A text that was changed and not saved stays in memory when another file is chosen.
    """

    saved = Signal(str)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self._open: Guidance | None = None
        self._typed: dict[str, str] = {}
        self._asking: PlainDialog | None = None
        self._anyway: Callable[[], None] = self.save
        self._long = LongWork(ctx, self)
        self.banner.action.connect(self._go_on)
        self.files = KeyList()
        self.files.setObjectName("guidance.files")
        self.files.setAccessibleName(self.tr("Berkas panduan"))
        self.files.setFixedWidth(theme.dp(236))
        self.files.moved.connect(self.choose)
        self.editor = FileEdit()
        self.editor.setObjectName("guidance.editor")
        self.editor.setAccessibleName(self.tr("Isi berkas"))
        self.editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPixelSize(theme.dp(13))
        self.editor.setFont(face)
        self.editor.textChanged.connect(self._on_typed)
        self.problems = KeyList()
        self.problems.setObjectName("guidance.problems")
        self.problems.setAccessibleName(self.tr("Yang belum benar"))
        self.problems.setMaximumHeight(theme.dp(132))
        self.problems.opened.connect(self._go_to)
        self.problems.moved.connect(self._go_to)
        self.state = Chip()
        self.state.setObjectName("guidance.state")
        self.save_button = PrimaryButton(self.tr("Simpan & pakai"))
        self.save_button.setObjectName("guidance.save")
        self.save_button.clicked.connect(self.save)
        self.reset_button = Button(self.tr("Kembalikan bawaan"), icon="undo-2")
        self.reset_button.setObjectName("guidance.reset")
        self.reset_button.clicked.connect(self._ask_reset)
        self._arrange()
        self.files.set_rows([Row(name, title) for name, title in self._titles().items()])
        self.problems.hide()
        self.state.hide()

    def refresh(self) -> None:
        """The first file is open from the beginning."""
        self.look_at_rights()
        if not self.files.current_key():
            self.files.setCurrentIndex(self.files.model().index(0, 0))

    def set_writable(self, writable: bool) -> None:
        """The text is read by everybody."""
        self.editor.setReadOnly(not writable)
        self.save_button.setEnabled(writable and not self._long.running)
        self._show_state()

    def _titles(self) -> dict[str, str]:
        titles = {
            "scripts.toml": self.tr("Panduan bicara"),
            "questions.toml": self.tr("Pertanyaan per kategori"),
            "text_modules.toml": self.tr("Teks siap pakai (::)"),
            "agencies.csv": self.tr("Kontak OPD"),
            "holiday_overrides.csv": self.tr("Hari libur & hari kerja"),
            "emergency.toml": self.tr("Nomor darurat"),
            "categories.toml": self.tr("Kategori & kewenangan"),
        }
        return {name: titles[name] for name in GUIDANCE_FILES}

    def _arrange(self) -> None:
        left = Card()
        left.body.addWidget(self.files)
        buttons = FlowBox(gap=8)
        for part in (self.save_button, self.reset_button, self.state):
            buttons.add(part)
        hint = PlainLabel(
            self.tr("Entri dengan id yang sama menggantikan bawaan; yang tidak ditulis tetap ada. "
                    "removed = true menyembunyikan satu entri."),
            fit="wrap", role="label", ink="muted",
        )  # fmt: skip
        right = QVBoxLayout()
        right.setSpacing(theme.dp(8))
        right.addWidget(hint)
        right.addWidget(self.editor, 1)
        right.addWidget(self.problems)
        right.addWidget(buttons)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(12))
        row.addWidget(left)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def choose(self, name: str) -> None:
        """Open a file; what was typed in the one before stays and comes back."""
        if not name or (self._open is not None and self._open.name == name):
            return
        desk = self._ctx.desk
        self._ctx.background.latest(
            "guidance.read", lambda: read_guidance(desk, name), self._show, self.fail, owner=self
        )

    def _show(self, found: Guidance) -> None:
        self._open = found
        self.banner.hide()
        typed = self._typed.get(found.name, found.draft or found.text)
        self.editor.blockSignals(True)
        self.editor.setPlainText(typed)
        self.editor.blockSignals(False)
        self._show_problems(())
        self._show_state()
        if found.draft and found.name not in self._typed:
            self.banner.show_message(
                self.tr("Ini draf yang belum dipakai"),
                self.tr("Simpan untuk memeriksanya lagi; yang dipakai sekarang tetap yang lama."),
                tone="amber",
            )

    def _on_typed(self) -> None:
        self._anyway = self.save  # what was asked about stands there no more
        if self._open is not None:
            self._typed[self._open.name] = self.editor.toPlainText()
            self._show_state()

    def _show_state(self) -> None:
        if self._open is None:
            return
        name = self._open.name
        if self._typed.get(name, self._open.text) != self._open.text:
            self.state.set_state(self.tr("belum disimpan"), "amber", "▲")
        elif self._open.own:
            shared = self._open.of_office
            said = self.tr("berlaku di semua meja") if shared else self.tr("diubah di meja ini")
            self.state.set_state(said, "accent", "●")
        else:
            self.state.set_state(self.tr("bawaan"))
        self.state.show()
        theirs = self._open.own or bool(self._open.draft)
        self.reset_button.setEnabled(theirs and not self.editor.isReadOnly())

    def save(self, *, confirmed: bool = False) -> None:
        """Check the text and take it into use; with problems it is kept as a draft."""
        if self._open is None:
            return
        desk, name, before = self._ctx.desk, self._open.name, self._open.text
        text = self.editor.toPlainText()
        self._anyway = lambda: self.save(confirmed=True)
        self._work(
            lambda: save_guidance(desk, name, text, before, confirmed=confirmed), self._after_save
        )

    def _go_on(self) -> None:
        self._anyway()

    def _work(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        """What days off move is counted over all that is open: beside the desk's work."""
        if self._open is None or self._long.running:
            return
        self.save_button.setEnabled(False)
        if self._open.name == DAYS_OFF:
            self._long.run(lambda _told, _stopped: job(), done, self._failed)
        else:
            self._ctx.background.desk(job, done, self._failed, owner=self)

    def _after_save(self, problems: tuple[Problem, ...]) -> None:
        self.look_at_rights()
        self._show_problems(problems)
        if problems:
            title = self.tr("{0} bagian belum benar; belum dipakai").format(len(problems))
            text = self.tr("Teks Anda tersimpan sebagai draf. Pilih baris di bawah.")
            self.banner.show_message(title, text, tone="red")
            return
        self._reopen(self.tr("Tersimpan dan sudah dipakai"))

    def _reopen(self, said: str) -> None:
        if self._open is None:
            return
        name, desk = self._open.name, self._ctx.desk
        self._typed.pop(name, None)

        def shown(found: Guidance) -> None:
            self._show(found)
            self.banner.show_message(said, tone="green")
            self.saved.emit(name)

        self._ctx.background.latest(
            "guidance.read", lambda: read_guidance(desk, name), shown, self.fail, owner=self
        )

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        rows = [Row(f"{one.line}:{n}", self._line(one)) for n, one in enumerate(problems)]
        self.problems.set_rows(rows)
        self.problems.setVisible(bool(rows))

    def _line(self, problem: Problem) -> str:
        if not problem.line:
            return problem.text
        return self.tr("Baris {0}: {1}").format(problem.line, problem.text)

    def _go_to(self, key: str) -> None:
        line = int(key.partition(":")[0] or 0)
        block = self.editor.document().findBlockByNumber(line - 1)
        if line and block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            self.editor.setTextCursor(cursor)
            self.editor.centerCursor()

    def _ask_reset(self) -> None:
        if self._asking is not None:
            return
        self._asking = message_box(
            self,
            self.tr("Kembalikan isi bawaan?"),
            self.tr("Isi yang sekarang disimpan di samping sebagai .bak."),
            (Choice("keep", self.tr("Batal")), Choice("reset", self.tr("Kembalikan"), "danger")),
        )
        self._asking.setObjectName("guidance.ask_reset")
        self._asking.chosen.connect(self._reset)
        self._asking.open()

    def _reset(self, key: str) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
            self._asking = None
        if key == "reset" and self._open is not None:
            self._put_back()

    def _put_back(self, *, confirmed: bool = False) -> None:
        if self._open is not None:
            desk, name = self._ctx.desk, self._open.name
            self._anyway = lambda: self._put_back(confirmed=True)
            self._work(lambda: reset_guidance(desk, name, confirmed=confirmed), self._after_reset)

    def _after_reset(self, _none: object) -> None:
        self.look_at_rights()
        self._reopen(self.tr("Isi bawaan dipakai lagi"))

    def _failed(self, error: BaseException) -> None:
        self.look_at_rights()
        if isinstance(error, TermsMoveTooMuch):
            self.ask(error)
        else:
            self.fail(error)
