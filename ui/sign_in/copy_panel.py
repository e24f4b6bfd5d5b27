"""Damaged slots with a whole copy beside them: a person says whether the copy is taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callcenter.entrance.way_in import Entrance
from ui import theme
from ui.background import Background
from ui.plain_text import PlainLabel
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card


class CopyPanel(QWidget):
    """`restored` when the copy stands in their place; `refused` with the error that came."""

    restored = Signal()
    refused = Signal(object)

    def __init__(
        self, entrance: Entrance, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entrance, self._background = entrance, background
        card = Card(self.tr("Salinannya utuh"), padded=True)
        for text in (
            self.tr("Berkas kunci masuk rusak atau diubah di luar aplikasi. Salinan dari perubahan "
                    "sebelumnya masih utuh dan dibuat di komputer ini."),
            self.tr("Data tetap terkunci dan utuh. Yang rusak disimpan di sampingnya, tidak "
                    "dihapus. Kata sandi atau petugas yang baru saja diganti bisa kembali ke yang "
                    "sebelumnya."),
        ):  # fmt: skip
            label = PlainLabel(text, fit="wrap")
            card.body.addWidget(label)
        self.go_button = PrimaryButton(self.tr("Pakai salinannya"))
        self.go_button.setObjectName("copy.go")
        self.go_button.clicked.connect(self._restore)
        self.leave_button = Button(self.tr("Tutup tanpa mengubah"))
        self.leave_button.setObjectName("copy.leave")
        self.leave_button.clicked.connect(lambda: self.refused.emit(None))
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.leave_button)
        row.addStretch(1)
        row.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(12))
        column.addWidget(card)
        column.addLayout(row)
        self.setFocusProxy(self.leave_button)

    def _restore(self) -> None:
        self.go_button.setEnabled(False)
        self._background.keys(
            self._entrance.restore_copy, self._done, self.refused.emit, owner=self
        )

    def _done(self, _none: None) -> None:
        self.go_button.setEnabled(True)
        self.restored.emit()
