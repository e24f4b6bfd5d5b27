"""Emergency numbers before anything else: big, to copy, to record as handed over. Never modal."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from callcenter.directory.agencies import Agency
from ui import theme
from ui.plain_text import PlainLabel, plain_tooltip
from ui.ticket_form.layouts import Columns
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.empty_state import IconBadge

_FEW = 3


class EmergencyNumber(QWidget):
    """One number in large figures with its name, copy and hand-over."""

    handed = Signal(str)

    def __init__(self, agency: Agency, *, done: bool, brief: bool) -> None:
        super().__init__()
        self.agency = agency
        self.setObjectName(f"form.emergency_{agency.phone}")
        self.setAccessibleName(f"{agency.name} {agency.phone}")
        number = PlainLabel(agency.phone, role="number", ink="red", tabular=True)
        name = PlainLabel(_short(agency), role="hint", ink="muted")
        number.setMinimumWidth(theme.dp(44))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(number)
        words.addWidget(name)
        copy = Button(small=True, quiet=True, icon="copy")
        copy.setObjectName(f"form.emergency_copy_{agency.phone}")
        copy.setAccessibleName(self.tr("Salin nomor {n}").replace("{n}", agency.phone))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(agency.phone))
        asked = self.tr("Diserahkan") if brief else self.tr("Sudah diserahkan")
        self.hand = Button(self.tr("Tercatat ✓") if done else asked, small=True)
        spoken = self.tr("Sudah diserahkan ke {n}").replace("{n}", agency.phone)
        self.hand.setAccessibleName(spoken)
        plain_tooltip(self.hand, spoken)
        self.hand.setObjectName(f"form.emergency_handed_{agency.phone}")
        self.hand.setEnabled(not done)
        self.hand.clicked.connect(lambda: self.handed.emit(agency.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(2))
        row.addLayout(words, 1)
        row.addWidget(copy)
        row.addWidget(self.hand)


class EmergencyCard(QWidget):
    """`handed` carries the body's id; `dismissed` when the operator has seen enough of it."""

    handed = Signal(str)
    dismissed = Signal()
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form.emergency")
        self._shown: tuple[str, str, tuple[str, ...], frozenset[str]] | None = None
        self._title = PlainLabel("", fit="elide", role="strong", ink="red")
        self._say = PlainLabel("", fit="wrap", role="label")
        self._close = Button(small=True, quiet=True, icon="x")
        self._close.setObjectName("form.emergency_close")
        self._close.setAccessibleName(self.tr("Tutup kartu darurat"))
        self._close.clicked.connect(self._dismiss)
        self.box = Columns(theme.dp(208))
        head = QHBoxLayout()
        head.setSpacing(theme.dp(10))
        head.addWidget(IconBadge("triangle-alert", "red", 24))
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.dp(n) for n in (12, 6, 6, 8)))
        column.setSpacing(theme.dp(4))
        column.addLayout(head)
        column.addWidget(self._say)
        column.addWidget(self.box)
        self.hide()

    def tab_stops(self) -> list[QWidget]:
        """Everything to press."""
        return [*self.box.findChildren(Button), self._close]

    def show_numbers(
        self, title: str, say: str, agencies: Sequence[Agency], handed: frozenset[str]
    ) -> None:
        """Shows these numbers; the focus stays where it is."""
        wanted = (title, say, tuple(one.id for one in agencies), handed)
        if wanted != self._shown:
            self._shown = wanted
            self._title.setText(title)
            self._say.setText(say)
            self._say.setVisible(bool(say))
            self.box.clear()
            for agency in agencies:
                one = EmergencyNumber(agency, done=agency.id in handed, brief=len(agencies) > _FEW)
                one.handed.connect(self.handed)
                self.box.add(one)
            self.rebuilt.emit()
        self.setAccessibleName(f"{title}. {say}")
        self.show()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a weak red field with a red edge."""
        del event
        paint.paint_card(QPainter(self), self.rect().toRectF(), "red")


def _short(agency: Agency) -> str:
    return (
        agency.name.replace(agency.phone, "")
        .replace("Layanan", "")
        .replace("Kebakaran", "")
        .strip()
        or agency.name
    )
