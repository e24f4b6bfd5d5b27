"""Evidence as chips: files that lie safe in the profile already; reads no file, decodes none."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from callcenter.desk.views import Attachment
from ui import formats, theme
from ui.plain_text import one_line, plain_tooltip
from ui.ticket_form.layouts import FlowBox
from ui.widgets.buttons import Button
from ui.widgets.picture import Picture


class EvidenceChip(QWidget):
    """A small picture, once there is one, and the chip that takes the file off."""

    def __init__(self, chip: Button, jpeg: bytes | None) -> None:
        super().__init__()
        self.chip = chip
        self.picture = Picture(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(4))
        row.addWidget(self.picture)
        row.addWidget(chip)
        self.picture.hide()
        if jpeg is not None:
            self.show_picture(jpeg)

    def show_picture(self, jpeg: bytes) -> None:
        """Show it."""
        self.picture.setVisible(self.picture.set_jpeg(jpeg))


class EvidenceRow(QWidget):
    """`wanted` carries paths to keep; `changed` after a file was added or taken off.

    `listed` carries the files shown now, so that small pictures of them can be asked for.
    """

    wanted = Signal(list)
    changed = Signal()
    listed = Signal(object)
    oversight_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files: tuple[Attachment, ...] = ()
        self.oversight_by_person = False
        self._pictures: dict[str, bytes] = {}
        self.button = Button(self.tr("Lampirkan bukti"), small=True, quiet=True, icon="paperclip")
        plain_tooltip(self.button, self.tr("Atau tempel gambar, atau seret berkas ke kotak cerita"))
        self.button.setObjectName("form.attach")
        self.button.clicked.connect(self._ask)
        self.box = FlowBox()
        self.box.setObjectName("form.evidence")
        self.oversight = QCheckBox(self.tr("Berkadar pengawasan"))
        self.oversight.setObjectName("form.oversight")
        self.oversight.setAccessibleName(self.tr("Berkadar pengawasan"))
        plain_tooltip(
            self.oversight, self.tr("Dugaan penyalahgunaan wewenang: Inspektorat, 60 hari kerja")
        )
        self.oversight.clicked.connect(self._checked)
        self.oversight.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        row.addStretch(1)
        row.addWidget(self.oversight)
        row.addWidget(self.box, 8)
        row.addWidget(self.button)
        self.box.hide()

    def tab_stops(self) -> list[QWidget]:
        """The button, the chips, the check."""
        chips: list[QWidget] = list(self.box.findChildren(Button))
        return [self.button, *chips, self.oversight]

    def add_tail(self, widget: QWidget) -> None:
        """Puts a small button at the end of the line."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)

    def write(self, files: Sequence[Attachment], *, oversight: bool) -> None:
        """A draft's files and check."""
        self.files = tuple(files)
        self.oversight_by_person = oversight
        self.oversight.setChecked(oversight)
        self.oversight.setVisible(oversight)
        self._rebuild()

    def add(self, file: Attachment) -> None:
        """One more file; the same content is not taken twice."""
        if all(one.sha256 != file.sha256 for one in self.files):
            self.files = (*self.files, file)
        self._rebuild()
        self.changed.emit()

    def suggest_oversight(self, suggested: bool) -> None:
        """Shows the check where the matter calls for it, on while nobody decided otherwise."""
        if not self.oversight_by_person:
            self.oversight.setChecked(suggested)
        self.oversight.setVisible(suggested or self.oversight.isChecked())

    def _checked(self, on: bool) -> None:
        self.oversight_by_person = True
        self.oversight_chosen.emit(on)
        self.changed.emit()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Pilih berkas bukti"))
        dialog.setObjectName("form.attach_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.wanted.emit([Path(one) for one in names]))
        dialog.open()

    def _rebuild(self) -> None:
        self.box.clear()
        for file in self.files:
            text = f"{one_line(file.name, 24)} · {formats.file_size(file.size)}"
            chip = Button(text, small=True, icon="x")
            chip.setObjectName(f"form.file_{file.sha256[:12]}")
            chip.setAccessibleName(
                self.tr("Lepas lampiran {x}").replace("{x}", one_line(file.name))
            )
            chip.clicked.connect(lambda _on=False, key=file.sha256: self._remove(key))
            plain_tooltip(chip, self._told(file))
            self.box.add(EvidenceChip(chip, self._pictures.get(file.sha256)))
        self.box.setVisible(bool(self.files))
        self.listed.emit(self.files)

    def _told(self, file: Attachment) -> str:
        told = self.tr("{name}: tersimpan di sini, dikirim ke pusat sesudah tiket disimpan")
        return told.replace("{name}", one_line(file.name))

    def show_picture(self, sha256: str, jpeg: bytes) -> None:
        """Put a small picture before the chip of its file."""
        self._pictures[sha256] = jpeg
        for held in self.box.findChildren(EvidenceChip):
            if held.chip.objectName() == f"form.file_{sha256[:12]}":
                held.show_picture(jpeg)

    def _remove(self, sha256: str) -> None:
        self.files = tuple(one for one in self.files if one.sha256 != sha256)
        self._rebuild()
        self.button.setFocus()
        self.changed.emit()
