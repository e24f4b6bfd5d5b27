"""Which of a ticket's files go along: one box each. Names are the sender's, shown literally."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from callcenter.desk.views import FileView
from ui import formats, theme
from ui.visible_text import one_line

_NAME = 60


class FileChoice(QWidget):
    """`changed` when a box is pressed; `chosen` are SHA-256 (hex) in the order of the ticket."""

    changed = Signal()

    def __init__(self, files: Iterable[FileView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(4))
        for n, file in enumerate(files, 1):
            if file.sha256 in self.boxes:
                continue
            name = one_line(file.name, _NAME).replace("&", "&&")
            box = QCheckBox(f"{name} · {formats.file_size(file.size)}")
            box.setObjectName(f"composer.file.{n}")
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[file.sha256] = box
            column.addWidget(box)

    def chosen(self) -> tuple[str, ...]:
        """Return the files that go along."""
        return tuple(sha256 for sha256, box in self.boxes.items() if box.isChecked())

    def choose(self, chosen: Iterable[str]) -> None:
        """Check these again; a file that is gone is left out."""
        wanted = set(chosen)
        for sha256, box in self.boxes.items():
            box.setChecked(sha256 in wanted)
