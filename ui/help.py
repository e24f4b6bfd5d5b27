"""F1: every key of the desk, read from the one table. Takes nothing away while it is open."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import shortcuts, theme
from ui.plain_text import PlainLabel
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.card import Card


class KeyBox(QWidget):
    """A key drawn as on the buttons; never takes the focus."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: the key's own size."""
        return paint.key_size(self.keys).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a thin rounded box."""
        del event
        painter = QPainter(self)
        paint.paint_key(painter, QRectF(self.rect()), self.keys, theme.tokens().color("muted"))


class HelpScreen(QWidget):
    """The key list in four groups; Esc emits `closed`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.setAccessibleName(self.tr("Bantuan"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.dp(n) for n in (18, 14, 18, 14)))
        outer.setSpacing(theme.dp(12))
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Bantuan · daftar tombol"), role="heading"), 1)
        self.close_button = Button(self.tr("Kembali"), key_hint="Esc", small=True)
        self.close_button.setObjectName("help.close")
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        body = QWidget()
        body.setObjectName("scroll_body")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theme.dp(12))
        for group in self._groups():
            column = QVBoxLayout()
            column.setSpacing(theme.dp(12))
            for card in group:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setObjectName("help.scroll")
        area.setWidgetResizable(True)
        area.setWidget(body)
        outer.addWidget(area, 1)
        self.setFocusProxy(area)

    def _groups(self) -> tuple[tuple[Card, ...], ...]:
        return (
            (self._card("everywhere", self.tr("Di mana saja")),),
            (
                self._card("form", self.tr("Di isian tiket")),
                self._card("ticket", self.tr("Di tiket, saat ada dua nilai")),
                self._card("outbox", self.tr("Di Belum terkirim")),
                self._card("lapor", self.tr("Di SP4N-LAPOR!")),
            ),
            (
                self._card("queue", self.tr("Di antrean")),
                self._card("conflicts", self.tr("Di daftar konflik")),
                self._card("search", self.tr("Di pencarian")),
                self._card("reports", self.tr("Di Laporan")),
                self._card("board", self.tr("Di Papan")),
                self._rules(),
            ),
        )

    def _card(self, where: str, title: str) -> Card:
        card = Card(title, padded=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.dp(12))
        grid.setVerticalSpacing(theme.dp(6))
        grid.setColumnStretch(1, 1)
        shown = [row for row in shortcuts.SHORTCUTS if row.where == where]
        for n, row in enumerate(shown):
            grid.addWidget(KeyBox(shortcuts.key_hint(row.id)), n, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(shortcuts.shortcut_text(row), fit="wrap"), n, 1)
        card.body.addLayout(grid)
        return card

    def _rules(self) -> Card:
        card = Card(self.tr("Yang perlu diingat"), padded=True)
        for line in (
            self.tr("Setiap ketikan tersimpan sebagai draf dalam satu detik."),
            self.tr("“Simpan” berarti aman di komputer ini; kapan sampai di pusat, "
                    "lihat keping sambungan di atas."),
            self.tr("Ketik :: di uraian untuk menyisipkan teks siap pakai."),
            self.tr("Bahaya nyawa: beri nomor darurat dahulu, isian kemudian."),
        ):  # fmt: skip
            card.body.addWidget(PlainLabel(line, fit="wrap"))
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
