"""The window instead of the desk when the machine is in the way: what, what is safe, what to do."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callcenter.errors import EnvironmentFault
from ui import theme
from ui.crash import report_text
from ui.messages import explain
from ui.plain_text import PlainLabel, plain_title
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.card import Card
from ui.widgets.empty_state import IconBadge


class FaultWindow(QWidget):
    """Three short cards and two buttons; closing it ends the application."""

    def __init__(self, fault: EnvironmentFault) -> None:
        super().__init__()
        self.setObjectName("screen")
        message = explain(fault)
        plain_title(self, self.tr("Meja Call Center Lampung — belum bisa dibuka"))
        self.setAccessibleName(f"{message.title}. {message.text}")
        self._report = report_text(fault)
        head = QHBoxLayout()
        head.setSpacing(theme.dp(12))
        head.addWidget(IconBadge("triangle-alert", "red", 40))
        self.title = PlainLabel(message.title, fit="wrap", role="heading")
        self.title.setObjectName("fault.title")
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(24) for _ in range(4)))
        column.setSpacing(theme.dp(12))
        column.addLayout(head)
        parts = (
            ("what", self.tr("Yang terjadi"), message.what),
            ("safe", self.tr("Yang aman"), message.safe),
            ("todo", self.tr("Yang perlu dilakukan"), message.todo),
        )
        for name, title, text in parts:
            column.addWidget(self._card(name, title, text))
        column.addLayout(self._buttons())
        column.addStretch(1)
        self.setFixedWidth(theme.dp(560))
        self.resize(self.width(), column.totalHeightForWidth(self.width()))
        self._close.setFocus()

    def _card(self, name: str, title: str, text: str) -> Card:
        card = Card(title, padded=True)
        label = PlainLabel(text, fit="wrap", selectable=True)
        label.setWordWrap(True)
        label.setObjectName(f"fault.{name}")
        card.body.addWidget(label)
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        copy = Button(self.tr("Salin laporan untuk petugas TI"), icon="copy")
        copy.setObjectName("fault.copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        close = PrimaryButton(self.tr("Tutup"))
        close.setObjectName("fault.close")
        close.clicked.connect(self.close)
        self._close = close
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row
